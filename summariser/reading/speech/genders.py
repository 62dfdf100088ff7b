"""Whom "he" and "she" can mean, as far as names and honorifics tell."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from summariser.reading.tables.given import load_given_names

if TYPE_CHECKING:
    from summariser.reading.names import Entity

_HONORIFICS = {"mr": "male", "mrs": "female", "ms": "female", "sir": "male"}


def guess_genders(entities: Iterable["Entity"]) -> dict[int, str]:
    """ "male" or "female" by the index of the entity, for those of whom something tells."""
    guessed = {
        entity.index: entity.gender or _guess(entity.name.lower().split()) for entity in entities if _may(entity)
    }
    return {index: gender for index, gender in guessed.items() if gender}


def _may(entity: "Entity") -> bool:
    return bool(entity.gender) or entity.kind == "person"


def _guess(name: list[str]) -> str | None:
    titled = next((_HONORIFICS[word] for word in name if word in _HONORIFICS), None)
    return titled or _suggest(name[:-1])


def _suggest(given: list[str]) -> str | None:
    """What the first given name tells; the second only where the first ends like a woman's, for it may be a surname: "Horacio Vera Insfrán"."""
    known = load_given_names()
    first = known.get(given[0]) if given else None
    return first or (known.get(given[1]) if len(given) > 1 and given[0].endswith(("a", ".")) else None)
