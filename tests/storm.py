"""Many articles through a server that fails: `python tests/storm.py [ARTICLES]` (500 when no number is given) prints what came of them.

Two storms, both over the command `summarise ARTICLE...`: a server that answers 35 % of its requests with a fault, and one that is killed
with signal 9 in mid-run and comes back after five seconds. Requests, answers and tokens are the server's own count; each article has a
number that its record must hold, so that nothing is lost, doubled or mixed up unseen.
"""

import contextlib
import json
import os
import random
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from server import Reply, Seen, ServerDouble, Step, answer, disconnect, fault, hang, reset, text

HERE = Path(__file__).parent
SHARE = 0.35
"""Of the requests that get a fault."""

FAULTS: dict[str, Step] = {
    "429": fault(429),
    "429, come back": fault(429, retry_after_ms="300"),
    "503": fault(503),
    "reset": reset,
    "left in mid-answer": disconnect,
    "hang": hang(),
    "200, a page": text("<html><body>busy</body></html>"),
    "200, half a body": text('{"choices": [{"mess', content_type="application/json"),
    "200, nothing": Reply(200),
    "200, no choice": text('{"choices": []}', content_type="application/json"),
    "200, empty answer": answer(""),
    "200, half an answer": answer('{"quotes": [{"kind": "direct", "te'),
}
_COMPLETIONS = ("200, empty answer", "200, half an answer")
_FAULTLESS = ""


@dataclass
class Count:
    """What the server counted."""

    faults: Counter[str] = field(default_factory=Counter)
    """Requests by the fault that answered them; "" for those that were answered well."""

    completions: Counter[int] = field(default_factory=Counter)
    """Completions by article."""


@dataclass(frozen=True)
class Outcome:
    """What the command made of the articles."""

    articles: int
    records: dict[int, dict[str, int]]
    """Number in the record -> answers and tokens in its provenance."""

    errors: list[str]
    """Lines on stderr that tell of an article without a record."""

    code: int
    seconds: float

    @property
    def lost(self) -> int:
        """Articles with neither record nor error."""
        return self.articles - len(self.records) - len(self.errors)


def article(number: int) -> str:
    """A short article that no other is like."""
    return f"Marco Rubio met Emmanuel Macron in Paris on Monday. “We must talk about item {number},” Rubio said.\n"


def draft(number: int) -> dict[str, object]:
    """What a good model reads in it."""
    meeting = {"id": "m1", "title": "Rubio met Macron in Paris", "format": "bilateral", "status": "occurred", "city": "Paris", "country": "FRA", "date": "on Monday", "evidence": ["Marco Rubio met Emmanuel Macron in Paris on Monday"]}  # fmt: skip
    people = [
        {"name": name, "kind": "person", "role": None, "affiliation": None, "countries": [], "aliases": [], "attendance": [{"meeting_id": "m1", "as": "attending"}], "evidence": [name]}
        for name in ("Marco Rubio", "Emmanuel Macron")
    ]  # fmt: skip
    quote = {"kind": "direct", "text": [f"We must talk about item {number},"], "speaker": "Marco Rubio", "speaker_mention": "Rubio", "cue": "said", "addressee": None, "secondhand": False}  # fmt: skip
    sentence = {
        "text": "Marco Rubio met Emmanuel Macron in Paris.",
        "evidence": ["Marco Rubio met Emmanuel Macron in Paris"],
    }
    return {
        "abstract": [sentence],
        "meetings": [meeting],
        "participants": people,
        "agenda": [],
        "positions": [],
        "quotes": [quote],
        "not_speech": [],
    }


def number_in(seen: Seen) -> int:
    """Of the article that a request is about."""
    found = re.search(r"about item (\d+),”", seen.body["messages"][1]["content"])
    assert found is not None
    return int(found[1])


def stormy(count: Count) -> Callable[[Seen], Step]:
    """A server that fails by a lot of its own for each request of each article, whoever comes first."""
    asked: Counter[int] = Counter()

    def step(seen: Seen) -> Step:
        number = number_in(seen)
        asked[number] += 1
        lot = random.Random(f"{number}/{asked[number]}")
        name = lot.choice(list(FAULTS)) if lot.random() < SHARE else _FAULTLESS
        count.faults[name] += 1
        count.completions[number] += name in (_FAULTLESS, *_COMPLETIONS)
        return FAULTS[name] if name else answer(json.dumps(draft(number)))

    return step


def through_faults(articles: int, *words: str) -> tuple[Outcome, Count]:
    """The first storm."""
    count = Count()
    with ServerDouble(stormy(count)) as server, _command(articles, server.url, *words) as command:
        return command.finished(), count


def through_a_kill(articles: int, away: float, *words: str) -> tuple[Outcome, Count]:
    """The second storm: when a fifth of the records is there, the server dies, and stays away for so many seconds."""
    with tempfile.NamedTemporaryFile() as log:
        port = _free_port()
        server = _serve(port, log.name)
        try:
            with _command(articles, f"http://127.0.0.1:{port}/v1", *words) as command:
                command.wait_for(articles // 5)
                server.kill()
                server.wait()
                time.sleep(away)
                server = _serve(port, log.name)
                outcome = command.finished()
        finally:
            server.kill()
            server.wait()
        numbers = [int(line) for line in Path(log.name).read_text().split()]
        return outcome, Count(Counter({_FAULTLESS: len(numbers)}), Counter(numbers))


def _keep(stream: Iterable[str], lines: list[str]) -> None:
    for line in stream:
        lines.append(line)  # noqa: PERF402 - somebody counts them as they come


class _Running:
    """The command at work."""

    def __init__(self, articles: int, words: Sequence[str]) -> None:
        self._articles = articles
        self._started = time.monotonic()
        self._process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self._lines: list[str] = []
        self._errors: list[str] = []
        self._readers = [
            threading.Thread(target=_keep, args=(self._process.stdout, self._lines)),
            threading.Thread(target=_keep, args=(self._process.stderr, self._errors)),
        ]
        for each in self._readers:
            each.start()

    def wait_for(self, records: int) -> None:
        """Until so many are written."""
        while len(self._lines) < records and self._process.poll() is None:
            time.sleep(0.01)

    def finished(self) -> Outcome:
        """Wait for the end."""
        code = self._process.wait()
        seconds = time.monotonic() - self._started
        self.stop()
        records = [json.loads(line) for line in self._lines]
        made = {
            int(re.findall(r"\d+", each["quotes"][0]["text"])[0]): {
                "answers": each["provenance"]["attempts"],
                "tokens": sum(each["provenance"]["tokens"].values()),
            }
            for each in records
        }
        errors = [
            line for line in self._errors if re.match(r"summarise: \S+\.txt: ", line) and " answers, " not in line
        ]
        return Outcome(self._articles, made, errors, code, seconds)

    def stop(self) -> None:
        """Kill it where it still runs, and read what it wrote to the end."""
        with self._process:
            self._process.kill()
            for each in self._readers:
                each.join()


@contextlib.contextmanager
def _command(articles: int, url: str, *words: str) -> Iterator[_Running]:
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.txt" for number in range(articles)]
        for number, path in enumerate(paths):
            path.write_text(article(number), "utf-8")
        options = ["--model", "double", "--base-url", url, "--format", "jsonl", *words]
        running = _Running(articles, [sys.executable, "-m", "summariser", *map(str, paths), *options])
        try:
            yield running
        finally:
            running.stop()


def _serve(port: int, log: str) -> "subprocess.Popen[bytes]":
    """A double in a process of its own, once it listens."""
    process = subprocess.Popen([sys.executable, __file__, "--serve", str(port), log])
    while process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return process
        time.sleep(0.02)
    raise RuntimeError("the double did not start")


def serve(port: int, log: str) -> None:
    """Answer until killed, and write down the number of each article that is asked about."""
    with open(log, "a", buffering=1) as counted:

        def step(seen: Seen) -> Step:
            number = number_in(seen)
            counted.write(f"{number}\n")
            reply = answer(json.dumps(draft(number)))
            return Reply(reply.status, reply.body, delay=0.5)

        with ServerDouble(step, port=port):
            threading.Event().wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def show(title: str, outcome: Outcome, count: Count) -> None:
    """Print one storm."""
    requests = count.faults.total()
    known = [count.completions[number] for number in outcome.records]
    rows = {
        "articles": outcome.articles,
        "records": f"{len(outcome.records)} ({len(outcome.records) / outcome.articles:.1%})",
        "typed errors": len(outcome.errors),
        "lost": outcome.lost,
        "requests, as the server counts": f"{requests} ({requests / outcome.articles:.2f} an article)",
        "faults, as the server counts": f"{requests - count.faults[_FAULTLESS]} ({1 - count.faults[_FAULTLESS] / requests:.1%})",
        "answers in records / sent": f"{sum(each['answers'] for each in outcome.records.values())} / {sum(known)}",
        "tokens in records / sent": f"{sum(each['tokens'] for each in outcome.records.values())} / {120 * sum(known)}",
        "exit code": outcome.code,
        "seconds": f"{outcome.seconds:.0f}",
    }
    print(f"== {title}")
    for name, value in rows.items():
        print(f"{name:>32}  {value}")
    for name in FAULTS:
        if count.faults[name]:
            print(f"{name:>32}  {count.faults[name]}")
    for line in outcome.errors:
        print(line.rstrip().replace(os.path.dirname(line.split()[1]) + "/", ""))
    print(flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--serve"]:
        serve(int(sys.argv[2]), sys.argv[3])
    number = int(sys.argv[1]) if sys.argv[1:] else 500
    show("35 % of the requests get a fault", *through_faults(number, "--jobs", "8", "--timeout", "5"))
    show("the server is killed and comes back after 5 s", *through_a_kill(number, 5.0, "--jobs", "8"))
