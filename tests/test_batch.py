"""Many articles at once: order, bounds, interruption, and servers that fail or die in between."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest
import unreliable
from faults import GOOD, content
from server import Seen, ServerDouble, Step, hang
from transcript import piece_in, transcript

from summariser.batch import read_all
from summariser.errors import InputError, SummariserError
from summariser.threads import in_order


@pytest.mark.parametrize("jobs", [1, 3, 20])
def test_results_come_in_the_order_of_the_articles(jobs: int) -> None:
    """Whatever takes how long, and one that fails stands in its place and stops no other."""

    def read(number: int) -> int:
        time.sleep(0.02 if number % 3 == 0 else 0)
        if number == 4:
            raise InputError("four")
        return number * 2

    came = list(read_all(read, range(12), jobs))

    assert [(number, "four" if number == 4 else number * 2) for number in range(12)] == [
        (number, str(made) if isinstance(made, SummariserError) else made) for number, made in came
    ]


def test_so_many_at_once_and_no_more() -> None:
    """A slow one holds nobody up, and the bound is never passed."""
    under_way: list[int] = []
    most: list[int] = []
    waiting = threading.Event()

    def work(number: int) -> int:
        under_way.append(number)
        most.append(len(under_way))
        if number == 0:
            waiting.wait(5)
        if number == 9:
            waiting.set()
        under_way.remove(number)
        return number

    assert (list(range(10)), True) == (list(in_order(work, range(10), 3)), max(most) <= 3)


def test_an_exception_comes_in_its_place() -> None:
    """What is not an error of ours ends the work where it stands, after what came before."""
    came: list[float] = []
    with pytest.raises(ZeroDivisionError):
        came.extend(in_order(lambda number: 1 / number, (2, 1, 0, 4), 2))

    assert [0.5, 1.0] == came


def test_many_articles_through_a_server_that_fails_at_a_third(tmp_path: Path) -> None:
    """Each becomes its own record or one line that names it; nothing is lost, mixed up or paid without being counted."""
    came = unreliable.read(24, tmp_path, "--jobs", "8", "--timeout", "2")
    named = {line.split(": ")[1] for line in came.errors}

    assert (set(), []) == ({f"a{number}.txt" for number in range(24)} - set(came.records) - named, came.mixed)
    assert len(came.records) >= 22, came.errors
    assert came.requests <= 2.2 * came.articles
    assert came.faults.total() > 4
    assert came.tokens == came.billed or came.errors


_SERVER = """
import sys
sys.path.insert(0, {tests!r})
from server import ServerDouble, Reply
from transcript import read_by_rules
from dataclasses import replace

with ServerDouble(lambda seen: replace(read_by_rules(seen), delay=0.2), port={port}) as server:
    print(server.url, flush=True)
    sys.stdin.read()
"""


def _served(port: int = 0) -> tuple[subprocess.Popen[str], str]:
    """A server in a process of its own, which can be killed, and its URL."""
    code = _SERVER.format(tests=str(Path(__file__).parent), port=port)
    words: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    server = subprocess.Popen([sys.executable, "-c", code], **words)
    assert server.stdout is not None
    return server, server.stdout.readline().strip()


def test_a_server_that_is_killed_and_comes_back_loses_nothing(tmp_path: Path) -> None:
    """Killed with signal 9 while articles are read, and started again after two seconds: every article becomes its record."""
    for number in range(12):
        (tmp_path / f"a{number}.txt").write_text(unreliable.text_of(number), "utf-8")
    server, url = _served()
    with _command(tmp_path, 12, url) as command:
        _until(lambda: _printed(tmp_path))  # the first record is there: the run is under way
        server.kill()
        server.communicate()
        time.sleep(2)
        server, _ = _served(int(url.split(":")[2].removesuffix("/v1")))
        _, err = command.communicate(timeout=60)
    server.kill()
    server.communicate()

    assert (0, 12) == (command.returncode, len(_printed(tmp_path))), err


def test_an_interruption_keeps_what_is_finished() -> None:
    """What is finished comes in order though something before it is not, then the interruption, and nothing new is begun."""
    left = threading.Event()
    begun: list[int] = []

    def work(number: int) -> int:
        begun.append(number)
        if number == 6:
            os.kill(os.getpid(), signal.SIGINT)
        if number in (1, 6):
            left.wait(20)
        return number

    came: list[int] = []
    with pytest.raises(KeyboardInterrupt):
        came.extend(in_order(work, range(100), 2))
    left.set()
    time.sleep(0.1)

    assert ([0, 2, 3, 4, 5], 6) == (came, max(begun))


def test_the_command_is_interrupted_at_once(tmp_path: Path) -> None:
    """Ctrl-C in the middle of many articles: what is finished stands, what hangs is left at once, exit 130."""

    def step(seen: Seen) -> Step:
        return hang() if "1001 tonnes" in piece_in(seen) else content(GOOD)

    for number in range(6):
        (tmp_path / f"a{number}.txt").write_text(unreliable.text_of(number), "utf-8")
    with ServerDouble(step) as server:
        command = _command(tmp_path, 6, server.url, "--mends", "0")
        _until(lambda: _printed(tmp_path) and len(server.requests) == 6)
        started = time.monotonic()
        command.send_signal(signal.SIGINT)
        _, err = command.communicate(timeout=20)

        assert (130, True) == (command.returncode, time.monotonic() - started < 3), err
    records = [json.loads(line) for line in _printed(tmp_path)]
    assert "a0.txt" == records[0]["article"]["source"]


def test_an_interruption_leaves_a_long_article_at_once(tmp_path: Path) -> None:
    """Ctrl-C while the pieces of one article are asked for: exit 130 without waiting for the server, and no further request."""
    (tmp_path / "a0.txt").write_text(transcript(12_000).text, "utf-8")
    with ServerDouble(lambda _: hang()) as server:
        command = _command(tmp_path, 1, server.url, "--piece-tokens", "1000")
        _until(lambda: len(server.requests) == 4)
        started = time.monotonic()
        command.send_signal(signal.SIGINT)
        command.communicate(timeout=20)

        assert (130, [], True, 4) == (
            command.returncode,
            _printed(tmp_path),
            time.monotonic() - started < 3,
            len(server.requests),
        )


def _command(folder: Path, count: int, url: str, *flags: str) -> subprocess.Popen[str]:
    words = [sys.executable, "-m", "summariser", *(f"a{number}.txt" for number in range(count))]
    words += ["--model", "rules", "--base-url", url, "--jobs", "4", "--format", "jsonl", *flags]
    with (folder / "out.jsonl").open(
        "wb"
    ) as out:  # a file can be looked at while the command runs, a pipe's buffer loses lines
        streams: dict[str, Any] = {"stdout": out, "stderr": subprocess.PIPE, "text": True}
        return subprocess.Popen(words, cwd=folder, env=os.environ | {"PYTHONUNBUFFERED": "1"}, **streams)


def _printed(folder: Path) -> list[str]:
    """The lines that the command has finished."""
    return [line for line in (folder / "out.jsonl").read_text("utf-8").splitlines(keepends=True) if line.endswith("\n")]


def _until(there: Any) -> None:
    end = time.monotonic() + 90
    while not there() and time.monotonic() < end:
        time.sleep(0.02)
    assert there()
