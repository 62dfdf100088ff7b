"""JSON text -> a draft, item by item: one bad item costs itself and no other."""

import json
import re
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from summariser.record import Draft, ItemKind, Unsupported

_KINDS: dict[str, ItemKind] = {
    "abstract": "statement",
    "meetings": "meeting",
    "participants": "participant",
    "agenda": "agenda",
    "positions": "position",
    "quotes": "quote",
    "not_speech": "not_speech",
}


class Unreadable(Exception):
    """No draft can be made of the answer; `fault` is its name in the table of faults, the message is for the model."""

    def __init__(self, fault: str, message: str) -> None:
        super().__init__(message)
        self.fault = fault


@dataclass(frozen=True)
class Answer:
    """A draft of the items that fit, the items that did not, and what the model should be told about them."""

    draft: Draft
    refused: tuple[Unsupported, ...]
    faults: tuple[str, ...]
    """One line each: path and what is wrong there."""

    missing: tuple[str, ...]
    """Keys of the answer that were not there."""

    repairs: tuple[str, ...]


def read_answer(text: str) -> Answer:
    """Read `text`. Raises Unreadable where nothing in it can be used."""
    value, repairs = _parsed(text)
    missing = tuple(key for key in _KINDS if value.get(key) is None)
    # {} fits a class in which every list may be left out, and would look like an article about nothing.
    if len(missing) == len(_KINDS):
        raise Unreadable("wrong_shape", f"The answer has none of the keys {', '.join(_KINDS)}.")
    lists = {key: _List(key, value[key]) for key in _KINDS if key not in missing}
    faults = [f"{key}: this key is missing; give [] when there is nothing to list" for key in missing]
    for each in lists.values():
        faults += each.faults
    return Answer(
        draft=Draft(**{key: tuple(each.items) for key, each in lists.items()}),
        refused=tuple(item for each in lists.values() for item in each.refused),
        faults=tuple(faults),
        missing=missing,
        repairs=tuple(dict.fromkeys([*repairs, *(code for each in lists.values() for code in each.repairs)])),
    )


def _parsed(text: str) -> tuple[dict[str, Any], tuple[str, ...]]:
    if not text.strip():
        raise Unreadable("empty", "The answer is empty.")
    try:
        value = json.loads(text)
        whole = _made_whole(value) if "\\u" in text or _HALF.search(text) else value
    except (ValueError, RecursionError) as error:
        where = f" ({error})" if isinstance(error, json.JSONDecodeError) else ""
        raise Unreadable("not_json", f"The answer is not JSON{where}.") from None
    if not isinstance(value, dict):
        raise Unreadable("wrong_shape", "The answer is JSON but no object.")
    return whole, ("half_characters",) if whole != value else ()


_HALF = re.compile("[\ud800-\udfff]")


def _made_whole(value: Any) -> Any:
    """`value` with every lone surrogate replaced: no file and no request could hold one."""
    if isinstance(value, str):
        return _HALF.sub("\ufffd", value)
    if isinstance(value, list):
        return [_made_whole(each) for each in value]
    if isinstance(value, dict):
        return {_made_whole(key): _made_whole(each) for key, each in value.items()}
    return value


class _List:
    """One list of the answer, read."""

    def __init__(self, key: str, value: Any) -> None:
        self.items: list[BaseModel] = []
        self.refused: list[Unsupported] = []
        self.faults: list[str] = []
        self.repairs: list[str] = []
        self._key = key
        if isinstance(value, dict):
            self.repairs.append("single_item")
        for index, item in enumerate(value if isinstance(value, list) else [value]):
            self._take(index, item)

    def _take(self, index: int, item: Any) -> None:
        try:
            self.items.append(self._validated(item))
        except ValidationError as error:
            details = _details(error)
            self.faults += [f"{self._key}[{index}]{path}: {what}" for path, what in details]
            path, what = details[0]
            self.refused.append(
                Unsupported(
                    kind=_KINDS[self._key],
                    item=item if isinstance(item, dict) else {"value": item},
                    reason="invalid",
                    detail=f"{path.lstrip('.') or 'item'}: {what}",
                )
            )

    def _validated(self, item: Any) -> BaseModel:
        kind = _item_class(self._key)
        try:
            return kind.model_validate(item)
        except ValidationError as error:
            spared = _without_nulls(item, error)
            if spared is None:
                raise
            made = kind.model_validate(spared)
            self.repairs.append("nulls")
            return made


def _without_nulls(item: Any, error: ValidationError) -> dict[str, Any] | None:
    """`item` without the nulls that its class does not take; None when something else is wrong as well."""
    wrong = error.errors(include_url=False, include_context=False)
    if not isinstance(item, dict) or any(len(each["loc"]) != 1 or each["input"] is not None for each in wrong):
        return None
    nulls = {each["loc"][0] for each in wrong}
    return {key: value for key, value in item.items() if key not in nulls}


def _details(error: ValidationError) -> list[tuple[str, str]]:
    """(path, what is wrong) of each error, without the value itself and without links that change with pydantic's version."""
    return [(_path(each["loc"]), each["msg"]) for each in error.errors(include_url=False, include_input=False)]


def _path(location: tuple[int | str, ...]) -> str:
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in location)


@cache
def _item_class(key: str) -> type[BaseModel]:
    """The class of the items in a list: tuple[DraftMeeting, ...] -> DraftMeeting."""
    kind: type[BaseModel] = get_args(Draft.model_fields[key].annotation)[0]
    return kind
