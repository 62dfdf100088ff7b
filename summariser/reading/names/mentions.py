"""What the scan of an article yields before anybody is joined with anybody: one entry a mention."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["person", "country", "organisation", "group", "delegation"]
Gender = Literal["female", "male"]


@dataclass(frozen=True, slots=True)
class Role:
    """An office in the article's words, what it belongs to in the article's words, and the countries that says."""

    words: str
    affiliation: str | None = None
    countries: tuple[str, ...] = ()
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person named at words `start` to `end` (not included)."""

    start: int
    end: int
    role: Role | None = None
    title: tuple[int, int] | None = None
    """Characters of the title before the name, affiliation included."""

    gender: Gender | None = None
    royal: bool = False


@dataclass(frozen=True, slots=True)
class BodyMention:
    """A country, organisation, group or delegation named at the characters `start` to `end`."""

    start: int
    end: int
    kind: Kind
    key: str
    """Mentions of one key are mentions of one body."""

    form: str
    countries: tuple[str, ...] = ()
    role: Role | None = None
    metonym: bool = False
    demonym: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words `start` to `end` (not included) that are nobody yet: perhaps a person named again, perhaps nothing."""

    start: int
    end: int
    titled: bool
