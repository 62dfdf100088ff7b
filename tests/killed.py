"""A model's server that is killed in mid-run and comes back: of the suite in small, of `benchmarks/killed.py` in large."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from unreliable import text_of

DELAY = 0.4
"""Seconds that the server takes for an answer, so that there are always requests under way."""

_SERVER = """
import sys
import time
from dataclasses import replace
from pathlib import Path
sys.path.insert(0, {tests!r})
from server import ServerDouble
from transcript import read_by_rules

log = Path({log!r}).open("a")

def step(seen):
    print(time.monotonic(), file=log, flush=True)
    return replace(read_by_rules(seen), delay={delay})

with ServerDouble(step, port={port}) as server:
    print(server.url, flush=True)
    sys.stdin.read()
"""


@dataclass(frozen=True)
class Came:
    """What came of the articles."""

    exit_code: int
    records: int
    errors: str
    under_way: int
    """Requests that the server had taken and not answered when it was killed."""

    requests: int
    """By the count of both servers."""


def read(count: int, pause: float, folder: Path) -> Came:
    """Read so many articles; when a third is finished the server is killed with signal 9, and started again after `pause` seconds."""
    for number in range(count):
        (folder / f"a{number}.txt").write_text(text_of(number), "utf-8")
    server, url = _serve(folder)
    with command(folder, count, url) as run:
        until(lambda: len(printed(folder)) >= count // 3 and _just_taken(folder))
        server.kill()
        killed = time.monotonic()
        server.communicate()
        under_way = sum(taken > killed - DELAY for taken in _taken(folder))
        time.sleep(pause)
        server, _ = _serve(folder, int(url.split(":")[2].removesuffix("/v1")))
        _, errors = run.communicate(timeout=600)
    server.kill()
    server.communicate()
    return Came(run.returncode, len(printed(folder)), errors, under_way, len(_taken(folder)))


def command(folder: Path, count: int, url: str, *flags: str) -> subprocess.Popen[str]:
    """`summarise` over the folder's articles, four at a time; its records go to a file, which can be looked at while it runs."""
    words = [sys.executable, "-m", "summariser", *(f"a{number}.txt" for number in range(count))]
    words += ["--model", "rules", "--base-url", url, "--jobs", "4", "--format", "jsonl", *flags]
    with (folder / "out.jsonl").open("wb") as out:
        streams: dict[str, Any] = {"stdout": out, "stderr": subprocess.PIPE, "text": True}
        return subprocess.Popen(words, cwd=folder, env=os.environ | {"PYTHONUNBUFFERED": "1"}, **streams)


def printed(folder: Path) -> list[str]:
    """The lines that the command has finished."""
    return [line for line in (folder / "out.jsonl").read_text("utf-8").splitlines(keepends=True) if line.endswith("\n")]


def until(there: Any) -> None:
    """Wait for something that comes within 90 seconds."""
    end = time.monotonic() + 90
    while not there() and time.monotonic() < end:
        time.sleep(0.02)
    assert there()


def _serve(folder: Path, port: int = 0) -> tuple[subprocess.Popen[str], str]:
    """A server in a process of its own, and its URL."""
    code = _SERVER.format(tests=str(Path(__file__).parent), log=str(folder / "taken.log"), delay=DELAY, port=port)
    words: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    server = subprocess.Popen([sys.executable, "-c", code], **words)
    assert server.stdout is not None
    return server, server.stdout.readline().strip()


def _just_taken(folder: Path) -> bool:
    """Whether a request has come that the server cannot have answered yet, nor before it is killed."""
    return max(_taken(folder)) > time.monotonic() - DELAY / 2


def _taken(folder: Path) -> list[float]:
    """When requests came, on the system's monotonic clock."""
    return [float(line) for line in (folder / "taken.log").read_text("utf-8").splitlines()]
