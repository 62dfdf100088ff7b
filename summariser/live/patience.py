"""One budget for one article: how long, how often and for how many tokens a model is asked, over all requests together."""

import random
import time
from dataclasses import dataclass, field
from threading import Event

from summariser.live.faults import Fault
from summariser.live.options import ModelOptions

_CONNECT = 10.0
"""Seconds. A server that is there accepts a connection at once; only its answer takes long."""

LONGEST_WAIT = 8.0
"""Seconds between two tries, where the server does not ask for more."""


class Budget:
    """What all the pieces of an article share: a deadline and tokens; more of both, the more pieces it has."""

    def __init__(self, options: ModelOptions, pieces: int = 1) -> None:
        rounds = -(-pieces // options.at_once)
        self._end = time.monotonic() + options.patience * rounds
        self._tokens = options.token_budget * pieces  # pieces in several threads may misjudge it by one request
        self._stopped = Event()
        self.counted = 0
        """Tokens that the server counted."""

    @property
    def left(self) -> float:
        """Seconds left; none after `stop`."""
        return 0.0 if self._stopped.is_set() else self._end - time.monotonic()

    def affords(self, tokens: int) -> bool:
        """Whether a request of so many tokens may be sent."""
        return tokens <= self._tokens

    def pay(self, counted: int, estimated: int) -> None:
        """So many were sent and received; the estimate counts where the server did not."""
        self.counted += counted
        self._tokens -= counted or estimated

    def pause(self, seconds: float) -> None:
        """Wait, but not after `stop`."""
        self._stopped.wait(seconds)

    def stop(self) -> None:
        """Nobody wants the article any more: whoever waits goes on at once, and nothing more is sent."""
        self._stopped.set()


@dataclass
class Patience:
    """The budget as one piece of an article sees it, which has so many retries of its own."""

    options: ModelOptions
    budget: Budget
    retries: int = field(init=False)
    """Requests that may still be sent again after a fault."""

    def __post_init__(self) -> None:
        self.retries = self.options.retries
        self._once: set[str] = set()  # faults that had their second try

    def timeouts(self) -> dict[str, object]:
        """httpx2's extensions for the next request: limits of a step, and of the whole."""
        # Never 0, which some systems take for "no limit".
        limit = max(0.001, min(self.options.timeout, self.budget.left))
        return {
            "timeout": {"connect": min(_CONNECT, limit), "read": limit, "write": limit, "pool": limit},
            "whole": limit,
        }

    def spend(self, fault: Fault, asked: float = 0.0) -> float | None:
        """Seconds to wait before the next try, `asked` for by the server where that is above 0; None when there shall be none."""
        if fault.again not in ("wait", "once") or fault.sentence in self._once or self.retries <= 0:
            return None
        tried = self.options.retries - self.retries
        wait = asked if asked > 0 else min(LONGEST_WAIT, fault.wait * 2**tried) * random.uniform(0.75, 1.0)
        if wait >= self.budget.left:
            return None
        if fault.again == "once":
            self._once.add(fault.sentence)
        self.retries -= 1
        return wait
