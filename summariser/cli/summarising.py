"""`summarise ARTICLE...`: the main job."""

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import click

from summariser.cli.articles import named_paths, read_article
from summariser.cli.classes import load_class
from summariser.cli.options import settings_of, with_engine, with_jobs, with_schema
from summariser.cli.terminal import complain, complain_of, say, visible, working
from summariser.errors import SummariserError
from summariser.settings import Settings
from summariser.version import __version__

if TYPE_CHECKING:
    from pydantic import BaseModel

    from summariser.article import Article
    from summariser.engine import Engine
    from summariser.record import Grounded, Summary

    Read = tuple[Article, Summary | Grounded[Any]]

_NOTHING_LEFT = 3
"""The exit code of an unusable answer, though the record that says so is written."""

EPILOG = """\b
Other commands (summarise COMMAND --help):
  check     verify records against their articles, independently
  record    store replies written by hand, or refresh them
  evaluate  score an engine against gold
  schema    print the JSON Schema of a record

\b
Settings come from flags, then SUMMARISE_* variables, then [tool.summarise] in
the nearest pyproject.toml or summarise.toml. A key comes from OPENAI_API_KEY.

\b
Exit codes: 0 proven; 1 something unsupported and --strict; 2 usage, settings,
input or output; 3 the model's answer is unusable; 4 recording missing or
stale; 5 server not reached, access denied, rate limit, timeout; 130
interrupted. Of several articles the highest code counts.
"""


@click.command("summarise", epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("articles", nargs=-1, metavar="ARTICLE...")
@with_engine
@with_schema
@click.option(
    "-f",
    "--format",
    type=click.Choice(["text", "json", "jsonl", "md"]),
    help="Output. [text on a terminal, jsonl in a pipe]",
)
@click.option("-o", "--output", metavar="FILE", help="Write here instead of to stdout.")
@with_jobs
@click.option("--strict", is_flag=True, default=None, help="Exit 1 when an item was unsupported.")
@click.option("--dry-run", is_flag=True, help="Print the prompt and the schema that would be sent; call nothing.")
@click.version_option(__version__, message="summarise %(version)s")
def command(articles: tuple[str, ...], output: str | None, dry_run: bool, schema: str | None, **flags: Any) -> int:
    """Read articles about diplomatic meetings and write who met whom, what about, who holds which position and who said what.

    Every item carries the characters of the article that prove it. ARTICLE is a text file, or - for standard input.
    """
    settings = settings_of(flags)
    paths = named_paths(articles)
    own = load_class(schema) if schema is not None else None
    if dry_run:
        from summariser.cli.rehearsing import rehearse

        return rehearse(paths, settings, own)
    return _summarise(paths, settings, output, own)


@dataclass
class _Run:
    """One run over several articles: what went wrong stays with its article, and the others are still written."""

    settings: Settings
    engine: "Engine"
    schema: "type[BaseModel] | None" = None
    codes: list[int] = field(default_factory=lambda: [0])

    def records(self, paths: Sequence[str]) -> "Iterator[Read]":
        from summariser.batch import read_all

        for path, outcome in read_all(self._read, paths, self.settings.jobs):
            if isinstance(outcome, SummariserError):
                complain_of(path, outcome)
                self.codes.append(outcome.exit_code)
            else:
                self._done(outcome[1])
                yield outcome

    def _read(self, path: str) -> "Read":
        from summariser.pipeline import summarise

        article = read_article(path, limit=self.settings.max_bytes)
        with working(f"reading {path}") if self.settings.jobs == 1 else nullcontext():
            return article, summarise(article, self.engine, schema=self.schema)

    def _done(self, record: "Summary | Grounded[Any]") -> None:
        if record.provenance.engine == "model":
            say(_usage(record))
        if getattr(record, "value", record) is None:
            complain(f"{record.article.source}: nothing in the answer could be proven", hint="unsupported tells why")
            self.codes.append(_NOTHING_LEFT)
        if self.settings.strict and record.unsupported:
            self.codes.append(1)


def _summarise(paths: Sequence[str], settings: Settings, output: str | None, schema: "type[BaseModel] | None") -> int:
    from summariser.cli.engines import choose_engine, choose_schema_engine
    from summariser.cli.output import Sink

    engine = choose_engine(settings) if schema is None else choose_schema_engine(settings, schema.__name__)
    run = _Run(settings, engine, schema)
    with Sink(output, settings) as sink:
        sink.write(run.records(paths), several=len(paths) > 1)
    return max(run.codes)


def _usage(record: "Summary | Grounded[Any]") -> str:
    made = record.provenance
    source = f", {made.recording} replies replayed" if made.recording else ""
    tokens = f", {made.tokens.prompt:,} tokens sent and {made.tokens.completion:,} received" if made.tokens else ""
    return f"{visible(record.article.source)}: {made.model}: {made.requests} requests, {made.attempts} answers{tokens}{source}"
