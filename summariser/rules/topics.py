"""Where the article names what is talked about, by cue, one topic at a time."""

import re
from dataclasses import dataclass

from summariser.rules.listing import cut_list
from summariser.rules.scene import Clause, Scene
from summariser.rules.told import Told

_TALK = r"(?i:talks|discussions?|negotiations|consultations|meetings?|summit|conference|session|conversations?|dialogue|round|lunch|dinner)"
_MEETS = rf"(?:{_TALK}|visit|call)"
_WORDS = r"(?:(?!comes?|came|amid|after|before|following|because|despite|that|which|who|is|are|was|were|will|would|ended|and|has|had|have)[\w’'-]+ ){0,3}?"
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.)"
_NOT_ABOUT = (
    rf"(?! (?:which|whom|whose|{_DAY}|{_MONTH}|\d|behalf|board|condition|foot|top|hold|time|track|its|(?:his|her|their) (?:\w+ )?(?:visit|trip|arrival|return|way)|the (?:\w+ )?"
    r"(?:sidelines|margins|eve|same|day|island|coast|border|bridge|phone|telephone|basis|grounds|weekend|fringes|visit|invitation|morning|afternoon|evening|\d)))"
)
"""What stands behind "talks on" without being their subject: days, places, the sidelines of something else."""

_CUES = re.compile(
    rf"\b(?:discuss(?:es|ed|ing)?|talk(?:s|ed|ing)? (?:[\w’'-]+ ){{0,6}}?about|sp(?:oke|eak|oken|eaking) [^,.;:]{{0,80}}?about|sp(?:oke|oken) of|went through|agenda\b[^.:;]{{0,40}}(?=:)|focus(?:s?ed|s?es|s?ing)? (?:\w+ ){{0,2}}?on|cent(?:re|er)(?:s|d|ed|ing)? (?:\w+ )?on|"
    rf"{_TALK} {_WORDS}(?:on|about|over|regarding|concerning){_NOT_ABOUT}|{_TALK} (?:with|between) (?:(?! (?:concerns?|worries|fears|amid|rising|as|while|that|which|who|is|are|was|were|has|have|had|will|would|said|says) )[^,.;:]){{3,90}}?(?:, [A-ZÀ-ÖØ-Þ][^,.;:]{{2,50}},)? (?:on|about|over|regarding|concerning){_NOT_ABOUT}(?= [a-z])|"
    rf"(?:meeting|summit|conference|session|dinner|lunch) of (?:[\w'’-]+ ){{1,7}}?(?:on|about|over)(?= (?:a|an|the|how|what)\b)|(?:exchang(?:ed?|ing)|exchange of|shar(?:ed?|ing)) (?:views|opinions) on|(?:attention|emphasis|time) (?:was|were|is|will be) (?:\w+ )?(?:paid|given|devoted|placed|laid) (?:to|on)|compared notes on|review(?:s|ed|ing)?(?! (?:the|an?) (?:[Gg]uards?|troops|parade|honou?r))(?= (?:the|progress|bilateral|ways|how|a|their|cooperation|preparations))|"
    rf"touch(?:ed|es|ing)? (?:up)?on|(?:deal|dealt|deals) with|turn(?:ed|s|ing)? to|(?:takes?|took|taken|taking) up(?! (?:the|his|her|their|a|an|its) (?:\w+ )?(?:posts?|position|office|job|role|duties|reins|residence|arms|challenge|offer|invitation)\b)|tak(?:e|es|ing) in(?= (?:a|the) (?:\w+ )?(?:range|number|array|series|list))|cover(?:s|ed|ing)?|deliberat(?:e|ed|ing) (?:on|over)|"
    rf"consult(?:ed|ing)? on|devoted to|dominated by|(?:{_TALK}|efforts?) (?:\w+ )?aimed at|aimed at addressing|(?:agenda|programme|talks|meeting|topics?) (?:will |would |is expected to |are expected to )?(?:also )?(?:includes?|included|covers?|covered|reflects?|comprises?|features?|addresse[sd]|concern(?:s|ed)?)|"
    rf"on the agenda (?:is|are|was|were|will be)(?: also)?|(?:topics?|subjects?|issues?|items?|points?|themes?) (?:discussed |raised |on the agenda |under discussion |(?:of|at|in|for) (?:the|their|our|these) (?:\w+ )?\w+ )?(?:is|are|was|were|will be|included?|includes)|(?i:two|three|four|five|six|several) (?:\w+ )?(?:items|topics|issues|subjects|points|themes)\b[^.:;]{{0,100}}(?=:)|adopted (?:\w+ ){{1,3}}(?:points|principles) on|will want to know|(?:With regard to|As regards|Regarding|Concerning|Turning to)(?= [^,.;:]{{3,60}}, (?:the (?:two )?(?:ministers|sides|leaders|presidents|parties|delegations|heads)|they|both)\b)|"
    rf"at the (?:heart|centre|center|top) of (?:these |the |their |those |his |her )?(?:\w+ )?{_TALK} (?:is|are|was|were|will be|stood|lies)|top(?:s|ped|ping)? the agenda (?:is|are|was)|[Oo]n the table (?:is|are|was|were|will be)|moved? on to|turn(?:ed|s|ing)? (?:next |then )to|agreed (?:\w+ ){{0,3}}?on(?= (?:a|an|the)\b)|without (?:a |an |any )?(?:\w+ )?(?:deal|agreement|accord|breakthrough|progress) on|fail(?:ed|s|ing)? (?:\w+ ){{0,3}}?to agree (?:\w+ )?on|(?<=, )concern(?:s|ed)?(?= a| the)|argued? (?:\w+ )?(?:about|over)|(?:differ(?:ed|ences)|divided|split|deadlocked?|disagree(?:d|ment)) (?:about|over|on)|"
    rf"(?<=to |ll |ld )sign (?:an?|the|two|three|several) (?:\w+ ){{0,2}}?(?:agreements?|memorand(?:um|a) of understanding|accords?|protocols?|treat(?:y|ies)|pacts?) on|to (?:end|settle|resolve|defuse) (?:a|an|the|their|its) (?:\w+ ){{0,3}}?(?:row|dispute|quarrel|stand-?off|feud|argument) (?:over|about)|trying to settle|"
    rf"agreed (?:(?:on )?\w+day )?to(?= (?:accelerate|expand|deepen|boost|strengthen|step up|speed up|increase|run|share|set up|establish|create|launch|build|open|extend|let|pool|reopen|restore|resume|cut|raise|double|form|finance|fund)\b)|"
    rf"address(?:es|ed|ing)?(?= (?:the|issues|concerns|ways|how|questions|matters|humanitarian|regional|global|bilateral|security|climate|trade))|rais(?:e|es|ed|ing)(?= the )|explor(?:e|ed|es|ing)(?= (?:ways|the|options|possibilities|cooperation|new|how))|negotiat(?:e|ed|es|ing)(?= (?:a|an|the|over|on)\b)|talk(?:s|ed|ing)? over(?! which)|hammer(?:ed)? out)\b:?"
)

_BEFORE = re.compile(
    rf"\b(?:(?:is|are|was|were|will be|would be|remains?|continues? to be|stood|stands|ranks?|featured?|figured?) (?:also |again |still |first |high |prominently |likely to be |expected to be )*"
    rf"(?:on the agenda|at the (?:top|heart|cent(?:re|er)) of (?:the|their|his|her|these) (?:\w+ )?(?:agenda|{_TALK})|on the agenda|on the table|(?:a|the|one) (?:\w+ )?(?:focus|subject|topic|theme|priority) (?:of|at|for|in) (?:the|their|these|his|her))"
    rf"|(?:was|were|is|are) to (?:have been|be) the (?:only|main|chief|first) (?:subject|topic|item|theme)|(?:could|may|might|will|would|is likely to|are likely to) (?:also |almost certainly |probably |certainly |surely )?(?:come up|be raised)|came up|(?:is|are|was|were) (?:also )?among (?:the|their|our) (?:\w+ )?(?:topics|issues|subjects|matters|themes|items|questions)|(?:(?:will |would |(?:is|are) (?:expected|likely|set|due) to )?dominate|dominate[sd]|top(?:s|ped)?) (?:the|their) (?:\w+ )?(?:agenda|{_TALK})|(?:took|(?:will |would )?take) up (?:most|much|half|the rest|part|all) of the (?:hour|day|session|meeting|talks|time|morning|afternoon|lunch|evening)|(?:topping|dominating|heading) (?:the|their) (?:\w+ )?(?:agenda|{_TALK})|high on the (?:\w+ )?agenda|looms? large)\b"
)
_PASSIVE = re.compile(
    r"\b(?:(?:is|are|was|were) (?:also |then |briefly )?(?:to be |being |expected to be |due to be |likely to be |set to be )?|(?:will|would|can|could|may|might|should|must) (?:also |then )?be |(?:has|have|had) (?:also )?been )"
    r"(?:also |briefly |again |(?!not )\w+ly )?(?:(?P<sure>discussed|taken up|debated|touched up ?on|talked (?:about|over)|gone through)|raised|addressed|reviewed|covered|tackled|negotiated|dealt with|considered|examined)\b"
)
"""What was discussed stands before the verb; behind it stands who, where or in what order."""

_STOP = re.compile(
    rf"[;()]|\n\n|: |,? but\b|, (?:which|who|where|when|while|as(?! well)|amid|with|according|said|saying|although|though|after|before|ahead|because|during|until|whose|he|she|they|it|both|a \w+ (?:that|which)|the (?:two |three )?(?:ministers|sides|leaders|presidents|parties|delegations|heads|secretaries)|officials|among|so)\b|(?<! and), (?:in|at)\b|"
    rf",? and (?:I|we|you|it|this|there|the (?:two|three|ministers|leaders|sides|parties|presidents)|left|went|came|[a-z]{{3,}}ed (?:an?|the|to|on|that|in|his|her|their))\b|, [^,]{{2,60}}? (?:said|says|reported|announced|added|told|wrote|confirmed)\b|"
    rf"(?<!,) (?:amid|amidst|ahead of|during|at a|at the|before|after|when|while|among other|because|since|despite|if|until|so that|in order to|with (?:a view|the aim)|as (?:required|part|they|he|she|it|both)|on {_DAY}|on {_MONTH}|on the (?:sidelines|margins))(?!\w)|"
    r" [\"“‘']as\b| (?:he|she|they|the \w+) (?:said|added)\b| and (?:exchanged|agreed|welcomed|stressed|expressed|reaffirmed|decided|signed|pledged|vowed|called|noted|underlined|reviewed|discussed|urged|explored?|will|would|is|are|was|were|has|have|he|she|they)\b| [—–-] |—"
)
_PARTICIPLE = re.compile(r", \w+ing\b")
"""Behind "agreed to run a watch" a participle goes on with the deed and begins no topic."""

_LEAD_IN = re.compile(
    r"[ \n:]*(?:, )?(?:(?:among other \w+|among others|inter alia|as expected|in particular|at length|in detail),? )?"
)
_COUNTED = re.compile(
    r"(?:the |these )?(?:following |\w+ )?(?:things|issues|topics|subjects|points|questions|matters|themes|items)(?: \w+){0,3}: |(?:[^,.;:]{0,60} )?(?:issues|topics|subjects|matters|questions|challenges|problems|areas|fields|things|crises|points|sectors|items|agreements|ties|relations|cooperation)(?: of [\w ]{3,30})?, (?:particularly|including|notably|especially|in particular|such as|among them)(?![^;:]{1,160}, as well as ) |"
    r"(?:addressing |tackling |resolving )?(?:the |these )?(?:\w+ )?(?:issues|topics|subjects|matters|questions|challenges|problems) such as |a (?:\w+ )?(?:range|number|array|series|list) of (?:[\w-]+ ){1,4}?(?:issues|topics|crises|matters|questions|subjects|challenges)(?:, | such as | )(?=from |\w)"
)
"""A general word before the list of topics that it announces."""

_RANGE = re.compile(r"(?:[^,.;:]{3,60}, )?from (the [^,.;:]{3,80}? to )(?=(?:the|a)\b)")
"""From X to Y: two ends of a list."""

_VERB_AFTER = re.compile(
    r" (?:is|are|was|were|has|have|had|will|would|ended|began|continued|took|could|comes?|came|concluded|resumed|collapsed|broke|stalled|opened|held|can|must|should|may|might|marks?|follow(?:s|ed)?|hold|said|showcase|aimed)\b"
)
_RELATIVE = re.compile(r" (?:both (?:sides|countries|parties)|they|we|he|she|the two \w+)$")
"""Of "a deal both sides had promised" what belongs to the cut verb."""

_NAMED_TALKS = re.compile(rf"{_TALK}\b")
_NOT_DISCUSSED = re.compile(
    r"(?:\b(?:not|never|without|nor|cannot|declin\w+ to|refus\w+ to|reluctant to|avoid\w*)|n[’']t)(?! only) (?:\w+ )?$"
)
_DENIED = re.compile(r"\bden(?:ied|ies|ying) (?:that )?|\baccus(?:ed|es|ing) [^,.;]{2,60} of ")
_THEN = re.compile(r"(?:Back )?(?:in|In) (?:the |early |late )?(?:\w+ )?(?:19|20)\d\d\b")
"""A sentence that begins in another year tells of another meeting."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic at the characters `start` to `end`, resting on the words `evidence`."""

    start: int
    end: int
    evidence: tuple[int, int]
    clause: Clause
    cue: int
    """Where the words end that lead to it; a meeting named behind them is part of a topic."""


def find_topics(scene: Scene, clause: Clause, told: Told) -> list[Topic]:
    """The topics that one sentence names, in order."""
    if _THEN.match(scene.text, clause.start) and not told.here(clause):
        return []
    found: list[Topic] = []
    for match in _CUES.finditer(scene.text, clause.start, clause.end):
        if scene.is_quoted(match.start()) or (found and match.start() < found[-1].end):
            continue
        if _is_passive(scene, clause, match) or not _concerns_meeting(scene, clause, match, told):
            continue
        found += _topics_behind(scene, clause, match)
    tail = None if found else _find_tail(scene, clause)
    return found + _topic_before(scene, clause, tail) if tail else found


_NEEDS_PARTIES = re.compile(
    r"^(?:cover|address|review|rais|turn|take|took|taking|explor|negotiat|touch|deal|issue|point|item|subject|spoke|speak|argue|hammer|focus|went|sign|visit|call|to |trying|efforts?)"
)


def _is_passive(scene: Scene, clause: Clause, match: re.Match[str]) -> bool:
    """Whether the cue is the participle of "to be taken up first": the topic stands before it."""
    passive = _PASSIVE.search(scene.text, max(clause.start, match.start() - 30), clause.end)
    return passive is not None and passive.start() < match.start() < passive.end()


def _concerns_meeting(scene: Scene, clause: Clause, match: re.Match[str], told: Told) -> bool:
    """A cue that also serves elsewhere ("cover", "address") counts only beside a meeting's word or parties."""
    if _NOT_DISCUSSED.search(scene.text, max(clause.start, match.start() - 30), match.start()):
        return False
    if _DENIED.search(scene.text, clause.start, match.start()):
        return False
    if not _NEEDS_PARTIES.match(match.group()):
        return True
    before = scene.text[clause.start : match.start()].lower()
    if match.group() == "covering" and re.search(
        r"\b(?:document|agreement|memorand|accord|contract)\w*(?: \w+)* $", before
    ):
        return False
    if match.group().startswith("cover") and re.search(
        r"\b(?:paper|proposal|draft|plan|document|text|agenda|package|it|which)\b", before
    ):
        return True
    if re.search(rf"\b{_MEETS}\b|\b(?:i|we|they|two|both|ministers|leaders|sides|presidents|delegations)\b", before):
        return True
    if told.here(clause):
        return True
    return any(name.entity in told.parties for name in scene.names_in(clause.start, match.start()))


def _topics_behind(scene: Scene, clause: Clause, match: re.Match[str]) -> list[Topic]:
    text, start = scene.text, match.end()
    if lead := _LEAD_IN.match(text, start, clause.end):
        start = lead.end()
    start = _skip_partner(scene, start, clause.end)
    if counted := _COUNTED.match(text, start, clause.end):
        start = counted.end()
    stop = _STOP.search(text, start, clause.end)
    end = stop.start() if stop else clause.end
    if match.group().endswith(" to") and (participle := _PARTICIPLE.search(text, start, end)):
        end = participle.start()
    if _NAMED_TALKS.match(match.group()) and (verb := _VERB_AFTER.search(text, start, end)):
        end = verb.start()
        if owner := _RELATIVE.search(text, start, end):
            end = owner.start()
    end = _before_partner(scene, start, end)
    spans = cut_list(text, start, end)
    if ends := _RANGE.match(text, start, end):
        first = (ends.start(1), ends.end(1) - len(" to "))
        spans = [first, *cut_list(text, ends.end(), end)]
    return [
        Topic(s, e, (match.start(), e) if n == 0 else (s, e), clause, match.end()) for n, (s, e) in enumerate(spans)
    ]


_WITH = re.compile(r"with (?=[^,.;:]{3,90}? (?P<topic>(?:the|a|an|how|whether|ways)\b))")


def _skip_partner(scene: Scene, start: int, end: int) -> int:
    """Of "discussed with A the possibility of" the topic begins behind A."""
    partner = _WITH.match(scene.text, start, end)
    return partner.start("topic") if partner else start


def _before_partner(scene: Scene, start: int, end: int) -> int:
    """Of "discussed trade with Minister A" the topic ends before the minister."""
    for match in re.compile(r",? with (?=[^,.;:]{2,60})").finditer(scene.text, start, end):
        reach = min(end, match.end() + 60)
        names = scene.names_in(match.end(), reach)
        if scene.text.startswith(("his ", "her ", "their ", "him", "them"), match.end()) or (
            names and scene.entity_of(names[0]).kind == "person" and names[0].start < match.end() + 40
        ):
            return match.start()
    return end


def _find_tail(scene: Scene, clause: Clause) -> re.Match[str] | None:
    """The words behind a topic that is told of before its cue: "is on the agenda", "were discussed"."""
    if tail := _BEFORE.search(scene.text, clause.start, clause.end):
        return None if scene.is_quoted(tail.start()) else tail
    for passive in _PASSIVE.finditer(scene.text, clause.start, clause.end):
        about = passive["sure"] or re.search(
            rf"\b(?:{_TALK}|two sides|both sides|two countries|parties)\b", scene.text[clause.start : clause.end]
        )
        if about and not scene.is_quoted(passive.start()):
            return passive
    return None


_ASIDE = re.compile(r", (?:which|who|in addition|together with|along with|as well as)\b|, [^,]{2,40},\s*$")
_OPENS = re.compile(
    r"(?:Among|Also|Then)\s+|(?:Yes|No|Well), |An? (?:second|third|fourth|fifth|final|further), |(?:\w+ )?(?:In|At|During|On|Over|After|Before|Meanwhile|Moreover|However|Later|Earlier|Separately|Furthermore|As)\b[^,]{0,60}, "
)
_INNER = re.compile(
    r"\b(?:when|where|while|because|although|whereas|said|says|added|noted|confirmed|that)\s+(?:that )?|[;:—–]\s|, (?:and|but|so|with) (?:(?:yes|no|well|of course), )?"
)
_NOTHING = re.compile(
    r"(?:no|nothing|neither|none|it|this|that|these|those|they|he|she|what|which|who|there|all|both)\b", re.I
)


def _topic_before(scene: Scene, clause: Clause, match: re.Match[str]) -> list[Topic]:
    text = scene.text
    start, end = clause.start, match.start()
    if _DENIED.search(text, start, end) or re.search(
        r"\b(?:not|never|neither)\b|n['’]t", text[max(start, end - 12) : match.end()]
    ):
        return []
    if match.group().startswith(("topping", "dominating", "heading", "high")):
        lead_in = text.rfind(" with ", start, end)
        start = lead_in + 6 if lead_in >= 0 else start
    if opens := _OPENS.match(text, start, end):
        start = opens.end()
    for inner in _INNER.finditer(text, start, end):
        start = inner.end()
    if aside := _ASIDE.search(text, start, end):
        end = aside.start()
    if end - start > 160 or scene.is_quoted(start) or _NOTHING.match(text, start, end):
        return []
    spans = cut_list(text, start, end)
    return [Topic(s, e, (s, match.end()) if n == 0 else (s, e), clause, s) for n, (s, e) in enumerate(spans)]
