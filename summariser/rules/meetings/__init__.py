"""The meetings as claimed: format, status, place, date and title of each."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from summariser.patterns import regex
from summariser.reading.dates import MONTH
from summariser.reading.tables import list_words
from summariser.record import DraftMeeting, Format, Status
from summariser.rules.meetings.event import Event
from summariser.rules.meetings.titles import entitle
from summariser.rules.scene import PAIR, Scene
from summariser.rules.sightings.heads import find_dateline, find_headed, find_label
from summariser.rules.sightings.where import Place


def draft_meetings(scene: Scene, events: Sequence[Event]) -> tuple[DraftMeeting, ...]:
    """The meetings as claimed: m1, m2, …"""
    told = Counter(event.status for event in events if event.status != "unclear")
    usual = told.most_common(1)[0][0] if told else "unclear"
    statuses = [_status(scene, event, usual) for event in events]
    places = [_place(scene, n, event, status) for n, (event, status) in enumerate(zip(events, statuses, strict=True))]
    titles = entitle(events, places)
    return tuple(
        _draft(scene, n, event, (status, place, title))
        for n, (event, status, place, title) in enumerate(zip(events, statuses, places, titles, strict=True))
    )


_PAST = regex(r"\b(?:was|were|did|had|told|said|met|[a-z]{3,}ed)\b")
_DIARY = regex(
    r"\s*[^\n]{0,60}?\b(?:[Dd]iary|[Ss]chedule|[Ee]ngagements|[Aa]ppointments|[Ww]eek ahead|[Ww]eek at|[Cc]alendar|[Pp]rogramme (?:of|for)|[Tt]oday in|[Dd]ay ahead)\b"
)
"""How the head of a page reads that tells what is to come: "Public engagements of the President"."""
_ENDED = regex(
    r"[^.;]*\b(?:talks|meetings?|summit|negotiations|discussions|conference|session|round|visit|consultations|retreat|and|they|it|ministers|leaders|sides) (?:[^.;,]{0,60} )?(?:ended|concluded|wrapped up|broke up|closed|adjourned|collapsed)\b"
)
"""What had begun is over, where a sentence of it says so."""
_MODAL = regex(r"\b(?:will|would|may|might|could|should|must|can)\b")


def _status(scene: Scene, event: Event, usual: Status) -> Status:
    """A meeting that no word places in time is told in the tense of its sentence, else of the others, unless those are off."""
    first, *later = event.sightings
    told = scene.text[first.clause.start : max(first.cue, first.clause.start)]
    if event.status in ("occurred", "unclear") and _DIARY.match(scene.text) and not _PAST.search(told):
        return "planned"
    if event.status == "ongoing" and any(
        _ENDED.match(scene.text, s.clause.start, s.clause.end) for s in event.sightings
    ):
        return "occurred"
    if first.status or any(s.status and (s.status, s.sense) != ("unclear", "noun") for s in later):
        return event.status  # what "could" come of "his talks" says nothing of the talks
    clause = event.sightings[0].clause
    if clause.kind == "body" and _PAST.search(scene.text, clause.start, clause.end):
        return "occurred" if not _MODAL.search(scene.text, clause.start, clause.end) else "unclear"
    return usual if usual in ("planned", "occurred") else event.status


_SOMEWHERE = regex(rf"\b(?:at|near|outside) (?:the )?(?!{MONTH})[A-Z]")
"""A place that no table knows: then it was not where the article was written."""


def _country_of_host(event: Event) -> str | None:
    """The state of whoever receives the others, in a town that no table knows."""
    homes = {code for e, capacity in event.parties.values() if capacity == "host" for code in e.countries}
    return homes.pop() if len(homes) == 1 else None


_HERE = regex(r" here(?=[,.;]| (?:on|to|for|with|before|after|last|this|late|early|in the|\w+day|today|yesterday)\b)")
"""Where the article was written: "met at the State House here on Monday"."""


def _place(scene: Scene, n: int, event: Event, status: Status) -> Place | None:
    """Where it is said to be; the first meeting of an article took place where the article was written."""
    if _format(event) == "call":
        return None
    first = event.sightings[0]
    here = _HERE.search(scene.text, max(first.cue, 0), first.clause.end) is not None
    written = find_dateline(scene) if here or (n == 0 and status in ("occurred", "ongoing")) else None
    stay = next((s.stay for s in event.sightings if s.stay), None)
    if (told := event.place) is not None:
        told = told if told.country else replace(told, country=_country_of_host(event))
        towns = (place for place in (stay, written) if place and place.country == told.country)
        return told if told.city else next(towns, told)
    elsewhere = not here and _SOMEWHERE.search(scene.text, max(first.cue, 0), first.clause.end)
    label = None if elsewhere else find_label(scene, first.clause.block)
    if label or stay or (n and not here):
        return label or stay
    return (None if elsewhere else written) or find_headed(scene)


def _draft(scene: Scene, n: int, event: Event, claimed: tuple[Status, Place | None, str]) -> DraftMeeting:
    status, place, title = claimed
    return DraftMeeting(
        id=f"m{n + 1}",
        title=title,
        format=_format(event),
        status=status,
        city=place.city if place else None,
        country=place.country if place else None,
        date=next((s.date for s in event.sightings if s.date), None),
        evidence=_evidence(scene, event, status),
    )


def _evidence(scene: Scene, event: Event, status: Status) -> tuple[str, ...]:
    chosen = event.sightings[:1]
    for sighting in event.sightings[1:]:
        tells = sighting.parties or sighting.place or sighting.status != chosen[0].status
        if sighting.status in (status, None) and tells and len(chosen) < 3:
            chosen.append(sighting)
    return tuple(dict.fromkeys(scene.cut(s.start, s.end) for s in chosen))


_TWO = ("two ", "both ")
_OF_STATES = list_words("leaders ministers presidents premiers heads chancellors kings donors")
"""Of whom each comes from a state of his own; "rebel commanders" are one side."""


def sides_of(event: Event) -> int:
    """How many sides take part: countries and bodies, groups as many as they have countries, by themselves at least two."""
    sides: Counter[str] = Counter()
    for entity, _ in event.parties.values():
        of_states = not _OF_STATES.isdisjoint(entity.name.lower().split())
        if entity.kind == "group" and not entity.countries and (of_states or len(event.parties) != PAIR):
            sides[f"{entity.name} 1"] += 1
            sides[f"{entity.name} 2"] += 1
            if entity.name.startswith(_TWO):
                continue
        for code in entity.countries or (entity.affiliation or entity.name,):
            sides[code] += 1
    return len(sides)


def _format(event: Event) -> Format:
    first = event.sightings[0]
    if any(s.call for s in event.sightings):
        return "call"
    if any(s.trilateral for s in event.sightings):
        return "trilateral"
    if any(s.summit for s in event.sightings):
        return "summit"
    sides = sides_of(event)
    if first.visit and (sides <= 1 or (first.sense == "travel" and len(event.parties) <= 1)):
        return "visit"
    if sides >= 4:
        return "multilateral"
    if sides == 3:
        return "trilateral" if not any(e.kind == "group" for e, _ in event.parties.values()) else "multilateral"
    if sides == PAIR:
        only = [e for e, _ in event.parties.values()] if len(event.parties) == 1 else []
        crowd = any(e.kind == "group" and not e.countries and not e.name.startswith(_TWO) for e in only)
        return "multilateral" if crowd else "bilateral"
    return "visit" if first.visit else "other"
