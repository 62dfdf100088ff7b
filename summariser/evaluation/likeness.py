"""When an item of the gold and an item of a summary are the same: one criterion a kind, each as a degree of likeness (0 = not the same).

Degrees only order the candidates of the one-to-one matching; which pairs are possible at all is decided by the criterion.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from summariser.evaluation.gold import Gold
from summariser.evaluation.gold_items import (
    GoldAgendaItem,
    GoldMeeting,
    GoldParticipant,
    GoldPosition,
    GoldQuote,
)
from summariser.evaluation.names import COMPATIBLE, compare_names, fold_words
from summariser.evaluation.overlap import count_shared, merge, share_of_longer, share_of_shorter
from summariser.record import AgendaItem, Meeting, Participant, Position, Quote, Summary

QUOTE_OVERLAP = 0.5
"""Of the longer side: a quotation is found when half of it is given, and half of what is given is it."""

POSITION_OVERLAP = 0.5
"""Of the shorter evidence."""

TOPIC_OVERLAP = 0.5
"""Of the shorter topic's content words."""

_EMPTY_WORDS_LIST = """
    the a an of on in for and to with at by from as its their his her between over about into new talks issues
    issue matters discussions discussion efforts situation cooperation relations
"""
_EMPTY_WORDS = frozenset(_EMPTY_WORDS_LIST.split())


@dataclass(frozen=True)
class Likeness:
    """The criteria, for one gold and one summary; bearers' aliases come from their lists of participants."""

    gold: Gold
    summary: Summary

    def of_participants(self, gold: GoldParticipant, given: Participant) -> float:
        """The same person or body: equal names after folding, an alias, a compatible shorter name; for groups, kind and countries."""
        likeness = self._compare((gold.name, *gold.aliases), (given.name, *given.aliases))
        if likeness > 1:
            return likeness
        apart = gold.countries and given.countries and not set(gold.countries) & set(given.countries)
        return 0.0 if apart else likeness or _compare_groups(gold, given)

    def of_quotes(self, gold: GoldQuote, given: Quote) -> float:
        """At least half of the characters of the longer of the two in common."""
        share = share_of_longer(merge(gold.spans), merge(given.spans))
        return share if share >= QUOTE_OVERLAP else 0.0

    def of_meetings(self, gold: GoldMeeting, given: Meeting) -> float:
        """Evidence in common, and a participant or the place."""
        evidence = (*gold.evidence, gold.status_cue) if gold.status_cue else gold.evidence
        shared = count_shared(merge(evidence), merge(given.evidence))
        people = len(self._gold_guests[gold.id] & self._given_guests.get(given.id, frozenset()))
        place = _same_place(gold, given)
        nothing_to_share = not self._gold_guests[gold.id] and not gold.city and not gold.country
        if not shared or not (people or place or nothing_to_share):
            return 0.0
        return people + place + shared / (shared + 1000)

    def of_agenda(self, gold: GoldAgendaItem, given: AgendaItem) -> float:
        """Evidence in common or the topic's words, in the same meeting."""
        if gold.meeting_ids and not any(
            (a, b) in self._same_meetings for a in gold.meeting_ids for b in given.meeting_ids
        ):
            return 0.0
        words = _share_words(gold.topic, given.topic)
        evidence = share_of_shorter(merge(gold.evidence), merge(given.evidence))
        return 0.0 if not evidence and words < TOPIC_OVERLAP else 2 * words + evidence

    def of_positions(self, gold: GoldPosition, given: Position) -> float:
        """The same actor, and at least half of the shorter evidence in common."""
        left, right = merge(gold.evidence), merge(given.evidence)
        if share_of_shorter(left, right) < POSITION_OVERLAP or not self.is_same_actor(gold, given):
            return 0.0
        return share_of_longer(left, right) + (gold.stance == given.stance) / 10

    def is_same_actor(self, gold: GoldPosition, given: Position) -> bool:
        """Whether one person or body holds both positions."""
        names = self._name_gold(gold.actor, gold.participant_id)
        return self._compare(names, self._name_given(given.actor, given.participant_id)) > 0

    def is_right_speaker(self, gold: GoldQuote, given: Quote) -> bool:
        """Whether both name one speaker, or both leave the source unnamed."""
        if gold.speaker is None or given.speaker is None:
            return gold.speaker is given.speaker
        names = self._name_gold(gold.speaker, gold.participant_id)
        return self._compare(names, self._name_given(given.speaker, given.participant_id)) > 0

    def _compare(self, gold: tuple[str, ...], given: tuple[str, ...]) -> float:
        """As `compare_names`; but a short name that fits two bearers of the gold, such as two people of one surname, is nobody's."""
        likeness = compare_names(gold, given)
        if likeness != COMPATIBLE:
            return likeness
        others = (name for name in self._bearers if not compare_names(gold, (name,)))
        return 0.0 if any(compare_names((name,), given[:1]) for name in others) else likeness

    @cached_property
    def _bearers(self) -> tuple[str, ...]:
        """Every name that the gold gives to somebody, each once."""
        names = [item.name for item in self.gold.participants] + [item.name for item in self.gold.not_participants]
        names += [item.actor for item in self.gold.positions] + [
            item.speaker for item in self.gold.quotes if item.speaker
        ]
        return tuple(dict.fromkeys(names))

    def _name_gold(self, name: str, participant_id: str | None) -> tuple[str, ...]:
        bearer = next((p for p in self.gold.participants if p.id == participant_id), None)
        return (name,) if bearer is None else (name, bearer.name, *bearer.aliases)

    def _name_given(self, name: str, participant_id: str | None) -> tuple[str, ...]:
        bearer = next((p for p in self.summary.participants if p.id == participant_id), None)
        return (name,) if bearer is None else (name, bearer.name, *bearer.aliases)

    @cached_property
    def _gold_guests(self) -> Mapping[str, frozenset[int]]:
        """Meeting id -> indexes of gold participants."""
        return {
            meeting.id: frozenset(
                i for i, p in enumerate(self.gold.participants) if any(a.meeting_id == meeting.id for a in p.attendance)
            )
            for meeting in self.gold.meetings
        }

    @cached_property
    def _given_guests(self) -> Mapping[str, frozenset[int]]:
        """Meeting id of the summary -> indexes of the gold participants that are the same as its guests."""
        twins = {
            p.id: frozenset(i for i, g in enumerate(self.gold.participants) if self.of_participants(g, p))
            for p in self.summary.participants
        }
        guests: dict[str, frozenset[int]] = {}
        for participant in self.summary.participants:
            for attendance in participant.attendance:
                before = guests.get(attendance.meeting_id, frozenset())
                guests[attendance.meeting_id] = before | twins[participant.id]
        return guests

    @cached_property
    def _same_meetings(self) -> frozenset[tuple[str, str]]:
        """(gold id, given id) of meetings that meet the criterion: not only the matched ones, so that a topic of a meeting that the
        summary splits in two is not lost twice."""
        return frozenset(
            (gold.id, given.id)
            for gold in self.gold.meetings
            for given in self.summary.meetings
            if self.of_meetings(gold, given)
        )


def _same_place(gold: GoldMeeting, given: Meeting) -> bool:
    """One place: the cities agree; the countries decide when either names no city."""
    if gold.city and given.city:
        left, right = set(fold_words(gold.city)), set(fold_words(given.city))
        return left <= right or right <= left
    return gold.country is not None and gold.country == given.country


def _compare_groups(gold: GoldParticipant, given: Participant) -> float:
    """Half a degree for two groups or delegations of the same countries: "Ukrainian delegation", "delegation from Ukraine"."""
    groups = {"group", "delegation"}
    if gold.kind not in groups or given.kind not in groups or not gold.countries:
        return 0.0
    return 0.5 if set(gold.countries) == set(given.countries) else 0.0


def _share_words(left: str, right: str) -> float:
    """Content words in common, as a share of the shorter topic's; the whole words where a topic has none."""
    lefts, rights = _content_words(left), _content_words(right)
    return len(lefts & rights) / max(min(len(lefts), len(rights)), 1)


def _content_words(topic: str) -> frozenset[str]:
    words = frozenset(fold_words(topic))
    return words - _EMPTY_WORDS or words
