"""`summarise evaluate GOLD_DIR`: how good an engine, or a folder of records, is by gold."""

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from summariser.cli.options import settings_of, with_engine, with_jobs
from summariser.cli.output import chosen_format, terminal_width
from summariser.cli.terminal import complain
from summariser.errors import InputError, SettingsError, SummariserError
from summariser.settings import Settings

if TYPE_CHECKING:
    from summariser.evaluation import Case, Evaluation, Shortfall
    from summariser.record import Summary


@click.command("evaluate", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("gold", metavar="GOLD_DIR")
@click.argument("articles", required=False, metavar="[ARTICLE_DIR]")
@with_engine
@with_jobs
@click.option("--records", metavar="DIR", help="Score these records (NAME.json) instead of an engine.")
@click.option("--against", metavar="OTHER", help="Compare with: rules, a folder of records, or another model's name.")
@click.option("--floors", metavar="FILE", help="JSON of metric names and the least they may be; exit 1 below.")
@click.option(
    "-f", "--format", type=click.Choice(["text", "json"]), help="Output. [text on a terminal, json in a pipe]"
)
def command(
    gold: str, articles: str | None, records: str | None, against: str | None, floors: str | None, **flags: Any
) -> int:
    """Score an engine, or records made elsewhere, against gold: precision, recall, F1 per field, and traps that sprang.

    GOLD_DIR holds NAME.gold.json; the articles (NAME.txt) are in ARTICLE_DIR, else beside the gold or one folder up. Exit 1 when a
    floor is not reached or the record says what the gold says it must not.
    """
    from summariser.evaluation import find_shortfalls, read_cases, read_floors

    settings = settings_of(flags)
    cases = read_cases(gold, articles)
    wanted = {"must_not": 0.0} | (read_floors(floors) if floors else {})
    scorer = _Scorer(cases, settings)
    evaluations = [scorer.of_records(Path(records)) if records else scorer.of_engine(settings)]
    if against:
        evaluations.append(scorer.of_other(against))
    missed = find_shortfalls(evaluations[0], wanted)
    _show(evaluations, missed, settings)
    return max([1 if missed else 0, *scorer.codes])


@dataclass
class _Scorer:
    """Scores engines and records on the same cases; `codes` are the exit codes of what failed on the way."""

    cases: "tuple[Case, ...]"
    settings: Settings
    codes: list[int] = field(default_factory=list)

    def of_engine(self, settings: Settings) -> "Evaluation":
        from summariser.batch import read_all
        from summariser.cli.engines import choose_engine, wants_model
        from summariser.evaluation import evaluate
        from summariser.pipeline import summarise

        label = (settings.model or "recorded model") if wants_model(settings) else "rules"
        engine = choose_engine(settings)

        def read(case: "Case") -> "Summary":
            return summarise(case.article, engine)

        outcomes = read_all(read, self.cases, settings.jobs)
        return evaluate(((case, self._summary(case, outcome)) for case, outcome in outcomes), label=label)

    def of_records(self, folder: Path) -> "Evaluation":
        from summariser.evaluation import evaluate

        return evaluate(((case, _recorded(case, folder)) for case in self.cases), label=str(folder))

    def of_other(self, other: str) -> "Evaluation":
        if Path(other).is_dir():
            return self.of_records(Path(other))
        changed = {"engine": "rules"} if other == "rules" else {"engine": "model", "model": other}
        return self.of_engine(replace(self.settings, **changed))  # type: ignore[arg-type]

    def _summary(self, case: "Case", outcome: "Summary | SummariserError") -> "Summary":
        """The record; an article that the engine failed on counts as one it said nothing about."""
        if not isinstance(outcome, SummariserError):
            return outcome
        complain(f"{case.name}: {outcome}; it counts as empty", hint=outcome.hint)
        self.codes.append(outcome.exit_code)
        return _silent(case)


def _silent(case: "Case") -> "Summary":
    from summariser.record import ArticleFacts, Provenance, Summary

    article = ArticleFacts(source=case.article.source, sha256=case.article.sha256, characters=len(case.article.text))
    return Summary(article=article, provenance=Provenance(engine="model", version=""))


def _recorded(case: "Case", folder: Path) -> "Summary":
    from pydantic import ValidationError

    from summariser.record import Summary

    path = folder / f"{case.name}.json"
    try:
        summary = Summary.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise InputError(f"{path}: no record that can be read", hint="write it with -f json -o FILE") from error
    if summary.article.sha256 != case.article.sha256:
        raise InputError(f"{path}: the record is about another text", hint="make the record anew")
    return summary


def _show(evaluations: "list[Evaluation]", missed: "Iterable[Shortfall]", settings: Settings) -> None:
    from summariser.evaluation import write_tables

    if settings.format not in (None, "text", "json"):
        raise SettingsError(f"evaluate writes text or json, not {settings.format}", hint="give -f text or -f json")
    if chosen_format(settings) == "text":
        colour = sys.stdout.isatty() and not settings.no_color
        write_tables(evaluations, sys.stdout, shortfalls=missed, width=terminal_width(), colour=colour)
    else:
        whole = [each.to_dict() for each in evaluations]
        click.echo(json.dumps(whole[0] if len(whole) == 1 else whole, indent=2, ensure_ascii=False))
