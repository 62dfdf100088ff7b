"""Who holds a position by what is done to its matter: "the plan was rejected by Iran", "the plan met with opposition from Iran"."""

from dataclasses import replace

from summariser.patterns import regex
from summariser.reading.dates import DAY
from summariser.reading.tables import list_words
from summariser.rules.positions.wording import find_clause_end, load_cues
from summariser.rules.scene import Clause, Scene
from summariser.rules.scene.phrases import Match
from summariser.rules.scene.subjects import Referent, Subjects

_UNDER = r"(?:is|are|was|were|came|comes?|remains?|(?:has|have|had) come) under (?:[\w-]+ ){0,2}"
_OWN = r"(?:is|are|was|were|remains?|(?:has|have|had) (?:long )?been) (?:an?|the|one of the) (?:[\w-]+ ){0,3}?"
"""What makes a matter somebody's: "has been a long-standing demand of"."""
_DESPITE = r"(?:despite|over|in the face of|in defiance of) (?:the )?(?:[\w-]+ ){0,2}?"
"""What is done against somebody's will: "signed the deal over the objections of"."""
_SUFFERS = regex(
    rf"(?P<matter>[^,;:“”\"]{{3,90}}?)(?:,? (?:which|that))? (?:{_UNDER}|{_OWN}|{_DESPITE}|(?:(?:is|are|was|were|(?:has|have|had) (?:also )?been) (?:\w+ly |also |\w+ and )?"
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
    r"(?:[Dd]uring|[Ii]n|[Aa]t|[Aa]fter|[Bb]efore) |(?:[Tt]he|[Aa]n?) (?:\w+ )?(?:meeting|talks|call|conversation|visit)\b|(?:it|this|that|he|she|they|these|those|[Tt]here|I|we)\b|.*\b(?:not|never|coup|invasion|war|rebels|militias?|fighters|forces|troops|gunmen)\b"
)
_BEHIND = regex(r" (?:as [\w-]+ |\w+ly |outright )?(?:by|from|of) (?:the |both )?(?=[A-ZÀ-Þ])")
_PAPER = regex(r" (?:Resolution|Declaration|Statement|resolution|statement|declaration|report)s?\b")
"""What is of a body and no holder: "supported by Security Council | Resolution 2735"."""
_OWNED = regex(rf".*\b{_OWN}\Z")
_HELD = regex(
    rf".*\b(?:{_OWN}|{_DESPITE}|(?:has|have|had|enjoys?|enjoyed|commands?|commanded|secured|gained|got|received|wins?|won) (?:the )?(?:[\w-]+ )?)\Z"
)
"""How a matter comes to somebody's support: "has the backing of"."""


def find_agent(
    scene: Scene, subjects: Subjects, clause: Clause, i: int
) -> tuple[Match, Referent, tuple[int, int]] | None:
    """The cue at word `i`, who holds it behind "by" or "from", and where the matter stands before it."""
    tokens = scene.tokens
    behind = _BEHIND.match(scene.text, tokens.ends[i], clause.end)
    if behind is None:
        return _find_owner(scene, subjects, clause, i)
    holder = next(
        (r for r in subjects.within(behind.end() - len("the "), behind.end() + 1) if r.end > behind.end()), None
    )
    asked = _TO_DO.match(scene.text, holder.end, clause.end) if holder else None
    wanted = asked is not None or _OWNED.search(scene.text, clause.start, tokens.starts[i]) is not None
    match = _match(tokens.lows[i], i, noun=" by " not in behind.group(), asked=wanted)
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
    if asked and match.sense == "calls_for":
        return match, holder, (asked.start("matter"), find_clause_end(scene, clause, match))
    if for_what := _FOR_WHAT.match(scene.text, holder.end, clause.end):
        return match, holder, (for_what.end(), find_clause_end(scene, clause, match))
    return match, holder, suffers.span("matter")


_FOR_WHAT = regex(r" for (?=[a-z])")
"""Of "won the backing of Peru for a truce" the matter stands behind."""
_TO_DO = regex(
    rf"(?:,? (?:and )?(?:the )?[A-ZÀ-Þ][\w’'-]+){{0,5}}(?:,? (?:on )?(?:{DAY}|yesterday|today|last \w+|this \w+))? (?P<matter>(?:not )?to (?=[a-z]))"
)
"""What whoever "is urged by Norway" or "under pressure from Norway" is to do, behind those who want it."""


_AGAINST_WILL = regex(
    r"(?P<matter>(?:(?! (?:that|which|who|but) )[^,;:“”\"]){3,90}?) (?:despite|over|in the face of|in defiance of) (?:the )?(?P<who>[A-ZÀ-Þ][\w-]*(?: [A-ZÀ-Þ][\w-]*){0,3})['’]s? (?:\w+ )?\Z"
)
_WILLS = list_words("objections opposition protests resistance reservations misgivings")


def _find_owner(
    scene: Scene, subjects: Subjects, clause: Clause, i: int
) -> tuple[Match, Referent, tuple[int, int]] | None:
    """Of "went ahead with the dam despite Kenya's objections" Kenya, who opposes what was done."""
    tokens = scene.tokens
    against = tokens.lows[i] in _WILLS and scene.text[tokens.ends[i]] in ".,;"
    found = _AGAINST_WILL.match(scene.text, clause.start, tokens.starts[i]) if against else None
    holder = (
        next((r for r in subjects.within(found.start("who") - 4, found.end("who")) if r.entity), None)
        if found
        else None
    )
    if found is None or holder is None:
        return None
    return Match(i, i + 1, "opposes", "fixed"), replace(holder, end=tokens.ends[i]), found.span("matter")


def _match(low: str, i: int, *, noun: bool, asked: bool) -> Match | None:
    """The sense of a participle, or of a noun whatever stands behind it."""
    verbs, nouns = load_cues()[:2]
    rows = (
        (nouns.match([low, rest], 0, 2) for rest in ("to", "for", "of", "on"))
        if noun
        else (verbs.match(words, 0, len(words)) for words in ([low], [low, "", "to"][: 3 * asked]) if words)
    )
    found = next((row for row in rows if row), None)
    senses = (
        ("supports", "opposes", "rejects", *(["calls_for"] if asked else []))
        if noun
        else ("supports", "opposes", "rejects", "calls_for")
    )
    if found is None or (not noun and found.form != "past") or found.sense not in senses:
        return None
    return Match(i, i + 1, found.sense, found.form)
