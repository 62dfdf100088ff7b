"""Paragraphs that say of themselves that they are no report: supposed, dreamt, made up for practice, withdrawn, or a machine's and a stranger's lines.

A reporter tells what happened. Who supposes, invents, withdraws or fills a page says so in the same breath, and a reader goes by that.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from summariser.patterns import lower, regex

Span = tuple[int, int]

_THIS = r"(?:this|these|the (?:above|following|preceding|foregoing|next|last))"
_TEXT = r"(?:items?|stor(?:y|ies)|paragraphs?|texts?|pages?|posts?|articles?|events?|passages?|entr(?:y|ies)|accounts?|reports?|scenes?|cop(?:y|ies)|sentences?|lines?|words|names|columns?|pieces?|dispatch(?:es)?|quotes?|quotations?)"
_UNTRUE = (
    r"(?:jokes?|hoax(?:es)?|pranks?|spoofs?|parod(?:y|ies)|satire|satirical|fiction|fictional|fictitious|invented|invention|made up|fabricated|"
    r"imaginary|hypothetical|dumm(?:y|ies)|samples?|examples?|specimens?|placeholders?|filler)"
)
_SUPPOSED = (
    r"\b(?:let us|let['’]s|let me) (?:\w+ )?(?:pretend|imagine|suppose|assume)\b",
    r"\A\W*(?:now |just |but )?(?:imagine|suppose|pretend|picture this|what if)\b",
    r"\bfor the sake of (?:the )?argument\b",
    r"\bfor argument['’]s sake\b",
    r"\bin an? (?:alternat(?:iv)?e|parallel) (?:history|universe|reality|timeline|world)\b",
)
_DREAMT = (
    r"\A\W*(?:in|from|according to) (?:a|an|the|last night['’]s|my|his|her|our|their) (?:[\w’'-]+ ){0,3}(?:dreams?|novels?|films?|plays?(?! for\b)|opera|operetta|musical|sketch|short story|screenplays?|"
    r"thrillers?|sitcoms?|(?:video|board|computer|role-playing) games?|poems?|comics?|cartoons?|fairy tales?)\b",
    r"\b(?:dreams?|novels?|films?|plays?|screenplays?|thrillers?|games?|chapters?|fiction)\b.{0,120}\b(?:begins?|opens?|starts?|ends?|goes|went)\s?:",
    r"\bfrom (?:the (?:first|last|opening) chapter|chapter (?:one|\d+))\b[^.]{0,20}:",
)
_CALLED = (
    rf"{_THIS} (?:\w+ )?{_TEXT} (?:\w+ ){{0,2}}(?:is|are|was|were|has been|have been)(?: [\w’'-]+){{0,5}}? {_UNTRUE}\b"
)
_INVENTED = (
    rf"\A\W*{_CALLED}",
    rf"[.!?] (?:[^\w.!?]|[.!?](?! ))*{_CALLED}",
    rf"\b(?:sample|example|specimen|dummy|filler|placeholder|practice|mock) (?:{_TEXT}|headlines?|datelines?)\b",
    r"\b(?:style ?(?:guide|book|sheet)|lorem ipsum)\b",
    r"\b(?:satirical|parody|spoof) (?:account|site|website|page|post|magazine|news)\b[^.]{0,60}:",
)
_POINTING = (
    r"\bthe (?:sentences?|paragraphs?|lines?|words|passages?) (?:just )?(?:before|above|below|preceding|following) (?:this|is|are|has to|have to|must|should)\b",
    r"\bthis (?:bracket|parenthesis|caption|footnote|placeholder|template)\b",
)
_EXERCISE = (
    r"\A\W{0,4}(?:unit \d+, )?(?:exercise|task|question|lesson|worksheet|drill|puzzle|quiz) (?:\d+|[a-h][.:]|of the (?:day|week|month))",
)
_PAINTED = (
    r"\A\W*(?:\[[^\]\n]{0,30}\]\s*)?(?:(?:an?|this|the) )?(?:(?:ai|computer|machine)[- ]?generated (?:image|picture|photo|video|illustration|clip|caption|transcript)|"
    r"made with an? (?:image generator|ai)\b|photomontage|artist['’]s impression|auto-?(?:matic(?:ally)?[- ])?(?:generated )?(?:captions?|transcri\w+|subtitles?))",
)
_FOR_SALE = (
    r"\A\W*(?:for (?:sale|hire|rent)\b[^.]{0,40}[.:]|wanted:|to let:|lot \d+:)",
    r"\bestimate [£$€]?\d+\s?[–-]\s?[£$€]?\d+",
)
_REPLY = (
    r"\A\W*(?:automatic|auto)[- ]?(?:reply|response)\b",
    r"\b(?:i am|i['’]m) out of (?:the )?office\b",
    r"\A\W*out of (?:the )?office[.:!]",
)
_SERVICE = (
    r"\b(?:your inbox|unsubscribe|(?:accept|manage|uses?|our|these) cookies|cookie (?:policy|settings)|value your privacy|privacy policy|found this review helpful|verified purchase|"
    r"(?:our|free|subscribe to|sign up (?:to|for)) (?:[\w’'-]+ ){0,3}newsletters?)\b",
    r"\[(?:accept|reject|submit|skip|sign up|subscribe)\b[^\]\n]{0,20}\]",
)
_CHECKED = (
    r"\A\W*fact[- ]?check(?:ed|ers?)?\s?[:—–-]",
    r"\A\W*(?:verdict|rating|our ruling)\b[^.]{0,40}[:—–-]\s?[^.]{0,30}\b(?:false|fabricated|fake|untrue|unproven|misleading|pants on fire|hoax|made up)\b",
)
_OF_ITSELF = (
    *_SUPPOSED, *_DREAMT, *_INVENTED, *_POINTING, *_EXERCISE, *_PAINTED, *_FOR_SALE, *_REPLY, *_SERVICE, *_CHECKED
)  # fmt: skip
"""What a paragraph of that sort says outside marks of quotation, in small letters."""


def _any_of(begins: tuple[str, ...]) -> re.Pattern[str]:
    """Those that begin so: apart, since what stands first is asked for at one place only, and a word only where one begins."""
    return regex("|".join(one for one in _OF_ITSELF if one.startswith(begins)))


_FIRST, _WORDS, _SIGNS = _any_of((r"\A",)), _any_of((r"\b",)), _any_of(("[", r"\["))

_LABEL = regex(r"\A(?:[^:]|:(?=\d)){4,140}:(?=\s|\Z)")
_LABELLED = regex(
    r"\A\W*(?:(?:this|a|the) )?(?:dummy|sample|placeholder|filler|template|specimen) (?:copy|text|words|lines?|paragraph)|\b(?:subscribers do not see|indexers only|summary service|not for (?:publication|print)|"
    r"(?:goes|go) live|to be (?:replaced|removed|deleted) before)\b|"
    r"\A\W*(?:retracted|withdrawn|taken down|taken back|deleted|removed|unpublished|spiked)\b.{0,100}\b(?:reads?|ran|was|paragraph|sentence|version|post|passage|text)\s?:"
)
"""What a label says, up to its colon, that heads what is none of the article's."""

_LOG = regex(
    r"\W{0,3}(?:\d{4}-\d\d-\d\d[T ])?\d\d:\d\d:\d\d\b|\W{0,3}(?:INFO|WARN(?:ING)?|ERROR|DEBUG|TRACE|FATAL|CRITICAL)\b[\s:]|Traceback \(most recent|[A-Za-z_.]*(?:Error|Exception|Warning)\s?:\s|"
    r"@@ [^\n@]{1,60} @@|(?:diff --git|---|\+\+\+) [ab]/|\+(?=[A-Z“\"])|-{3}\s*\Z"
)
"""How lines of a log, a traceback, a patch or the head of a file begin."""

_POSTED = regex(
    r"(?=[^\n]{0,90}\Z)(?:[^\n]{0,60}\b\d[\d.,]*[KkM]? (?:likes?|upvotes?|points?|replies|reposts?|retweets)\b|\W*(?:posted|commented|written|submitted) by [a-z][\w.-]*\d|\W*@\w{2,30}\s?[·•|])"
)
"""The line over a stranger's post."""

_QUOTED = regex(r"“[^”]*(?:”|\Z)|\"[^\"]*(?:\"|\Z)|«[^»]*(?:»|\Z)")
_HEAD = 1
"""Paragraphs at the top of a page, whose line over the article may look like one over a post."""


def find_framed(text: str, paragraphs: Sequence[Span], chunks: Sequence[int]) -> Iterator[Span]:
    """Where such paragraphs stand; `chunks` are the numbers, in order, of those before which a blank line stands. Linear in the text."""
    for number, (start, end) in enumerate(paragraphs):
        if _LOG.match(text, start, end) or (number >= _HEAD and _POSTED.match(text, start, end)):
            yield start, paragraphs[_last_in_chunk(number, chunks, len(paragraphs))][1]
        elif _is_framed(words := _QUOTED.sub(" “” ", lower(text[start:end]))):
            ahead = words.rstrip().endswith(":") and number + 1 < len(paragraphs)
            yield start, paragraphs[number + ahead][1]


def _is_framed(words: str) -> bool:
    label = _LABEL.match(words)
    if label and _LABELLED.search(label.group()):
        return True
    return bool(_FIRST.match(words) or _WORDS.search(words) or _SIGNS.search(words))


def _last_in_chunk(number: int, chunks: Sequence[int], count: int) -> int:
    """The last of the paragraphs that no blank line parts from this one."""
    after = bisect_right(chunks, number)
    return (chunks[after] if after < len(chunks) else count) - 1
