"""`summarise check RECORD...`: records against their articles, by code that shares nothing with what made them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from summariser.cli.articles import read_article
from summariser.cli.options import settings_of, with_article
from summariser.cli.terminal import complain_of, visible
from summariser.errors import InputError, SummariserError

if TYPE_CHECKING:
    from summariser.article import Article
    from summariser.record import Grounded, Summary


@click.command("check", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("records", nargs=-1, required=True, metavar="RECORD...")
@click.option(
    "--article", metavar="FILE", help="The article. [the record's source, from here or from the record's folder]"
)
@with_article
def command(records: tuple[str, ...], article: str | None, **flags: Any) -> int:
    """Verify records that anybody made against the article and nothing else.

    RECORD is a file of one JSON record, of an array, or of one record a line; - is standard input. Exit 1 when a record fails.
    """
    settings = settings_of(flags)
    return max(_check_file(path, _Lookup(article, Path(path).parent, settings.max_bytes)) for path in records)


@dataclass(frozen=True)
class _Lookup:
    """Where a record's article may be found."""

    named: str | None
    folder: Path
    limit: int

    def article_of(self, record: "Summary | Grounded[Any]") -> "Article":
        """The article given by name, else the record's source, from here or from the record's folder. Raises InputError."""
        if self.named is not None:
            return read_article(self.named, limit=self.limit)
        source = Path(record.article.source)
        for candidate in (source, self.folder / source, self.folder / source.name):
            if candidate.is_file():
                return read_article(str(candidate), limit=self.limit)
        raise InputError(f"its article {record.article.source!r} is not here", hint="name it with --article FILE")


def _check_file(path: str, lookup: _Lookup) -> int:
    """The exit code for the records in one file; a file that cannot be read does not stop the others."""
    try:
        return max([_check_record(label, found, lookup) for label, found in _records(path)])
    except SummariserError as error:
        complain_of(path, error)
        return error.exit_code


def _check_record(label: str, found: Any, lookup: _Lookup) -> int:
    from pydantic import ValidationError

    from summariser.audit import check
    from summariser.record import Grounded, Summary

    # Only a record of somebody's own class tells its proofs in one list; the check needs no sight of the class.
    kind: type[Summary | Grounded[Any]] = Grounded[Any] if isinstance(found, dict) and "proofs" in found else Summary
    try:
        record = kind.model_validate(found)
    except ValidationError as error:
        return _report(label, [f"{_place(each['loc'])}: {each['msg']}" for each in error.errors(include_url=False)])
    return _report(label, [f"{finding.path}: {finding.detail}" for finding in check(record, lookup.article_of(record))])


def _report(label: str, findings: list[str]) -> int:
    if not findings:
        click.echo(f"{visible(label)}: proven")
        return 0
    for finding in findings:
        click.echo(f"{visible(label)}: {visible(finding)}")
    return 1


def _place(parts: tuple[str | int, ...]) -> str:
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in parts).removeprefix(".") or "record"


def _records(path: str) -> list[tuple[str, Any]]:
    """The JSON values in the file at `path`, each with a label that says where it stands."""
    text = read_article(path, limit=1 << 30).text
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        return [(f"{path}:{number}", value) for number, value in _lines(path, text)]
    if isinstance(whole, list):
        return [(f"{path}[{index}]", value) for index, value in enumerate(whole)] or _none(path)
    return [(path, whole)]


def _lines(path: str, text: str) -> Iterator[tuple[int, Any]]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except (ValueError, RecursionError) as error:
                raise InputError(
                    f"{path}:{number}: not JSON ({error})", hint="give a record as summarise writes it"
                ) from error


def _none(path: str) -> Any:
    raise InputError(f"{path}: holds no record", hint="give a record as summarise writes it")
