"""What a server will not take or does not follow, left out or said in another way: found out once, and remembered by the engine.

This happens below the recording. The question stays the same, and only its form on the wire follows the server, so a recording made
through one server is replayed without it. Whether the answer has the right shape is checked in any case.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from summariser.live.faults import of_response
from summariser.patterns import regex

_REFUSALS = (400, 404, 422, 501)
"""Statuses with which servers refuse a parameter; 404 is what some gateways say when no provider has a feature."""


@dataclass(frozen=True)
class Adaptation:
    """One thing a server may refuse: `named` recognises it in the error, `change` says what is sent instead."""

    name: str
    named: re.Pattern[str]
    change: Callable[[dict[str, Any]], dict[str, Any]]


def _without(*names: str) -> Callable[[dict[str, Any]], dict[str, Any]]:
    return lambda body: {name: value for name, value in body.items() if name not in names}


def _limit_renamed(body: dict[str, Any]) -> dict[str, Any]:
    """OpenAI's reasoning models want the newer name; older servers know only the older one."""
    if "max_tokens" not in body:
        return body
    return _without("max_tokens")(body) | {"max_completion_tokens": body["max_tokens"]}


def _schema_as_tool(body: dict[str, Any]) -> dict[str, Any]:
    asked = body.get("response_format")
    if not isinstance(asked, dict) or asked.get("type") != "json_schema":
        return body
    schema = asked["json_schema"]
    function = {"name": schema["name"], "strict": True, "parameters": schema["schema"]}
    choice = {"type": "function", "function": {"name": schema["name"]}}
    return _without("response_format")(body) | {
        "tools": [{"type": "function", "function": function}],
        "tool_choice": choice,
    }


def _tool_as_json(body: dict[str, Any]) -> dict[str, Any]:
    """The prompt describes every field in words, so any JSON object is worth asking for."""
    if "tools" not in body:
        return body
    return _without("tools", "tool_choice")(body) | {"response_format": {"type": "json_object"}}


_SHAPE = regex(r"response_?format|json_?schema|structured.?output|guided|grammar|additionalProperties", re.I)
_TOOLS = regex(r"tool_choice|\btools?\b|function.?call", re.I)

ADAPTATIONS = (
    Adaptation("temperature", regex(r"\btemperature\b", re.I), _without("temperature")),
    Adaptation("limit", regex(r"max_completion_tokens|max_tokens", re.I), _limit_renamed),
    Adaptation("seed", regex(r"\bseed\b", re.I), _without("seed")),
    Adaptation("schema", _SHAPE, _schema_as_tool),
    Adaptation("tools", _TOOLS, _tool_as_json),
    Adaptation("json", _SHAPE, _without("response_format")),
)
"""In the order in which they are tried; the last three lead from the strictest way of asking for a shape to the laxest."""


_SHAPES = ("schema", "tools", "json")
"""Those that change how the answer's shape is asked for."""


@dataclass
class Known:
    """What an engine knows of its server. Shared by threads: a list only grows, and what two learn at once is the same."""

    choosing: bool
    """Whether the way of asking for a shape may be changed: not where the user has chosen one."""

    names: list[str] = field(default_factory=list)
    """Of the adaptations in force."""

    followed: bool = False
    """Whether an answer came in the shape that was asked for. Then an odd one is the model's slip and not the server's way."""

    def learn(self, name: str) -> None:
        """From now on the adaptation `name` is in force."""
        if name not in self.names:
            self.names.append(name)

    def not_followed(self) -> None:
        """A server took a shape and did not hold the model to it: the next request asks in the next way."""
        # The last way asks for any JSON object, and no server is known to get worse by that.
        untried = [name for name in _SHAPES[:2] if name not in self.names]
        if self.choosing and not self.followed and untried:
            self.learn(untried[0])


def adapted(body: dict[str, Any], known: Known) -> dict[str, Any]:
    """`body` as the server is known to take it."""
    for each in ADAPTATIONS:
        if each.name in known.names:
            body = each.change(body)
    return body


def adaptation_for(body: dict[str, Any], status: int, content: bytes, known: Known) -> str | None:
    """The name of the adaptation that a refusal asks for, when it would change anything."""
    if status not in _REFUSALS:
        return None
    try:
        error = json.loads(content)
    except (ValueError, RecursionError):
        return None
    # A wrong key, an unknown model or too long an article is not mended by asking in another way.
    if of_response(400, error).name != "bad_request":
        return None
    said = _named_parameter(error) or json.dumps(error)[:4000]
    able = [each for each in ADAPTATIONS if known.choosing or each.name not in _SHAPES]
    return next((each.name for each in able if each.named.search(said) and each.change(body) != body), None)


def _named_parameter(error: Any) -> str:
    """The parameter that OpenAI's kind of error names."""
    inner = error.get("error") if isinstance(error, dict) else None
    param = inner.get("param") if isinstance(inner, dict) else None
    return param if isinstance(param, str) else ""
