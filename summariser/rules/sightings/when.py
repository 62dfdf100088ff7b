"""When: the day beside a meeting, as written."""

import re
from collections.abc import Iterator

from summariser.patterns import regex
from summariser.reading.dates import DAY, MONTH
from summariser.rules.scene import Clause, Scene
from summariser.rules.sightings.scope import find_scope

_DATE = regex(
    rf"\b(?:{DAY},? (?:the )?\d{{1,2}}(?:st|nd|rd|th)? {MONTH}(?:,? \d{{4}})?|{DAY},? {MONTH} \d{{1,2}}(?:,? \d{{4}})?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?:\s?(?:-|–|and|to)\s?\d{{1,2}})?\s+{MONTH}(?:,?\s+\d{{4}})?|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:\s?(?:-|–|and|to)\s?\d{{1,2}})?(?:,? \d{{4}})?\b|\d{{1,2}}(?:st|nd|rd|th)? of {MONTH}(?: (?:of )?\d{{4}})?"
    rf"|(?:early|late|mid-?|next|last|this) ?{MONTH}(?: \d{{4}})?|{MONTH} (?:of )?\d{{4}}|(?:[Ii]n|until|to|for|by|since|next|last) (?={MONTH}\b)(?!May (?:have|be|also|not|well)\b){MONTH}(?: (?:of )?\d{{4}})?"
    rf"|(?:[Nn]ext|[Ll]ast|[Tt]his|[Ee]arly next|[Ll]ate last|[Ee]arlier this|[Ll]ater this|[Tt]he following|[Tt]he previous) (?:week|weekend|month|year|spring|summer|autumn|fall|winter|{DAY}|morning|afternoon|evening)"
    rf"|(?:in the )?(?:first|second|third|fourth|last) (?:quarter|half) of \d{{4}}|{DAY} (?:morning|afternoon|evening|night)|{DAY}"
    rf"|(?:the|a) (?:day|week|month|year) (?:before|after|earlier|later)|the (?:next|same|following) day|(?:over|at) the weekend|[Ll]ast night|the \d{{1,2}}(?:st|nd|rd|th)(?! (?:century|floor|anniversary|round|session|summit|meeting)| [A-Z])"
    rf"|(?:the )?(?:first|second|third|last) (?:week|half|days) of (?:{MONTH}|(?:the|next|this) (?:month|year))|(?:the )?(?:end|start|beginning|middle) of (?:{MONTH}|(?:the|next|this) (?:month|year))|(?:an?|two|three|four|five|six|several|ten) (?:days?|weeks?|months?|years?|hours?) ago|[Ll]ater (?:today|tomorrow)|[Tt]omorrow|[Yy]esterday|[Tt]onight|[Tt]oday|[Tt]his (?:morning|afternoon|evening)|(?<=in )(?:19|20)\d\d|(?<=in the )(?:spring|summer|autumn|winter)(?: of \d{{4}})?|(?:before|after) (?:Christmas|Easter|Ramadan))\b(?!['’]s(?! (?:[\w-]+ ){{0,3}}(?:meeting|talks|summit|session|conference|round|visit|forum|gathering|dialogue|consultations)\b))"
)
_LEADING = regex(r"^(?:[Ii]n|until|to|for|by|since|over|at) ")

_REPORTING = regex(
    r"\b(?:said|says|told|announced?|announcing|reported|confirmed|added|stated|tweeted|wrote|noted|declared|published|issued|statement|quoted|post|spokes\w+)\b[^,.;:]{0,50}$"
)


def find_date(scene: Scene, clause: Clause, start: int, end: int) -> str | None:
    """The date of the event whose cue stands at `start` to `end`, as written: behind the cue, else before it; never the day of the report."""
    if own := _OWN_DAY.search(scene.text, max(clause.start, start - REACH), start):
        return own["day"]
    scope = find_scope(scene, clause, start, end)
    for reach in (scope.near, scope.held, scope.topic):
        if found := next(find_dates(scene, *reach), None):
            return found
    ahead = [*_match_dates(scene, *scope.before)]
    if not ahead or _DECIDES.search(scene.text, ahead[-1].end(), end):
        return None  # "on Thursday called off talks": when that was decided
    return _LEADING.sub("", ahead[-1].group())


REACH = 60
"""Characters before a noun in which its own day stands."""
_OWN_DAY = regex(
    rf"\b(?P<day>{DAY}|(?:[Ll]ast|[Nn]ext|[Tt]his) (?:week|weekend|month|year|spring|summer|autumn|winter|{MONTH})|[Yy]esterday|[Tt]oday|[Tt]omorrow|{MONTH})[’']s (?:[\w–-]+ ){{0,3}}\Z"
)
"""The day that a meeting is called by: "Monday's talks", "last year's summit"."""
_DECIDES = regex(
    r"\b(?:called off|cancell?ed|scrapped|postponed|put off|delayed|pulled out|proposed|invited|offered|accepted|rejected|ruled out|refused|declined|denied|confirmed|announced|arranged|scheduled|rescheduled)\b"
)
"""What is done about a meeting on another day than its own."""


def find_dates(scene: Scene, start: int, end: int) -> Iterator[str]:
    """The dates in the characters `start` to `end`, as written, but for those of a report or within which something is counted."""
    return (_LEADING.sub("", match.group()) for match in _match_dates(scene, start, end))


def _match_dates(scene: Scene, start: int, end: int) -> Iterator[re.Match[str]]:
    for match in _DATE.finditer(scene.text, start, end):
        before = scene.text[max(start, match.start() - 80) : match.start()]
        counts = _COUNTED.search(before) or _NTH.match(scene.text, match.start())
        if not (_REPORTING.search(before) or counts or scene.is_quoted(match.start())):
            yield match


_NTH = regex(
    r"the \d{1,2}(?:st|nd|rd|th) (?:[\w-]+ ){0,3}(?:meeting|round|session|summit|conference|anniversary|dialogue|consultations?|talks)\b"
)
"""Which meeting it is, not on which day: "the 3rd meeting"."""
_COUNTED = regex(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)|last|latest|only)(?: (?:one|time|such \w+|round|meeting|talks|visit|trip|of its kind))? (?:in |since |of )?\Z"
)
"""Before a time within which something is counted: "the third this year"."""
