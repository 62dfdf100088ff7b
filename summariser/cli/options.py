"""Options that several commands share, and the settings they make."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from summariser.settings import Settings, load_settings

F = TypeVar("F", bound=Callable[..., Any])

_ENGINE = (
    click.option(
        "--engine",
        type=click.Choice(["auto", "model", "rules"]),
        help="Who reads: a language model, or the embedded rules. [auto: the model when one is named]",
    ),
    click.option("--model", metavar="NAME", help="The model's name, as its server knows it."),
    click.option("--base-url", metavar="URL", help="An OpenAI-compatible server. [OPENAI_BASE_URL, else OpenAI's]"),
    click.option(
        "--mode",
        type=click.Choice(["auto", "json_schema", "tools", "json"]),
        help="How the answer's shape is asked for. [auto: the first of these that the server takes and follows]",
    ),
    click.option(
        "--timeout", type=click.FloatRange(min=0, min_open=True), metavar="SECONDS", help="For one whole request. [120]"
    ),
    click.option(
        "--patience",
        type=click.FloatRange(min=0, min_open=True),
        metavar="SECONDS",
        help="For one article, all requests together. [600]",
    ),
    click.option(
        "--token-budget",
        type=click.IntRange(min=1),
        metavar="N",
        help="Tokens that one article may cost, sent and received; for a long one, each piece. [200000]",
    ),
    click.option(
        "--retries", type=click.IntRange(min=0), metavar="N", help="Repeats after a fault of network or server. [6]"
    ),
    click.option(
        "--reasks", type=click.IntRange(min=0), metavar="N", help="Times an answer of the wrong shape goes back. [2]"
    ),
    click.option(
        "--mends",
        type=click.IntRange(min=0),
        metavar="N",
        help="Times what could not be proven goes back by itself. [1]",
    ),
    click.option(
        "--piece-tokens",
        type=click.IntRange(min=100),
        metavar="N",
        help="Tokens of article in one request; longer articles are read in pieces. [8000]",
    ),
    click.option(
        "--max-tokens", type=click.IntRange(min=1), metavar="N", help="Upper limit of an answer. [the server's]"
    ),
)
_RECORDINGS = (
    click.option(
        "--recordings",
        type=click.Path(path_type=Path, file_okay=False),
        metavar="DIR",
        help="Replay the model's recorded answers from here.",
    ),
    click.option(
        "--record",
        type=click.Choice(["none", "once", "new", "all"]),
        help="What to record there: nothing, what has no recording, also what is stale, or all anew. [none]",
    ),
)
_SCHEMA = (
    click.option(
        "--schema",
        metavar="MODULE:CLASS",
        help="Fill this pydantic class of yours, from here or installed, instead of the built-in record.",
    ),
)
_FOLDER = _RECORDINGS[:1]
_ARTICLE = (
    click.option(
        "--max-bytes", type=click.IntRange(min=1), metavar="N", help="Largest article that is read. [4000000]"
    ),
)


_JOBS = (
    click.option(
        "--jobs", type=click.IntRange(min=1), metavar="N", help="Articles that are read at the same time. [1]"
    ),
)


def with_engine(function: F) -> F:
    """Options that choose and tune the engine."""
    return _apply(function, _ENGINE + _RECORDINGS + _ARTICLE)


def with_jobs(function: F) -> F:
    """How many articles are read at the same time."""
    return _apply(function, _JOBS)


def with_schema(function: F) -> F:
    """The class to fill; never a setting, because a settings file must not name code to run."""
    return _apply(function, _SCHEMA)


def with_recordings(function: F) -> F:
    """Options of the command that stores recordings."""
    return _apply(function, _FOLDER + _ARTICLE)


def with_article(function: F) -> F:
    """Options that say how articles are read."""
    return _apply(function, _ARTICLE)


def _apply(function: F, options: tuple[Callable[[F], F], ...]) -> F:
    for option in reversed(options):
        function = option(function)
    return function


def settings_of(flags: dict[str, Any]) -> Settings:
    """The settings in force, with what the user should be told about them said on stderr."""
    from summariser.cli.terminal import say

    settings = load_settings(flags)
    for note in settings.notes:
        say(note)
    return settings
