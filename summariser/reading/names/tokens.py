"""An article as words: one pass of one expression over the blocks that may name somebody."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from summariser.patterns import regex

_MARKS = "\u0300-\u036f"  # combining accents of decomposed text; `\w` does not hold them
_TOKEN = regex(rf"(?:[A-Z]\.){{2,}}|[^\W_][\w{_MARKS}]*(?:['’ʼ‘`][^\W\d_][\w{_MARKS}]*)*")
_POSSESSIVE = ("'s", "’s", "ʼs", "'S", "’S")
_SPACED = regex(r"[^\S\n]+|[^\S\n]*\n[^\S\n]*")

SPACE, HYPHEN, COMMA, DOT, POSSESSIVE, BREAK = " ", "-", ",", ".", "'s", "|"
_GAPS = {
    " ": SPACE, "-": HYPHEN, "‐": HYPHEN, "‑": HYPHEN, ", ": COMMA, ". ": DOT, ".": DOT,
    "'s ": POSSESSIVE, "’s ": POSSESSIVE, "ʼs ": POSSESSIVE, "' ": POSSESSIVE, "’ ": POSSESSIVE, "'S ": POSSESSIVE, "’S ": POSSESSIVE,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the article to look into. `titled`: every word is capitalised there, so capitals say nothing."""

    start: int
    end: int
    kind: str
    titled: bool


class _Gaps(dict[int, str]):
    """What stands before each word, by its number; nothing is asked so often."""

    def __missing__(self, i: int) -> str:
        return BREAK  # before the first and behind the last


def _read_gap(between: str) -> str:
    known = _GAPS.get(between)
    if known is None and len(between) < 12:
        known = _GAPS.get(_SPACED.sub(" ", between))
    return known or BREAK


class Tokens:
    """Words in order, as parallel lists: where each begins and ends (without a possessive 's), as written and in lower case."""

    def __init__(self, text: str, pieces: Iterable[Piece]) -> None:
        self.text = text
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.words: list[str] = []
        self.pieces: list[Piece] = []
        self.firsts: list[int] = []
        """Index of the first word of each piece."""

        for piece in pieces:
            self.firsts.append(len(self.words))
            self.pieces.append(piece)
            self._add(piece)
        self.lows = [word.lower() for word in self.words]
        self.capitals = list(map(_is_capital, self.words))
        self.gap = self._read_gaps()
        """What stands between the word of a number and the one before it: one of the constants above; BREAK for anything else."""

    def cut(self, text: str, pieces: Sequence[Piece]) -> "Tokens":
        """The same words cut into other pieces, which lie in order inside these; `text` has the same words at the same places."""
        other = Tokens(text, ())
        for piece in pieces:
            first, last = bisect_left(self.starts, piece.start), bisect_left(self.starts, piece.end)
            other.firsts.append(len(other.words))
            other.starts += self.starts[first:last]
            other.ends += self.ends[first:last]
            other.words += self.words[first:last]
            other.lows += self.lows[first:last]
            other.capitals += self.capitals[first:last]
        other.pieces = list(pieces)
        other.gap = other._read_gaps()
        return other

    def _add(self, piece: Piece) -> None:
        found = [(match.start(), match[0]) for match in _TOKEN.finditer(self.text, piece.start, piece.end)]
        words = [word[:-2] if word.endswith(_POSSESSIVE) and len(word) > 2 else word for _, word in found]
        self.starts += [start for start, _ in found]
        self.ends += [start + len(word) for (start, _), word in zip(found, words, strict=True)]
        self.words += words

    def __len__(self) -> int:
        return len(self.words)

    def _read_gaps(self) -> Callable[[int], str]:
        text, behind = self.text, zip(self.ends, self.starts[1:], strict=False)
        gaps = _Gaps(enumerate((_GAPS.get(text[end:start]) or _read_gap(text[end:start]) for end, start in behind), 1))
        gaps.update(dict.fromkeys(self.firsts, BREAK))
        return gaps.__getitem__

    def capital(self, i: int) -> bool:
        """Whether word `i` begins with a capital; scripts without case count as capital."""
        return self.capitals[i]

    def initial(self, i: int) -> bool:
        """Whether word `i` is a name's initial: one capital with a full stop, or several ("H.W.")."""
        word = self.words[i]
        if "." in word:
            return True
        return len(word) == 1 and word.isupper() and self.text[self.ends[i] : self.ends[i] + 1] == "."

    def index_at(self, offset: int) -> int:
        """The number of the first word that begins at the character `offset` or behind it."""
        return bisect_left(self.starts, offset)

    def span(self, i: int, j: int) -> tuple[int, int]:
        """Where words `i` to `j` (not included) stand in the article."""
        return self.starts[i], self.ends[j - 1]


def _is_capital(word: str) -> bool:
    first = word[0]
    if "a" <= first <= "z":
        return False
    return first.isupper() or (first.isalpha() and not first.islower()) or first.istitle()
