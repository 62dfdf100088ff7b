"""What was read in the pieces of a long article -> one answer, in the order of the article and without doubles."""

from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel

from summariser.engine import ModelT
from summariser.live.ids import free_id, ids_of, renamed
from summariser.live.likeness import likeness
from summariser.record import Draft, DraftMeeting, DraftNotSpeech, DraftParticipant, DraftQuote

_SAME_TITLE = 0.75
"""Likeness of titles from which two meetings may be one."""

Read = tuple[ModelT, str]
"""What was read in a piece, and the words that the piece repeats of the one before."""


def gather(read: list[Read[ModelT]]) -> ModelT:
    """One answer. Items that two pieces give alike are given once; of a field that is no list the first value counts.

    Meetings and people of a draft are joined where they are the same, and what refers to a meeting follows it.
    """
    gathered, _ = read[0]
    for answer, repeated in read[1:]:
        gathered = _joined(gathered, answer, repeated)
    return gathered


def _joined(before: ModelT, answer: ModelT, repeated: str) -> ModelT:
    answer = _with_own_ids(before, answer)
    update: dict[str, Any] = {}
    for name in type(before).model_fields:
        ours, theirs = getattr(before, name), getattr(answer, name)
        if isinstance(ours, list | tuple):
            update[name] = type(ours)(_with_new(list(ours), theirs, repeated))
        elif ours is None:
            update[name] = theirs
    return before.model_copy(update=update)


def _with_own_ids(before: ModelT, answer: ModelT) -> ModelT:
    """The answer with ids that nothing else has: those of the meetings that are known already, and free ones."""
    used = set(ids_of(before))
    ids: dict[str, str] = {}
    for own in ids_of(answer):
        ids[own] = free_id(own, used)
        used.add(ids[own])
    answer = renamed(answer, ids)
    if isinstance(before, Draft) and isinstance(answer, Draft):
        same: dict[str, str] = {}
        for meeting in answer.meetings:
            partner = next((each.id for each in before.meetings if is_same_meeting(each, meeting)), None)
            if partner is not None and partner not in same.values():
                same[meeting.id] = partner
        answer = renamed(answer, same)
    return answer


def _with_new(items: list[Any], new: Iterable[Any], repeated: str) -> list[Any]:
    known = list(items)  # two items of one piece are never one: whoever read it told them apart
    for item in new:
        at = next((at for at, each in enumerate(known) if _is_same(each, item, known, repeated)), None)
        if at is None:
            items.append(item)
        elif items[at] != item:
            items[at] = _merged(items[at], item)
    return items


def _is_same(one: Any, other: Any, known: list[Any], repeated: str) -> bool:
    if isinstance(one, DraftMeeting) and isinstance(other, DraftMeeting):
        return one.id == other.id
    if isinstance(one, DraftParticipant) and isinstance(other, DraftParticipant):
        return is_same_participant(one, other, [each for each in known if isinstance(each, DraftParticipant)])
    if isinstance(one, DraftQuote) and isinstance(other, DraftQuote):
        # The same words may be said twice; they are one quotation only where both pieces hold the place.
        return one.text == other.text and all(text in repeated for text in other.text)
    if isinstance(one, DraftNotSpeech) and isinstance(other, DraftNotSpeech):
        return one.text == other.text and other.text in repeated
    return bool(one == other)


def is_same_meeting(one: DraftMeeting, other: DraftMeeting) -> bool:
    """Whether two pieces speak of one meeting: status, place and date do not contradict each other, and title or evidence agree."""
    pairs = ((one.city, other.city), (one.country, other.country), (one.date, other.date))
    if one.status != other.status or any(_contradict(*each) for each in pairs):
        return False
    shared = {each.casefold() for each in one.evidence} & {each.casefold() for each in other.evidence}
    return likeness(one.title, other.title) >= _SAME_TITLE or bool(shared)


def is_same_participant(one: DraftParticipant, other: DraftParticipant, known: list[DraftParticipant]) -> bool:
    """Whether two pieces name one participant: by full name, by alias, or by a surname that only one of those known bears."""
    if one.kind != other.kind or (one.countries and other.countries and not set(one.countries) & set(other.countries)):
        return False
    ours, theirs = _names(one), _names(other)
    full = [name for name in ours & theirs if " " in name] or (one.name.casefold() == other.name.casefold())
    if full or one.kind != "person":
        return bool(full or ours & theirs)
    if not (_surname(one) == _surname(other) and (" " not in one.name or " " not in other.name)):
        return False
    bearers = [each for each in known if each.kind == "person" and _surname(each) == _surname(other)]
    if len(bearers) == 1:
        return not _contradict(one.role, other.role)
    # Of several people of one surname only the role tells which is meant.
    return one.role is not None and [each.name for each in bearers if _agree(each.role, other.role)] == [one.name]


def _merged(one: BaseModel, other: BaseModel) -> BaseModel:
    """What both say: the first value of each field, the entries of both lists, and of two names of a person the fuller."""
    update: dict[str, Any] = {}
    for name in type(one).model_fields:
        ours, theirs = getattr(one, name), getattr(other, name)
        if isinstance(ours, tuple):
            update[name] = tuple(dict.fromkeys((*ours, *theirs))) if not isinstance(one, DraftQuote) else ours
        elif ours is None:
            update[name] = theirs
    if isinstance(one, DraftParticipant) and isinstance(other, DraftParticipant):
        update |= _both_names(one, other)
    return one.model_copy(update=update)


def _both_names(one: DraftParticipant, other: DraftParticipant) -> dict[str, Any]:
    name = other.name if " " in other.name and " " not in one.name else one.name
    aliases = (each for each in (one.name, *one.aliases, other.name, *other.aliases) if each != name)
    attendance = {each.meeting_id: each for each in (*other.attendance, *one.attendance)}
    order = dict.fromkeys(each.meeting_id for each in (*one.attendance, *other.attendance))
    return {
        "name": name,
        "aliases": tuple(dict.fromkeys(aliases)),
        "attendance": tuple(attendance[each] for each in order),
    }


def _names(participant: DraftParticipant) -> set[str]:
    return {each.casefold() for each in (participant.name, *participant.aliases)}


def _surname(participant: DraftParticipant) -> str:
    return participant.name.casefold().split()[-1] if participant.name.strip() else ""


def _agree(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one.casefold() == other.casefold()


def _contradict(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one.casefold() != other.casefold()
