"""Who belongs to a meeting without being named beside its cue: the members of a group that meets, and those who speak in the room."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from contextlib import contextmanager

from summariser.patterns import regex
from summariser.reading.names import Entity
from summariser.rules.meetings.event import Event
from summariser.rules.meetings.members import Roster, name_members, name_next
from summariser.rules.meetings.rooms import join_room
from summariser.rules.scene import PAIR, Clause, Scene
from summariser.rules.scene.clauses import find_subject
from summariser.rules.scene.offices import (
    LEADERS,
    SITTING,
    fits,
    holds,
    is_outside,
    members_of,
    office_of,
)
from summariser.rules.scene.subjects import Subjects

MEMBERS = 40
"""People who may join one meeting by their office; more are a register, not a report."""

_OFF = ("denied", "cancelled", "postponed")


def join_members(scene: Scene, subjects: Subjects, events: Sequence[Event]) -> None:
    """Add to each meeting the people whom the article shows to be among its parties."""
    people = [entity for entity in scene.entities if entity.kind == "person" and scene.is_told(entity)]
    away = _find_absent(scene, subjects)
    for event in events:
        _drop_absent(event, away)
    present = [p for p in people if p.index not in away]
    everybody, there = Roster(people), Roster(present)
    seats = _count_seats(events)
    for event in events:
        with _counting(seats, event):
            name_next(scene, event, people)
            name_members(event, everybody if event.status in _OFF else there, scene.crowds, seats)
    begun = [event for event in events if event.status in ("occurred", "ongoing")]
    starts = sorted((sighting.start, -n) for n, event in enumerate(begun) for sighting in event.sightings)
    for clause, entity in _find_speakers(scene, subjects):
        at = bisect_left(starts, (clause.end, -len(begun)))
        if entity.index not in away and at:
            held = begun[-starts[at - 1][1]]  # the meeting told of last before the sentence ends
            held.parties.setdefault(entity.index, (entity, "attending"))
    seats = _count_seats(events)
    for event in events:
        with _counting(seats, event):
            _join_by_office(event, present, seats)
            _join_by_side(event, present)
            join_room(scene, subjects, event, present[:MEMBERS], seats)
            _drop_crowds(event, scene.crowds)


def _count_seats(events: Sequence[Event]) -> Counter[int]:
    """At how many meetings each party sits."""
    return Counter(index for event in events for index in event.parties)


@contextmanager
def _counting(seats: Counter[int], event: Event) -> Iterator[None]:
    """Within it `seats` counts the other meetings alone; behind it, again this one too, with the parties it then has."""
    seats.subtract(event.parties.keys())
    yield
    seats.update(event.parties.keys())


def _drop_crowds(event: Event, crowds: Set[int]) -> None:
    """Without the groups known by what they are alone where at least two others are there, of whom some may be meant."""
    told = [e for e, _ in event.parties.values() if e.index not in crowds and e.is_people]
    for index in crowds & event.parties.keys() if len(told) >= PAIR else ():
        name = event.parties[index][0].name
        if any(e.kind != "person" or not e.role or fits(e, name) for e in told):
            del event.parties[index]


# Groups without countries, delegations, meetings of nobody named


def _join_by_office(event: Event, people: Sequence[Entity], seats: Counter[int]) -> None:
    """ "Defence ministers of nine countries": each minister of a state whom the article names there or further on, unless another meeting has him."""
    open_groups = [
        e
        for e, _ in event.parties.values()
        if (e.kind == "group" and e.role and not e.countries and (len(e.name.split()) > 2 or _is_of_body(e)))
        or e.kind == "delegation"
    ]
    if not open_groups or event.status in ("denied", "cancelled"):
        return
    begun = event.sightings[0].clause.start
    for person in people[:MEMBERS]:
        elsewhere = seats[person.index] or person.index in event.parties or person.mentions[-1].start < begun
        if not elsewhere and any(_may_sit(person, group) for group in open_groups):
            event.parties[person.index] = (person, "attending")


def _is_of_body(group: Entity) -> bool:
    """ "EU leaders": a group whose name says of which body, not just "ministers"."""
    return group.name[:2].isupper() or group.name[:1].isdigit() or bool(members_of(group.name))


def _may_sit(person: Entity, group: Entity) -> bool:
    if group.kind == "delegation":
        office = office_of(person)
        above = office[:2] == ("prime", "minister") or any(w in LEADERS for w in office)
        leads = any(w in SITTING for w in office) and not above
        return leads and bool(set(person.countries) & set(group.countries))
    members = members_of(group.name)
    if members and not set(person.countries) & members:
        return False
    return bool(person.countries) and (holds(person, group) or not person.role)


def _join_by_side(event: Event, people: Sequence[Entity]) -> None:
    """Two bodies that talk are there by their negotiators, and by the envoy who goes between them."""
    bodies = [e for e, _ in event.parties.values() if e.kind in ("organisation", "delegation")]
    if event.status in _OFF:
        return
    if not any(s.parties for s in event.sightings) and event.sightings[0].word in (
        "talks",
        "negotiations",
        "round",
        "session",
    ):
        for person in people[:MEMBERS]:
            if "negotiator" in office_of(person) and not is_outside(person):
                event.parties[person.index] = (person, "attending")
    if len(bodies) < 2:
        return
    names = {form.lower() for e in bodies for form in (e.name, *e.aliases)}
    # "the RSF's chief negotiator": the short form may stand in his title alone
    names |= {"".join(word[0] for word in e.name.split() if word[0].isupper()).lower() for e in bodies if " " in e.name}
    for person in people[:MEMBERS]:
        office = office_of(person)
        if is_outside(person) or not office:
            continue
        ours = (person.affiliation or "").lower() in names and any(word in SITTING for word in office)
        between = office[-1] in ("mediator", "facilitator", "envoy") and not person.countries
        if ours or between:
            event.parties.setdefault(person.index, (person, "attending"))


# Who speaks or acts in the room

_ROOM = regex(
    r"\b(?P<verb>told|asked|reminded|warned|walked|stormed|said|added|opened|closed|addressed|tabled|initialled|chaired|arrived|came|turned up) "
    r"(?:(?:late|early) (?:and|but)\b|(?:(?:over |down |up |in )?(?P<from>from [A-Z][\w’'-]+ ))?with (?:a|an|his|her|its|two|three|four|five|six|\d+) (?:\w+ )?(?:delegation|team|aides|advisers|advisors|officials)\b|(?:the|his|her|their) (?:meeting|session|conference|summit|talks|forum|gathering|plenary|room|ministers|delegates|others|delegations|council)\b"
    r"|out of the (?:meeting|session|conference|summit|talks|room)|(?:[^.;:“”\"]{0,40} )?(?:after|during|at the end of|at the close of|following|as they left|at|in) "
    r"(?:the|their) (?:[\w’'-]+ )?(?:meeting|talks|session|summit|conference|negotiations)\b(?! (?:with|between|on|in)\b))"
)


def _find_speakers(scene: Scene, subjects: Subjects) -> list[tuple[Clause, Entity]]:
    found: list[tuple[Clause, Entity]] = []
    for clause in scene.clauses:
        if clause.kind != "body":
            continue
        for match in _ROOM.finditer(scene.text, clause.start, clause.end):
            at = scene.word_before(match.start("verb") + 1)
            if scene.is_quoted(match.start()) or at <= clause.first:
                continue
            subject = find_subject(scene, subjects, clause, at)
            who = subject.entity if subject else None
            comes = match.group("verb") in ("arrived", "came", "turned up")
            if (
                who
                and who.kind == "person"
                and (comes or not is_outside(who))
                and (office_of(who) or who.countries or match.group("from"))
            ):
                found.append((clause, who))
        found += [(clause, who) for who in (*_find_heads(scene, clause), *_find_sides(scene, subjects, clause))]
    return found


_HEADS = regex(r"^,? who (?:headed|heads|led|leads) (?:the|its|his|her|their) [^,.;]{0,30}?(?:team|delegation|side)\b")


def _find_heads(scene: Scene, clause: Clause) -> list[Entity]:
    """ "Abdelhadi, who headed the army team": he sat at the table."""
    return [
        scene.entity_of(name)
        for name in scene.names_in(clause.start, clause.end)
        if name.kind == "person" and _HEADS.match(scene.text[name.end : name.end + 80])
    ]


_ACTS = regex(
    r" (?:also |later |then )?(?:said|asked|objected|agreed|refused|proposed|insisted|walked|told|rejected|left|arrived|sought|demanded)\b"
)


def _find_sides(scene: Scene, subjects: Subjects, clause: Clause) -> list[Entity]:
    """ "The Tajik delegation asked for time": it sat in the meeting told of before."""
    first = next(iter(subjects.within(clause.start, clause.start + 5)), None)
    sits = first and first.entity and first.entity.kind == "delegation" and _ACTS.match(scene.text, first.end)
    return [first.entity] if sits and first and first.entity else []


_PLACED = (
    r"in\b(?! (?:favou?r|a (?:position|hurry|mood)|any|doubt|dispute|line|need|touch|power|office|place|force|charge|the (?:mood|interest|habit))\b)"
    r"|at\b(?! (?:ease|stake|risk|issue|war|all|odds)\b)"
)
"""Where somebody is not: neither "not in favour" nor "not at odds"."""
_ABSENT = regex(
    r"\b(?:(?:will|would|did|does|could|was|were|is|had) not (?:now )?(?:travel|attend|come(?! (?:up|to (?:an?|any|the))\b)|join"
    r"|go(?! (?:into|far|beyond|as|so|further|ahead|well|according|back|through)\b)|"
    rf"be (?:there|present|{_PLACED})|take part|{_PLACED}|there|present|invited|been\b(?= (?:there|invited|present|in [A-Z]|at the)|[.,;]))"
    r"|stay(?:ed|s|ing)? (?:away|home|at home|in (?=[A-Z]))|absent|pull(?:ed|s) out|took no part|takes no part|apologies|skip(?:ped|s)|boycott\w*|in (?:his|her) (?:absence|place|stead)|(?:cancel(?:l?ed|s)|called off|scrapped|postponed) (?:his|her) (?:\w+ )?(?:trip|visit|attendance|participation|flight)|taking (?:his|her) (?:chair|place|seat)|(?:will|would|is|was|were|are) (?:to )?be(?:ing)? represented by|(?:is|was|were|are) represented by)\b"
)


def _drop_absent(event: Event, away: dict[int, set[int]]) -> None:
    """Without those of whom only a sentence speaks that says they stay away; of a meeting that is off everybody stays a party."""
    if event.status in _OFF:
        return
    for index in away.keys() & event.parties.keys():
        told = {s.clause.number for s in event.sightings if any(e.index == index for e, _ in s.parties)}
        if told <= away[index] and len(event.parties) > 1:
            del event.parties[index]


def _find_absent(scene: Scene, subjects: Subjects) -> dict[int, set[int]]:
    """Those who are said to stay away, with the sentences that say so: the person their subject, else the one named last before them."""
    away: dict[int, set[int]] = {}
    for clause in scene.clauses:
        for match in _ABSENT.finditer(scene.text, clause.start, clause.end):
            if match.group().startswith("taking"):
                continue
            without = max(scene.text.rfind(" without ", clause.start, match.start()), clause.start)
            before = scene.names_in(max(without, match.start() - 120), match.start())
            subject = find_subject(scene, subjects, clause, scene.word_before(match.start() + 1))
            who = before[-1].entity if before and before[-1].kind == "person" else None
            if subject and subject.entity and subject.entity.kind == "person" and subject.start >= without:
                who = subject.entity.index
            if who is not None:
                away.setdefault(who, set()).add(clause.number)
    return away
