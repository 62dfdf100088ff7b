"""Many articles at once: order, bounds, interruption, and servers that fail or die in between."""

import json
import os
import signal
import threading
import time
from pathlib import Path

import killed
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
    came = unreliable.read(16, tmp_path, "--jobs", "8", "--timeout", "2")
    named = {line.split(": ")[1] for line in came.errors}

    assert (set(), []) == ({f"a{number}.txt" for number in range(16)} - set(came.records) - named, came.mixed)
    assert len(came.records) >= 14, came.errors
    assert came.requests <= 2.2 * came.articles
    assert came.faults.total() > 4
    assert came.tokens == came.billed or came.errors


def test_a_server_that_is_killed_and_comes_back_loses_nothing(tmp_path: Path) -> None:
    """Killed with signal 9 while it works, and started again after a second: every article becomes its record."""
    came = killed.read(12, 1.0, tmp_path)

    assert (0, 12, True) == (came.exit_code, came.records, came.under_way > 0), came.errors


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
        command = killed.command(tmp_path, 6, server.url, "--mends", "0")
        killed.until(lambda: killed.printed(tmp_path) and len(server.requests) == 6)
        started = time.monotonic()
        command.send_signal(signal.SIGINT)
        _, err = command.communicate(timeout=20)

        assert (130, True) == (command.returncode, time.monotonic() - started < 3), err
    records = [json.loads(line) for line in killed.printed(tmp_path)]
    assert "a0.txt" == records[0]["article"]["source"]


def test_an_interruption_leaves_a_long_article_at_once(tmp_path: Path) -> None:
    """Ctrl-C while the pieces of one article are asked for: exit 130 without waiting for the server, and no further request."""
    (tmp_path / "a0.txt").write_text(transcript(12_000).text, "utf-8")
    with ServerDouble(lambda _: hang()) as server:
        command = killed.command(tmp_path, 1, server.url, "--piece-tokens", "1000")
        killed.until(lambda: len(server.requests) == 4)
        started = time.monotonic()
        command.send_signal(signal.SIGINT)
        command.communicate(timeout=20)

        assert (130, [], True, 4) == (
            command.returncode,
            killed.printed(tmp_path),
            time.monotonic() - started < 3,
            len(server.requests),
        )
