"""Gold: what a careful reader writes about an article, in a file `NAME.gold.json` that summaries are scored against.

The classes are the format: `schemas/gold.schema.json` is generated from them. Every item may carry a `note` for people.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError
from pydantic.json_schema import GenerateJsonSchema

from summariser.article import Article
from summariser.errors import InputError
from summariser.evaluation.gold_items import (
    GoldAgendaItem,
    GoldBystander,
    GoldEntry,
    GoldMeeting,
    GoldNotSpeech,
    GoldParticipant,
    GoldPosition,
    GoldQuote,
    GoldRegion,
    GoldRegionSpan,
    GoldSpan,
    GoldTrap,
)
from summariser.evaluation.traps import find_unknown_field

SUFFIX = ".gold.json"


class GoldArticle(GoldEntry):
    """Which text the gold is about."""

    source: str
    """File name of the article."""

    sha256: str = Field(pattern="^[0-9a-f]{64}$")
    """Of the UTF-8 of the decoded text, in hexadecimal."""

    language: str | None = None
    """ISO 639-1 code."""

    title: str | None = None
    """Headline."""

    byline: str | None = None
    """Writer."""

    published: dict[str, str | None] | None = None
    """Date of publication as {text, value}; not scored."""

    note: str | None = None
    """A remark for people; not scored."""


class Gold(GoldEntry):
    """The gold of one article."""

    article: GoldArticle
    """Which text it is about."""

    regions: tuple[GoldRegion, ...] = ()
    """Parts of the article; not scored."""

    meetings: tuple[GoldMeeting, ...] = ()
    """Every meeting, visit or call."""

    participants: tuple[GoldParticipant, ...] = ()
    """Who takes part."""

    agenda: tuple[GoldAgendaItem, ...] = ()
    """The topics."""

    positions: tuple[GoldPosition, ...] = ()
    """Who wants what."""

    quotes: tuple[GoldQuote, ...] = ()
    """Who said what."""

    not_participants: tuple[GoldBystander, ...] = ()
    """Who is only named."""

    not_speech: tuple[GoldNotSpeech, ...] = ()
    """Marks without speech."""

    must_not: tuple[GoldTrap, ...] = ()
    """Traps."""

    note: str | None = None
    """A remark for people; not scored."""


class _Untitled(GenerateJsonSchema):
    """Pydantic repeats each field's name as its title; that is left out."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002  the face is pydantic's
        return False


def gold_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a gold file, generated from the classes; `schemas/gold.schema.json` holds it."""
    schema = Gold.model_json_schema(schema_generator=_Untitled)
    return {"$schema": _Untitled.schema_dialect, "$id": "urn:summariser:gold:1"} | schema


def read_gold(path: str | Path) -> Gold:
    """Read one gold file. Raises InputError with one line that names the file and the first thing wrong in it."""
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"{path}: {(error.strerror or str(error)).lower()}", hint="give a gold file") from error
    try:
        gold = Gold.model_validate(json.loads(data))
        gold.model_dump_json()  # half a character, which JSON can hold and UTF-8 cannot, fails here
    except ValidationError as error:
        raise InputError(f"{path}: {_first(error)}", hint="schemas/gold.schema.json describes the format") from error
    except (ValueError, RecursionError) as error:  # ValueError is also what a number of too many digits raises
        raise InputError(f"{path}: not JSON ({error})", hint="a gold file is JSON in UTF-8") from error
    if fault := next(_find_loose_ends(gold), None):
        raise InputError(f"{path}: {fault}", hint="schemas/gold.schema.json describes the format")
    return gold


def prove_gold(gold: Gold, article: Article, name: str) -> None:
    """Check that `gold` is about `article` and that each of its spans stands there. Raises InputError that names `name`."""
    if gold.article.sha256 != article.sha256:
        raise InputError(
            f"{name}: made for another text than {article.source} (sha256 {gold.article.sha256[:12]}…, the text has {article.sha256[:12]}…)",
            hint="use the article the gold was written for",
        )
    for path, span in _walk_spans(gold, ""):
        if span.end > len(article.text) or span.start >= span.end:
            raise InputError(f"{name}: {path} lies outside the article ({span.start}:{span.end})", hint="count again")
        if span.text is not None and article.text[span.start : span.end] != span.text:
            found = article.text[span.start : span.end]
            raise InputError(
                f"{name}: {path} says {span.text[:40]!r} but there stands {found[:40]!r}", hint="count again"
            )


def _first(error: ValidationError) -> str:
    fault = error.errors(include_url=False, include_context=False, include_input=False)[0]
    where = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in fault["loc"]).lstrip(".")
    return f"{where or 'the file'}: {fault['msg']}"


def _walk_spans(entry: object, path: str) -> Iterator[tuple[str, GoldSpan | GoldRegionSpan]]:
    if isinstance(entry, (GoldSpan, GoldRegionSpan)):
        yield path, entry
    elif isinstance(entry, GoldEntry):
        for name in type(entry).model_fields:
            yield from _walk_spans(getattr(entry, name), f"{path}.{name}".lstrip("."))
    elif isinstance(entry, tuple):
        for index, value in enumerate(entry):
            yield from _walk_spans(value, f"{path}[{index}]")


def _find_loose_ends(gold: Gold) -> Iterator[str]:
    """Ids given twice, ids that nothing bears, traps that cannot spring."""
    meetings = [item.id for item in gold.meetings]
    participants = [item.id for item in gold.participants]
    quotes = [item.id for item in gold.quotes]
    for ids in (
        meetings,
        participants,
        quotes,
        [item.id for item in gold.agenda],
        [item.id for item in gold.positions],
    ):
        yield from _find_twice(ids)
    used = [(f"participants[{i}]", a.meeting_id) for i, p in enumerate(gold.participants) for a in p.attendance]
    used += [(f"agenda[{i}]", id_) for i, item in enumerate(gold.agenda) for id_ in item.meeting_ids]
    yield from _find_strangers(used, meetings)
    actors = [(f"positions[{i}]", item.participant_id) for i, item in enumerate(gold.positions)]
    speakers = [(f"quotes[{i}]", item.participant_id) for i, item in enumerate(gold.quotes)]
    yield from _find_strangers([*actors, *speakers], participants)
    yield from _find_strangers([(f"positions[{i}]", item.quote_id) for i, item in enumerate(gold.positions)], quotes)
    for index, trap in enumerate(gold.must_not):
        if fault := find_unknown_field(trap):
            yield f"must_not[{index}]: {fault}"


def _find_twice(ids: list[str]) -> Iterator[str]:
    seen: set[str] = set()
    for id_ in ids:
        if id_ in seen:
            yield f"the id {id_!r} is given twice"
        seen.add(id_)


def _find_strangers(used: Iterable[tuple[str, str | None]], known: list[str]) -> Iterator[str]:
    for path, id_ in used:
        if id_ is not None and id_ not in known:
            yield f"{path} speaks of {id_!r}, which the file does not hold"
