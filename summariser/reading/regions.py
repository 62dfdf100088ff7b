"""Regions: which paragraphs are headline, standfirst, byline, heading, body, caption, speaker label, or the furniture of a pasted page.

Rules, in the order they apply: lines that are furniture or captions by their own words; the tail of the page, from a marker such as "About the author" on;
the head of the page, up to the byline or the first prose; headings among the prose. An article without any of these is all body.
"""

import re
from dataclasses import dataclass

from summariser.patterns import regex
from summariser.reading.bylines import find_writer
from summariser.reading.furniture import (
    BARE_NAME,
    SECTION,
    WHEN,
)
from summariser.reading.labels import find_labels
from summariser.reading.page import BULLET, STOP, Kind, Page
from summariser.reading.paragraphs import find_paragraphs
from summariser.reading.pasted import mark_pasted
from summariser.reading.planted import Passage, cut_paragraphs, find_planted


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, or the speaker's label before it, without surrounding white space."""

    kind: Kind
    start: int
    end: int


_DATELINE = regex(
    r"(?:[A-Z][A-Za-zÀ-ÿ.'’ -]{1,40}(?:, [A-Z][\w. ]{1,30}){0,3}\s*(?:\([A-Za-z /.]{2,30}\)\s*)?(?:[—–]|--|-\s|:\s))|\([A-Za-z /.]{2,30}\)\s*[—–-]"
)


_CLOCK = regex(r"\d{1,2}[.:]\d\d(?::\d\d)?\s?(?:[ap]\.?m\.?)?\s?[A-Z]{0,4}$")
"""The hour over an entry of a live blog: "22.40 CET"."""
_UPPER = regex(r"[A-Z]{3}")


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
    page = Page(text, tuple(span for span, _ in pieces), ["boilerplate" if told else None for _, told in pieces])
    mark_pasted(page)
    _mark_head(page)
    _mark_headings(page)
    blocks = _split_labels(page)
    writers = (find_writer(text, b.start, b.end) for b in blocks if b.kind == "byline")
    byline = next((span for span in writers if span), None)
    headline = next(((b.start, b.end) for b in blocks if b.kind == "headline"), None)
    return Regions(blocks, headline, byline, _find_published(text, blocks), planted)


def _mark_head(page: Page) -> None:
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
        lines = [] if any(BULLET.match(page.opening(i)) for i in lines) else lines
    if first == count and byline is None:
        lines = [0] if count > 1 and page.length(0) <= 160 and not STOP.search(page.words(0)) else []
    _name_head(page, [i for i in lines if page.length(i) <= 320])


def _is_head(page: Page, byline: int) -> bool:
    """A byline within the head has no long prose before it."""
    return all(page.length(i) <= 320 for i in range(byline) if page.kinds[i] is None) and byline <= 12


def _name_head(page: Page, lines: list[int]) -> None:
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


def _add_standfirst(page: Page, i: int) -> None:
    """Without a byline, a sentence between the headline and a dateline is the standfirst."""
    if i + 1 < len(page.paragraphs) and page.kinds[i] is None and page.length(i) <= 250:
        following = page.opening(i + 1)
        if _DATELINE.match(following) and _UPPER.match(following) and not _DATELINE.match(page.opening(i)):
            page.kinds[i] = "standfirst"


def _mark_headings(page: Page) -> None:
    for i in range(len(page.paragraphs)):
        if page.kinds[i] is None:
            page.kinds[i] = "heading" if _is_heading(page, i) else "body"


def _is_heading(page: Page, i: int) -> bool:
    words = page.opening(i)
    if _CLOCK.match(words):
        return True
    if page.length(i) > 100 or len(words.split()) > 14 or BULLET.match(words) or i == 0:
        return bool(re.match(r"#{1,6} ", words)) and page.length(i) <= 160
    ends = STOP.search(words) or words[-1] in ",;:…"
    begins = words[0].isupper() or words[0].isdigit() or words.startswith(("#", "*"))
    follows = next((k for k in range(i + 1, min(i + 4, len(page.paragraphs))) if page.kinds[k] is None), None)
    return bool(begins and not ends and follows is not None and (page.is_prose(follows) or page.length(follows) > 60))


def _split_labels(page: Page) -> tuple[Block, ...]:
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
