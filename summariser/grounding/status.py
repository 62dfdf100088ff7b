"""The status of a meeting by the article's own words: what its evidence says outright, and whether a claim contradicts it.

Only plain cues count. Where the words allow two readings, or none of the cues stands there, the claim is left alone.
"""

import re

from summariser.patterns import regex
from summariser.record import Realis, Status

_CUES: tuple[tuple[Status, str], ...] = (
    (
        "cancelled",
        r"\b(?:cancelled|canceled|called off|scrapped|will not take place|will no longer (?:meet|take place|be held|travel)|abandoned)\b",
    ),
    (
        "postponed",
        r"\b(?:postponed|put off|pushed back|rescheduled|has been delayed|was delayed|deferred|(?:take place|be held) (?:only )?at a later (?:date|stage|time))\b",
    ),
    (
        "denied",
        r"\b(?:denied|denies|deny|denying|(?:no such|there (?:was|were|is|are|had been) no(?: \w+)?) (?:meetings?|talks|call|visit|dinner|lunch|encounter|contacts?)|never (?:met|took place|happened)|(?:ha(?:d|s|ve) not|hadn['’]t) (?:\w+ )?(?:met|held|spoken|seen|visited|talked|received|hosted)|no (?:plans?|intention) (?:to|of|for)|did not (?:meet|take place|happen)|rul(?:ed|es|ing) out|(?:dismiss|reject|refut|den(?:y|i))\w*[^.;]{0,60}\b(?:reports?|claims?|rumou?rs?|suggestions?|allegations?|stor(?:y|ies))|(?:reports?|claims?|rumou?rs?|stor(?:y|ies))\b[^.;]{0,200}\b(?:untrue|false|wrong|baseless|unfounded|nonsense))\b",
    ),
    (
        "planned",
        r"\b(?:(?:is|are) (?:set|due|scheduled|expected|slated|to|poised|preparing|planning|likely|hoping) (?:to|for)\b|(?:is|are) to (?:meet|hold|host|visit|travel|attend|arrive|receive|join|begin|take|resume|open|start|convene|be held)|"
        r"will (?!not\b)(?:\w+ )?(?:meet|hold|host|visit|travel|attend|gather|convene|receive|take place|join|fly|arrive|begin|sit down|welcome|continue|be held|chair|discuss|resume|open|start|reconvene)|"
        r"(?<!no )plans? to (?:meet|visit|hold|travel|host)|upcoming|forthcoming|(?:is|are) (?:scheduled|expected|planned) (?:for|in|on)|would (?:meet|host|visit|travel|hold) )",
    ),
    (
        "occurred",
        r"\b(?:(?<!be )(?<!is )(?<!to )(?<!have )met(?: with)?\b|(?<!be )(?<!been )(?<!is )(?<!are )(?<!to have )(?<!to have co-)(?:held|hosted(?! by)|concluded|wrapped up|attended|chaired(?! by)|received|visited|welcomed|convened(?! by)|sat down|spoke by (?:phone|telephone)|discussed|ended (?:their|two|three|a|the))\b|"
        r"(?:meeting|talks|summit|visit|round|session|negotiations)(?:, [^,.;]{2,40},)? (?:ended|concluded|took place|closed|collapsed|broke (?:up|down)))",
    ),
    (
        "ongoing",
        r"\b(?:(?:is|are) (?:meeting|visiting|hosting|holding|attending|gathering|taking part|in (?:talks|town))|(?:has|have) (?:arrived|begun|gathered|opened)|is (?:under way|underway)|continues? (?:its|their|the) talks|on the second day)\b",
    ),
)
_PATTERNS = tuple((status, regex(cue, re.IGNORECASE)) for status, cue in _CUES)

_UNREAL = regex(
    r"^\W*had [^.;]{1,120}\bwould (?:also |never |not )?have\b|\bif [^.;]{1,120}\bhad [^.;]{1,120}\bwould (?:also |never |not )?have\b|"
    r"\b(?:did not|didn['’]t|never) (?:attend|come|take part|show up|join)\b",
    re.IGNORECASE,
)
"""What would have been, and who was not there: no meeting occurred by these words."""

_UNDOING = frozenset[Status]({"cancelled", "postponed", "denied"})
_UNDONE = regex(
    r"\b(?:not?|never|n?either|nor|cancel\w*|call(?:s|ed|ing)? (?:[^\s.]+ ){0,5}?off|scrap\w*|abandon\w*|abort\w*|axed|drop\w*|remov\w*|collaps\w*|fell (?:through|victim)|shelv\w*|withdr\w+|pull(?:s|ed)? out|skip\w*|"
    r"boycott\w*|suspend\w*|postpon\w*|put (?:off|back)|push\w* back|delay\w*|slip(?:s|ped)?|on (?:hold|ice)|(?:is|are|was|were) off|the plug|came to nothing|snub\w*|refus\w*|declin\w*|ruled out|rul(?:es|ing) out|turned down|could not|had been (?:expected|due|scheduled|planned)|reschedul\w*|defer\w*|moved|later (?:date|stage|time)|den(?:y|ies|ied|ying|ial)|reject\w*|dismiss\w*|fals\w+|untrue|wrong|baseless|unfounded|regret\w*|"
    r"abgesagt|verschoben|vertagt|nicht|kein\w*|annul\w*|report\w*|aplaz\w*|cancelad\w*|suspendid\w*|rinviat\w*)\b|n['’]t\b",
    re.IGNORECASE,
)
"""One of these stands in whatever tells that a meeting was called off, put off or denied; without any, nothing of the kind is told."""

_BEGUN = frozenset[Status]({"occurred", "ongoing"})
_AHEAD = regex(
    r"\b(?:will|shall|would|(?:is|are|was|were) (?:\w+ly |also |then |now |still )?to (?!date\b|this\b|the\b|an?\b)\w+|to be (?:held|convened|hosted|agreed)|(?:is|are) due|scheduled|slated|expected|plans? to|upcoming|forthcoming|tomorrow|"
    r"(?<!the )next|the next (?:round|meetings?|session|summit|talks|stage|step)|agreed to|accepted (?:to|an? |the )|intends?|looks?(?:ed|ing)? forward|pencilled|foreseen|propos(?:e|es|ed)|supposed|ahead of|wants? to|hop(?:es?|ed|ing) to|opens? (?:on|in)|later (?:today|this)|"
    r"asked for (?:[^\s,.;]+ ){0,3}(?:meetings?|talks|visits?|summits?|calls?|sessions?|rounds?|negotiations|conversations?)\b|"
    r"to (?:meet|hold|host|visit|convene|travel|return|attend|see|come|receive|pay))\b|['’]ll\b|\b(?:soll|wird|wollen)\b",
    re.IGNORECASE,
)
"""What is still to come; beside no word of what took place, nothing has."""

_PAST = regex(
    r"\b(?:after|following|since|[^\W\d_]{3,}ed|used|saw|met|held|spoke|took|sat|came|went|rang|got|paid|gave|made|flew|drove|spent|broke|led|began|ran|swapped|was (?:received|hosted|the guest)"
    r"|ha(?:s|ve|d) \w+)\b",
    re.IGNORECASE,
)

_CLASHES: dict[Status, frozenset[Status]] = {
    "occurred": frozenset({"planned", "cancelled", "postponed", "denied"}),
    "ongoing": frozenset({"cancelled", "postponed", "denied"}),
    "planned": frozenset({"occurred", "cancelled", "postponed"}),
    "cancelled": frozenset({"occurred", "planned", "ongoing"}),
    "postponed": frozenset({"occurred", "ongoing"}),
    "denied": frozenset({"occurred", "planned", "ongoing"}),
}
"""Which plain cues contradict a claim when nothing in the evidence speaks for it. "unclear" claims nothing."""


def read_status(words: str) -> frozenset[Status]:
    """Every status that some cue in `words` speaks for."""
    return frozenset(status for status, cue in _PATTERNS if cue.search(words))


def correct_status(claimed: Status, evidence: str, around: str) -> tuple[Status, str] | None:
    """The status that the words give instead of `claimed`, and the words themselves, "" where those for it are missing; None when they do not contradict it.

    `evidence` are the words the claim rests on; `around` takes in their sentences, where a cue in favour may stand as well.
    """
    against = _CLASHES.get(claimed, frozenset())
    if unreal := _UNREAL.search(evidence):
        return ("unclear", unreal.group()) if claimed in ("occurred", "ongoing") else None
    if claimed in _UNDOING and not _UNDONE.search(around):
        told = read_status(around) & {"occurred", "planned"}
        return (next(iter(told)) if len(told) == 1 else "unclear"), ""
    if claimed in _BEGUN and (ahead := _find_ahead(evidence)):
        return "planned", ahead.group()
    if claimed in read_status(around) or _is_placed(claimed, evidence):
        return None
    for status, cue in _PATTERNS:
        # What else happened may stand in the same sentence; what is still to come rarely does.
        found = cue.search(evidence) or (None if status in ("occurred", "ongoing") else cue.search(around))
        if found is None or (status in _UNDOING and _MIGHT.search(found.string, 0, found.start())):
            continue
        if status in _UNDOING and claimed in _BEGUN and _MEANWHILE.search(around, 0, max(around.find(evidence), 0)):
            return None
        return (status, found.group()) if status in against else None
    return None


_MIGHT = regex(r"\b(?:may|might|could|unless|if|whether)\b[^.;,]{0,30}\Z", re.IGNORECASE)
"""Before what may yet be called off: "could be put back to the autumn"."""

_BEFORE = regex(
    r"\b(?:before|ahead of|until|to be held|invitation to|invit(?:e|es|ed) \w+|preparations for|to prepare|steps towards?|on the cards|being (?:worked out|prepared|arranged|planned))\b",
    re.IGNORECASE,
)
"""Beside what is told of the past these place a meeting ahead of it."""


_MEANWHILE = regex(r"\b(?:when|because|after|while)\s\Z", re.IGNORECASE)
"""Before what somebody did when another meeting was called off."""

_BEHIND = regex(r"\b(?:after|following|since)\b", re.IGNORECASE)
"""What else is told follows on a meeting that these stand before."""


def _is_placed(claimed: Status, evidence: str) -> bool:
    """Whether a word of time places the meeting before or after what the rest of the evidence tells."""
    if claimed in _BEGUN:
        return bool(_BEHIND.search(evidence) or _DONE_THERE.search(evidence))
    return claimed == "planned" and _BEFORE.search(evidence) is not None


def _find_ahead(evidence: str) -> re.Match[str] | None:
    """What the evidence says is still to come, where it says of nothing before it that it took place."""
    ahead = _AHEAD.search(evidence)
    told = ahead and (
        read_status(evidence) & _BEGUN
        or _AFTERWARDS.search(evidence, ahead.end())
        or _PAST.search(evidence, 0, ahead.start())
        or (_FRONTED.match(evidence) and _SAID_THERE.search(evidence, 0, ahead.end()))
        or (ahead.group().lower() == "agreed to" and _IN_CALL.search(evidence, ahead.end()))
        or _DONE_THERE.search(evidence)
        or _MEETING_THERE.search(evidence, 0, ahead.end())
    )
    return None if told else ahead


_MEETING = (
    r"(?:meetings?|talks|calls?|conversations?|sessions?|lunch|dinner|breakfast|summit|visit|conference|retreat|round)"
)
_AFTERWARDS = regex(
    r"\b(?:issued|released|published|said|signed|announced) (?:on \w+day )?(?:after|following) (?:[\w’'-]+ ){0,4}(?:meeting|talks|call|conversation|discussions|consultations|visit|summit|session)\b",
    re.IGNORECASE,
)
"""What comes out after a meeting may tell of what is to come."""
_IN_CALL = regex(
    r"\b(?:in|during|over) an? (?:[\w-]+ )?(?:(?:tele)?phone|video) (?:call|conversation)\b", re.IGNORECASE
)
"""Where two agreed to something, which they then have done."""
_MEETING_THERE = regex(
    r"(?:^\W*|, |(?:leaders|ministers|envoys|officials|negotiators|diplomats|presidents) )(?:Meeting|meeting|Gathering|gathering)\b[^;]{0,80}(?:, (?:[^,;]{0,90}\b)?| )(?:agreed to|(?:said|told|pledged|promised|vowed)\b[^;]*)\Z"
)
"""What those who meet agree to is to come; they have met: "Meeting in Lima, A and B agreed to"."""
_FRONTED = regex(
    rf"\W*(?:At|In|On|During|Over|Throughout)\b[^.;,]{{0,80}}?\b{_MEETING}\b",
    re.IGNORECASE,
)
_SAID_THERE = regex(r", [^.;,]{0,80}?\b(?:said|told|agreed|decided|pledged|vowed|promised)\b")
"""What is said at a meeting may tell of what is to come; the meeting is over."""
_DONE_THERE = regex(
    rf"\b(?<!be )(?:agreed|announced|decided|adopted|signed|reached|approved|presented|taken|made|unveiled|endorsed|concluded|imposed|pledged)(?: by [^.;,]{{3,80}})? (?:at|during|in) (?:an?|the|their|last|\w+[’']s) (?:[\w’'-]+ ){{0,3}}{_MEETING}\b"
)
"""Where something was done of which the rest tells what is to become: "a plan to reopen it, announced at a meeting in May"."""

_GUESS = regex(
    r"\b(?:will|would|is|are|was|were) (?:most |very )?likely\b|\blikely to\b|\b(?:may|might|could) (?:also |well )?(?:focus|include|touch|cover|discuss|come up|be raised|turn to|feature)\b|\bprobably\b",
    re.IGNORECASE,
)
_ATTRIBUTED = regex(
    r"\b(?:said|says|announced|according to|highlighted|told|confirmed|statement|spokes\w+|noted|added)\b",
    re.IGNORECASE,
)


def is_guess(words: str) -> bool:
    """Whether `words` are the writer's own guess: "will likely focus on", with nobody named who says so."""
    return bool(_GUESS.search(words)) and not _ATTRIBUTED.search(words)


_EXPECTED = regex(
    r"\b(?:is|are|was|were) (?:\w+ )?(?:expected|likely|believed|thought|tipped|understood|bound) to\b|\b(?:will|would) (?:most |very )?(?:likely|probably)\b|\bwird voraussichtlich\b",
    re.IGNORECASE,
)
_CONDITION = regex(
    r"^\W*(?:if|were|should)\b|\b(?:would|could|might)\b[^.;]*\bif\b|\bwould almost certainly\b|\b(?:is|are) (?:weighing|considering|mulling)\b",
    re.IGNORECASE,
)
_WARNS = regex(r"\b(?:warn|caution|threat)\w*", re.IGNORECASE)


def correct_realis(claimed: Realis, evidence: str) -> tuple[Realis, str] | None:
    """How far the words say that a position is held, and the words themselves, where a claim calls it held outright; else None.

    What somebody is expected to ask for, or would do under a condition, is not yet asked; a warning is given, whatever it warns of.
    """
    if claimed != "asserted":
        return None
    if found := _EXPECTED.search(evidence):
        return "expected", found.group()
    found = None if _WARNS.search(evidence) else _CONDITION.search(evidence)
    return ("hypothetical", found.group()) if found else None
