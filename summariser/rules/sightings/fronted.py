"""Meetings told before the clause of who sat in them: "After talks with B, A said", "During the call, A stressed", "Having met B, A left"."""

from collections.abc import Sequence

from summariser.patterns import regex
from summariser.reading.names import Entity
from summariser.rules.scene import PAIR, Clause, Scene
from summariser.rules.scene.clauses import find_subject
from summariser.rules.scene.offices import LEADERS, SITTING, is_outside, office_of
from summariser.rules.scene.phrases import Match
from summariser.rules.scene.subjects import Referent, Subjects
from summariser.rules.sightings.crowds import Crowd, is_vague, read_crowd, read_crowd_before
from summariser.rules.sightings.parties import HOME, expand_left

_FRONTED = regex(
    r"(?:\w+, )?(?:[Dd]uring|[Ii]n|[Aa]t|[Tt]hroughout|[Aa]fter|[Ff]ollowing) (?:(?:the|their|these|this|that|a|an|(?:[Ll]ast |[Tt]his )?\w+[’']s) )?(?:[\w-]+ ){0,2}$"
)
_WITH_OTHERS = regex(
    r"(?:(?:\w+, )?(?:(?:[Ss]hortly|[Ss]oon|[Ii]mmediately|[Hh]ours|[Dd]ays|[Ff]resh) )?(?:[Dd]uring|[Ii]n|[Aa]t|[Tt]hroughout|[Oo]ver|[Aa]fter|[Ff]ollowing|[Ff]rom"
    r"|[Bb]efore|[Aa]head of|[Pp]rior to|[Oo]n the eve of) )?(?:[\w’'-]+ ){0,5}$"
)
"""What may stand before "talks with B" where a sentence begins with them."""
_AFTERWARDS = regex(r"(?:\w+, )?(?:[Aa]fter|[Ff]ollowing)\b")
"""Somebody who speaks after a meeting need not have sat in it; several of one body who could not agree did."""
_COMMA = regex(r", (?=[A-Z]|\d+ |(?:both|the|his|her|he|she|they) )")
_ACTS = regex(
    rf"{HOME}?(?:, [^,.;]{{3,70}},)? (?:also |then |again |jointly |later )?(?!in\b|of\b|and\b)[a-z]+(?:ed|d|ld)?\b"
)
_TELLS = regex(
    rf"{HOME}? (?:has |have |had )?(?:\w+ly |also |then )?(?:told|informed|assured|urged|asked|thanked|briefed|congratulated|warned|pressed|reminded|invited) "
)
"""Whoever is spoken to in a meeting sits in it too."""
_DO = regex(
    r"(?:\w+, )?(?:(?:[Ss]hortly |[Ss]oon |[Ii]mmediately |[Jj]ust )?(?:[Aa]fter|[Bb]efore|[Ss]ince|[Ww]hile|[Ww]hen|[Oo]n|[Ww]ithout|[Uu]pon) )?"
    r"(?:also |briefly |first |separately )?(?:[Hh]aving (?:also |already |just )?)?\Z"
)
"""What stands before a participle that begins a sentence."""


def find_doer(scene: Scene, subjects: Subjects, clause: Clause, match: Match) -> Referent | None:
    """Of "After meeting B in Oslo, A said" A: the subject of the clause behind the participle at `match`, which begins the sentence."""
    starts = scene.tokens.starts
    if not _DO.match(scene.text, clause.start, starts[match.start]):
        return None
    return find_behind(scene, subjects, clause, scene.tokens.ends[match.end - 1])


def find_behind(scene: Scene, subjects: Subjects, clause: Clause, end: int) -> Referent | None:
    """Who acts behind a comma."""
    for comma in _COMMA.finditer(scene.text, end, clause.end):
        who = who_at(scene, subjects, comma.end())
        if who and (who.entity or who.several) and _ACTS.match(scene.text, _end_of_list(scene, subjects, who, clause)):
            return who
    return None


def _end_of_list(scene: Scene, subjects: Subjects, who: Referent, clause: Clause) -> int:
    """Where "A and B" ends."""
    return list_from(scene, subjects, who, clause)[-1].end


def list_from(scene: Scene, subjects: Subjects, who: Referent, clause: Clause) -> list[Referent]:
    """Of "A, B and C agreed" all, A being `who`."""
    found = [who]
    while joined := _AND.match(scene.text, found[-1].end, clause.end):
        second = who_at(scene, subjects, joined.end())
        if second is None or second.end <= found[-1].end:
            break
        found.append(second)
    return found


_AND = regex(rf"{HOME}?(?:, [^,.;]{{3,70}}(?=,))?(?:,? and |, )(?:(?:the|his|her|an?) )?")


def who_at(scene: Scene, subjects: Subjects, offset: int) -> Referent | None:
    """Who begins there; of "Peru's Ana Rojas" she."""
    who = next(iter(subjects.within(offset, offset + 5)), None)
    owned = who and scene.text.startswith(("'s ", "’s "), who.end)
    owner = next(iter(subjects.within(who.end + 3, who.end + 8)), None) if who and owned else None
    return owner or who


def find_acting(
    scene: Scene, subjects: Subjects, clause: Clause, match: Match, *, with_others: bool
) -> Sequence[Entity | Crowd]:
    """ "During the call, A stressed", "At the session, both ministers agreed", "After talks with B, A said": whoever acts in the clause behind the noun of `match`."""
    start, end = scene.tokens.starts[match.start], scene.tokens.ends[match.end - 1]
    before = _WITH_OTHERS if with_others else _FRONTED
    if not before.match(scene.text, clause.start, start):
        return []
    after = not with_others and _AFTERWARDS.match(scene.text, clause.start, end) is not None
    for comma in _COMMA.finditer(scene.text, end, clause.end):
        who = who_at(scene, subjects, comma.end())
        if who and (several := _find_several(scene, subjects, clause, who)):
            return several
        if who and who.entity and who.entity.kind == "group" and who.entity.index not in scene.crowds:
            return [who.entity]
        crowd = read_crowd(scene, clause, scene.word_before(comma.end() + 1))
        if crowd and not is_vague(crowd):
            return [crowd] if crowd.number == PAIR and not crowd.is_general else []
        if who is None or who.entity is None or who.entity.kind != "person" or not _ACTS.match(scene.text, who.end):
            continue
        if after:
            return []
        return [who.entity, *find_listener(scene, subjects, clause, who)] if sits(who.entity) else []
    return []


def _find_several(scene: Scene, subjects: Subjects, clause: Clause, who: Referent) -> list[Entity]:
    """Two or more who act together there: people and groups, or states."""
    listed = list_from(scene, subjects, who, clause)
    found = [r.entity for r in listed if r.entity and (r.entity.is_people or r.entity.kind == "country")]
    known = all(e.role or e.countries for e in found) and len({e.is_people for e in found}) == 1
    return found if known and len(found) == len(listed) > 1 and _ACTS.match(scene.text, listed[-1].end) else []


def find_listener(scene: Scene, subjects: Subjects, clause: Clause, who: Referent) -> list[Entity]:
    """The person whom somebody tells, asks or urges something."""
    tells = _TELLS.match(scene.text, who.end, clause.end)
    told = next(iter(subjects.within(tells.end(), tells.end() + 25)), None) if tells else None
    return [told.entity] if told and told.entity and told.entity.kind == "person" else []


_TOLD_AFTER = regex(
    r"\b(?:said|announced|agreed|declared|stated|warned|confirmed|told (?:[\w’'-]+ ){1,3}?)(?: ?(?:on )?\w+day| here)? ?(?:after|following|at the end of|at the close of) (?:[\w’'-]+ ){0,4}\Z"
)
"""What stands between who speaks and the talks that they come from."""


def find_back(scene: Scene, subjects: Subjects, clause: Clause, match: Match) -> Sequence[Entity | Crowd]:
    """ "The two ministers said on Wednesday after talks in Nairobi": who speaks after talks that are nobody else's sat in them."""
    told = _TOLD_AFTER.search(scene.text, clause.start, scene.tokens.starts[match.start])
    if told is None:
        return []
    i = scene.word_before(told.start()) + 1
    crowd = read_crowd_before(scene, clause, i)
    who = find_subject(scene, subjects, clause, i)
    states = who.entity.countries if who and who.entity else ()
    if crowd and not is_vague(crowd) and len(states) < PAIR:
        return [crowd] if crowd.number == PAIR else []
    if who is None or who.entity is None or who.end < told.start() - 2:
        return []
    found = expand_left(scene, subjects, clause, who)
    return found if all(sits(entity) for entity in found) else []


def sits(entity: Entity) -> bool:
    """Whether somebody who speaks after talks may have sat in them: a holder of an office of state, somebody called a state's, or a state."""
    if entity.kind == "person":
        told = not (SITTING | LEADERS).isdisjoint(office_of(entity)) or (entity.countries and not entity.role)
        return bool(told) and not is_outside(entity)
    return entity.kind in ("country", "group", "delegation")
