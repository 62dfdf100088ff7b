"""Records for people and machines: `text`, `md`, `json` and `jsonl`, each written as it comes.

A writer takes (article, summary) pairs and a text stream, and returns nothing. The article may be None: then places have no line numbers.
What the stream can show, its width and whether it takes colour, is told in the `Layout`; a writer asks neither stream nor environment.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TextIO

from summariser.article import Article
from summariser.record import Summary
from summariser.writers.hidden import reveal
from summariser.writers.records import write_json, write_jsonl

__all__ = ["Layout", "OutputFormat", "reveal", "write", "write_json", "write_jsonl", "write_md", "write_text"]

OutputFormat = Literal["text", "json", "jsonl", "md"]


@dataclass(frozen=True)
class Layout:
    """How records are to look: columns and colour of `text`, and whether `json` is an array."""

    width: int = 80
    colour: bool = False
    several: bool = False


PLAIN = Layout()


def write(
    entries: Iterable[tuple[Article | None, Summary]],
    format: OutputFormat,
    stream: TextIO,
    layout: Layout = Layout(),
) -> None:
    """Write `entries` to `stream` in one of the formats. Raises what the stream raises, such as BrokenPipeError."""
    if format == "json":
        write_json(entries, stream, several=layout.several)
    elif format == "jsonl":
        write_jsonl(entries, stream)
    elif format == "md":
        write_md(entries, stream)
    else:
        write_text(entries, stream, width=layout.width, colour=layout.colour)


def write_text(
    entries: Iterable[tuple[Article | None, Summary]], stream: TextIO, *, width: int = 80, colour: bool = False
) -> None:
    """For people: see `writers.text`, which is imported here because rich takes longer to load than a record to write."""
    from summariser.writers.text import write_text as write_pages

    write_pages(entries, stream, width=width, colour=colour)


def write_md(entries: Iterable[tuple[Article | None, Summary]], stream: TextIO) -> None:
    """For people, as Markdown: see `writers.markdown`, which is imported here because machines need none of what it loads."""
    from summariser.writers.markdown import write_md as write_pages

    write_pages(entries, stream)
