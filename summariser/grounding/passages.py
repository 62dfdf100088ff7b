"""A passage: one span's words outside the furniture, in the forms in which one name after the other is held against it."""

from functools import cached_property

from summariser.grounding.beside import Beside, Span
from summariser.grounding.folding import fold
from summariser.patterns import regex

_CAPITALISED = regex(r"\b[^\W\d_a-zß-öø-ÿ]\w{3,}")

MOST = 4096
"""Passages that are remembered: items that follow each other rest on the same few paragraphs."""


class Passage:
    """What one span says and names."""

    def __init__(self, beside: Beside, span: Span) -> None:
        self._beside, self._span = beside, span

    @cached_property
    def words(self) -> str:
        """Its characters outside the furniture."""
        return self._beside.prose(self._span)

    @cached_property
    def folded(self) -> str:
        """The same, folded."""
        return fold(self.words).text

    @cached_property
    def capitalised(self) -> frozenset[str]:
        """Its longer words that begin with a capital."""
        return frozenset(_CAPITALISED.findall(self.words))

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries of everybody and every body that it names."""
        entities = self._beside.reading.entities
        named = {name.entity for name in self._beside.names_in(self._span)}
        return frozenset(code for index in named for code in entities[index].countries)
