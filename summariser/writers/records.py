"""Records as JSON: indented for people and files, or one compact object a line for pipes. Both hold the whole record."""

import json
from collections.abc import Iterable
from contextlib import suppress
from typing import Any, TextIO

from summariser.article import Article
from summariser.record import Grounded, Summary
from summariser.writers.hidden import escape_json

Record = Summary | Grounded[Any]
Entries = Iterable[tuple[Article | None, Record]]


def write_jsonl(entries: Entries, stream: TextIO) -> None:
    """Write each record as it comes, as one line. No character inside a record ends a line, whatever splits the lines."""
    for _, record in entries:
        stream.write(_dump(record, indent=None) + "\n")
        stream.flush()


def write_json(entries: Entries, stream: TextIO, *, several: bool = False) -> None:
    """Write each record as it comes, indented: with `several` as an array, however many there are, else as objects one after the other.

    When `entries` breaks off with an exception, the array is closed first, so that what was written stays readable.
    """
    if not several:
        for _, record in entries:
            stream.write(_dump(record, indent=2) + "\n")
            stream.flush()
        return
    separator = "[\n"
    try:
        for _, record in entries:
            stream.write(separator + _dump(record, indent=2))
            stream.flush()
            separator = ",\n"
    except BaseException:
        with suppress(OSError, ValueError):  # the stream itself may be what broke
            _close(stream, separator)
        raise
    _close(stream, separator)


def _close(stream: TextIO, separator: str) -> None:
    stream.write("[]\n" if separator.startswith("[") else "\n]\n")
    stream.flush()


def _dump(record: Record, *, indent: int | None) -> str:
    values: dict[str, Any] = record.model_dump(mode="json")
    separators = (",", ":") if indent is None else None
    return escape_json(json.dumps(values, ensure_ascii=False, indent=indent, separators=separators))
