"""The live model against aimock, a server of somebody else's that speaks the protocol and makes faults on demand.

What it answers stands in aimock.json, by the name of the model that is asked for.
"""

import json
import os
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from servers.conftest import Read, installed
from servers.started import Started
from summariser.article import Article
from summariser.audit import check
from summariser.errors import (
    AccessDenied,
    ArticleTooLong,
    BadRequest,
    ConnectionFailed,
    InvalidAnswer,
    RateLimited,
    ServerFailed,
    SummariserError,
    TimedOut,
    TruncatedAnswer,
)

KEY = "sk-aimock-key-0123456789"
FIXTURES = Path(__file__).parent / "aimock.json"
ARTICLE = Article(
    "Marco Rubio, the US secretary of state, will meet Emmanuel Macron in Paris on Tuesday. "
    "“We must talk about Ukraine,” Rubio said.\n",
    "rubio.txt",
)
FAULTS: dict[str, tuple[type[SummariserError], int, dict[str, Any]]] = {
    "bad-request": (BadRequest, 1, {}),
    "too-long": (ArticleTooLong, 1, {}),
    "denied": (AccessDenied, 1, {}),
    "quota": (RateLimited, 1, {}),
    "cut-off": (TruncatedAnswer, 1, {}),
    "talks-only": (InvalidAnswer, 3, {"reasks": 2}),
    "broken": (ServerFailed, 3, {"retries": 2}),
    "malformed": (ServerFailed, 3, {"retries": 2}),
    "disconnects": (ConnectionFailed, 3, {"retries": 2}),
    "hangs": (TimedOut, 0, {"timeout": 0.5, "retries": 1}),
}
"""Name of the model -> the error, the requests in the server's journal, and options. What nobody waited for is not journalled."""


class Aimock(Started):
    """aimock with its journal. `id` keeps the requests and the counts of one test apart from those of the others."""

    def __init__(self, log: Path) -> None:
        program = installed("aimock", "aimock/node_modules/@copilotkit/aimock/dist/cli.js")
        node = shutil.which("node") or pytest.skip("aimock is not started: there is no node on the path")
        words = [node, str(program), "--fixtures", str(FIXTURES), "--validate-on-load", "--log-level", "warn"]
        super().__init__(
            lambda port: [*words, "--port", str(port)], log, AIMOCK_API_KEYS=KEY, AIMOCK_STRICT_TURN_INDEX="1"
        )
        self.id = ""

    @property
    def options(self) -> dict[str, Any]:
        """What every call gives: where the server is, its key, and whose requests these are."""
        return {"url": self.url, "api_key": KEY, "headers": {"x-test-id": self.id}}

    @property
    def journal(self) -> list[dict[str, Any]]:
        """The server's own account of the requests of this test."""
        url = f"{self.root}/__aimock/journal?testId={self.id}"
        request = urllib.request.Request(url, headers={"authorization": f"Bearer {KEY}"})
        with urllib.request.urlopen(request, timeout=10) as answer:
            entries: list[dict[str, Any]] = json.load(answer)
        return entries

    @property
    def statuses(self) -> list[int]:
        """What it answered, in order; 0 where it broke off."""
        return [entry["response"]["status"] for entry in self.journal]


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Aimock]:
    """One process for all tests of this module."""
    with Aimock(tmp_path_factory.mktemp("aimock") / "log") as server:
        yield server


@pytest.fixture
def aimock(running: Aimock, request: pytest.FixtureRequest) -> Aimock:
    """The server, with a fresh page of its journal."""
    running.id = "".join(letter if letter.isalnum() else "-" for letter in request.node.name)
    return running


@pytest.mark.parametrize("mode", ["json_schema", "tools", "json"])
def test_every_mode_gives_a_proven_record(aimock: Aimock, read: Read, mode: str) -> None:
    """A good answer in each mode takes one request and becomes a record that the audit accepts."""
    summary = read(ARTICLE, **aimock.options, model="good", mode=mode)

    assert (
        check(summary, ARTICLE),
        summary.unsupported,
        [quote.origin for quote in summary.quotes],
        summary.provenance.requests,
        aimock.statuses,
    ) == ((), (), ["claimed"], 1, [200])


@pytest.mark.parametrize("mode", ["json_schema", "tools", "json"])
def test_the_server_sees_what_was_asked_for(aimock: Aimock, read: Read, mode: str) -> None:
    """The request as the server journals it names the shape in the way of its mode, and the schema is strict."""
    read(ARTICLE, **aimock.options, model="good", mode=mode)
    body = aimock.journal[0]["body"]
    asked = {
        "json_schema": lambda: body["response_format"]["json_schema"]["strict"],
        "tools": lambda: body["tools"][0]["function"]["strict"] and body["tool_choice"]["function"]["name"] == "Draft",
        "json": lambda: body["response_format"] == {"type": "json_object"},
    }

    assert asked[mode]()


@pytest.mark.parametrize("mode", ["json_schema", "tools"])
def test_an_altered_quotation_is_mended(aimock: Aimock, read: Read, mode: str) -> None:
    """An altered quotation goes back with its reason, and the second answer mends it and leaves the rest as it was."""
    summary = read(ARTICLE, **aimock.options, model="alters-first", mode=mode)
    second = json.dumps(aimock.journal[1]["body"]["messages"])

    assert ([quote.text for quote in summary.quotes], summary.unsupported) == (["We must talk about Ukraine,"], ())
    assert (aimock.statuses, len(summary.meetings)) == ([200, 200], 1)
    assert "We must never talk about Ukraine," in second


@pytest.mark.parametrize("mode", ["json_schema", "tools", "json"])
def test_prose_instead_of_json_is_asked_again(aimock: Aimock, read: Read, mode: str) -> None:
    """An answer in prose is followed by a second turn of the same conversation, whose answer is the record."""
    summary = read(ARTICLE, **aimock.options, model="talks-first", mode=mode)
    turns = [message["role"] for message in aimock.journal[1]["body"]["messages"]]

    assert (aimock.statuses, summary.provenance.attempts, len(summary.quotes)) == ([200, 200], 2, 1)
    assert "assistant" in turns


def test_a_busy_server_is_waited_for(aimock: Aimock, read: Read) -> None:
    """429 with Retry-After, then 503, then the answer: the wait is the server's, and the record is whole."""
    started = time.monotonic()
    summary = read(ARTICLE, **aimock.options, model="busy")

    assert (aimock.statuses, len(summary.quotes), time.monotonic() - started >= 1) == ([429, 503, 200], 1, True)


def test_a_server_without_schemas_is_asked_for_a_tool(aimock: Aimock, read: Read) -> None:
    """A 400 that names the response format leads to the same question as a tool, and the record is whole."""
    summary = read(ARTICLE, **aimock.options, model="no-schema")

    assert (aimock.statuses, len(summary.quotes), summary.unsupported) == ([400, 200], 1, ())


@pytest.mark.parametrize(("model", "statuses"), [("malformed-first", [200, 200]), ("disconnects-first", [0, 200])])
def test_one_broken_answer_is_asked_for_again(aimock: Aimock, read: Read, model: str, statuses: list[int]) -> None:
    """After one body that is no JSON, and after one connection that broke off, the next request gives the record."""
    summary = read(ARTICLE, **aimock.options, model=model)

    assert (statuses, 1) == (aimock.statuses, len(summary.quotes))


@pytest.mark.parametrize("model", FAULTS)
def test_every_fault_has_its_error(aimock: Aimock, read: Read, model: str) -> None:
    """A fault that stays becomes its typed error, after as many requests as the budget has, in bounded time."""
    error, requests, options = FAULTS[model]
    started = time.monotonic()
    with pytest.raises(error) as caught:
        read(ARTICLE, **aimock.options, model=model, **options)

    assert (error, requests, True, False) == (
        type(caught.value),
        len(aimock.statuses),
        time.monotonic() - started < 10,
        KEY in f"{caught.value} {caught.value.hint}",
    )


def test_a_wrong_key_is_denied(aimock: Aimock, read: Read) -> None:
    """The server's own check of the key refuses another one, and nobody is told either."""
    with pytest.raises(AccessDenied) as caught:
        read(ARTICLE, **aimock.options | {"api_key": "sk-another-key-9876543210"}, model="good")

    assert "sk-another" not in f"{caught.value!r} {caught.value.hint}"


@pytest.mark.parametrize("model", FAULTS)
def test_the_command_tells_every_fault(aimock: Aimock, tmp_path: Path, model: str) -> None:
    """The command ends with the fault's exit code and two lines or fewer on stderr, without a traceback and without a record."""
    error, _, options = FAULTS[model]
    article = tmp_path / "rubio.txt"
    article.write_text(ARTICLE.text)
    flags = [word for name, value in options.items() for word in (f"--{name}", str(value))]
    done = subprocess.run(
        [sys.executable, "-m", "summariser", str(article), "--model", model, "--base-url", aimock.url, *flags],
        env=_environment(),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert (error.exit_code, "", False, False) == (
        done.returncode,
        done.stdout,
        "Traceback" in done.stderr,
        KEY in done.stderr,
    )
    assert 1 <= len(done.stderr.strip().splitlines()) <= 2, done.stderr


def test_the_command_writes_the_record(aimock: Aimock, tmp_path: Path) -> None:
    """The command with a good model prints one record and the tokens that the server counted."""
    article = tmp_path / "rubio.txt"
    article.write_text(ARTICLE.text)
    done = subprocess.run(
        [sys.executable, "-m", "summariser", str(article), "--model", "good", "--base-url", aimock.url, "-f", "json"],
        env=_environment(),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert (
        done.returncode,
        json.loads(done.stdout)["provenance"]["tokens"],
    ) == (0, {"prompt": 1200, "completion": 80})


def _environment() -> dict[str, str]:
    return os.environ | {"OPENAI_API_KEY": KEY}
