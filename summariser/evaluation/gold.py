"""Gold: what a careful reader writes about an article, in a file `NAME.gold.json` that summaries are scored against.

The classes are the format: `schemas/gold.schema.json` is generated from them. Keys are strict, because a misspelt "optional" would
silently change a score. Every item may carry a `note` for people.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic.json_schema import GenerateJsonSchema

from summariser.article import Article
from summariser.errors import InputError
from summariser.evaluation.traps import find_unknown_field
from summariser.record.terms import (
    Basis,
    Capacity,
    Format,
    NotSpeechReason,
    ParticipantKind,
    QuoteKind,
    Realis,
    Stance,
    Status,
)

SUFFIX = ".gold.json"


class GoldEntry(BaseModel):
    """Base of the gold's classes: immutable, no unknown keys, described by the sentence under each field."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class GoldSpan(GoldEntry):
    """A place in the article."""

    start: int = Field(ge=0)
    """First character, counted in Unicode code points from 0."""

    end: int = Field(gt=0)
    """One past the last character."""

    text: str
    """The characters that stand there."""


class GoldRegionSpan(GoldEntry):
    """A place in the article that may be long."""

    start: int = Field(ge=0)
    """First character."""

    end: int = Field(gt=0)
    """One past the last character."""

    text: str | None = None
    """The characters that stand there, else null."""


class GoldItem(GoldEntry):
    """What every item of the gold may carry."""

    optional: bool = False
    """Whether careful readers may differ: the item then counts neither when missed nor when found."""

    note: str | None = None
    """A remark for people; not scored."""


class GoldArticle(GoldEntry):
    """Which text the gold is about."""

    source: str
    """File name of the article."""

    sha256: str = Field(pattern="^[0-9a-f]{64}$")
    """Of the UTF-8 of the decoded text, in hexadecimal."""

    language: str | None = None
    """ISO 639-1 code."""

    title: str | None = None
    """Headline."""

    byline: str | None = None
    """Writer."""

    published: dict[str, str | None] | None = None
    """Date of publication as {text, value}; not scored."""

    note: str | None = None
    """A remark for people; not scored."""


class GoldRegion(GoldItem):
    """A part of the article that is worth naming; not scored."""

    kind: Literal["headline", "standfirst", "byline", "heading", "label", "boilerplate", "body"]
    """What it is."""

    span: GoldRegionSpan
    """Where it stands."""


class GoldDate(GoldEntry):
    """When a meeting is, was or was to be."""

    text: str
    """As written in the article."""

    value: str | None = None
    """ISO date, month or year, only when the article gives the year."""

    precision: str | None = None
    """How exact the text is: day, month, year or another word; not scored."""


class GoldMeeting(GoldItem):
    """A meeting, visit or call that the article speaks of."""

    id: str
    """m1, m2, …"""

    title: str
    """A short name; not scored."""

    format: Format
    """Kind of meeting."""

    status: Status
    """What the article says of it at the time of writing."""

    city: str | None = None
    """Place as the article names it."""

    country: str | None = None
    """ISO 3166 alpha-3 code of the place."""

    date: GoldDate | None = None
    """When."""

    host: str | None = None
    """Name of who receives the others; not scored."""

    evidence: tuple[GoldSpan, ...] = Field(min_length=1)
    """What proves the meeting."""

    status_cue: GoldSpan | None = None
    """The words that give its status; they count as evidence."""


class GoldAttendance(GoldEntry):
    """Who takes part in which meeting."""

    meeting_id: str
    """Id of a meeting of this file."""

    as_: Capacity | None = Field(default=None, alias="as")
    """How; not scored."""


class GoldParticipant(GoldItem):
    """Somebody, or some body, that takes part or is to take part in a meeting."""

    id: str
    """p1, p2, …"""

    name: str
    """Fullest form that the article gives."""

    kind: ParticipantKind
    """What it is."""

    role: str | None = None
    """Title or office as the article gives it."""

    affiliation: str | None = None
    """Country or body the role belongs to; not scored."""

    countries: tuple[str, ...] = ()
    """ISO 3166 alpha-3 codes."""

    aliases: tuple[str, ...] = ()
    """Other forms of the name."""

    attendance: tuple[GoldAttendance, ...] = ()
    """The meetings."""

    mentions: tuple[GoldSpan, ...] = ()
    """Where the participant is named; not scored."""

    evidence: tuple[GoldSpan, ...] = Field(min_length=1)
    """What proves name and role."""


class GoldAgendaItem(GoldItem):
    """A topic of a meeting."""

    id: str
    """a1, a2, …"""

    topic: str
    """The topic in a few words."""

    meeting_ids: tuple[str, ...] = ()
    """Ids of the meetings."""

    basis: Basis
    """Who says that it is a topic."""

    attributed_to: str | None = None
    """Who, when the basis is attributed; not scored."""

    evidence: tuple[GoldSpan, ...] = Field(min_length=1)
    """What makes it a topic."""


class GoldPosition(GoldItem):
    """What an actor wants, supports, opposes, promises, warns of or blames."""

    id: str
    """s1, s2, …"""

    actor: str
    """Who holds it."""

    participant_id: str | None = None
    """Id of the actor among the participants."""

    stance: Stance
    """Kind of position."""

    issue: str
    """What it is about; not scored."""

    realis: Realis = "asserted"
    """Whether it is held, expected, hypothetical or denied."""

    addressee: str | None = None
    """To whom; not scored."""

    reported_by: str | None = None
    """Who reports it; not scored."""

    quote_id: str | None = None
    """Id of the quotation that states it; not scored."""

    evidence: tuple[GoldSpan, ...] = Field(min_length=1)
    """The clause that states it."""


class GoldQuote(GoldItem):
    """Words that somebody said or wrote."""

    id: str
    """q1, q2, …"""

    kind: QuoteKind
    """direct, mixed or indirect."""

    speaker: str | None = None
    """Full name as given anywhere in the article; null when the source is anonymous."""

    speaker_mention: str | None = None
    """The words beside the quotation; not scored."""

    participant_id: str | None = None
    """Id of the speaker among the participants."""

    cue: str | None = None
    """Reporting words; not scored."""

    secondhand: bool = False
    """Whether the words reached the writer through another."""

    spans: tuple[GoldSpan, ...] = Field(min_length=1)
    """Where the words stand, between the marks."""


class GoldBystander(GoldItem):
    """Somebody who is named and takes no part; not scored, the traps do that."""

    name: str
    """Who."""

    why: str
    """Why not."""

    span: GoldSpan
    """Where the name stands."""


class GoldNotSpeech(GoldItem):
    """A stretch between quotation marks that nobody said; not scored."""

    span: GoldSpan
    """Where it stands."""

    why: NotSpeechReason
    """Why it is no speech."""


class GoldTrap(GoldEntry):
    """What a careful reader would never write."""

    field: str
    """Path into a summary, such as "participants[].name" or "quotes[kind=direct].text"; "*" is every string of the items."""

    matches: str
    """Regular expression that no value there may contain."""

    why: str
    """The reason."""

    note: str | None = None
    """A remark for people; not scored."""


class Gold(GoldEntry):
    """The gold of one article."""

    article: GoldArticle
    """Which text it is about."""

    regions: tuple[GoldRegion, ...] = ()
    """Parts of the article; not scored."""

    meetings: tuple[GoldMeeting, ...] = ()
    """Every meeting, visit or call."""

    participants: tuple[GoldParticipant, ...] = ()
    """Who takes part."""

    agenda: tuple[GoldAgendaItem, ...] = ()
    """The topics."""

    positions: tuple[GoldPosition, ...] = ()
    """Who wants what."""

    quotes: tuple[GoldQuote, ...] = ()
    """Who said what."""

    not_participants: tuple[GoldBystander, ...] = ()
    """Who is only named."""

    not_speech: tuple[GoldNotSpeech, ...] = ()
    """Marks without speech."""

    must_not: tuple[GoldTrap, ...] = ()
    """Traps."""

    note: str | None = None
    """A remark for people; not scored."""


class _Untitled(GenerateJsonSchema):
    """Pydantic repeats each field's name as its title; that is left out."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002  the face is pydantic's
        return False


def gold_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a gold file, generated from the classes; `schemas/gold.schema.json` holds it."""
    schema = Gold.model_json_schema(schema_generator=_Untitled)
    return {"$schema": _Untitled.schema_dialect, "$id": "urn:summariser:gold:1"} | schema


def read_gold(path: str | Path) -> Gold:
    """Read one gold file. Raises InputError with one line that names the file and the first thing wrong in it."""
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"{path}: {(error.strerror or str(error)).lower()}", hint="give a gold file") from error
    try:
        gold = Gold.model_validate(json.loads(data))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise InputError(f"{path}: not JSON ({error})", hint="a gold file is JSON in UTF-8") from error
    except ValidationError as error:
        raise InputError(f"{path}: {_first(error)}", hint="schemas/gold.schema.json describes the format") from error
    if fault := next(_find_loose_ends(gold), None):
        raise InputError(f"{path}: {fault}", hint="schemas/gold.schema.json describes the format")
    return gold


def prove_gold(gold: Gold, article: Article, name: str) -> None:
    """Check that `gold` is about `article` and that each of its spans stands there. Raises InputError that names `name`."""
    if gold.article.sha256 != article.sha256:
        raise InputError(
            f"{name}: made for another text than {article.source} (sha256 {gold.article.sha256[:12]}…, the text has {article.sha256[:12]}…)",
            hint="use the article the gold was written for",
        )
    for path, span in _walk_spans(gold, ""):
        if span.end > len(article.text) or span.start >= span.end:
            raise InputError(f"{name}: {path} lies outside the article ({span.start}:{span.end})", hint="count again")
        if span.text is not None and article.text[span.start : span.end] != span.text:
            found = article.text[span.start : span.end]
            raise InputError(
                f"{name}: {path} says {span.text[:40]!r} but there stands {found[:40]!r}", hint="count again"
            )


def _first(error: ValidationError) -> str:
    fault = error.errors(include_url=False, include_context=False, include_input=False)[0]
    where = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in fault["loc"]).lstrip(".")
    return f"{where or 'the file'}: {fault['msg']}"


def _walk_spans(entry: object, path: str) -> Iterator[tuple[str, GoldSpan | GoldRegionSpan]]:
    if isinstance(entry, (GoldSpan, GoldRegionSpan)):
        yield path, entry
    elif isinstance(entry, GoldEntry):
        for name in type(entry).model_fields:
            yield from _walk_spans(getattr(entry, name), f"{path}.{name}".lstrip("."))
    elif isinstance(entry, tuple):
        for index, value in enumerate(entry):
            yield from _walk_spans(value, f"{path}[{index}]")


def _find_loose_ends(gold: Gold) -> Iterator[str]:
    """Ids given twice, ids that nothing bears, traps that cannot spring."""
    meetings = [item.id for item in gold.meetings]
    participants = [item.id for item in gold.participants]
    quotes = [item.id for item in gold.quotes]
    for ids in (
        meetings,
        participants,
        quotes,
        [item.id for item in gold.agenda],
        [item.id for item in gold.positions],
    ):
        yield from _find_twice(ids)
    used = [(f"participants[{i}]", a.meeting_id) for i, p in enumerate(gold.participants) for a in p.attendance]
    used += [(f"agenda[{i}]", id_) for i, item in enumerate(gold.agenda) for id_ in item.meeting_ids]
    yield from _find_strangers(used, meetings)
    actors = [(f"positions[{i}]", item.participant_id) for i, item in enumerate(gold.positions)]
    speakers = [(f"quotes[{i}]", item.participant_id) for i, item in enumerate(gold.quotes)]
    yield from _find_strangers([*actors, *speakers], participants)
    yield from _find_strangers([(f"positions[{i}]", item.quote_id) for i, item in enumerate(gold.positions)], quotes)
    for index, trap in enumerate(gold.must_not):
        if fault := find_unknown_field(trap):
            yield f"must_not[{index}]: {fault}"


def _find_twice(ids: list[str]) -> Iterator[str]:
    seen: set[str] = set()
    for id_ in ids:
        if id_ in seen:
            yield f"the id {id_!r} is given twice"
        seen.add(id_)


def _find_strangers(used: Iterable[tuple[str, str | None]], known: list[str]) -> Iterator[str]:
    for path, id_ in used:
        if id_ is not None and id_ not in known:
            yield f"{path} speaks of {id_!r}, which the file does not hold"
