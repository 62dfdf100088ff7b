"""What goes to stderr: one line each, and never a control character of an article or a server."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from summariser.errors import SummariserError


def complain(message: str, *, hint: str = "") -> None:
    """One line that says what is wrong and what to do."""
    say(f"{message}; {hint}" if hint else message)


def complain_of(path: str, error: SummariserError) -> None:
    """One line on what went wrong with the article at `path`, and under it what a stale recording differs in."""
    message = str(error)
    complain(message if path in message else f"{path}: {message}", hint=error.hint)
    for line in getattr(error, "diff", "").splitlines():
        print(f"  {visible(line)}", file=sys.stderr, flush=True)


def say(message: str) -> None:
    """One line for a person, on stderr."""
    print(f"summarise: {visible(message)}", file=sys.stderr, flush=True)


@contextmanager
def working(label: str) -> Iterator[None]:
    """While the block runs, say so on stderr: only where a terminal is, and gone without a trace afterwards."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console
    from rich.text import Text

    with Console(stderr=True).status(Text(visible(label))):
        yield


def visible(text: str) -> str:
    """`text` on one line, with what a terminal would obey spelt out."""
    from summariser.writers.hidden import reveal  # which loads the record's classes: not before something is to be said

    return reveal(text)
