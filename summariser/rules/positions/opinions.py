"""What somebody holds of a thing by a phrase in front: "In Lima's view, the levy is illegal", "For Oslo, the tunnel is a red line"."""

from summariser.patterns import regex
from summariser.record import Stance
from summariser.rules.positions.judging import judge
from summariser.rules.scene import Clause, Scene
from summariser.rules.scene.subjects import Referent, Subjects

_IN_FRONT = regex(
    r"\W*(?:(?:But|And|Yet) )?(?:(?:[Tt]o|[Ff]or) (?P<who>(?:the )?[^,.;:]{2,50})|[Ii]n (?P<whose>[^,.;:]{2,50}['’]s?) (?:view|opinion|eyes|judge?ment|reading)), "
)
_JUDGED = regex(
    r"(?P<what>(?:[Tt]he|[Aa]n?|[Tt]h[ei]se?|[Ii]ts|[Tt]heir|[Aa]ny|[A-ZÀ-Þ])[^,.;:]{2,80}?) (?:is|are|was|were|remains?|remained|amounts? to|would be) (?:also |simply |nothing but |still |plainly )?(?P<how>[^,;:]{3,80})"
)


def find_opinion(
    scene: Scene, subjects: Subjects, clause: Clause
) -> tuple[Referent, Stance, tuple[int, int], str] | None:
    """Who judges, the stance, the characters of what is judged, and the words of the judgement."""
    front = _IN_FRONT.match(scene.text, clause.start, clause.end)
    judged = _JUDGED.match(scene.text, front.end(), clause.end) if front else None
    if front is None or judged is None or scene.is_quoted(clause.start):
        return None
    stance = judge(judged["how"])
    end = front.end() - len(", ")
    who = next((r for r in subjects.within(clause.start, end) if not r.pronoun and (r.entity or r.body)), None)
    if who is None or stance is None or (front["who"] and who.end != end):
        return None
    return who, stance, judged.span("what"), scene.cut(clause.start, judged.end())
