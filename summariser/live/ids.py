"""Ids in an answer, and the fields of a draft that refer to them."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from summariser.engine import ModelT


def ids_of(answer: BaseModel) -> Iterator[str]:
    """The id of every item of the answer's lists that has one, in order."""
    for name in type(answer).model_fields:
        held = getattr(answer, name)
        for item in held if isinstance(held, list | tuple) else ():
            own = getattr(item, "id", None)
            if isinstance(own, str):
                yield own


def free_id(wanted: str, used: Collection[str]) -> str:
    """`wanted`, or the next number behind its letters that is not in use: "m4"."""
    letters = wanted.rstrip("0123456789") or "x"
    number = 1
    while wanted in used:
        wanted = f"{letters}{number}"
        number += 1
    return wanted


def renamed(answer: ModelT, ids: Mapping[str, str]) -> ModelT:
    """The answer with other ids, and whatever refers to them: fields named `meeting_id` or `meeting_ids`, and the like."""
    if all(old == new for old, new in ids.items()):
        return answer
    changed: ModelT = _renamed(answer, ids)
    return changed


def _renamed(value: Any, ids: Mapping[str, str]) -> Any:
    if isinstance(value, list | tuple):
        return type(value)([_renamed(each, ids) for each in value])
    if not isinstance(value, BaseModel):
        return value
    update = {}
    for name in type(value).model_fields:
        held = getattr(value, name)
        update[name] = _looked_up(held, ids) if name == "id" or name.endswith(("_id", "_ids")) else _renamed(held, ids)
    return value.model_copy(update=update)


def _looked_up(held: Any, ids: Mapping[str, str]) -> Any:
    if isinstance(held, list | tuple):
        return type(held)([_looked_up(each, ids) for each in held])
    return ids.get(held, held) if isinstance(held, str) else held
