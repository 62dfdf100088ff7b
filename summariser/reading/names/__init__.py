"""Who and what an article names: people with offices, countries, organisations, groups and delegations.

The scan reads each mention by itself (`scan`), people without a title need something beside them that shows they are people
(`untitled`), and mentions of one person are joined (`joining`). Headings give nobody by capitals alone; bylines and boilerplate give nobody.
"""

from typing import TYPE_CHECKING

from summariser.reading.names.assembly import assemble
from summariser.reading.names.entity import Entity, Name
from summariser.reading.names.joining import People
from summariser.reading.names.scan import Scan
from summariser.reading.names.tokens import Piece, Tokens
from summariser.reading.names.untitled import add_apposition, find_person

if TYPE_CHECKING:
    from summariser.reading import Reading

__all__ = ["Entity", "Name", "find_entities"]

_FURNITURE = frozenset({"boilerplate", "byline"})
_HEADS = frozenset({"headline", "heading", "standfirst"})
_TITLED_SHARE = 0.7
"""Share of capitalised longer words from which a heading counts as written In Title Case; sentence case has about a fifth."""

_LONGEST_TITLED = 20
"""Words; a longer line is a sentence, however many names it holds."""


def find_entities(reading: "Reading") -> tuple[tuple[Entity, ...], tuple[Name, ...]]:
    """Everybody and every body the article names, in the order of first mention, and every mention in order."""
    text = reading.article.text
    pieces = [
        Piece(
            block.start,
            block.end,
            block.kind,
            titled=block.kind in _HEADS and _is_titled(text[block.start : block.end]),
        )
        for block in reading.blocks
        if block.kind not in _FURNITURE
    ]
    tokens = Tokens(text, pieces)
    scan = Scan(tokens)
    people = _find_people(tokens, scan)
    return assemble(tokens, people.all, scan.bodies)


def _find_people(tokens: Tokens, scan: Scan) -> People:
    mentions = list(scan.people)
    by_end = {mention.end: mention for mention in mentions}
    rest = []
    for run in scan.runs:
        before = by_end.get(run.start - 1)
        if found := find_person(tokens, run, before):
            mentions.append(found)
            by_end[found.end] = found
        else:
            rest.append(run)
    people = People(tokens, [add_apposition(tokens, mention) for mention in mentions])
    people.add_runs(rest)
    return people


def _is_titled(text: str) -> bool:
    longer = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    if len(text.split()) > _LONGEST_TITLED:
        return False
    return len(longer) > 1 and sum(not word[0].islower() for word in longer) >= _TITLED_SHARE * len(longer)
