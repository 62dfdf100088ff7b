"""One way to print with rich: what the stream can show is told, never asked of stream or environment, and text is never read as markup."""

from typing import TextIO

from rich.console import Console


def make_console(stream: TextIO, width: int, colour: bool) -> Console:
    """A console on `stream`, `width` columns wide; escape sequences are written only with `colour`."""
    return Console(
        file=stream,
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )
