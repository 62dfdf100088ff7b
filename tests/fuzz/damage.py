"""Damage to good bytes, by number: the same number gives the same bytes, so what fails can be seen again."""

import json
from collections.abc import Callable
from copy import deepcopy
from random import Random
from typing import Any

_TOKENS = (
    *(b"", b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\r\n", b"\n\n", b"\t", b"\x1b[2J\x07", b"\x85"),
    *("“ ” ‘ ’ « » „ \u2028 \u202e \u200b \U000e0041 \u0301 ﷺ İ ß ǆ".encode().split()),
    *(b'"', b"'", b"\\", b"\\ud800", b"{", b"}", b"[", b"]", b":", b",", b"null", b"NaN", b"-1", b"1e999", b"9" * 5000, b"true"),
    *(b"```", b"<think>", b"</script>", b"{{ 7*7 }}", b"{% raw %}", b"%s", b"$(id)", b"../../x", b"=1+1", b"---", b"# "),
    *(b"[" * 20_000, b'{"a":' * 5_000, b"A" * 20_000, b"said " * 3_000, "“".encode() * 1_000, b"Mr. A. B. " * 2_000, b"\n" * 5_000),
)  # fmt: skip
_ODD: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 2**63, 10**400, 1.5, 1e308, float("nan"), float("inf"), "", " ", "\0", "\ud800", "\u202e", "x" * 20_000),
    *([], {}, [[]], [None], {"": None}, {"text": 1}, ["m1", "m1"], [[[[[[]]]]]], "m1", "q1", "2025-02-30", "GBR", "…", "“", "a … b"),
)  # fmt: skip
_LEAST, _MOST = 1, 6


def damaged(samples: tuple[bytes, ...], number: int) -> bytes:
    """One of the samples with one to six wounds; JSON is wounded in its values as often as in its bytes."""
    random = Random(number)
    data = random.choice(samples)
    wounds = random.randint(_LEAST, _MOST)
    if random.random() < 0.6 and (document := _parsed(data)) is not None:
        for _ in range(wounds):
            document = _wound_value(document, random)
        return json.dumps(document).encode()
    for _ in range(wounds):
        data = random.choice(_WOUNDS)(data, random, samples)
    return data


def _parsed(data: bytes) -> Any:
    try:
        return json.loads(data)
    except ValueError:
        return None


def _wound_value(document: Any, random: Random) -> Any:
    """`document` with one value, key or element somewhere in it changed; every depth is as likely."""
    holder, depth = document, random.randint(0, 8)
    while depth and (inner := [one for one in _values(holder) if isinstance(one, dict | list) and one]):
        holder, depth = random.choice(inner), depth - 1
    odd = deepcopy(random.choice(_ODD))
    if isinstance(holder, dict) and holder:
        key = random.choice(list(holder))
        _wound_entry(holder, key, odd, random)
    elif isinstance(holder, list) and holder:
        _wound_element(holder, odd, random)
    else:
        return odd
    return document


def _values(holder: Any) -> list[Any]:
    if isinstance(holder, dict):
        return list(holder.values())
    return list(holder) if isinstance(holder, list) else []


def _wound_entry(holder: dict[str, Any], key: str, odd: Any, random: Random) -> None:
    match random.randrange(4):
        case 0:
            del holder[key]
        case 1:
            holder[f"{key}x"] = holder.pop(key)
        case 2:
            holder[key] = [holder[key]]
        case _:
            holder[key] = odd


def _wound_element(holder: list[Any], odd: Any, random: Random) -> None:
    at = random.randrange(len(holder))
    match random.randrange(4):
        case 0:
            del holder[at]
        case 1:
            holder.extend([holder[at]] * random.choice((1, 50)))
        case 2:
            random.shuffle(holder)
        case _:
            holder[at] = odd


Wound = Callable[[bytes, Random, tuple[bytes, ...]], bytes]


def _slice(data: bytes, random: Random) -> tuple[int, int]:
    start = random.randint(0, len(data))
    return start, min(len(data), start + random.choice((1, 4, 40, 400)))


def _cut(data: bytes, random: Random, samples: tuple[bytes, ...]) -> bytes:
    start, end = _slice(data, random)
    return data[:start] + data[end:]


def _repeat(data: bytes, random: Random, samples: tuple[bytes, ...]) -> bytes:
    start, end = _slice(data, random)
    return data[:end] + data[start:end] * random.choice((1, 2, 100)) + data[end:]


def _insert(data: bytes, random: Random, samples: tuple[bytes, ...]) -> bytes:
    at = random.randint(0, len(data))
    return data[:at] + random.choice(_TOKENS) + data[at:]


def _exchange(data: bytes, random: Random, samples: tuple[bytes, ...]) -> bytes:
    at = random.randrange(len(data)) if data else 0
    return data[:at] + bytes([random.randrange(256)]) + data[at + 1 :]


def _splice(data: bytes, random: Random, samples: tuple[bytes, ...]) -> bytes:
    other = random.choice(samples)
    return data[: random.randint(0, len(data))] + other[random.randint(0, len(other)) :]


def _end(data: bytes, random: Random, samples: tuple[bytes, ...]) -> bytes:
    return data[: random.randint(0, len(data))]


_WOUNDS: tuple[Wound, ...] = (_cut, _repeat, _insert, _insert, _exchange, _exchange, _splice, _end)
