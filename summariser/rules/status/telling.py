"""How a meeting stands that a noun names: by what governs it, what is said of it, else by the words near it."""

import re

from summariser.patterns import regex
from summariser.record import Status
from summariser.rules.scene import Clause, Scene
from summariser.rules.scene.phrases import Match
from summariser.rules.status.denials import find_decided, is_calling_off_denied, is_refuted
from summariser.rules.status.governing import find_attribute, find_governed, find_main, find_phrase_start
from summariser.rules.status.predicates import find_said

UNCLEAR = regex(
    r"\b(?:(?-i:may)|might|could|whether|possible|unclear|uncertain|unconfirmed|not (?:yet )?(?:been )?confirmed|neither confirmed|yet to (?:be )?confirm(?:ed)?|rumou?red|is considering)\b",
    re.I,
)
PLANNED = regex(
    r"\b(?:will|shall|is to|are to|was to|were to|due|set to|is set|are set|set for|scheduled|slated|expected|(?:plans?|expects?|hopes?|aims?) to|plans? for|(?:opens|begins|starts|convenes|takes place) (?:on|in|at|next|tomorrow)\b|planned|planning|upcoming|forthcoming|next (?:week|month|year|round|meeting|summit|session|\w+day)|"
    r"ahead of|agreed to (?:meet|hold|convene|continue)|intends?|look(?:s|ed|ing)? forward|invited|invitation|to be (?:held|convened|hosted)|would (?:be held|meet|host|travel|visit|take place|be)|on the eve|until after|wait until|tomorrow|the holding of|(?:has|have|had) proposed|proposes|foreseen|provisionally|pencilled|in the diary|supposed to|prepar(?:es?|ing) (?:to|for)|considering|work(?:ing|s|ed)? on an? (?:\w+ )?(?:trip|visit|meeting|summit)|being (?:worked out|prepared|arranged|planned|finali[sz]ed)|mulling|weighing|in the run-up|promised to|want(?:s)? to meet|going to)\b",
    re.I,
)
ONGOING = regex(
    r"\b(?:is|are) (?:being held|under ?way|meeting|holding|hosting|visiting|gathering|gathered|attending|in session|continuing|now in|discussing|taking place|currently|in \w+ (?:for|on))\b|\bunder ?way\b|"
    r"\bha(?:s|ve) (?:arrived|begun|started|gathered|landed|opened|convened)\b|\bcontinues? (?:on|for a|into|today|to be)\b|\bnow in (?:its|their)\b",
    re.I,
)
OCCURRED = regex(
    r"\b(?:met|held|hosted|received|took place|ended|concluded|wrapped up|closed|visited|welcomed|after (?:[\w’'-]+ ){0,4}(?:talks|meeting)|following (?:[\w’'-]+ ){0,3}(?:talks|meeting|call|visit|summit)|discussed|agreed|spoke|left|"
    r"emerged|added|produced|yielded|adopted|approved|lasted|followed|(?:hours|days|minutes) of (?:\w+ ){0,2}(?:talks|discussions|negotiations)|completed|adjourned|gathered|signed|attended|talked|came|spent|had (?:met|held|talks|been))\b",
    re.I,
)

BY_RANK: tuple[tuple[Status, re.Pattern[str]], ...] = (
    ("unclear", UNCLEAR),
    ("ongoing", ONGOING),
    ("planned", PLANNED),
    ("occurred", OCCURRED),
)


def _is_known(scene: Scene, clause: Clause, match: Match) -> bool:
    """ "denied that it had sent an envoy to the talks": the talks are known, and not what is denied."""
    start = find_phrase_start(scene, clause, match.start)
    return scene.tokens.lows[start] in _KNOWN and bool(find_governed(scene, clause, start)[1])


_KNOWN = ("the", "his", "her", "their", "its")


def _find_told_of_noun(scene: Scene, clause: Clause, match: Match) -> Status | None:
    """By what governs the noun, else by what is said of it, else by its adjective."""
    start = find_phrase_start(scene, clause, match.start)
    governed, placed = find_governed(scene, clause, start)
    if not _is_known(scene, clause, match) and is_refuted(scene, clause, scene.tokens.starts[match.start]):
        return "denied"
    if placed == "before":
        return "planned"
    if placed == "after":
        return "occurred"
    if governed == "unclear" and _THREATENED.search(scene.text, clause.start, scene.tokens.starts[start]):
        return find_attribute(scene, start, match.start) or "planned"
    if governed:
        return governed
    if _OUTCOME.search(scene.text, clause.start, scene.tokens.starts[start]):
        return None
    if placed == "during" and (told := find_main(scene, clause, start)):
        return told
    said = find_said(scene, clause, match) if not placed else None
    if said == "occurred" and find_attribute(scene, start, match.start) == "unclear":
        return "unclear"
    if said in ("occurred", "planned") and scene.tokens.lows[start] == "no":
        return "denied"
    return said or find_attribute(scene, start, match.start)


_THREATENED = regex(
    r"\bthreat(?:en(?:s|ed|ing)?|s?) to (?:cancel|call off|scrap|boycott|skip|shelve|postpone|abandon|pull out of|withdraw from|walk out of|walk away from|back out of|stay away from|quit|leave) (?:an? |the )?\Z"
)
"""What somebody only threatens to stay away from is still on."""
_OUTCOME = regex(
    r"\b(?:outcomes?|results?|success|failure|fate|implications|consequences|significance|importance) of \Z", re.I
)
"""What the outcome of talks may be says nothing of whether they are held."""


_WHICH = regex(
    r"(?: (?:with|between|of|in|on) [^,;:]{3,90})?,? (?:which|that|the (?:first|next|last)(?: round| session)? of which) "
    r"(?:(?P<past>took place|was held|were held|ended|concluded)|(?:will|(?:is|are) (?:\w+ )?to) (?:\w+ly |also |then )?"
    r"(?:resume|be held|take place|begin|start|open|continue|convene|reconvene|follow|get under ?way))\b"
)
"""What a clause that hangs on the noun tells of it: "talks with the rebels, which will resume in May"."""


_AGO = regex(
    r"(?: (?:in|at|with|of|between) [^,.;:]{2,50}?)? (?:yesterday|last (?:night|week|month|year|spring|summer|autumn|fall|winter|\w+day)|(?:\w+ ){1,2}(?:days|weeks|months|years) ago)\b"
)
"""A day behind the noun that is over: "two meetings in Oslo last year"."""


def find_status_of_noun(scene: Scene, clause: Clause, match: Match) -> Status | None:
    """By the nearest telling words of the sentence."""
    text = scene.text
    if is_calling_off_denied(scene, clause, scene.tokens.starts[match.start]):
        return "unclear"
    if which := _WHICH.match(text, scene.tokens.ends[match.end - 1], clause.end):
        return "occurred" if which["past"] else find_decided(text, (which.end(), clause.end)) or "planned"
    if told := _find_told_of_noun(scene, clause, match):
        undone = find_decided(text, (scene.tokens.ends[match.end - 1], clause.end)) if told == "planned" else None
        return undone if undone in ("cancelled", "postponed") else told
    decided = find_decided(text, (clause.start, clause.end), scene.tokens.starts[match.start])
    if decided and not (decided == "denied" and _is_known(scene, clause, match)):
        return decided
    start, end = scene.tokens.starts[match.start], scene.tokens.ends[match.end - 1]
    if _OUTCOME.search(text, clause.start, scene.tokens.starts[find_phrase_start(scene, clause, match.start)]):
        return None
    if _AGO.match(text, end, clause.end):
        return "occurred"
    near = (max(clause.start, start - 60), min(clause.end, end + 60))
    for status, cue in BY_RANK:
        if cue.search(text, *near):
            return status
    return None
