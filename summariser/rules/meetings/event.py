"""A meeting as it is gathered: all that the article says of it, and what that comes to."""

from dataclasses import dataclass, field

from summariser.reading.names import Entity
from summariser.record import Capacity, Status
from summariser.rules.sightings.sighting import Sighting
from summariser.rules.sightings.where import Place

STRONG: tuple[Status, ...] = ("denied", "cancelled", "postponed")
FAMILY = {"planned": "open", "unclear": "open", "ongoing": "now", "occurred": "done"}


@dataclass
class Event:
    """One meeting with all its sightings."""

    sightings: list[Sighting] = field(default_factory=list)
    parties: dict[int, tuple[Entity, Capacity]] = field(default_factory=dict)
    place: Place | None = None
    """The first city named with a certain country, else the first city, else the first country."""

    seated: set[int] = field(default_factory=set)
    """The states and bodies told of as sitting there themselves."""

    families: set[str] = field(default_factory=set)
    """Whether it was told of as open, going on or done."""

    @property
    def status(self) -> Status:
        """What decides is a denial (but not of somebody's coming), a cancellation, a postponement; else the first verb that tells, else the first noun."""
        told = [
            s.status
            for n, s in enumerate(self.sightings)
            if s.status and (s.sense, s.status) != ("attend", "denied") and not self._is_of_first_date(n, s)
        ]
        if "denied" in told:
            return "denied"
        verbs = [s.status for s in self.sightings if s.status and s.sense in ("verb", "host", "travel")]
        if (decided := [status for status in told if status in STRONG]) and "occurred" not in verbs:
            return decided[-1]
        return (verbs or told or ["unclear"])[0]

    def _is_of_first_date(self, n: int, sighting: Sighting) -> bool:
        """Whether only the day was given up that a meeting had at first, of which a verb before has told as planned."""
        before = (s for s in self.sightings[:n] if s.sense in ("verb", "host", "travel"))
        return sighting.at_first and sighting.status in STRONG and any(s.status == "planned" for s in before)

    @property
    def occasion(self) -> str:
        """The name of a meeting that one is told of as attending, whoever else does: "the ASEAN Regional Forum"."""
        return next((s.name for s in self.sightings[:1] if s.sense == "verb" and not s.visit), "")

    def add(self, sighting: Sighting) -> None:
        """One more sighting with its parties; who once was host stays host."""
        self.sightings.append(sighting)
        self.seated |= sighting.seated
        if sighting.place and (self.place is None or _rank(sighting.place) > _rank(self.place)):
            self.place = sighting.place
        if family := FAMILY.get(sighting.status or ""):
            self.families.add(family)
        for entity, capacity in sighting.parties:
            held = self.parties.get(entity.index)
            if held is None or capacity == "host":
                self.parties[entity.index] = (entity, capacity)


def _rank(place: Place) -> int:
    return 2 * (place.city is not None) + (place.country is not None)
