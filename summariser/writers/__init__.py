"""Records for people and machines: `text`, `md`, `json` and `jsonl`, each written as it comes.

A writer takes (article, record) pairs, the record a `Summary` or a `Grounded`, and a text stream, and returns nothing. The article may be None: then places have no line numbers.
What the stream can show, its width and whether it takes colour, is told in the `Layout`; a writer asks neither stream nor environment.
"""

from dataclasses import dataclass
from typing import Literal, TextIO

from summariser.writers.hidden import reveal
from summariser.writers.records import Entries, Record, write_json, write_jsonl

__all__ = ["Layout", "OutputFormat", "Record", "reveal", "write", "write_json", "write_jsonl", "write_md", "write_text"]

OutputFormat = Literal["text", "json", "jsonl", "md"]


@dataclass(frozen=True)
class Layout:
    """How records are to look: columns and colour of `text`, and whether `json` is an array."""

    width: int = 80
    colour: bool = False
    several: bool = False


PLAIN = Layout()


def write(
    entries: Entries,
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


def write_text(entries: Entries, stream: TextIO, *, width: int = 80, colour: bool = False) -> None:
    """For people: see `writers.text`, which is imported here because rich takes longer to load than a record to write."""
    from summariser.writers.text import write_text as write_pages

    write_pages(entries, stream, width=width, colour=colour)


def write_md(entries: Entries, stream: TextIO) -> None:
    """For people, as Markdown: see `writers.markdown`, which is imported here because machines need none of what it loads."""
    from summariser.writers.markdown import write_md as write_pages

    write_pages(entries, stream)
