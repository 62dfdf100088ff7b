"""What a sentence says outright of a meeting: that it is denied, put off or called off."""

import re
from functools import lru_cache

from summariser.patterns import regex
from summariser.record import Status
from summariser.rules.scene import Clause, Scene
from summariser.rules.scene.phrases import Match

_EVENT = r"(?:meetings?|talks|visit|summit|trip|call|dinner|encounter|conference|session|negotiations|round|discussions|lunch|conversation|contacts?)"
_PASSIVELY = r"(?:(?:was|were|been|be|being|is|are|got|get|and|or|,) (?:\w+ly |then |later |also |again |now )?)"
_CALLED_OFF = r"(?:cancell?ed|scrapped|abandoned|aborted|axed|dropped)"
_CANCELLED = regex(
    rf"(?:\b{_PASSIVELY}{_CALLED_OFF}\b|\b{_CALLED_OFF}(?= (?:the|an?|his|her|their|its|all|this|that|planned|any|talks|it|plans|[A-Z]))|\b(?:cancel(?:s|ling|lation)|call(?:ed|s|ing)? (?:\w+ ){{0,5}}?off|scrap(?:s|ping)|aborts|fell through|(?<!not )shelved|"
    rf"(?:will|would) (?:not|no longer) (?:now )?(?:go|take place|travel|fly|attend|be held|happen|host|receive|visit|come)|won['’]t (?:go|travel|take place|come|visit|host)|could not (?:be held|take place|go ahead)|(?:but|though) (?:(?:they|he|she|it) )?(?:now )?(?:will|did|would) not(?= now\b| after all\b|[.,;])|pulled out of|withdrew from (?:the )?{_EVENT})\b)",
)
_POSTPONED = regex(
    r"\b(?:postpon(?:ed|es|ing|ement)|put off|puts off|put back|pushed back|delayed (?:until|to|by)|rescheduled|deferred|(?:take place|be held|happen|go ahead) (?:only )?(?:at a later (?:date|stage|time)|later than planned)|(?:been|was|were) moved (?:back )?(?:to|until|into)|moved (?:back )?(?:from \w+ )?to (?:a later|next|[A-Z]))\b"
)
_DENIED = regex(
    rf"\b(?:den(?:ied|ies) (?:it|this|the (?:report|claim|rumou?r)s?)\b|den(?:ied|ies|ying)\b[^.;]{{0,90}}\b(?:met|meet|{_EVENT}|held|talked|spoken)\b|no such {_EVENT}|(?:there (?:was|were|is|are|had been|has been)|took place,?|held|had) (?:never been )?(?:no|any) (?:such |secret )?{_EVENT} (?:had|was|took|between|with)|"
    rf"there (?:was|were|is|are|had been|has been|will be|would be) no (?:such |secret )?{_EVENT}|never (?:met\b(?! (?:face|in person|before|again))|took place|happened)|did not (?:meet|take place)|(?:is|are|was|were) not (?:planned|scheduled|foreseen)|no (?:such )?{_EVENT} (?:(?:between|with|of|involving) [^.;]{{3,110}} )?(?:had |has )?(?:taken place|took place|was held|been held))",
    re.I,
)
_DECIDING: tuple[tuple[Status, re.Pattern[str], int], ...] = (
    ("denied", _DENIED, 60),
    ("postponed", _POSTPONED, 160),
    ("cancelled", _CANCELLED, 160),
)
"""Status, cue, and how many characters away from it a meeting's word may stand: a denial names what it denies."""


@lru_cache(maxsize=8)
def _find_deciding(text: str, start: int, end: int) -> tuple[tuple[Status, int, int], ...]:
    return tuple(
        (status, m.start() - reach, m.end() + reach)
        for status, cue, reach in _DECIDING
        for m in cue.finditer(text, start, end)
        if status == "denied" or not _MIGHT.search(text, max(start, m.start() - 40), m.end())
    )


_MIGHT = regex(
    r"\b(?:(?-i:may)|might|could|threaten(?:s|ed|ing)? to|risk(?:s|ed|ing)?|unless|should (?:\w+ ){1,3}fail|whether|not (?:yet )?(?:been )?)(?: \w+ly)?(?: to| have| has| yet| still| well| be| been| being| it| they| the \w+| were| was| is| would)* ?(?:be )?(?:put |call |pushed |moved |postpon\w*|cancel\w*|scrap\w*|delay\w*|shelv\w*|dropp\w*|abandon\w*|defer\w*)",
    re.I,
)
"""What may yet be put off or called off is neither: "could be put back to the autumn"."""


_DENIED_CALLING_OFF = regex(
    r"\b(?:den(?:ied|ies|ying)|dismiss(?:ed|es|ing)|reject(?:ed|s|ing)|refut(?:ed|es|ing))\b[^.;]{0,140}\b(?:suspended|postponed|cancell?ed|called off|scrapped|put off|frozen|broken off)\b"
)
"""Who denies that talks were called off does not say that they took place."""


_HAD_BEEN_PLANNED = regex(
    r"\b(?:planned|scheduled|due|set|called) (?:for|to|on|in)\b[^.;]{0,80}\b(?:never took place|did not take place|never happened)\b"
)
"""What was planned and did not take place was called off; nobody denies it."""


def find_decided(text: str, clause: tuple[int, int], at: int | None = None) -> Status | None:
    """A denial, a postponement or a cancellation in these characters, near the character at `at` where one is given."""
    calling_off = _DENIED_CALLING_OFF.search(text, *clause)
    status = next(
        (status for status, start, end in _find_deciding(text, *clause) if at is None or start <= at <= end), None
    )
    if status == "denied" and _HAD_BEEN_PLANNED.search(text, *clause):
        return "cancelled"
    return "unclear" if status and calling_off else status


def is_calling_off_denied(scene: Scene, clause: Clause, at: int) -> bool:
    """Whether somebody denies there that the meeting at the character `at` was called off."""
    whole = scene.clauses[clause.number]
    denied = _DENIED_CALLING_OFF.search(scene.text, whole.start, whole.end)
    return denied is not None and denied.start() <= at <= denied.end()


_TALE = r"(?:reports?|rumou?rs?|claims?|stor(?:y|ies)|suggestions?|speculation|allegations?)\b[^.;]{0,60}?\b(?:of|that|claiming|about|alleging|suggesting|saying)"
_REFUTED = regex(
    rf"\b(?:dismiss|reject|refut|rebuff|rebut|contradict|den(?:y|ied|ies))\w*\b[^.;]{{0,60}}?\b{_TALE}\b", re.I
)
_REPORTED = regex(rf"\b{_TALE}\b", re.I)
_FALSE = regex(
    r"\b(?:false|untrue|fiction|nonsense|fake|baseless|groundless|a canard|not true|incorrect|a hoax|made up|a lie|unfounded|without (?:any )?(?:foundation|basis)|no (?:truth|basis|foundation)|fabricat\w+|invention|rubbish|denied|rejected|dismissed|wrong|invented)\b",
    re.I,
)


_ANOTHER_DEED = regex(r",? (?:and|but) (?:also |has |then |\w+ly )*\w{2,}ed (?:for|to|on|a|an|the|that)\b")
"""What is told besides the refusal: "dismissed the claims of theft | and appealed for talks"."""


def is_refuted(scene: Scene, clause: Clause, at: int) -> bool:
    """Whether the sentence calls a report false that tells of the meeting at the character `at`: "dismissed a report that A had met B", "reports that A met B are wrong"."""
    whole = scene.clauses[clause.number]
    refuted = _REFUTED.search(scene.text, whole.start, at)
    if refuted and not _ANOTHER_DEED.search(scene.text, refuted.end(), at):
        return True
    return bool(_REPORTED.search(scene.text, whole.start, at) and _FALSE.search(scene.text, at, whole.end))


_BUT_IT = regex(
    r",? (?:but|though|although|only for) (?:(?:the|that|this|his|her|their) (?:\w+ )?(?:stop|stopover|leg|visit|trip|meeting|talks|plans?)|it|they|to) "
    r"(?:(?:was|were|has been|have been|had been|be) (?:\w+ly )?(?P<off>dropped|cancell?ed|called off|scrapped|removed|abandoned|axed|shelved|postponed|put off|delayed|deferred)|(?P<fell>fell through|collapsed))\b"
)
"""What became of what had been planned: "had been due to visit Lima, | but the stop was dropped"."""


def find_undone(scene: Scene, clause: Clause, match: Match) -> Status | None:
    """What the sentence goes on to say of a visit or meeting that had been planned."""
    undone = _BUT_IT.search(scene.text, scene.tokens.ends[match.end - 1], clause.end)
    if undone is None:
        return None
    return "postponed" if (undone["off"] or "").startswith(("post", "put", "delay", "defer")) else "cancelled"
