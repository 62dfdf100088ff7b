"""Where a meeting was that tells no place of its own: what the dateline, the headline or a paragraph's label names."""

import re
from bisect import bisect_left

from summariser.patterns import regex
from summariser.reading.tables import country_names, place_countries
from summariser.rules.scene import Scene
from summariser.rules.sightings.whenwhere import Place, find_cities_before, find_places

_DATELINE = regex(
    r"\s*([A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ .'’/\-]{2,30}|[A-ZÀ-Þ][\w'’ .\-]{2,25}?)(?:,? [A-ZÀ-Þ][\w. ,]{0,28})?\s*(?:\([^)\n]{2,40}\)|/[^/\n]{2,40}/)?\s*(?:--?|–|—|\.)\s"
)


def find_dateline(scene: Scene) -> Place | None:
    """The city before the dash at the head of the first paragraph."""
    body = next((clause for clause in scene.clauses if clause.kind == "body"), None)
    if body is None:
        return None
    match = _DATELINE.match(scene.text, body.start, min(body.start + 120, body.end + 60))
    if match is None:
        return None
    words = match.group(1).split("/")[0].strip(" ,-")
    known = _known_city(words)
    if known is None and (behind := _OF_COUNTRY.match(scene.text, match.end(1))):
        # "VISBY, Sweden --": a town no table knows, in a country that one does
        code = {name: alpha3 for alpha3, name in country_names().items()}.get(behind.group(1))
        return Place(body.start, words.title() if words.isupper() else words, code) if code else None
    return Place(body.start, *known) if known else None


def find_headed(scene: Scene) -> Place | None:
    """The city that the headline names: "ministers hold talks in Constanta", "Doha meeting"."""
    head = next((clause for clause in scene.clauses if clause.kind == "headline"), None)
    if head is None or not _TELLS.search(scene.text, head.start, head.end):
        return None
    places = (place for place in find_places(scene, head.start, head.end) if place.city and place.country)
    called = (place for i in scene.words_of(head) for place in find_cities_before(scene, i))
    return next(places, None) or next(called, None)


_TELLS = regex(
    r"\b(?:meet(?:s|ing)?|met|talks|gather(?:s|ing)?|visits?|summit|hosts?|holds?|receives?|conference|retreat|consultations?|dialogue|negotiat\w+|session|round)\b",
    re.I,
)
"""A headline that tells of a meeting; "find friends in Oslo" tells of none."""


def find_label(scene: Scene, block: int) -> Place | None:
    """The city with which a paragraph of a round-up begins: "- Vienna: The chancellor hosted"."""
    at = bisect_left(scene.clauses, block, key=lambda clause: clause.block)
    first = scene.clauses[at] if at < len(scene.clauses) and scene.clauses[at].block == block else None
    label = _LABEL.match(scene.text, first.start, first.end) if first else None
    known = _known_city(label.group(1)) if label else None
    return Place(label.start(1), *known) if label and known else None


_LABEL = regex(r"(?:[-–—•*·] ?)?([A-ZÀ-ÖØ-Þ][\w’' .-]{2,28}?): ")

_OF_COUNTRY = regex(r",? ([A-Z][a-z]+(?: [A-Z][a-z]+)?)(?=[ ,(]|--|–|—)")


def _known_city(words: str) -> tuple[str, str] | None:
    for form in (words, words.title(), words.split(",")[0].title()):
        if form in place_countries():
            return form, place_countries()[form]
    return None
