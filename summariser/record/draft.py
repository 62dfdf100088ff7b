"""A draft: the answer as an engine claims it, with the words it rests on and no offsets, because models cannot count.

A draft is never printed as fact. Grounding turns it into a `Summary`.
"""

from typing import Annotated

from pydantic import BeforeValidator

from summariser.record.terms import (
    AgendaFacts,
    Entry,
    MeetingFacts,
    NotSpeechReason,
    ParticipantFacts,
    Passage,
    PositionFacts,
    QuoteFacts,
    Verbatim,
)


def _listed(value: object) -> object:
    """A single string where a list of strings was asked for: every model does it now and then, and it is not ambiguous."""
    return (value,) if isinstance(value, str) else value


Passages = Annotated[tuple[Passage, ...], BeforeValidator(_listed)]
Stretches = Annotated[tuple[Verbatim, ...], BeforeValidator(_listed)]


class DraftStatement(Entry):
    """One sentence of the abstract."""

    text: str
    """One plain sentence: who met or meets whom, what about, or what came of it."""

    evidence: Passages = ()
    """Words of the article that prove it, copied character for character."""


class DraftMeeting(MeetingFacts):
    __doc__ = MeetingFacts.__doc__

    date: Verbatim | None = None
    """When, exactly as written in the article, such as "on Tuesday" or "12 March 2024", else null."""

    evidence: Passages = ()
    """Words of the article that prove the meeting and its status, copied character for character."""


class DraftParticipant(ParticipantFacts):
    __doc__ = ParticipantFacts.__doc__

    evidence: Passages = ()
    """Words of the article that name the participant with the role, and that show the participation, copied character for character."""


class DraftAgendaItem(AgendaFacts):
    __doc__ = AgendaFacts.__doc__

    evidence: Passages = ()
    """Words of the article that make it a topic of the meeting, copied character for character."""


class DraftPosition(PositionFacts):
    __doc__ = PositionFacts.__doc__

    evidence: Passages = ()
    """Words of the article that state the position, copied character for character."""


class DraftQuote(QuoteFacts):
    __doc__ = QuoteFacts.__doc__

    text: Stretches
    """The quoted words copied character for character without the outer marks, edge punctuation included; one entry for each stretch of a quotation that is split or runs over several paragraphs."""


class DraftNotSpeech(Entry):
    """Words between quotation marks that nobody is reported to have said or written."""

    text: Verbatim
    """The words between the marks, copied character for character."""

    why: NotSpeechReason
    """scare: marks of distance; title: of a work, event or document; motto; term: a word named as a word; foreign: a foreign word; boilerplate; other."""


class Draft(Entry):
    """What the article reports, as typed claims. An article about no meeting gives empty lists of meetings, participants and agenda."""

    abstract: tuple[DraftStatement, ...] = ()
    """Two to four sentences that say who met or meets whom, what about, and what came of it."""

    meetings: tuple[DraftMeeting, ...] = ()
    """Every meeting, visit or call that the article reports, announces, postpones, cancels or denies."""

    participants: tuple[DraftParticipant, ...] = ()
    """Everybody, and every body, that takes part or is to take part in one of these meetings."""

    agenda: tuple[DraftAgendaItem, ...] = ()
    """The topics of these meetings, one item a topic."""

    positions: tuple[DraftPosition, ...] = ()
    """The positions that actors take, whether they attend a meeting or not."""

    quotes: tuple[DraftQuote, ...] = ()
    """Every quotation in the order of the article, and plain indirect speech."""

    not_speech: tuple[DraftNotSpeech, ...] = ()
    """Every other stretch between quotation marks, so that none is forgotten."""
