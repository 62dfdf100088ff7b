"""Figures for people: rich tables of one evaluation, or of several side by side. rich is imported only when a table is drawn."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TextIO

from summariser.evaluation.floors import METRICS, Shortfall
from summariser.evaluation.scores import TALLIES, VIOLATIONS, Evaluation, Scores

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

_COLUMNS = (
    ("quot.", "quotations.f1"),
    ("speaker", "quotations.found_with_speaker"),
    ("exact", "quotations.exact_bounds"),
    ("indirect", "indirect.f1"),
    ("people", "participants.f1"),
    ("meetings", "meetings.f1"),
    ("status", "meetings.found_with_status"),
    ("pos.", "positions.f1"),
    ("agenda", "agenda.f1"),
    ("traps", VIOLATIONS),
)


def write_tables(
    evaluations: Sequence[Evaluation],
    stream: TextIO,
    *,
    shortfalls: Iterable[Shortfall] = (),
    width: int | None = None,
    colour: bool = False,
) -> None:
    """Write the figures of one or more evaluations to `stream`: per article and in all for one, side by side for several."""
    from rich.console import Console

    console = Console(
        file=stream,
        width=width or 100,
        force_terminal=colour,
        no_color=not colour,
        highlight=False,
        markup=False,
        emoji=False,
    )
    for table in draw_tables(evaluations, tuple(shortfalls)):
        console.print(table)


def draw_tables(evaluations: Sequence[Evaluation], shortfalls: tuple[Shortfall, ...] = ()) -> "list[RenderableType]":
    """The tables as rich renderables; names of articles and values stand in them as text, never as markup."""
    tables: list[RenderableType] = []
    if len(evaluations) == 1:
        tables.append(_draw_articles(evaluations[0]))
    tables.append(_draw_figures(evaluations))
    if any(evaluation.micro.violations for evaluation in evaluations):
        tables.append(_draw_violations(evaluations))
    if shortfalls:
        tables.append(_draw_shortfalls(shortfalls))
    return tables


def _table(title: str, first: str, others: Iterable[str]) -> "Table":
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(title=Text(title, "bold"), title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column(Text(first), overflow="fold")
    for name in others:
        table.add_column(Text(name), justify="right", no_wrap=True)
    return table


def _draw_articles(evaluation: Evaluation) -> "Table":
    table = _table(f"{evaluation.label}: by article", "article", [name for name, _ in _COLUMNS])
    for scores in evaluation.articles:
        _add_row(table, scores.name, (scores.figures()[metric] for _, metric in _COLUMNS))
    return table


def _draw_figures(evaluations: Sequence[Evaluation]) -> "Table":
    """One row a metric; for one evaluation with its counts and the mean over articles, for two with the difference."""
    several = len(evaluations) > 1
    heads = [evaluation.label for evaluation in evaluations] if several else ["all items", "counts", "mean of articles"]
    table = _table("In all", "metric", [*heads, "difference"] if len(evaluations) == 2 else heads)
    for metric in METRICS:
        values = [evaluation.micro.figures()[metric] for evaluation in evaluations]
        if several:
            gap = _subtract(values[1], values[0]) if len(values) == 2 else None
            _add_row(table, metric, values, *([_show_gap(gap)] if len(values) == 2 else []))
        else:
            mean = evaluations[0].macro()[metric]
            _add_row(table, metric, values, _count(evaluations[0].micro, metric), _show(mean))
    return table


def _draw_violations(evaluations: Sequence[Evaluation]) -> "Table":
    table = _table("Traps that sprang", "article and place", ["value", "why"])
    for evaluation in evaluations:
        for scores in evaluation.articles:
            for violation in scores.violations:
                _add_row(table, f"{scores.name} {violation.path}", (), _cut(violation.value), _cut(violation.why))
    return table


def _draw_shortfalls(shortfalls: tuple[Shortfall, ...]) -> "Table":
    table = _table("Floors not reached", "metric", ["floor", "reached"])
    for shortfall in shortfalls:
        _add_row(table, shortfall.metric, (shortfall.floor, shortfall.reached))
    return table


def _add_row(table: "Table", name: str, values: Iterable[float | None], *more: str) -> None:
    from rich.text import Text

    table.add_row(*(Text(_escape(cell)) for cell in (name, *map(_show, values), *more)))


def _count(scores: Scores, metric: str) -> str:
    kind, _, figure = metric.partition(".")
    if metric in scores.shares:
        share = scores.shares[metric]
        return f"{share.right}/{share.of}"
    if kind not in TALLIES:
        return ""
    tally = scores.tallies[kind]
    of = {"precision": tally.given, "recall": tally.expected, "f1": tally.given + tally.expected}[figure]
    return f"{tally.right * (2 if figure == 'f1' else 1)}/{of}"


def _show(value: float | None) -> str:
    """Two digits after the point are cut off, not rounded up: .899 does not pass as .90."""
    if value is None:
        return "–"
    return str(value) if isinstance(value, int) else f"{int(value * 1000 + 1e-9) / 1000:.3f}"


def _subtract(left: float | None, right: float | None) -> float | None:
    return None if left is None or right is None else left - right


def _show_gap(gap: float | None) -> str:
    if gap is None:
        return "–"
    return f"{gap:+d}" if isinstance(gap, int) else f"{gap:+.3f}"


def _cut(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"


def _escape(text: str) -> str:
    """Characters that a terminal would obey, as visible escapes."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
