"""`--schema package.module:Class` -> the class."""

import contextlib
import importlib
import os
import sys
from functools import reduce
from types import ModuleType
from typing import TYPE_CHECKING, Any

from summariser.errors import SettingsError

if TYPE_CHECKING:
    from pydantic import BaseModel


def load_class(named: str) -> "type[BaseModel]":
    """The pydantic class that `named` means, from an installed package or from the working folder.

    Raises SettingsError, one line, for what is not there, cannot be imported, or cannot be asked for or proven.
    """
    module, _, name = named.partition(":")
    if not all(part.isidentifier() for part in (*module.split("."), *name.split("."))):
        raise SettingsError(f"--schema {named!r} names no class", hint="give --schema package.module:Class")
    try:
        found: Any = reduce(getattr, name.split("."), _imported(module))
    except AttributeError as error:
        raise SettingsError(f"module {module!r} has no {name!r}", hint="give --schema package.module:Class") from error
    from summariser.grounding import require_provable

    require_provable(found)
    schema: type[BaseModel] = found
    return schema


def _imported(module: str) -> ModuleType:
    # Last, so that a file in the folder that happens to be called json.py is nobody's json.
    if os.getcwd() not in sys.path:
        sys.path.append(os.getcwd())
    try:
        with contextlib.redirect_stdout(sys.stderr):  # stdout carries records only
            return importlib.import_module(module)
    except ModuleNotFoundError as error:
        if error.name is not None and f"{module}.".startswith(f"{error.name}."):
            raise SettingsError(
                f"there is no module {error.name!r}, neither installed nor in this folder",
                hint="see --schema in summarise --help",
            ) from error
        raise _unimportable(module, error) from error
    except (Exception, SystemExit) as error:  # the module is somebody else's program: anything may come out of it
        raise _unimportable(module, error) from error


def _unimportable(module: str, error: BaseException) -> SettingsError:
    said = str(error).strip().splitlines()
    reason = f"{type(error).__name__}: {said[0]}" if said else type(error).__name__
    return SettingsError(f"module {module!r} cannot be imported: {reason}", hint="mend the module")
