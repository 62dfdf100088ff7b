"""What a pasted page brings along: lines that are furniture by their own words, boxes of them, and the page's tail."""

import re
from itertools import pairwise

from summariser.reading.furniture import (
    BIO,
    CREDIT,
    FOOTNOTE,
    FURNITURE,
    MENU,
    PLEA,
    SIGNED,
    SYMBOLS,
    TAIL,
    TEASER_HEADS,
    WORK,
    is_byline,
    is_teaser,
)
from summariser.reading.inserts import find_chunks
from summariser.reading.page import BULLET, TERMINAL, Page


def mark_pasted(page: Page) -> None:
    """Mark bylines, captions and all furniture; what a page already knows as furniture was planted there."""
    _mark_boxes(page, head=True)
    _mark_furniture(page)
    _mark_boxes(page, head=False)
    _mark_tail(page)


def _mark_furniture(page: Page) -> None:
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


def _mark_boxes(page: Page, *, head: bool) -> None:
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


def _is_furniture(page: Page, i: int) -> bool:
    words = page.opening(i)
    symbols = SYMBOLS.match(words)
    plain = words[symbols.end() :] if symbols else words  # "🔔 Subscribe for more"
    return bool(MENU.match(words) or PLEA.match(words)) or (bool(FURNITURE.match(plain)) and not _is_news(page, i))


def _is_news(page: Page, i: int) -> bool:
    """A full sentence that only begins like furniture: `Related talks in Doha: the envoys said they …`."""
    words = page.opening(i)
    plain = re.match(r"(?:related|register|go to|open|close|print|contacts?|search|home|skip)\b", words, re.IGNORECASE)
    return bool(plain) and page.is_prose(i) and len(words) > 100


def _mark_tail(page: Page) -> None:
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


def _skip_teasers(page: Page, i: int) -> int:
    k = i + 1
    while k < len(page.paragraphs) and not page.is_prose(k):
        k += 1
    return k


def _mark_end(page: Page) -> None:
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
            short = page.length(i) < 60 and not TERMINAL.search(opening) and not BULLET.match(opening)
            teaser = page.length(i) <= 160 and is_teaser(opening)
            if not (bio or teaser or (short and len(page.paragraphs) > 3)):
                return
            page.kinds[i] = "boilerplate"
        i -= 1
