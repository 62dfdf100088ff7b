"""Whether a meeting is planned, under way, over, put off, called off or denied, by the words around its verb; `telling` does it for its noun."""

import re
from dataclasses import replace

from summariser.patterns import regex
from summariser.reading.dates import DAY, MONTH
from summariser.reading.inflection import Form
from summariser.reading.tables import list_words
from summariser.record import Status
from summariser.rules.scene import Clause, Scene
from summariser.rules.scene.phrases import Match
from summariser.rules.status.auxiliaries import DOUBT, FUTURE, find_group
from summariser.rules.status.denials import find_decided, find_undone, is_calling_off_denied, is_refuted
from summariser.rules.status.governing import find_following, find_governed, find_leading, find_main
from summariser.rules.status.telling import PLANNED


def find_status_of_verb(scene: Scene, clause: Clause, match: Match) -> Status | None:
    """By the form of the verb and its auxiliaries."""
    match = _settle_form(scene, clause, match)
    if is_calling_off_denied(scene, clause, scene.tokens.starts[match.start]):
        return "unclear"
    if told := _find_told_of_verb(scene, clause, match):
        return find_undone(scene, clause, match) or told if told == "planned" else told
    if _is_plain_past(scene, clause, match):
        decided = find_decided(scene.text, (clause.start, clause.end), scene.tokens.starts[match.start])
        return "denied" if decided == "denied" else "occurred"
    if decided := find_decided(scene.text, (clause.start, clause.end), scene.tokens.starts[match.start]):
        return decided
    window = scene.tokens.lows[max(clause.first, match.start - 7) : match.start]
    if match.sense == "travel" and _NEGATED & set(window[-3:]):
        return "cancelled"
    first = match.start - len(window)
    near = " ".join(low for n, low in enumerate(window) if low != "may" or not scene.tokens.capital(first + n))
    last = window[-1] if window else ""
    if match.form == "past":
        return _read_past(scene, clause, match, near)
    if match.form == "ing":
        if last in ("is", "are", "am", "were", "was", "currently", "now"):
            setting_out = scene.tokens.lows[match.start] in _SETTING_OUT
            return (
                "planned"
                if setting_out or _SOON.search(scene.text, scene.tokens.ends[match.start], clause.end)
                else "ongoing"
            )
        if PLANNED.search(near):
            return "planned"
        return find_following(scene, clause, match.end) if window else find_main(scene, clause, match.start)
    if re.search(r"\b(?:may|might|could|whether|ready|willing|prepared|hop(?:es|ed|ing)|offered|proposed)\b", near):
        return "unclear"
    present = find_group(scene, clause, match.start).words if match.sense == "attend" else frozenset()
    if match.form == "fixed" and {scene.tokens.lows[match.start], *present} & {"was", "were"}:
        return "occurred"
    if match.form == "fixed" and scene.tokens.lows[match.start] in ("is", "are"):
        return "planned" if _is_to_come(scene, clause, match) else "ongoing"
    if (
        match.form == "fixed"
        or last in ("to", "will", "would", "shall")
        or last[-3:] in ("'ll", "’ll")
        or PLANNED.search(near)
    ):
        return "planned"
    comes = _is_to_come(scene, clause, match) or (match.form == "s" and _is_besides_plan(scene, clause, match))
    return "planned" if clause.kind == "body" and comes else None


_PLAN = regex(
    r"\b(?:will|(?:is|are) (?:due |set |expected |scheduled )?to|plans? to)\b[^.;]*\b(?:before|when|once|until|after) (?:[\w’'-]+ ){1,4}\Z"
)


def _is_besides_plan(scene: Scene, clause: Clause, match: Match) -> bool:
    """ "Will hold talks on Tuesday before she | calls on B": what the present tense tells beside a plan is one too."""
    at = scene.tokens.starts[match.start]
    return _PLAN.search(scene.text, max(clause.start, at - AFTER), at) is not None


def _settle_form(scene: Scene, clause: Clause, match: Match) -> Match:
    """ "have come together": a participle that looks like its base."""
    words = find_group(scene, clause, match.start).words
    perfect = bool(words & _HAVE) and "to" not in words
    cut = scene.tokens.lows[match.start] in ("cut", "put", "set") and not words
    if match.form == "base" and (perfect or cut):
        return replace(match, form="past")
    be = _FORMS_OF_BE.get(scene.tokens.lows[match.start]) if match.form == "fixed" else None
    return replace(match, form=be) if be else match


_FORMS_OF_BE: dict[str, Form] = {"be": "base", "being": "ing", "been": "past"}
_HAVE = frozenset({"has", "have", "had", "having"})


def _read_past(scene: Scene, clause: Clause, match: Match, near: str) -> Status:
    """Of a verb in the past: what was begun goes on, who has set out is there, all else is over."""
    verb = scene.tokens.lows[match.start]
    if _SAID_TO_HAVE.search(near):
        return "occurred"
    if "to have" in near or "would have" in near or "invitation" in scene.tokens.lows[match.start : match.end]:
        return "planned"
    days = verb in ("opened", "convened") and _DAYS_LONG.search(scene.text, clause.start, clause.end)
    away = verb == "left" and match.sense == "travel"
    return "ongoing" if days or away or verb in _BEGUN or _is_stay(scene, clause, match, near) else "occurred"


_SAID_TO_HAVE = regex(r"\b(?:is|are|was|were) (?:said|believed|understood|thought|reported|known|alleged) to have\b")
_BEGUN = ("began", "resumed", "started", "kicked", "departed", "set")


_TO_COME = regex(
    rf"\b(?:[Oo]n {DAY}|[Ii]n {MONTH}\b|tomorrow|next (?:week|month|year|\w+day)|later (?:today|this \w+)|in the (?:spring|summer|autumn|fall|winter)|in (?:19|20)\d\d)\b"
)
"""The present tense with a day is a plan: "the council meets on Monday"."""


def _is_to_come(scene: Scene, clause: Clause, match: Match) -> bool:
    """Whether a day stands behind a verb in the present tense, or before its clause: "On Wednesday she travels to Antwerp"."""
    start, end = scene.tokens.starts[match.start], scene.tokens.ends[match.end - 1]
    fronted = match.form in ("s", "base") and _TO_COME.search(
        scene.text, clause.start, min(start, clause.start + FRONT)
    )
    return bool(fronted or _TO_COME.search(scene.text, end, min(clause.end, end + AFTER)))


FRONT, AFTER = 40, 150
"""Characters of a clause's head, and behind a verb, in which the day may stand."""

_SOON = regex(r"\b(?:next|tomorrow|later (?:today|this)|on \w+day next)\b")
_SETTING_OUT = ("coming", "going", "flying", "heading", "travelling", "traveling", "returning")
"""Who "is coming to Lisbon" is not there yet."""


def _find_told_of_verb(scene: Scene, clause: Clause, match: Match) -> Status | None:
    """By what governs the verb: "plans to meet", "ruled out meeting", "will not see"."""
    if is_refuted(scene, clause, scene.tokens.starts[match.start]):
        return "denied"
    group = find_group(scene, clause, match.start)
    if match.form == "past" and (told := _find_told_of_participle(scene, clause, match)):
        return told
    if match.form == "base" and group.words & {"did", "does", "do"} and not group.negated:
        return "occurred" if "did" in group.words else None
    if match.form == "base" and group.negated and group.words & {"will", "would", "won't", "won’t"}:
        return "cancelled"
    head = group.end - 1 - (scene.tokens.lows[group.start : group.end][::-1].index("to")) if "to" in group.words else -1
    if match.form == "base" and _ASKED.search(scene.text, clause.start, scene.tokens.starts[match.start]):
        return "unclear"
    if match.form == "base" and _GOT.search(scene.text, clause.start, scene.tokens.starts[match.start]):
        return "occurred"
    if match.form == "base" and head > clause.first:
        if _FOREMOST.search(scene.text, clause.start, scene.tokens.starts[head]):
            return (
                "planned"
                if group.words & FUTURE or _WILL_BE.search(scene.text, clause.start, scene.tokens.starts[head])
                else "occurred"
            )
        governed = find_governed(scene, clause, head + 1)[0] or find_governed(scene, clause, head)[0]
        return (
            "postponed" if governed == "planned" and _SHIFTED.search(scene.text, clause.start, clause.end) else governed
        )
    if match.form == "ing" and not group.words:
        status, placed = find_governed(scene, clause, match.start)
        return status or ("occurred" if placed == "after" else _find_told_beside(scene, clause, match))
    return None


def _find_told_of_participle(scene: Scene, clause: Clause, match: Match) -> Status | None:
    """By the auxiliaries of a passive, and by what governs a "having": "would not be hosted by", "could be received", "denied having met"."""
    group = find_group(scene, clause, match.start)
    if "having" in group.words:
        return find_governed(scene, clause, group.start)[0]
    if "being" in group.words and scene.tokens.lows[group.start - 1] in ("before", "after"):
        return find_leading(scene, clause, group.start - 1)  # "is due to meet A before being received by B"
    if "had" in group.words and group.negated:
        return "denied"
    if "be" in group.words and group.words & (FUTURE | {"would"}):
        return "cancelled" if group.negated else "planned"
    if "be" in group.words and group.words & DOUBT:
        return "unclear"
    if "being" in group.words and group.words & {"is", "are"}:
        return "ongoing"
    if group.words & {"is", "are"} and _is_to_come(scene, clause, match):
        return "planned"
    return None


_ASKED = regex(
    r"\b(?:ask(?:s|ed|ing)?|request(?:s|ed|ing)?|want(?:s|ed|ing)?|beg(?:s|ged|ging)?) (?!to\b|for\b|if\b|whether\b|about\b|how\b|what\b|why\b)[^,.;:“”]{3,90} to (?:\w+ly |also )?\Z"
)
"""What others are asked to do is open: "asked the King to | host a summit"."""
_GOT = regex(r"\bgot (?!to\b)[^,.;:“”]{3,90} to \Z")
"""What somebody made others do: "got the rebels to | sit down with the army"."""
_FOREMOST = regex(r"\b(?:first|second|third|only|latest|last|most [\w-]+|[\w]{3,}est) (?:[\w’'-]+ ){1,6}\Z")
_WILL_BE = regex(r"\b(?:will|would|to|could|may|might) (?:also )?(?:be|become)\b")
"""Who is "the first minister to visit in seven years" has done so; who will be the first has not."""

_SHIFTED = regex(
    r"\b(?:had been|has been|was|were) (?:\w+ )?(?:expected|due|scheduled|set|planned|supposed|to have)\b[^.;]*?\b(?:will|is|are) (?:now|instead)\b"
)
"""What had been planned is now to be at another time."""

_ASIDE = regex(r", [^,.;]*\Z")
_IS = regex(r"\b(?:is|are) [^,.;]*\Z")


def _find_told_beside(scene: Scene, clause: Clause, match: Match) -> Status | None:
    """ "is in Washington, talking with A", "will tour Asia, starting in Hanoi": what is done beside it has the time of the verb before it."""
    aside = _ASIDE.search(scene.text, clause.start, scene.tokens.starts[match.start])
    told = find_leading(scene, clause, match.start) if aside else None
    return told or ("ongoing" if aside and _IS.search(scene.text, clause.start, aside.start()) else None)


def _is_plain_past(scene: Scene, clause: Clause, match: Match) -> bool:
    """ "met", with no auxiliary: what a later part of the sentence calls off is something else."""
    travels = match.sense == "travel" and _WHEN.search(scene.text, clause.start, scene.tokens.starts[match.start])
    if match.form != "past" or not (travels or match.sense in ("verb", "host")):
        return False
    return not find_group(scene, clause, match.start).words and scene.tokens.lows[match.start] in _PLAIN


_WHEN = regex(r"\b(?:when|after|because|while) [^,;:]{2,60}\Z")
"""Before what somebody did that made another meeting impossible: "was called off when she flew to Lima"."""

_PLAIN = list_words(
    "travelled traveled flew went arrived left told met held hosted received welcomed spoke saw visited dined huddled conferred had sat got rang phoned telephoned called talked paid spent shared"
)


_NEGATED = frozenset({"not", "never", "n't", "cannot"})


_DAYS_LONG = regex(r"\b(?:two|three|four|five|six|several|\w+teen)-day\b|\b(?:week|month)-?long\b")


_CAME = list_words("arrived landed begun flown flew come")


_FOR, _FOR_DAYS = (
    regex(r" for | on an? (?:[\w-]+ ){0,3}(?:visit|trip|tour)\b"),
    regex(r" for (?:\w+[ -])?(?:days?|weeks?) of "),
)


def _is_stay(scene: Scene, clause: Clause, match: Match, near: str) -> bool:
    """ "have arrived in Paris", "arrived for a two-day visit": who came is there."""
    verb = scene.tokens.lows[match.start]
    if match.sense != "travel" or verb not in _CAME:
        return False
    stays = _FOR_DAYS if verb == "flew" else _FOR
    return re.search(r"\bha(?:s|ve)\b", near) is not None or (
        stays.search(scene.text, scene.tokens.starts[match.start], clause.end) is not None
    )
