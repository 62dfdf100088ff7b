"""Of which state the body is that publishes an article, by the lines above the first paragraph."""

import re
from collections import Counter
from functools import cache

from summariser.reading.names.tokens import Tokens
from summariser.reading.tables import list_words, place_countries

_MASTHEAD = 500
"""Characters before the first paragraph in which an issuing body and its seat are looked for."""

_ISSUERS = list_words(
    "ministry presidency government embassy chancellery department republic kingdom president cabinet"
)


def read_masthead(tokens: Tokens) -> Counter[str]:
    """ "Ministry of Foreign Affairs, Republic of Botswana", "Nairobi, 21 March 2024": the state of whoever publishes."""
    first = next((piece.start for piece in tokens.pieces if piece.kind == "body"), 0)
    signs: Counter[str] = Counter()
    for line in tokens.text[: min(first, _MASTHEAD)].splitlines():
        lows = [word.strip(",.;:()|").lower() for word in line.split()]
        if len(lows) > 14:
            continue
        issued = not _ISSUERS.isdisjoint(lows) and not {"readout", "meeting", "call", "visit"} & set(lows)
        parts = [part.strip().lower() for part in re.split(r"\s[|/·–—]\s", line)]
        if len(parts) > 1 and (code := next((_places()[part] for part in parts if part in _places()), None)):
            signs[code] += 2
            continue
        ends = (tuple(lows[:n]) for n in (1, 2, 3)), (tuple(lows[-n:]) for n in (1, 2, 3, 4))
        spans = [" ".join(span) for several in ends for span in several]
        code = next((_places()[span] for span in spans if span in _places()), None)
        dated = any(low.isdigit() for low in lows) or len(lows) < 4
        if code and (issued or dated):
            signs[code] += 4 if issued else 2
    return signs


@cache
def _places() -> dict[str, str]:
    return {name.lower(): code for name, code in place_countries().items()}
