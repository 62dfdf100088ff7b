"""A server double that speaks OpenAI's chat-completions protocol over real HTTP on 127.0.0.1.

It answers from a script: each request takes the next step, and what it received is kept. A step is a `Reply`, or a function that
is given the handler and does with the connection what it likes. When the script is used up, the server answers 418, which no client
retries, so a test that asks once too often fails loudly.
"""

import json
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self


@dataclass(frozen=True)
class Reply:
    """One HTTP response, sent whole."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=lambda: {"content-type": "application/json"})
    delay: float = 0.0
    """Seconds before the first byte."""


@dataclass(frozen=True)
class Seen:
    """One request as it came in."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]


Step = Reply | Callable[[BaseHTTPRequestHandler], None]


def answer(
    content: str | None, *, finish_reason: str = "stop", tokens: tuple[int, int] | None = (100, 20), **message: Any
) -> Reply:
    """A completion whose message has this content; `message` adds to the message, such as tool_calls or refusal."""
    whole = {"role": "assistant", "content": content} | message
    return completion([{"index": 0, "message": whole, "finish_reason": finish_reason}], tokens)


def completion(choices: list[dict[str, Any]], tokens: tuple[int, int] | None = (100, 20)) -> Reply:
    """A completion with these choices."""
    body: dict[str, Any] = {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": "double",
        "choices": choices,
    }
    if tokens is not None:
        body["usage"] = {"prompt_tokens": tokens[0], "completion_tokens": tokens[1], "total_tokens": sum(tokens)}
    return Reply(body=json.dumps(body).encode())


def tool_call(
    arguments: Any, *, name: str = "Draft", content: str | None = None, finish_reason: str = "tool_calls"
) -> Reply:
    """A completion that calls a tool; `arguments` is sent as it is, though the protocol wants a string."""
    call = {"id": "call_1", "type": "function", "function": {"name": name, "arguments": arguments}}
    return answer(content, finish_reason=finish_reason, tool_calls=[call])


def fault(status: int, message: str = "no", *, code: str | None = None, kind: str = "error", **headers: str) -> Reply:
    """An error as OpenAI's server words it; keyword names become header names (retry_after -> retry-after)."""
    body = {"error": {"message": message, "type": kind, "param": None, "code": code}}
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(status, json.dumps(body).encode(), {"content-type": "application/json"} | named)


def text(body: str, *, status: int = 200, content_type: str = "text/html") -> Reply:
    """A body that is no completion."""
    return Reply(status, body.encode(), {"content-type": content_type})


def reset(handler: BaseHTTPRequestHandler) -> None:
    """Close the connection with a reset instead of an answer."""
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.close()


def disconnect(handler: BaseHTTPRequestHandler) -> None:
    """Announce a long body and leave after its first bytes."""
    handler.wfile.write(b'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 9999\r\n\r\n{"id":')
    handler.wfile.flush()
    handler.connection.shutdown(socket.SHUT_RDWR)


def hang(seconds: float = 30.0) -> Step:
    """Say nothing for so long."""
    return lambda handler: _wait(handler, seconds)


def trickle(*, headers: bool = False, every: float = 0.05, seconds: float = 30.0) -> Step:
    """Send one byte at a time, of the body or already of the headers, so that no single read ever times out."""

    def drip(handler: BaseHTTPRequestHandler) -> None:
        start = b"HTTP/1.1 200 OK\r\nx-slow: " if headers else b"HTTP/1.1 200 OK\r\ncontent-length: 99999\r\n\r\n"
        try:
            handler.wfile.write(start)
            for _ in range(int(seconds / every)):
                handler.wfile.write(b" ")
                handler.wfile.flush()
                _wait(handler, every)
        except OSError:
            return  # the client has had enough, which is the point

    return drip


def _wait(handler: BaseHTTPRequestHandler, seconds: float) -> None:
    server = handler.server
    assert isinstance(server, _Listener)
    server.closing.wait(seconds)


def _tokens_in(step: Step) -> int:
    if not isinstance(step, Reply) or step.status != 200 or b'"usage"' not in step.body:
        return 0
    total: int = json.loads(step.body)["usage"]["total_tokens"]
    return total


class _Listener(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, double: "ServerDouble", port: int) -> None:
        self.double = double
        self.closing = threading.Event()
        super().__init__(("127.0.0.1", port), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is part of many tests, not an error of the server."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # headers and body are two writes, and the second would wait 40 ms for the first
    server: _Listener

    def do_POST(self) -> None:
        length = int(self.headers.get("content-length", "0"))
        body = json.loads(self.rfile.read(length) or b"null")
        step = self.server.double.take(Seen(self.path, {k.lower(): v for k, v in self.headers.items()}, body))
        if not isinstance(step, Reply):
            self.close_connection = True
            step(self)
            return
        if step.delay:
            time.sleep(step.delay)
        self._send(step)

    def _send(self, reply: Reply) -> None:
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(reply.body)))
        self.end_headers()
        self.wfile.write(reply.body)

    def log_message(self, format: str, *arguments: Any) -> None:
        """Tests read `requests`, not a log."""


class ServerDouble:
    """The server. `with ServerDouble([...]) as server:` gives one that listens at `server.url`.

    `script` may also be a function of the request, for servers whose answer depends on what was asked.
    """

    def __init__(self, script: Iterable[Step] | Callable[[Seen], Step] = (), *, port: int = 0) -> None:
        self._choose = script if callable(script) else None
        self._steps = iter(()) if callable(script) else iter(script)
        self._lock = threading.Lock()
        self.requests: list[Seen] = []
        self.tokens = 0
        """Sent and received, as the completions say that it has answered with."""
        self._listener = _Listener(self, port)
        self._thread = threading.Thread(target=self._listener.serve_forever, args=(0.005,), daemon=True)

    @property
    def url(self) -> str:
        """The base URL a client is given."""
        return f"http://127.0.0.1:{self._listener.server_address[1]}/v1"

    @property
    def bodies(self) -> list[dict[str, Any]]:
        """The JSON of every request, in order."""
        return [seen.body for seen in self.requests]

    def take(self, seen: Seen) -> Step:
        """Keep the request and give the step that answers it."""
        with self._lock:
            self.requests.append(seen)
            step = self._choose(seen) if self._choose else next(self._steps, fault(418, "the script is used up"))
            self.tokens += _tokens_in(step)
            return step

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._listener.closing.set()
        self._listener.shutdown()
        self._listener.server_close()
        self._thread.join()
