"""`summarise --dry-run`: what would be sent, without sending it."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click
from pydantic import BaseModel

from summariser.cli.articles import read_article
from summariser.cli.output import chosen_format
from summariser.cli.terminal import say, visible
from summariser.grounding import unproven_fields
from summariser.live.pieces import pieces_of
from summariser.prompt import render
from summariser.record import Draft
from summariser.schema import wire_schema
from summariser.settings import Settings

if TYPE_CHECKING:
    from summariser.prompt import Piece, Prompt


def rehearse(paths: Sequence[str], settings: Settings, schema: type[BaseModel] | None = None) -> int:
    """Print the prompt and the schema for each article, or for each piece of a long one: for people, or as one JSON object a line."""
    if schema is not None and (bare := unproven_fields(schema)):
        say(f"what stands in these fields cannot be proven, because they mark no claim: {', '.join(bare)}")
    show = _show_text if chosen_format(settings) == "text" else _show_json
    for path in paths:
        article = read_article(path, limit=settings.max_bytes)
        for piece in pieces_of(article, settings.piece_tokens):
            show(article.source, piece, render(article, schema or Draft, piece), schema or Draft)
    return 0


def _show_text(source: str, piece: "Piece", prompt: "Prompt", schema: type[BaseModel]) -> None:
    place = f" · piece {piece.number} of {piece.of}" if piece.of > 1 else ""
    for message in prompt.messages:
        click.secho(f"── {visible(source)}{place} · {message.role} · {message.template}", bold=True)
        click.echo("\n".join(visible(line) for line in message.content.split("\n")))
    click.secho("── schema", bold=True)
    click.echo(json.dumps(wire_schema(schema), indent=2))


def _show_json(source: str, piece: "Piece", prompt: "Prompt", schema: type[BaseModel]) -> None:
    place = {"piece": piece.number, "of": piece.of} if piece.of > 1 else {}
    messages: list[dict[str, Any]] = [{"role": each.role, "content": each.content} for each in prompt.messages]
    click.echo(json.dumps({"article": source, **place, "messages": messages, "schema": wire_schema(schema)}))
