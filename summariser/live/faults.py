"""One table: what can go wrong with a model's server, what it is called here, and whether asking again can help.

A fault is recognised by the status and body of a response (`of_response`), or by what openai, instructor, httpx2 or pydantic raised
(`of_exception`; instructor wraps what it caught, so the causes are looked at first). Names instead of classes, because this table is
read by commands that never load those packages.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from summariser.errors import (
    AccessDenied,
    AnswerError,
    ArticleTooLong,
    BadRequest,
    ConnectionFailed,
    InvalidAnswer,
    RateLimited,
    RefusedAnswer,
    ServerError,
    ServerFailed,
    TimedOut,
    TruncatedAnswer,
)
from summariser.live.shown import shown
from summariser.patterns import regex

Again = Literal["wait", "once", "ask", "no"]
"""wait: the same request may succeed later; once: it may, but not if it fails twice; ask: another answer may be better; no: nothing helps."""


@dataclass(frozen=True)
class Fault:
    """A kind of failure: `sentence` says what happened, `hint` what to do, `again` whether another try can help, `wait` after how long."""

    error: type[AnswerError] | type[ServerError]
    again: Again
    sentence: str
    hint: str

    wait: float = 0.5
    """Seconds before the first further try, where the server names none; each one waits twice as long as the one before."""

    def raised(self, said: str = "") -> AnswerError | ServerError:
        """The error to raise; `said` is what the server gave as its reason, already fit to be shown."""
        return self.error(f"{self.sentence}: {said}" if said else self.sentence, hint=self.hint)


FAULTS: dict[str, Fault] = {
    "authentication": Fault(AccessDenied, "no", "the model's server does not accept the key", "set OPENAI_API_KEY to a key of this server"),
    "permission": Fault(AccessDenied, "no", "the key may not use this model or server", "ask for access, or name another model"),
    "not_found": Fault(BadRequest, "no", "the server knows no such model or address", "check --model and --base-url"),
    "bad_request": Fault(BadRequest, "no", "the server does not accept the request", "try another --mode, or see what the server says"),
    "too_long": Fault(ArticleTooLong, "no", "the article is too long for this model", "name a model with a longer context, or lower --piece-tokens"),
    "redirect": Fault(BadRequest, "no", "the server points to another address", "give the final address as --base-url"),
    "rate_limit": Fault(RateLimited, "wait", "the server had too many requests", "try again later, or lower --jobs", wait=1.0),
    "quota": Fault(RateLimited, "no", "the quota of this key is used up", "raise the quota, or use another key"),
    "server": Fault(ServerFailed, "wait", "the model's server failed", "try again later"),
    "no_completion": Fault(ServerFailed, "wait", "the server's answer is no completion", "check that --base-url is an OpenAI-compatible API"),
    "page": Fault(ServerFailed, "once", "the server answered with a web page", "check --base-url: most servers want it to end in /v1"),
    "too_large": Fault(ServerFailed, "no", "the server's answer is far too large", "check --base-url, or give --max-tokens"),
    "timeout": Fault(TimedOut, "wait", "the server did not answer in time", "raise --timeout, or try again later"),
    "connect_timeout": Fault(TimedOut, "wait", "the server did not accept a connection in time", "check --base-url and the network"),
    "unfinished": Fault(TimedOut, "wait", "the server began to answer but did not finish in time", "raise --timeout, or try again later"),
    "patience": Fault(TimedOut, "no", "the time for this article is used up", "raise --patience, or try again later"),
    "tokens": Fault(InvalidAnswer, "no", "the tokens for this article are used up", "raise --token-budget, or name a stronger model"),
    "unreachable": Fault(ConnectionFailed, "wait", "no connection to the model's server", "check --base-url, and that the server runs"),
    "connection": Fault(ConnectionFailed, "wait", "the connection to the model's server broke off", "try again later, or check the network"),
    "no_address": Fault(ConnectionFailed, "no", "the server's address cannot be used", "give --base-url http://HOST:PORT/v1"),
    "refused": Fault(RefusedAnswer, "no", "the model declined to answer", "name another model, or read the article with --engine rules"),
    "filtered": Fault(RefusedAnswer, "no", "the server's content filter withheld the answer", "name another model, or read the article with --engine rules"),
    "truncated": Fault(TruncatedAnswer, "no", "the answer was cut off by the length limit", "raise --max-tokens, or name a model that writes longer answers"),
    "not_json": Fault(InvalidAnswer, "ask", "the model's answer is not JSON", "name a stronger model, or try another --mode"),
    "wrong_shape": Fault(InvalidAnswer, "ask", "the model's answer does not have the shape that was asked for", "name a stronger model, or try another --mode"),
    "empty": Fault(InvalidAnswer, "ask", "the model's answer is empty", "name a stronger model, or try another --mode"),
    "internal": Fault(ServerFailed, "no", "the answer could not be handled", "report it together with the server's name and version"),
}  # fmt: skip

EXCEPTIONS: dict[str, str] = {
    "openai.OpenAIError": "internal",
    "openai.APIError": "server",
    "openai.APIStatusError": "server",
    "openai.APIConnectionError": "connection",
    "openai.APITimeoutError": "timeout",
    "openai.APIResponseValidationError": "no_completion",
    "openai.AuthenticationError": "authentication",
    "openai.OAuthError": "authentication",
    "openai.SubjectTokenProviderError": "authentication",
    "openai.PermissionDeniedError": "permission",
    "openai.NotFoundError": "not_found",
    "openai.BadRequestError": "bad_request",
    "openai.UnprocessableEntityError": "bad_request",
    "openai.ConflictError": "server",
    "openai.RateLimitError": "rate_limit",
    "openai.InternalServerError": "server",
    "openai._AmbiguousModuleClientUsageError": "internal",
    "openai.LengthFinishReasonError": "truncated",
    "openai.ContentFilterFinishReasonError": "filtered",
    "openai.InvalidWebhookSignatureError": "internal",
    "openai.WebSocketConnectionClosedError": "connection",
    "openai.WebSocketQueueFullError": "connection",
    "instructor.InstructorError": "internal",
    "instructor.IncompleteOutputException": "truncated",
    "instructor.InstructorRetryException": "wrong_shape",
    "instructor.TokenBudgetError": "truncated",
    "instructor.TokenBudgetExceeded": "truncated",
    "instructor.TokenUsageUnavailableError": "internal",
    "instructor.ValidationError": "wrong_shape",
    "instructor.AsyncValidationError": "wrong_shape",
    "instructor.ResponseParsingError": "wrong_shape",
    "instructor.ProviderError": "server",
    "instructor.ConfigurationError": "internal",
    "instructor.ModeError": "internal",
    "instructor.ClientError": "internal",
    "instructor.MultimodalError": "internal",
    "instructor.RegistryError": "internal",
    "instructor.ValidationContextError": "internal",
    "instructor.RemoteFetchError": "internal",
    "httpx2.HTTPError": "connection",
    "httpx2.RequestError": "connection",
    "httpx2.TransportError": "connection",
    "httpx2.TimeoutException": "timeout",
    "httpx2.ConnectTimeout": "connect_timeout",
    "httpx2.ReadTimeout": "timeout",
    "httpx2.WriteTimeout": "timeout",
    "httpx2.PoolTimeout": "connect_timeout",
    "httpx2.NetworkError": "connection",
    "httpx2.ConnectError": "unreachable",
    "httpx2.ReadError": "connection",
    "httpx2.WriteError": "connection",
    "httpx2.CloseError": "connection",
    "httpx2.ProtocolError": "connection",
    "httpx2.LocalProtocolError": "internal",
    "httpx2.RemoteProtocolError": "connection",
    "httpx2.ProxyError": "unreachable",
    "httpx2.UnsupportedProtocol": "no_address",
    "httpx2.DecodingError": "no_completion",
    "httpx2.TooManyRedirects": "redirect",
    "httpx2.HTTPStatusError": "server",
    "httpx2.InvalidURL": "no_address",
    "httpx2.CookieConflict": "internal",
    "httpx2.StreamError": "connection",
    "httpx2.StreamConsumed": "internal",
    "httpx2.StreamClosed": "connection",
    "httpx2.ResponseNotRead": "internal",
    "httpx2.RequestNotRead": "internal",
    "httpx2.SSEError": "no_completion",
    "httpx2.WebSocketDisconnect": "connection",
    "pydantic.PydanticUserError": "internal",
    "pydantic.PydanticImportError": "internal",
    "pydantic.PydanticUndefinedAnnotation": "internal",
    "pydantic.PydanticSchemaGenerationError": "internal",
    "pydantic.PydanticInvalidForJsonSchema": "internal",
    "pydantic.PydanticForbiddenQualifier": "internal",
    "pydantic_core.ValidationError": "wrong_shape",
    "pydantic_core.PydanticCustomError": "wrong_shape",
    "pydantic_core.PydanticKnownError": "wrong_shape",
    "pydantic_core.PydanticOmit": "internal",
    "pydantic_core.PydanticUseDefault": "internal",
    "pydantic_core.PydanticSerializationError": "internal",
    "pydantic_core.PydanticSerializationUnexpectedValue": "internal",
    "pydantic_core.SchemaError": "internal",
    "tenacity.RetryError": "wrong_shape",
    "tenacity.TryAgain": "internal",
    "json.JSONDecodeError": "not_json",
    "summariser.AnswerTooLarge": "too_large",
    "summariser.AnswerUnfinished": "unfinished",
    "builtins.TimeoutError": "timeout",
    "builtins.OSError": "connection",
    "builtins.AssertionError": "refused",
    "builtins.RecursionError": "wrong_shape",
}
"""Package and class of what may be raised -> a name in FAULTS. A class stands for its subclasses that have no line of their own."""

_STATUSES = {401: "authentication", 402: "quota", 403: "permission", 404: "not_found", 408: "timeout", 409: "server"}
_STATUSES |= {413: "too_long", 414: "too_long", 425: "server", 429: "rate_limit", 504: "timeout"}

_SAID = (
    (regex(r"context_length|context (size|length|window)|maximum context|exceed_context|too many tokens|prompt is too long", re.I), "too_long"),
    (regex(r"retry in \d|retryDelay", re.I), "rate_limit"),  # Gemini calls a limit per minute a quota, and says when to come back
    (regex(r"content_filter|content management policy|responsible_?ai", re.I), "filtered"),
    (regex(r"insufficient_quota|billing|exceeded your current quota|credit balance", re.I), "quota"),
    (regex(r"rate_limit_exceeded", re.I), "rate_limit"),
    (regex(r"invalid_api_key|invalid x-api-key", re.I), "authentication"),
    (regex(r"model_not_found", re.I), "not_found"),
)  # fmt: skip
"""What servers call the faults whose status says too little; read in code, type and message of the error."""


@dataclass(frozen=True)
class Found:
    """A fault met in a response, with the server's own words as far as they may be shown."""

    name: str
    said: str = ""

    @property
    def fault(self) -> Fault:
        """Its line in the table."""
        return FAULTS[self.name]

    def raised(self) -> AnswerError | ServerError:
        """The error to raise."""
        return self.fault.raised(self.said)


def of_response(status: int, body: Any, secrets: tuple[str, ...] = ()) -> Found:
    """The fault that a response of this status tells of; `body` is its JSON, else its text."""
    said = " ".join(_words(body))
    name = _by_words(status, said) or _STATUSES.get(status) or _by_class(status)
    # A denied key is often repeated by the server, and a page of HTML says nothing to anybody.
    quiet = name in ("authentication", "no_completion") or isinstance(body, str)
    return Found(name, "" if quiet else shown(_message(body), secrets))


def of_exception(error: BaseException) -> Found:
    """The fault behind `error`: that of its innermost known cause."""
    known = [name for each in _causes(error) if (name := _by_type(each)) is not None]
    return Found(known[-1] if known else "internal")


def _by_words(status: int, said: str) -> str | None:
    if status < 400 or status >= 500:
        return None
    return next((name for pattern, name in _SAID if pattern.search(said[:4000])), None)


def _by_class(status: int) -> str:
    if status >= 500:
        return "server"
    if status >= 400:
        return "bad_request"
    return "redirect" if status >= 300 else "no_completion"


def _words(body: Any) -> Iterator[str]:
    if isinstance(body, str):
        yield body
    if isinstance(body, dict):
        error = body.get("error", body)
        yield from (str(value) for value in (error.values() if isinstance(error, dict) else (error,)))


def _message(body: Any) -> str:
    """The sentence for people in an error of OpenAI's kind, or of one of the other two that are common."""
    error = body.get("error", body) if isinstance(body, dict) else None
    if isinstance(error, dict):
        error = error.get("message", error.get("detail"))
    return error if isinstance(error, str) else ""


def _causes(error: BaseException) -> Iterator[BaseException]:
    seen: list[BaseException] = []
    step: BaseException | None = error
    while step is not None and step not in seen:
        seen.append(step)
        yield step
        step = step.__cause__


def _by_type(error: BaseException) -> str | None:
    for cls in type(error).__mro__:
        package = cls.__module__.partition(".")[0]
        if name := EXCEPTIONS.get(f"{package}.{cls.__name__}"):
            return name
    return None
