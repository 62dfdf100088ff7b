"""Block quotations: paragraphs without marks that a sentence ending in a colon gives to somebody."""

from typing import TYPE_CHECKING

from summariser.patterns import regex
from summariser.reading.speech.frame import Frame
from summariser.reading.speech.model import Span
from summariser.reading.speech.tokens import Unit

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


_COLON = regex(r":\s+(?=[A-ZÀ-Þ])")


def find_rest_of_block(reading: "Reading", unit: Unit, frame: Frame) -> Span | None:
    """The rest of a paragraph that opens with `President X said: Dear friend, I am glad`: words without marks, spoken to somebody."""
    block, text = reading.blocks[unit.block], reading.article.text
    colon = _COLON.match(text, unit.tokens[frame.right].end, block.end)
    if colon is None or unit.start != block.start or frame.left or frame.subject is None or frame.doubtful:
        return None
    told = _FIRST_PERSON.search(text, colon.end(), block.end) is None or "d" not in frame.uses
    return None if told or reading.stretches_between(block.start, block.end) else (colon.end(), block.end)
