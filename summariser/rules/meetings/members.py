"""Who stands behind a group that meets: of "the foreign ministers of Ecuador and Peru" the two whom the article names."""

from collections import Counter
from collections.abc import Sequence, Set
from functools import cache
from itertools import islice

from summariser.reading.names import Entity
from summariser.rules.meetings.event import Event
from summariser.rules.scene import PAIR
from summariser.rules.scene.offices import WIDE, fits, is_same_office, office_of

_MORE = ("three", "four", "five", "six", "seven", "eight", "nine", "ten", "senior", "deputy", "technical")


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
        """Those of such an office of whom the article says neither state nor body."""
        return [person for person in self.fitting(words)[0] if not (person.countries or person.affiliation)]


def name_members(event: Event, roster: Roster, crowds: Set[int], seats: Counter[int]) -> None:
    """Put those whom the article names in the place of their group; one of no known state only where no other meeting has him."""
    for group, capacity in list(event.parties.values()):
        if group.index in crowds:
            _name_crowd(event, group, roster)
        if group.kind not in ("group", "delegation") or not (group.countries and group.role):
            continue
        members = _find_members(group, roster, seats)
        for member in members:
            if member:
                event.parties.setdefault(member.index, (member, capacity))
        if all(members) and group.kind == "group":
            del event.parties[group.index]


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
    pair = _find_pair(event, crowd, roster)
    if len(pair) == PAIR and pair[0].countries != pair[1].countries:
        for person in pair:
            event.parties[person.index] = (person, "attending")
        del event.parties[crowd.index]


def _find_pair(event: Event, crowd: Entity, roster: Roster) -> list[Entity]:
    """Those whom the words of a crowd fit, up to one more than a pair."""
    several = (free for fitting in reversed(roster.fitting(crowd.name)) if (free := _first_free(event, fitting)))
    fitting = next(several, [])
    if len(fitting) == 1 and office_of(fitting[0])[-1:] in (("colleague",), ("counterpart",), ("number",)):
        # "A told his Tajik colleague B": the one named before him holds the office too
        start = fitting[0].mentions[0].start
        before = (p for p in reversed(roster.people) if not p.role and p.mentions[0].start < start)
        return [*islice(before, 1), *fitting]
    return fitting


def _first_free(event: Event, people: Sequence[Entity]) -> list[Entity]:
    """The first of those who are no parties yet, up to one more than a pair."""
    return list(islice((person for person in people if person.index not in event.parties), PAIR + 1))
