"""Regions: which paragraphs are headline, standfirst, byline, heading, body, speaker label, or the furniture of a pasted page.

Rules, in the order they apply: lines that are furniture by their own words; the tail of the page, from a marker such as "About the author" on;
the head of the page, up to the byline or the first prose; headings among the prose. An article without any of these is all body.
"""

import re
from dataclasses import dataclass, field
from typing import Literal

from summariser.reading.labels import find_labels
from summariser.reading.paragraphs import find_paragraphs

Kind = Literal["headline", "standfirst", "byline", "heading", "body", "boilerplate", "label"]


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, or the speaker's label before it, without surrounding white space."""

    kind: Kind
    start: int
    end: int


_I = re.IGNORECASE
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATE = rf"(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\.?\s+{_MONTH}\s+\d{{4}}|\d{{4}}-\d\d-\d\d|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}})"
_DAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,?\s+)?"
_AGO = r"(?:an?|\d+|one|two|three|last)\s+(?:minute|hour|day|week|month|year)s?(?:\s+ago)?"

_BYLINE = re.compile(
    r"(?:story |words |report |analysis |opinion |text |posted |written |reported )?by:?\s+(?:[A-Z]|the\b|our\b|staff\b)|"
    r"(?:from|von|par|por|di)\s+[A-Z]\w+ [A-Z]\w+(?:,? (?:in|à|en) [A-Z]\w+)?$|(?:author|autor|auteur|writer|correspondent):?\s+[A-Z]|"
    r"(?:additional )?(?:reporting|writing|editing|compiled) by\b",
)
_BYLINE_LOWER = re.compile(r"(?:by|story by|words by|written by|posted by|reported by)\s", _I)
_PUBLISHED = re.compile(
    rf"(?:(?:first |last )?(?:published|updated|posted|modified|issued|released)\b.{{0,12}}?(?:{_DAY}{_DATE}|{_AGO}|today|yesterday)|{_DAY}{_DATE})",
    _I,
)
_DATE_ONLY = re.compile(
    rf"{_DAY}(?:{_DATE}|{_AGO})(?:[\s,|•·–-]+(?:at\s+)?\d{{1,2}}[:.]\d\d.{{0,30}}|[\s|•·–-]+\d+ min.{{0,12}})?$", _I
)
_READ_TIME = re.compile(
    r"(?:reading time:?\s*)?\d+[ -]min(?:ute)?s?(?: read)?\.?$|.{0,80}[•·|]\s*\d+[ -]min(?:ute)?s?(?: read)?$", _I
)
_WHEN = re.compile(rf"{_DAY}{_DATE}|{_AGO}|yesterday|today", _I)

_FURNITURE = re.compile(
    r"(?:\(?(?:additional )?(?:reporting|writing|editing|compiled) by\b|[#*=_ -]{3,}$|-30-$|\(?ends\)?$|enditem$|(?:read|see|watch|listen|learn|find out)\s+(?:also|more|next|now)\b|also read\b|more on this\b|related\b.{0,30}:|don'?t miss\b|"
    r"(?:sign|log) (?:in|up)\b|subscribe\b|register (?:now|here|for)\b|join (?:our|the|us)\b.{0,60}(?:channel|newsletter|whatsapp|telegram|community)|"
    r"get (?:our|the|your)\b.{0,60}(?:newsletter|inbox|briefing|app\b|alerts)|follow (?:us|@|the \w+ on)|"
    r"share (?:this|on|via|to|with)\b|share(?:\s+\W*(?:save|listen|tweet|e-?mail|print|comment|copy|like|follow)\b.{0,20})*$|[^.?!]{0,40}\blogo$|"
    r"tweet$|e?-?mail$|print(?: this)?$|whats ?app$|facebook$|twitter$|linkedin$|telegram$|copy link|save(?: for later)?$|"
    r"click here|tap here|skip to (?:main )?content|jump to|back to top|go to\b|menu$|search$|home$|advertisement\b|advertising\b|sponsored\b|ad$|"
    r"(?:this site|we|our website|this website) (?:and our partners )?uses? cookies|(?:by )?(?:continuing|clicking).{0,80}(?:cookie|privacy|terms)|accept (?:all|cookies)|manage (?:cookies|preferences|consent)|"
    r"cookie(?:s| policy| settings| notice| preferences)\b|privacy policy|terms (?:of|and)\b|all rights reserved|copyright\b|©|\(c\) ?\d{4}|"
    r"(?:tags?|topics?|keywords|filed under|categor(?:y|ies)|in this (?:article|story)|more (?:from|about|in)|most (?:read|popular|viewed|shared))\s*:?(?:\s|$).{0,160}$|"
    r"(?:photo|image|picture|credit|file photo|photograph|video|caption)s?\s*(?:by|credit|source)?\s*[:/]|\[?(?:photo|image|getty images|afp photo|reuters/)|"
    r"this (?:article|story|post|piece) (?:was|is|has been|first|originally)\b.{0,80}(?:published|updated|appeared|corrected|amended|sponsored|behind)|"
    r"(?:enjoy|like|liked|love) (?:this|what you)|support (?:our|independent|us)\b|donate\b|become a (?:member|subscriber|supporter)|"
    r"(?:loading|skip|open|close)\b.{0,20}$|previous (?:article|post|story)|next (?:article|post|story)|newsletters?$|download (?:our|the) app|"
    r"for (?:more|further) information,? (?:visit|contact|please|see)|(?:media|press) (?:contact|enquiries|inquiries)|contacts?:|notes? to editors?|"
    r"e-?mail:|tel(?:ephone)?\.?:|https?://\S+$|www\.\S+$|@\w+$|#\w+(?:\s+#\w+)*$)",
    _I,
)
_TAIL = re.compile(
    r"(?:about (?:the|this) (?:author|creator|writer|blog|site|journalist|reporter)s?\b.{0,60}$|about (?:us|me)$|the author is\b|comments?(?: \(\d+\))?:?$|\d+ (?:comments?|responses?|replies)$|leave a (?:comment|reply).{0,40}$|"
    r"(?:post|add|write|join) (?:a|your|the) (?:comment|reply|conversation|discussion|insights?).{0,40}$|reader (?:insights|comments)$|join the (?:conversation|discussion).{0,30}$|"
    r"you (?:may|might|could) also (?:like|be interested|enjoy).{0,30}$|(?:more|latest|other|related|recommended|popular|trending|top|further)\s+(?:stories|articles|news|posts|reading|content|headlines|coverage|for you)\b.{0,40}$|recommended$|related$|trending(?: now)?$|"
    r"most (?:read|popular|viewed|commented)\b.{0,30}$|find us on\b.{0,40}$|miscellaneous links$|quick links$|(?:site|footer) ?(?:map|links)?$|© ?\d{4}|copyright (?:©|\d{4})|ends?$|-+ ?ends? ?-+$|notes? to editors?:?$|"
    r"(?:über|zum) (?:den|die)? ?autor.{0,30}$|à propos de l.auteur.{0,20}$|kommentare?$|commentaires?$)",
    _I,
)
_TEASER_HEADS = re.compile(r"(?:related|most|more|latest|other|recommended|popular|trending|top|further|you )", _I)
_BIO = re.compile(
    r"(?:[A-Z][\w.'’-]+ ){1,4}(?:is|are|was|has been) (?:an? |the |our )?(?:\S+ ){0,6}?"
    r"(?:writer|journalist|correspondent|reporter|columnist|editor|author|blogger|freelance\w*|contributor|fellow|professor|lecturer|analyst|researcher)\b"
)
_MENU = re.compile(r"\W*(?:[\w&' -]{2,24}\s*[·|•>»/]\s*){2,}[\w&' -]{2,24}$|\W*menu\b.{0,120}$", _I)
_BULLET = re.compile(r"\s*(?:[-*•–▪·]|\d{1,2}[.)])\s")
_TERMINAL = re.compile(r"[.!?…:;,。！？][\"”’'»“)\]*]*\Z")
_STOP = re.compile(r"[.!…。！][\"”’'»“)\]*]*\Z|[.?!][\"”’'»][)\]]*\Z")
_DATELINE = re.compile(
    r"(?:[A-Z][A-Za-zÀ-ÿ.'’ -]{1,40}(?:, [A-Z][\w. ]{1,30}){0,3}\s*(?:\([A-Za-z /.]{2,30}\)\s*)?(?:[—–]|--|-\s|:\s))|\([A-Za-z /.]{2,30}\)\s*[—–-]"
)
_UPPER = re.compile(r"[A-Z]{3}")
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


def find_regions(text: str) -> Regions:
    """Tell the regions of `text` apart. Every paragraph is in exactly one block, or in a label and the block after it."""
    page = _Page(text, find_paragraphs(text))
    page.kinds = [None] * len(page.paragraphs)
    _mark_furniture(page)
    _mark_tail(page)
    _mark_head(page)
    _mark_headings(page)
    blocks = _split_labels(page)
    byline = next(((b.start, b.end) for b in blocks if b.kind == "byline"), None)
    headline = next(((b.start, b.end) for b in blocks if b.kind == "headline"), None)
    return Regions(blocks, headline, byline, _find_published(text, blocks))


def _mark_furniture(page: _Page) -> None:
    for i in range(len(page.paragraphs)):
        opening = page.opening(i)
        if page.length(i) <= 160 and _is_byline(opening):
            page.kinds[i] = "byline"
        elif page.length(i) <= 250 and _is_furniture(page, i):
            page.kinds[i] = "boilerplate"


def _is_furniture(page: _Page, i: int) -> bool:
    words = page.opening(i)
    return bool(_MENU.match(words)) or (bool(_FURNITURE.match(words)) and not _is_news(page, i))


def _is_byline(words: str) -> bool:
    if _DATE_ONLY.match(words) or _READ_TIME.match(words) or (_PUBLISHED.match(words) and len(words) <= 80):
        return True
    if not (_BYLINE.match(words) or (_BYLINE_LOWER.match(words) and words[:1].isupper())):
        return False
    return (len(words) <= 60 and not words.endswith(".")) or bool(_WHEN.search(words)) or len(words.split()) <= 10


def _is_news(page: _Page, i: int) -> bool:
    """A full sentence that only begins like furniture: `Related talks in Doha: the envoys said they …`."""
    words = page.opening(i)
    plain = re.match(r"(?:related|register|go to|open|close|print|contacts?|search|home|skip)\b", words, _I)
    return bool(plain) and page.is_prose(i) and len(words) > 100


def _mark_tail(page: _Page) -> None:
    """From a marker such as "Comments" on, all is furniture; after one such as "Most read", only until prose goes on."""
    prose = [i for i in range(len(page.paragraphs)) if page.kinds[i] is None and page.is_prose(i)]
    if not prose:
        return
    first, last = prose[0], len(page.paragraphs)
    for i in range(first + 1, len(page.paragraphs)):
        if page.length(i) > 100 or not _TAIL.match(page.opening(i)):
            continue
        i_end = _skip_teasers(page, i) if _TEASER_HEADS.match(page.opening(i)) else last
        for k in range(i, i_end):
            page.kinds[k] = page.kinds[k] or "boilerplate"
        if i_end == last:
            break
    _mark_end(page)


def _skip_teasers(page: _Page, i: int) -> int:
    k = i + 1
    while k < len(page.paragraphs) and not page.is_prose(k):
        k += 1
    return k


def _mark_end(page: _Page) -> None:
    """Last lines: the writer's bio, then short lines without a stop, such as run-together tags."""
    i = len(page.paragraphs) - 1
    while i > 0:
        opening = page.opening(i)
        if page.kinds[i] is None:
            bio = (
                page.length(i) <= 300
                and _BIO.match(opening)
                and "said" not in opening
                and "“" not in opening
                and '"' not in opening
            )
            short = page.length(i) < 60 and not _TERMINAL.search(opening) and not _BULLET.match(opening)
            if not (bio or (short and len(page.paragraphs) > 3)):
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
    titles = [i for i in lines if len(page.opening(i).split()) >= 4 or len(lines) == 1]
    if not titles or find_labels([page.opening(i) for i in lines]):
        return
    headline = titles[0]
    for i in lines:
        if i < headline or (len(page.opening(i).split()) <= 2 and i > headline):
            page.kinds[i] = "boilerplate"
        elif i == headline:
            page.kinds[i] = "headline"
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
        if block.kind == "byline" and (match := _WHEN.search(text, block.start, block.end)):
            return match.start(), match.end()
    return None
