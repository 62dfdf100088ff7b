"""Where the article names what is talked about, by cue, one topic at a time."""

import re
from dataclasses import dataclass

from summariser.patterns import regex
from summariser.rules.agenda.bounds import find_rest, find_stretch, split_range
from summariser.rules.agenda.concern import DENIED, NO_PLANS, NOT_DISCUSSED, concerns_meeting
from summariser.rules.agenda.listing import cut_list, find_listed
from summariser.rules.agenda.partners import is_somebody, says_who
from summariser.rules.agenda.told import Told
from summariser.rules.agenda.topic_cues import AIMS, BEFORE, CUES, ENDS, EVENT, GOALS, HE_OR_SHE, PASSIVE, TALK
from summariser.rules.scene import Clause, Scene

_THEN = regex(r"(?:Back )?(?:in|In) (?:the |early |late )?(?:\w+ )?(?:19|20)\d\d\b")
"""A sentence that begins in another year tells of another meeting."""


_OF_SOMEBODY = ("case of ", "cases of ", "fate of ")
"""Before somebody who is talked of himself."""
_BARE = regex(
    r"(?:the|this|that|these) (?:matter|issue|subject|question|topic|point|case)s?(?: (?:in|with|at(?! which)|on|again|to|directly|during)\b|\Z)"
)
"""What only points at a topic told before: "raised the matter with her"."""


_OF_INTEREST = regex(
    r"(?:(?:mutual|common|shared|great|special) )?(?:importance|interest|concern|relevance) (?:to|for)\b"
)
"""What says only to whom the topics matter: "on issues of importance to India"."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic at the characters `start` to `end`, resting on the words `evidence`."""

    start: int
    end: int
    evidence: tuple[int, int]
    clause: Clause
    behind: int
    """Where the words end that tell of it; those of a cue behind it included."""
    cue: int
    """Where the words end that lead to it; a meeting named behind them is part of a topic."""


def find_topics(scene: Scene, clause: Clause, told: Told) -> list[Topic]:
    """The topics that one sentence names, in order."""
    if _THEN.match(scene.text, clause.start) and not told.here(clause):
        return []
    if listed := find_listed(scene, clause):
        span, lead = listed
        return [Topic(*span, span, lead, span[1], span[0])]
    found: list[Topic] = []
    for match in CUES.finditer(scene.text, clause.start, clause.end):
        if _is_others_word(scene, clause, match.start()) or (found and match.start() < found[-1].end):
            continue
        if found and match.group() in ("spanning", "covering"):
            continue  # goes on with the topic before it
        if _is_passive(scene, clause, match) or not concerns_meeting(scene, clause, match, told):
            continue
        found += _topics_behind(scene, clause, match)
    last = found[-1].end if found else -1
    for tail in _find_tails(scene, clause, told):
        if not told.here(clause) and ", when " in scene.text[clause.start : tail.start()]:
            continue  # at a meeting of which no more is told
        if not found or (last < tail.start() and _adds(scene, last, tail)):
            found += _topic_before(scene, clause, tail)
    return found or _find_aim(scene, clause, told)


def _adds(scene: Scene, last: int, tail: re.Match[str]) -> bool:
    """Whether a tail tells of one more topic: "with visas also up for debate", ", but visas were left for the next round"."""
    also = tail.group().startswith(_ADDS) or " also " in tail.group()
    return also or ", but " in scene.text[last : tail.start()]


_WE = regex(
    r"\b(?:[Ww]e|[Ii]|[Tt]hey|(?:[Tt]he|[Tt]his) (?:present )?(?:two|talks|meeting|summit|conference|sides|ministers|leaders|parties|presidents)[^,.;:]{0,30}|[Oo]ur (?:talks|meeting|agenda)|[Ww]e\b[^.;:]{3,60} (?:session|meeting|summit|talks|conference))\b[^.;:]{0,30}\Z"
)

_HALF = regex(r"\w [“\"‘'](?:\w+ly )?\Z")
"""Marks that open with the cue: whose deed it is the reporter says: the two “talked at length about”."""

_POSTED = regex(r"(?:Had|Held|Discussed|Exchanged|Reviewed|Talked|Spoke|Raised)\b")
"""How a sentence begins in a post that leaves out the "we"."""
_COMMUNIQUE = regex(
    r"[“\"]?(?:\d+\. )?(?:They|Both [Ss]ides|The (?:[Tt]wo|[Bb]oth) [A-Za-z]+)\b(?! (?:said|says))(?:(?! and (?:the|our|[Ii]|we) )[^;:])*\Z"
)
"""How a sentence of a quoted communique begins, which tells of the meeting as a reporter would."""


def _is_others_word(scene: Scene, clause: Clause, at: int) -> bool:
    """Whether a cue stands in a quotation where nobody says what was talked about: "we discussed" and a post's "Discussed" do."""
    if not scene.is_quoted(at) or scene.text.startswith(("What we", "what we"), at):
        return False
    if scene.text[at].isupper() and _POSTED.match(scene.text, at):
        return False
    agreed = scene.text.startswith(("agreed", "talking"), at)
    if _HALF.search(scene.text, clause.start, at) or (not agreed and _COMMUNIQUE.match(scene.text, clause.start, at)):
        return False
    return agreed or not _WE.search(scene.text, max(clause.start, at - 120), at)


def _find_aim(scene: Scene, clause: Clause, told: Told) -> list[Topic]:
    """What the talks of a sentence that says nothing else of them are to bring about."""
    aim = AIMS.search(scene.text, clause.start, clause.end)
    if aim is None and (told.here(clause) or told.near(clause, 2)):
        aim = GOALS.search(scene.text, clause.start, clause.end)
    if aim is None and told.here(clause):
        aim = ENDS.search(scene.text, clause.start, clause.end)
    if aim is None or scene.is_quoted(aim.end()) or NOT_DISCUSSED.search(scene.text, clause.start, aim.start()):
        return []
    if NO_PLANS.search(scene.text, clause.start, aim.start()):
        return []
    return _topics_behind(scene, clause, aim)[:1]


def _is_passive(scene: Scene, clause: Clause, match: re.Match[str]) -> bool:
    """Whether the cue is the participle of "to be taken up first": the topic stands before it."""
    passive = PASSIVE.search(scene.text, max(clause.start, match.start() - 30), clause.end)
    return passive is not None and passive.start() < match.start() < passive.end()


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The topics between two offsets; each end of a range may be several again."""
    found: list[tuple[int, int]] = []
    for span in cut_list(text, start, end):
        ends = split_range(text, *span)
        found += [one for part in ends for one in cut_list(text, *part)] if len(ends) > 1 else ends
    return found


def _topics_behind(scene: Scene, clause: Clause, match: re.Match[str]) -> list[Topic]:
    programme = match.group().startswith("programme")
    stretch = find_stretch(scene, clause, match)
    spans = _cut(scene.text, *stretch)
    if rest := find_rest(scene.text, stretch[1], clause.end):
        spans += _cut(scene.text, *rest)
    return [
        Topic(s, e, (match.start(), e) if n == 0 else (s, e), clause, e, match.end())
        for n, (s, e) in enumerate(spans)
        if (not is_somebody(scene, s, e) or scene.text.endswith(_OF_SOMEBODY, 0, s))
        and not (n and says_who(scene, s))
        and not _BARE.match(scene.text, s, e)
        and not _OF_INTEREST.match(scene.text, s, e)
        and not (programme and EVENT.match(scene.text, s, e))
    ]


def _find_tails(scene: Scene, clause: Clause, told: Told) -> list[re.Match[str]]:
    """The words behind topics that are told of before their cue: "is on the agenda", "with B high on the list", "were discussed"."""
    if cues := [*BEFORE.finditer(scene.text, clause.start, clause.end)]:
        tails = [cue for cue in cues if cue.group().startswith("will ") or not scene.is_quoted(cue.start())]
        besides = (p for p in PASSIVE.finditer(scene.text, cues[0].end(), clause.end) if " also " in p.group())
        return [*tails[:1], *(tail for tail in tails[1:] if tail.group().startswith(_ADDS)), *besides]
    for passive in PASSIVE.finditer(scene.text, clause.start, clause.end):
        also = " also " in passive.group() or _MATTER.match(scene.text, clause.start, passive.start())
        about = (
            passive["sure"]
            or ((also or _LIKELY.search(passive.group())) and told.near(clause, 2))
            or _SIDES.search(scene.cut(clause.start, clause.end))
        )
        if about and (passive["sure"] or not scene.is_quoted(passive.start())):
            return [passive]
    return []


_SIDES = regex(rf"\b(?:{TALK}|two sides|both sides|two countries|parties)\b")
_LIKELY = regex(r" (?:likely|expected|due|set|certain) ")
_MATTER = regex(
    r"(?:[Tt]he |[Tt]his )?(?:[Ii]ssues?|[Qq]uestions?|[Mm]atters?|[Tt]opics?|[Ss]ubject|[Ff]ate|[Cc]ases?) of "
)
"""What can only be talked about: "the question of visas was raised"."""
_ADDS = ("at the top", "all ", "both ", "up for", "down for", "uppermost", "topping", "dominating", "heading", "high", "top ", "first ", "next ",
         "on the ", "coming", "also coming", "likely to", "expected to", "also likely", "also expected")  # fmt: skip
"""How what stands behind a "with" begins."""
_ASIDE = regex(r", (?:which|who|whose|whom|where|in addition|together with|along with|as well as)\b|, [^,]{2,40},\s*$")
_OPENS = regex(
    r"(?:Among|Also|Then)\s+|(?:Yes|No|Well), |An? (?:second|third|fourth|fifth|final|further), |(?:\w+ )?(?:In|At|During|On|Over|After|Before|Meanwhile|Moreover|However|Later|Earlier|Separately|Furthermore|As)\b[^,]{0,60}, "
)
_ANNOUNCED = regex(
    r"(?:(?:[Kk]ey|[Bb]ilateral|[Rr]egional|[Ii]nternational|[Ss]everal|[Oo]ther|[Tt]he|[Vv]arious|[Aa]|wide|broad|range of|number of|host of) )*(?i:topics?|issues|matters|subjects|questions|areas|themes)(?: of [a-z ]{3,40})?,? (?:such as|including|like|pertaining to|relat(?:ed|ing) to|ranging(?= from)) "
)
"""A general word before the topics that it announces: "Topics such as X and Y are on the agenda"."""
_INNER = regex(
    r"\b(?:asked for|wants|wanted|when|where|while|because|although|whereas|said|says|added|noted|confirmed|that)\s+(?:that )?|[;:—–]\s|, (?:and|but|so|with) (?:(?:yes|no|well|of course), )?"
)
_ASKED = regex(r"\b(?:what|which|who)(?: else)?\s*\Z")
"""Of "would not say what was discussed" nothing is told."""
_TELLING = regex(r"\b(?:told|hope[sd]?|wished|believed|wondered|insisted)\b")
"""What stands before the cue is a sentence of its own: "Mr Hale told reporters he hoped they would come up"."""
_NOTHING = regex(
    rf"(?:no|nothing|neither|none|it|this|that|these|those|they|{HE_OR_SHE}|what|which(?! \w+ )|who(?! \w+s )|there|all|both|(?:much|most|half|part|the rest) of the)\b",
    re.I,
)


def _topic_before(scene: Scene, clause: Clause, match: re.Match[str]) -> list[Topic]:
    text = scene.text
    start, end = clause.start, match.start()
    if DENIED.search(text, start, end) or re.search(
        r"\b(?:not|never|neither)\b|n['’]t", text[max(start, end - 12) : match.end()]
    ):
        return []
    if match.group().startswith(_ADDS):
        lead_in = text.rfind("ith ", start, end)
        if lead_in < 0 and match.group().startswith("on "):
            return []
        start = lead_in + 4 if lead_in >= 0 else start
    if opens := _OPENS.match(text, start, end):
        start = opens.end()
    if announced := _ANNOUNCED.match(text, start, end):
        start = announced.end()
    if scene.is_quoted(end) and text[start] in '"“‘«':
        start += 1
    for inner in _INNER.finditer(text, start, end):
        start = inner.end()
    if aside := _ASIDE.search(text, start, end):
        end = aside.start()
    if (
        end - start > 160
        or scene.is_quoted(start) != scene.is_quoted(end)
        or _NOTHING.match(text, start, end)
        or _ASKED.search(text, start, end)
        or _TELLING.search(text, start, end)
    ):
        return []
    spans = _cut(text, start, end)
    return [
        Topic(s, e, (s, match.end()) if n == 0 else (s, e), clause, match.end(), s) for n, (s, e) in enumerate(spans)
    ]
