"""The only place that loads openai and instructor, and only inside the functions that call a model.

Layers, each with one job: the gate below openai's client sends again what a fault of the transport cost; tenacity, made anew for each
call, asks again after an answer that will not do; instructor carries the reasons back to the model.
"""

import logging
from collections.abc import Callable
from contextvars import ContextVar
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from summariser.errors import SummariserError
from summariser.live.call import Call, request_of
from summariser.live.faults import of_exception
from summariser.live.gate import Gate
from summariser.live.question import Shape

if TYPE_CHECKING:
    from instructor import Mode

_reader: ContextVar[Callable[[str], BaseModel]] = ContextVar("reader")
"""Reads the answers of the call that runs in this context. instructor's own `context=` would render the article as a template."""

_NO_KEY = "set-by-the-gate"
"""openai refuses to start without a key; the true one is put on later."""


def ask(call: Call[Any]) -> None:
    """Ask until the answer will do or the budget is spent; what came of it is in `call`.

    When the conversation broke off, `call.failure` says why.
    """
    import httpx2
    import instructor
    import openai
    from tenacity import Retrying

    _silence()
    reading = _reader.set(_reading(call))
    try:
        # trust_env=False: no proxy and no .netrc may see the key; a client for each conversation, so that no two share a fault.
        with httpx2.Client(transport=Gate(call), follow_redirects=False, trust_env=False) as carrier:
            client = openai.OpenAI(http_client=carrier, **_client_options(call))
            asking = instructor.from_openai(client, mode=_mode(call))
            answer_class = _answer_class(call.question.shape)
            asking.create(response_model=answer_class, max_retries=Retrying(**_again(call)), **_asked(call))
    except SummariserError as error:
        call.failure = error
    except Exception as error:
        call.failure = call.failure_of(of_exception(error))  # what they raise holds whole completions
    finally:
        _reader.reset(reading)


async def aask(call: Call[Any]) -> None:
    """As `ask`, for asynchronous callers."""
    import httpx2
    import instructor
    import openai
    from tenacity import AsyncRetrying

    _silence()
    reading = _reader.set(_reading(call))
    try:
        async with httpx2.AsyncClient(transport=Gate(call), follow_redirects=False, trust_env=False) as carrier:
            client = openai.AsyncOpenAI(http_client=carrier, **_client_options(call))
            asking = instructor.from_openai(client, mode=_mode(call))
            answer_class = _answer_class(call.question.shape)
            again = AsyncRetrying(**_again(call))
            await asking.create(response_model=answer_class, max_retries=again, **_asked(call))
    except SummariserError as error:
        call.failure = error
    except Exception as error:
        call.failure = call.failure_of(of_exception(error))
    finally:
        _reader.reset(reading)


def _client_options(call: Call[Any]) -> dict[str, Any]:
    """Everything openai would otherwise take from the environment, given; the gate drops the headers it reads there."""
    return {
        "api_key": _NO_KEY,
        "admin_api_key": "",
        "organization": "",
        "project": "",
        "webhook_secret": "",
        "base_url": call.job.options.url,
        "timeout": call.job.options.timeout,
        "max_retries": 0,  # the gate does that
    }


def _again(call: Call[Any]) -> dict[str, Any]:
    """When to ask the model again: after an answer that will not do, and never after an error of the transport."""
    # One Retrying shared by several calls would count their attempts together.
    from instructor.core import ResponseParsingError
    from tenacity import retry_if_exception_type, stop_after_attempt

    return {
        "stop": stop_after_attempt(1 + call.job.options.reasks),
        "retry": retry_if_exception_type(ResponseParsingError),
        "reraise": True,
    }


def _reading(call: Call[Any]) -> Callable[[str], BaseModel]:
    from instructor.core import ResponseParsingError

    def read(text: str) -> BaseModel:
        value, complaint = call.read(text)
        if value is None or complaint:
            raise ResponseParsingError(complaint)  # instructor sends its text back to the model
        made: BaseModel = value
        return made

    return read


@lru_cache(16)
def _answer_class(shape: Shape) -> type[BaseModel]:
    """The answer as instructor sees it, made once for each shape: its schema is the strict one, its validator reads item by item and reviews.

    It has no fields of its own, because instructor walks through all of them several times a call.
    """

    class Answer(BaseModel):
        @classmethod
        def model_json_schema(cls, *_: Any, **__: Any) -> dict[str, Any]:
            return {"title": shape.name, "description": shape.purpose, **shape.schema}

        @classmethod
        def model_validate_json(cls, json_data: str | bytes | bytearray, **_: Any) -> Any:
            return _reader.get()(json_data if isinstance(json_data, str) else bytes(json_data).decode())

    Answer.__name__ = Answer.__qualname__ = shape.name
    return Answer


def _mode(call: Call[Any]) -> "Mode":
    import instructor

    return instructor.Mode.TOOLS if call.job.options.mode == "tools" else instructor.Mode.JSON_SCHEMA


def _asked(call: Call[Any]) -> dict[str, Any]:
    """The request. How the shape is asked for goes through extra_body, because instructor sends a schema without `strict`."""
    request = request_of(call)
    shape = call.question.shape
    if call.job.options.mode == "tools":
        function = {"name": shape.name, "description": shape.purpose, "strict": True, "parameters": shape.schema}
        choice = {"type": "function", "function": {"name": shape.name}}
        return request | {"extra_body": {"tools": [{"type": "function", "function": function}], "tool_choice": choice}}
    if call.job.options.mode == "json":
        import json

        first = request["messages"][0]
        first["content"] += f"\n\nThe answer's JSON Schema:\n{json.dumps(shape.schema)}"
        return request | {"extra_body": {"response_format": {"type": "json_object"}}}
    named = {"name": shape.name, "strict": True, "schema": shape.schema}
    return request | {"extra_body": {"response_format": {"type": "json_schema", "json_schema": named}}}


@cache
def _silence() -> None:
    """Neither package may write to stderr: instructor logs what servers say, an echoed key included."""
    for name in ("instructor", "openai"):
        logger = logging.getLogger(name)
        logger.addHandler(logging.NullHandler())
        logger.propagate = False
