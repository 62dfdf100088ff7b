"""The command. Only this room prints and exits.

`run` is the way in; `app` lists the sub-commands, each in a module of its own that is imported when it is called, so that `--help`
loads neither pydantic nor a model's packages.
"""

from summariser.cli.app import INTERRUPTED, run

__all__ = ["INTERRUPTED", "run"]
