"""Mentions of one person joined: "Emmanuel Macron", "President Macron" and "Macron", but not his wife."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from summariser.reading.names.mentions import Gender, PersonMention, Role, Run
from summariser.reading.names.tokens import Tokens
from summariser.reading.tables import acting, words

CANDIDATES = 8
"""People of one surname looked at for one mention; the latest ones."""


@dataclass(eq=False)
class Person:
    """Somebody, with all mentions found so far. `parts` are the folded words of the fullest form."""

    parts: tuple[str, ...]
    mentions: list[PersonMention] = field(default_factory=list)
    gender: Gender | None = None

    @property
    def first_mention(self) -> int:
        """Index of the first word of the earliest mention."""
        return min(mention.start for mention in self.mentions)


@cache
def fold(word: str) -> str:
    """Lower case without accents and punctuation, so that spellings of one name meet."""
    if word.isascii() and word.isalpha():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.lower())
    return "".join(c for c in plain if c.isalnum()) or word.lower()


def fold_name(tokens: Tokens, start: int, end: int) -> tuple[str, ...]:
    """The folded words of a name, particles and suffixes kept."""
    return tuple(fold(tokens.words[i]) for i in range(start, end))


class People:
    """Everybody in one article. Full names first, then the short forms that refer to them."""

    def __init__(self, tokens: Tokens, mentions: Iterable[PersonMention]) -> None:
        self.tokens = tokens
        self.all: list[Person] = []
        self._by_part: dict[str, list[Person]] = {}
        ordered = sorted(mentions, key=lambda mention: mention.start)
        parts = {mention.start: fold_name(tokens, mention.start, mention.end) for mention in ordered}
        for mention in ordered:
            if _weight(parts[mention.start]) > 1:
                self._add_full(mention, parts[mention.start])
        for mention in ordered:
            if _weight(parts[mention.start]) <= 1:
                self._add_short(mention, parts[mention.start])

    def _add_full(self, mention: PersonMention, parts: tuple[str, ...]) -> None:
        for person in self._candidates(parts):
            if _same_full(person.parts, parts) and not _conflict(person, mention):
                if len(parts) > len(person.parts):
                    person.parts = parts
                    self._index(person)
                self._attach(person, mention)
                return
        self._create(mention, parts)

    def _add_short(self, mention: PersonMention, parts: tuple[str, ...]) -> None:
        person = self.find(parts, mention.start, mention)
        if person:
            self._attach(person, mention)
        else:
            self._create(mention, parts)

    def _create(self, mention: PersonMention, parts: tuple[str, ...]) -> None:
        person = Person(parts)
        self.all.append(person)
        self._attach(person, mention)
        self._index(person)

    def _attach(self, person: Person, mention: PersonMention) -> None:
        person.mentions.append(mention)
        person.gender = person.gender or mention.gender

    def _index(self, person: Person) -> None:
        for part in dict.fromkeys(person.parts):
            same = self._by_part.setdefault(part, [])
            if person not in same[-CANDIDATES:]:
                same.append(person)

    def _candidates(self, parts: tuple[str, ...]) -> list[Person]:
        found: list[Person] = []
        for part in (parts[-1], parts[0]):
            found += [person for person in self._by_part.get(part, ())[-CANDIDATES:] if person not in found]
        return found

    def find(self, parts: tuple[str, ...], at: int, mention: PersonMention | None = None) -> Person | None:
        """Who is meant by a short form at word `at`: surname first, then any other part; among several the one named last before it."""
        if len(parts) > 1:
            whole = [p for p in self._candidates(parts) if set(parts) <= set(p.parts) or _same_initials(p.parts, parts)]
            return self._nearest(whole, at)
        key = next((part for part in reversed(parts) if part not in words()["particle"]), parts[-1])
        people = self._by_part.get(key, [])
        people = people[:CANDIDATES] + people[CANDIDATES:][-CANDIDATES:]
        people = [person for person in people if mention is None or not _conflict(person, mention)]
        surnamed = [person for person in people if surname_of(person.parts) == key]
        titled = [p for p in surnamed or people if mention and mention.role and _shares_role(p, mention.role)]
        return self._nearest(titled or surnamed or people, at)

    def _nearest(self, people: list[Person], at: int) -> Person | None:
        """The one named last before word `at`, else the one named first."""
        before = [person for person in people if person.mentions and person.first_mention <= at]
        if before:
            return max(before, key=lambda person: max(m.start for m in person.mentions[-CANDIDATES:]))
        return people[0] if people else None

    def add_runs(self, runs: Iterable[Run]) -> None:
        """Join the untitled runs that name somebody who is known by now."""
        for run in runs:
            for start, end in self._split(run):
                person = self._known(start, end)
                if person:
                    self._attach(person, PersonMention(start, end))

    def _split(self, run: Run) -> list[tuple[int, int]]:
        """Candidates within one run: the whole; in headings and compounds ("Blinken-Macron") also its parts, longest first."""
        if self._known(run.start, run.end):
            return [(run.start, run.end)]
        hyphened = any(self.tokens.gap(i) == "-" for i in range(run.start + 1, run.end))
        if not run.titled and not hyphened:
            return []
        found: list[tuple[int, int]] = []
        i = run.start
        while i < run.end:
            end = next((j for j in range(min(run.end, i + 5), i, -1) if self._known(i, j)), None)
            if end:
                found.append((i, end))
            i = end or i + 1
        return found

    def _known(self, start: int, end: int) -> Person | None:
        parts = fold_name(self.tokens, start, end)
        if parts[-1] not in self._by_part and parts[0] not in self._by_part:
            return None
        if end - start == 1 and parts[0] in words()["particle"]:
            return None
        if end - start == 1 and (parts[0] in words()["function"] or parts[0] in words()["month"]):
            following = self.tokens.lows[end : end + 1]
            if not following or following[0] not in acting():
                return None
        return self.find(parts, start)


def _weight(parts: tuple[str, ...]) -> int:
    """Words that count: particles do not, so that "al-Sudani" stays a surname."""
    table = words()
    return sum(
        1
        for part in parts
        if part not in table["particle"] and part not in table["suffix"] and part.upper() not in table["numeral"]
    )


def surname_of(parts: tuple[str, ...]) -> str:
    """The last part that is neither suffix nor numeral."""
    table = words()
    for part in reversed(parts):
        if part not in table["suffix"] and (part.upper() not in table["numeral"] or len(parts) == 1):
            return part
    return parts[-1]


def _same_full(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names can be one person's: equal, one inside the other, or equal but for initials."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if set(short) <= set(long):
        return True
    return "".join(one) == "".join(other) or _same_initials(one, other)


def _same_initials(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether surnames agree and one given name is the other's initial ("J. Smith", "John Smith")."""
    if surname_of(one) != surname_of(other) or len(one) < 2 or len(other) < 2:
        return False
    return one[0][0] == other[0][0] and 1 in (len(one[0]), len(other[0]))


def _conflict(person: Person, mention: PersonMention) -> bool:
    return bool(person.gender and mention.gender and person.gender != mention.gender)


def _shares_role(person: Person, role: Role) -> bool:
    head = role.words.lower().split()[-1:]  # none where only the state is told: "Peru's Quispe"
    return any(m.role and head and head[0] in m.role.words.lower().split() for m in person.mentions[:CANDIDATES])
