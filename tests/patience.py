"""A limit on the processor's time, so that what hangs is stopped and named."""

import contextlib
import signal
from collections.abc import Iterator


class TooSlow(BaseException):
    """Not done in time. No Exception, so that nothing on the way takes it for a fault it knows."""


@contextlib.contextmanager
def patience(seconds: float) -> Iterator[None]:
    """TooSlow after so many seconds of the processor. In the main thread only."""

    def stop(*_: object) -> None:
        raise TooSlow(f"not done after {seconds:.0f} s")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
