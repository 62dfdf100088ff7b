"""Sentences: where they begin and end within the paragraphs of the body, exactly.

A stop ends a sentence unless what precedes it is an abbreviation or an initial, or what follows goes on in small letters. Headings and
paragraphs always end one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summariser.patterns import regex
from summariser.reading.regions import Block
from summariser.reading.tables import list_words

READABLE = frozenset({"headline", "standfirst", "heading", "body"})
"""Kinds of block that are made of sentences."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """`start:end` of the article, closing marks included, without surrounding white space; `block` is an index into the blocks."""

    start: int
    end: int
    block: int


_END = regex(
    r"[.!?…。！？](?:(?<=[.!?…])[.!?…]*[\"”’'»“)\]]*(?:\[\d+\])?(?=\s)|(?<=[。！？])[。！？]*[」』”]*)\s*"  # a note's number may follow the stop
)
_GOES_ON = regex(r"[\"“‘'«(\[]*[a-z]")
_SAID = regex(
    r"(?:[A-Z][\w.’'-]*\s+){0,5}?(?:said|says|asked|added|told|replied|wrote|warned|insisted|declared|continued|noted|argued)\b"
)
_WORD_BEFORE = regex(r"[^\s(\[\"“‘«—–/-]+\Z")

_TITLES = list_words(
    """mr mrs ms mx dr prof gen lt col maj capt cpt cmdr adm sgt cpl brig gov sen rep hon rev fr st ste pres amb min sec supt insp messrs mmes
    no nos vs cf eg ie approx ca al art arts vol ed eds pp fig jan feb mar apr jun jul aug sept sep oct nov dec mt ft
    hr frau dott sr sra mme mlle bzw nr"""
)
"""Abbreviations that go on with a capital or a number, so that their stop hardly ever ends a sentence."""

_OFTEN_LAST = list_words("u.s u.k u.n e.u u.a.e u.s.a d.c a.m p.m inc corp ltd co jr sr bros etc ph.d m.d u.s.s.r")
"""Abbreviations that may also end one: they do when a sentence plainly begins after them."""

_STARTERS = list_words(
    """the a an this that these those he she it they we i you his her its their our but and in at by for as with after before when while
    if however meanwhile both asked according there what who why how under since although though despite earlier later last next on
    speaking neither either some many most all one two three mr mrs ms"""
)
_NEXT_WORD = regex(r"[\"“‘'«(\[]*(\w+)")


def find_sentences(text: str, blocks: tuple[Block, ...]) -> tuple[Sentence, ...]:
    """The sentences of all readable blocks of `text`, in order. Linear in the text."""
    return tuple(
        Sentence(start, end, i)
        for i, block in enumerate(blocks)
        if block.kind in READABLE
        for start, end in split_sentences(text, block.start, block.end)
    )


def split_sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The (start, end) of each sentence of `text[start:end]`, which is taken for one paragraph."""
    begin = start
    for match in _END.finditer(text, start, end):
        following = match.end()
        if following >= end:
            break
        if not _ends(text, begin, match):
            continue
        yield begin, match.start() + len(match[0].rstrip())
        begin = following
    if begin < end:
        yield begin, end


def _ends(text: str, begin: int, match: re.Match[str]) -> bool:
    following = match.end()
    if _GOES_ON.match(text, following):
        return False
    stop = match[0].rstrip()
    if len(stop) > 1 and stop[-1] in "\"”’'»“" and _SAID.match(text, following, following + 120):
        return False
    return stop != "." or not _abbreviates(text, begin, match)


def _abbreviates(text: str, begin: int, match: re.Match[str]) -> bool:
    before = _WORD_BEFORE.search(text, max(begin, match.start() - 24), match.start())
    if before is None:
        return False
    word = before[0].lower()
    if word in _TITLES:
        return word != "no" or text[match.end()].isdigit()
    following = _NEXT_WORD.match(text, match.end())
    starts = following is not None and following[1].lower() in _STARTERS
    if word in _OFTEN_LAST:
        return not starts
    # an initial: "J. Smith", "U. N. Owen", and "George W. Bush", but not "Plan B. The"
    return len(before[0]) == 1 and before[0].isupper() and before[0] != "I" and not starts
