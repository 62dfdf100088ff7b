"""A record as a page for people: what stands in which section, in which words. How it looks is the business of `text` and `markdown`.

Strings of a page are raw: they hold the article's characters, so whoever shows them must escape them.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from summariser.article import Article
from summariser.reading.tables import Country, countries
from summariser.record import (
    AgendaItem,
    ArticleFacts,
    Meeting,
    Participant,
    Position,
    Provenance,
    Quote,
    Span,
    Summary,
    Unsupported,
    Warning,
)
from summariser.writers.places import Places

SEPARATOR = " · "
_BASIS = {"stated": "stated", "attributed": "attributed", "expected_by_author": "expected by the writer"}
_CAPACITY = {"attending": "", "expected": "expected", "host": "host", "unclear": "taking part unclear"}
_NAMING_FIELDS = ("name", "title", "topic", "statement", "text", "actor", "issue")
"""Fields of a claim that tell best what it was, in order."""


@dataclass(frozen=True)
class Row:
    """One statement about an item: a label ("" when none is needed), the words, and where they stand."""

    label: str
    words: str
    where: str = ""


@dataclass(frozen=True)
class Item:
    """A meeting, a position, a quotation: whom or what it is, a word on it, and rows."""

    lead: str
    note: str = ""
    rows: tuple[Row, ...] = ()
    mark: str = ""
    """What the note is about, such as a status, for whoever shows it in colour."""

    def __post_init__(self) -> None:
        """A model may leave words blank: a lead becomes a dash, rows without words are left out."""
        object.__setattr__(self, "lead", self.lead if self.lead.strip() else "–")
        object.__setattr__(self, "rows", tuple(row for row in self.rows if row.words.strip()))


@dataclass(frozen=True)
class Section:
    """Items of one kind. `doubtful` sections hold what is not proven."""

    head: str
    items: tuple[Item, ...]
    doubtful: bool = False


@dataclass(frozen=True)
class Page:
    """One record, from title to provenance."""

    title: str
    facts: str
    abstract: str
    sections: tuple[Section, ...]
    closing: str
    nothing: str = "No meeting, position or quotation was found."
    """What to say when no section holds anything proven."""


def lay_out(summary: Summary, article: Article | None = None) -> Page:
    """The page of `summary`; with the article's text places have line numbers, else offsets only. Sections without items are left out."""
    places = Places(article)
    sections = (
        Section("Meetings", tuple(_meeting(meeting, summary, places) for meeting in summary.meetings)),
        Section("Also named as taking part", tuple(_guests_apart(summary, places))),
        Section("Other topics", tuple(_topics_apart(summary, places))),
        Section("Positions", tuple(_position(position, places) for position in summary.positions)),
        Section("Quotations", tuple(_quote(quote, places) for quote in summary.quotes if quote.kind != "indirect")),
        Section(
            "Indirect speech", tuple(_quote(quote, places) for quote in summary.quotes if quote.kind == "indirect")
        ),
        Section("Between marks, but no speech", tuple(_asides(summary, places))),
        Section("Not proven", tuple(_unproven(item) for item in summary.unsupported), doubtful=True),
        list_warnings(summary.warnings, places),
    )
    return Page(
        title=name_article(summary.article),
        facts=tell_article(summary.article),
        abstract=" ".join(statement.text for statement in summary.abstract),
        sections=tuple(section for section in sections if section.items),
        closing=tell_making(summary.provenance),
    )


def list_warnings(warnings: Iterable[Warning], places: Places) -> Section:
    """What a reader should know."""
    items = tuple(Item(one.detail, _join((one.code, places.tell((one.span,)) if one.span else ""))) for one in warnings)
    return Section("Warnings", items, doubtful=True)


def name_article(facts: ArticleFacts) -> str:
    """The headline, or where the article came from."""
    return facts.title if facts.title and facts.title.strip() else facts.source


def tell_article(facts: ArticleFacts) -> str:
    """What is known of the article itself, on one line."""
    published = facts.published and _dated(facts.published.text, facts.published.value)
    known = (
        facts.source if name_article(facts) != facts.source else "",
        f"by {facts.byline}" if facts.byline else "",
        f"published {published}" if published else "",
        f"language {facts.language}" if facts.language and facts.language != "en" else "",
        f"{facts.characters:,} characters",
    )
    return SEPARATOR.join(fact for fact in known if fact)


def tell_making(made: Provenance) -> str:
    """Who read the article, in a sentence."""
    if made.engine == "rules":
        return f"Read by the embedded rules, summariser {made.version}."
    replies = f", replies {made.recording}" if made.recording else ""
    tokens = f", {made.tokens.prompt + made.tokens.completion:,} tokens" if made.tokens else ""
    count = f"{made.requests} request{'' if made.requests == 1 else 's'}"
    return f"Read by {made.model or 'a model'} ({count}{tokens}{replies}), summariser {made.version}."


def _meeting(meeting: Meeting, summary: Summary, places: Places) -> Item:
    guests = [
        (participant, attendance.as_)
        for participant in summary.participants
        for attendance in participant.attendance
        if attendance.meeting_id == meeting.id
    ]
    rows = (
        Row("Where", _place(meeting)),
        Row("When", _dated(meeting.date.text, meeting.date.value) if meeting.date else ""),
        *(
            Row("Who", _introduce(guest, _CAPACITY[capacity]), places.tell(guest.evidence[:1]))
            for guest, capacity in guests
        ),
        *(_topic(item, "About", places) for item in summary.agenda if meeting.id in item.meeting_ids),
        *(_words(span, "Proof", places) for span in meeting.evidence),
    )
    note = meeting.status if meeting.format == "other" else f"{meeting.status}{SEPARATOR}{meeting.format}"
    return Item(meeting.title, note, rows, meeting.status)


def _place(meeting: Meeting) -> str:
    country = name_country(meeting.country) if meeting.country else ""
    return ", ".join(dict.fromkeys(part for part in (meeting.city or "", country) if part))


def _dated(text: str, value: str | None) -> str:
    return f"{text} ({value})" if value and value != text else text


def _introduce(participant: Participant, capacity: str = "") -> str:
    """Name, office and country in one line: "Steve Witkoff, White House envoy (United States)"."""
    role, affiliation = participant.role or "", participant.affiliation or ""
    office = role if affiliation in role else f"{affiliation} {role}".strip()
    known = set(office.casefold().split()) <= set(participant.name.casefold().split())
    told = f"{affiliation} {participant.name}"
    lands = ", ".join(name_country(code) for code in participant.countries if not _is_named(code, told))
    named = participant.name if known else f"{participant.name}, {office}"
    return (
        named
        + (f" ({lands})" if lands and lands != participant.name else "")
        + (f"{SEPARATOR}{capacity}" if capacity else "")
    )


@cache
def _countries() -> dict[str, Country]:
    return {country.alpha3: country for country in countries()}


def name_country(code: str) -> str:
    """Common English name of an ISO 3166 alpha-3 code, or the code itself when the table does not hold it."""
    country = _countries().get(code)
    return country.names[0] if country else code


def _is_named(code: str, words: str) -> bool:
    """Whether `words` say the country already, as in "French President"."""
    country = _countries().get(code)
    return country is not None and any(
        re.search(rf"\b{re.escape(name)}(?!\w)", words) for name in (*country.names, *country.demonyms)
    )


def _topic(item: AgendaItem, label: str, places: Places) -> Row:
    basis = _BASIS[item.basis] + (
        f" to {item.attributed_to}" if item.basis == "attributed" and item.attributed_to else ""
    )
    return Row(label, f"{item.topic} ({basis})", places.tell(item.evidence[:1]))


def _words(span: Span, label: str, places: Places) -> Row:
    return Row(label, _mark(span.text), places.tell((span,)))


def _mark(words: str) -> str:
    """In marks, unless the words bring their own."""
    return words if words.lstrip()[:1] in '“"«„' and words.strip() else f"“{words}”"


def _guests_apart(summary: Summary, places: Places) -> Iterator[Item]:
    """Participants of no meeting of the record: none may vanish from the page."""
    held = {meeting.id for meeting in summary.meetings}
    for participant in summary.participants:
        if not any(attendance.meeting_id in held for attendance in participant.attendance):
            yield Item(_introduce(participant), participant.kind, (_words(participant.evidence[0], "", places),))


def _topics_apart(summary: Summary, places: Places) -> Iterator[Item]:
    held = {meeting.id for meeting in summary.meetings}
    for item in summary.agenda:
        if not held.intersection(item.meeting_ids):
            yield Item(_topic(item, "", places).words, "", tuple(_words(span, "", places) for span in item.evidence))


def _position(position: Position, places: Places) -> Item:
    notes = (
        _take(position),
        position.realis if position.realis != "asserted" else "",
        f"reported by {position.reported_by}" if position.reported_by else "",
    )
    proofs = tuple(_words(span, "", places) for span in position.evidence)
    return Item(position.actor, _join(notes), (Row("On", position.issue), *proofs), position.stance)


def _take(position: Position) -> str:
    """The stance and whom it is taken towards: "accuses China", "calls for · to allies"."""
    stance = position.stance.replace("_", " ") if position.stance != "other" else "position"
    joint = " " if position.stance in ("accuses", "warns") else f"{SEPARATOR}to "
    return f"{stance}{joint}{position.addressee}" if position.addressee else stance


def _quote(quote: Quote, places: Places) -> Item:
    notes = (
        quote.cue or "",
        f"to {quote.addressee}" if quote.addressee else "",
        "in part" if quote.kind == "mixed" else "",
        "second-hand" if quote.secondhand else "",
        "found by its marks" if quote.origin == "found" else "",
    )
    words = quote.text if quote.kind == "indirect" else f"“{quote.text}”"
    speaker = quote.speaker or (f"{quote.speaker_mention}, unnamed" if quote.speaker_mention else "Unnamed source")
    return Item(speaker, _join(notes), (Row("", words, places.tell(quote.spans)),), quote.kind)


def _asides(summary: Summary, places: Places) -> Iterator[Item]:
    for aside in summary.not_speech:
        yield Item(f"“{aside.span.text}”", f"{aside.why}{SEPARATOR}{places.tell((aside.span,))}")


def _unproven(unsupported: Unsupported) -> Item:
    kind = unsupported.kind.replace("_", " ") + (f", {unsupported.field}" if unsupported.field else "")
    note = f"{kind}{SEPARATOR}{unsupported.reason.replace('_', ' ')}"
    return Item(_claim(unsupported), note, (Row("", unsupported.detail),))


def _claim(unsupported: Unsupported) -> str:
    """What was claimed, in its own words where it has some; of a single field its value after the item it belongs to."""
    item = unsupported.item
    named = next((item[field] for field in _NAMING_FIELDS if item.get(field)), None)
    whole = json.dumps(item, ensure_ascii=False, sort_keys=True) if named is None else say_value(named)
    value = item.get(unsupported.field) if unsupported.field else None
    return whole if value is None or value == named else f"{whole}: {say_value(value)}"


def say_value(value: object) -> str:
    """Text as it is, a list of texts joined, anything else as JSON."""
    if isinstance(value, (list, tuple)):
        return " … ".join(map(str, value))
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)


def _join(notes: Iterable[str]) -> str:
    return SEPARATOR.join(note for note in notes if note)
