"""Settings: flag > environment > file > default, as one frozen object. The only place that reads the environment.

The file is the nearest `summarise.toml`, or `pyproject.toml` with a table `[tool.summarise]`, from the working folder upwards. A key is
never a flag and never stands in a file. A `base_url` from a file could be anybody's, who put the file there: it gets no key
unless a flag or the environment names the same URL.
"""

import math
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

from summariser.errors import SettingsError

EngineChoice = Literal["auto", "model", "rules"]
Mode = Literal["auto", "json_schema", "tools", "json"]
RecordMode = Literal["none", "once", "new", "all"]
Format = Literal["text", "json", "jsonl", "md"]


@dataclass(frozen=True)
class Settings:
    """Everything that can be set. Names are those of the flags, of `SUMMARISE_*` and of the keys in a settings file."""

    engine: EngineChoice = "auto"
    """auto: the model when one is named or recorded, else the embedded rules."""

    model: str | None = None
    """Name of the model, as its server knows it."""

    base_url: str | None = None
    """URL of an OpenAI-compatible server, else OpenAI's own."""

    mode: Mode = "auto"
    """How the answer's shape is asked for."""

    recordings: Path | None = None
    """Folder of recordings; a path in a settings file is relative to that file."""

    record: RecordMode = "none"
    """none: replay only; once: record what has no recording; new: record what has none or a stale one; all: record everything anew."""

    timeout: float = 120.0
    """Seconds for a whole request."""

    patience: float = 600.0
    """Seconds for one article, all requests together."""

    token_budget: int = 200_000
    """Tokens that one article may cost, sent and received."""

    jobs: int = 1
    """How many articles are read at the same time."""

    retries: int = 6
    """How often, for one article, a request is sent again after a fault of the network or the server."""

    reasks: int = 2
    """How often an answer of the wrong shape is sent back to the model."""

    mends: int = 1
    """How often what grounding refused goes back to the model."""

    piece_tokens: int = 8000
    """About how many tokens of an article one request may hold; a longer article is read in pieces."""

    max_tokens: int | None = None
    """Upper limit of an answer in tokens, else the server's own."""

    max_bytes: int = 4_000_000
    """Largest article that is read."""

    format: Format | None = None
    """Output format; text on a terminal and jsonl in a pipe when it is not set."""

    strict: bool = False
    """Exit 1 when some item was unsupported."""

    api_key: str | None = field(default=None, repr=False)
    """Only ever from OPENAI_API_KEY, and only for a base URL that may have it."""

    no_color: bool = False
    """NO_COLOR is set."""

    notes: tuple[str, ...] = ()
    """What the user should be told about how the settings came about."""


_DERIVED = {"api_key", "no_color", "notes"}
_NAMES = tuple(each.name for each in fields(Settings) if each.name not in _DERIVED)
_HINTS = get_type_hints(Settings)


def load_settings(
    flags: Mapping[str, Any], environment: Mapping[str, str] | None = None, folder: Path | None = None
) -> Settings:
    """The settings in force. `flags` holds only what was given; `environment` and `folder` default to the process's own.

    Raises SettingsError for an unknown name, a value that does not fit, or a settings file that cannot be read.
    """
    environment = os.environ if environment is None else environment
    from_file, file = _read_file(folder or Path.cwd())
    from_environment = _read_environment(environment)
    given = {name: value for name, value in flags.items() if value is not None}
    values = from_file | from_environment | given
    key, notes = _key_for(environment, from_file, from_environment | given, file)
    return Settings(**values, api_key=key, no_color=bool(environment.get("NO_COLOR")), notes=notes)


def _key_for(
    environment: Mapping[str, str], from_file: dict[str, Any], confirmed: dict[str, Any], file: Path | None
) -> tuple[str | None, tuple[str, ...]]:
    key = environment.get("OPENAI_API_KEY", "").strip() or None
    url = from_file.get("base_url")
    if key is None or url is None or "base_url" in confirmed:
        return key, ()
    note = f"base_url comes from {file}, so OPENAI_API_KEY is not sent there; to send it, give --base-url {url}"
    return None, (note,)


def _read_environment(environment: Mapping[str, str]) -> dict[str, Any]:
    """`SUMMARISE_*`, and OpenAI's own variable for the URL after it. Empty variables count as unset."""
    values = {}
    if url := environment.get("OPENAI_BASE_URL", "").strip():
        values["base_url"] = url
    for name in _NAMES:
        variable = f"SUMMARISE_{name.upper()}"
        if text := environment.get(variable, "").strip():
            values[name] = _fitted(name, text, where=variable)
    return values


def _read_file(folder: Path) -> tuple[dict[str, Any], Path | None]:
    for place in (folder, *folder.parents):
        for path in (place / "summarise.toml", place / "pyproject.toml"):
            table = _table(path)
            if table is not None:
                return {_known(name, path): _from_file(name, value, path) for name, value in table.items()}, path
    return {}, None


def _table(path: Path) -> dict[str, Any] | None:
    """The settings in the file at `path`; None where there are none."""
    try:
        document = tomllib.loads(path.read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (
        OSError,
        ValueError,
        RecursionError,
    ) as error:  # too many digits, or too many brackets, are no TOMLDecodeError
        if path.name == "pyproject.toml":
            return None  # somebody else's file, which may have no word for us
        raise SettingsError(f"{path}: {error}", hint="mend the file") from error
    if path.name == "summarise.toml":
        return document
    tool = document.get("tool")
    table = tool.get("summarise") if isinstance(tool, dict) else None
    return table if isinstance(table, dict) else None


def _known(name: str, path: Path) -> str:
    if name == "api_key":
        raise SettingsError(f"{path}: a key does not belong in a file", hint="set OPENAI_API_KEY in the environment")
    if name not in _NAMES:
        raise SettingsError(f"{path}: unknown setting {name!r}", hint=f"the settings are {', '.join(_NAMES)}")
    return name


def _from_file(name: str, value: object, path: Path) -> Any:
    fitted = _fitted(name, value, where=f"{path}: {name}")
    return path.parent / fitted if isinstance(fitted, Path) else fitted


def _fitted(name: str, value: object, *, where: str) -> Any:
    """`value`, a string of the environment or a TOML value, as the type of the setting `name`."""
    wanted = next((each for each in get_args(_HINTS[name]) if each is not type(None)), _HINTS[name])
    if get_origin(_HINTS[name]) is Literal:
        wanted = _HINTS[name]
    try:
        return _converted(value, wanted)
    except (TypeError, ValueError, OverflowError) as error:
        raise SettingsError(f"{where}: {error}", hint="see summarise --help for what fits") from error


def _converted(value: object, wanted: Any) -> Any:
    if get_origin(wanted) is Literal:
        return _one_of(value, get_args(wanted))
    if wanted is bool:
        return _flag(value)
    if wanted in (int, float) and not isinstance(value, bool) and isinstance(value, int | float | str):
        return _measure(wanted(value))
    if wanted in (str, Path) and isinstance(value, str):
        return wanted(value)
    raise TypeError(f"{value!r} does not fit")


def _measure(number: float) -> float:
    if number < 0:
        raise ValueError(f"{number} is below 0")
    if not math.isfinite(number):
        raise ValueError(f"{number} is no finite number")
    return number


def _one_of(value: object, choices: tuple[str, ...]) -> str:
    if value not in choices:
        raise ValueError(f"{value!r} is none of {', '.join(choices)}")
    return str(value)


def _flag(value: object) -> bool:
    if isinstance(value, bool):
        return value
    words = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}
    word = str(value).lower()
    if word not in words:
        raise ValueError(f"{value!r} is neither true nor false")
    return words[word]
