"""Many articles: in order, bounded, none lost, none stopped by another; also when the server fails, dies, or the user interrupts."""

import threading
import time
from collections.abc import Iterator

import pytest
from storm import Outcome, through_a_kill, through_faults

from summariser.batch import each_in_order
from summariser.errors import InputError, SummariserError


def _slow_first(item: int) -> int:
    time.sleep(0.2 if item == 0 else 0.0)
    if item % 7 == 3:
        raise InputError(f"{item} is bad")
    return item * item


@pytest.mark.parametrize("jobs", [1, 3, 50])
def test_results_come_in_the_order_of_the_articles(jobs: int) -> None:
    """However many are read at once and whoever is slow; an error stays with its article."""
    outcomes = list(each_in_order(range(40), _slow_first, jobs))

    assert list(range(40)) == [item for item, _ in outcomes]
    assert [item for item in range(40) if item % 7 == 3] == [i for i, each in outcomes if isinstance(each, InputError)]
    assert all(each == item * item for item, each in outcomes if not isinstance(each, SummariserError))


def test_so_many_are_read_at_once_and_no_more() -> None:
    """Three jobs are three threads."""
    busy, most = 0, 0
    lock = threading.Lock()

    def read(_: int) -> None:
        nonlocal busy, most
        with lock:
            busy += 1
            most = max(most, busy)
        time.sleep(0.02)
        with lock:
            busy -= 1

    list(each_in_order(range(20), read, 3))

    assert 3 == most


def test_nothing_is_read_for_somebody_who_has_gone() -> None:
    """Reading ahead is bounded, and ends with the iteration."""
    begun: list[int] = []
    outcomes = each_in_order(range(1000), begun.append, 2)
    assert isinstance(outcomes, Iterator)
    next(outcomes)
    outcomes.close()  # type: ignore[attr-defined]
    time.sleep(0.05)

    assert len(begun) < 30


def test_an_error_of_our_own_making_comes_through() -> None:
    """What is no typed error is a bug, and is not hidden."""
    with pytest.raises(ZeroDivisionError):
        list(each_in_order([1, 0, 2], lambda item: 1 // item, 2))


def test_an_interruption_gives_what_is_finished_and_is_passed_on() -> None:
    """Finished results behind the one that is waited for are not lost."""
    done = threading.Barrier(3)

    def read(item: int) -> int:
        if item == 1:
            done.wait(5)
            raise KeyboardInterrupt  # as if it came to whoever waits for this one
        if item in (2, 3):
            done.wait(5)
        return item

    came: list[int] = []
    with pytest.raises(KeyboardInterrupt):
        came.extend(item for item, _ in each_in_order([0, 1, 2, 3], read, 4))

    assert 0 == came[0]
    assert set(came) <= {0, 2, 3}


def _by_the_server(outcome: Outcome, completions: dict[int, int]) -> dict[int, dict[str, int]]:
    """Answers and tokens of each record's article, as the server counted them."""
    return {number: {"answers": completions[number], "tokens": 120 * completions[number]} for number in outcome.records}


def test_faults_cost_no_article() -> None:
    """A third of the requests fails in a dozen ways: records or typed errors for all, few requests, and the bills are the server's count."""
    outcome, count = through_faults(40, "--jobs", "8", "--timeout", "5")

    assert ([], 0, 0) == (outcome.errors, outcome.lost, outcome.code)
    assert outcome.records == _by_the_server(outcome, count.completions)
    assert 40 < count.faults.total() <= 1.8 * 40


def test_a_server_that_dies_and_comes_back_costs_no_article() -> None:
    """Killed with signal 9 in mid-run and away for a second, it loses nothing."""
    outcome, count = through_a_kill(20, 1.0)

    assert ([], 0, set(range(20))) == (outcome.errors, outcome.code, set(outcome.records))
    assert 20 <= count.faults.total() <= 1.8 * 20
