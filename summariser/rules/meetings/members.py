"""Who stands behind a group that meets: of "the foreign ministers of Ecuador and Peru" the two whom the article names."""

from collections import Counter
from collections.abc import Sequence, Set
from functools import cache
from itertools import islice

from summariser.patterns import regex
from summariser.reading.names import Entity
from summariser.rules.meetings.event import Event
from summariser.rules.scene import PAIR, Clause, Scene
from summariser.rules.scene.offices import WIDE, fits, is_same_office, office_of

_MORE = ("three", "four", "five", "six", "seven", "eight", "nine", "ten", "senior", "deputy", "technical")


_ALIKE = (("colleague",), ("counterpart",), ("number",))
"""Offices that are those of somebody else."""


class Roster:
    """People by what groups are told of by, so that no meeting has to look at everybody."""

    def __init__(self, people: Sequence[Entity]) -> None:
        self.people = people
        self._by_state: dict[tuple[str, ...], list[Entity]] = {}
        for person in people:
            self._by_state.setdefault(person.countries, []).append(person)
        self.fitting = cache(self._find_fitting)
        self.homeless = cache(self._find_homeless)

    def of_state(self, code: str) -> Sequence[Entity]:
        """Those of one country and no other."""
        return self._by_state.get((code,), ())

    def _find_fitting(self, words: str) -> tuple[list[Entity], list[Entity]]:
        """Those whose office is one of these words', and of them those with the same head: ministers, not secretaries."""
        found = [person for person in self.people if fits(person, words)]
        return found, [person for person in found if is_same_office(person, words)]

    def _find_homeless(self, words: str) -> list[Entity]:
        """Those of such an office of whom the article says neither state nor body; "our colleague" is a reporter."""
        free = (person for person in self.fitting(words)[0] if not (person.countries or person.affiliation))
        return [person for person in free if office_of(person) != ("colleague",)]


def name_members(event: Event, roster: Roster, crowds: Set[int], seats: Counter[int]) -> None:
    """Put those whom the article names in the place of their group; one of no known state only where no other meeting has him."""
    for group, capacity in list(event.parties.values()):
        if group.index in crowds:
            _name_crowd(event, group, roster)
        if group.kind not in ("group", "delegation") or not (group.countries and group.role):
            continue
        members = _find_members(group, roster, seats)
        if event.status == "planned" and not WIDE.isdisjoint(office_of(group)):
            # who comments on a meeting of officials that is to come need not be one of them
            members = [m if m and is_same_office(m, group.role) else None for m in members]
        for member in members:
            if member:
                event.parties.setdefault(member.index, (member, capacity))
        if all(members) and group.kind == "group" and "senior" not in office_of(group):
            del event.parties[group.index]


_NEXT = 2
"""Sentences behind one that tells of somebody by office alone within which the name is given."""
_OPENS = 12
"""Characters before a name that begins its sentence: "The two, A and B, agreed"."""


_ANSWERS = regex(
    r"(?:, who took office\b| and [A-Z]|(?:, who [^,.;]{3,80},)? (?:also |later |then )?(?:said|told|[a-z]{3,}ed)\b)"
)
"""What somebody does who has just met; whoever is described first is somebody else."""


def name_next(scene: Scene, event: Event, people: Sequence[Entity]) -> None:
    """ "A met the Kenyan president. B said": those of no known state whom the next sentences begin with, where just as many have no name yet."""
    begun = event.sightings[0].clause.number + 1
    clauses = [clause for clause in scene.clauses[begun : begun + _NEXT] if clause.kind == "body"]
    named = [e for e, _ in event.parties.values() if e.kind == "person" and not scene.is_unnamed(e)]
    unnamed = [e for e, _ in event.parties.values() if _has_no_name(scene, e)]
    if not (unnamed and clauses):
        return
    fresh = [p for p in people if _is_fresh(p, clauses) and any(_may_be(p, e, named) for e in unnamed)]
    missing = sum(max(len(e.countries), 1) for e in unnamed)
    if len(fresh) != missing or not any(_opens(fresh[0], clause) for clause in clauses):
        return
    if missing == 1 and not _ANSWERS.match(scene.text, fresh[0].mentions[0].end):
        return
    for entity in unnamed:
        capacity = event.parties.pop(entity.index)[1]
        for _ in entity.countries or (None,):
            person = fresh.pop(0)
            person = person if entity.kind == "group" else scene.add_state(person, entity.countries, entity.role)
            event.parties.setdefault(person.index, (person, capacity))


def _has_no_name(scene: Scene, entity: Entity) -> bool:
    """Whether the article has told of somebody, or of the ministers of several states, by office and state alone."""
    group = entity.kind == "group" and entity.index not in scene.crowds and bool(entity.role)
    wide = not WIDE.isdisjoint(entity.name.lower().split()) or len(entity.countries) < PAIR
    return scene.is_unnamed(entity) if entity.kind == "person" else group and not wide


def _is_fresh(person: Entity, clauses: Sequence[Clause]) -> bool:
    """Whether these sentences name somebody first."""
    return clauses[0].start <= person.mentions[0].start < clauses[-1].end


def _may_be(person: Entity, unnamed: Entity, named: Sequence[Entity]) -> bool:
    """Whether somebody without an office, or of that one, may be meant, of that state or of none; a counterpart is of the office of who meets him."""
    if (person.countries or person.affiliation) and (person.role or person.countries != unnamed.countries):
        return False
    same = named if office_of(unnamed)[-1:] in _ALIKE else [unnamed]
    return not person.role or any(fits(person, e.role or "") for e in same)


def _opens(person: Entity, clause: Clause) -> bool:
    first = person.mentions[0]
    start = first.title[0] if first.title else first.start
    return clause.start <= start <= clause.start + _OPENS


def _find_members(group: Entity, roster: Roster, seats: Counter[int]) -> list[Entity | None]:
    """For each country of a group the one who is its member; those of no known state take the places left, where they are enough."""
    members = [_find_member(group, roster.of_state(code)) for code in group.countries]
    wide = not WIDE.isdisjoint(group.name.lower().split())
    if wide and len(members) == 1 and members[0] and seats[members[0].index]:
        return [None]  # "she also met US diplomats": not the one whom she met before
    left = members.count(None)
    if group.kind != "group" or not left:
        return members
    if wide and len(members) == 1:
        return members  # "Israeli officials" are several, and nobody of no known state is all of them
    free = (p for p in roster.homeless(group.role or "") if not (wide and seats[p.index]))
    homeless = list(islice(free, left + 1))
    if len(homeless) > left:
        return members
    return [member or (homeless.pop(0) if homeless else None) for member in members]


def _find_member(group: Entity, ours: Sequence[Entity]) -> Entity | None:
    """The one of those of a country whose office, if given, is the group's."""
    fitting = [p for p in ours if not p.role or fits(p, group.role or "")]
    fitting = fitting or [p for p in ours if fits(p, group.role or "", alike=False)]
    return fitting[0] if len(fitting) == 1 else None


def _name_crowd(event: Event, crowd: Entity, roster: Roster) -> None:
    """ "The two defence ministers": where the article names just these, they are the parties; beside others nobody needs them."""
    words = crowd.name.lower().split()
    others = [e for e, _ in event.parties.values() if e.index != crowd.index and e.is_people]
    if others or words[-1] in WIDE or words[0] in _MORE:
        return
    pair = _find_near(event, crowd, roster) or _find_pair(event, crowd, roster)
    if len(pair) == PAIR and pair[0].countries != pair[1].countries:
        for person in pair:
            event.parties[person.index] = (person, "attending")
        del event.parties[crowd.index]


_NEAR = 400
"""Characters before a "two leaders" in which they have just been told of."""
_LEAD = 3
"""Sentences of an article that may tell of people before it names them."""


def _find_near(event: Event, crowd: Entity, roster: Roster) -> list[Entity]:
    """Two of whom the sentences before have just told, whoever else the article names."""
    clause = event.sightings[0].clause
    people = {p.index: p for fitting in roster.fitting(crowd.name) for p in fitting}
    near = [p for p in people.values() if any(clause.start - _NEAR <= m.start < clause.end for m in p.mentions)]
    return near if len(near) == PAIR else []


def _find_pair(event: Event, crowd: Entity, roster: Roster) -> list[Entity]:
    """Those whom the words of a crowd fit, up to one more than a pair."""
    clause = event.sightings[0].clause
    known = [
        [p for p in fitting if clause.number <= _LEAD or p.mentions[0].start < clause.end]
        for fitting in roster.fitting(crowd.name)
    ]
    several = (free for fitting in reversed(known) if (free := _first_free(event, fitting)))
    fitting = next(several, [])
    if len(fitting) == 1 and office_of(fitting[0])[-1:] in _ALIKE:
        # "A told his Tajik colleague B": the one named before him holds the office too
        start = fitting[0].mentions[0].start
        before = (p for p in reversed(roster.people) if not p.role and p.mentions[0].start < start)
        return [*islice(before, 1), *fitting]
    return fitting


def _first_free(event: Event, people: Sequence[Entity]) -> list[Entity]:
    """The first of those who are no parties yet, up to one more than a pair."""
    return list(islice((person for person in people if person.index not in event.parties), PAIR + 1))
