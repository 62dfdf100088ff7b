"""Boxes that a page sets among an article's paragraphs and labels as something else: advertisements, polls, satire, corrections."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from summariser.patterns import regex
from summariser.reading.dates import DAY, MONTH
from summariser.reading.furniture import TAIL, TEASER_HEADS

Span = tuple[int, int]

_LABEL = regex(
    r"[\W_]{0,4}(?:advertisements?|advertising(?: feature)?|advert|advertorial|sponsored\b.{0,30}|paid (?:post|content|partnership).{0,30}|partner content|promoted|promotion|"
    r"(?:satire|parody|humou?r|fiction|chapter|(?:game|book|novel|play|poem|story|film|puzzle|quiz) of the (?:day|week|month|year))(?:\b.{0,30}|\s?[:—–-].{0,60})|sign up (?:to|for) (?:our|the).{0,40}|(?:our )?newsletters?|most (?:read|popular|viewed)|trending(?: now)?|"
    r"(?:.{0,40}\b)?(?:puzzles?|quiz(?:zes)?|crossword|trivia|brain ?teasers?|horoscopes?|your stars|(?:typing|grammar|maths?) (?:tutor|drill|practice)|lesson \d+|exercise [\da-h]+|(?:cast your|quick) (?:vote|poll)|vote now|have your say)\b.{0,60}|"
    r"(?:readers['’]? )?letters(?: to the editor)?|(?:anzeige|werbung|publicité|publicidad|pubblicità))[\W_]{0,4}\Z",
    re.I,
)
"""A line that says what the lines joined to it are."""

_BOX = r"(?:advertisement|advert|satire|parody|sponsored content|promotion|fiction|serial|extract|excerpt)"
_CLOSING = regex(
    rf"[\W_]{{0,4}}(?:{_BOX} ends?|end(?:s| of)(?: the)? {_BOX})[\W_]{{0,4}}\Z",
    re.I,
)
_REACH = 12
"""Paragraphs that a box may have between its label and the line that closes it."""

_POLL = regex(
    r"\W{0,4}(?:polls?|quiz|vote(?: now)?|survey|umfrage|sondage|encuesta)\s?[:—–-][^\n]{0,160}\?|.{0,200}[(\[]\s?[)\]] (?:yes|no)\b",
    re.I,
)
_CORRECTION = regex(
    r"\W{0,4}(?:(?:corrections?|clarifications?|amendments?|editor['’]s note|update|corrected)\b.{0,80})?\b(?:an earlier|a previous|the original|an? initial) version of (?:this|the) (?:article|story|report|post|piece)\b",
    re.I,
)
"""What a paper takes back or mends is about its earlier words; nothing new is reported there."""


def find_inserts(text: str, paragraphs: Sequence[Span], chunks: Sequence[int]) -> Iterator[Span]:
    """Where such boxes stand; they may overlap. `chunks` as `find_chunks` gives them."""
    starts = set(chunks)
    for number, (start, end) in enumerate(paragraphs):
        short = end - start <= 80
        if short and _is_label(text[start:end]):
            last = _last_of(number, text, paragraphs, starts)
            yield start, paragraphs[last if last > number else _last_strange(number, text, paragraphs)][1]
        elif _POLL.match(text, start, end):
            yield start, paragraphs[_last_in_chunk(number, paragraphs, starts)][1]
        elif _CORRECTION.match(text, start, end):
            yield start, end


_NAME = regex(r"(?<![.!?“\"—–] )(?<!\A)(?<=[ \u00a0])[^\W\d_a-zß-öø-ÿ][\w’'-]{2,}")
_CALENDAR = regex(rf"{DAY}|{MONTH}\Z")


def _last_strange(number: int, text: str, paragraphs: Sequence[Span]) -> int:
    """The last paragraph behind a label that stands alone which names somebody, and nobody whom the rest of the article names."""
    after = number + 1
    if after >= len(paragraphs) or after < len(paragraphs) - _REACH:
        return number
    start, end = paragraphs[after]
    names = {name for name in _NAME.findall(text[start:end]) if not _CALENDAR.match(name)}
    rest = text[: paragraphs[number][0]] + text[end:]
    return after if len(names) > 1 and not any(re.search(rf"\b{re.escape(name)}\b", rest) for name in names) else number


def _is_label(words: str) -> bool:
    return bool(_LABEL.match(words) or (TEASER_HEADS.match(words) and TAIL.match(words)))


def _last_of(number: int, text: str, paragraphs: Sequence[Span], starts: set[int]) -> int:
    """The last paragraph of the box with this label: the line that closes it, else the last that no blank line parts from the label."""
    for after in range(number + 1, min(number + _REACH + 1, len(paragraphs))):
        start, end = paragraphs[after]
        if end - start <= 60 and _CLOSING.match(text[start:end]):
            return after
    return _last_in_chunk(number, paragraphs, starts)


def _last_in_chunk(number: int, paragraphs: Sequence[Span], starts: set[int]) -> int:
    if number not in starts:
        return number
    after = number
    while after + 1 < len(paragraphs) and after + 1 not in starts and after - number < _REACH:
        after += 1
    return after


def find_chunks(text: str, paragraphs: Sequence[Span]) -> list[int]:
    """The numbers of the paragraphs before which a blank line stands; all of them where blank lines are not what parts paragraphs here."""
    joints = [
        number for number, (one, other) in enumerate(pairwise(paragraphs), 1) if "\n" in text[one[1] + 1 : other[0]]
    ]
    usual = 2 * len(joints) > len(paragraphs) - 1
    return [0, *joints] if usual else list(range(len(paragraphs)))
