"""Traps: `{field, matches, why}` says that no value at a path of the summary may contain a pattern.

A path is names joined by dots; `[]` after a list is each of its items, `[kind=direct]` those whose field has that value, `[kind!=direct]`
the others. A path that ends at an object covers every value inside it. `*` covers every string of abstract, meetings, participants,
agenda, positions and quotations with their evidence: what a reader would take as reported. The facts about the article itself, the
stretches that are no speech, and what is set apart as unsupported are not covered by `*`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol, get_args

from pydantic import BaseModel

from summariser.record import Summary

ITEM_LISTS = ("abstract", "meetings", "participants", "agenda", "positions", "quotes")
_STEP = re.compile(r"(?P<name>[A-Za-z_]+)(?P<filters>(?:\[[^\]]*\])*)(?:\.|$)")
_FILTER = re.compile(r"\[(?:(?P<key>[A-Za-z_]+)(?P<sign>!?=)(?P<value>[^\]]*))?\]")


class Trap(Protocol):
    """Anything with a path, a pattern and a reason."""

    @property
    def field(self) -> str:
        """Path into a summary."""
        ...

    @property
    def matches(self) -> str:
        """Regular expression."""
        ...

    @property
    def why(self) -> str:
        """The reason."""
        ...


@dataclass(frozen=True)
class Violation:
    """A trap that sprang: the place, the value that stands there, and the trap's own words."""

    path: str
    value: str
    matches: str
    why: str


@dataclass(frozen=True)
class _Step:
    name: str
    filters: tuple[tuple[str, bool, str], ...]
    """(field, whether it must be equal, value); an empty `[]` filters nothing."""


def find_violations(summary: Summary, traps: Sequence[Trap]) -> tuple[Violation, ...]:
    """What `traps` forbid and `summary` holds, in the order of the traps and of the summary; once for each trap and item, although the
    words of an item mostly stand in its evidence too."""
    if not traps:
        return ()
    record = summary.model_dump(mode="json", by_alias=True)
    found: dict[tuple[int, str], Violation] = {}
    for index, trap in enumerate(traps):
        for path, value in _collect(record, trap.field):
            if re.search(trap.matches, value):
                item = path.partition("]")[0]
                found.setdefault((index, item), Violation(path, value, trap.matches, trap.why))
    return tuple(found.values())


def find_unknown_field(trap: Trap) -> str | None:
    """Why `trap` could never spring: a pattern or a path that does not fit a summary; None when it can."""
    try:
        re.compile(trap.matches)
    except re.error as error:
        return f"{trap.matches!r} is no regular expression ({error})"
    if trap.field == "*":
        return None
    steps = _parse(trap.field)
    if steps is None:
        return f"{trap.field!r} is no path"
    here: Any = Summary
    for step in steps:
        names = _field_types(here)
        if step.name not in names:
            return f"a summary has no {trap.field!r} (no field {step.name!r})"
        here = names[step.name]
    return None


def _collect(record: dict[str, Any], field: str) -> Iterator[tuple[str, str]]:
    if field == "*":
        for name in ITEM_LISTS:
            yield from _strings(record[name], name)
    else:
        yield from _follow(record, _parse(field) or (), "")


def _follow(value: Any, steps: tuple[_Step, ...], path: str) -> Iterator[tuple[str, str]]:
    if not steps:
        yield from _strings(value, path)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _follow(item, steps, f"{path}[{index}]")
    elif isinstance(value, dict) and steps[0].name in value:
        inner = value[steps[0].name]
        here = f"{path}.{steps[0].name}".lstrip(".")
        if isinstance(inner, list):
            for index, item in enumerate(inner):
                if _passes(item, steps[0].filters):
                    yield from _follow(item, steps[1:], f"{here}[{index}]")
        else:
            yield from _follow(inner, steps[1:], here)


def _passes(item: Any, filters: tuple[tuple[str, bool, str], ...]) -> bool:
    return all((_scalar(item.get(key)) == wanted) is equal for key, equal, wanted in filters if isinstance(item, dict))


def _strings(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _strings(inner, f"{path}.{name}")
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _strings(inner, f"{path}[{index}]")
    elif value is not None:
        yield path, _scalar(value)


def _scalar(value: Any) -> str:
    """A value as a pattern sees it; true, false and null as in JSON."""
    return (
        {None: "null", True: "true", False: "false"}[value] if value is None or isinstance(value, bool) else str(value)
    )


@cache
def _parse(field: str) -> tuple[_Step, ...] | None:
    steps, at = [], 0
    while at < len(field):
        match = _STEP.match(field, at)
        if match is None:
            return None
        filters = tuple(
            (found["key"], found["sign"] == "=", found["value"].strip("\"' "))
            for found in _FILTER.finditer(match["filters"])
            if found["key"]
        )
        steps.append(_Step(match["name"], filters))
        at = match.end()
    return tuple(steps) or None


def _field_types(type_: Any) -> dict[str, Any]:
    """Fields of the record class inside `type_` (a class, an optional one, or a tuple of them) by their name in JSON."""
    for candidate in (type_, *get_args(type_), *(a for inner in get_args(type_) for a in get_args(inner))):
        if isinstance(candidate, type) and issubclass(candidate, BaseModel):
            return {info.serialization_alias or name: info.annotation for name, info in candidate.model_fields.items()}
    return {}
