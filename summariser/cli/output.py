"""Where records go: to stdout or a file, in the format that fits."""

import io
import itertools
import shutil
import sys
from collections.abc import Iterable
from types import TracebackType
from typing import TYPE_CHECKING, Self, TextIO

from summariser.errors import OutputError
from summariser.settings import Format, Settings

if TYPE_CHECKING:
    from summariser.article import Article
    from summariser.writers import Record


def chosen_format(settings: Settings) -> Format:
    """As set, else text on a terminal and one record a line in a pipe."""
    return settings.format or ("text" if sys.stdout.isatty() else "jsonl")


def terminal_width() -> int:
    """Columns to write for: those of the terminal or of COLUMNS, 80 where there is neither."""
    return shutil.get_terminal_size().columns


class Sink:
    """The place records are written to. A file is opened at once, so that nobody pays a model for what cannot be written, and emptied only
    when the first record is ready.

    Raises OutputError for a file that cannot be written.
    """

    def __init__(self, path: str | None, settings: Settings) -> None:
        self._path = path
        self._settings = settings
        self._stream: TextIO = sys.stdout

    def __enter__(self) -> Self:
        if self._path is None:
            if isinstance(self._stream, io.TextIOWrapper):
                self._stream.reconfigure(encoding="utf-8")  # records are UTF-8 whatever the locale
            return self
        try:
            self._stream = open(self._path, "a", encoding="utf-8", newline="\n")
        except OSError as error:
            raise self._unwritable(error) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._path is not None:
            self._stream.close()

    def write(self, entries: "Iterable[tuple[Article, Record]]", *, several: bool) -> None:
        """Write each record as it comes."""
        from summariser.writers import Layout, write

        layout = Layout(width=terminal_width(), colour=self._colour(), several=several)
        try:
            if self._path is None or (entries := self._emptied(entries)):
                write(entries, self._format(), self._stream, layout)
            self._stream.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise self._unwritable(error) from error

    def _emptied(self, entries: "Iterable[tuple[Article, Record]]") -> "Iterable[tuple[Article, Record]]":
        """The entries, with the file emptied for them; () when there are none, and then the file stays as it was."""
        rest = iter(entries)
        first = next(rest, None)
        if first is None:
            return ()
        if self._stream.seekable():
            self._stream.truncate(0)
        return itertools.chain([first], rest)

    def _format(self) -> Format:
        return chosen_format(self._settings) if self._path is None else self._settings.format or "jsonl"

    def _colour(self) -> bool:
        return self._path is None and sys.stdout.isatty() and not self._settings.no_color

    def _unwritable(self, error: OSError) -> OutputError:
        reason = (error.strerror or str(error)).lower()
        return OutputError(f"{self._path or 'standard output'}: {reason}", hint="give -o a file that can be written")
