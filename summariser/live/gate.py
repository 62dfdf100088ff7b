"""The transport between openai's client and the line: dresses each request, judges each response.

The key is put on here, after openai and instructor and before the line, so neither can log it, raise it or take another from the
environment. The gate decides what may be tried again, waits and tries: openai's own retries know neither the article's budget nor a
200 that holds no completion. To end a conversation it keeps our error in the call and answers 409, which openai does not try again.
"""

import asyncio
import json
import math
import time
from dataclasses import replace
from email.utils import parsedate_to_datetime
from typing import Any, Self

import httpx2

from summariser.errors import SummariserError
from summariser.live.call import Call
from summariser.live.faults import FAULTS, Found, of_exception, of_response
from summariser.live.replies import is_completion, mend_reply, refusal_of, tokens_of
from summariser.live.shown import shown
from summariser.version import __version__

_KEPT = ("accept", "content-type", "content-length", "host")
"""Of the headers that openai's client sets; the rest describe this machine, or come from the environment."""


_SHORTEST_SECRET = 8
"""Characters. What is shorter, such as the "none" that local servers are given, is no secret and may stand in any answer."""


Verdict = httpx2.Response | float
"""What openai's client is given, or the seconds to wait before the next try."""


class Gate(httpx2.BaseTransport, httpx2.AsyncBaseTransport):
    """Both transports of one conversation."""

    def __init__(self, call: Call[Any]) -> None:
        self._call = call
        self._line = call.job.line
        self._budget = call.job.patience.budget

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send through the line and judge, as often as the budget allows."""
        content = request.read()
        while True:
            verdict = self._forbidden(content) or self._sent(self._dressed(request, content))
            if isinstance(verdict, httpx2.Response):
                return verdict
            self._budget.pause(verdict)

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """As `handle_request`."""
        content = await request.aread()
        while True:
            verdict = self._forbidden(content) or await self._asent(self._dressed(request, content))
            if isinstance(verdict, httpx2.Response):
                return verdict
            await asyncio.sleep(verdict)

    def _sent(self, request: httpx2.Request) -> Verdict:
        try:
            response = self._line.transport.handle_request(request)
            response.read()
        except Exception as error:
            return self._failed(error)
        return self._judged(request, response)

    async def _asent(self, request: httpx2.Request) -> Verdict:
        try:
            response = await self._line.async_transport.handle_async_request(request)
            await response.aread()
        except Exception as error:
            return self._failed(error)
        return self._judged(request, response)

    def _forbidden(self, content: bytes) -> httpx2.Response | None:
        """The end of the conversation where the budget is used up."""
        if self._budget.left <= 0:
            return self._stop(FAULTS["patience"].raised())
        if not self._budget.affords(_tokens(content)):
            return self._stop(FAULTS["tokens"].raised())
        return None

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

    def _failed(self, error: Exception) -> Verdict:
        """No response came."""
        return self._stop(error) if isinstance(error, SummariserError) else self._faulty(of_exception(error))

    def _judged(self, request: httpx2.Request, response: httpx2.Response) -> Verdict:
        content, echoed = self._without_secrets(response.content)
        body = _body_of(content)
        if not response.is_success:
            return self._faulty(
                of_response(response.status_code, body, self._call.job.options.secrets), _seconds(response.headers)
            )
        counted = tokens_of(body)
        self._call.job.count_request(counted)
        self._budget.pay(sum(counted or ()), _tokens(request.content) + _tokens(content))
        # openai would make an object without choices of it, and instructor a TypeError that nobody retries.
        if not is_completion(body):
            return self._faulty(_empty_handed(body, self._call.job.options.secrets), _seconds(response.headers))
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

    def _faulty(self, found: Found, asked: float = 0.0) -> Verdict:
        """How long to wait for another try, or the end; `asked` are the seconds that the server wants."""
        wait = self._call.job.patience.spend(found.fault, asked)
        if wait is not None:
            return wait if self._line.origin is None else 0.0  # a recording needs no rest
        if asked >= self._budget.left > 0 and found.fault.again == "wait":
            found = replace(found, said=f"it asks to wait {min(asked, 1e9):,.0f} seconds")
        return self._stop(found.raised())

    def _answered(self, body: dict[str, Any]) -> httpx2.Response:
        self._call.job.count_answer()
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
        return httpx2.Response(409, json={"error": {"message": "stopped"}})


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
        return Found("page" if isinstance(body, str) and body.lstrip().startswith("<") else "no_completion")
    code = error.get("code") if isinstance(error, dict) else None
    found = of_response(code if isinstance(code, int) and 400 <= code < 600 else 400, body, secrets)
    return Found("server", found.said) if found.name == "bad_request" else found


def _seconds(headers: httpx2.Headers) -> float:
    """How long the server asks to wait; 0 when it does not say, or nothing that can be understood."""
    said = headers.get("retry-after", "")
    try:
        if "retry-after-ms" in headers:
            seconds = float(headers["retry-after-ms"]) / 1000
        else:
            seconds = parsedate_to_datetime(said).timestamp() - time.time() if ":" in said else float(said)
    except (ValueError, OverflowError):
        return 0.0
    return 0.0 if math.isnan(seconds) else max(0.0, seconds)


def _tokens(content: bytes) -> int:
    """About how many tokens a request or an answer has, where its server has not counted them."""
    return len(content) // 4
