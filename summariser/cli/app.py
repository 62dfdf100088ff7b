"""The command line's grammar: `summarise ARTICLE...`, and sub-commands beside it."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import click

from summariser.cli.terminal import complain
from summariser.errors import SummariserError

_COMMANDS = {
    "summarise": "summarising",
    "check": "checking",
    "record": "recording",
    "evaluate": "evaluating",
    "schema": "schemas",
}
_DEFAULT = "summarise"
_NEEDS_WORDS = frozenset({"check", "record", "evaluate"})
_INTERRUPTED = 130


class _Commands(click.Group):
    """A group whose default command is `summarise`, so that `summarise ARTICLE` needs no second word."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        command = import_module(f"summariser.cli.{_COMMANDS[cmd_name]}").command
        assert isinstance(command, click.Command)
        return command


def _with_command(words: Sequence[str]) -> list[str]:
    """`words` with the default command put first unless they name another one.

    A file that bears a sub-command's name is a path when nothing else can be meant: when it stands alone and the sub-command needs
    words of its own. `./check` and `-- check` are always paths.
    """
    first = words[0] if words else ""
    alone = len(words) == 1 and first in _NEEDS_WORDS and Path(first).is_file()
    if first in _COMMANDS and first != _DEFAULT and not alone:
        return list(words)
    return [_DEFAULT, *words]


def run(words: Sequence[str]) -> int:
    """Run the command line `words`; the exit code. Everything that goes wrong ends here as one line on stderr."""
    try:
        code = _Commands(name="summarise").main(_with_command(words), prog_name="summarise", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        usage = isinstance(error, click.UsageError)
        complain(error.format_message(), hint="see summarise --help" if usage else "")
        return 2
    except SummariserError as error:
        complain(str(error), hint=error.hint)
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        complain("interrupted; what was finished is written")
        return _INTERRUPTED
    except BrokenPipeError:
        _leave_closed_pipe()
        return 0
    return int(code or 0)


def _leave_closed_pipe() -> None:
    """The reader has gone, as `head` does. Python would complain once more when it flushes stdout at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
