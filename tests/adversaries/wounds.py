"""What a damage is: the change it makes, the path it leaves, and what must not stand in the record because of it."""

import math
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cached_property
from random import Random
from typing import Any, Literal

from adversaries.answers import NOTES, Answer
from adversaries.words import bare

Record = dict[str, Any]
Item = dict[str, Any]
Path = tuple[str | int, ...]
How = Literal["same", "says", "holds"]
Catchable = Literal["yes", "partly", "no"]


@dataclass(frozen=True)
class Condition:
    """One condition on a field of an item. `same` and `says` (contains) compare words; `holds`, characters."""

    field: str
    how: How
    value: str

    def holds_for(self, item: Item) -> bool:
        """Whether any string under the field meets the condition."""
        return any(self._met(found) for found in _under(item, self.field))

    def _met(self, found: str) -> bool:
        if self.how == "holds":
            return " ".join(self.value.split()) in " ".join(found.split())
        value, words = bare(self.value), bare(found)
        return bool(value) and (value == words if self.how == "same" else f" {value} " in f" {words} ")

    def __str__(self) -> str:
        return f"{self.field} {self.how} {self.value!r}"


@dataclass(frozen=True)
class Ban:
    """What must not stand as fact: more than `allowed` items of the section ("*": of any) that meet every test."""

    section: str
    tests: tuple[Condition, ...]
    allowed: int = 0

    def broken_by(self, record: Record) -> bool:
        """Whether the record says what it must not say."""
        return sum(all(test.holds_for(item) for test in self.tests) for item in self._items(record)) > self.allowed

    def _items(self, record: Record) -> list[Item]:
        return [item for section in SECTIONS if self.section in (section, "*") for item in record.get(section, ())]

    def __str__(self) -> str:
        return f"{self.section}: {' and '.join(map(str, self.tests))}" + (
            f" (more than {self.allowed})" if self.allowed else ""
        )


@dataclass(frozen=True)
class Wound:
    """A damaged path of the answer, such as ("quotes", 3, "text"), and what must not stand in the record."""

    path: Path
    bans: tuple[Ban, ...]

    def open_in(self, record: Record) -> bool:
        """Whether the damage stands in the record as fact."""
        return any(ban.broken_by(record) for ban in self.bans)


@dataclass(frozen=True)
class Change:
    """One item put in (`at` None), replaced, or taken out (`item` None)."""

    section: str
    at: int | None
    item: Item | None
    field: str = ""
    bans: tuple[Ban, ...] = ()


_PERSON = re.compile(r"(?!The |Her |His |Their |A |An )[^\W\d_a-zà-ž].* [^\W\d_a-zà-ž]\S*")
"""A capitalised first and last word, with anything between: "Wilhelmina van der Zalm", not "her office"."""

SECTIONS = ("abstract", "meetings", "participants", "agenda", "positions", "quotes", "not_speech")


def ban(section: str, *tests: tuple[str, How, str], allowed: int = 0) -> Ban:
    """A ban from (field, how, value) triples."""
    return Ban(section, tuple(Condition(*test) for test in tests), allowed)


def _under(value: Any, path: str) -> Iterator[str]:
    """All strings under a dotted path; lists are walked through, "*" is everything."""
    if isinstance(value, (list, tuple)):
        for one in value:
            yield from _under(one, path)
    elif isinstance(value, dict):
        head, _, rest = path.partition(".")
        for one in value.values() if head == "*" else [value.get(head)]:
            yield from _under(one, "*" if head == "*" else rest)
    elif isinstance(value, str):
        yield value


def trusting(answer: Answer) -> Record:
    """The record of a reader who believes everything: the baseline, and the proof that each ban can be broken."""
    record = {section: [dict(item) for item in answer[section]] for section in SECTIONS}
    for quote in record["quotes"]:
        stretches = [quote["text"]] if isinstance(quote["text"], str) else quote["text"]
        quote["text"], quote["spans"] = " … ".join(stretches), [{"text": stretch} for stretch in stretches]
    for meeting in record["meetings"]:
        meeting["date"] = {"text": meeting["date"]} if meeting["date"] else None
    for item in record["not_speech"]:
        item["span"] = {"text": item["text"]}
    for item in [item for items in record.values() for item in items if "evidence" in item]:
        item["evidence"] = [{"text": words} for words in item["evidence"]]
    return named(record)


def named(record: Record) -> Record:
    """The record with `meeting_titles` in participants and agenda, because grounding may number the meetings anew."""
    titles = {meeting["id"]: meeting["title"] for meeting in record["meetings"]}
    for person in record["participants"]:
        person["meeting_titles"] = [titles.get(one["meeting_id"], "?") for one in person["attendance"]]
    for item in record["agenda"]:
        item["meeting_titles"] = [titles.get(one, "?") for one in item["meeting_ids"]]
    return record


@dataclass
class Case:
    """One answer to one article under one kind of damage, with the dice."""

    answer: Answer
    article: str
    dice: Random
    used: set[str] = field(default_factory=set)

    @cached_property
    def _bare(self) -> str:
        return f" {bare(self.article)} "

    @cached_property
    def truth(self) -> Record:
        """What a trusting reader makes of the undamaged answer."""
        return trusting(self.answer)

    def given(self, text: str) -> bool:
        """Whether the article has these words, in this order."""
        return f" {bare(text)} " in self._bare

    def absent(self, choices: tuple[str, ...]) -> str | None:
        """One of the choices that the article does not give and that was not used yet."""
        free = [one for one in choices if one not in self.used and not any(self.given(word) for word in one.split())]
        if not free:
            return None
        chosen = self.dice.choice(free)
        self.used.add(chosen)
        return chosen

    @cached_property
    def people(self) -> list[str]:
        """Persons of the article by full name: participants and speakers."""
        persons = [item["name"] for item in self.answer["participants"] if item["kind"] == "person"]
        speakers = [item["speaker"] for item in self.answer["quotes"] if item["speaker"]]
        return [name for name in dict.fromkeys(persons + speakers) if _PERSON.fullmatch(name)]

    def somebody_but(self, name: str | None) -> str | None:
        """A person of the article who shares no part of the name."""
        taken = set((name or "").split())
        others = [person for person in self.people if not taken & set(person.split())]
        return self.dice.choice(others) if others else None


Damager = Callable[[Case, str, int], list[Change]]
Result = tuple[Answer, list[Wound]]


@dataclass(frozen=True)
class Kind:
    """One kind of damage, called as kind(answer, article, share, seed)."""

    name: str
    sections: tuple[str, ...]
    damager: Damager
    catchable: Catchable

    def __call__(self, answer: Answer, article: str, share: float, seed: int) -> Result:
        """Damage that share of the items of the sections, at least one where any fits; the same for the same seed."""
        case = Case(answer, article, Random(f"{self.name}:{seed}"))
        places = [(section, at) for section in self.sections for at in range(len(answer[section]))]
        wanted = math.ceil(share * len(places)) if share > 0 else 0
        case.dice.shuffle(places)
        surgery = _Surgery(case)
        for section, at in places:
            if surgery.count >= wanted:
                break
            surgery.try_on(self.damager(case, section, at))
        return surgery.result()


KINDS: dict[str, Kind] = {}


def kind(catchable: Catchable, *sections: str) -> Callable[[Damager], Damager]:
    """Register a damager under its own name, with whether a checker without a model can catch it in principle."""

    def register(damager: Damager) -> Damager:
        name = damager.__name__
        KINDS[name] = Kind(name, sections, damager, catchable)
        return damager

    return register


class _Surgery:
    """Applies changes, none twice to one item and none that leaves the answer true."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._items: dict[str, list[Item | None]] = {section: list(case.answer[section]) for section in SECTIONS}
        self._touched: set[tuple[str, int]] = set()
        self._wounds: list[tuple[str, int, str, tuple[Ban, ...]]] = []

    @property
    def count(self) -> int:
        return len(self._wounds)

    def try_on(self, changes: list[Change]) -> None:
        places = {(change.section, change.at) for change in changes if change.at is not None}
        harmless = any(ban.broken_by(self._case.truth) for change in changes for ban in change.bans)
        if not harmless and not places & self._touched:
            for change in changes:
                self._apply(change)

    def _apply(self, change: Change) -> None:
        items = self._items[change.section]
        if change.at is None:
            items.append(change.item)
        else:
            items[change.at] = change.item
        at = len(items) - 1 if change.at is None else change.at
        self._touched.add((change.section, at))
        if change.bans:
            self._wounds.append((change.section, at, change.field, change.bans))

    def result(self) -> Result:
        """The answer without the holes, and the wounds with their paths moved up accordingly."""
        answer: Answer = {NOTES: self._case.answer.get(NOTES)}
        moved: dict[tuple[str, int], int] = {}
        for section, items in self._items.items():
            kept = [(at, item) for at, item in enumerate(items) if item is not None]
            moved |= {(section, at): new for new, (at, _) in enumerate(kept)}
            answer[section] = [deepcopy(item) for _, item in kept]
        wounds = [
            Wound((section, moved[section, at], *filter(None, [name])), bans)
            for section, at, name, bans in self._wounds
        ]
        return answer, wounds
