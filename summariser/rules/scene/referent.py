"""Somebody meant in an article, wherever and by whatever words."""

from dataclasses import dataclass

from summariser.reading.names import Entity


@dataclass(frozen=True, slots=True)
class Referent:
    """Somebody meant at the characters `start` to `end`; `entity` None when it is nobody named, then `words` say who."""

    start: int
    end: int
    entity: Entity | None
    words: str
    several: bool = False
    pronoun: bool = False
    body: bool = False
    """Nobody named, but a body that is described: "the ministry"."""
