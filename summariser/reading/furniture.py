"""The words by which bylines, dates and the furniture of a pasted page show themselves."""

import re

from summariser.patterns import regex
from summariser.reading.tables import list_words

_I = re.IGNORECASE


_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"


_DATE = rf"(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\.?\s+{_MONTH},?\s+\d{{4}}|\d{{4}}-\d\d-\d\d|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}})"


_DAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,?\s+)?"


_AGO = r"(?:an?|\d+|one|two|three|last)\s+(?:second|minute|hour|day|week|month|year)s?(?:\s+ago)?"


_BYLINE = regex(
    r"(?:story |words |report |analysis |opinion |text |posted |written |reported )?by:?\s+(?:[A-Z]|the\b|our\b|staff\b)|"
    r"(?:from|von|par|por|di)\s+[A-Z]\w+ [A-Z]\w+(?:,? (?:in|à|en) [A-Z]\w+)?$|(?:author|autor|auteur|writer|correspondent):?\s+[A-Z]|[Ii]nterview(?:er)?: [A-Z]\S+ [A-Z]\S+$|"
    r"(?:additional )?(?:reporting|writing|editing|compiled) by\b",
)


_BYLINE_LOWER = regex(r"(?:by|story by|words by|written by|posted by|reported by)\s", _I)


_STAMPED = regex(r"(?:first |last )?(?:published|updated|posted|modified|premiered)\b.{0,50}$", _I)


_PUBLISHED = regex(
    rf"(?:(?:first |last )?(?:published|updated|posted|modified|issued|released)\b.{{0,12}}?(?:{_DAY}{_DATE}|{_AGO}|today|yesterday)|{_DAY}{_DATE})",
    _I,
)


_DATE_ONLY = regex(
    rf"{_DAY}(?:{_DATE}|{_AGO})(?:[\s,|•·–-]+(?:at\s+)?\d{{1,2}}[:.]\d\d.{{0,30}}|[\s|•·–-]+\d+ min.{{0,12}})?$", _I
)


_SIGNED_AGO = regex(rf"(?:[A-ZÀ-Þ][\w’'.-]+ ){{1,4}}\W*{_AGO}\b.{{0,60}}$")
"""A writer and an age without "by": "Ada Holm 10 seconds ago Thu 10th September 2020"."""


_STAMP = regex(rf"{_DAY}{_MONTH}\s+\d{{1,2}}\s*[·•|]\s*\w+$")


_READ_TIME = regex(
    r"(?:reading time:?\s*)?\d+[ -]min(?:ute)?s?(?: ?read)?(?: ?source)?\.?$|.{0,80}[•·|]\s*\d+[ -]min(?:ute)?s?(?: read)?$",
    _I,
)


WHEN = regex(rf"{_DAY}{_DATE}|{_AGO}|yesterday|today", _I)


FURNITURE = regex(
    r"(?:\(?(?:additional )?(?:reporting|writing|editing|compiled) by\b|[#*=_ -]{3,}$|-30-$|\(?ends\)?$|enditem$|(?:read|see|watch|listen|learn|find out)\s+(?:also|more|next|now)\b|also read\b|more on this\b|related\b.{0,30}:|related (?:stor(?:y|ies)|articles?|news|coverage|content|links?|posts?|reading|videos?)\b(?! (?:ha[sd]|have|is|are|was|were|that|about)\b)|don'?t miss\b|"
    r"(?:sign|log) (?:in|up)\b|subscribe\b|register (?:now|here|for)\b|join (?:our|the|us)\b.{0,60}(?:channel|newsletter|whatsapp|telegram|community)|"
    r"get (?:our|the|your)\b.{0,60}(?:newsletter|inbox|briefing|app\b|alerts)|follow (?:us|@|the \w+ on)|"
    r"share (?:this|on|via|to|with)\b|share(?:\s+\W*(?:save|listen|tweet|e-?mail|print|comment|copy|like|follow)\b.{0,20})*$|[^.?!]{0,40}\blogo$|"
    r"(?:share|tweet|save|print|e-?mail)\s{1,3}(?:share|tweet|save|print|e-?mail|facebook|twitter|whatsapp)\b|tweet$|e?-?mail$|print(?: this)?$|whats ?app$|facebook$|twitter$|linkedin$|telegram$|copy link|save(?: for later)?$|"
    r"click here|tap here|skip to (?:main )?content|jump to|back to top|go to\b|menu$|search$|home(?:$|\s*[/|»›>→]\s*\S.{0,160}$)|advertisement\b|advertising\b|sponsored\b|ad$|"
    r"(?:this site|we|our website|this website) (?:and our partners )?uses? cookies|(?:by )?(?:continuing|clicking).{0,80}(?:cookie|privacy|terms)|accept (?:all|cookies)|manage (?:cookies|preferences|consent)|"
    r"cookie(?:s| policy| settings| notice| preferences)\b|privacy policy|terms (?:of|and)\b|all rights reserved|copyright\b|©|\(c\) ?\d{4}|"
    r"(?:tags?|topics?|keywords|filed under|categor(?:y|ies)|in this (?:article|story)|more (?:from|about|in)|most (?:read|popular|viewed|shared))\s*:?(?:\s|$).{0,160}$|"
    r"(?:photo|image|picture|credit|file photo|photograph|video|caption)s?\s*(?:by|credit|source)?\s*[:/]|\[?(?:photo|image|getty images|afp photo|reuters/)|"
    r"\(?(?:this|the) (?:article|story|report) (?:has (?:come|been)|is|was)\b.{0,60}\b(?:syndicated|auto-?generated|not been edited|news agency feed)\b|"
    r"this (?:article|story|post|piece) (?:was|is|has been|first|originally)\b.{0,80}(?:published|updated|appeared|corrected|amended|sponsored|behind)|"
    r"(?:enjoy|like|liked|love) (?:this|what you)|support (?:our|independent|us)\b|donate\b|become a (?:member|subscriber|supporter)|"
    r"(?:loading|skip|open|close)\b.{0,20}$|previous (?:article|post|story)|next (?:article|post|story)|newsletters?$|download (?:our|the) app|"
    r"for (?:more|further) information,? (?:visit|contact|please|see)|(?:media|press) (?:contact|enquiries|inquiries)|contacts?:|notes? to editors?|"
    r"\d+ comments?$|share\s+\d+$|\d+\s+[^\w\s]+\s*\d+\b.{0,30}$|\d[\d.,]*[KM]? (?:subscribers|views|followers|likes|shares)\b.{0,90}$|like \(\d+\).{0,30}$|type your e-?mail|"
    r"(?:share in|labels|hashtags|also it can interest you|you may also like|music|credits|disclaimer|produced by|camera|subtitles|our socials?)\s*:|"
    r"hit the (?:bell|like)|smash (?:that|the)|like and subscribe|story saved|when using materials|auto-refresh\b|(?:video|media) player\b|out of media player\b|our standards:|the (?:views|opinions) (?:expressed|stated) (?:here|above|in (?:this|the) (?:article|piece|column|post|op-ed|commentary|blog))\b|\(with (?:\w+ )?inputs?\b|(?-i:FILE ?[-–—]) ?\w|\(?this story has not been edited\b|"
    r"(?:your )?e-?mail:|\[[\w ▸→]{2,24}\]$|(?:yes|no) \d+ ?[¢%c]|odds\b.{0,40}$|\[?embedded (?:post|tweet|content)|(?:suggest|send|report) (?:us )?(?:a|an|your) (?:correction|error|mistake)|view on \w+$|tel(?:ephone)?\.?:|[\w.+-]+@[\w-]+(?:\.[\w-]+)+$|https?://\S+$|www\.\S+$|@\w+$|#\w+(?:\s+#\w+)*$)",
    _I,
)


TAIL = regex(
    r"(?:(?:foot|end)?notes?$|(?:readers['’]? )?letters(?: to the editor)?$|(?:sponsored|paid|partner) content$|references$|(?:discussion about this post|comments\s+restacks|ready for more\?)$|about (?:the|this) (?:author|creator|writer|blog|site|journalist|reporter)s?\b.{0,60}$|about (?:us|me)$|the author is\b|comments?(?: \(\d+\))?:?$|\d+ (?:comments?|responses?|replies)$|leave a (?:comment|reply).{0,40}$|"
    r"(?:post|add|write|join) (?:a|your|the) (?:comment|reply|conversation|discussion|insights?).{0,40}$|reader (?:insights|comments)$|join the (?:conversation|discussion).{0,30}$|"
    r"you (?:may|might|could) also (?:like|be interested|enjoy).{0,30}$|(?:more|latest|other|related|recommended|popular|trending|top|further)\s+(?:stories|articles|news|posts|reading|content|headlines|coverage|for you)\b.{0,40}$|recommended$|related$|explore more (?:on|about)\b.{0,40}$|see also$|trending(?: now)?$|"
    r"most (?:read|popular|viewed|commented)\b.{0,30}$|find us on\b.{0,40}$|miscellaneous links$|quick links$|(?:site|footer) ?(?:map|links)?$|© ?\d{4}|copyright (?:©|\d{4})|\(?ends?\)?$|-+ ?ends? ?-+$|notes? to editors?:?$|"
    r"(?:über|zum) (?:den|die)? ?autor.{0,30}$|à propos de l.auteur.{0,20}$|kommentare?$|commentaires?$)",
    _I,
)


TEASER_HEADS = regex(r"(?:related|see also|most|more|latest|other|recommended|popular|trending|top|further|you )", _I)


PLEA = regex(
    r"\W*(?:as )?you.re (?:joining|reading)\b.{0,80}\bfavou?r\b|you have (?:read|\d+).{0,30}\bfree articles?|\W*we have a (?:small )?favou?r to ask|"
    r"[^.]{0,60}\breader-supported (?:publication|newsletter)|thanks for reading\b.{0,160}$|(?:millions|readers) (?:turn to|rely on|support) us\b|"
    r"do you (?:think|have|agree)\b.{0,120}(?:comments? below|let us know|tell us)|(?:explore|discover|read) more (?:on|about)\b.{0,40}$",
    _I,
)
"""Appeals to the reader, of any length."""


SYMBOLS = regex(r"[^\w\s\"'“”„«»‘’#@(\[<{.…*•–—-]+\s*")


BARE_NAME = regex(r"[A-ZÀ-Þ][\w’'.-]+(?: (?:van|von|de|al|bin|[A-ZÀ-Þ])[\w’'.-]*){1,3}$")


SECTION = regex(r"[\w&' ’-]{2,24}(?:\s*[|»›>]\s*[\w&' ’-]{2,24})+$|translated (?:automatically )?from\b.{0,60}$", _I)
"""Where an article stands on its site, above the headline: "Africa | Long read"."""


CREDIT = regex(
    r"[(\[](?:(?:file )?photo|image|picture|photograph|photo credit|credit|source|courtesy|handout)\b[^()\[\]]{0,60}[)\]]?\W{0,3}\Z|"
    r"[(\[][^()\[\]]{2,60}(?:via (?:AP|REUTERS|Reuters|AFP|Getty Images)|/(?:AP|AFP|Reuters|REUTERS|EPA|POOL|Pool|Getty Images))[)\]]\W{0,3}\Z|"
    r"\A(?:this|an? (?:undated|file|handout)) (?:(?:undated|file|handout) )?(?:photo|image|picture|photograph)\b.{0,120}?\bshows?\b",
    re.I,
)
"""What shows a paragraph to be the caption of a picture: a credit in brackets at its end, or "This photo … shows" at its head."""


FOOTNOTE = regex(r"\[\d{1,3}\]\s")


BIO = regex(
    r"(?:[A-Z][\w.'’-]+ ){1,4}was born in\b.{0,120}\bauthor of\b|(?:[A-Z][\w.'’-]+ ){1,4}(?:is|are|was|has been) (?:an? |the |our )?(?:\S+ ){0,6}?"
    r"(?:writer|journalist|correspondent|reporter|columnist|editor|author|blogger|freelance\w*|contributor|fellow|professor|lecturer|analyst|researcher)\b"
)


WORK = regex(r"\b(?:author of|(?:last|latest|new|first|most recent) (?:piece|book|novel|essay|column)|was born in)\b")
"""What only a bio says of somebody whose title stands between marks."""


MENU = regex(
    r".{0,24}?(?:\b(?:facebook|x-twitter|twitter|youtube|instagram|pinterest|linkedin|whatsapp|telegram|tiktok|reddit|threads|bluesky|rss|android|apple|e-?mail|print|copy)\b\W*){3,}$|"
    r"(?:[\w&'’-]{2,20}(?: [\w&'’-]{2,20})?\s{2,}){3,}[\w&' ’-]{2,24}$|\W*(?:[\w&' -]{2,24}\s*[·|•>»/]\s*){2,}[\w&' -]{2,24}$|\W*menu\b.{0,120}$",
    _I,
)


SIGNED = regex(
    r"(?:[A-ZÀ-Þ][\w’'-]+ ){1,2}[A-ZÀ-Þ][\w’'-]+(?: and (?:[A-ZÀ-Þ][\w’'-]+ ?){2,3})?"
    r"(?: in [A-ZÀ-Þ]\w+(?: [A-ZÀ-Þ]\w+)?|,? (?:[a-z]+ )?(?:editor|correspondent|reporter|writer|columnist|commentator))$"
)
"""A writer's name without "by", below the headline: "Hugh Grey in Lisbon", "Ada Holm, diplomatic editor"."""


_FUNCTION_WORDS = list_words(
    "a an and as at but by for from in into is it nor of on or over the to up vs with after amid"
)
_TITLED_WORDS = 5


def is_teaser(words: str) -> bool:
    """Whether a line is another article's headline, every word of it in capitals and no stop behind: not a sentence of this one."""
    telling = [word for word in re.findall(r"[^\W\d_][\w’'-]*", words) if word not in _FUNCTION_WORDS]
    stopped = re.search(r"[.!…][\"”’)]*\s*\Z", words)
    titled = sum(word[0].isupper() for word in telling)
    return not stopped and titled > 0.8 * len(telling) and len(telling) >= _TITLED_WORDS


def is_byline(words: str) -> bool:
    """Whether a short paragraph names the writer, the date of publication or the time it takes to read."""
    if _STAMPED.match(words) and re.search(r"\d", words) and not words.endswith("."):
        return True
    if (
        _STAMP.match(words)
        or _DATE_ONLY.match(words)
        or _READ_TIME.match(words)
        or _SIGNED_AGO.match(words)
        or (_PUBLISHED.match(words) and (len(words) <= 80 or words[-1] not in ".!?"))
    ):
        return True
    if not (_BYLINE.match(words) or (_BYLINE_LOWER.match(words) and words[:1].isupper())):
        return False
    return (len(words) <= 60 and not words.endswith(".")) or bool(WHEN.search(words)) or len(words.split()) <= 10
