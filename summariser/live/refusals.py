"""What a review refused, listed for the model: each item once, with everything that is wrong with it."""

import json
import re
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from summariser.engine import Problem
from summariser.live.answers import Ground, keys_of
from summariser.patterns import regex
from summariser.prompt import tokens_in

_PATH = regex(r"(\w+)(?:\[(\d+)\])?\.?(.*)", re.S)


@dataclass(frozen=True)
class Refusal:
    """One item of an answer that was refused as a whole or in part, or one thing that the answer lacks."""

    name: str
    """The answer's field that it stands in, or should stand in."""

    index: int | None
    """Which item of that list; None for what was forgotten, and for a field that is no list."""

    wrong: tuple[tuple[str, str], ...]
    """(path within the item, "" for the whole of it; what is wrong)."""

    @property
    def weight(self) -> tuple[bool, int]:
        """Of two versions of an item the lighter is better: first whether the whole of it is refused, then in how many ways."""
        return any(not path for path, _ in self.wrong), len(self.wrong)


def refusals_in(problems: tuple[Problem, ...]) -> tuple[Refusal, ...]:
    """The problems of a review by item, in the order of the review."""
    grouped: dict[tuple[str, int | None, int], list[tuple[str, str]]] = {}
    for number, each in enumerate(problems):
        found = _PATH.match(each.path)
        if found is None:
            continue
        index = int(found[2]) if found[2] else None
        # What was forgotten is nobody's field, so each stands for itself.
        alone = number if index is None else -1
        grouped.setdefault((found[1], index, alone), []).append((found[3], each.detail))
    return tuple(Refusal(name, index, tuple(wrong)) for (name, index, _), wrong in grouped.items())


def listing(value: BaseModel, refusals: tuple[Refusal, ...], tokens: int) -> tuple[str, tuple[Refusal, ...]]:
    """The refusals as the model reads them, as many as fit into so many `tokens`, and which these are."""
    told: list[Refusal] = []
    lines: list[str] = []
    for refusal in refusals:
        entry = _entry(value, refusal, len(told) + 1)
        tokens -= tokens_in(entry)
        if tokens < 0:
            break
        lines.append(entry)
        told.append(refusal)
    ids = [f"- {line}" for line in _ids(value)]
    known = "\n\n".join(["Ids in use", "\n".join(ids)] if ids else [])
    return "\n\n".join(["Refused or forgotten", *lines, *([known] if known else [])]), tuple(told)


def ground_of(value: BaseModel, refusals: tuple[Refusal, ...]) -> Ground:
    """What an answer is read upon that gives only what it mends: everything else as it was."""
    asked = {each.name for each in refusals}
    wire = dict(zip(type(value).model_fields, keys_of(type(value)), strict=True))
    given = {name: _plain(getattr(value, name)) for name in wire}
    absent = {wire[name]: [] if isinstance(given[name], list) else given[name] for name in wire if name in asked}
    return Ground(absent, {wire[name]: given[name] for name in wire if name not in asked})


def _entry(value: BaseModel, refusal: Refusal, number: int) -> str:
    held = getattr(value, refusal.name, None)
    item = held[refusal.index] if refusal.index is not None and isinstance(held, list | tuple) else None
    if item is None and not isinstance(held, list | tuple):
        item = held
    shown = [json.dumps(_plain(item), ensure_ascii=False)] if item is not None else []
    wrong = [f"- {path}: {detail}" if path else f"- {detail}" for path, detail in refusal.wrong]
    return "\n".join([f"{number}. {refusal.name}", *shown, *wrong])


def _ids(value: BaseModel) -> list[str]:
    """ "m1: Paris talks" for every item of a list that has an id."""
    found = []
    for name in type(value).model_fields:
        held = getattr(value, name)
        for item in held if isinstance(held, list | tuple) else ():
            own = getattr(item, "id", None)
            if isinstance(item, BaseModel) and isinstance(own, str | int):
                title = next((text for text in _strings(item) if text != own), "")
                found.append(f"{own}: {title}")
    return found


def _strings(item: BaseModel) -> list[str]:
    values = (getattr(item, name) for name in type(item).model_fields)
    return [each for each in values if isinstance(each, str)]


def _plain(value: Any) -> Any:
    """As JSON."""
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", by_alias=True)
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    return (
        value if value is None or isinstance(value, str | int | float | bool) else str(getattr(value, "value", value))
    )
