"""Odd answers made readable: the text of a reply -> JSON text, with the name of every repair.

Only what can be read in one way is mended. Nothing is guessed, and what was cut off stays cut off: the model is asked again instead.
"""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from summariser.patterns import regex

REPAIRS = {
    "thinking": "The model wrote its thoughts before the answer; they were left out.",
    "prose": "The model wrote words or marks around the answer; they were left out.",
    "commas": "The answer's JSON had trailing commas; they were taken out.",
    "quotes": "The answer was written as a Python literal instead of JSON; it was read as one.",
    "controls": "The answer's JSON had raw line breaks or control characters in its strings; they were kept.",
    "encoded_twice": "The answer was JSON inside a JSON string; the inner one was read.",
    "wrapped": "The answer was wrapped in another object; the inner one was read.",
    "repeated_keys": "The answer's JSON had a key more than once; lists were joined, of other values the last was read.",
    "key_echoed": "The server repeated the key in its answer; it was taken out.",
    "half_characters": "The answer held half characters (lone surrogates); they were replaced by U+FFFD.",
    "parts": "The answer came in several parts; they were joined.",
    "tool_call": "The model called a tool where text was asked for; the call's arguments were read.",
    "no_tool_call": "The model wrote text where a tool call was asked for; the text was read.",
    "arguments": "The tool call's arguments were an object instead of a string; they were read as they are.",
    "more_calls": "The model called the tool more than once; only the first call was read.",
    "nulls": "The answer had null where a list or a value was asked for; it was read as not given.",
    "single_item": "The answer had a single item where a list was asked for; it was read as a list of one.",
}
"""Code of a repair -> the sentence that goes into the record's warnings."""

Mended = tuple[str, tuple[str, ...]]
"""The text, and the codes of what was mended in it; as it came, and none, where it is JSON already or cannot be read safely."""

_MAX = 2 * 1024 * 1024  # characters; longer answers are read as they are or not at all
_THOUGHTS = regex(r"\A.*</(?:think|thinking|thought|reasoning)>", re.S | re.I)
Keys = tuple[str, ...]
"""Of the answer that was asked for."""


def mend(text: str, keys: Keys) -> Mended:
    """`text` as one JSON object with some of `keys`, where it can be read as one safely."""
    if len(text) > _MAX:  # mending looks at a text several times
        return text, ()
    repairs: list[str] = []
    value = _read(text, keys, repairs)
    value = _unwrapped(value, keys, repairs)
    if not _is_answer(value, keys) or not repairs:
        return text, ()
    try:
        return json.dumps(value, ensure_ascii=False), tuple(repairs)
    except RecursionError:
        return text, ()


def _read(text: str, keys: Keys, repairs: list[str]) -> Any:
    """The value of the first reading that succeeds, from the plainest to the oddest."""
    for codes, candidate in _candidates(text, keys):
        for reading, code in _READINGS:
            extra: list[str] = [code] if code else []
            value = _attempted(reading, candidate, extra)
            if value is not None:
                repairs += codes + extra
                return value
    return None


def _attempted(reading: Callable[[str, list[str]], Any], text: str, repairs: list[str]) -> Any:
    try:
        return reading(text, repairs)
    except (ValueError, SyntaxError, RecursionError, MemoryError):
        return None


def _candidates(text: str, keys: Keys) -> Iterator[tuple[list[str], str]]:
    """The text itself; without thoughts; and the one object in it that looks like the answer."""
    plain = text.strip().removeprefix("\ufeff")
    codes = ["prose"] if "\ufeff" in text[:1] else []
    yield codes, plain
    without = _THOUGHTS.sub("", plain, count=1).strip() if "</" in plain else plain
    if without != plain:
        codes = ["thinking"]
        yield codes, without
    objects = list(_objects(without, keys))
    # Two objects that could both be the answer are left alone: choosing between them would be guessing.
    if len(objects) == 1 and objects[0] != without:
        yield [*codes, "prose"], objects[0]


def _objects(text: str, keys: Keys) -> Iterator[str]:
    """Every outermost {…} in `text` that names one of `keys`. Braces inside JSON strings do not count."""
    position = text.find("{")
    while position != -1:
        end = _closing(text, position)
        if end is None:
            return
        if any(f'"{key}"' in text[position:end] or f"'{key}'" in text[position:end] for key in keys):
            yield text[position:end]
        position = text.find("{", end)


# A string that is never closed reaches to the end, so that no mark is looked at twice.
_STRING = r'"(?:[^"\\]|\\.)*(?:"|\\?\Z)'
_TOKEN = regex(rf"{_STRING}|[{{}}]", re.S)


def _closing(text: str, start: int) -> int | None:
    """One past the brace that closes the one at `start`; None when it stays open."""
    depth = 0
    for token in _TOKEN.finditer(text, start):
        if token[0] == "{":
            depth += 1
        elif token[0] == "}":
            depth -= 1
            if depth == 0:
                return token.end()
    return None


def _strict(text: str, repairs: list[str]) -> Any:
    return _loads(text, repairs)


def _with_controls(text: str, repairs: list[str]) -> Any:
    return _loads(text, repairs, strict=False)


def _without_commas(text: str, repairs: list[str]) -> Any:
    return _loads(_COMMA.sub(lambda found: found[1] or "", text), repairs, strict=False)


_COMMA = regex(rf"({_STRING})|,(?=\s*[}}\]])", re.S)


def _python_literal(text: str, _repairs: list[str]) -> Any:
    """{'a': None} as weak models write it. Only JSON's own types come through, and no expression is evaluated."""
    if not text.startswith("{") or "'" not in text or "\\" in text:  # an escape would mean something else in Python
        return None
    import ast

    return json.loads(json.dumps(ast.literal_eval(text), allow_nan=False))


_READINGS: tuple[tuple[Callable[[str, list[str]], Any], str], ...] = (
    (_strict, ""),
    (_with_controls, "controls"),
    (_without_commas, "commas"),
    (_python_literal, "quotes"),
)


def _loads(text: str, repairs: list[str], *, strict: bool = True) -> Any:
    value = json.loads(text, strict=strict, object_pairs_hook=lambda pairs: _joined(pairs, repairs))
    if isinstance(value, str):
        inner = json.loads(value, object_pairs_hook=lambda pairs: _joined(pairs, repairs))
        repairs.append("encoded_twice")
        return inner
    return value


def _joined(pairs: list[tuple[str, Any]], repairs: list[str]) -> dict[str, Any]:
    """An object of JSON; where a key stands twice, no item of its lists is lost."""
    whole: dict[str, Any] = {}
    for key, value in pairs:
        if key in whole and "repeated_keys" not in repairs:
            repairs.append("repeated_keys")
        both = isinstance(value, list) and isinstance(whole.get(key), list)
        whole[key] = whole[key] + value if both else value
    return whole


def _unwrapped(value: Any, keys: Keys, repairs: list[str]) -> Any:
    """The answer inside {"draft": {…}}, [{…}] or {"name": …, "arguments": {…}}."""
    if _is_answer(value, keys):
        return value
    inner: Any = None
    if isinstance(value, list) and len(value) == 1:
        inner = value[0]
    elif isinstance(value, dict):
        # {"name": "Draft", "arguments": {…}}: models without a template for tools write the call as text.
        inner = next((value[key] for key in ("arguments", "parameters") if key in value), None)
        if len(value) == 1:
            inner = next(iter(value.values()))
    if isinstance(inner, str):
        inner = _attempted(_strict, inner, [])
    if _is_answer(inner, keys):
        repairs.append("wrapped")
        return inner
    return value


def _is_answer(value: Any, keys: Keys) -> bool:
    return isinstance(value, dict) and any(key in value for key in keys)
