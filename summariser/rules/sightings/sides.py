"""Who meets at a meeting that a noun names: "A's talks with B", "talks are under way in C between D and E"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summariser.patterns import regex
from summariser.reading.names import Entity
from summariser.rules.scene import PAIR, Clause, Scene
from summariser.rules.scene.clauses import find_subject
from summariser.rules.scene.lists import find_spelled
from summariser.rules.scene.offices import is_outside
from summariser.rules.scene.phrases import Match
from summariser.rules.scene.subjects import Subjects
from summariser.rules.sightings.crowds import Crowd, list_crowds
from summariser.rules.sightings.doing import find_doing, find_done_by
from summariser.rules.sightings.fronted import find_acting, find_back
from summariser.rules.sightings.owning import (
    find_at_table,
    find_callers,
    find_makers,
    find_owners,
    find_teller,
    find_their_own,
    find_traveller,
)
from summariser.rules.sightings.pairs import find_pair_behind, find_paired
from summariser.rules.sightings.parties import (
    expand_left,
    find_objects,
    find_seated,
)
from summariser.rules.sightings.where import find_places

REACH = 80
"""Characters behind "between" in which those who meet begin."""

_FILLER = (
    r"(?:,? (?:(?:to(?= [A-Z])|in|at|on|near|outside|inside|during|under|behind|since|from|for|by|until) (?:(?!with\b|between\b|who\b|which\b|that\b|when\b|where\b|while\b|after\b|because\b|hosted\b)[^\s,.;:]+(?=[\s,]) ?){1,7}?"
    r"|(?:that |which )?(?:(?:is|are|was|were|has been|have been|had been|will be|would be|to be|being|due|set|expected|is to|are to|was to|were to|will|would) )*"
    r"(?:planned|scheduled|held|due|set|foreseen|announced|arranged|expected|under ?way|taking place|took place|take place|takes place|resumed?|resum(?:es|ing)|be held|going on|opened|began|begun|ended|to open|to begin|to start|to convene|to be held|to take place)"
    r"|(?:late|early|later|earlier) on \w+day|again|later|yesterday|today|tomorrow|earlier|next \w+|last \w+|this \w+|\w+day)(?=[\s,]),?){1,4}"
)
"""What may stand between a meeting's noun and its parties: where, when, and that it is planned, held or under way."""

_WITH = regex(
    rf"\s+\w+ between\s|\s+of \w+ (?:hours|minutes|days) with\s|\s+(?:(?:together |along )?with|between|of|among|by|involving|bringing together)\s|{_FILLER}\s?(?:with|between|among|by|involving|bringing together)\s"
    r"|(?:\s(?:(?:to|in)(?: [A-Z][\w’'-]+){1,3}|on \w+day)){1,2} of\s(?=[A-Z])"
)


_TOGETHER = regex(
    r"(?:,? which was)? attended by (?=[A-Z]|[a-z’' -]{2,60} [A-Z])|, attended by (?=[A-Z]|[a-z’' -]{2,60} [A-Z])|,?\s+(?:that |which )?(?:has |have |had |will |would |is to |are to |was to |were to |was due to |is due to )?"
    r"(?:(?:bring(?:s|ing)?|brought|gather(?:s|ed)?) (?:together )?|(?:involv(?:e|es|ed|ing)|includ(?:e|es|ed|ing)|featur(?:e|es|ed|ing)) (?:also )?)(?=[A-Z]|[a-z’' -]{2,60} [A-Z])"
)


_TELLS = regex(
    r"\b(?:said|says|announced|told|called(?! off)|urged|confirmed|denied|reported|rejected|criticised|wants?|wanted)\b",
    re.I,
)
_THEN = regex(r"\b(?:after|following|before|during|ahead of|at|in)\s+(?:\w+\s+){0,4}$")


def _find_guest(scene: Scene, subjects: Subjects, clause: Clause, i: int) -> list[Entity]:
    """Who is in town "for talks with": the subject of the sentence, unless it only tells of the talks."""
    tokens = scene.tokens
    subject = find_subject(scene, subjects, clause, i)
    if subject is None or subject.entity is None or not subject.entity.is_people:
        actor = _find_actor(scene, subjects, scene.clause_at(tokens.starts[i]) or clause, i)
        return [actor] if actor else []
    between = scene.text[subject.end : tokens.starts[i]]
    tells = _TELLS.search(between) is not None
    if len(between) > 160 or (tells and (is_outside(subject.entity) or not _THEN.search(between))):
        return []
    return expand_left(scene, subjects, clause, subject)


_ADJUNCT = regex(r"\b(?:during|in|at|after|following) (?:an?|his|her) (?:[\w-]+ ){0,3}$")
_HANGS = regex(r"\b(?:of|in|from|to|with|for|by|against|about|told|urged|under|and) (?:the )?$")


def _find_actor(scene: Scene, subjects: Subjects, clause: Clause, i: int) -> Entity | None:
    """ "A said that Taiwan is part of B during a call with C": A, the last person before who is subject."""
    at = scene.tokens.starts[i]
    if not _ADJUNCT.search(scene.text, max(clause.start, at - 60), at):
        return None
    people = (r for r in reversed(subjects.within(clause.start, at)) if r.entity and r.entity.kind == "person")
    acting = (
        r.entity
        for r in people
        if scene.text[r.end : r.end + 1] == " "
        and not _HANGS.search(scene.text, max(clause.start, r.start - 14), r.start)
    )
    return next(acting, None)


_AFTER = regex(r"\b(?:after|following|during|at the end of|at)\s+(?:\w+[\s-]+){0,5}$")


def _find_hands(scene: Scene, subjects: Subjects, clause: Clause, i: int) -> list[Entity]:
    """ "A and her counterpart B vowed to … after a working lunch": those of two sides who act, and the meal behind it."""
    at = scene.tokens.starts[i]
    if not _AFTER.search(scene.text, max(clause.start, at - 60), at):
        return []
    people: list[Entity] = []
    last = None
    for referent in subjects.within(clause.start, min(at, clause.start + 260)):
        if referent.entity is None or referent.pronoun or (people and referent.entity.kind != people[0].kind):
            continue
        if not people and referent.start > clause.start + 4 and referent.entity.kind != "person":
            break
        if last is not None and not _HANDS.match(scene.text[last : referent.start]):
            break
        people.append(referent.entity)
        last = referent.end
    homes = {code for person in people for code in person.countries}
    placed = find_places(scene, scene.tokens.ends[i], min(clause.end, scene.tokens.ends[i] + REACH))
    group = bool(people) and people[0].kind in ("group", "delegation") and (len(homes) > 1 or placed)
    return people if (len(people) > 1 and len(homes) > 1) or group else []


_HANDS = regex(r"^(?:, [^,.;]{3,60},)?(?:,| and|, and) (?:(?:the|his|her|its) )?(?:[\w’' -]{0,40})$")


@dataclass(frozen=True, slots=True)
class Sides:
    """Who meets, and by which words: a possessor, a guest in town "for talks with", or two who act after a lunch."""

    parties: list[Entity]
    crowds: list[Crowd]
    owned: bool
    guest: bool
    hands: bool
    fronted: bool
    """Told before the clause of who acts in it: "During the call, A stressed"."""

    seated: set[int]


def find_sides(scene: Scene, subjects: Subjects, clause: Clause, match: Match) -> Sides:
    """Those of the noun of `match`: its owners, who is behind it, who is in town for it."""
    i, end = match.start, scene.tokens.ends[match.end - 1]
    joined = _find_joint(scene, clause, end)
    if joined and _strays(scene, subjects, clause, joined):
        joined = None
    faced = joined is not None and "with" in joined.group()
    owners = find_owners(scene, subjects, clause, i, faced=faced) or find_paired(scene, clause, i)
    owners = owners or find_pair_behind(scene, clause, end)
    owners = owners or find_traveller(scene, subjects, clause, match) or find_makers(scene, subjects, match)
    owners = owners or find_their_own(scene, subjects, clause, match)
    owners = owners or find_callers(scene, subjects, clause, match)
    listed = joined is not None and _ENTRY.search(scene.text, joined.end(), clause.end) is not None
    others = find_objects(scene, subjects, clause, joined.end(), listed=listed) if joined else []
    others += [e for e in find_spelled(scene, joined.end(), clause.end)[1] if e not in others] if joined else []
    parties = [*owners, *(e for e in others if e not in owners)]
    guest = _find_guest(scene, subjects, clause, i) if faced and not owners else []
    if guest:
        parties = [*(e for e in guest if e not in parties), *parties]
    hands = [] if parties else find_at_table(scene, subjects, clause, match) or _find_hands(scene, subjects, clause, i)
    crowds = _list_crowds(scene, clause, joined.end(), others) if joined else []
    acting: Sequence[Entity | Crowd] = []
    if not (owners or guest or hands or crowds) and len(parties) < PAIR:
        acting = find_acting(scene, subjects, clause, match, with_others=bool(parties))
        acting = acting or find_done_by(scene, subjects, clause, match)
        if not parties and not acting:
            acting = find_back(scene, subjects, clause, match) or find_doing(scene, subjects, clause, match)
        parties = [*parties, *find_teller(scene, subjects, clause, match)] if parties and not acting else parties
        parties += [entity for entity in acting if isinstance(entity, Entity) and entity not in parties]
        crowds = [crowd for crowd in acting if isinstance(crowd, Crowd)]
    seated = find_seated(others) if joined and _FACED.match(joined.group()) else set()
    return Sides(parties or hands, crowds, bool(owners), bool(guest), bool(hands), bool(acting), seated)


_ENTRY = regex(r"; (?:and )?(?:the |its |his |her )?(?=[A-Z])")
"""How an entry of a list begins whose entries hold commas; behind "; once again," another sentence does."""

_ASIDE = regex(
    r"(?: (?:in|at) [A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3})?, (?:(?:which|the|an?|his|her|their|its|now|held|due)\b|\w+ed\b)[^,.;]{3,60},(?= (?:(?:has|have|had|will|would|is to|are to) )?(?:with|between|brought|bring|gathered|involv))"
)


_FACED = regex(r"(?!,)(?!\s+of\b)")
"""Not "the session of the Joint Commission", nor "an exercise, with Estonia invited as observer"."""

_LATER_TOGETHER = regex(rf"{_FILLER}(?:{_TOGETHER.pattern})")
"""As `_TOGETHER`, behind where and when: "The meeting in Geneva on Tuesday brought together"."""


_CALL_TO = regex(r" to (?=(?:the |his |her )?[A-Z])")
_PLACED_TOGETHER = regex(
    rf"{_FILLER}\s?(?:will |would |is to |are to |was to )?(?:br(?:ings?|ought) together|gathers?|gathered|unites?|united) (?=[A-Z]|[a-z’' -]{{2,60}} [A-Z])"
)


def _find_joint(scene: Scene, clause: Clause, end: int) -> re.Match[str] | None:
    """The "with", "between" or "brought together" behind the noun, also behind what is said of it aside: "The talks, the third this year, brought"."""
    aside = _ASIDE.match(scene.text, end, clause.end)
    if scene.text.endswith("call", 0, end) and (called := _CALL_TO.match(scene.text, end, clause.end)):
        return called
    for start in (end, aside.end() if aside else end):
        for words in (_WITH, _TOGETHER, _PLACED_TOGETHER, _LATER_TOGETHER):
            if joined := words.match(scene.text, start, clause.end):
                return joined
    return None


def _list_crowds(scene: Scene, clause: Clause, start: int, others: list[Entity]) -> list[Crowd]:
    """Those known by what they are alone: behind the noun, or joined by "and" to those who are named there."""
    if not others:
        return list_crowds(scene, clause, start, start + REACH)
    ends = (name.end for entity in others for name in entity.mentions_between(start, start + REACH))
    joint = _AND.match(scene.text, max(ends, default=start), clause.end)
    return list_crowds(scene, clause, joint.end(), joint.end() + REACH)[:1] if joint else []


_AND = regex(r",? and")


def _strays(scene: Scene, subjects: Subjects, clause: Clause, joined: re.Match[str]) -> bool:
    """Whether a "with" or "by" far behind the noun leads to something else first: "ended on Friday with a warning by A"."""
    if (
        re.fullmatch(r"\s+\w+(?: together)?\s", joined.group())
        or "between" in joined.group()
        or "among" in joined.group()
    ):
        return False
    if _TOLD_BY.search(joined.group()):
        return True
    first = next(iter(subjects.within(joined.end(), min(clause.end, joined.end() + REACH))), None)
    if first and re.search(r"\w of\s\Z", joined.group()) and not (first.entity and first.entity.kind == "person"):
        return True  # "the visit to the Bank of England", but "the visit to Peru of President A"
    between = scene.text[joined.end() : first.start] if first else ""
    return first is None or _LED.fullmatch(between) is None


_TOLD_BY = regex(r"\b(?:announced|planned|arranged|scheduled|foreseen|expected|set)\s+by\s\Z")
"""Who announces talks, or plans them, does not sit in them."""

_LED = regex(
    r"(?:(?:the|his|her|its|their|a|an|both|visiting|senior)\s+){0,3}(?:(?!by\b|from\b|of\b|for\b|to\b)[\w’'-]+\s+){0,2}"
)
