"""Where paragraphs begin and end: at blank lines, and at single line ends unless the text is wrapped at a fixed width."""

from collections.abc import Iterator
from itertools import pairwise

from summariser.patterns import regex

_LINE = regex(r"[^\n]+")
_CHUNK_GAP = regex(r"\n[^\S\n]*\n")
_FIRST_WORD = regex(r"\s*(\S{1,40})")
_MIN_JOINTS = 3
_WIDTHS = range(40, 101)
"""Characters. Mail and old wire copy wrap at 60 to 80; a text of longer lines is one paragraph a line."""


def find_paragraphs(text: str) -> tuple[tuple[int, int], ...]:
    """The (start, end) of every paragraph of `text`, without surrounding white space, in order. Linear in the text."""
    lines = [(m.start(), m.end()) for m in _LINE.finditer(text) if not m[0].isspace()]
    return tuple(trim_span(text, start, end) for start, end in _join(text, lines))


def _join(text: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    wrapped = _is_wrapped(text, lines)
    start: int | None = None
    for i, (begin, end) in enumerate(lines):
        start = begin if start is None else start
        if wrapped and i + 1 < len(lines) and _continues(text, lines[i], lines[i + 1], wrapped):
            continue
        yield start, end
        start = None


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> int:
    """The width at which the text was wrapped, or 0."""
    joints = [(a, b) for a, b in pairwise(lines) if b[0] - a[1] == 1]
    if len(joints) < _MIN_JOINTS or ("\n\n" not in text and not _CHUNK_GAP.search(text) and len(joints) < 8):
        return 0
    width = max(end - start for start, end in lines)
    if width not in _WIDTHS:
        return 0
    full = sum(_continues(text, a, b, width) for a, b in joints)
    return width if full > 0.6 * len(joints) else 0


def _continues(text: str, line: tuple[int, int], following: tuple[int, int], width: int) -> bool:
    """Whether `following` is the rest of `line`: its first word would not have fitted."""
    if following[0] - line[1] != 1:
        return False
    if line[1] - line[0] > 0.7 * width and (text[following[0]].islower() or text[line[1] - 1] not in ".!?:;”\"’'»)"):
        return True
    if text.endswith((" and", ","), line[0], line[1]):
        return True
    word = _FIRST_WORD.match(text, following[0], following[1])
    return line[1] - line[0] + 1 + len(word[1] if word else "") > width - 3


def trim_span(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space at its edges."""
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
