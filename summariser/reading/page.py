"""A page while the kinds of its paragraphs are found."""

from dataclasses import dataclass, field
from typing import Literal

from summariser.patterns import regex

Kind = Literal["headline", "standfirst", "byline", "heading", "body", "boilerplate", "caption", "label"]


BULLET = regex(r"\s*(?:[-*•–▪·]|\d{1,2}[.)])\s")


TERMINAL = regex(r"[.!?…:;,。！？][\"”’'»“)\]*]*\Z")


STOP = regex(r"[.!…。！][\"”’'»“)\]*]*\Z|[.?!][\"”’'»][)\]]*\Z")


LONG = 120
"""Characters from which a paragraph without a stop still counts as prose."""


@dataclass(slots=True)
class Page:
    """The paragraphs of an article; None is a kind not found yet."""

    text: str
    paragraphs: tuple[tuple[int, int], ...]
    kinds: list[Kind | None] = field(default_factory=list)

    def words(self, i: int) -> str:
        """The paragraph."""
        start, end = self.paragraphs[i]
        return self.text[start:end]

    def opening(self, i: int) -> str:
        """The first characters: enough for every rule, so that one giant paragraph costs no more than a small one."""
        start, end = self.paragraphs[i]
        return self.text[start : min(end, start + 300)]

    def length(self, i: int) -> int:
        """Its characters."""
        start, end = self.paragraphs[i]
        return end - start

    def is_prose(self, i: int) -> bool:
        """Whether it is a sentence or more, by its length and the stop at its end."""
        start, end = self.paragraphs[i]
        return (end - start >= 60 and bool(STOP.search(self.text, max(start, end - 8), end))) or end - start >= 2 * LONG
