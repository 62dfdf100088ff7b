"""Block quotations: paragraphs without marks that a sentence ending in a colon gives to somebody."""

from typing import TYPE_CHECKING

from summariser.patterns import regex
from summariser.reading.speech.model import Span

if TYPE_CHECKING:
    from summariser.reading import Reading

_FIRST_PERSON = regex(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|us|me)\b")
_QUOTED_LINE = regex(r">+[ \t]*")
_MOST = 5
"""Paragraphs of one block quotation at most."""


def find_block_quotation(reading: "Reading", before: int) -> dict[int, Span]:
    """The spans of the paragraphs after block `before` that are quoted without marks, by block.

    Either every paragraph begins with ">", or it speaks in the first person and holds no quotation of its own.
    """
    found: dict[int, Span] = {}
    text, blocks = reading.article.text, reading.blocks
    angled: bool | None = None
    for i in range(before + 1, min(before + 1 + _MOST, len(blocks))):
        block = blocks[i]
        line = _QUOTED_LINE.match(text, block.start, block.end)
        angled = line is not None if angled is None else angled
        first = _FIRST_PERSON.search(text, block.start, block.end)
        if block.kind not in ("body", "heading") or angled != (line is not None) or not (angled or first):
            break
        if reading.stretches_between(block.start, block.end) or block.end - block.start < 20:
            break
        found[i] = (line.end() if line else block.start, block.end)
    return {i: span for i, span in found.items() if span[0] < span[1]}
