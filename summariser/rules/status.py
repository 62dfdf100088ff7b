"""Whether a meeting is planned, under way, over, put off, called off or denied, by the words around its cue."""

import re
from functools import lru_cache

from summariser.record import Status
from summariser.rules.phrases import Match
from summariser.rules.scene import Clause, Scene

_EVENT = r"(?:meetings?|talks|visit|summit|trip|call|dinner|encounter|conference|session|negotiations|round|discussions|lunch)"
_CANCELLED = re.compile(
    rf"\b(?:cancel(?:l?ed|s|ling|lation)|call(?:ed|s|ing)? (?:\w+ ){{0,5}}?off|scrap(?:ped|s|ping)|abandoned|abort(?:ed|s)|axed|fell through|(?<!not )shelved|"
    rf"(?:will|would) (?:not|no longer) (?:now )?(?:go|take place|travel|fly|attend|be held|happen|host|receive|visit|come)|won['’]t (?:go|travel|take place|come|visit|host)|pulled out of|withdrew from (?:the )?{_EVENT})\b",
    re.I,
)
_POSTPONED = re.compile(
    r"\b(?:postpon(?:ed|es|ing|ement)|put off|puts off|put back|pushed back|delayed (?:until|to|by)|rescheduled|deferred|moved (?:back )?(?:from \w+ )?to (?:a later|next|[A-Z]))\b"
)
_DENIED = re.compile(
    rf"\b(?:den(?:ied|ies) (?:it|this|the (?:report|claim|rumou?r)s?)\b|den(?:ied|ies|ying)\b[^.;]{{0,90}}\b(?:met|meet|{_EVENT}|held|talked|spoken)\b|no such {_EVENT}|(?:there (?:was|were|is|are|had been|has been)|took place,?|held|had) (?:never been )?(?:no|any) (?:such |secret )?{_EVENT} (?:had|was|took|between|with)|"
    rf"there (?:was|were|is|are|had been|has been) no (?:such |secret )?{_EVENT}|never (?:met\b(?! (?:face|in person|before|again))|took place|happened)|did not (?:meet|take place)|(?:is|are|was|were) not (?:planned|scheduled|foreseen)|no {_EVENT} (?:had |has )?(?:taken place|took place|was held|been held)|"
    rf"(?:reports?|rumou?rs|claims)\b[^.;]{{0,80}}\b(?:met|{_EVENT}|talked)\b[^.;]{{0,80}}\b(?:false|untrue|fiction|nonsense|fake|baseless|groundless|unfounded|fabricat\w+|invention|rubbish|denied|rejected|dismissed|wrong|invented)|(?:dismiss|reject)(?:ed|s) (?:reports|rumou?rs|claims) (?:of|that)[^.;]{{0,60}}{_EVENT})",
    re.I,
)
_UNCLEAR = re.compile(
    r"\b(?:may|might|could|whether|possible|unclear|uncertain|unconfirmed|not (?:yet )?(?:been )?confirmed|neither confirmed|yet to (?:be )?confirm(?:ed)?|rumou?red|is considering|pencilled in)\b",
    re.I,
)
_PLANNED = re.compile(
    r"\b(?:will|shall|is to|are to|was to|were to|due|set to|is set|are set|set for|scheduled|slated|expected|plans? (?:to|for)|planned|planning|upcoming|forthcoming|next (?:week|month|year|round|meeting|summit|session|\w+day)|"
    r"ahead of|agreed to (?:meet|hold|convene|continue)|intends?|looks? forward|invited|invitation|to be (?:held|convened|hosted)|would (?:be held|meet|host|travel|visit|take place|be)|on the eve|until after|wait until|tomorrow|foreseen|provisionally|pencilled|in the diary|supposed to|prepar(?:es?|ing) (?:to|for)|in the run-up|promised to|want(?:s)? to meet|going to)\b",
    re.I,
)
_ONGOING = re.compile(
    r"\b(?:is|are) (?:being held|under ?way|meeting|holding|hosting|visiting|gathering|gathered|attending|in session|continuing|now in|discussing|taking place|currently|in \w+ (?:for|on))\b|\bunder ?way\b|"
    r"\bha(?:s|ve) (?:arrived|begun|started|gathered|landed|opened|convened)\b|\bcontinues? (?:on|for a|into|today|to be)\b|\bnow in (?:its|their)\b",
    re.I,
)
_OCCURRED = re.compile(
    r"\b(?:met|held|hosted|received|took place|ended|concluded|wrapped up|closed|visited|welcomed|after (?:\w+ ){0,4}(?:talks|meeting)|following (?:\w+ ){0,3}(?:talks|meeting)|discussed|agreed|spoke|left|"
    r"emerged|completed|adjourned|gathered|signed|attended|talked|came|spent|had (?:met|held|talks|been))\b",
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
    )


def find_decided(text: str, clause: tuple[int, int], at: int | None = None) -> Status | None:
    """A denial, a postponement or a cancellation in these characters, near the character at `at` where one is given."""
    return next(
        (status for status, start, end in _find_deciding(text, *clause) if at is None or start <= at <= end), None
    )


def find_status_of_verb(scene: Scene, clause: Clause, match: Match) -> Status | None:
    """By the form of the verb and its auxiliaries."""
    if decided := find_decided(scene.text, (clause.start, clause.end), scene.tokens.starts[match.start]):
        return decided
    window = scene.tokens.lows[max(clause.first, match.start - 7) : match.start]
    near = " ".join(window)
    last = window[-1] if window else ""
    if match.form == "past":
        if "to have" in near or "would have" in near:
            return "planned"
        if "invitation" in scene.tokens.lows[match.start : match.end]:
            return "planned"
        if scene.tokens.lows[match.start] in ("opened", "began", "started", "convened") and _DAYS_LONG.search(
            scene.text, clause.start, clause.end
        ):
            return "ongoing"
        return "ongoing" if _is_stay(scene, clause, match, near) else "occurred"
    if match.form == "ing":
        if last in ("is", "are", "currently", "now"):
            return "ongoing"
        return "planned" if _PLANNED.search(near) else None
    if re.search(r"\b(?:may|might|could|whether|ready|willing|prepared|hop(?:es|ed|ing)|offered|proposed)\b", near):
        return "unclear"
    if (
        match.form == "fixed"
        or last in ("to", "will", "would", "shall")
        or last[-3:] in ("'ll", "’ll")
        or _PLANNED.search(near)
    ):
        return "planned"
    return None


_DAYS_LONG = re.compile(r"\b(?:two|three|four|five|six|several|\w+teen)-day\b|\b(?:week|month)-?long\b")


def _is_stay(scene: Scene, clause: Clause, match: Match, near: str) -> bool:
    """ "have arrived in Paris", "arrived for a two-day visit": who came is there."""
    if match.sense != "travel" or scene.tokens.lows[match.start] not in (
        "arrived",
        "landed",
        "begun",
        "began",
        "started",
        "flown",
        "come",
    ):
        return False
    return (
        re.search(r"\bha(?:s|ve)\b", near) is not None
        or " for " in scene.text[scene.tokens.starts[match.start] : clause.end]
    )


def find_status_of_noun(scene: Scene, clause: Clause, match: Match) -> Status | None:
    """By the nearest telling words of the sentence."""
    text = scene.text
    if decided := find_decided(text, (clause.start, clause.end), scene.tokens.starts[match.start]):
        return decided
    start, end = scene.tokens.starts[match.start], scene.tokens.ends[match.end - 1]
    near = (max(clause.start, start - 90), min(clause.end, end + 90))
    for status, cue in _BY_RANK:
        if cue.search(text, *near):
            return status
    return None


_BY_RANK: tuple[tuple[Status, re.Pattern[str]], ...] = (
    ("unclear", _UNCLEAR),
    ("ongoing", _ONGOING),
    ("planned", _PLANNED),
    ("occurred", _OCCURRED),
)
