"""The writer's name within a byline: "By Ashfaque Mahmud · Published 9 months ago" names Ashfaque Mahmud."""

import re

from summariser.patterns import regex

_WORD = r"[A-ZÀ-ÞĀ-ſȘȚ](?:[\w'’]|(?<=\w)-(?=\w))*\.?"
_PARTICLE = r"(?:van|von|der|den|de|la|le|du|da|dos|del|di|al|el|bin|ibn|bint|ter|ten|zu|y)"
_NAME = rf"{_WORD}(?:[ \n](?:{_PARTICLE}[ \n]){{0,2}}{_WORD}){{1,4}}"
_NAMES = regex(rf"{_NAME}(?:(?:, (?={_NAME}(?:, | and ))|,? (?:and|&|und|et|y)\s){_NAME}){{0,4}}")
_BY = regex(
    r"(?:\W*(?:additional |story |words |text |report |reporting |analysis |opinion |posted |written |reported |published |edited )?"
    r"(?:by|von|par|por|di|from)\b:?\s+|\W*(?:author|autor|auteur|writer|correspondent|interview(?:er)?|words|text|story)\s*:\s*)",
    re.IGNORECASE,
)
_ONE_WORD = regex(r"[A-Z][\w-]*(?=\W*$)")
_ENDS = regex(
    r"\s(?:Published|Updated|Posted|Modified|Staff|Local|Senior|Chief|Special|Political|Diplomatic|Foreign|Correspondent|Reporter|Editor|Writer|Columnist|"
    r"Mon|Tue|Wed|Thu|Fri|Sat|Sun|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|"
    r"January|February|March|April|June|July|August|September|October|November|December|On|In|At)\b"
)
_NO_NAME = regex(
    r"(?:Published|Updated|Posted|Modified|Premiered|Last|Our|Staff|The|A|Views?|(?:Mon|Tues?|Wednes|Thurs?|Fri|Satur|Sun)day|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),?|"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.? \d+)(?![\w])"
)


_OURS = regex(r"\b[Oo]ur (?:[\w-]+ )?(?:colleague|correspondent|reporter|editor)(?: in [A-Z]\w+)?,? \Z")


def is_ours(text: str, start: int) -> bool:
    """Whether the name at `start` is of one who writes, "our colleague Amal Hashim": no "he" behind means them."""
    return _OURS.search(text, max(0, start - 60), start) is not None


def find_writer(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the byline `text[start:end]` names its writer, or None when it gives a date or a desk only. Several writers are one span."""
    by = _BY.match(text, start, end)
    at = by.end() if by else start
    names = _NAMES.match(text, at, end)
    if names is None or _NO_NAME.match(text, at, end):
        one = _ONE_WORD.match(text, at, end) if by and not _NO_NAME.match(text, at, end) else None
        return one.span() if one else None
    rest = _ENDS.search(text, at, names.end())
    stop = rest.start() if rest else names.end()
    return (at, stop) if " " in text[at:stop] or by else None
