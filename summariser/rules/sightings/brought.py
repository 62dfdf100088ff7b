"""Whoever a journey brings to a meeting: "the last leg will take the minister to Jakarta for the ASEAN summit"."""

from summariser.patterns import regex
from summariser.rules.scene import Clause, Scene
from summariser.rules.scene.subjects import Subjects
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
