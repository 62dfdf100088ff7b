"""What somebody holds of a thing by a phrase in front: "In Lima's view, the levy is illegal", "For Oslo, the tunnel is a red line"."""

import re
from typing import NamedTuple

from summariser.patterns import regex
from summariser.record import Stance
from summariser.rules.positions.judging import judge
from summariser.rules.scene import Clause, Scene
from summariser.rules.scene.subjects import Referent, Subjects

_IN_FRONT = regex(
    r"\W*(?:(?:But|And|Yet) )?(?:(?:[Tt]o|[Ff]or) (?P<who>(?:the )?[^,.;:]{2,50})|[Ii]n (?P<whose>[^,.;:]{2,50}['’]s?) (?:view|opinion|eyes|judge?ment|reading)), "
)
_WHAT_IS = r"(?P<what>(?:[Tt]he|[Aa]n?|[Tt]h[ei]se?|[Ii]ts|[Tt]heir|[Aa]ny|[A-ZÀ-Þ])[^,.;:]{2,80}?) (?:is|are|was|were|remains?|remained|amounts? to|would be)"
_JUDGED = regex(rf"{_WHAT_IS} (?:also |simply |nothing but |still |plainly )?(?P<how>[^,;:]{{3,80}})")
_BEHIND = regex(
    rf"{_WHAT_IS} (?:also |simply |still )?(?P<how>acceptable|unacceptable|anathema|inadmissible|an? (?:\w+ )?(?:red line|insult|betrayal|provocation|humiliation|victory|priority|threat|danger)) (?:to|for) (?=(?:the )?[A-ZÀ-Þ])"
)
"""What is "unacceptable to" somebody, "a red line for" them."""


class Opinion(NamedTuple):
    """Who judges, which side that takes, the characters of what is judged, and the words of the judgement."""

    holder: Referent
    stance: Stance
    matter: tuple[int, int]
    words: str


def find_opinion(scene: Scene, subjects: Subjects, clause: Clause) -> Opinion | None:
    """What a sentence that begins with it, or ends with whose it is, tells of somebody's opinion."""
    if behind := _BEHIND.match(scene.text, clause.start, clause.end):
        return _find_behind(scene, subjects, clause, behind)
    front = _IN_FRONT.match(scene.text, clause.start, clause.end)
    judged = _JUDGED.match(scene.text, front.end(), clause.end) if front else None
    if front is None or judged is None or scene.is_quoted(clause.start):
        return None
    stance = judge(judged["how"])
    end = front.end() - len(", ")
    who = next((r for r in subjects.within(clause.start, end) if not r.pronoun and (r.entity or r.body)), None)
    if who is None or stance is None or (front["who"] and who.end != end):
        return None
    return Opinion(who, stance, judged.span("what"), scene.cut(clause.start, judged.end()))


def _find_behind(scene: Scene, subjects: Subjects, clause: Clause, judged: re.Match[str]) -> Opinion | None:
    at = judged.end()
    who = next((r for r in subjects.within(at, at + len("the ") + 1) if r.entity and not r.pronoun), None)
    stance = judge(judged["how"])
    if who is None or stance is None or scene.text[who.end : who.end + 1] not in (".", ",", ";", " "):
        return None
    return Opinion(who, stance, judged.span("what"), scene.cut(clause.start, who.end))
