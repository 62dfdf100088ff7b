"""Surnames that stand alone: people so well known that a short article names them in no other way."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from summariser.reading.names.encounter import MEETS, meets
from summariser.reading.names.lexicon import match_known
from summariser.reading.names.mentions import PersonMention, Run
from summariser.reading.names.tokens import COMMA, POSSESSIVE, SPACE, Tokens
from summariser.reading.names.untitled import ONLY_PEOPLE_DO
from summariser.reading.tables import list_words, words


def find_lone_surnames(tokens: Tokens, runs: Sequence[Run], mentions: Sequence[PersonMention]) -> frozenset[str]:
    """Surnames of people so well known that the article names them in no other way.

    They do what only people do and stand there again, or they stand in a pair or behind a state where only people can.
    """
    named = {tokens.lows[k] for mention in mentions for k in range(mention.start, mention.end)}
    single = [run for run in runs if run.end - run.start == 1 and not run.titled]
    often = Counter(tokens.lows[run.start] for run in single)
    doing = {tokens.lows[run.start] for run in single if _acts_in_person(tokens, run)}
    lone = {low for low in doing - named if often[low] > 1}
    lone |= {tokens.lows[run.start] for run in (*_find_pairs(tokens, single), *_find_sent(tokens, single))} - named
    return frozenset(low for low in lone if len(low) > 2 and low.isalpha())


_BETWEEN_TWO = list_words("call conversation meeting summit encounter dinner lunch breakfast handshake")
_BY_TWO = list_words("met spoke talked conferred dined")


def _find_pairs(tokens: Tokens, single: Sequence[Run]) -> list[Run]:
    """ "A and B met", "he, A and B", "a call between A and B", "A received B": two of whom each shows that the other is somebody."""
    found: list[Run] = []
    starts = {run.start: run for run in single}
    for one, other in pairwise(single):
        i, j = one.start, other.end
        near = 0 < other.start - one.end <= _FAR and all(tokens.gap(k) == SPACE for k in range(one.end, j))
        if not near or not (_may_be_surname(tokens, one) and _may_be_surname(tokens, other)):
            continue
        verb, *rest = tokens.lows[one.end : other.start]
        if verb == "and" and not rest:
            while j < min(other.end + _FAR, len(tokens)) and tokens.gap(j) == SPACE and tokens.lows[j] in _AUXILIARIES:
                j += 1
            behind = tokens.lows[j : j + 1] if j < len(tokens) and tokens.gap(j) == SPACE else []
            mutual = tokens.lows[i - 1 : i] == ["between"] and tokens.lows[max(i - 2, 0)] in _BETWEEN_TWO
            mutual = mutual or not (_BY_TWO if j == other.end else _BY_TWO | MEETS).isdisjoint(behind)
            mutual = mutual or (tokens.lows[i - 1 : i] in (["he"], ["she"]) and tokens.gap(i) == COMMA)
        else:
            mutual = verb in MEETS | {"spoke", "talked"} and _LINKS.issuperset(rest)
        met = starts.get(j + 1)  # "A and B are to meet C"
        found += (one, other, *((met,) if met and _may_be_surname(tokens, met) else ())) if mutual else ()
    return found


_FAR = 5
_AUXILIARIES = list_words(
    "will would are were is to have had both also then themselves again due expected scheduled set last first"
)
_LINKS = list_words("with to by on the phone telephone")


def _may_be_surname(tokens: Tokens, run: Run) -> bool:
    """A word alone, neither a people in the plural nor a thing, nor one with an article."""
    low, before = tokens.lows[run.start], tokens.lows[run.start - 1] if run.start else ""
    plain = not tokens.words[run.start].isupper() and not low.endswith("s") and before not in ("the", "a", "an")
    return plain and low not in words()["place"] | words()["body"]


def _find_sent(tokens: Tokens, single: Sequence[Run]) -> list[Run]:
    """ "Germany's Baum and Poland's Zak met", "received Poland's Zak": a word behind its state that meets or is met."""
    found: list[Run] = []
    beside = -1
    for run in reversed(single):
        hits = [match_known(tokens, k) for k in range(max(run.start - 3, 0), run.start)]
        home = next((h for h in hits if h and h.end == run.start and h.entry.sort == "country"), None)
        if home is None or tokens.gap(run.start) != POSSESSIVE or not _may_be_surname(tokens, run):
            continue
        alone = Run(home.start, run.end, run.titled)
        spoken = (
            home.start > 1 and tokens.lows[home.start - 1] in ("to", "with") and tokens.lows[home.start - 2] in _DEALING
        )
        if run.end == beside or spoken or meets(tokens, alone) or _acts_in_person(tokens, run):
            found.append(run)
            beside = home.start - 1 if tokens.lows[home.start - 1 : home.start] == ["and"] else -1
    return found


_DEALING = list_words(
    "spoke met dined lunched talked talks talk meeting call conversation discussions dinner lunch breakfast"
)


def _acts_in_person(tokens: Tokens, run: Run) -> bool:
    acts = run.end < len(tokens) and tokens.gap(run.end) == SPACE and tokens.lows[run.end] in ONLY_PEOPLE_DO - {"told"}
    river = run.start > 0 and tokens.lows[run.start - 1] == "the"  # "the Danube met the Sava"
    return (acts or meets(tokens, run)) and not river and not tokens.words[run.start].isupper()
