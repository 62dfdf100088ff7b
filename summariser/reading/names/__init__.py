"""Who and what an article names: people with offices, countries, organisations, groups and delegations.

The scan reads each mention by itself (`scan`), people without a title need something beside them that shows they are people
(`untitled`), and mentions of one person are joined (`joining`). Headings give nobody by capitals alone; bylines and boilerplate give nobody.
"""

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from summariser.patterns import regex
from summariser.reading.names.assembly import assemble
from summariser.reading.names.entity import Entity, Name
from summariser.reading.names.joining import People
from summariser.reading.names.lexicon import match_known
from summariser.reading.names.mentions import PersonMention
from summariser.reading.names.scan import Scan
from summariser.reading.names.surnames import find_lone_surnames
from summariser.reading.names.tokens import Piece, Tokens
from summariser.reading.names.untitled import add_apposition, find_home, find_person, find_speaking_words
from summariser.reading.tables import words

if TYPE_CHECKING:
    from summariser.reading import Reading

__all__ = ["Entity", "Name", "find_entities", "tokenise"]

_FURNITURE = frozenset({"boilerplate", "byline"})
_HEADS = frozenset({"headline", "heading", "standfirst"})
_WORD = regex(r"[^\W\d_][\w'’]*")
_TITLED_SHARE = 0.7
"""Share of capitalised longer words from which a heading counts as written In Title Case; sentence case has about a fifth."""

_LONGEST_TITLED = 20
"""Words; a longer line is a sentence, however many names it holds."""


def find_entities(reading: "Reading") -> tuple[tuple[Entity, ...], tuple[Name, ...]]:
    """Everybody and every body the article names, in the order of first mention, and every mention in order."""
    tokens = tokenise(reading)
    scan = Scan(tokens)
    people = _find_people(tokens, scan)
    return assemble(tokens, people.all, scan)


@lru_cache(maxsize=2)
def tokenise(reading: "Reading") -> Tokens:
    """The words of all that may name somebody; kept for whoever reads the same article next."""
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
    return Tokens(text, pieces)


def _find_people(tokens: Tokens, scan: Scan) -> People:
    mentions = list(scan.people)
    by_end = {mention.end: mention for mention in mentions}
    rest = []
    speaking = find_speaking_words(tokens, scan.runs)
    lone = find_lone_surnames(tokens, scan.runs, scan.people)
    for run in scan.runs:
        before = by_end.get(run.start - 1) or by_end.get(run.start)
        alone = run.end - run.start == 1 and not run.titled and tokens.lows[run.start] in lone
        found = (
            PersonMention(run.start, run.end, find_home(tokens, run))
            if alone
            else find_person(tokens, run, before, speaking)
        )
        if found:
            mentions.append(found)
            by_end[found.end] = found
        else:
            rest.append(run)
    people = People(tokens, [add_apposition(tokens, mention) for mention in mentions])
    people.add_runs(rest)
    return people


def _is_titled(text: str) -> bool:
    """Whether a heading is written In Title Case. People with a title and known names are capitalised anyway, so they do not count."""
    longer = [match for match in _WORD.finditer(text) if match.end() - match.start() > 3]
    if (
        len(longer) < 2
        or len(longer) > _LONGEST_TITLED
        or not _looks_titled([m.group() for m in longer], _TITLED_SHARE)
    ):
        return False
    tokens = Tokens(text, [Piece(0, len(text), "heading", titled=False)])
    scan = Scan(tokens)
    named = [(m.title[0] if m.title else tokens.starts[m.start], tokens.ends[m.end - 1]) for m in scan.people]
    named += [(body.start, body.end) for body in scan.bodies]
    named += [tokens.span(hit.start, hit.end) for i in range(len(tokens)) if (hit := match_known(tokens, i))]
    rest = [
        m.group()
        for m in longer
        if not any(start <= m.start() < end for start, end in named) and m.group().lower() not in _calendar()
    ]
    return bool(rest) and _looks_titled(rest, 0.51)


def _looks_titled(longer: list[str], share: float) -> bool:
    return sum(not word[0].islower() for word in longer) >= share * len(longer)


@cache
def _calendar() -> frozenset[str]:
    return words()["weekday"] | words()["month"]
