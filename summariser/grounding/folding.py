"""Folding: one spelling for texts that differ only in typography, white space, Unicode form or case, with the way back.

What is folded: quotation marks of every kind, dashes (and the space around them), runs of white space, `…` and `...`, soft hyphens,
zero-width and direction marks, ligatures and presentation forms, full-width forms, canonical composition (NFC), case. What is not,
because it tells words apart: accents, `ß` and `ss`, superscripts and fractions, digits of other scripts. All of it is linear.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from summariser.patterns import regex

_MARKS = "\"'`´ʻʼ‘’‚‛“”„‟‹›«»′″‵‶〝〞〟＂＇「」『』｢｣"
_DASHES = "-‐‑‒–—―−﹘﹣－"
_SPACES = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
_UNSEEN = "\xad\u034f\u061c\u0640\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef"
_LIGATURES = (
    "\u0132\u0133\u01c7-\u01cc\u01f1-\u01f3\u0587\ufb00-\ufb06\ufb13-\ufb17\ufb20-\ufb4f\ufb50-\ufdff\ufe70-\ufefc"
)
# Characters that Unicode itself calls the same as another one, or as a sequence (singletons and composition exclusions).
_SAME = "\u0340\u0341\u0374\u037e\u0387\u0958-\u095f\u09dc-\u09df\u0a33-\u0a5e\u0b5c\u0b5d\u0f43-\u0fb9\u1f71-\u1fff\u2126\u212a\u212b\u2329\u232a\uf900-\ufaff\U0002f800-\U0002fa1f"
_BLANK = rf"[\s{_UNSEEN}]"
_CHANGING = regex(
    rf"(?![A-Za-z0-9.,]|[ -][A-Za-z0-9])(?:(?P<dash>{_BLANK}*[{_DASHES}][{_DASHES}\s{_UNSEEN}]*)"
    rf"|(?P<thin>[\u00a0\u202f]+(?=[!?;:»›])|(?<=[«‹])[\u00a0\u202f]+)"
    rf"|(?P<blank>{_BLANK}{{2,}}|[{_UNSEEN}])"
    rf"|(?P<marks>[{_MARKS}]{{2,}})"
    rf"|(?P<dots>…)"
    rf"|(?P<compat>[{_LIGATURES}])"
    rf"|(?P<canon>[{_SAME}]|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?|İ))"
)
"""Everything that folds to another number of characters than it has, as alternatives tried only where no plain word stands or goes on."""
# Outside of these no character combines with the one before it.
_MAY_COMBINE = regex("[\u0300-\u1fff\u20d0-\u20ff\u2c00-\U0001efff]")
_LONGEST_CLUSTER = 32
"""Marks on one letter. Longer piles are no writing, and normalising them costs the square of their length."""


_SHORT = 200
"""Characters up to which what is folded is kept for a while: names, titles and cues come again and again."""


@dataclass(frozen=True, slots=True)
class Trail:
    """The way back from a changed text: pieces `[new, new_end)` that stand for `[old, old_end)`; all between them is one to one."""

    new: list[int] = field(default_factory=list)
    new_end: list[int] = field(default_factory=list)
    old: list[int] = field(default_factory=list)
    old_end: list[int] = field(default_factory=list)

    def start(self, place: int) -> int | None:
        """Where the character at `place` begins in the old text, or None when it is only a part of one there."""
        at = bisect_right(self.new, place) - 1
        if at < 0:
            return place
        if place >= self.new_end[at]:
            return self.old_end[at] + place - self.new_end[at]
        return self.old[at] if place == self.new[at] else None

    def end(self, place: int) -> int | None:
        """Where the character before `place` ends in the old text, or None when only a part of it would be taken."""
        at = bisect_right(self.new, place - 1) - 1
        if at < 0:
            return place
        if place >= self.new_end[at]:
            return self.old_end[at] + place - self.new_end[at]
        return None

    def _add(self, new: int, length: int, old: int, old_end: int) -> None:
        self.new.append(new)
        self.new_end.append(new + length)
        self.old.append(old)
        self.old_end.append(old_end)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and the trail back to its source."""

    text: str
    trails: tuple[Trail, ...]

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """The source's span for `text[start:end]`, or None when an edge would cut a character of the source in two."""
        first: int | None = start
        last: int | None = end
        for trail in self.trails:
            if first is None or last is None:
                return None
            first, last = trail.start(first), trail.end(last)
        return None if first is None or last is None or first >= last else (first, last)


def fold(text: str) -> Folded:
    """Fold `text`. Two texts fold alike only when they hold the same words; see the module for what counts as the same."""
    return _fold_again(text) if len(text) <= _SHORT else _fold(text)


def _fold(text: str) -> Folded:
    composed = text
    trails: tuple[Trail, ...] = ()
    if text.isascii() and not _CHANGING.search(text):
        return Folded(_lower(text), ())
    if _MAY_COMBINE.search(text) and any(map(unicodedata.combining, text)):
        composed, trail = _rewrite(text, _composed_clusters(text))
        trails = (trail,)
    folded, trail = _rewrite(composed, _replacements(composed))
    return Folded(_lower(folded), (trail, *trails))


_fold_again = lru_cache(4096)(_fold)


def _rewrite(text: str, changes: Iterator[tuple[int, int, str]]) -> tuple[str, Trail]:
    """Apply `changes` (start, end, replacement), in order and apart, and note every one that is not one character for one."""
    trail, old, new = Trail(), 0, 0
    parts: list[str] = []
    for start, end, replacement in changes:
        parts += (text[old:start], replacement)
        new += start - old
        if not len(replacement) == end - start == 1:
            trail._add(new, len(replacement), start, end)
        new += len(replacement)
        old = end
    parts.append(text[old:])
    return "".join(parts), trail


def _replacements(text: str) -> Iterator[tuple[int, int, str]]:
    for found in _CHANGING.finditer(text):
        start, end, kind = found.start(), found.end(), found.lastgroup
        yield start, end, _replace(text, start, end, kind or "")


def _replace(text: str, start: int, end: int, kind: str) -> str:
    piece = text[start:end]
    if kind == "dash":
        # " -5" is minus five, unlike "3-5" and "3 - 5"; in all other cases the space around a dash is a matter of house style.
        minus = piece[0].isspace() and piece[-1] in _DASHES and end < len(text) and text[end].isdigit()
        return " -" if minus else "-"
    if kind == "blank":
        return " " if any(map(str.isspace, piece)) else ""
    if kind == "marks":
        return "'"
    if kind == "dots":
        return "..."
    if kind == "compat":
        return unicodedata.normalize("NFKC", piece)
    return "" if kind == "thin" else "i\u0307" if piece == "İ" else unicodedata.normalize("NFC", piece)


_PLAIN = str.maketrans({'"': "'", "`": "'"} | {space: " " for space in _SPACES if space.isascii()})


def _lower(text: str) -> str:
    """Case, marks, dashes, spaces and full-width forms: everything that is one character for one."""
    if text.isascii():
        return text.translate(_PLAIN).lower()
    for mark in _MARKS + _DASHES:
        if mark > "~" and mark in text:
            text = text.replace(mark, "-" if mark in _DASHES else "'")
    if re.search("[\uff01-\uff5e]", text):
        text = text.translate({wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)})
    for space in _SPACES:
        if space in text:
            text = text.replace(space, " ")
    # The final sigma is a matter of place, not of spelling.
    return text.replace('"', "'").replace("`", "'").lower().replace("ς", "σ")


def _composed_clusters(text: str) -> Iterator[tuple[int, int, str]]:
    """Letters with combining marks, composed where Unicode has the composed letter."""
    start = 0
    for place in range(1, len(text) + 1):
        if place < len(text) and unicodedata.combining(text[place]):
            continue
        if 1 < place - start <= _LONGEST_CLUSTER:
            cluster = text[start:place]
            composed = unicodedata.normalize("NFC", cluster)
            if composed != cluster:
                yield start, place, composed
        start = place
