"""Quotation marks: which stretches of a text stand between them.

Each mark is judged by what stands on either side of it and by what is open in its paragraph, never by counting, so that one stray mark
spoils at most its own paragraph. Apostrophes are told from single marks the same way. One pass and a stack: linear in the text.
"""

import re
from dataclasses import dataclass, field

from summariser.reading.glyphs import ELISION, MARK, Mark, describe_marks
from summariser.reading.paragraphs import find_paragraphs
from summariser.reading.unclosed import Opened, Style, find_unclosed_end, list_stray


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of text between quotation marks. `start:end` lies between the marks, `outer_start:outer_end` takes them in."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    depth: int
    """0 for a stretch within no other."""

    parent: int | None
    """Index of the stretch it is nested in."""

    style: Style
    closed: bool
    """False when no mark closes it; it then ends with its paragraph, or where the next stretch of its kind opens."""

    continues: int | None
    """Index of the stretch of an earlier paragraph that it goes on from: one quotation over several paragraphs."""


_CORNERS = {"「": "」", "『": "』"}
_DOUBLES = frozenset('"“”„‟〝〞〟＂') | {"``", "''"}
_SINGLES = frozenset("'’‘‚‛")


@dataclass(slots=True)
class _Paragraph:
    """The marks of one paragraph while they are paired."""

    text: str
    start: int
    end: int
    marks: list[Mark]
    found: list[Opened]
    stack: list[Opened] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    last: Opened | None = None
    """The stretch that the paragraph before left open."""

    turned_singles: bool = False
    """Whether the text has turned single marks at all; then a ’ never opens."""


def find_stretches(text: str) -> tuple[Stretch, ...]:
    """Every stretch of `text` between quotation marks, outer before inner, in order of their starts.

    Knows straight and curly double marks, British single marks, low-high marks, guillemets both ways, corner brackets, and mixtures of
    those that open and close unlike. Empty stretches are left out.
    """
    found: list[Opened] = []
    last: Opened | None = None
    turned = "‘" in text
    marks = MARK.finditer(text)
    ahead = next(marks, None)
    if ahead is None:
        return ()
    for start, end in find_paragraphs(text):
        inside: list[re.Match[str]] = []
        while ahead is not None and ahead.start() < end:
            inside.append(ahead)
            ahead = next(marks, None)
        paragraph = _Paragraph(
            text, start, end, describe_marks(text, start, end, inside), found, last=last, turned_singles=turned
        )
        last = _pair(paragraph)
    return _finish(text, [one for one in found if one.kept])


def _pair(paragraph: _Paragraph) -> Opened | None:
    """Pair the marks of one paragraph. Returns the stretch left open at its end, if any."""
    ahead = _look_ahead(paragraph)
    for i, mark in enumerate(paragraph.marks):
        if mark.text in _DOUBLES:
            _read_double(paragraph, mark)
        elif mark.text in _SINGLES:
            _read_single(paragraph, mark, ahead[i])
        elif mark.text in "«»‹›":
            _read_guillemet(paragraph, mark)
        else:
            _read_corner(paragraph, mark)
    return _leave(paragraph)


def _look_ahead(paragraph: _Paragraph) -> list[int]:
    """For each mark, the greatest strength of a closing single mark after it and before the next opening one."""
    ahead, strongest = [0] * len(paragraph.marks), 0
    for i in range(len(paragraph.marks) - 1, -1, -1):
        mark = paragraph.marks[i]
        ahead[i] = strongest
        if mark.text in "'’":
            opening = mark.text == "'" and mark.opens and not ELISION.match(paragraph.text, mark.at)
            strongest = 0 if opening else max(strongest, mark.strength)
        elif mark.text == "‘" and mark.opens:
            strongest = 0
    return ahead


def _read_double(paragraph: _Paragraph, mark: Mark) -> None:
    is_open = paragraph.counts.get("double", 0)
    if mark.text in "„‟〝" and not (is_open and mark.closes):
        _open(paragraph, mark, "low" if mark.text == "„" else "double", "double")
    elif is_open and _closes_double(paragraph, mark):
        _close(paragraph, mark, "double")
    elif mark.text in ("“", "``") or (not mark.closes and mark.text != "''" and not mark.before.isdigit()):
        _open(paragraph, mark, "double", "double")
    elif mark.closes and not is_open:
        _close_earlier(paragraph, mark)


def _closes_double(paragraph: _Paragraph, mark: Mark) -> bool:
    """Whether `mark` closes what is open. A mark that looks like an opening one closes only where it was plainly set amiss."""
    if mark.text in ("”", "〞", "〟", "''"):
        return True
    if mark.text == "``":
        return False
    if not mark.opens:
        return mark.text != "“" or mark.closes or mark.after.isspace() or not mark.before.isspace()
    # `"We go, "he said`: a comma before the space and a small letter after the mark
    amiss = mark.after.islower() and mark.before.isspace() and mark.at >= 2
    return amiss and paragraph.text[mark.at - 2] in ",?!" and mark.text == '"'


def _read_single(paragraph: _Paragraph, mark: Mark, ahead: int) -> None:
    is_open = paragraph.counts.get("single", 0)
    if mark.text in "‘‚‛":
        _read_turned_single(paragraph, mark, is_open)
    elif is_open and mark.strength and not (mark.strength == 1 and ahead == 2):
        _close(paragraph, mark, "single")
    elif mark.opens and not ELISION.match(paragraph.text, mark.at):
        alone = mark.at == paragraph.start
        if (mark.text == "'" and (ahead or alone)) or (
            mark.text == "’" and ahead == 2 and not paragraph.turned_singles
        ):
            _open(paragraph, mark, "single", "single")


def _read_turned_single(paragraph: _Paragraph, mark: Mark, is_open: int) -> None:
    if mark.closes and is_open:
        _close(paragraph, mark, "single")
    elif mark.opens and not ELISION.match(paragraph.text, mark.at):
        _open(paragraph, mark, "single-low" if mark.text == "‚" else "single", "single")


def _read_guillemet(paragraph: _Paragraph, mark: Mark) -> None:
    group = "guillemets" if mark.text in "«»" else "small guillemets"
    forward, backward = paragraph.counts.get(group, 0), paragraph.counts.get(group + " reversed", 0)
    if mark.text in "«‹":
        if backward:
            _close(paragraph, mark, group + " reversed")
        elif not mark.closes:
            _open(paragraph, mark, "guillemet", group)
    elif forward:
        _close(paragraph, mark, group)
    elif backward and not mark.opens:
        _close(paragraph, mark, group + " reversed")
    elif mark.opens:
        _open(paragraph, mark, "reversed", group + " reversed")
    elif mark.closes:
        _close_earlier(paragraph, mark)


def _read_corner(paragraph: _Paragraph, mark: Mark) -> None:
    if mark.text in _CORNERS:
        _open(paragraph, mark, "corner", _CORNERS[mark.text])
    elif paragraph.counts.get(mark.text):
        _close(paragraph, mark, mark.text)


def _open(paragraph: _Paragraph, mark: Mark, style: Style, group: str) -> None:
    stretch = Opened(style, group, mark.at, mark.end, opens_paragraph=mark.at == paragraph.start)
    if stretch.opens_paragraph:
        stretch.continues = paragraph.last
    paragraph.stack.append(stretch)
    paragraph.found.append(stretch)
    paragraph.counts[group] = paragraph.counts.get(group, 0) + 1


def _close(paragraph: _Paragraph, mark: Mark, group: str) -> None:
    """Close the innermost stretch of `group`; what is open within it was never closed. Each stretch leaves the stack once."""
    while True:
        top = paragraph.stack.pop()
        paragraph.counts[top.group] -= 1
        top.end, top.outer_end = mark.at, mark.at
        if top.group == group:
            break
        top.kept = top.group != "single"
    top.outer_end, top.closed = mark.end, True


def _close_earlier(paragraph: _Paragraph, mark: Mark) -> None:
    """A closing mark without an opening one ends what the paragraph before left open."""
    if paragraph.last is None or (paragraph.found and paragraph.found[-1].start >= paragraph.start):
        return
    rest = Opened("double", "double", paragraph.start, paragraph.start, mark.at, mark.end, closed=True)
    rest.continues = paragraph.last
    paragraph.found.append(rest)


def _leave(paragraph: _Paragraph) -> Opened | None:
    """End what is still open: at the next stretch of its kind, else at the end of the paragraph."""
    if not paragraph.stack:
        return None
    later: dict[str, int] = {}
    for stretch in reversed(paragraph.stack):
        stretch.end = stretch.outer_end = later.get(stretch.group, paragraph.end)
        later[stretch.group] = stretch.outer_start
        if stretch.group == "single":
            stretch.kept = stretch.opens_paragraph and stretch.end == paragraph.end
    left = next((one for one in paragraph.stack if one.kept and one.end == paragraph.end), None)
    _end_before_siblings(paragraph)
    return left if left is not None and left.end == paragraph.end else None


def _end_before_siblings(paragraph: _Paragraph) -> None:
    """An unclosed stretch does not swallow later stretches of its kind that are properly closed: it ends before them."""
    following: dict[str, int] = {}
    for stretch in reversed(paragraph.found):
        if stretch.outer_start < paragraph.start:
            break
        if not stretch.closed and stretch.kept:
            limit = following.get(stretch.group, stretch.end)
            if limit < stretch.end:
                stretch.end = stretch.outer_end = limit
        if stretch.kept:
            following[stretch.group] = stretch.outer_start


def _finish(text: str, found: list[Opened]) -> tuple[Stretch, ...]:
    """Trim white space, drop what is empty or a lone single mark, and number parents and continuations."""
    continued = {id(one.continues) for one in found if one.continues}
    for one in (one for one in found if not one.closed):
        end = find_unclosed_end(text, one.start, one.end, goes_on=id(one) in continued)
        if end < one.end:
            one.end = one.outer_end = end
            continued.discard(id(one))
    stray = list_stray(text, found)
    kept = [one for one in found if id(one) not in stray and _trim(text, one)]
    kept = [
        one
        for one in kept
        if one.group != "single" or one.closed or id(one) in continued or id(one.continues) in continued
    ]
    index = {id(one): i for i, one in enumerate(kept)}
    stretches: list[Stretch] = []
    above: list[int] = []
    for one in kept:
        while above and stretches[above[-1]].outer_end <= one.outer_start:
            above.pop()
        continues = index.get(id(one.continues)) if id(one.continues) in continued else None
        parent = above[-1] if above else None
        bounds = one.start, one.end, one.outer_start, one.outer_end
        stretches.append(Stretch(*bounds, len(above), parent, one.style, one.closed, continues))
        above.append(len(stretches) - 1)
    return tuple(stretches)


def _trim(text: str, one: Opened) -> bool:
    piece = text[one.start : one.end]
    bare = piece.strip()
    if not bare:
        return False
    if len(bare) != len(piece):
        one.start += len(piece) - len(piece.lstrip())
        one.end = one.start + len(bare)
    if not one.closed:
        one.outer_end = one.end
    return True
