"""One budget for one article: how often and how long a server is waited for, over all requests together."""

import time
from dataclasses import dataclass, field

from summariser.live.faults import Fault
from summariser.live.options import ModelOptions

_CONNECT = 10.0
"""Seconds. A server that is there accepts a connection at once; only its answer takes long."""


@dataclass
class Patience:
    """What is left of it."""

    options: ModelOptions
    retries: int = field(init=False)
    """Requests that may still be sent again after a fault."""

    def __post_init__(self) -> None:
        self.retries = self.options.retries
        self._end = time.monotonic() + self.options.patience

    @property
    def left(self) -> float:
        """Seconds left for the article."""
        return self._end - time.monotonic()

    def timeouts(self) -> dict[str, object]:
        """httpx2's extensions for the next request: limits of a step, and of the whole."""
        # Never 0, which some systems take for "no limit".
        limit = max(0.001, min(self.options.timeout, self.left))
        return {
            "timeout": {"connect": min(_CONNECT, limit), "read": limit, "write": limit, "pool": limit},
            "whole": limit,
        }

    def spend(self, fault: Fault, wait: float = 0.0) -> bool:
        """Whether to try again after `fault` and `wait` seconds; if so, that is one retry less."""
        if fault.again != "wait" or self.retries <= 0 or wait >= self.left:
            return False
        self.retries -= 1
        return True
