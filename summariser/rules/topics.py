"""Where the article names what is talked about, by cue, one topic at a time."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summariser.rules.gathering import Event
from summariser.rules.scene import Clause, Scene

TOPICS = 8
"""Topics of one list."""


_TALK = r"(?:talks|discussions?|negotiations|consultations|meetings?|summit|conference|session|conversations?|dialogue|round|lunch|dinner|quarrel)"


_CUES = re.compile(
    rf"\b(?:discuss(?:es|ed|ing)?|talk(?:s|ed|ing)? (?:\w+ ){{0,4}}?about|sp(?:oke|eak|oken|eaking) (?:\w+ ){{0,7}}?about|sp(?:oke|oken) of|went through|agenda\b[^.:;]{{0,40}}:|focus(?:s?ed|s?es|s?ing)? (?:\w+ ){{0,2}}?on|cent(?:re|er)(?:s|d|ed|ing)? (?:\w+ )?on|"
    rf"{_TALK} (?:\w+ ){{0,3}}?(?:on|about|over|regarding|concerning)|(?:meeting|summit|conference|session|dinner|lunch) of (?:[\w'’-]+ ){{1,7}}?(?:on|about|over)(?= (?:a|an|the|how|what)\b)|(?:exchang(?:ed?|ing)|shar(?:ed?|ing)) views on|review(?:s|ed|ing)?(?= (?:the|progress|bilateral|ways|how|a|their|cooperation|preparations))|"
    rf"touch(?:ed|es|ing)? (?:up)?on|(?:deal|dealt|deals) with|turn(?:ed|s|ing)? to|(?:takes?|took|taken|taking) up|cover(?:s|ed|ing)?|deliberat(?:e|ed|ing) (?:on|over)|"
    rf"consult(?:ed|ing)? on|devoted to|dominated by|(?:agenda|programme|talks|meeting|topics?) (?:will |would |is expected to |are expected to )?(?:also )?(?:includes?|included|covers?|covered|reflects?|comprises?|features?|addresse[sd]|concern(?:s|ed)?)|"
    rf"on the agenda (?:is|are|was|were|will be)(?: also)?|(?:topics?|subjects?|issues?|items?|points?) (?:discussed |raised |on the agenda |under discussion )?(?:is|are|was|were|included?|includes)|"
    rf"at the (?:heart|centre|center|top) of (?:these |the |their |those |his |her )?(?:\w+ )?{_TALK} (?:is|are|was|were|will be|stood|lies)|top(?:s|ped|ping)? the agenda (?:is|are|was)|[Oo]n the table (?:is|are|was|were|will be)|moved? on to|turn(?:ed|s|ing)? (?:next |then )to|agreed (?:\w+ ){{0,3}}?on(?= (?:a|an|the)\b)|without (?:a |an |any )?(?:\w+ )?(?:deal|agreement|accord|breakthrough|progress) on|fail(?:ed|s|ing)? (?:\w+ ){{0,3}}?to agree (?:\w+ )?on|(?<=, )concern(?:s|ed)?(?= a| the)|argued? (?:\w+ )?(?:about|over)|(?:differ(?:ed|ences)|divided|split|deadlocked?|disagree(?:d|ment)) (?:about|over|on)|agreed (?:on \w+ )?to(?= (?:run|share|set up|establish|create|launch|build|open|extend|let|pool|reopen|restore|resume|cut|raise|double|form|finance|fund)\b)|"
    rf"address(?:es|ed|ing)?(?= (?:the|issues|concerns|ways|how|questions|matters|humanitarian|regional|global|bilateral|security|climate|trade))|rais(?:e|es|ed|ing) the (?:issue|question|subject|matter|case|topic|plight) of|"
    rf"rais(?:e|es|ed|ing)(?= the )|explor(?:e|ed|es|ing)(?= (?:ways|the|options|possibilities|cooperation|new|how))|negotiat(?:e|ed|es|ing)(?= (?:a|an|the|over|on)\b)|talk(?:s|ed|ing)? over|hammer(?:ed)? out|argued? (?:about|over))\b:?"
)


_BEFORE = re.compile(
    rf"\b(?:(?:is|are|was|were|will be|would be|remains?|continues? to be|stood|stands|ranks?|featured?|figured?) (?:also |again |still |first |high |prominently |likely to be |expected to be )*"
    rf"(?:on the agenda|at the (?:top|heart|cent(?:re|er)) of (?:the|their|his|her|these) (?:\w+ )?(?:agenda|{_TALK})|on the agenda|on the table|(?:a|the|one) (?:\w+ )?(?:focus|subject|topic|theme|priority) (?:of|at|for|in) (?:the|their|these|his|her)|discussed|raised|to be discussed)"
    rf"|(?:was|were|is|are) to (?:have been|be) the (?:only|main|chief|first) (?:subject|topic|item|theme)|(?:could|may|might|will|would|is likely to|are likely to) (?:also )?come up|came up|(?:dominated?|dominates|top(?:s|ped)?) (?:the|their) (?:\w+ )?(?:agenda|{_TALK})|(?:,[^,]{2, 30}, )?took up (?:most|much|half|the rest|part|all) of the (?:hour|day|session|meeting|talks|time|morning|afternoon|lunch|evening)|(?:topping|dominating|heading) (?:the|their) (?:\w+ )?(?:agenda|{_TALK})|high on the (?:\w+ )?agenda|looms? large)\b"
)


_STOP = re.compile(
    r"[;()]|\n\n|: |, (?:which|who|where|when|while|as|but|amid|with|according|said|saying|including|although|though|after|before|ahead|because|whose|he|she|they|it|in|at|both|a \w+ (?:that|which)|officials)\b|"
    r" (?:amid|amidst|ahead of|during|at a|at the|before|after|when|while|as well as on|, among other|because|since|despite|if|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|on the (?:sidelines|margins)|in (?:Paris|Brussels))\b|"
    r" (?:he|she|they|the \w+) (?:said|added)\b| and (?:exchanged|agreed|welcomed|stressed|expressed|reaffirmed|decided|signed|pledged|vowed|called|noted|underlined|reviewed|discussed|will|would|is|are|was|were|has|have|he|she|they)\b| [—–-] |—|, (?:among|the \w+ said|\w+ said)"
)


_COUNTED = re.compile(
    r"(?:the |these )?(?:following |\w+ )?(?:things|issues|topics|subjects|points|questions|matters|themes|items)(?: \w+){0,3}: |[^,.;:]{3,90}, (?:particularly|including|notably|especially|in particular|such as|among them) "
)
"""A general word before the list of topics that it announces."""


_VERB_AFTER = re.compile(
    r" (?:is|are|was|were|has|have|had|will|would|ended|began|continued|took|could|comes?|came|concluded|resumed|collapsed|broke|stalled|opened|held|can|must|should|may|might|marks?|follow(?:s|ed)?|hold|said|showcase)\b"
)


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic at the characters `start` to `end`, resting on the words `evidence`."""

    start: int
    end: int
    evidence: tuple[int, int]
    clause: Clause


def find_topics(scene: Scene, clause: Clause, events: Sequence[Event]) -> list[Topic]:
    """The topics that one sentence names, in order."""
    found: list[Topic] = []
    for match in _CUES.finditer(scene.text, clause.start, clause.end):
        if scene.is_quoted(match.start()) or (found and match.start() < found[-1].end):
            continue
        if not _concerns_meeting(scene, clause, match, events):
            continue
        found += _topics_behind(scene, clause, match)
    tail = None if found else _BEFORE.search(scene.text, clause.start, clause.end)
    if tail and not scene.is_quoted(tail.start()):
        found += _topic_before(scene, clause, tail)
    return found


_NEEDS_PARTIES = re.compile(
    r"^(?:cover|address|review|rais|turn|take|took|taking|explor|negotiat|touch|deal|issue|point|item|subject|spoke|speak|argue|hammer|focus)"
)


def _concerns_meeting(scene: Scene, clause: Clause, match: re.Match[str], events: Sequence[Event]) -> bool:
    """A cue that also serves elsewhere ("cover", "address") counts only beside a meeting's word or parties."""
    if not _NEEDS_PARTIES.match(match.group()):
        return True
    before = scene.text[clause.start : match.start()].lower()
    if match.group().startswith("cover") and re.search(
        r"\b(?:paper|proposal|draft|plan|document|text|agenda|package|it|which)\b", before
    ):
        return True
    if re.search(rf"\b{_TALK}\b|\b(?:they|two|both|ministers|leaders|sides|presidents|delegations)\b", before):
        return True
    parties = {index for event in events for index in event.parties}
    return any(name.entity in parties for name in scene.names_in(clause.start, match.start()))


def _topics_behind(scene: Scene, clause: Clause, match: re.Match[str]) -> list[Topic]:
    text, start = scene.text, match.end()
    while start < clause.end and text[start] in " \n:":
        start += 1
    if counted := _COUNTED.match(text, start, clause.end):
        start = counted.end()
    stop = _STOP.search(text, start, clause.end)
    end = stop.start() if stop else clause.end
    if re.match(r"(?:talks|discussions?|negotiations|conference|meeting|summit)", match.group()) and (
        verb := _VERB_AFTER.search(text, start, end)
    ):
        end = verb.start()
    return [Topic(s, e, _evidence(match, s, e, n), clause) for n, (s, e) in enumerate(_split(text, start, end))]


def _evidence(match: re.Match[str], start: int, end: int, n: int) -> tuple[int, int]:
    """The first topic rests on its cue too; the others on their own words."""
    return (match.start(), end) if n == 0 else (start, end)


def _topic_before(scene: Scene, clause: Clause, match: re.Match[str]) -> list[Topic]:
    text = scene.text
    start, end = clause.start, match.start()
    if scene.is_quoted(start) or re.search(
        r"\b(?:not|never|neither)\b|n['’]t", text[max(start, end - 12) : match.end()]
    ):
        return []
    if aside := re.compile(r", (?:which|who|in addition|together with|along with|as well as)\b").search(
        text, start, end
    ):
        end = aside.start()
    if match.group().startswith(("topping", "dominating", "heading", "high")):
        lead_in = text.rfind(" with ", start, end)
        start = lead_in + 6 if lead_in >= 0 else start
    if end - start > 110:
        return []
    lead = re.compile(r"(?:[^,]{0,40}, )?(?:(?:Also|Among) )?").match(text, start, end)
    if (
        lead
        and lead.end() < end
        and re.match(r"(?:Meanwhile|In addition|Moreover|Also|However|On \w+|In \w+),", text[start:end])
    ):
        start = lead.end()
    return [
        Topic(s, e, (s, match.end()) if n == 0 else (s, e), clause) for n, (s, e) in enumerate(_split(text, start, end))
    ]


_AND_NEW = re.compile(
    r",? and (?=(?:on|about|over|the|a|an|its|their|his|her|how|ways|what|who|whether|efforts|\w+ing)\b)"
)


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Topics of one list: at its commas and its last "and"; without commas only where "and" begins a new noun phrase."""
    words = text[start:end]
    parts: list[tuple[int, int]] = []
    if ", " in words:
        pieces = (
            re.split(r",? and (?=[^,]*$)|, (?:and )?", words)
            if re.search(r",[^,]* and ", words) or words.count(",") > 1
            else [words.split(", ")[0]]
        )
    elif joint := _AND_NEW.search(words):
        pieces = [words[: joint.start()], words[joint.end() :]]
    else:
        pieces = [words]
    at = start
    for piece in _rejoin(pieces, words)[:TOPICS]:
        begin = text.find(piece, at, end)
        if begin < 0 or not piece.strip():
            continue
        at = begin + len(piece)
        parts.append(_tidy(text, begin, at))
    return [(s, e) for s, e in parts if e - s > 3]


_GOVERNS = re.compile(r"\b(?:against|between|combating|countering|fighting|from|among|for|of|on) (?:\w+ )?\w+$")


def _rejoin(pieces: list[str], words: str) -> list[str]:
    """ "the fight against terrorism, extremism and drug trafficking": bare nouns at the end hang on one preposition."""
    for n in range(len(pieces) - 1):
        tail = pieces[n + 1 :]
        if "against " in pieces[n] and _GOVERNS.search(pieces[n]) and all(len(p.split()) < 3 for p in tail):
            start = words.find(pieces[n])
            return [*pieces[:n], words[start:]]
    return pieces


_LEAD = re.compile(
    r"(?:and |also |on |about |over |as well as |both |mainly |chiefly |primarily |especially |particularly |in particular |efforts to |ways to |how to |bolstering |supporting |regarding |:)+"
)


def _tidy(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \n,":
        start += 1
    if lead := re.compile(
        r"(?:and |also |on |about |over |to (?=(?:the|a|an)\b)|as well as |both |mainly |chiefly |primarily )+"
    ).match(text, start, end):
        start = lead.end()
    while end > start and text[end - 1] in " \n,.;:!?—–":
        end -= 1
    return start, end
