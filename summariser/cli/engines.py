"""Settings -> the engine they ask for."""

from typing import TYPE_CHECKING

from summariser.cli.terminal import say
from summariser.errors import AccessDenied, SettingsError
from summariser.settings import Settings

if TYPE_CHECKING:
    from summariser.engine import Dial, Engine
    from summariser.live import ModelOptions


def choose_engine(settings: Settings) -> "Engine":
    """The engine the settings ask for. `auto` falls back to the rules, and says so in one line."""
    if wants_model(settings):
        return _model_engine(settings)
    if settings.engine == "auto":
        say("no model is named, so the embedded rules read the article; name one with --model NAME or SUMMARISE_MODEL")
    from summariser.rules import RulesEngine

    return RulesEngine()


def choose_schema_engine(settings: Settings, name: str) -> "Engine":
    """The model that fills a class of the user's own. Raises SettingsError when none is to read."""
    if not wants_model(settings):
        raise SettingsError(
            f"only a model can fill {name}: the embedded rules know the built-in record alone",
            hint="give --model NAME, or --recordings DIR to replay one",
        )
    return _model_engine(settings)


def wants_model(settings: Settings) -> bool:
    """Whether a model is to read: asked for, or named, or its recordings given."""
    named = settings.model is not None or settings.recordings is not None
    return settings.engine == "model" or (settings.engine == "auto" and named)


def jobs_of(settings: Settings) -> int:
    """How many articles are read at the same time. The rules never wait, so they gain nothing by it."""
    return settings.jobs if wants_model(settings) else 1


def model_options(settings: Settings) -> "ModelOptions":
    """The part of the settings that the live engine needs."""
    from summariser.live import ModelOptions

    return ModelOptions(
        model=settings.model,
        base_url=settings.base_url,
        api_key=settings.api_key,
        mode=settings.mode,
        timeout=settings.timeout,
        retries=settings.retries,
        reasks=settings.reasks,
        mends=settings.mends,
        piece_tokens=settings.piece_tokens,
        max_tokens=settings.max_tokens,
    )


def _model_engine(settings: Settings) -> "Engine":
    from summariser.live import ModelEngine

    return ModelEngine(model_options(settings), _dial(settings))


def _dial(settings: Settings) -> "Dial | None":
    if settings.recordings is None:
        _require_model(settings)
        return None
    from summariser.recording import dial

    if settings.record == "none" and not settings.recordings.is_dir():
        raise SettingsError(
            f"{settings.recordings}: no such folder of recordings", hint="give --recordings a folder that exists"
        )
    if settings.record != "none":
        _require_model(settings)
    secrets = (settings.api_key,) if settings.api_key else ()
    return dial(settings.recordings, settings.record, secrets=secrets)


def _require_model(settings: Settings) -> None:
    """What a live call needs, asked for before anything is sent."""
    if settings.model is None:
        raise SettingsError("a model is to read but none is named", hint="give --model NAME, or --engine rules")
    if settings.api_key is None and settings.base_url is None:
        raise AccessDenied("there is no key for OpenAI's server", hint="set OPENAI_API_KEY, or give --base-url URL")
