"""A long article in pieces: cut between paragraphs where that is possible, each within a budget of tokens, with a little overlap."""

from collections.abc import Iterator

from summariser.article import Article
from summariser.patterns import regex
from summariser.prompt import Piece, tokens_in, whole

_BREAKS = (
    regex(r"\n[^\S\n]*\n\s*"),  # paragraphs
    regex(r"\n"),
    regex(r"(?<=[.!?…])[”’\"')\]]*\s+|(?<=[。！？])"),  # sentences, roughly: a cut is repaired by the overlap
    regex(r"\s+"),
)
"""Where to cut, the best places first."""

_OVERLAP = 0.1
"""Share of the budget that a piece may repeat of the one before: one paragraph or two."""

_PARAGRAPHS = 2

Unit = tuple[int, int, int]
"""Start, end, tokens. Units follow each other without a gap."""


_SMALLEST = 400
"""Tokens of a piece that is not worth cutting up: what cannot be read of so little is not a matter of its length."""


def pieces_of(article: Article, budget: int, of: Piece | None = None) -> tuple[Piece, ...]:
    """The pieces in which the article, or a piece of it, is read, each of at most `budget` tokens by `tokens_in`; one when it fits."""
    of = of or whole(article)
    if tokens_in(article.text[of.start : of.end]) <= budget:
        return (of,)
    within = f"{of.label}-" if of.label else ""
    places: list[tuple[int, int, int]] = []  # start, fresh, end
    held: list[Unit] = []
    fresh, tokens = of.fresh, 0
    for unit in _units(article.text, of.start, of.end, budget):
        # Each unit is rounded up, so the sum is never below what the whole piece is counted as.
        if held and tokens + unit[2] > budget:
            places.append((held[0][0], fresh, held[-1][1]))
            fresh = held[-1][1]
            held = _repeated(held, min(budget - unit[2], int(budget * _OVERLAP)))
            tokens = sum(each[2] for each in held)
        held.append(unit)
        tokens += unit[2]
    places.append((held[0][0], fresh, held[-1][1]))
    return tuple(Piece(number, len(places), *place, within) for number, place in enumerate(places, 1))


def parts_of(article: Article, piece: Piece) -> tuple[Piece, ...]:
    """The parts in which a piece is read that was too long for the model or for its answer; none when it is too small to cut."""
    tokens = tokens_in(article.text[piece.start : piece.end])
    parts = pieces_of(article, tokens * 3 // 5, piece) if tokens > _SMALLEST else ()
    return parts if len(parts) > 1 else ()


def _repeated(held: list[Unit], budget: int) -> list[Unit]:
    """The last units of a piece, as far as the next one may begin with them."""
    kept: list[Unit] = []
    for unit in reversed(held[1:][-_PARAGRAPHS:]):
        budget -= unit[2]
        if budget < 0:
            break
        kept.insert(0, unit)
    return kept


def _units(text: str, start: int, end: int, budget: int, level: int = 0) -> Iterator[Unit]:
    """What is never cut: paragraphs, and of those that are too long lines, sentences, words or letters."""
    tokens = tokens_in(text[start:end])
    if tokens <= budget and level:
        yield start, end, tokens
        return
    if level == len(_BREAKS):
        # Four bytes, one token, are the most that a character takes.
        for at in range(start, end, budget):
            upto = min(end, at + budget)
            yield at, upto, tokens_in(text[at:upto])
        return
    before = start
    for found in _BREAKS[level].finditer(text, start, end):
        if before < found.end() < end:
            yield from _units(text, before, found.end(), budget, level + 1)
            before = found.end()
    yield from _units(text, before, end, budget, level + 1)
