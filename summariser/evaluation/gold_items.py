"""The items of a gold file. Keys are strict, because a misspelt "optional" would silently change a score."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

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
