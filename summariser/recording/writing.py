"""A recording <-> the text of its file: JSON that people can read and review.

Long texts stand as lists of lines, and JSON inside strings as JSON; both only where the very same string can be made of them
again. Nothing that could steer a terminal or hide in a diff is written raw.
"""

import json
import re
from collections.abc import Callable
from typing import Any

from summariser.errors import RecordingError
from summariser.patterns import regex
from summariser.recording.tape import Recording, Reply, Turn

FORMAT = 1
"""Version of the file's shape."""

_UNSEEN = regex(
    "[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""Control, format and half characters that json.dumps leaves as they are."""

_BROKEN = regex("[\udc80-\udcff]")
"""Bytes that were no UTF-8. As JSON they would be written back as if they had been."""

_STYLES: dict[str, Callable[[Any], str]] = {
    "compact": lambda value: json.dumps(value, ensure_ascii=False, separators=(",", ":")),
    "spaced": lambda value: json.dumps(value, ensure_ascii=False),
    "ascii": lambda value: json.dumps(value),
    "indented": lambda value: json.dumps(value, ensure_ascii=False, indent=2),
    "indented, newline": lambda value: json.dumps(value, ensure_ascii=False, indent=2) + "\n",
    "spaced, newline": lambda value: json.dumps(value, ensure_ascii=False) + "\n",
}
"""How JSON inside a string may have been laid out."""


def to_text(recording: Recording, versions: dict[str, str]) -> str:
    """The text of the file. `versions` are those of the packages that made it."""
    document = {
        "recording": FORMAT,
        "origin": recording.origin,
        "task": recording.task,
        "article": {"name": recording.article, "sha256": recording.sha256, "characters": recording.characters},
        "model": recording.model,
        "components": dict(recording.components),
        "versions": versions,
        "usage": _usage(recording.turns),
        "attempts": _attempts(recording.turns),
    }
    text = json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    return _UNSEEN.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    """As JSON escapes it: one \\uXXXX a UTF-16 unit. Outside strings none of these characters occurs."""
    units = found[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[place : place + 2].hex()}" for place in range(0, len(units), 2))


def from_text(text: str, where: str) -> Recording:
    """The recording in a file. Raises RecordingError, naming `where`, for what is none."""
    try:
        return _recording(json.loads(text))
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError) as error:
        reason = f"{type(error).__name__}: {error}".replace("\n", " ")[:120]
        raise RecordingError(f"{where}: not a recording ({reason})", hint="record the article anew") from error


def parsed_body(text: str) -> dict[str, Any] | None:
    """The JSON object in `text`; None where it is none, or where writing it again would lose something."""
    try:
        value = json.loads(text, object_pairs_hook=_without_repeats)
        json.dumps(value, allow_nan=False)  # 1e999 is read as infinity, which is no JSON
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _attempts(turns: tuple[Turn, ...]) -> list[dict[str, Any]]:
    written, before = [], None
    for turn in turns:
        opened = {"task": turn.opens} if turn.opens else {}
        written.append(opened | _asked(turn.request, None if opened else before) | {"response": _answered(turn.reply)})
        before = turn.request
    return written


def _asked(request: dict[str, Any], before: dict[str, Any] | None) -> dict[str, Any]:
    """The request whole, or only the messages that it adds to the one before."""
    # A re-ask repeats prompt and article; written once, the file is half as long and a change of the prompt shows once in its diff.
    if before is not None:
        count = len(before["messages"])
        if request | {"messages": request["messages"][:count]} == before:
            return {"added_messages": _folded(request["messages"][count:])}
    return {"request": _folded(request)}


def _answered(reply: Reply) -> dict[str, Any]:
    body = None if _BROKEN.search(reply.body) else parsed_body(reply.body)
    content = {"text": _folded_text(reply.body)} if body is None else {"body": _folded(body)}
    return {"status": reply.status, "headers": dict(reply.headers), **content}


def _recording(document: dict[str, Any]) -> Recording:
    if document["recording"] != FORMAT:
        raise ValueError(f"format {document['recording']!r} instead of {FORMAT}")
    if document["origin"] not in ("live", "hand-written"):
        raise ValueError("origin is neither live nor hand-written")
    article, turns = document["article"], _turns(document["attempts"])
    if not turns:
        raise ValueError("no attempts")
    return Recording(
        origin=document["origin"],
        task=_of(str, document["task"]),
        article=_of(str, article["name"]),
        sha256=_of(str, article["sha256"]),
        characters=_of(int, article["characters"]),
        components=tuple(document["components"].items()),
        turns=turns,
    )


def _turns(attempts: list[dict[str, Any]]) -> tuple[Turn, ...]:
    turns: list[Turn] = []
    for attempt in attempts:
        if "request" in attempt:
            request = _of(dict, _unfolded(attempt["request"]))
            _of(list, request["messages"])
        else:
            before = turns[-1].request
            request = before | {"messages": [*before["messages"], *_unfolded(attempt["added_messages"])]}
        turns.append(
            Turn(request, _reply(attempt["response"]), _of(str, attempt["task"]) if "task" in attempt else None)
        )
    return tuple(turns)


def _reply(response: dict[str, Any]) -> Reply:
    if "body" in response:
        # ASCII, because half characters are valid in JSON only when they are escaped.
        body = json.dumps(_of(dict, _unfolded(response["body"])))
    else:
        body = _of(str, _unfolded(response["text"]))
    status, headers = _of(int, response["status"]), tuple(response["headers"].items())
    if not 200 <= status < 300:
        raise ValueError(f"status {status}: only answers are recorded")
    if not all(
        isinstance(part, str) and part.isascii() and part.isprintable() for header in headers for part in header
    ):
        raise ValueError("a header that cannot be sent")
    return Reply(status, headers, body)


def _of(kind: type, value: Any) -> Any:
    if not isinstance(value, kind):
        raise TypeError(f"{value!r:.40} is no {kind.__name__}")
    return value


_FOLDED = ({"lines"}, {"json", "style"}, {"as_is"})
"""Keys of the objects that stand for something else in the file."""


def _folded(value: Any) -> Any:
    if isinstance(value, str):
        return _folded_text(value)
    if isinstance(value, list):
        return [_folded(each) for each in value]
    if isinstance(value, dict):
        if set(value) in _FOLDED:  # it would be taken for one of ours
            return {"as_is": value}
        return {name: _folded(each) for name, each in value.items()}
    return value


def _folded_text(text: str) -> Any:
    if text[:1] in ("{", "[") and (styled := _styled(text)):
        return styled
    return {"lines": text.split("\n")} if "\n" in text else text


def _styled(text: str) -> dict[str, Any] | None:
    try:
        value = json.loads(text)
        return next(({"json": value, "style": name} for name, write in _STYLES.items() if write(value) == text), None)
    except (ValueError, RecursionError):
        return None


def _unfolded(value: Any) -> Any:
    if isinstance(value, list):
        return [_unfolded(each) for each in value]
    if not isinstance(value, dict):
        return value
    if set(value) == {"lines"}:
        return "\n".join(value["lines"])
    if set(value) == {"as_is"}:
        return value["as_is"]
    if set(value) == {"json", "style"}:
        return _STYLES[value["style"]](value["json"])
    return {name: _unfolded(each) for name, each in value.items()}


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    whole = dict(pairs)
    if len(whole) != len(pairs):
        raise ValueError("a key stands twice")
    return whole


def _usage(turns: tuple[Turn, ...]) -> dict[str, int] | None:
    """Tokens over all replies, as far as the server counted them."""
    bodies = [parsed_body(turn.reply.body) or {} for turn in turns]
    counted = [each["usage"] for each in bodies if isinstance(each.get("usage"), dict)]
    names = ("prompt_tokens", "completion_tokens")
    sums = {name: sum(each[name] for each in counted if isinstance(each.get(name), int)) for name in names}
    return sums if counted else None
