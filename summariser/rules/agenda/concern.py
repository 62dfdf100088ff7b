"""Whether words that may lead to a topic tell of a meeting: not of a report, a speech elsewhere, a policy or what is only denied."""

import re

from summariser.patterns import regex
from summariser.reading.dates import DAY, MONTH
from summariser.reading.tables import titles
from summariser.rules.agenda.told import Told
from summariser.rules.agenda.topic_cues import HE_OR_SHE, TALK
from summariser.rules.scene import Clause, Scene
from summariser.rules.scene.offices import OUTSIDE

NOT_DISCUSSED = regex(
    r"(?:\b(?:not|never|without|nor|cannot|declin\w+ to|refus\w+ to|reluctant to|(?:anonymity|happy|promised?|pledged?|authori[sz]ed|permitted|allowed|entitled|free|liberty|cleared) to|avoid\w*)|n[’']t)(?! only) (?:\w+ )?$"
)
DENIED = regex(
    r"\bunless [^,;]{2,60}\Z|\b(?:request|ask|urg|demand|propos|recommend)[a-z]* that [^;:]{2,60}\Z|\b(?:annually|every year|each year|regularly|traditionally|nobody|no one)\b|\bden(?:ied|ies|ying) (?:that )?|\baccus(?:ed|es|ing) [^,.;]{2,60} of |\b(?:urg|press|appeal)[a-z]* [^;:]{2,90} to \Z|\bdespite (?:[\w-]+ )?\Z"
)
_SOLVES = regex(
    r"\b(?:efforts?|steps?|measures?|attempts?|moves?|work|actions?|ability|opportunit(?:y|ies)|chance|need|needs|commitments?|determination|readiness|failure|fail(?:s|ed)?|aid|money|funds?|package|programme|program|tools?|ways?|means|able|can|cannot|must|should|has to|have to|had to) (?:to )?(?:(?:help|also|better|fully|not|\w+ly) )*\Z"
)
"""Before a verb that outside a meeting means to mend something: "efforts to address the drought", "it must tackle the debt"."""
_ELSEWHERE = regex(
    r"\b(?:[Ii]n|[Dd]uring) (?:an?|his|her|\w+['’]s) (?:[\w-]+ ){0,2}(?:speech|interview|article|op-ed|post|address|lecture|essay|broadcast|podcast|column|book|debate|statement|remarks|tweet|letter to Congress)\b"
    r"(?:(?! (?:said|says|told|that|added|confirmed) )[^.;])*\Z"
)
"""What somebody spoke of at another time: "in a speech last week, he discussed"."""
_BEFORE = regex(
    rf"\bsince (?!{DAY}|{MONTH})(?:(?:[A-ZÀ-Þ][\w.’'-]+|and|the|two|both|sides|leaders|ministers|presidents|last|first|had) )+\Z"
    r"|\b(?:have|has|had) long (?:been )?\Z|\bwho (?:last|earlier|yesterday|previously|recently|on)\b[^,.;]*\Z"
)
"""What was done at another time: "who last month addressed", "the first talks since A and B agreed"."""
_TO_REPORTERS = regex(
    r"[^.;]{3,80} (?:with|to|by) (?:the )?(?:reporters|journalists|press|media|readers|viewers|students|lawmakers)\b"
)
_PAPER = regex(
    r"\b(?:spark|fuel|stir|prompt|reignit|trigger)(?:s|ed|ing)? (?:[\w-]+ ){0,2}\Z|\b(?:reports?|campaigns?|stud(?:y|ies)|articles?|papers?|books?|newspapers?|films?|novels?|polls?|speech(?:es)?|reviews?|inquir(?:y|ies)|investigations?|assessments?|audits?|anger|criticism|protests?|letters?|coverage) (?:\w+ly |has |have |had )?\Z"
)
"""What does not meet: "the report focused on"."""
_STANDING = regex(
    r"\b(?:working groups?|committees?|commissions?|task forces?|mechanisms?|panels?|bodies|hotlines?|channels?|councils?) to \Z"
)
"""What is there to discuss something whenever it meets: "have set up working groups to | discuss"."""
NO_PLANS = regex(
    r"\b(?:no (?:\w+ )?(?:plans?|need|request|proposal|intention|date) (?:for|of)|n(?:ot|ever) (?:\w+ )?(?:asked|called) for) "
)
"""Of a meeting that nobody plans nothing is told, and no other has its topic."""


def concerns_meeting(scene: Scene, clause: Clause, match: re.Match[str], told: Told) -> bool:
    """A cue that also serves elsewhere ("cover", "address") counts only beside a meeting's word or parties."""
    if NOT_DISCUSSED.search(scene.text, max(clause.start, match.start() - 30), match.start()):
        return False
    if any(
        cue.search(scene.text, clause.start, match.start())
        for cue in (DENIED, _PAPER, _STANDING, NO_PLANS, _ELSEWHERE, _BEFORE)
    ):
        return False
    if match.group().startswith("discuss") and _TO_REPORTERS.match(scene.text, match.end(), clause.end):
        return False
    before = scene.text[clause.start : match.start()].lower()
    if _BUILDING.search(scene.text, clause.start, match.end()):
        return False
    if match.group().startswith(_FAILS) and not _TALK.search(before):
        return False
    if match.group() in _NOW and not (told.here(clause) and _TALK.search(before)):
        return False
    if match["beside"] and before.endswith((" in ", " of ", " for ", " a ", " an ", " the ", " any ")):
        return False  # "a strategy in dealing with the drought"
    if match["alone"] and _may_meet(before):
        return True
    if not (match["beside"] or match["alone"] or (before.endswith(", ") and match.group().split()[0].endswith("ed"))):
        return True
    if not match["alone"] and not told.here(clause) and _SOLVES.search(before):
        return False
    if match.group() == "covering" and _SIGNED.search(before):
        return False
    if match.group().startswith("cover") and _COVERS.search(before):
        return True
    if _GATHERED.search(before):
        return True
    if told.here(clause) or _takes_up(scene, clause, before, told) or _goes_on(clause, before, told):
        return True
    if told.near(clause, 2) and _PART_OF_MEETING.match(match.group()):
        return True
    return any(name.entity in told.parties for name in scene.names_in(clause.start, match.start()))


_FAILS = ("founder", "flounder", "collaps", "fall", "fell", "stall", "falter", "break", "broke", "stumbl", "snag")
"""What talks do over a topic, and other things too: "the truce fell apart over the port"."""
_NOW = ("considers", "tackles", "addresses")
"""What somebody does whenever he likes, and what only talks do at a table: "Moscow considers it unlawful"."""
_BUILDING = regex(r"\b(?:conference|convention|congress|meeting|media) (?:cent(?:re|er)|halls?|rooms?|venue) on\Z")
"""Where people meet: "a conference centre on the waterfront"."""
_SIGNED = regex(r"\b(?:document|agreement|memorand|accord|contract)\w*(?: \w+)* $")
_COVERS = regex(r"\b(?:paper|proposal|draft|plan|document|text|agenda|package|it|which)\b")
_GATHERED = regex(
    rf"\b(?:{TALK}|calls?|workshop|seminar)\b|\b(?:i|we|they|two|both|pair|men|women|officials|diplomats|counterparts?|parties|heads|chiefs|ministers|leaders|sides?|presidents|delegations|participants|delegates|negotiators|envoys|council|committee)\b"
)
"""Before such a cue: a meeting, or those who may sit in one."""

_OCCASION = regex(r"\b(?:agenda|programme|program|visit|trip|tour|you)\b")
"""Before a cue of nothing but topics: what has some."""

_LEFT_OPEN = ("", "while", "when", "after", "before", "by", "in", "also")
"""What leaves it open who does it: "while | discussing"."""


def _may_meet(before: str) -> bool:
    """Whether what stands before such a cue holds an occasion or an office, or nothing but a "while"."""
    office = any(word in titles()["head"] and word not in OUTSIDE for word in before.split())
    return office or before.strip() in _LEFT_OPEN or _OCCASION.search(before) is not None


_PART_OF_MEETING = regex(
    r"(?:the |The )?(?:\w+ )?focus |workshop|seminar|[Aa]ttention|[Tt]alk |(?:[Aa]|[Aa]ny|[Nn]o|[Tt]he) (?:\w+ )?decision"
)
"""What belongs to a meeting that was just told of."""

BACK = 6
"""Sentences behind that of a meeting in which "he raised" still tells of it."""


def _goes_on(clause: Clause, before: str, told: Told) -> bool:
    """Whether "he" or "she" did it soon behind a sentence that tells of a meeting."""
    met = told.here(clause) or told.near(clause, BACK)
    return bool(met) and _DOES.search(before) is not None


_DOES = regex(
    rf"\b(?:{HE_OR_SHE}|[Tt]he (?:\w+ ){{0,2}}(?:[Mm]inister|[Pp]resident|[Ss]ecretary|[Ll]eader|[Pp]remier|[Cc]hancellor|[Ee]nvoy|visitor)|(?:his|her) (?:host|guest|counterpart))(?: had| has| also| then|, however,|, too,| will| would| (?:plans|intends|wants|hopes) to| is (?:expected|due|likely|set) to)* $"
)
_IT = regex(r"\W*(?:it|this|that)\b")
_TALK = regex(rf"\b{TALK}\b")


def _takes_up(scene: Scene, clause: Clause, before: str, told: Told) -> bool:
    """Whether "it" is the meeting of the sentence before: "The meeting was called off. It was to have dealt with trade"."""
    if not clause.number or not _IT.match(before):
        return False
    last = scene.clauses[clause.number - 1]
    if "met" in scene.cut(last.start, last.end).split() and told.here(last) and before.strip() == "it":
        return True
    return last.number == clause.number - 1 and _TALK.search(scene.cut(last.start, last.end)) is not None
