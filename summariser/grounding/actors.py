"""Who holds a position: the evidence names them, refers to them, or lies in words of theirs and nobody else's."""

import re

from summariser.grounding.beside import Span
from summariser.grounding.cast import key_of
from summariser.grounding.described import PRONOUNS
from summariser.grounding.folding import fold
from summariser.grounding.grid import Grid
from summariser.grounding.meetings import Desk
from summariser.grounding.refused import Claimed
from summariser.grounding.words import keys_in
from summariser.reading.tables import list_words, titles
from summariser.record import Evidence, Quote

_REACH = 2500
"""Characters back to where a pronoun or an office may have been named: some six paragraphs of news."""

_PEOPLE = list_words(
    "there some others both all those neither two three leaders side sides one former latter colleague colleagues counterpart"
)
_BODIES = list_words(
    "government ministry country side delegation kremlin capital bundesrätin bundesrat minister ministerin präsident präsidentin kanzler ministre président présidente ministro presidente"
)
_THIRD = list_words("he she they who him her his their them er sie")
"""Pronouns for somebody else than the one who speaks."""


def check_actor(actor: str, claimed: Claimed, evidence: tuple[Evidence, ...], quotes: Grid[Quote], desk: Desk) -> bool:
    """Whether some of the evidence names the actor, refers to them, or lies in a quotation of theirs."""
    parts = (actor, *_parts(actor))
    for one in evidence:
        span = (one.start, one.end)
        speakers = [quote.speaker for quote in quotes.over(span) if quote.speaker]
        if any(_speaks_for(actor, speaker, desk) for speaker in speakers):
            return True
        if any(_is_named(part, span, desk) for part in parts):
            return True
        if any(_is_referred_to(part, span, desk, spoken=bool(speakers)) for part in parts):
            return not _is_anothers(actor, span, desk) or _refuse(actor, claimed, desk)
    return _refuse(actor, claimed, desk)


def _refuse(actor: str, claimed: Claimed, desk: Desk) -> bool:
    detail = f"The evidence neither names “{actor}” nor refers to it: give words of the article that say who holds the position."
    desk.docket.refuse(claimed, "not_the_actor", detail)
    return False


def _parts(actor: str) -> list[str]:
    """The members of a joint actor: "Berlin" and "Paris" of "Berlin and Paris"."""
    parts = [part.strip() for part in re.split(r",| and | und | et | y ", actor)]
    return [part for part in parts if part[:1].isupper()] if len(parts) > 1 else []


def _speaks_for(actor: str, speaker: str, desk: Desk) -> bool:
    """Whether the speaker is the actor, or speaks for the actor's country or body."""
    if desk.cast.is_same(actor, speaker):
        return True
    entity = desk.cast.entity(speaker)
    if entity is None:
        return False
    words = fold(f"{entity.role or ''} {entity.affiliation or ''}").text
    return bool(desk.cast.codes(actor) & set(entity.countries)) or key_of(actor) in words


def _is_named(actor: str, span: Span, desk: Desk) -> bool:
    return desk.cast.is_named_in(actor, desk.beside.sentence(*span))


def _is_referred_to(actor: str, span: Span, desk: Desk, *, spoken: bool) -> bool:
    """Whether the sentence speaks of somebody by pronoun, office or people before it names another person, and of the actor shortly before.

    In words that somebody else speaks, "we" and "I" are the speaker.
    """
    start, end = desk.beside.sentence(*span)
    others = [
        name.start for name in desk.beside.names_in((start, end)) if name.kind == "person" and not name.possessive
    ]
    told = list(keys_in(desk.beside.words((start, min([end, *others])))))
    person = (entity := desk.cast.entity(actor)) is not None and entity.kind == "person"
    while person and others and told and told[-1] in _offices():
        told.pop()  # the office of whoever is named next
    words = set(told) - ({"i", "we"} if spoken else set())
    if not words & (PRONOUNS | _PEOPLE | _offices()) and not _names_people_of(actor, (start, end), desk):
        return False
    return desk.cast.is_named_in(actor, (max(0, start - _REACH), start))


def _is_anothers(actor: str, span: Span, desk: Desk) -> bool:
    """Whether the reading gives the evidence to another person than `actor`, and no third person is told of in their words."""
    entity = desk.cast.entity(actor)
    if entity is None or entity.kind != "person":
        return False
    for speech in desk.beside.speeches.over(span):
        if speech.speaker is None:
            continue
        speaker = desk.beside.reading.entities[speech.speaker]
        if speaker.kind != "person" or speaker.index == entity.index or speech.secondhand:
            continue
        same = set(key_of(speaker.name).split()) & set(key_of(entity.name).split())
        words = set(keys_in(desk.beside.words(desk.beside.sentence(*span))))
        labelled = speech.speaker_span is None or not desk.beside.paragraph(*span)[0] <= speech.speaker_span[0]
        if not same and not (words & _THIRD and (labelled or speech.kind == "direct")):
            return True
    return False


def _names_people_of(actor: str, span: Span, desk: Desk) -> bool:
    """Whether the sentence names the actor's country; for a person its people only, as "the Americans" for two of them."""
    entity = desk.cast.entity(actor)
    codes = set(entity.countries) if entity else set()
    person = entity is not None and entity.kind == "person"
    return any(
        codes & set(desk.beside.reading.entities[name.entity].countries)
        for name in desk.beside.names_in(span)
        if not person or name.text.endswith("s")
    )


def _offices() -> frozenset[str]:
    """Words for people by their office, and for bodies."""
    table = titles()
    return _BODIES.union(*(table.get(kind, frozenset()) for kind in ("head", "plural", "crowd")))
