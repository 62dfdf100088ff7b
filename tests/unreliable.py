"""Many articles through a server that fails at a third of all requests: of the suite in small, of `benchmarks/unreliable.py` in large."""

import os
import random
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from server import Reply, Seen, ServerDouble, Step, answer, completion, disconnect, fault, hang, reset, text
from transcript import read_by_rules

SHARE = 0.35
"""Of all requests that fail."""

_FAULTS: dict[str, tuple[Step, ...]] = {
    "429": (fault(429, retry_after_ms="200"), fault(429, retry_after="1"), fault(429)),
    "503": (fault(503), fault(503, retry_after="1"), text("<html>busy</html>", status=503)),
    "reset": (reset, disconnect),
    "hang": (hang(),),
    "malformed": (text('{"id": "x"}'), text('{"choices": [{"mess'), text("<html>hello</html>"), completion([])),
    "empty": (Reply(200), answer(""), answer(None)),
}
"""Each kind as often as the others, and within a kind each of its forms."""

_PLACES = ("Paris", "Vienna", "Geneva", "Lisbon", "Nairobi", "Muscat", "Santiago", "Brussels")
_PEOPLE = (
    "Ana Brennan",
    "John Okafor",
    "Maria Lindqvist",
    "Karim Haddad",
    "Elena Petrova",
    "Tomas Novak",
    "Aiko Tanaka",
)


def text_of(number: int) -> str:
    """A short article like no other: the number stands in what is said."""
    host, guest = _PEOPLE[number % 7], _PEOPLE[(number + 1 + number // 7 % 5) % 7]
    return (
        f"Foreign Minister {host} met Foreign Minister {guest} in {_PLACES[number % 8]} on Tuesday.\n\n"
        f"“We agreed on {number + 1000} tonnes of grain,” {host} said.\n"
    )


@dataclass(frozen=True)
class Came:
    """What came of the articles."""

    articles: int
    records: dict[str, str]
    """File name -> the record's line."""

    errors: list[str]
    """One line each."""

    requests: int
    """By the server's own count."""

    faults: Counter[str]
    """Kind -> how many the server made."""

    tokens: int
    """In the records."""

    billed: int
    """By the server's own count."""

    seconds: float

    @property
    def mixed(self) -> list[str]:
        """Records that do not hold their own article's number, or lack it."""
        return [name for name, line in self.records.items() if f"on {int(name[1:-4]) + 1000} tonnes" not in line]


class Unreliable:
    """The script of the server."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self.made: Counter[str] = Counter()

    def __call__(self, seen: Seen) -> Step:
        """A fault, or what the rules claim of the article."""
        if self._random.random() >= SHARE:
            return read_by_rules(seen)
        kind = self._random.choice(list(_FAULTS))
        self.made[kind] += 1
        return self._random.choice(_FAULTS[kind])


def read(count: int, folder: Path, *flags: str, seed: int = 7) -> Came:
    """Write so many articles into `folder`, and read them with the command."""
    import json

    paths = [folder / f"a{number}.txt" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(text_of(number), "utf-8")
    script = Unreliable(seed)
    with ServerDouble(script) as server:
        words = [sys.executable, "-m", "summariser", *(path.name for path in paths)]
        words += ["--model", "rules", "--base-url", server.url, "--format", "jsonl", *flags]
        started = time.monotonic()
        done = subprocess.run(words, capture_output=True, text=True, cwd=folder, check=False, env=os.environ)
        seconds = time.monotonic() - started
        assert "Traceback" not in done.stderr, done.stderr
        lines = {json.loads(line)["article"]["source"]: line for line in done.stdout.splitlines()}
        made = [json.loads(line)["provenance"]["tokens"] or {} for line in lines.values()]
        return Came(
            articles=count,
            records=lines,
            errors=[line for line in done.stderr.splitlines() if ".txt: rules: " not in line],
            requests=len(server.requests),
            faults=script.made,
            tokens=sum(sum(each.values()) for each in made),
            billed=server.tokens,
            seconds=seconds,
        )
