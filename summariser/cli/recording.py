"""`summarise record ARTICLE --reply FILE...`: the door for replies that are written by hand."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from summariser.cli.articles import read_article
from summariser.cli.classes import load_class
from summariser.cli.options import settings_of, with_recordings, with_schema
from summariser.cli.terminal import complain_of, say
from summariser.errors import InputError, SettingsError, SummariserError

if TYPE_CHECKING:
    from pydantic import BaseModel

    from summariser.engine import Dial
    from summariser.settings import Settings


@click.command("record", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@click.option(
    "--reply",
    "replies",
    multiple=True,
    metavar="FILE",
    help="A reply: the answer's text, or a whole completion as JSON. One for each time the model is asked.",
)
@click.option(
    "--refresh", is_flag=True, help="Keep the recorded replies; render their requests and validate the replies anew."
)
@click.option("--model", metavar="NAME", help="The name to record. [hand-written]")
@with_recordings
@with_schema
def command(
    articles: tuple[str, ...], replies: tuple[str, ...], refresh: bool, schema: str | None, **flags: Any
) -> int:
    """Store replies written by hand as the recording of an ARTICLE, marked as hand-written.

    Each request is rendered as a live run would render it, and each reply is validated as a model's would be. --refresh does the same with
    the replies already recorded, after a change to a prompt or a schema; it takes several articles.
    """
    settings = settings_of(flags)
    if settings.recordings is None:
        raise click.UsageError("no folder of recordings is given: add --recordings DIR")
    if refresh == bool(replies):
        raise click.UsageError("give either --reply FILE, once for each time the model is asked, or --refresh")
    if replies and len(articles) > 1:
        raise click.UsageError("replies answer one article: give one ARTICLE with --reply")
    own = load_class(schema) if schema is not None else None
    dial = _dial(settings, replies)
    return max(_record(path, dial, settings, own) for path in articles)


def _dial(settings: "Settings", replies: tuple[str, ...]) -> "Dial":
    from summariser import recording

    assert settings.recordings is not None
    secrets = (settings.api_key,) if settings.api_key else ()
    if not replies:
        return recording.refresh(settings.recordings, secrets=secrets)
    texts = tuple(_read_reply(path) for path in replies)
    return recording.hand_written(settings.recordings, texts, model=settings.model or "hand-written", secrets=secrets)


def _read_reply(path: str) -> str:
    try:
        return Path(path).read_bytes().decode()
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: cannot be read as a reply ({error})", hint="give a text file in UTF-8") from error


def _record(path: str, dial: "Dial", settings: "Settings", schema: "type[BaseModel] | None") -> int:
    """Run the flow on one article, which records it; the exit code."""
    from summariser.live import ModelEngine, ModelOptions
    from summariser.pipeline import summarise

    # As a replay without flags would ask: recordings are made for that.
    options = ModelOptions(model=settings.model, mode=settings.mode, max_tokens=settings.max_tokens, at_once=1)
    try:
        article = read_article(path, limit=settings.max_bytes)
        record = summarise(article, ModelEngine(options, dial), schema=schema)
    except SettingsError:
        raise
    except SummariserError as error:
        complain_of(path, error)
        return error.exit_code
    made = record.provenance
    say(f"{path}: {made.attempts} replies recorded; {len(record.unsupported)} items unsupported")
    return 0
