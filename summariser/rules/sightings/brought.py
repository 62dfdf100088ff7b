"""Who is told of further on as being there: "the last leg will take the minister to Jakarta for the ASEAN summit", "hosted by A"."""

from summariser.patterns import regex
from summariser.record import Capacity
from summariser.rules.scene import Clause, Scene
from summariser.rules.scene.subjects import Subjects
from summariser.rules.sightings.parties import find_objects
from summariser.rules.sightings.sighting import Sighting

_BROUGHT = regex(
    r"\b(?:tours?|trips?|journey|leg|stops?|visit|swing|itinerary|schedule|programme|program)(?: [\w’'-]+){0,6}? (?:brings?|brought|takes?|took|taking|bringing) "
    r"(?P<who>(?:[\w’'.-]+ ){1,6}?)(?:on )?(?:to|into|back to) (?:[\w’'-]+,? ){1,6}?(?:for|to attend) "
)


def add_traveller(scene: Scene, subjects: Subjects, clause: Clause, sighting: Sighting) -> None:
    """Add to a meeting told of by its noun whoever is brought there."""
    brought = _BROUGHT.search(scene.text, clause.start, sighting.cue) if sighting.sense == "noun" else None
    if brought is None:
        return
    named = [*subjects.within(*brought.span("who")), subjects.object_behind(brought.start("who") - 1)]
    who = next((r for r in named if r and r.entity and r.entity.kind == "person"), None)
    known = {entity.index for entity, _ in sighting.parties}
    if who and who.entity and who.entity.index not in known:
        sighting.parties.insert(0, (who.entity, "attending"))


_COMPANIONS = regex(
    r"\b(?:(?P<host>(?:co-)?hosted by)|attended by|(?:co-)?chaired by|presided over by|mediated by|moderated by|brokered by|facilitated by|joined by|flanked by"
    r"|(?:where|during which|at which) (?:he|she) and(?= )|under the (?:chairmanship|chair|presidency|co-chairmanship) of|in the presence of|together with|along with|heading(?= an? )|leading(?= an? )|at the head of|alongside|accompanied by)\b"
)


def add_companions(scene: Scene, subjects: Subjects, sighting: Sighting, until: int) -> None:
    """Who is told of further on in the same breath: "at a meeting in Lyon hosted by A and attended by B"."""
    for match in _COMPANIONS.finditer(scene.text, sighting.cue, until):
        known = {entity.index for entity, _ in sighting.parties}
        capacity: Capacity = "host" if match.group("host") else "attending"
        for entity in find_objects(scene, subjects, sighting.clause, match.end()):
            if entity.index not in known:
                sighting.parties.append((entity, capacity))
            if not entity.is_people:
                sighting.seated.add(entity.index)
