"""The way to the model's server: opened by the first request, bounded in time and size, and never through anything the environment names.

httpx2's own timeouts bound each read, so a server that sends one byte a second holds a client for ever. Here a whole request has a
limit too: `request.extensions["whole"]`, in seconds. Asynchronous calls are cancelled when it is over; for the others a timer shuts
the socket down, which ends the read that is waiting on it.
"""

import asyncio
import contextlib
import json
import socket
import ssl
import threading
import time
from collections.abc import AsyncIterator, Iterator
from functools import cache
from typing import Any, Self

import httpx2

from summariser.live.adapting import Known, adaptation_for, adapted

MAX_ANSWER = 32 * 1024 * 1024
"""Bytes. The longest real answer is well under 1 MB; beyond this a server is broken or hostile."""


class AnswerTooLarge(Exception):
    """The server sent more than MAX_ANSWER bytes."""


class AnswerUnfinished(Exception):
    """The whole request took too long, though the answer had begun."""


class LiveNetwork(httpx2.BaseTransport, httpx2.AsyncBaseTransport):
    """Both transports to the server of one article, in one object. Responses come back read to their end."""

    def __init__(self, url: str, known: Known) -> None:
        self._url = url
        self._known = known  # of this server, shared by all articles of an engine
        self._sync: httpx2.HTTPTransport | None = None
        self._async: httpx2.AsyncHTTPTransport | None = None
        self._watch = _Watch()

    @property
    def transport(self) -> Self:
        """For synchronous callers."""
        return self

    @property
    def async_transport(self) -> Self:
        """For asynchronous callers."""
        return self

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send, and read the whole answer. Raises httpx2's errors; ReadTimeout when the whole request takes too long."""
        request.read()
        sent = _in_form(request, self._known)
        response = self._send(sent)
        while self._learned(sent, response):
            sent = _in_form(request, self._known)
            response = self._send(sent)
        return response

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """As `handle_request`."""
        await request.aread()
        sent = _in_form(request, self._known)
        response = await self._asend(sent)
        while self._learned(sent, response):
            sent = _in_form(request, self._known)
            response = await self._asend(sent)
        return response

    def _learned(self, sent: httpx2.Request, response: httpx2.Response) -> bool:
        """Whether the server refused something that can be said in another way. Each is said once, so this ends."""
        if response.is_success:
            return False
        # Judged by what was sent, because another article may have learned the same in the meantime.
        name = adaptation_for(json.loads(sent.content), response.status_code, response.content, self._known)
        if name is not None:
            self._known.learn(name)
        return name is not None

    def _send(self, request: httpx2.Request) -> httpx2.Response:
        self._sync = self._sync or httpx2.HTTPTransport(verify=_verification(self._url))
        # No retries here: httpx2 would repeat a connection without anybody counting it.
        with self._watch.over(request):
            response = self._sync.handle_request(request)
            self._watch.begun = True
            with contextlib.closing(response):
                return _copied(response, b"".join(_bounded(response)))

    async def _asend(self, request: httpx2.Request) -> httpx2.Response:
        self._async = self._async or httpx2.AsyncHTTPTransport(verify=_verification(self._url))
        begun = False
        try:
            async with asyncio.timeout(request.extensions.get("whole")):
                response = await self._async.handle_async_request(request)
                begun = True
                try:
                    return _copied(response, b"".join([chunk async for chunk in _abounded(response)]))
                finally:
                    await response.aclose()
        except TimeoutError:
            raise _late(request, begun) from None

    def cut(self) -> None:
        """End the synchronous request that is under way, from another thread."""
        self._watch.cut()

    def close(self) -> None:
        """Close what was opened."""
        if self._sync is not None:
            self._sync.close()

    async def aclose(self) -> None:
        """Close what was opened."""
        if self._async is not None:
            await self._async.aclose()


def _late(request: httpx2.Request, begun: bool) -> Exception:
    return AnswerUnfinished() if begun else httpx2.ReadTimeout("the whole request took too long", request=request)


class _Watch:
    """Shuts the socket of a request down when its time is over."""

    def __init__(self) -> None:
        self._stream: Any = None  # of the connection in use, which later requests may find still open
        self._over = False
        self.begun = False  # whether the headers of the answer are there

    @contextlib.contextmanager
    def over(self, request: httpx2.Request) -> Iterator[None]:
        limit = request.extensions.get("whole")
        if limit is None:
            yield
            return
        self._over = self.begun = False
        request.extensions = {**request.extensions, "trace": self._note}
        timer = threading.Timer(limit, self.cut)
        timer.daemon = True  # a process that ends must not wait for it
        timer.start()
        started = time.monotonic()
        try:
            yield
        except Exception:
            if self._over or time.monotonic() - started > limit:
                raise _late(request, self.begun) from None
            raise
        finally:
            timer.cancel()

    def _note(self, event: str, info: dict[str, Any]) -> None:
        if event in ("connection.connect_tcp.complete", "connection.start_tls.complete"):
            self._stream = info["return_value"]

    def cut(self) -> None:
        """Shut the socket down."""
        self._over = True
        stream = self._stream
        if stream is not None:
            with contextlib.suppress(OSError, ValueError):  # closed already, or in the middle of a handshake
                stream.get_extra_info("socket").shutdown(socket.SHUT_RDWR)


@cache
def _trusted() -> ssl.SSLContext:
    """The machine's certificates. Reading them takes up to 0.7 s, so it is done once, and only for https."""
    return httpx2.create_ssl_context()


def _verification(url: str) -> ssl.SSLContext:
    return _trusted() if url.startswith("https:") else ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def _bounded(response: httpx2.Response) -> Iterator[bytes]:
    size = 0
    for chunk in response.iter_bytes():
        size += len(chunk)
        if size > MAX_ANSWER:
            raise AnswerTooLarge
        yield chunk


async def _abounded(response: httpx2.Response) -> AsyncIterator[bytes]:
    size = 0
    async for chunk in response.aiter_bytes():
        size += len(chunk)
        if size > MAX_ANSWER:
            raise AnswerTooLarge
        yield chunk


def _in_form(request: httpx2.Request, known: Known) -> httpx2.Request:
    """The request as the server is known to take it."""
    if not known.names:
        return request
    content = json.dumps(adapted(json.loads(request.content), known), ensure_ascii=False).encode()
    headers = [(name, value) for name, value in request.headers.items() if name != "content-length"]
    return httpx2.Request(request.method, request.url, headers=headers, content=content, extensions=request.extensions)


def _copied(response: httpx2.Response, content: bytes) -> httpx2.Response:
    """The same response with its body decoded, so without the headers that described how it travelled."""
    travel = ("content-encoding", "content-length", "transfer-encoding")
    headers = [(name, value) for name, value in response.headers.multi_items() if name.lower() not in travel]
    return httpx2.Response(response.status_code, headers=headers, content=content)
