"""A completion as servers send it -> one that instructor can read: the answer's text where it is expected, and mended."""

import json
from typing import Any

from summariser.live.mending import mend
from summariser.live.options import Mode
from summariser.live.question import Shape
from summariser.patterns import regex


def is_completion(body: Any) -> bool:
    """Whether a 200 holds what it should: a choice with a message."""
    choices = body.get("choices") if isinstance(body, dict) else None
    first = choices[0] if isinstance(choices, list) and choices else None
    return isinstance(first, dict) and isinstance(first.get("message"), dict)


def refusal_of(body: dict[str, Any]) -> tuple[str, str] | None:
    """(fault, reason) when the model declined or its filter withheld the answer."""
    choice = body["choices"][0]
    reason = choice["message"].get("refusal")
    if isinstance(reason, str) and reason:
        return "refused", reason
    return ("filtered", "") if choice.get("finish_reason") == "content_filter" else None


def tokens_of(body: Any) -> tuple[int, int] | None:
    """(sent, received) as the server counted them, when it did."""
    usage = body.get("usage") if isinstance(body, dict) else None
    if not isinstance(usage, dict):
        return None
    counts = [usage.get(name) for name in ("prompt_tokens", "completion_tokens")]
    if not any(isinstance(count, int) for count in counts):
        return None
    sent, received = (count if isinstance(count, int) and count >= 0 else 0 for count in counts)
    return sent, received


def mend_reply(body: dict[str, Any], mode: Mode, shape: Shape) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The completion with its answer in the place that `mode` reads, and the codes of what was mended."""
    choice = body["choices"][0]
    repairs: list[str] = []
    content = _whole(_text_of(choice["message"].get("content"), repairs), repairs)
    arguments = _arguments_of(choice["message"], repairs)
    arguments = None if arguments is None else _whole(arguments, repairs)
    place = _with_call if mode == "tools" else _with_content
    return body | {"choices": [choice | {"message": place(content, arguments, shape, repairs)}]}, tuple(repairs)


# Both write the message anew: whatever else a server put into it would be repeated by a re-ask, calls that nobody asked for included.


def _with_content(content: str, arguments: str | None, shape: Shape, repairs: list[str]) -> dict[str, Any]:
    if arguments is not None and not content.strip():
        content = arguments
        repairs.append("tool_call")
    content, codes = mend(content, shape.keys)
    repairs += codes
    return {"role": "assistant", "content": content}


def _with_call(content: str, arguments: str | None, shape: Shape, repairs: list[str]) -> dict[str, Any]:
    if arguments is None:
        mended, codes = mend(content, shape.keys)
        if not mended.lstrip().startswith("{"):
            return {"role": "assistant", "content": content}
        repairs += ["no_tool_call", *codes]
        return {"role": "assistant", "content": None, "tool_calls": [_call(mended, shape)]}
    arguments, codes = mend(arguments, shape.keys)
    repairs += codes
    return {"role": "assistant", "content": content or None, "tool_calls": [_call(arguments, shape)]}


def _call(arguments: str, shape: Shape) -> dict[str, Any]:
    return {"id": "call_1", "type": "function", "function": {"name": shape.name, "arguments": arguments}}


def _arguments_of(message: dict[str, Any], repairs: list[str]) -> str | None:
    """The arguments of the first call, as text; None when nothing was called."""
    calls = message.get("tool_calls")
    called: list[Any] = (
        [call.get("function") for call in calls if isinstance(call, dict)] if isinstance(calls, list) else []
    )
    functions: list[dict[str, Any]] = [
        each for each in (*called, message.get("function_call")) if isinstance(each, dict)
    ]
    if not functions:
        return None
    if len(functions) > 1:
        repairs.append("more_calls")
    arguments = functions[0].get("arguments")
    if isinstance(arguments, dict | list):
        repairs.append("arguments")
        return json.dumps(arguments, ensure_ascii=False)
    return arguments if isinstance(arguments, str) else ""


_HALF = regex("[\ud800-\udfff]")


def _whole(text: str, repairs: list[str]) -> str:
    """`text` without lone surrogates: a re-ask repeats the answer, and no request can hold them."""
    whole = _HALF.sub("\ufffd", text)
    if whole != text:
        repairs.append("half_characters")
    return whole


def _text_of(content: Any, repairs: list[str]) -> str:
    """The content as text: some servers send a list of parts."""
    if isinstance(content, list):
        repairs.append("parts")
        parts = (part.get("text") if isinstance(part, dict) else part for part in content)
        return "".join(part for part in parts if isinstance(part, str))
    if isinstance(content, dict):
        return json.dumps(content, ensure_ascii=False)
    return content if isinstance(content, str) else ""
