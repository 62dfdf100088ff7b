"""What reading any article needs: quotation marks, sentences, regions, names and who says what.

`read(article)` gives one `Reading`, whose parts are found when they are first asked for. Everything is deterministic, linear in the text,
and never fails on any text.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from summariser.article import Article
from summariser.reading.language import find_language
from summariser.reading.marks import Stretch, find_stretches
from summariser.reading.planted import Passage
from summariser.reading.regions import Block, Regions, find_regions
from summariser.reading.sentences import Sentence, find_sentences

if TYPE_CHECKING:
    from summariser.reading.names import Entity, Name
    from summariser.reading.speech import Aside, Attribution, Speech

__all__ = ["Block", "Passage", "Reading", "Sentence", "Stretch", "read"]

FURNITURE = frozenset({"boilerplate", "byline"})
"""Kinds of block that yield no item of a record."""


@dataclass(frozen=True, eq=False)
class Reading:
    """An article as read. Spans are (start, end) in code points of `article.text`."""

    article: Article

    @cached_property
    def _regions(self) -> Regions:
        return find_regions(self.article.text)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Headline, byline, headings, paragraphs of the body, boilerplate: in order, none overlapping."""
        return self._regions.blocks

    @property
    def planted(self) -> tuple[Passage, ...]:
        """Passages that no reporter tells: orders to whoever reads for others, data, labelled boxes. Their blocks are boilerplate."""
        return self._regions.planted

    @property
    def headline(self) -> tuple[int, int] | None:
        """Where the headline stands, if there is one."""
        return self._regions.headline

    @property
    def byline(self) -> tuple[int, int] | None:
        """Where the byline stands, if there is one."""
        return self._regions.byline

    @property
    def published(self) -> tuple[int, int] | None:
        """Where the date of publication stands, as written ("9 months ago" included)."""
        return self._regions.published

    @cached_property
    def language(self) -> str | None:
        """ISO 639-1 code, or None when unsure."""
        return find_language(self.article.text)

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """Every stretch between quotation marks, the nested ones after their outer ones."""
        return find_stretches(self.article.text)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of headline, standfirst, headings and body."""
        return find_sentences(self.article.text, self.blocks)

    @cached_property
    def _starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    def region_at(self, offset: int) -> Block | None:
        """The block that holds the character at `offset`, or None between blocks."""
        i = bisect_right(self._starts, offset) - 1
        return self.blocks[i] if i >= 0 and offset < self.blocks[i].end else None

    def is_boilerplate(self, start: int, end: int) -> bool:
        """Whether any character of `start:end` stands in boilerplate or byline."""
        i = max(bisect_right(self._starts, start) - 1, 0)
        while i < len(self.blocks) and self.blocks[i].start < end:
            if self.blocks[i].kind in FURNITURE and self.blocks[i].end > start:
                return True
            i += 1
        return False

    @cached_property
    def _named(self) -> "tuple[tuple[Entity, ...], tuple[Name, ...]]":
        from summariser.reading.names import find_entities

        return find_entities(self)

    @property
    def entities(self) -> "tuple[Entity, ...]":
        """Who and what is named: people, countries, organisations, groups, delegations."""
        return self._named[0]

    @property
    def names(self) -> "tuple[Name, ...]":
        """Every mention of an entity, in order."""
        return self._named[1]

    @cached_property
    def called_he(self) -> "Entity | None":
        """Somebody whose family name is He, such as He Lifeng: with a capital, "He" is then rather that name than the pronoun."""
        return next(
            (entity for entity in self.entities if entity.kind == "person" and entity.name.startswith("He ")), None
        )

    @cached_property
    def _name_starts(self) -> list[int]:
        return [name.start for name in self.names]

    def names_between(self, start: int, end: int) -> "tuple[Name, ...]":
        """The mentions that begin within `start:end`."""
        return self.names[bisect_left(self._name_starts, start) : bisect_left(self._name_starts, end)]

    @cached_property
    def _tops(self) -> list[tuple[int, int]]:
        return [(stretch.outer_start, i) for i, stretch in enumerate(self.stretches) if stretch.depth == 0]

    def stretches_between(self, start: int, end: int) -> tuple[int, ...]:
        """Indices of the top-level stretches that begin within `start:end`."""
        tops = self._tops
        return tuple(i for _, i in tops[bisect_left(tops, (start, 0)) : bisect_left(tops, (end, 0))])

    @cached_property
    def _attributed(self) -> "Attribution":
        from summariser.reading.speech import attribute

        return attribute(self)

    @property
    def speeches(self) -> "tuple[Speech, ...]":
        """Who says what: quotations with their speakers, and plain indirect speech, in order."""
        return self._attributed.speeches

    @property
    def not_speech(self) -> "tuple[Aside, ...]":
        """The stretches between quotation marks that nobody is reported to have said."""
        return self._attributed.asides


@lru_cache(maxsize=16)
def read(article: Article) -> Reading:
    """The reading of `article`; the last few are kept, because engine, grounding and writers ask for the same one."""
    return Reading(article)
