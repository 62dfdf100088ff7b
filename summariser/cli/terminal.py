"""What goes to stderr: one line each, and never a control character of an article or a server."""

import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager


def complain(message: str, *, hint: str = "") -> None:
    """One line that says what is wrong and what to do."""
    say(f"{message}; {hint}" if hint else message)


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
    """`text` on one line, with control and format characters spelt out, so that nothing foreign can steer the terminal."""
    return "".join(_spelt(each) if unicodedata.category(each) in {"Cc", "Cf", "Cs", "Zl", "Zp"} else each for each in text)


def _spelt(character: str) -> str:
    return " " if character in "\n\t" else character.encode("unicode_escape").decode()
