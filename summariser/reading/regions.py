"""Regions: which paragraphs are headline, standfirst, byline, heading, body, caption, speaker label, or the furniture of a pasted page.

Rules, in the order they apply: lines that are furniture or captions by their own words; the tail of the page, from a marker such as "About the author" on;
the head of the page, up to the byline or the first prose; headings among the prose. An article without any of these is all body.
"""

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from summariser.patterns import regex
from summariser.reading.bylines import find_writer
from summariser.reading.furniture import (
    BARE_NAME,
    BIO,
    CREDIT,
    FOOTNOTE,
    FURNITURE,
    MENU,
    PLEA,
    SECTION,
    SIGNED,
    SYMBOLS,
    TAIL,
    TEASER_HEADS,
    WHEN,
    WORK,
    is_byline,
    is_teaser,
)
from summariser.reading.inserts import find_chunks
from summariser.reading.labels import find_labels
from summariser.reading.paragraphs import find_paragraphs
from summariser.reading.planted import Passage, cut_paragraphs, find_planted

Kind = Literal["headline", "standfirst", "byline", "heading", "body", "boilerplate", "caption", "label"]


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, or the speaker's label before it, without surrounding white space."""

    kind: Kind
    start: int
    end: int


_BULLET = regex(r"\s*(?:[-*•–▪·]|\d{1,2}[.)])\s")


_TERMINAL = regex(r"[.!?…:;,。！？][\"”’'»“)\]*]*\Z")


_STOP = regex(r"[.!…。！][\"”’'»“)\]*]*\Z|[.?!][\"”’'»][)\]]*\Z")


_DATELINE = regex(
    r"(?:[A-Z][A-Za-zÀ-ÿ.'’ -]{1,40}(?:, [A-Z][\w. ]{1,30}){0,3}\s*(?:\([A-Za-z /.]{2,30}\)\s*)?(?:[—–]|--|-\s|:\s))|\([A-Za-z /.]{2,30}\)\s*[—–-]"
)


_UPPER = regex(r"[A-Z]{3}")


_LONG = 120
"""Characters from which a paragraph without a stop still counts as prose."""


@dataclass(slots=True)
class _Page:
    """The paragraphs of an article while their kinds are found."""

    text: str
    paragraphs: tuple[tuple[int, int], ...]
    kinds: list[Kind | None] = field(default_factory=list)

    def words(self, i: int) -> str:
        start, end = self.paragraphs[i]
        return self.text[start:end]

    def opening(self, i: int) -> str:
        """The first characters: enough for every rule, so that one giant paragraph costs no more than a small one."""
        start, end = self.paragraphs[i]
        return self.text[start : min(end, start + 300)]

    def length(self, i: int) -> int:
        start, end = self.paragraphs[i]
        return end - start

    def is_prose(self, i: int) -> bool:
        start, end = self.paragraphs[i]
        return (
            end - start >= 60 and bool(_STOP.search(self.text, max(start, end - 8), end))
        ) or end - start >= 2 * _LONG


@dataclass(frozen=True, slots=True)
class Regions:
    """The blocks of an article in order, and where its headline, byline and date of publication stand."""

    blocks: tuple[Block, ...]
    headline: tuple[int, int] | None
    byline: tuple[int, int] | None
    published: tuple[int, int] | None
    planted: tuple[Passage, ...] = ()
    """What no reporter tells, though it stands in the article; in `blocks` it is boilerplate."""


def find_regions(text: str) -> Regions:
    """Tell the regions of `text` apart. Every paragraph is in exactly one block, or in a label and the block after it."""
    paragraphs = find_paragraphs(text)
    planted = find_planted(text, paragraphs)
    pieces = cut_paragraphs(text, paragraphs, planted)
    page = _Page(text, tuple(span for span, _ in pieces), ["boilerplate" if told else None for _, told in pieces])
    _mark_boxes(page, head=True)
    _mark_furniture(page)
    _mark_boxes(page, head=False)
    _mark_tail(page)
    _mark_head(page)
    _mark_headings(page)
    blocks = _split_labels(page)
    writers = (find_writer(text, b.start, b.end) for b in blocks if b.kind == "byline")
    byline = next((span for span in writers if span), None)
    headline = next(((b.start, b.end) for b in blocks if b.kind == "headline"), None)
    return Regions(blocks, headline, byline, _find_published(text, blocks), planted)


def _mark_furniture(page: _Page) -> None:
    for i in range(len(page.paragraphs)):
        if page.kinds[i] is not None:
            continue
        opening = page.opening(i)
        signed = 0 < i < 8 and page.length(i) <= 70 and SIGNED.match(opening)
        if page.length(i) <= 160 and (signed or is_byline(opening)):
            page.kinds[i] = "byline"
        elif (page.length(i) <= 250 and _is_furniture(page, i)) or PLEA.match(opening):
            page.kinds[i] = "boilerplate"
        elif page.length(i) <= 400 and CREDIT.search(page.words(i)):
            page.kinds[i] = "caption"


_BOX = range(3, 9)
"""Lines of a box."""


def _mark_boxes(page: _Page, *, head: bool) -> None:
    """Lines that no blank line parts from one that is furniture, where at most one of them is prose: a widget's, not the reporter's.

    Not above the first prose without `head`: there the article's own headline, byline and date stand.
    """
    chunks = [*find_chunks(page.text, page.paragraphs), len(page.paragraphs)]
    below = head
    for first, last in pairwise(chunks):
        prose = [i for i in range(first, last) if page.kinds[i] is None and page.is_prose(i)]
        if below and last - first in _BOX and len(prose) < 2 and "boilerplate" in page.kinds[first:last]:
            page.kinds[first:last] = [kind or "boilerplate" for kind in page.kinds[first:last]]
        below = below or bool(prose)


def _is_furniture(page: _Page, i: int) -> bool:
    words = page.opening(i)
    symbols = SYMBOLS.match(words)
    plain = words[symbols.end() :] if symbols else words  # "🔔 Subscribe for more"
    return bool(MENU.match(words) or PLEA.match(words)) or (bool(FURNITURE.match(plain)) and not _is_news(page, i))


def _is_news(page: _Page, i: int) -> bool:
    """A full sentence that only begins like furniture: `Related talks in Doha: the envoys said they …`."""
    words = page.opening(i)
    plain = re.match(r"(?:related|register|go to|open|close|print|contacts?|search|home|skip)\b", words, re.IGNORECASE)
    return bool(plain) and page.is_prose(i) and len(words) > 100


def _mark_tail(page: _Page) -> None:
    """From a marker such as "Comments" on, all is furniture; after one such as "Most read", only until prose goes on."""
    prose = [i for i in range(len(page.paragraphs)) if page.kinds[i] is None and page.is_prose(i)]
    if not prose:
        return
    first, last = prose[0], len(page.paragraphs)
    for i in range(first + 1, len(page.paragraphs)):
        if page.length(i) > 100 or not TAIL.match(page.opening(i)):
            continue
        i_end = _skip_teasers(page, i) if TEASER_HEADS.match(page.opening(i)) else last
        for k in range(i, i_end):
            page.kinds[k] = page.kinds[k] or "boilerplate"
        if i_end == last:
            break
    for i in range(len(page.paragraphs) - 1, first, -1):
        if page.kinds[i] is None and not FOOTNOTE.match(page.opening(i)):
            break
        page.kinds[i] = page.kinds[i] or "boilerplate"
    _mark_end(page)


def _skip_teasers(page: _Page, i: int) -> int:
    k = i + 1
    while k < len(page.paragraphs) and not page.is_prose(k):
        k += 1
    return k


def _mark_end(page: _Page) -> None:
    """Last lines: the writer's bio, other articles' headlines, and short lines without a stop, such as run-together tags."""
    i = len(page.paragraphs) - 1
    while i > 0:
        opening = page.opening(i)
        if page.kinds[i] is None:
            bio = (
                page.length(i) <= 300
                and BIO.match(opening)
                and "said" not in opening
                and (WORK.search(opening) or ("“" not in opening and '"' not in opening))
            )
            short = page.length(i) < 60 and not _TERMINAL.search(opening) and not _BULLET.match(opening)
            teaser = page.length(i) <= 160 and is_teaser(opening)
            if not (bio or teaser or (short and len(page.paragraphs) > 3)):
                return
            page.kinds[i] = "boilerplate"
        i -= 1


def _mark_head(page: _Page) -> None:
    """The lines before the byline, or before the first prose, are headline, standfirst and navigation."""
    count = len(page.paragraphs)
    byline = next((i for i in range(min(count, 14)) if page.kinds[i] == "byline"), None)
    first = next((i for i in range(count) if page.kinds[i] is None and page.is_prose(i)), count)
    if byline is not None and byline <= first + 3 and _is_head(page, byline):
        lines = [i for i in range(byline) if page.kinds[i] is None]
        after = next((i for i in range(byline, count) if page.kinds[i] is None), count)
        if not lines and after < count and not page.is_prose(after) and page.length(after) <= 160:
            lines = [after]  # the date stands above the headline
    else:
        lines = [i for i in range(min(first, count - 1)) if page.kinds[i] is None]
        lines = [] if any(_BULLET.match(page.opening(i)) for i in lines) else lines
    if first == count and byline is None:
        lines = [0] if count > 1 and page.length(0) <= 160 and not _STOP.search(page.words(0)) else []
    _name_head(page, [i for i in lines if page.length(i) <= 320])


def _is_head(page: _Page, byline: int) -> bool:
    """A byline within the head has no long prose before it."""
    return all(page.length(i) <= 320 for i in range(byline) if page.kinds[i] is None) and byline <= 12


def _name_head(page: _Page, lines: list[int]) -> None:
    lines = [i for i in lines if not SECTION.match(page.opening(i))] or lines
    titles = [i for i in lines if len(page.opening(i).split()) >= 4 or len(lines) == 1]
    if not titles or find_labels([page.opening(i) for i in lines]):
        return
    headline = titles[0]
    for i in lines:
        if i < headline or (len(page.opening(i).split()) <= 2 and i > headline):
            page.kinds[i] = "byline" if i > headline and BARE_NAME.match(page.opening(i)) else "boilerplate"
        elif i == headline:
            page.kinds[i] = "headline"
        elif page.words(i).casefold() == page.words(headline).casefold():
            page.kinds[i] = "boilerplate"
        else:
            page.kinds[i] = "standfirst"
    _add_standfirst(page, headline + 1)


def _add_standfirst(page: _Page, i: int) -> None:
    """Without a byline, a sentence between the headline and a dateline is the standfirst."""
    if i + 1 < len(page.paragraphs) and page.kinds[i] is None and page.length(i) <= 250:
        following = page.opening(i + 1)
        if _DATELINE.match(following) and _UPPER.match(following) and not _DATELINE.match(page.opening(i)):
            page.kinds[i] = "standfirst"


def _mark_headings(page: _Page) -> None:
    for i in range(len(page.paragraphs)):
        if page.kinds[i] is None:
            page.kinds[i] = "heading" if _is_heading(page, i) else "body"


def _is_heading(page: _Page, i: int) -> bool:
    words = page.opening(i)
    if page.length(i) > 100 or len(words.split()) > 14 or _BULLET.match(words) or i == 0:
        return bool(re.match(r"#{1,6} ", words)) and page.length(i) <= 160
    ends = _STOP.search(words) or words[-1] in ",;:…"
    begins = words[0].isupper() or words[0].isdigit() or words.startswith(("#", "*"))
    follows = next((k for k in range(i + 1, min(i + 4, len(page.paragraphs))) if page.kinds[k] is None), None)
    return bool(begins and not ends and follows is not None and (page.is_prose(follows) or page.length(follows) > 60))


def _split_labels(page: _Page) -> tuple[Block, ...]:
    labels = find_labels(
        [page.opening(i) if page.kinds[i] in ("body", "heading") else "" for i in range(len(page.kinds))]
    )
    blocks: list[Block] = []
    for i, (start, end) in enumerate(page.paragraphs):
        kind = page.kinds[i] or "body"
        if i in labels:
            skip = labels[i]
            blocks.append(Block("label", start, start + skip))
            rest = page.text[start + skip : end]
            start += skip + len(rest) - len(rest.lstrip())
            kind = "body"
        if start < end:
            blocks.append(Block(kind, start, end))
    return tuple(blocks)


def _find_published(text: str, blocks: tuple[Block, ...]) -> tuple[int, int] | None:
    """The date in or beside the byline, as written."""
    for block in blocks:
        if block.kind == "byline" and (match := WHEN.search(text, block.start, block.end)):
            return match.start(), match.end()
    return None
