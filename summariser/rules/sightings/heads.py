"""Where a meeting was that tells no place of its own: what the dateline, the headline or a paragraph's label names."""

import re

from summariser.patterns import regex
from summariser.reading.datelines import find_city, known_city
from summariser.rules.scene import Scene
from summariser.rules.sightings.where import Place, find_cities_before, find_object_place, find_places


def find_dateline(scene: Scene) -> Place | None:
    """The city before the dash at the head of the first paragraph."""
    body = next((clause for clause in scene.clauses if clause.kind == "body"), None)
    if body is None:
        return None
    city = find_city(scene.text, body.start)
    return Place(body.start, *city) if city else None


def find_headed(scene: Scene) -> Place | None:
    """The city that the headline names: "ministers hold talks in Constanta", "Doha meeting"."""
    head = next((clause for clause in scene.clauses if clause.kind == "headline"), None)
    if head is None or not _TELLS.search(scene.text, head.start, head.end):
        return None
    places = (place for place in find_places(scene, head.start, head.end) if place.city and place.country)
    called = (place for i in scene.words_of(head) for place in find_cities_before(scene, i))
    visited = (find_object_place(scene, i + 1) for i in scene.words_of(head) if scene.tokens.lows[i] in _VISITS)
    return next(places, None) or next(called, None) or next((p for p in visited if p and p.city and p.country), None)


_VISITS = ("visit", "visits", "visiting", "visited")
_TELLS = regex(
    r"\b(?:meet(?:s|ing)?|met|talks|gather(?:s|ing)?|visits?|summit|hosts?|holds?|receives?|conference|retreat|consultations?|dialogue|negotiat\w+|session|round)\b",
    re.I,
)
"""A headline that tells of a meeting; "find friends in Oslo" tells of none."""


def find_label(scene: Scene, block: int) -> Place | None:
    """The city with which a paragraph of a round-up or the heading above it begins: "- Vienna: The chancellor hosted"."""
    blocks = scene.reading.blocks
    heading = next((one for one in reversed(blocks[:block]) if one.kind == "heading"), None)
    for one in (blocks[block], heading):
        label = _LABEL.match(scene.text, one.start, one.end) if one else None
        known = known_city(label.group(1)) if label else None
        if label and known:
            return Place(label.start(1), *known)
    return None


_LABEL = regex(r"(?:[-–—•*·] ?)?([A-ZÀ-ÖØ-Þ][\w’' .-]{2,28}?): ")
