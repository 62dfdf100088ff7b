"""What the reading of names gives: entities and their mentions."""

from bisect import bisect_left
from dataclasses import dataclass
from operator import attrgetter
from typing import Literal

EntityKind = Literal["person", "country", "organisation", "group", "delegation"]
_START = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Name:
    """One mention: `text == article.text[start:end]`, without title and possessive 's."""

    start: int
    end: int
    text: str
    kind: EntityKind
    entity: int
    """Index of the entity it names."""

    title: tuple[int, int] | None = None
    """Where the title before it stands, country or body included ("French President"), else None."""

    possessive: bool = False
    metonym: bool = False
    """A capital or a seat of power that stands for its government."""


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or some body. Everything is in the article's words but `countries` (ISO 3166 alpha-3)."""

    index: int
    kind: EntityKind
    name: str
    """The fullest form in the article, without title."""

    surname: str | None
    aliases: tuple[str, ...]
    """The other forms, in order of first mention."""

    role: str | None
    affiliation: str | None
    countries: tuple[str, ...]
    mentions: tuple[Name, ...]
    """In the order of the article."""

    gender: Literal["female", "male"] | None = None
    """As far as titles and honorifics tell."""

    role_spans: tuple[tuple[int, int], ...] = ()
    """Where the article gives the role."""

    def mentions_between(self, start: int, end: int) -> tuple[Name, ...]:
        """The mentions that begin within `start:end`; some are mentioned in every sentence."""
        first = bisect_left(self.mentions, start, key=_START)
        return self.mentions[first : bisect_left(self.mentions, end, first, key=_START)]

    @property
    def is_people(self) -> bool:
        """Whether it can sit at a table: somebody, a group or a delegation, and no state or body."""
        return self.kind in ("person", "group", "delegation")
