"""Who holds a position by what is done to its matter: "the plan was rejected by Iran", "the plan met with opposition from Iran"."""

from summariser.patterns import regex
from summariser.rules.positions.wording import load_cues
from summariser.rules.scene import Clause, Scene
from summariser.rules.scene.phrases import Match
from summariser.rules.scene.subjects import Referent, Subjects

_SUFFERS = regex(
    r"(?P<matter>[^,;:“”\"]{3,90}?)(?:,? (?:which|that))? (?:(?:(?:is|are|was|were|(?:has|have|had) (?:also )?been) (?:\w+ly |also |\w+ and )?"
    r"|(?:has|have|had|enjoys?|enjoyed|commands?|commanded|secured|gained|got|received|wins?|won) (?:the )?(?:[\w-]+ )?"
    r"|(?:has |have |had )?(?:me[et]t?s?|faces?|faced|drew|drawn|draws|ran into|runs into|won|wins|earned|found|provoked|aroused|encountered|triggered) (?:with )?(?:[\w-]+ ){0,3}?))\Z"
)
"""What stands before the word for a stance: the matter, and what befalls it."""
_BARE = regex(
    r"\b(?P<matter>(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir) (?:(?!call\b)[\w’'-]+ ){0,4}?[\w’'-]+),? \Z"
)
"""The same in "a levy | proposed by Norway", where nothing stands between."""
_INNER = regex(
    r",\s|\b(?:(?:that|which)(?! (?:is|are|was|were|has|have|had) )|who|but|and|while|whereas|because|after|as|said|says|although|when|if)\s"
)
_NONE = regex(
    r"(?:[Dd]uring|[Ii]n|[Aa]t|[Aa]fter|[Bb]efore) |(?:[Tt]he|[Aa]n?) (?:\w+ )?(?:meeting|talks|call|conversation|visit)\b|(?:it|this|that|he|she|they|these|those|[Tt]here|I|we)\b|.*\b(?:not|never)\b"
)
_BEHIND = regex(r" (?:as [\w-]+ )?(?:by|from|of) (?:the |both )?(?=[A-ZÀ-Þ])")
_PAPER = regex(r" (?:Resolution|Declaration|Statement|resolution|statement|declaration|report)s?\b")
"""What is of a body and no holder: "supported by Security Council | Resolution 2735"."""
_HELD = regex(
    r".*\b(?:has|have|had|enjoys?|enjoyed|commands?|commanded|secured|gained|got|received|wins?|won) (?:the )?(?:[\w-]+ )?\Z"
)
"""How a matter comes to somebody's support: "has the backing of"."""


def find_agent(
    scene: Scene, subjects: Subjects, clause: Clause, i: int
) -> tuple[Match, Referent, tuple[int, int]] | None:
    """The cue at word `i`, who holds it behind "by" or "from", and where the matter stands before it."""
    tokens = scene.tokens
    behind = _BEHIND.match(scene.text, tokens.ends[i], clause.end)
    if behind is None:
        return None
    match = _match(tokens.lows[i], i, noun=" by " not in behind.group())
    holder = next(
        (r for r in subjects.within(behind.end() - len("the "), behind.end() + 1) if r.end > behind.end()), None
    )
    at = tokens.starts[i]
    begins = [clause.start, *(m.end() for m in _INNER.finditer(scene.text, clause.start, at))]
    inserted = begins[-1] == at or scene.text.startswith(("which ", "that "), begins[-1])
    begin = begins[-2] if inserted and len(begins) > 1 else begins[-1]
    suffers = _SUFFERS.match(scene.text, begin, at) or _BARE.search(scene.text, max(begin, at - 60), at)
    if match is None or holder is None or suffers is None or _NONE.match(suffers.group()):
        return None
    if _PAPER.match(scene.text, holder.end):
        return None
    if not (holder.entity or holder.body) or (" of " in behind.group() and not _HELD.match(suffers.group())):
        return None
    return match, holder, suffers.span("matter")


def _match(low: str, i: int, *, noun: bool) -> Match | None:
    """The sense of a participle, or of a noun whatever stands behind it."""
    verbs, nouns = load_cues()[:2]
    rows = (nouns.match([low, rest], 0, 2) for rest in ("to", "for", "of")) if noun else (verbs.match([low], 0, 1),)
    found = next((row for row in rows if row), None)
    senses = ("supports", "opposes", "rejects") if noun else ("supports", "opposes", "rejects", "calls_for")
    if found is None or (not noun and found.form != "past") or found.sense not in senses:
        return None
    return Match(i, i + 1, found.sense, found.form)
