"""The abstract of an article that was read in pieces: of the sentences of all pieces, the two to four that a record has."""

from summariser.engine import ModelT
from summariser.record import Draft, DraftStatement, Warning

_LONGEST = 4
"""Sentences, as the prompt asks for."""


def in_short(gathered: ModelT, answers: list[ModelT]) -> tuple[ModelT, tuple[Warning, ...]]:
    """The answer with an abstract as long as that of a short article, and what to tell of the sentences left out."""
    if not isinstance(gathered, Draft) or len(answers) == 1 or len(gathered.abstract) <= _LONGEST:
        return gathered, ()
    chosen = _chosen([each.abstract for each in answers if isinstance(each, Draft) and each.abstract])
    kept = tuple(each for each in gathered.abstract if each in chosen)
    detail = f"The pieces' abstracts had {len(gathered.abstract)} sentences; {len(kept)} of them are the article's."
    return gathered.model_copy(update={"abstract": kept}), (Warning(code="abstract_shortened", detail=detail),)


def _chosen(abstracts: list[tuple[DraftStatement, ...]]) -> list[DraftStatement]:
    """The first sentence of each piece, of many pieces some that lie evenly; where these are too few, the second ones, and so on."""
    chosen: list[DraftStatement] = []
    for place in range(max(map(len, abstracts))):
        row = [each[place] for each in abstracts if len(each) > place and each[place] not in chosen]
        chosen += _spread(row, _LONGEST - len(chosen))
    return chosen


def _spread(row: list[DraftStatement], room: int) -> list[DraftStatement]:
    """At most `room` of a row: evenly, the first and the last among them."""
    if len(row) <= room:
        return row
    if room <= 1:
        return row[:room]
    return [row[at * (len(row) - 1) // (room - 1)] for at in range(room)]
