"""Passages that no reporter tells, though they stand in the article: orders to whoever reads it for others, data, code, other people's boxes.

They are furniture: they stay in the text, so that offsets hold, and nothing of a record rests on them. Orders are named in a warning.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from summariser.patterns import lower, regex
from summariser.reading.address import addresses, takes_turns
from summariser.reading.framed import find_framed
from summariser.reading.inserts import find_chunks, find_inserts
from summariser.reading.language import find_language
from summariser.reading.orders import AHEAD, BACK, DISGUISE, find_order
from summariser.reading.paragraphs import trim_span

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """One such passage. order: addressed to a machine or an annotator; data: records, code, markup; insert: a box that is labelled as none of the article's."""

    start: int
    end: int
    kind: Literal["order", "data", "insert"]


_FENCES = (
    ("<!--", "-->"),
    ("```", "```"),
    ("~~~", "~~~"),
    ("<|", "|>"),
    ("<script", "</script>"),
    ("<style", "</style>"),
)
"""What opens and what closes a stretch; an unclosed one ends with its paragraph."""

_RECORD = regex(
    r"[\[{]\s*[\"'][\w -]{1,40}[\"']\s*:|\{\s*[\w-]{1,40}\s*:\s|<\w+\s[^<>]{0,200}(?:display:\s*none|visibility:\s*hidden|font-size:\s*0|opacity:\s*0|\bhidden\b)|"
    r"\[//\]: ?#|!\[|\\(?:iffalse|phantom|begin\{comment)|<%|\$\{\w+\}|\{[\w.]*__\w+__",
    re.I,
)
"""Where a record, a template or what a page hides begins, which a paragraph of prose may end with."""

_MARKUP = regex(
    r"\[\s*\{|\{[%{#]|`{3}|</?[a-z][\w-]*(?:\s[^<>]{0,200})?>|(?:def |class |function |import |const |var |let )\w+\s*[({=]|"
    r"(?-i:SELECT .{1,80} FROM|INSERT INTO|UPDATE \w+ SET|DELETE FROM|(?:CREATE|DROP|ALTER) TABLE)\b|[=+@-][\w+.-]*[(|]|[a-z]\w{0,40}_\w{1,40}\s?=|={2,}\s*(?:END|BEGIN)\b|\W*\x1b[\]\[]",
    re.I,
)
"""How a paragraph of code, markup or a record begins."""

_KEY = regex(
    r"\s*[A-Z][A-Z-]{2,24}(?:;[^:\n]{0,60})?:(?=\S)|\s*(?:[-*] )?[\"']?[a-z][a-z0-9_ -]{0,24}[\"']?\s*[:=](?:\s|$)|\s*\[\[?[\w.]+\]\]?\s*$"
)
_QUOTED = regex(r"(?:\s*\"[^\"\n]*\",?[^\S\n]*(?:\n|\Z))+")
"""Lines of nothing but words between marks: people's, unless brackets or keys stand among them."""

_PIPES = regex(r"\s*\|[^\n]*\|\s*$")
_COMMAS = regex(r"[^,\n]*(?:,(?!\s)[^,\n]*){2,}$")
_VALUE = regex(r"\s*(?:[{}\[\]][\s{}\[\],]*$|\"[\w -]{1,40}\":\s|\"[^\"\n]*\",?\s*$)")
_CODE = regex(
    r"\s*(?:def \w+\(|class \w+[:(]|import \w|from \w+ import|return\b|#(?! )|# |//|/\*|(?:var|let|const|function) \w|SELECT |INSERT |\}|\{|<[/\w])"
)
_LINES = 2
"""Lines of one shape that make data; one alone may be a sentence."""

_STRANGE, _HEAPED = r"\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f", r"\u0300-\u036f"
_STRUCK = rf"(?<=\w[\u0334-\u0338])|(?<=\w[{_HEAPED}][\u0334-\u0338])|(?<=\w[{_HEAPED}])[{_HEAPED}]{{2}}"
_CONTROL = regex(rf"[{_STRANGE}{_HEAPED}](?:(?<=[{_STRANGE}])|{_STRUCK})")
"""Control characters, letters struck out or heaped up: a sentence that paints is none of the reporter's."""

_UNSEEN = regex(r"[\u00ad\u034f\u115f\u200b-\u200f\u2060-\u2064\ufeff]+")
_BROKEN = regex(rf"[A-Za-zÀ-ɏ]{_UNSEEN.pattern}[A-Za-zÀ-ɏ]")
_WIDE = regex(r"[\uff41-\uff5a]{2}|[\U0001d400-\U0001d6a3]{2}")
_SHORT = 4
"""Letters of a word that no page breaks: what breaks it all the same disguises it."""

_SEVERAL = 3
"""Disguised words that show a paragraph to be disguised."""

_TABLE = regex(r"^[^\n|]*\|[^\n]*\n[ \t:|]*---[ \t:-]*\|[ \t:|-]*(?:\n[^\n|]*\|[^\n]*)*", re.M)
"""A table by the row of strokes under its heads."""

_MAIL = regex(
    r"^(?:(?:(?:From|To|B?cc|Subject|Date|Sent|Reply-To|MIME-Version|Content-[\w-]+|X-[\w-]+):[^\n]*\n){2,}|(?P<mark>--\S+)\n(?:Content-[\w-]+:[^\n]*\n)+)",
    re.M | re.I,
)
"""Heads of a mail, or of one part of it behind its boundary."""

_TURN = regex(r"^([A-Z](?=[A-Z ])[A-Z'’-]*(?: [A-Z][A-Z'’-]+){0,2})(?: \([^()\n]{1,40}\))?: \S[^\n]*", re.M)

_CLOSE = regex(
    r"^[ \t]*(?:[-=*_#~]{3,}[ \t]*END (?:OF )?(?:ARTICLE|DOCUMENT|INPUT|CONTEXT|SOURCE|PROMPT|DATA|PASSAGE)\b[^\w\n]*$|"
    r"(?:</(?P<tag>article|document|input|context|source|prompt|data|passage|text)>|(?P<mark>\"{3}|'{3}))[ \t]*$)",
    re.M | re.I,
)
"""A line that closes a document or, between marks of code, opens and closes one."""

_TOKEN = regex(r"^[ \t]*([A-Za-z_-]*[0-9a-f]{16,})[ \t]*$", re.M)
"""A line that is a digest: what stands between two of them is somebody's parcel."""

_SENTENCE_END = regex(r"[.!?…][\"”’'»)\]]*\s+(?=\S)")


def find_planted(text: str, paragraphs: Sequence[Span]) -> tuple[Passage, ...]:
    """The passages in order, none overlapping. Linear in the text."""
    found = [*_find_orders(text, paragraphs), *_data(_find_fences(text)), *_data(_find_tokens(text))]
    found += _data((start, end) for start, end in paragraphs if _MARKUP.match(text, start, min(end, start + 300)))
    found += _data((record.start(), end) for start, end in paragraphs if (record := _RECORD.search(text, start, end)))
    if DISGUISE.search(text) or _CONTROL.search(text):
        found += _data(span for paragraph in paragraphs for span in _find_painted(text, *paragraph))
    found += _data(table.span() for table in _TABLE.finditer(text))
    found += _data(_find_mails(text, paragraphs))
    found += _data(_find_scenes(text))
    found += _find_closed(text, paragraphs)
    found += _data(span for span in _find_lines(text) if not _QUOTED.fullmatch(text, *span))
    chunks = find_chunks(text, paragraphs)
    found += [Passage(*span, "insert") for span in find_inserts(text, paragraphs, chunks)]
    found += [Passage(*span, "insert") for span in find_framed(text, paragraphs, chunks)]
    return tuple(_merge(found))


def _data(spans: Iterable[Span]) -> Iterator[Passage]:
    return (Passage(start, end, "data") for start, end in spans)


def _merge(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Overlapping passages as one; an order within makes it one."""
    held: Passage | None = None
    for one in sorted(passages, key=lambda each: (each.start, each.end)):
        if held is None or one.start > held.end:
            if held:
                yield held
            held = one
            continue
        held = Passage(held.start, max(held.end, one.end), "order" if one.kind == "order" else held.kind)
    if held:
        yield held


def _find_orders(text: str, paragraphs: Sequence[Span]) -> Iterator[Passage]:
    """From the sentence that gives the order to the end of its paragraph, with what it takes along before and behind it."""
    language = find_language(text)
    for number, (start, end) in enumerate(paragraphs):
        at = _first(find_order(text, start, end), _find_address(text, start, end, language))
        if at is None:
            continue
        ahead = AHEAD.search(text, max(start, end - 80), end) or takes_turns(text[start : start + 20])
        if number + 1 < len(paragraphs) and ahead:
            yield Passage(*paragraphs[number + 1], "order")
        whole = BACK.search(text, at, end)
        yield Passage(start if whole else _sentence_start(text, start, at), end, "order")


def _find_address(text: str, start: int, end: int, language: str | None) -> int | None:
    """Where the first word of the first sentence of the paragraph stands that addresses whoever reads for others."""
    spans = _sentences(text, start, end)
    return next((begin for begin, stop in spans if addresses(text[begin:stop], language)), None)


def _sentences(text: str, start: int, end: int) -> Iterator[Span]:
    return pairwise([start, *(found.end() for found in _SENTENCE_END.finditer(text, start, end)), end])


def _first(*places: int | None) -> int | None:
    return min((at for at in places if at is not None), default=None)


def _sentence_start(text: str, start: int, at: int) -> int:
    """Where the sentence begins that holds the character at `at` of a paragraph that begins at `start`."""
    return max((found.end() for found in _SENTENCE_END.finditer(text, start, at + 1)), default=start)


def _find_painted(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences of a paragraph that paint; all of it where several of its words are disguised."""
    if DISGUISE.search(text, start, end) and sum(map(_is_disguised, text[start:end].split())) >= _SEVERAL:
        yield start, end
    if _CONTROL.search(text, start, end):
        yield from (span for span in _sentences(text, start, end) if _CONTROL.search(text, *span))


def _is_disguised(word: str) -> bool:
    """Whether letters that are not seen break a short word, or any word everywhere, or letters of another form stand for its own."""
    letters, breaks = sum(map(str.isalpha, word)), len(_UNSEEN.findall(word))
    return bool(_WIDE.search(word)) or (_BROKEN.search(word) is not None and letters <= max(_SHORT, 2 * breaks))


def _find_mails(text: str, paragraphs: Sequence[Span]) -> Iterator[Span]:
    """Heads of a mail with what stands below them; at the head of the text the article itself is the mail."""
    for mail in _MAIL.finditer(f"{text}\n", paragraphs[0][1] if paragraphs else 0):
        start, end = _with_next(mail.start(), mail.end(), paragraphs)
        closing = text.find(f"\n{mail['mark']}", mail.end()) if mail["mark"] else -1
        yield start, max(end, *(stop for first, stop in paragraphs if first == closing + 1))


def _find_scenes(text: str) -> Iterator[Span]:
    """The lines of a play: turns of several people in capitals, all in one place, none of whom the rest of the article knows."""
    turns = list(_TURN.finditer(text))
    if len(turns) < _SEVERAL:
        return
    start, end = turns[0].start(), turns[-1].end()
    rest = lower(text[:start] + text[end:])
    if len(rest) > end - start and not any(lower(turn[1].split()[-1]) in rest for turn in turns):
        yield start, end


def _find_closed(text: str, paragraphs: Sequence[Span]) -> Iterator[Passage]:
    """What marks of code on lines of their own hold, and the end of a document that nothing has opened, with what stands behind it."""
    lines = list(_CLOSE.finditer(text, paragraphs[0][1] if paragraphs else 0))
    marks = [line for line in lines if line["mark"]]
    pairs = zip(marks[::2], marks[1::2], strict=False)
    yield from _data((opening.start(), closing.end()) for opening, closing in pairs)
    low = lower(text) if lines else ""
    opened = {tag: low.find(f"<{tag.lower()}") for tag in {line["tag"] for line in lines} - {None}}
    ends = [line for line in lines if not line["mark"] and not -1 < opened.get(line["tag"], -1) < line.start()]
    for line in [*ends, *marks[len(marks) // 2 * 2 :]]:
        yield Passage(*_with_next(line.start(), line.end(), paragraphs), "order")


def _with_next(start: int, end: int, paragraphs: Sequence[Span]) -> Span:
    """The span with the paragraph that begins behind it."""
    below = bisect_left(paragraphs, (end, 0))
    return start, paragraphs[below][1] if below < len(paragraphs) else end


def _find_fences(text: str) -> Iterator[Span]:
    for opening, closing in _FENCES:
        at = text.find(opening)
        while at >= 0:
            end = text.find(closing, at + len(opening))
            if end < 0:
                paragraph = text.find("\n\n", at)
                yield at, paragraph if paragraph >= 0 else len(text)
                break
            # What stands behind a comment was hidden with it.
            paragraph = text.find("\n\n", end) if opening == "<!--" else -1
            yield at, paragraph if paragraph >= 0 else end + len(closing)
            at = text.find(opening, end + len(closing))


def _find_tokens(text: str) -> Iterator[Span]:
    """From a line that is a digest to the last line that repeats it, or only that line."""
    ends: dict[str, int] = {}
    starts: dict[str, int] = {}
    for found in _TOKEN.finditer(text):
        starts.setdefault(found[1], found.start())
        ends[found[1]] = found.end()
    return ((start, ends[token]) for token, start in starts.items())


def _find_lines(text: str) -> Iterator[Span]:
    """Runs of lines that are a record's, keys with values, cells of a table, rows of commas, or code."""
    at, run, start, shape = 0, 0, 0, ""
    for line in text.split("\n"):
        now = _shape(line)
        if now and now == shape:
            run += 1
        else:
            if run >= _LINES:
                yield start, at
            run, start, shape = bool(now) + 0, at, now
        at += len(line) + 1
    if run >= _LINES:
        yield start, min(at, len(text))


def _shape(line: str) -> str:
    if len(line) > 600 or not line.strip():
        return ""
    if _PIPES.match(line):
        return "cells"
    if _VALUE.match(line):
        return "values"
    if _KEY.match(line):
        return "keys"
    if _CODE.match(line):
        return "code"
    return "rows" if _COMMAS.match(line) else ""


def cut_paragraphs(text: str, paragraphs: Sequence[Span], passages: Sequence[Passage]) -> list[tuple[Span, bool]]:
    """The paragraphs cut where passages begin and end, each piece with whether it is planted."""
    pieces: list[tuple[Span, bool]] = []
    first = 0
    for start, end in paragraphs:
        while first < len(passages) and passages[first].end <= start:
            first += 1
        at, number = start, first
        while number < len(passages) and passages[number].start < end:
            begin, stop = max(at, passages[number].start), min(end, passages[number].end)
            pieces += [((at, begin), False), ((begin, stop), True)]
            at, number = stop, number + 1
        pieces.append(((at, end), False))
    trimmed = ((trim_span(text, *span), planted) for span, planted in pieces)
    return [(span, planted) for span, planted in trimmed if span[0] < span[1]]
