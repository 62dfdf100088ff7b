"""The article's text as the check looks at it: marks, labels of speakers, words."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from summariser.patterns import regex
from summariser.reading.marks import Stretch, find_stretches
from summariser.record import Span

_LABEL = regex(r"[ \t*_#>-]*(?P<label>[^\W\d_][^:\n]{0,119}|Q|A)[*_ ]*:[*_]*(?:\s|$)")


@dataclass(frozen=True)
class Reader:
    """The article's text, looked at in the ways the checks need."""

    text: str

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """Every stretch between quotation marks."""
        return find_stretches(self.text)

    @cached_property
    def outer(self) -> tuple[Stretch, ...]:
        """The stretches within no other."""
        return tuple(one for one in self.stretches if one.depth == 0)

    @cached_property
    def _outer_starts(self) -> list[int]:
        return [one.outer_start for one in self.outer]

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self.text))]

    @cached_property
    def _labels(self) -> dict[int, tuple[str, int]]:
        """Speakers' labels by the number of their line: the label, and where the speech begins."""
        found = ((line, _LABEL.match(self.text, start)) for line, start in enumerate(self._line_starts))
        return {line: (match["label"], match.end()) for line, match in found if match and _is_name(match["label"])}

    @cached_property
    def _label_lines(self) -> list[int]:
        return sorted(self._labels)

    @cached_property
    def plain(self) -> str:
        """The text with every run of white space as one space."""
        return " ".join(self.text.split())

    def holds(self, words: str) -> bool:
        """Whether `words` stand in the article, white space apart, not as a part of other words."""
        wanted = " ".join(words.split())
        at = self.plain.find(wanted) if wanted else -1
        while at >= 0:
            end = at + len(wanted)
            before, after = self.plain[max(0, at - 1) : at], self.plain[end : end + 1]
            if not (_joins(before, wanted[0]) or _joins(after, wanted[-1])):
                return True
            at = self.plain.find(wanted, at + max(1, len(wanted) // 2))
        return False

    def around(self, span: Span) -> Stretch | None:
        """The outermost stretch that holds `span` between its marks."""
        at = bisect_right(self._outer_starts, span.start) - 1
        if at >= 0 and self.outer[at].start <= span.start and span.end <= self.outer[at].end:
            return self.outer[at]
        return None

    def touches_marks(self, span: Span) -> bool:
        """Whether any character of `span` stands in some stretch, marks included."""
        at = bisect_right(self._outer_starts, span.end - 1) - 1
        return at >= 0 and self.outer[at].outer_end > span.start

    def label_of(self, span: Span) -> str | None:
        """The speaker's label whose speech `span` is part of: the last one before it, with none inside."""
        first = bisect_right(self._line_starts, span.start) - 1
        last = bisect_right(self._line_starts, span.end - 1) - 1
        at = bisect_right(self._label_lines, last) - 1
        if at < 0 or len(self._labels) < 2:
            return None
        line = self._label_lines[at]
        label, begins = self._labels[line]
        return label if line <= first and begins <= span.start else None


def _is_name(label: str) -> bool:
    """Whether the words before a colon may name a speaker: every longer one has a capital, as far as the script has them."""
    words = [word for word in re.findall(r"[^\W\d_]+", label.split("(")[0]) if len(word) > 3]
    return all(word[0].isupper() or word[0] == word[0].upper() for word in words)


def _joins(beside: str, edge: str) -> bool:
    """Whether two characters belong to one word of a script that parts its words."""
    return bool(beside) and beside.isalnum() and edge.isalnum() and max(beside, edge) < "\u0590"
