"""A summary: the answer as proven. Every item carries the characters of the article that it rests on."""

from typing import Any, Final, Literal

from pydantic import Field

from summariser.record.terms import (
    AgendaFacts,
    Entry,
    ItemKind,
    Match,
    MeetingFacts,
    NotSpeechReason,
    ParticipantFacts,
    PositionFacts,
    QuoteFacts,
    Reason,
)

SCHEMA_VERSION: Final = "1"


def _empty(value: object) -> bool:
    return value is None or value == ()


class Span(Entry):
    """A place in the article: `text == article.text[start:end]`, always."""

    start: int = Field(ge=0)
    """First character, counted in Unicode code points from 0."""

    end: int = Field(gt=0)
    """One past the last character."""

    text: str
    """The characters that stand there."""


class Evidence(Span):
    """A span, and how the claimed words match it."""

    match: Match
    """exact; folded: equal up to typography, white space and case; near: a few words differ, none of them a number, name, negation or modal."""

    score: float | None = Field(default=None, ge=0, le=1, exclude_if=_empty)
    """Only for near: the share of words in common."""

    differs: tuple[str, ...] = Field(default=(), exclude_if=_empty)
    """Only for near: the words in which claim and article differ."""


class Published(Entry):
    """When the article was published."""

    text: str
    """As written in the article."""

    value: str | None = None
    """ISO 8601 date, or its year and month, when the text gives the year, else null."""


class ArticleFacts(Entry):
    """The article the record is about."""

    source: str
    """Where it came from: the path as given, or <stdin>."""

    sha256: str
    """Of the UTF-8 of the decoded text, so that a record proves which text it is about."""

    characters: int
    """Length in Unicode code points."""

    title: str | None = None
    """Headline as it stands in the article, else null."""

    byline: str | None = None
    """Writer as named in the article, else null."""

    published: Published | None = None
    """Date of publication, else null."""

    language: str | None = None
    """ISO 639-1 code of the language as far as it was recognised, else null."""


class Statement(Entry):
    """One sentence of the abstract."""

    text: str
    """The sentence."""

    evidence: tuple[Evidence, ...] = Field(min_length=1)
    """What it rests on."""


class MeetingDate(Entry):
    """When a meeting is, was or was to be."""

    text: str
    """As written in the article."""

    value: str | None = None
    """ISO 8601 date, or its year and month, or the year, when the text gives the year; else null. Never filled in from today."""

    precision: Literal["day", "month", "year"] | None = None
    """How exact the text is, else null."""


class Meeting(MeetingFacts):
    __doc__ = MeetingFacts.__doc__

    date: MeetingDate | None = None
    """When, else null."""

    evidence: tuple[Evidence, ...] = Field(min_length=1)
    """What proves the meeting and its status."""


class Participant(ParticipantFacts):
    __doc__ = ParticipantFacts.__doc__

    id: str
    """p1, p2, … in the order of first mention."""

    evidence: tuple[Evidence, ...] = Field(min_length=1)
    """What proves name, role and participation."""


class AgendaItem(AgendaFacts):
    __doc__ = AgendaFacts.__doc__

    id: str
    """a1, a2, … in the order of the article."""

    evidence: tuple[Evidence, ...] = Field(min_length=1)
    """What makes it a topic of the meeting."""


class Position(PositionFacts):
    __doc__ = PositionFacts.__doc__

    id: str
    """s1, s2, … in the order of the article."""

    participant_id: str | None = None
    """Id of the actor among the participants; null when the actor takes part in no meeting."""

    quote_id: str | None = None
    """Id of the quotation that states it, else null."""

    evidence: tuple[Evidence, ...] = Field(min_length=1)
    """What states the position."""


class Quote(QuoteFacts):
    __doc__ = QuoteFacts.__doc__

    id: str
    """q1, q2, … in the order of the article."""

    text: str
    """The quoted words; the stretches of a split quotation are joined by " … "."""

    participant_id: str | None = None
    """Id of the speaker among the participants, else null."""

    origin: Literal["claimed", "found"] = "claimed"
    """claimed: the engine gave it; found: the engine forgot it and the reader of quotation marks did not."""

    spans: tuple[Evidence, ...] = Field(min_length=1)
    """Where the words stand: between the marks, edge punctuation included, one span a stretch."""


class NotSpeech(Entry):
    """A stretch between quotation marks that nobody is reported to have said or written."""

    span: Span
    """Where it stands."""

    why: NotSpeechReason
    """Why it is no speech."""


class Unsupported(Entry):
    """What was claimed and could not be proven: set apart, never printed as fact, never lost."""

    kind: ItemKind
    """Which kind of item was claimed."""

    field: str | None = None
    """The one field that failed, when the rest of the item stands in the record; null when the whole item failed."""

    item: dict[str, Any]
    """The claim as the engine made it."""

    reason: Reason
    """Why it is not in the record, as a code."""

    detail: str
    """Why it is not in the record, in a sentence."""


class Warning(Entry):
    """Something a reader of the record should know."""

    code: str
    """A short, stable code, such as "encoding"."""

    detail: str
    """One sentence."""


class Tokens(Entry):
    """Tokens as counted by the model's server."""

    prompt: int = 0
    """Tokens sent, over all requests."""

    completion: int = 0
    """Tokens received, over all requests."""


class Provenance(Entry):
    """How the record came to be."""

    engine: Literal["model", "rules"]
    """model: a language model; rules: the embedded rules."""

    version: str
    """Version of summariser."""

    model: str | None = None
    """Name of the model, else null."""

    prompt: str | None = None
    """Digest of the prompt's fixed part, so that records of two prompts can be told apart, else null; where items were mended, two joined by "+"."""

    recording: Literal["live", "hand-written"] | None = None
    """Where a replayed reply came from; null when nothing was replayed."""

    requests: int = 0
    """Requests that were answered for this record, re-asks included."""

    attempts: int = 0
    """Answers the model gave, invalid ones included."""

    tokens: Tokens | None = None
    """Tokens used, when the server counted them, else null."""


class Summary(Entry):
    """The record: what the article reports, each item with its proof. Grounded is not true: the record says what the article says."""

    schema_version: Literal["1"] = SCHEMA_VERSION
    """Version of this shape."""

    article: ArticleFacts
    """The article the record is about."""

    abstract: tuple[Statement, ...] = ()
    """Who met or meets whom, what about, and what came of it."""

    meetings: tuple[Meeting, ...] = ()
    """Every meeting, visit or call that the article reports, announces, postpones, cancels or denies."""

    participants: tuple[Participant, ...] = ()
    """Who takes part, or is to take part, in these meetings."""

    agenda: tuple[AgendaItem, ...] = ()
    """The topics of these meetings."""

    positions: tuple[Position, ...] = ()
    """The positions that actors take."""

    quotes: tuple[Quote, ...] = ()
    """Every quotation in the order of the article, and plain indirect speech."""

    not_speech: tuple[NotSpeech, ...] = ()
    """Every other stretch between quotation marks."""

    unsupported: tuple[Unsupported, ...] = ()
    """What was claimed and could not be proven."""

    warnings: tuple[Warning, ...] = ()
    """What a reader of the record should know."""

    provenance: Provenance
    """How the record came to be."""
