"""Participants: who takes part in which meeting, with office, country and aliases in the article's words."""

from collections.abc import Sequence
from dataclasses import replace

from summariser.reading.names import Entity
from summariser.record import Attendance, Capacity, DraftMeeting, DraftParticipant, ParticipantKind, Status
from summariser.rules.meetings.event import Event
from summariser.rules.scene import PAIR, Scene

_KINDS: dict[str, ParticipantKind] = {
    "person": "person", "group": "group", "delegation": "delegation", "organisation": "organisation", "country": "government",
}  # fmt: skip


def draft_participants(
    scene: Scene, events: Sequence[Event], meetings: Sequence[DraftMeeting]
) -> tuple[DraftParticipant, ...]:
    """Everybody who takes part in some meeting, in the order of first mention."""
    taking_part: dict[int, list[Attendance]] = {}
    for event, meeting in zip(events, meetings, strict=True):
        for entity, capacity in _without_states(event):
            taking_part.setdefault(entity.index, []).append(
                Attendance(meeting_id=meeting.id, as_=_capacity(capacity, meeting.status))
            )
    met = (entity for event in events for entity, _ in event.parties.values())
    codes = tuple(dict.fromkeys(code for entity in met for code in entity.countries))
    return tuple(
        _draft(scene, _settle_states(scene, codes, scene.entities[index]), attendance)
        for index, attendance in sorted(taking_part.items())
    )


_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}
_KNOWN = ("the ", "their ", "both ")
_OF_STATES = ("ministers", "leaders", "presidents", "premiers", "delegations", "negotiators", "envoys", "secretaries")


def _settle_states(scene: Scene, codes: tuple[str, ...], group: Entity) -> Entity:
    """ "The two prime ministers": of the states `codes` of all who meet, where these are as many."""
    if group.index not in scene.crowds:
        return group
    start = group.mentions[0].start
    known = scene.text[max(start - 6, 0) : start].lower().endswith(_KNOWN) and group.name.lower().endswith(_OF_STATES)
    number = _NUMBERS.get(group.name.lower().split()[0], PAIR if known else 0)
    return replace(group, countries=codes) if len(codes) == number else group


def _without_states(event: Event) -> list[tuple[Entity, Capacity]]:
    """The parties, without a state or body for which somebody else of the list takes part, or a group that names nobody."""
    told = [(e, c) for e, c in event.parties.values() if not _names_nobody(e)]
    parties = [(e, c) for e, c in told if e.kind != "organisation" or _acts_for_itself(event, e)]
    acting = {code for entity, _ in parties if entity.is_people for code in entity.countries}
    people = any(entity.is_people for entity, _ in parties)
    return [
        (e, c)
        for e, c in parties
        if e.kind != "country"
        or not (set(e.countries) & acting or (people and c != "host" and not _faces_somebody(event, e)))
    ]


def _names_nobody(party: Entity) -> bool:
    """ "European counterparts": of no known state or body."""
    vague = party.kind == "group" and (party.role or "").lower() == "counterparts"
    return vague and not (party.countries or party.affiliation)


def _faces_somebody(event: Event, state: Entity) -> bool:
    """A state that sits there itself, or that some mention of the meeting puts opposite a person: "Vance will hold talks with Iran"."""
    return state.index in event.seated or any(
        any(e.index == state.index for e, _ in s.parties)
        and all(e.kind in ("person", "country") for e, _ in s.parties)
        and any(e.kind == "person" for e, _ in s.parties)
        for s in event.sightings
    )


def _acts_for_itself(event: Event, body: Entity) -> bool:
    """A body beside people is whom or what they talk about, unless it sits as one or some mention of the meeting names bodies alone."""
    named = body.index in event.seated or any(s.name.startswith(body.name) for s in event.sightings)
    return named or any(
        body.index in {e.index for e, _ in s.parties} and not any(e.kind == "person" for e, _ in s.parties)
        for s in event.sightings
    )


def _capacity(capacity: Capacity, status: Status) -> Capacity:
    if capacity == "host":
        return "host"
    if status in ("planned", "postponed", "cancelled"):
        return "expected"
    return "unclear" if status in ("denied", "unclear") else "attending"


def _draft(scene: Scene, entity: Entity, attendance: Sequence[Attendance]) -> DraftParticipant:
    return DraftParticipant(
        name=entity.name,
        kind=_KINDS[entity.kind],
        role=entity.role,
        affiliation=entity.affiliation,
        countries=entity.countries,
        aliases=tuple(alias for alias in entity.aliases if alias.lower() != entity.name.lower()),
        attendance=tuple(attendance),
        evidence=(_evidence(scene, entity),),
    )


def _evidence(scene: Scene, entity: Entity) -> str:
    """The fullest mention with its title or apposition, in the reporter's own text where that names them."""
    told = [name for name in entity.mentions if scene.clause_at(name.start)] or entity.mentions
    best = max(
        told,
        key=lambda name: (" ".join(name.text.split()) == entity.name, name.title is not None, -name.start),
    )
    start, end = (best.title[0] if best.title else best.start), best.end
    for span in entity.role_spans:
        if end < span[0] < end + 40 and "\n\n" not in scene.text[end : span[0]]:
            end = span[1]
        elif start - 40 < span[1] <= start and "\n\n" not in scene.text[span[1] : start]:
            start = span[0]
    return scene.cut(start, end)
