"""Sentences as tokens: words, names and punctuation, with every quotation as one token, whatever it holds."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from summariser.patterns import regex
from summariser.reading.datelines import find_dateline_end
from summariser.reading.sentences import READABLE, split_sentences
from summariser.reading.tables import list_words
from summariser.reading.tables.cues import Cue

if TYPE_CHECKING:
    from summariser.reading import Reading

Kind = Literal["word", "name", "quote", "stop"]
_TOKEN = regex(
    r"(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sen|Rep|Gov|Adm|Amb|St|Hon|Messrs)\.|(?:[A-Z]\.){2,}|['’]s\b|\[\d{1,3}\]|\w+(?:[-.&/]\w+|['’](?!s\b)\w+)*|[^\w\s]"
)
_SMALL = regex(r"[^\W\d_]{2,}")
_LONGEST = 1500
"""Characters of a unit, quotations longer than that apart. The longest sentence of real news seen here had 600."""

_OPENING = 160
"""Characters in which a sentence without a quotation names its subject."""

_MOST_QUOTES = 40
_OWN_WORDS = list_words("nothing little no whether if that the a an he she it they there his her its")
_ENDS = ".!?…"
_BACK = 40
"""Tokens looked back for the verb that reports a quotation."""


class Token(NamedTuple):
    """One word, name, quotation or punctuation mark. `start:end` counts in the article; a quotation's take in its marks."""

    kind: Kind
    start: int
    end: int
    text: str
    low: str
    """In small letters; only the month of May keeps its capital, for "may" is an auxiliary."""

    cue: Cue | None = None
    entity: int | None = None
    stretch: int | None = None

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.kind != "quote" and self.text[:1].isupper()


@dataclass(eq=False)
class Unit:
    """A sentence together with the attribution of the quotation it holds: `“Yes?” he asked.` is one unit."""

    page: "Page"
    block: int
    start: int
    end: int
    quotes: tuple[int, ...]
    """Top-level stretches inside, in order."""

    @cached_property
    def tokens(self) -> list[Token]:
        """The tokens of the unit."""
        return self.page.tokenise(self.start, self.end, self.quotes)

    @cached_property
    def opening(self) -> list[Token]:
        """The first tokens of a unit without quotations: enough to see whom it speaks of."""
        return self.page.tokenise(self.start, min(self.end, self.start + _OPENING), ())

    @cached_property
    def words(self) -> list[str]:
        """Its words in small letters: enough to see whether a reporting verb is among them."""
        return _SMALL.findall(self.page.lowered, self.start, self.end)

    @property
    def text(self) -> str:
        """The characters of the unit."""
        return self.page.text[self.start : self.end]

    @cached_property
    def is_quotation_only(self) -> bool:
        """Whether nothing but quotations and punctuation stands in it."""
        return bool(self.quotes) and all(token.kind in ("quote", "stop") for token in self.tokens)


@dataclass(eq=False)
class Page:
    """The article cut into units, and what turns a piece of it into tokens."""

    reading: "Reading"
    cues: dict[str, Cue]
    units: list[Unit] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The article's text."""
        return self.reading.article.text

    @cached_property
    def lowered(self) -> str:
        """The text in small letters and with straight apostrophes, character for character."""
        low = self.text.lower().replace("’", "'")
        return (
            low if len(low) == len(self.text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in self.text)
        )

    @cached_property
    def _name_starts(self) -> list[int]:
        return [name.start for name in self.reading.names]

    def tokenise(self, start: int, end: int, quotes: tuple[int, ...]) -> list[Token]:
        """The tokens of `text[start:end]`; `quotes` are the top-level stretches in it."""
        at = start
        tokens: list[Token] = []
        for index in quotes:
            stretch = self.reading.stretches[index]
            tokens += self._tokenise_plain(at, min(stretch.outer_start, end))
            at = stretch.outer_end
            tokens.append(Token("quote", stretch.outer_start, at, self.text[stretch.start : at], "", stretch=index))
        return tokens + self._tokenise_plain(at, end)

    def _tokenise_plain(self, start: int, end: int) -> list[Token]:
        names, text = self.reading.names, self.text
        tokens: list[Token] = []
        i, at = bisect_left(self._name_starts, start), start
        while i < len(names) and names[i].start < end:
            name = names[i]
            joined = text[name.end : name.end + 1] == "-" and text[name.end + 1 : name.end + 2].isalpha()
            if at <= name.start and name.end <= end and not joined:
                tokens += self._tokenise_words(at, name.start)
                words = text[name.start : name.end]
                tokens.append(Token("name", name.start, name.end, words, words.lower(), entity=name.entity))
                at = name.end
            i += 1
        tokens += self._tokenise_words(at, end)
        return tokens

    def _tokenise_words(self, start: int, end: int) -> list[Token]:
        text, lowered, cues = self.text, self.lowered, self.cues
        tokens: list[Token] = []
        for match in _TOKEN.finditer(text, start, end):
            begin, stop = match.span()
            if text[begin] == "[" and stop - begin > 1:
                continue  # the number of a footnote
            low = "May" if match[0] == "May" else lowered[begin:stop]
            kind: Kind = "word" if stop - begin > 1 or low.isalnum() else "stop"
            tokens.append(Token(kind, begin, stop, match[0], low, cues.get(low)))
        return tokens


def cut_units(reading: "Reading", cues: dict[str, Cue], skip: frozenset[int] = frozenset()) -> Page:
    """Cut all readable blocks of an article into units, in order; the blocks in `skip` are left out."""
    page = Page(reading, cues)
    tops = [i for i, stretch in enumerate(reading.stretches) if stretch.depth == 0]
    at = 0
    for number, block in enumerate(reading.blocks):
        quotes: list[int] = []
        while at < len(tops) and reading.stretches[tops[at]].outer_start < block.end:
            stretch = reading.stretches[tops[at]]
            if stretch.outer_start >= block.start and stretch.outer_end <= block.end:
                quotes.append(tops[at])
            at += 1
        if block.kind in READABLE and number not in skip:
            page.units.extend(_cut_block(page, number, quotes))
    return page


def _cut_block(page: Page, number: int, quotes: list[int]) -> Iterator[Unit]:
    block = page.reading.blocks[number]
    masked = _mask(page, block.start, block.end, quotes)
    at = 0
    opening = find_dateline_end(masked, 0, len(masked)) if block.kind == "body" else 0
    for start, end in split_sentences(masked, 0, len(masked)):
        inside = []
        while at < len(quotes) and page.reading.stretches[quotes[at]].outer_start < block.start + end:
            inside.append(quotes[at])
            at += 1
        if end <= opening:
            continue
        start = max(start, opening)
        for unit in _cut_long(page, number, (block.start + start, block.start + end), inside):
            yield from _cut_at_quotes(unit)


def _cut_long(page: Page, number: int, span: tuple[int, int], quotes: list[int]) -> Iterator[Unit]:
    """No sentence of an article is that long: what is gets cut, so that the work in one unit is bounded."""
    start, end = span
    at = 0
    while end - start > _LONGEST:
        cut = start
        inside: list[int] = []
        while (
            at < len(quotes)
            and page.reading.stretches[quotes[at]].outer_start < start + _LONGEST
            and len(inside) < _MOST_QUOTES
        ):
            inside.append(quotes[at])
            cut = max(cut, page.reading.stretches[quotes[at]].outer_end)
            at += 1
        if len(inside) < _MOST_QUOTES:
            cut = max(cut, page.text.rfind(" ", start, start + _LONGEST), start + _LONGEST // 2)
        if cut >= end:
            yield Unit(page, number, start, end, tuple(inside))
            return
        yield Unit(page, number, start, cut, tuple(inside))
        start = cut
    yield Unit(page, number, start, end, tuple(quotes[at:]))


def _mask(page: Page, start: int, end: int, quotes: list[int]) -> str:
    """The paragraph with every quotation as one capitalised word of the same length, so that its own stops end nothing."""
    pieces, at = [], start
    for index in quotes:
        stretch = page.reading.stretches[index]
        pieces.append(page.text[at : stretch.outer_start])
        at = stretch.outer_end
        pieces.append("Q" * (at - stretch.outer_start))
    pieces.append(page.text[at:end])
    return "".join(pieces)


def _cut_at_quotes(unit: Unit) -> Iterator[Unit]:
    """A quotation that ends in a stop ends the sentence, unless an attribution follows."""
    tokens = unit.tokens if unit.quotes else []
    start, first, seen = 0, 0, 0
    for i, token in enumerate(tokens):
        if token.kind != "quote":
            continue
        seen += 1
        if i + 1 < len(tokens) and _ends_sentence(unit.page.text, tokens, i):
            yield _cut_out(unit, tokens[start : i + 1], unit.quotes[first:seen])
            start, first = i + 1, seen
    yield _cut_out(unit, tokens[start:], unit.quotes[first:]) if start else unit


def _cut_out(unit: Unit, tokens: list[Token], quotes: tuple[int, ...]) -> Unit:
    part = Unit(unit.page, unit.block, tokens[0].start, tokens[-1].end, quotes)
    part.tokens = tokens  # not cut into tokens again
    return part


def _ends_sentence(text: str, tokens: list[Token], i: int) -> bool:
    stretch, following = tokens[i], tokens[i + 1]
    inner = text[stretch.start : stretch.end].rstrip("\"”’'»“›」 ")
    if not inner or inner[-1] not in _ENDS or following.kind == "stop":
        return False
    if following.kind == "quote" or following.low in ("nobody", "somebody", "everybody"):
        return True
    if following.text[:1].islower():
        return False
    if i and tokens[i - 1].text == ":" and inner[-1] == ".":
        return True
    if i > 1 and tokens[i - 1].kind == "word" and _is_reported_before(tokens, i):
        return True
    for k in range(i + 1, min(i + 8, len(tokens))):
        cue = tokens[k].cue
        if tokens[k].kind in ("stop", "quote"):
            return True
        if cue is not None and "d" in cue.uses and "w" not in cue.uses and tokens[k].text[:1].islower():
            return tokens[k - 1].low == "to" or (k + 1 < len(tokens) and _says_more(tokens[k + 1]))
    return True


def _is_reported_before(tokens: list[Token], i: int) -> bool:
    """Whether the words between marks end what a verb before them reports: `said it respects “its obligations.” The council urged …`."""
    before = tokens[max(0, i - _BACK) : i]
    return any(t.kind == "word" and t.cue is not None and bool(t.cue.uses & {"d", "t"}) for t in before)


def _says_more(following: Token) -> bool:
    """Whether a verb has words of its own to report: `“No.” Rubio said nothing`, `“No.” Rubio said that …`."""
    return following.kind == "word" and following.low in _OWN_WORDS
