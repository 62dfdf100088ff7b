"""The transport that records and replays. It stands where the network would, so every line above it runs as in a live call.

The request that opens a conversation must mean what the recorded one meant; later ones are matched by turn, because their bytes hold
what other packages say about an answer. A miss never calls out.
"""

import json
from typing import Any, Literal, Self

import httpx2

from summariser.engine import Task
from summariser.errors import RecordingError
from summariser.recording.advice import Advice
from summariser.recording.components import changes, diff_of, digests_of
from summariser.recording.folder import Store
from summariser.recording.tape import Key, Origin, Recording, Reply, Turn, key_of

Mode = Literal["none", "once", "new", "all"]

_KEPT_HEADERS = ("content-type",)
"""Of a response. Everything else describes a server, a connection or an account."""

_PLAIN_HEADERS = ("accept", "accept-encoding", "connection", "content-length", "content-type", "host", "user-agent")
"""Request headers that hold no secret; the values of all others are looked for before a file is written."""


class TapeLine(httpx2.BaseTransport, httpx2.AsyncBaseTransport):
    """One task's line: both transports in one object. Subclasses say where a reply comes from."""

    def __init__(self, task: Task, store: Store, advice: Advice) -> None:
        self._task = task
        self._tasks = [task]  # one for each conversation
        self._opening = True
        self._store = store
        self._advice = advice
        self._key: Key = key_of(task)
        self._turns: list[Turn] = []
        self._secrets: list[str] = []
        self.model: str | None = None
        self.origin: Origin | None = None

    @property
    def transport(self) -> Self:
        """For synchronous callers."""
        return self

    @property
    def async_transport(self) -> Self:
        """For asynchronous callers."""
        return self

    def turn_to(self, task: Task) -> None:
        """See `summariser.engine.Line`."""
        self._tasks.append(task)
        self._opening = True

    def hang_up(self) -> None:
        """See `summariser.engine.Line`."""

    def _keep(self, request: dict[str, Any], reply: Reply) -> None:
        opens = self._tasks[-1].name if self._opening and len(self._tasks) > 1 else None
        self._turns.append(Turn(request, reply, opens))
        self._opening = False

    def _note_secrets(self, request: httpx2.Request) -> None:
        values = (value for name, value in request.headers.items() if name not in _PLAIN_HEADERS)
        self._secrets += [value.removeprefix("Bearer ") for value in values]

    def _write(self, origin: Origin) -> None:
        recording = Recording(
            origin=origin,
            task=self._task.name,
            article=_file_name(self._task.article.source),
            sha256=self._task.article.sha256,
            characters=len(self._task.article.text),
            components=self._components(),
            turns=tuple(self._turns),
        )
        self._store.write(self._key, recording, (*self._advice.secrets, *self._secrets))

    def _components(self) -> tuple[tuple[str, str], ...]:
        openings = [turn for turn in self._turns if turn.opens or turn is self._turns[0]]
        digests: dict[str, str] = {}
        for task, turn in zip(self._tasks, openings, strict=False):  # the last may have had no answer
            digests |= dict(digests_of(turn.request, task))
        return tuple(digests.items())


class RecordedLine(TapeLine):
    """Replays what is recorded; what is not, it fetches from the network and records, as far as the mode allows.

    Raises MissingRecording when nothing is recorded and nothing may be.
    """

    def __init__(self, task: Task, store: Store, advice: Advice, mode: Mode) -> None:
        super().__init__(task, store, advice)
        self._mode = mode
        self._old = None if mode == "all" else store.read(self._key)
        if self._old is None and mode == "none":
            raise advice.missing(task, other_text=store.other_text(self._key))
        self.model = self._old.model if self._old else None
        self._called = False
        self._within = 0  # the turn of the conversation that was replayed last

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """From the recording, else from the network. Raises StaleRecording or MissingRecording."""
        body = _json_of(request.read())
        reply = self._recorded(body)
        if reply is not None:
            return _response(reply)
        assert self._task.network is not None
        response = self._task.network.transport.handle_request(request)
        response.read()
        return self._kept(request, body, response)

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """As `handle_request`."""
        body = _json_of(await request.aread())
        reply = self._recorded(body)
        if reply is not None:
            return _response(reply)
        assert self._task.network is not None
        response = await self._task.network.async_transport.handle_async_request(request)
        await response.aread()
        return self._kept(request, body, response)

    def hang_up(self) -> None:
        """Write what was fetched, together with what was replayed before it."""
        if self._called and self._turns:
            self._write("live")

    def close(self) -> None:
        """Close the network."""
        if self._task.network is not None:
            self._task.network.transport.close()

    async def aclose(self) -> None:
        """Close the network."""
        if self._task.network is not None:
            await self._task.network.async_transport.aclose()

    def _recorded(self, body: dict[str, Any]) -> Reply | None:
        """The reply recorded for this turn; None when the network is to be asked."""
        if self._old is None or self._called:
            return None
        turns = self._old.conversation(self._tasks[-1].name)
        turn = 0 if self._opening else self._within + 1
        if turn >= len(turns):
            self._go_beyond(self._old)
            return None
        if turn == 0 and not self._fits(self._old, turns[0], body):
            return None
        reply = turns[turn].reply
        self._keep(body, reply)
        self._within = turn
        self.origin = self._old.origin
        return reply

    def _fits(self, old: Recording, opening: Turn, body: dict[str, Any]) -> bool:
        task = self._tasks[-1]
        changed = changes(opening.request, body, task)
        mixed = old.origin == "hand-written" and bool(self._turns)
        if changed and (self._mode != "new" or mixed):
            raise self._advice.stale(task, old.origin, tuple(changed), diff_of(changed))
        return not changed

    def _go_beyond(self, old: Recording) -> None:
        """The model is asked once more than when this was recorded. Live answers are never added to hand-written ones."""
        if self._mode != "new" or old.origin == "hand-written":
            raise self._advice.missing_turn(self._task, old.origin, len(self._turns))

    def _kept(self, request: httpx2.Request, body: dict[str, Any], response: httpx2.Response) -> httpx2.Response:
        """Keep an answer. Faults of the server are not kept: a replay should not have to wait through them."""
        self._called = True
        # The key is looked for only where it was used: the line itself knows none.
        if response.is_success:
            self._note_secrets(request)
            headers = tuple((name, response.headers[name]) for name in _KEPT_HEADERS if name in response.headers)
            self._keep(body, Reply(response.status_code, headers, _text_of(response.content)))
        return response


class GivenLine(TapeLine):
    """Answers with given replies, one a turn, and records them as hand-written.

    Several lines may share `replies`: each takes from its beginning.
    """

    def __init__(self, task: Task, store: Store, advice: Advice, replies: list[Reply | str], model: str) -> None:
        super().__init__(task, store, advice)
        self._replies = replies
        self.model = model
        self.origin = "hand-written"

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """The next reply. Raises MissingRecording when there is none left."""
        return self._next(_json_of(request.read()))

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """As `handle_request`."""
        return self._next(_json_of(await request.aread()))

    def hang_up(self) -> None:
        """Write the recording. Raises RecordingError when some reply was never asked for: it would be lost."""
        if self._replies and self._task.last:
            raise RecordingError(
                f"{self._task.article.source}: reply {len(self._turns) + 1} is not asked for: the one before it was accepted",
                hint="give only the replies that are asked for",
            )
        self._write("hand-written")

    def _next(self, body: dict[str, Any]) -> httpx2.Response:
        if not self._replies:
            raise self._advice.missing_reply(self._task, len(self._turns), body)
        given = self._replies.pop(0)
        reply = given if isinstance(given, Reply) else completed(given, body)
        self._keep(body, reply)
        return _response(reply)


def completed(text: str, request: dict[str, Any]) -> Reply:
    """A completion around a reply written by hand; a reply that is a whole completion already stays as it is."""
    headers = (("content-type", "application/json"),)
    if _is_completion(text):
        return Reply(200, headers, text)
    message: dict[str, Any] = {"role": "assistant", "content": text}
    tools = request.get("tools")
    if tools:
        function = {"name": tools[0]["function"]["name"], "arguments": text}
        message = {
            "role": "assistant",
            "content": None,
            "tool_calls": [{"id": "call_1", "type": "function", "function": function}],
        }
    body = {
        "id": "hand-written",
        "object": "chat.completion",
        "created": 0,
        "model": request.get("model"),
        "choices": [{"index": 0, "message": message, "finish_reason": "tool_calls" if tools else "stop"}],
    }
    return Reply(200, headers, json.dumps(body))


def _is_completion(text: str) -> bool:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and "choices" in value


def _json_of(content: bytes) -> dict[str, Any]:
    body: dict[str, Any] = json.loads(content)
    return body


def _response(reply: Reply) -> httpx2.Response:
    return httpx2.Response(
        reply.status, headers=list(reply.headers), content=reply.body.encode(errors="surrogateescape")
    )


def _text_of(content: bytes) -> str:
    """As UTF-8; bytes that are none survive as half characters, so that a replay meets the same broken body."""
    return content.decode(errors="surrogateescape")


def _file_name(source: str) -> str:
    """Without the folder, which differs from machine to machine and may name its user."""
    return source.replace("\\", "/").rpartition("/")[2] or source
