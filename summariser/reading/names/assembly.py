"""Mentions turned into entities: numbered, ordered, with the fullest name and the first role."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from summariser.patterns import regex
from summariser.reading.names.entity import Entity, EntityKind, Name
from summariser.reading.names.homes import Homes, name_both
from summariser.reading.names.joining import Person, fold, surname_of
from summariser.reading.names.leading import lead_delegations, own_offices, pair_offices
from summariser.reading.names.mentions import BodyMention, Gender, Role
from summariser.reading.names.ranks import find_rank, find_state_of_office, holds_office_of_state, is_top
from summariser.reading.names.roles import make_singular
from summariser.reading.names.scan import Scan
from summariser.reading.names.tokens import HYPHEN, Tokens
from summariser.reading.tables import country_names, list_words, words


@dataclass(frozen=True, slots=True)
class _Place:
    """A mention before its entity has a number."""

    start: int
    end: int
    title: tuple[int, int] | None
    metonym: bool


@dataclass(frozen=True, slots=True)
class _Unit:
    """An entity before it has a number."""

    kind: EntityKind
    places: tuple[_Place, ...]
    roles: tuple[Role, ...]
    surname: str | None = None
    gender: Gender | None = None
    countries: tuple[str, ...] = ()
    proper: str | None = None
    """The usual name, preferred where the article uses it."""


def assemble(tokens: Tokens, people: Sequence[Person], scan: Scan) -> tuple[tuple[Entity, ...], tuple[Name, ...]]:
    """All entities in order of first mention, and all their names in order."""
    lead_delegations(tokens, people, scan.bodies)
    own_offices(tokens, people)
    pair_offices(tokens, people, scan.unnamed)
    homes = Homes(tokens, scan, people)
    bodies = name_both(tokens, _outside_roles(tokens.text, people, scan.bodies), homes.sides, people)
    named = {hit.entry.countries[0] for hit in scan.states}
    units = [_unit_of_person(tokens, person, named) for person in people if person.mentions]
    units = _settle(units, homes, named)
    units += _units_of_bodies(bodies, named)
    units.sort(key=lambda unit: unit.places[0].start)
    entities = _share_offices(tuple(_finish(tokens, i, unit) for i, unit in enumerate(units)))
    names = tuple(
        sorted((name for entity in entities for name in entity.mentions), key=lambda name: (name.start, name.end))
    )
    return entities, names


def _share_offices(entities: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """A counterpart has the office of whoever is named last before, of another state: "Kwatra met his Senegalese counterpart"."""
    people = [entity for entity in entities if entity.kind == "person"]
    named = sorted((name.start, entity.index) for entity in people for name in entity.mentions)
    offices = _offices_of_groups(entities)
    shared = list(entities)
    for entity in people:
        own = None if _is_counterpart(entity) else entity.role
        before = bisect_left(named, (entity.mentions[0].start, 0))
        office = _office_of_last(entity, [shared[i] for _, i in named[max(before - _BACK, 0) : before]])
        given = offices.get(entity.countries[0]) if len(entity.countries) == 1 else None
        role = own or (office if _is_counterpart(entity) else None) or given or entity.role
        shared[entity.index] = replace(entity, role=role)
    return tuple(shared)


_BACK = 6
"""Names before a counterpart among which his opposite number stands."""


def _office_of_last(entity: Entity, before: Sequence[Entity]) -> str | None:
    others = (e for e in reversed(before) if not (entity.countries and set(e.countries) & set(entity.countries)))
    last = next(others, None)
    return last.role if last and last.role and not _is_counterpart(last) else None


def _is_counterpart(entity: Entity) -> bool:
    return (entity.role or "").lower() in _COUNTERPARTS


def _offices_of_groups(entities: tuple[Entity, ...]) -> dict[str, str]:
    """The office that "foreign ministers of Ecuador and Peru" gives to whoever is of such a state and holds no other; each state has one."""
    offices: dict[str, str] = {}
    for entity in entities:
        words_of_role = (entity.role or "").split()
        if (
            entity.kind == "group"
            and len(entity.countries) > 1
            and words_of_role[-1:]
            and words_of_role[-1].lower() in _SINGLE
        ):
            offices.update({code: make_singular(entity.role or "") for code in entity.countries if code not in offices})
    held = [
        (e.countries[0], (e.role or "").split()[-1:])
        for e in entities
        if e.kind == "person" and e.role and len(e.countries) == 1
    ]
    taken = {code for code, head in held if code in offices and head == offices[code].split()[-1:]}
    return {code: office for code, office in offices.items() if code not in taken}


_SINGLE = list_words("ministers presidents premiers secretaries chancellors chiefs")
_COUNTERPARTS = frozenset({"counterpart", "colleague", "opposite number"})


def _outside_roles(text: str, people: Sequence[Person], bodies: Sequence[BodyMention]) -> list[BodyMention]:
    """Without the bodies that only say what a person is ("the White House envoy", "the president of Ukraine")."""
    mentions = [m for person in people for m in person.mentions]
    inside = [m.role.span for m in mentions if m.role and m.role.span]
    inside += [
        (first, m.title[0]) for m in mentions if m.title and (first := _first_office(text, m.title[0])) < m.title[0]
    ]
    inside.sort()
    kept, i = [], 0
    for body in sorted(bodies, key=lambda body: body.start):
        while i < len(inside) and inside[i][1] <= body.start:
            i += 1
        if i == len(inside) or body.start < inside[i][0] or body.end > inside[i][1]:
            kept.append(body)
    return kept


_OFFICE = regex(
    r"\b(?:(?:of|the|for|on|and|[A-Z][\w’'.-]*)\s+){0,12}(?:Member|Director|Head|Chief|Chairman|Chair|Secretary|Commissioner|Councill?or|Advis[eo]r|Minister|Premier)"
    r"(?:\s+(?:of|the|for|on|and|[A-Z][\w’'.-]*)){0,12},(?:\s+and)?\s+\Z"
)
"""An office that stands before another of the same person: "Party Politburo Member, | Director of the Office, and | Foreign Minister A"."""
_MEMBER = regex(r"(?:[A-Z][\w’'-]*\s+){0,3}[Mm]ember\b")
_BODY = regex(r"\b(?:[A-Z][\w’'.-]*\s+){1,8}\Z")
"""Of what somebody is a member: "Communist Party Politburo | Member and Foreign Minister A"."""
_LONGEST, _OFFICES = 160, 3
"""Characters of such an office, and how many stand in a row."""


def _first_office(text: str, start: int) -> int:
    """Where the first of the offices begins that stand in a row before the title at the character `start`."""
    if _MEMBER.match(text, start) and (body := _BODY.search(text, max(0, start - _LONGEST), start)):
        start = body.start()
    for _ in range(_OFFICES):
        office = _OFFICE.search(text, max(0, start - _LONGEST), start)
        if office is None:
            break
        start = office.start()
    return start


def _unit_of_person(tokens: Tokens, person: Person, named: set[str]) -> _Unit:
    mentions = sorted(person.mentions, key=lambda mention: mention.start)
    places = tuple(_Place(*_with_stop(tokens, *tokens.span(m.start, m.end)), m.title, False) for m in mentions)
    roles = tuple(m.role for m in mentions if m.role)
    countries = next((r.countries for r in roles if r.countries), ())
    surname = _surname(tokens, person, set(countries[:1]))
    return _Unit("person", places, roles, surname, person.gender, _choose(countries, named))


def _with_stop(tokens: Tokens, start: int, end: int) -> tuple[int, int]:
    """The characters of a name with the full stop of "Jr.", unless the sentence may end there."""
    short = (
        tokens.text.startswith((" Jr.", " Sr."), end - 3) and tokens.text[end + 1 : end + 3].strip(" ,;")[:1].islower()
    )
    return start, end + short


def _settle(units: list[_Unit], homes: Homes, named: set[str]) -> list[_Unit]:
    """Give the holders of offices of state that name no state theirs: what the office itself tells, else the article's home."""
    roles = [first.words if (first := _first_role(unit.roles)) else "" for unit in units]
    homeless = [not unit.countries and not any(role.affiliation for role in unit.roles) for unit in units]
    ranks = Counter(find_rank(role) for role, free in zip(roles, homeless, strict=True) if free and role)
    tops = [role for role, free in zip(roles, homeless, strict=True) if free and is_top(role)]
    settled = []
    for unit, role, free in zip(units, roles, homeless, strict=True):
        of_state = free and holds_office_of_state(role)
        place = next((place for place in unit.places if place.title), unit.places[0])
        countries = (homes.find_host(role, place) or homes.find_opposite(role, place)) if of_state else ()
        countries = countries or (find_state_of_office(role, named) if free else ())
        if (
            of_state
            and not countries
            and ranks[find_rank(role)] == 1
            and (role not in tops or (len(tops) == 1 and homes.opens_with(place)))
        ):
            countries = homes.find(role, place)
        settled.append(replace(unit, countries=countries) if countries else unit)
    return settled


_FAMILY_FIRST = frozenset({"CHN", "TWN", "HKG", "MAC", "KOR", "PRK"})
"""States in whose names the family stands first, also in English."""


def _surname(tokens: Tokens, person: Person, homes: set[str]) -> str:
    """As written: the short form used for the person alone, else the first or last part, as the state has it, with its particles."""
    short = min(person.mentions, key=lambda m: (m.end - m.start, m.start))
    full = max(person.mentions, key=lambda m: (m.end - m.start, -m.start))
    if short.end - short.start < full.end - full.start:
        return " ".join(tokens.text[slice(*tokens.span(short.start, short.end))].split())
    joined = (
        full.end - full.start > 2
        and tokens.gap(full.end - 1) == HYPHEN
        and tokens.lows[full.end - 1] == tokens.words[full.end - 1]
    )
    if joined or (homes & _FAMILY_FIRST and full.end - full.start > 1):
        return tokens.words[full.start]  # "Ban Ki-moon": two syllables joined so are a given name
    wanted = surname_of(person.parts)
    last = next((i for i in range(full.end - 1, full.start - 1, -1) if fold(tokens.words[i]) == wanted), full.end - 1)
    first = last
    while first > full.start and (tokens.gap(first) == HYPHEN or tokens.lows[first - 1] in words()["particle"]):
        first -= 1
    return " ".join(tokens.text[slice(*tokens.span(first, last + 1))].split())


def _choose(countries: tuple[str, ...], named: set[str]) -> tuple[str, ...]:
    """One country of a demonym that several share ("Congolese"): the one the article names, else the first."""
    if len(countries) < 2:
        return countries
    return tuple(code for code in countries if code in named)[:1] or countries[:1]


def _units_of_bodies(bodies: Sequence[BodyMention], named: set[str]) -> list[_Unit]:
    grouped: dict[tuple[str, str], list[BodyMention]] = {}
    for body in bodies:
        grouped.setdefault((body.kind, body.key), []).append(body)
    units = []
    for same in grouped.values():
        places = tuple(_Place(body.start, body.end, None, body.metonym) for body in same)
        roles = tuple(body.role for body in same if body.role)
        first = same[0]
        countries = first.countries if first.kind in ("group", "delegation") else _choose(first.countries, named)
        units.append(_Unit(first.kind, places, roles, None, None, countries, first.form))
    return units


def _finish(tokens: Tokens, index: int, unit: _Unit) -> Entity:
    text = tokens.text
    forms = list(dict.fromkeys(" ".join(text[place.start : place.end].split()) for place in unit.places))
    name = _fullest(unit, forms)
    names = tuple(
        Name(p.start, p.end, text[p.start : p.end], unit.kind, index, p.title, _is_possessive(text, p.end), p.metonym)
        for p in unit.places
    )
    role = _first_role(unit.roles)
    affiliation = next((r.affiliation for r in unit.roles if r.affiliation), None)
    return Entity(
        index, unit.kind, name, unit.surname, tuple(form for form in forms if form != name),
        role.words if role else None, affiliation, unit.countries, names, unit.gender,
        tuple(r.span for r in unit.roles if r.span),
    )  # fmt: skip


def _first_role(roles: tuple[Role, ...]) -> Role | None:
    """The first role given, in its fuller form where a later mention has that: "Secretary", then "Secretary of State" or "Energy Secretary"."""
    first = next((r for r in roles if r.words), None)
    return first and next((r for r in roles if _is_fuller(r.words, first.words)), first)


_SHORT = list_words("minister secretary commissioner envoy")
_OTHER = list_words("former ex then deputy vice prime")


def _is_fuller(words: str, short: str) -> bool:
    if words.startswith(short + " "):
        return True
    return short.lower() in _SHORT and words.endswith(" " + short) and words.split()[0].lower() not in _OTHER


def _fullest(unit: _Unit, forms: list[str]) -> str:
    if unit.kind == "person":
        mixed = [form for form in forms if not form.isupper()] or forms
        return max(mixed, key=lambda form: (len(form.split()), len(form)))
    if unit.proper in forms:
        return unit.proper
    if unit.kind == "country":
        literal = [form for form in forms if form in country_names().values()]
        plain = [p for p in unit.places if not p.metonym]
        return literal[0] if literal else forms[0] if not plain else max(forms, key=len)
    return max(forms, key=len)


def _is_possessive(text: str, end: int) -> bool:
    return text[end : end + 2] in ("'s", "’s", "ʼs") or (
        text[end : end + 1] in ("'", "’") and text[end - 1 : end] in ("s", "S") and text[end + 1 : end + 2] == " "
    )
