"""The command line's grammar: `summarise ARTICLE...`, and sub-commands beside it."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import click

from summariser.cli.terminal import complain
from summariser.errors import SummariserError

_DEFAULT = "summarising"
_COMMANDS = {"check": "checking", "record": "recording", "evaluate": "evaluating", "schema": "schemas"}
"""Sub-command -> its module, imported when it is called."""

_NEEDS_WORDS = frozenset({"check", "record", "evaluate"})
INTERRUPTED = 130
"""Exit code."""


def run(words: Sequence[str]) -> int:
    """Run the command line `words`; the exit code. Everything that goes wrong ends here as one line on stderr."""
    try:
        code = _call(words)
        sys.stdout.flush()
    except click.ClickException as error:
        usage = isinstance(error, click.UsageError)
        complain(error.format_message().rstrip("."), hint="see summarise --help" if usage else "")
        return 2
    except SummariserError as error:
        complain(str(error), hint=error.hint)
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        complain("interrupted; what was finished is written")
        return INTERRUPTED
    except BrokenPipeError:
        _leave_closed_pipe()
        return 0
    return code


def _call(words: Sequence[str]) -> int:
    name = _named_command(words)
    command = import_module(f"summariser.cli.{_COMMANDS.get(name, _DEFAULT)}").command
    rest, called = (words[1:], f"summarise {name}") if name else (words, "summarise")
    # Not command.main, which would turn a closed pipe into exit code 1 before we hear of it.
    try:
        with command.make_context(called, list(rest)) as context:
            return int(command.invoke(context) or 0)
    except click.exceptions.Exit as done:  # --help and --version end this way
        return done.exit_code


def _named_command(words: Sequence[str]) -> str:
    """The sub-command that `words` call, or "" for the main job.

    A file that bears a sub-command's name is a path when nothing else can be meant: when it stands alone and the sub-command needs
    words of its own. `./check` and `-- check` are always paths.
    """
    first = words[0] if words else ""
    alone = len(words) == 1 and first in _NEEDS_WORDS and Path(first).is_file()
    return first if first in _COMMANDS and not alone else ""


def _leave_closed_pipe() -> None:
    """The reader has gone, as `head` does. Python would complain once more when it flushes stdout at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
