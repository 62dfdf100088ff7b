"""Where words stand: line numbers and offsets, for people."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from summariser.article import Article
from summariser.patterns import regex
from summariser.record import Evidence, Span

_NEWLINE = regex(r"\r\n?|\n")


@dataclass(frozen=True)
class Places:
    """Tells places of one article; without the article's text only offsets are known."""

    article: Article | None = None

    def tell(self, spans: Sequence[Span]) -> str:
        """Lines and code-point offsets of `spans`, such as "line 13, 1826–1857", and how near they match where not exactly."""
        return "; ".join(self._tell(span) for span in spans)

    def find_line(self, offset: int) -> int:
        """Number of the line of the character at `offset`, counted from 1, as editors count."""
        return bisect_right(self._line_starts, offset)

    def _tell(self, span: Span) -> str:
        offsets = f"{span.start}–{span.end}"
        match = f", {_tell_match(span)}" if isinstance(span, Evidence) and span.match != "exact" else ""
        if self.article is None:
            return f"characters {offsets}{match}"
        first, last = self.find_line(span.start), self.find_line(max(span.start, span.end - 1))
        return f"line {first}, {offsets}{match}" if first == last else f"lines {first}–{last}, {offsets}{match}"

    @cached_property
    def _line_starts(self) -> list[int]:
        text = self.article.text if self.article else ""
        return [0, *(match.end() for match in _NEWLINE.finditer(text))]


def _tell_match(span: Evidence) -> str:
    if span.match == "folded":
        return "same but for typography"
    return f"nearly ({', '.join(span.differs)})" if span.differs else "nearly"
