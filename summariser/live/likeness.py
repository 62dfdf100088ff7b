"""How much two items of an answer have in common: their letters by threes, so that it holds for any script."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from summariser.record import Claim

_LONGEST = 2000  # characters of an item that are compared


def likeness(one: object, other: object) -> float:
    """From 0 to 1: twice what two items have in common over what they have together (Dice)."""
    ours, theirs = _threes(" ".join(_texts(one))), _threes(" ".join(_texts(other)))
    together = ours.total() + theirs.total()
    return 2 * (ours & theirs).total() / together if together else float(one == other)


@lru_cache(2048)
def _threes(text: str) -> Counter[str]:
    folded = f"  {text[:_LONGEST].casefold()} "
    return Counter(folded[at : at + 3] for at in range(len(folded) - 2))


def _texts(value: object) -> Iterator[str]:
    """Every text in `value`. Ids and words of a closed vocabulary say nothing about which item it is."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        for name in _telling(type(value)):
            yield from _texts(getattr(value, name))
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield str(value)


@lru_cache(256)
def _telling(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields by which an item is known: its claims about the article where it has some, because what else it says is alike in many."""
    claims = tuple(name for name, info in model.model_fields.items() if _holds_claim(info.annotation, info.metadata))
    return claims or tuple(name for name, info in model.model_fields.items() if not _is_plain(name, info.annotation))


def _holds_claim(annotation: Any, metadata: Iterable[Any] = ()) -> bool:
    inner = get_args(annotation)
    return any(isinstance(each, Claim) for each in (*metadata, *inner)) or any(map(_holds_claim, inner))


def _is_plain(name: str, annotation: Any) -> bool:
    return name == "id" or name.endswith(("_id", "_ids")) or get_origin(annotation) is Literal


def items_of(answer: BaseModel, name: str) -> tuple[Any, ...]:
    """The items of a list of the answer; none where the field is no list."""
    held = getattr(answer, name, None)
    return tuple(held) if isinstance(held, list | tuple) else ()
