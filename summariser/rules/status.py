"""Whether a meeting is planned, under way, over, put off, called off or denied, by the words around its cue."""

import re
from functools import lru_cache

from summariser.patterns import regex
from summariser.record import Status
from summariser.rules.phrases import Match
from summariser.rules.scene import Clause, Scene

_EVENT = r"(?:meetings?|talks|visit|summit|trip|call|dinner|encounter|conference|session|negotiations|round|discussions|lunch)"
_PASSIVELY = r"(?:(?:was|were|been|be|being|is|are|got|get|and|or|,) (?:\w+ly |then |later |also |again |now )?)"
_CALLED_OFF = r"(?:cancell?ed|scrapped|abandoned|aborted|axed|dropped)"
_CANCELLED = regex(
    rf"(?:\b{_PASSIVELY}{_CALLED_OFF}\b|\b{_CALLED_OFF}(?= (?:the|an?|his|her|their|its|all|this|that|planned|any|talks|it|plans|[A-Z]))|\b(?:cancel(?:s|ling|lation)|call(?:ed|s|ing)? (?:\w+ ){{0,5}}?off|scrap(?:s|ping)|aborts|fell through|(?<!not )shelved|"
    rf"(?:will|would) (?:not|no longer) (?:now )?(?:go|take place|travel|fly|attend|be held|happen|host|receive|visit|come)|won['’]t (?:go|travel|take place|come|visit|host)|could not (?:be held|take place|go ahead)|pulled out of|withdrew from (?:the )?{_EVENT})\b)",
)
_POSTPONED = regex(
    r"\b(?:postpon(?:ed|es|ing|ement)|put off|puts off|put back|pushed back|delayed (?:until|to|by)|rescheduled|deferred|(?:been|was|were) moved (?:back )?(?:to|until|into)|moved (?:back )?(?:from \w+ )?to (?:a later|next|[A-Z]))\b"
)
_DENIED = regex(
    rf"\b(?:den(?:ied|ies) (?:it|this|the (?:report|claim|rumou?r)s?)\b|den(?:ied|ies|ying)\b[^.;]{{0,90}}\b(?:met|meet|{_EVENT}|held|talked|spoken)\b|no such {_EVENT}|(?:there (?:was|were|is|are|had been|has been)|took place,?|held|had) (?:never been )?(?:no|any) (?:such |secret )?{_EVENT} (?:had|was|took|between|with)|"
    rf"there (?:was|were|is|are|had been|has been) no (?:such |secret )?{_EVENT}|never (?:met\b(?! (?:face|in person|before|again))|took place|happened)|did not (?:meet|take place)|(?:is|are|was|were) not (?:planned|scheduled|foreseen)|no {_EVENT} (?:had |has )?(?:taken place|took place|was held|been held)|"
    rf"(?:reports?|rumou?rs?|claims|stories|suggestions)\b[^.]{{0,120}}\b(?:met|{_EVENT}|talked|travel\w*|fl(?:y|ying|own)|going)\b[^.]{{0,160}}\b(?:false|untrue|fiction|nonsense|fake|baseless|groundless|a canard|not true|incorrect|a hoax|made up|a lie|speculation|unfounded|without (?:any )?(?:foundation|basis)|no (?:truth|basis|foundation)|fabricat\w+|invention|rubbish|denied|rejected|dismissed|wrong|invented)|(?:dismiss|reject|refut)(?:ed|s) (?:\w+ ){{0,2}}(?:reports|rumou?rs|claims|suggestions) (?:of|that|claiming|about)[^.;]{{0,60}}{_EVENT})",
    re.I,
)
_UNCLEAR = regex(
    r"\b(?:(?-i:may)|might|could|whether|possible|unclear|uncertain|unconfirmed|not (?:yet )?(?:been )?confirmed|neither confirmed|yet to (?:be )?confirm(?:ed)?|rumou?red|is considering)\b",
    re.I,
)
_PLANNED = regex(
    r"\b(?:will|shall|is to|are to|was to|were to|due|set to|is set|are set|set for|scheduled|slated|expected|(?:plans?|expects?|hopes?|aims?) to|plans? for|(?:opens|begins|starts|convenes|takes place) (?:on|in|at|next|tomorrow)\b|planned|planning|upcoming|forthcoming|next (?:week|month|year|round|meeting|summit|session|\w+day)|"
    r"ahead of|agreed to (?:meet|hold|convene|continue)|intends?|look(?:s|ed|ing)? forward|invited|invitation|to be (?:held|convened|hosted)|would (?:be held|meet|host|travel|visit|take place|be)|on the eve|until after|wait until|tomorrow|the holding of|(?:has|have|had) proposed|proposes|foreseen|provisionally|pencilled|in the diary|supposed to|prepar(?:es?|ing) (?:to|for)|in the run-up|promised to|want(?:s)? to meet|going to)\b",
    re.I,
)
_ONGOING = regex(
    r"\b(?:is|are) (?:being held|under ?way|meeting|holding|hosting|visiting|gathering|gathered|attending|in session|continuing|now in|discussing|taking place|currently|in \w+ (?:for|on))\b|\bunder ?way\b|"
    r"\bha(?:s|ve) (?:arrived|begun|started|gathered|landed|opened|convened)\b|\bcontinues? (?:on|for a|into|today|to be)\b|\bnow in (?:its|their)\b",
    re.I,
)
_OCCURRED = regex(
    r"\b(?:met|held|hosted|received|took place|ended|concluded|wrapped up|closed|visited|welcomed|after (?:\w+ ){0,4}(?:talks|meeting)|following (?:\w+ ){0,3}(?:talks|meeting)|discussed|agreed|spoke|left|"
    r"emerged|added|produced|yielded|adopted|approved|lasted|followed|(?:hours|days|minutes) of (?:\w+ ){0,2}(?:talks|discussions|negotiations)|completed|adjourned|gathered|signed|attended|talked|came|spent|had (?:met|held|talks|been))\b",
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
        if status == "denied" or not _MIGHT.search(text, max(start, m.start() - 40), m.start() + 6)
    )


_MIGHT = regex(
    r"\b(?:(?-i:may)|might|could|threaten(?:s|ed|ing)? to|risk(?:s|ed|ing)?|unless|should (?:\w+ ){1,3}fail|whether|not (?:yet )?(?:been )?)(?: \w+ly)?(?: to| have| has| be| been| being| it| they| the \w+| were| was| is| would)* ?(?:be )?(?:put |call |pushed |moved |postpon\w*|cancel\w*|scrap\w*|delay\w*|shelv\w*|dropp\w*|abandon\w*|defer\w*)",
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
    if calling_off and at is not None and calling_off.start() <= at <= calling_off.end():
        return "unclear"
    status = next(
        (status for status, start, end in _find_deciding(text, *clause) if at is None or start <= at <= end), None
    )
    if status == "denied" and _HAD_BEEN_PLANNED.search(text, *clause):
        return "cancelled"
    return "unclear" if status and calling_off else status


def find_status_of_verb(scene: Scene, clause: Clause, match: Match) -> Status | None:
    """By the form of the verb and its auxiliaries."""
    if decided := find_decided(scene.text, (clause.start, clause.end), scene.tokens.starts[match.start]):
        return decided
    window = scene.tokens.lows[max(clause.first, match.start - 7) : match.start]
    if match.sense == "travel" and _NEGATED & set(window[-3:]):
        return "cancelled"
    first = match.start - len(window)
    near = " ".join(low for n, low in enumerate(window) if low != "may" or not scene.tokens.capital(first + n))
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
        if last in ("is", "are", "am", "currently", "now"):
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
    at = scene.tokens.ends[match.end - 1]
    return "planned" if clause.kind == "body" and _TO_COME.search(scene.text, at, min(clause.end, at + 60)) else None


_NEGATED = frozenset({"not", "never", "n't", "cannot"})
_TO_COME = regex(
    r"\b(?:on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|tomorrow|next (?:week|month|year|\w+day)|later (?:today|this \w+))\b"
)
"""The present tense with a day is a plan: "the council meets on Monday"."""

_DAYS_LONG = regex(r"\b(?:two|three|four|five|six|several|\w+teen)-day\b|\b(?:week|month)-?long\b")


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
    if _HELD.match(text, end, clause.end) or _BY_PAST.match(text, end, clause.end):
        return "occurred"
    if _OPEN.search(text, end, clause.end):
        return "unclear"
    near = (max(clause.start, start - 90), min(clause.end, end + 90))
    for status, cue in _BY_RANK:
        if cue.search(text, *near):
            return status
    return None


_BY_PAST = regex(
    r"(?:,? (?:in|at|on|of|from|between|with|near|outside|last|this|earlier)\b[^.;:,]{1,50}?){0,3},? (?:also |then |only |again )?(?:added|produced|yielded|ended|brought|left|lasted|ran|went|saw|gave|opened|closed|led|agreed|adopted|failed|came|collapsed|broke|dealt|covered|focused|centred|centered|turned|took|touched|followed|marked|wrapped|drew|made|set|resolved|settled|achieved|concluded|discussed|reviewed|approved|finished|dragged|stretched)\b(?! by\b)"
)
"""The meeting is subject of a verb in the past: "A second session, in Lyon in March, added a plan"."""

_HELD = regex(r"(?: [^\s,.;]+){0,6}? (?:(?:was|were) held|took place|ended|concluded|broke up|collapsed|lasted)\b")
_OPEN = regex(
    r"\b(?:(?:is|are|was|were|remains?|looks?|seems?) (?:now |still |very |only |highly )*(?:possible|unlikely|uncertain|unconfirmed|in doubt)|yet to be confirmed|neither confirmed|has been (?:proposed|suggested|floated))\b"
)
"""What says far behind a meeting's name that nobody knows whether it will be."""

_BY_RANK: tuple[tuple[Status, re.Pattern[str]], ...] = (
    ("unclear", _UNCLEAR),
    ("ongoing", _ONGOING),
    ("planned", _PLANNED),
    ("occurred", _OCCURRED),
)
