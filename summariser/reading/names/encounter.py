"""People known by what they do together: whoever meets, or is met, is somebody."""

from summariser.reading.names.mentions import Run
from summariser.reading.names.tokens import SPACE, Tokens
from summariser.reading.tables import list_words

MEETS = list_words("meet met meets meeting receive received receives host hosted hosts greeted phoned telephoned")
_MET = list_words("met meet spoke talked sat gathered")
_AUXILIARIES = list_words("is was will would to be due has had expected set also then later")
_MEETS_BASE = list_words("meet receive host travel fly chair speak sit visit join hold attend arrive welcome")


def meets(tokens: Tokens, run: Run) -> bool:
    """ "is to receive Emmanuel Macron", "where Emmanuel Macron is to receive": only people meet and are met so."""
    i, j = run.start, run.end
    if run.end - run.start > 4:
        return False
    if i > 1 and tokens.gap(i) == SPACE and tokens.lows[i - 1] in MEETS:
        return True
    k = _skip_partner(tokens, j)
    if k > j and tokens.gap(k) == SPACE and tokens.lows[k : k + 1] and tokens.lows[k] in _MET:
        return True
    while k < min(j + 4, len(tokens)) and tokens.gap(k) == SPACE and tokens.lows[k] in _AUXILIARIES:
        k += 1
    return k > j and k < len(tokens) and tokens.gap(k) == SPACE and tokens.lows[k] in _MEETS_BASE


def _skip_partner(tokens: Tokens, j: int) -> int:
    """Behind "and Erol Denktaner", which is somebody else who meets; `j` where no such words stand there."""
    k = j + 1
    while k < min(j + 5, len(tokens)) and tokens.gap(k) == SPACE and tokens.capital(k):
        k += 1
    return k if k > j + 2 and tokens.lows[j] == "and" and tokens.gap(j) == SPACE else j
