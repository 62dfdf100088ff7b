"""What a request is made of, so that a stale recording can say which part changed and how."""

import difflib
import json
from typing import Any

from summariser.engine import Task
from summariser.recording.tape import digest

_SHAPE = ("response_format", "tools", "tool_choice")
"""Parameters that carry the schema, however it is asked for."""

_SHORT = 20
"""Characters. A shorter article could be any word of a template, so it is left where it stands."""

_DIFF_LINES = 12
_LINE_LENGTH = 160
_ARTICLE = "⟨the article⟩"


def components_of(request: dict[str, Any], task: Task) -> dict[str, str]:
    """Name -> text of each part: the templates with the article's text taken out, schema, parameters, model."""
    parts = dict(_messages(request, task))
    parts["schema"] = _pretty({name: request[name] for name in _SHAPE if name in request})
    rest = {name: value for name, value in request.items() if name not in (*_SHAPE, "messages", "model")}
    parts["parameters"] = _pretty(rest)
    parts["model"] = str(request.get("model", ""))
    return parts


def digests_of(request: dict[str, Any], task: Task) -> tuple[tuple[str, str], ...]:
    """(name, digest) of each part, the article's own first."""
    parts = components_of(request, task)
    return (("article", task.article.sha256[:16]), *((name, digest(text)) for name, text in parts.items()))


def changes(recorded: dict[str, Any], asked: dict[str, Any], task: Task) -> dict[str, tuple[str, str]]:
    """Name -> (before, now) of the parts in which two requests differ; empty when they mean the same."""
    if recorded == asked:
        return {}
    before, now = components_of(recorded, task), components_of(asked, task)
    names = list(dict.fromkeys((*now, *before)))
    found = {name: (before.get(name, ""), now.get(name, "")) for name in names if before.get(name) != now.get(name)}
    if found or any(not template for _, template in task.templates):
        return found
    # The same parts in another order, say; it has not been seen, but a miss must never be silent.
    return {"request": (_pretty(recorded), _pretty(asked))}


def diff_of(changed: dict[str, tuple[str, str]]) -> str:
    """A unified diff of the changed parts, a few lines long."""
    lines: list[str] = []
    for name, (before, now) in changed.items():
        steps = difflib.unified_diff(
            before.split("\n"), now.split("\n"), f"{name} (recorded)", f"{name} (now)", "", "", 0, ""
        )
        lines += [step if len(step) <= _LINE_LENGTH else step[: _LINE_LENGTH - 1] + "…" for step in steps]
    if len(lines) > _DIFF_LINES:
        lines[_DIFF_LINES:] = [f"… and {len(lines) - _DIFF_LINES} more lines"]
    return "\n".join(lines)


def _messages(request: dict[str, Any], task: Task) -> list[tuple[str, str]]:
    messages = request.get("messages")
    named = []
    for index, message in enumerate(messages if isinstance(messages, list) else []):
        templates = task.templates
        name = templates[index][1] if index < len(templates) else f"message {index + 1}"
        if not name:  # data alone, such as what is to be mended: it follows from the turns before
            continue
        content = message.get("content") if isinstance(message, dict) else message
        text = content if isinstance(content, str) else _pretty(content)
        role = message.get("role") if isinstance(message, dict) else ""
        given = task.excerpt or task.article.text
        if len(given) >= _SHORT:
            text = text.replace(given, _ARTICLE)
        named.append((name, f"{role}\n{text}"))
    return named


def _pretty(value: Any) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False, sort_keys=True)
