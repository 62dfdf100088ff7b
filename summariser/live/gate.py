"""The transport between openai's client and the line: dresses each request, judges each response.

The key is put on here, after openai and instructor and before the line, so neither can log it, raise it or take another from the
environment. The gate decides what may be tried again; openai's client only does the waiting. To end a conversation it keeps
our error in the call and answers 409 with "x-should-retry: false", which openai takes as final.
"""

import json
from typing import Any, Self

import httpx2

from summariser.errors import SummariserError
from summariser.live.call import Call
from summariser.live.faults import FAULTS, Found, of_exception, of_response
from summariser.live.network import AnswerTooLarge
from summariser.live.replies import is_completion, mend_reply, refusal_of, tokens_of
from summariser.live.shown import shown
from summariser.version import __version__

_KEPT = ("accept", "content-type", "content-length", "host")
"""Of the headers that openai's client sets; the rest describe this machine, or come from the environment."""


_SHORTEST_SECRET = 8
"""Characters. What is shorter, such as the "none" that local servers are given, is no secret and may stand in any answer."""


class Gate(httpx2.BaseTransport, httpx2.AsyncBaseTransport):
    """Both transports of one conversation."""

    def __init__(self, call: Call[Any]) -> None:
        self._call = call
        self._line = call.job.line

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send through the line and judge."""
        if self._call.job.patience.left <= 0:
            return self._stop(FAULTS["patience"].raised())
        dressed = self._dressed(request, request.read())
        try:
            response = self._line.transport.handle_request(dressed)
            response.read()
        except Exception as error:
            return self._failed(error)
        return self._judged(response)

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """As `handle_request`."""
        if self._call.job.patience.left <= 0:
            return self._stop(FAULTS["patience"].raised())
        dressed = self._dressed(request, await request.aread())
        try:
            response = await self._line.async_transport.handle_async_request(dressed)
            await response.aread()
        except Exception as error:
            return self._failed(error)
        return self._judged(response)

    def __enter__(self) -> Self:
        return self

    def _dressed(self, request: httpx2.Request, content: bytes) -> httpx2.Request:
        options = self._call.job.options
        # A new request: the one that openai keeps, and shows in its errors, never holds the key.
        headers = {name: request.headers[name] for name in _KEPT if name in request.headers}
        headers |= {"user-agent": f"summariser/{__version__}", **options.headers}
        if options.organisation:
            headers["openai-organization"] = options.organisation
        if options.api_key:
            headers["authorization"] = f"Bearer {options.api_key}"
        extensions = self._call.job.patience.timeouts()
        return httpx2.Request(request.method, request.url, headers=headers, content=content, extensions=extensions)

    def _failed(self, error: Exception) -> httpx2.Response:
        """No response came: raise for another try, or stop."""
        if isinstance(error, SummariserError):
            return self._stop(error)
        found = Found("too_large") if isinstance(error, AnswerTooLarge) else of_exception(error)
        if self._call.job.patience.spend(found.fault):
            raise error
        return self._stop(found.raised())

    def _judged(self, response: httpx2.Response) -> httpx2.Response:
        content, echoed = self._without_secrets(response.content)
        body = _body_of(content)
        if not response.is_success:
            return self._faulty(of_response(response.status_code, body, self._call.job.options.secrets), response)
        self._call.job.count_request()
        # openai would make an object without choices of it, and instructor a TypeError that nobody retries.
        if not is_completion(body):
            return self._faulty(_empty_handed(body, self._call.job.options.secrets), response)
        answered = self._answered(body)
        if echoed:
            self._call.repairs = ("key_echoed", *self._call.repairs)
        return answered

    def _without_secrets(self, content: bytes) -> tuple[bytes, bool]:
        """A server that repeats the key must not bring it into a record."""
        clean = content
        for secret in self._call.job.options.secrets:
            if len(secret) >= _SHORTEST_SECRET:
                clean = clean.replace(secret.encode(), b"[key]")
        return clean, clean != content

    def _faulty(self, found: Found, response: httpx2.Response) -> httpx2.Response:
        """Let openai's client wait and try again, as long as the server asks for, or stop."""
        named = {name: response.headers[name] for name in ("retry-after", "retry-after-ms") if name in response.headers}
        if self._call.job.patience.spend(found.fault, _seconds(named)):
            if self._line.origin is not None:
                named = {"retry-after-ms": "1"}  # a recording needs no rest
            return httpx2.Response(503, headers=named | {"x-should-retry": "true"})
        return self._stop(found.raised())

    def _answered(self, body: dict[str, Any]) -> httpx2.Response:
        self._call.job.count_answer(tokens_of(body))
        # instructor would ask again for what was declined, or take it for a failed assertion.
        declined = refusal_of(body)
        if declined is not None:
            name, reason = declined
            return self._stop(FAULTS[name].raised(shown(reason, self._call.job.options.secrets)))
        mended, self._call.repairs = mend_reply(body, self._call.job.options.mode, self._call.question.shape)
        # In ASCII, because half characters, which JSON may hold, cannot be encoded.
        headers = {"content-type": "application/json"}
        return httpx2.Response(200, headers=headers, content=json.dumps(mended).encode())

    def _stop(self, error: SummariserError) -> httpx2.Response:
        self._call.stopped = error
        return httpx2.Response(409, headers={"x-should-retry": "false"}, json={"error": {"message": "stopped"}})


def _body_of(content: bytes) -> Any:
    """Its JSON, else its text."""
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return content.decode(errors="replace")


def _empty_handed(body: Any, secrets: tuple[str, ...]) -> Found:
    """The fault of a success that holds no completion: some servers send their errors so."""
    error = body.get("error") if isinstance(body, dict) else None
    if not error:
        return Found("no_completion")
    code = error.get("code") if isinstance(error, dict) else None
    found = of_response(code if isinstance(code, int) and 400 <= code < 600 else 400, body, secrets)
    return Found("server", found.said) if found.name == "bad_request" else found


def _seconds(headers: dict[str, str]) -> float:
    """How long the server asks to wait, as far as it is a plain number; openai's client reads the rest and caps it."""
    try:
        if "retry-after-ms" in headers:
            return float(headers["retry-after-ms"]) / 1000
        return float(headers.get("retry-after", "0"))
    except ValueError:
        return 0.0
