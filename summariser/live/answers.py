"""JSON text -> an answer of the class that was asked for: one bad item costs itself and no other.

What does not fit leaves its list; a field that may be left out is left out; a field that may not takes its object with it.
"""

import json
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Generic, cast

from pydantic import BaseModel, ValidationError

from summariser.engine import Misfit, ModelT
from summariser.patterns import regex

Path = tuple[int | str, ...]

_LISTS = ("list_type", "tuple_type", "set_type", "frozen_set_type")
"""What pydantic calls the error of a value that is no list."""

_ROUNDS = 12
"""Each round takes out what the one before left without a required field; an answer nested deeper than this is no answer."""


class Unreadable(Exception):
    """Nothing can be made of the answer; `fault` is its name in the table of faults, the message is for the model."""

    def __init__(self, fault: str, message: str) -> None:
        super().__init__(message)
        self.fault = fault


@dataclass(frozen=True)
class Ground:
    """What an answer that need not be whole is read upon, as JSON by key."""

    absent: dict[str, Any]
    """Taken where the answer says nothing."""

    fixed: dict[str, Any]
    """Taken whatever the answer says."""


@dataclass(frozen=True)
class Answer(Generic[ModelT]):
    """What fits, what does not, and what the model should be told about it."""

    value: ModelT
    misfits: tuple[Misfit, ...]
    faults: tuple[str, ...]
    """One line each: path and what is wrong there."""

    missing: tuple[str, ...]
    """Keys of the answer that were not there."""

    repairs: tuple[str, ...]


def read_answer(text: str, schema: type[ModelT], ground: Ground | None = None) -> Answer[ModelT]:
    """Read `text` as a `schema`, whole or upon `ground`. Raises Unreadable where nothing in it can be used."""
    given, repairs = _parsed(text)
    keys = keys_of(schema)
    if ground is not None:
        sieve = _Sieve(ground.absent | given | ground.fixed, ground.absent | _parsed(text)[0] | ground.fixed)
        return Answer(sieve.sift(schema), sieve.in_order(), (), (), (*repairs, *sieve.repairs))
    # {} fits a class in which everything may be left out, and would look like an article about nothing.
    if keys and not any(key in given for key in keys):
        raise Unreadable("wrong_shape", f"The answer has none of the keys {', '.join(keys)}.")
    sieve = _Sieve(given, _parsed(text)[0])
    value = sieve.sift(schema)
    missing = tuple(key for key in keys if key not in sieve.value and (key,) not in sieve.misfits)
    absent = [
        f"{key}: this key is missing; give an empty list or null when there is nothing to give" for key in missing
    ]
    return Answer(value, sieve.in_order(), (*absent, *sieve.faults), missing, (*repairs, *sieve.repairs))


@lru_cache(64)
def keys_of(schema: type[BaseModel]) -> tuple[str, ...]:
    """The keys of an answer of this class, as they are on the wire."""
    described = schema.model_json_schema()
    if "$ref" in described:  # a class that holds itself
        described = described["$defs"][described["$ref"].rpartition("/")[2]]
    return tuple(described.get("properties", ()))


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


_HALF = regex("[\ud800-\udfff]")


def _made_whole(value: Any) -> Any:
    """`value` with every lone surrogate replaced: no file and no request could hold one."""
    if isinstance(value, str):
        return _HALF.sub("\ufffd", value)
    if isinstance(value, list):
        return [_made_whole(each) for each in value]
    if isinstance(value, dict):
        return {_made_whole(key): _made_whole(each) for key, each in value.items()}
    return value


@dataclass
class _Sieve:
    """Takes out of `value` what does not fit, until the rest does."""

    value: dict[str, Any]
    whole: dict[str, Any]
    """The answer as it was given, in objects of its own."""

    misfits: dict[Path, Misfit] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    _left: dict[int, list[int]] = field(default_factory=dict)  # id of a list -> the places its items had at first
    _nulls: list[Path] = field(default_factory=list)
    _wrapped: bool = False
    _gone: list[Any] = field(default_factory=list)  # kept, so that no id is given out again

    @property
    def repairs(self) -> tuple[str, ...]:
        """Codes of what was read in another way than it was written."""
        nulls = any(not any(_within(path, lost) for lost in self.misfits) for path in self._nulls)
        return (*(("nulls",) if nulls else ()), *(("single_item",) if self._wrapped else ()))

    def in_order(self) -> tuple[Misfit, ...]:
        """The misfits as they stood in the answer."""

        def place(path: Path) -> list[int]:
            return [
                list(_reached(self.whole, path[:at])).index(step) if isinstance(step, str) else step
                for at, step in enumerate(path)
            ]

        return tuple(self.misfits[path] for path in sorted(self.misfits, key=place))

    def sift(self, schema: type[ModelT]) -> ModelT:
        """What fits. Raises Unreadable when that is nothing."""
        for _ in range(_ROUNDS):
            try:
                return schema.model_validate(self.value)
            except ValidationError as error:
                self._take_out(cast(list[dict[str, Any]], error.errors(include_url=False, include_context=False)))
        raise Unreadable("wrong_shape", "The answer does not have the shape that was asked for.")

    def _take_out(self, errors: list[dict[str, Any]]) -> None:
        wrong: dict[Path, dict[str, Any]] = {}
        for each in errors:
            path = self._as_far_as_it_goes(each["loc"])
            if not path:
                raise Unreadable("wrong_shape", f"{_dotted(each['loc']) or 'The answer'}: {each['msg']}")
            wrong.setdefault(path, each)
            self._tell(path, each)
        outermost = [path for path in wrong if not any(path[:size] in wrong for size in range(1, len(path)))]
        # From the end, so that no item moves before its own turn.
        for path in sorted(outermost, key=_sortable, reverse=True):
            self._mend_or_cut(path, wrong[path])

    def _tell(self, path: Path, error: dict[str, Any]) -> None:
        """Note the error for the model, unless it only follows from one that was noted before."""
        given = self._as_given(path)
        known = any(_within(lost, given) for lost in self.misfits)
        null = error["input"] is None and error["type"] != "missing" and isinstance(path[-1], str)
        if not (known or null or (error["type"] in _LISTS)):
            rest = tuple(error["loc"])[len(path) :]
            self.faults.append(f"{_dotted((*given, *rest))}: {error['msg']}")

    def _mend_or_cut(self, path: Path, error: dict[str, Any]) -> None:
        holder = _reached(self.value, path[:-1])
        inner = holder[path[-1]]
        at_path = len(path) == len(error["loc"])
        if at_path and inner is None and isinstance(path[-1], str):
            if len(path) > 1:  # a key of the answer itself counts as missing
                self._nulls.append(self._as_given(path))
            del holder[path[-1]]
        elif at_path and error["type"] in _LISTS and not isinstance(inner, list):
            holder[path[-1]] = [inner]
            self._wrapped = self._wrapped or isinstance(inner, dict)
        else:
            self._cut(path, error)

    def _cut(self, path: Path, error: dict[str, Any]) -> None:
        given = self._as_given(path)
        rest = tuple(error["loc"])[len(path) :]
        detail = f"{_dotted(rest)}: {error['msg']}" if rest else str(error["msg"])
        for lost in [each for each in self.misfits if _within(each, given)]:
            # Not that a field is missing, but what was wrong with it when it stood there.
            inside = self.misfits.pop(lost)
            detail = f"{_dotted(lost[len(given) :])}: {inside.detail}"
        self.misfits[given] = self._misfit(given, detail)
        holder = _reached(self.value, path[:-1])
        if isinstance(holder, list):
            self._left.setdefault(id(holder), list(range(len(holder)))).pop(cast(int, path[-1]))
        self._gone.append(holder.pop(path[-1]))

    def _misfit(self, given: Path, detail: str) -> Misfit:
        outer = next((at for at, step in enumerate(given) if isinstance(step, int)), len(given) - 1)
        item, inside = given[: outer + 1], given[outer + 1 :]
        try:
            value = _reached(self.whole, item)
        except (KeyError, IndexError, TypeError):  # a single item that was read as a list of one
            value = _reached(self.whole, item[:-1])
        return Misfit(_dotted(given), value, _dotted(inside) or None, detail)

    def _as_far_as_it_goes(self, location: Path) -> Path:
        """As much of pydantic's location as leads to a value; the rest names what is missing, or a branch of a union."""
        value: Any = self.value
        for at, step in enumerate(location):
            known = isinstance(value, dict) and step in value
            if not known and not (isinstance(value, list) and isinstance(step, int) and step < len(value)):
                return location[:at]
            value = value[step]
        return location

    def _as_given(self, path: Path) -> Path:
        """The path in the answer as it was given, before anything left its lists."""
        value: Any = self.value
        steps: list[int | str] = []
        for step in path:
            left = self._left.get(id(value))
            steps.append(left[step] if left is not None and isinstance(step, int) else step)
            value = value[step]
        return tuple(steps)


def _reached(value: Any, path: Path) -> Any:
    for step in path:
        value = value[step]
    return value


def _within(path: Path, other: Path) -> bool:
    return path[: len(other)] == other


def _sortable(path: Path) -> list[str]:
    return [f"{step:09d}" if isinstance(step, int) else step for step in path]


def _dotted(path: Path) -> str:
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")
