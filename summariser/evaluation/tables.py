"""Figures for people: rich tables of one evaluation, or of several side by side. rich is imported only when a table is drawn.

Three digits are shown and the rest is cut off, not rounded: .8999 does not pass as .900.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TextIO

from summariser.evaluation.floors import METRICS, Shortfall
from summariser.evaluation.scores import SHARES, TALLIES, VIOLATIONS, Evaluation
from summariser.writers import reveal

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

_COLUMNS = (
    ("quotes", "quotations.f1"),
    ("speak.", "quotations.found_with_speaker"),
    ("indir.", "indirect.f1"),
    ("people", "participants.f1"),
    ("meet.", "meetings.f1"),
    ("posit.", "positions.f1"),
    ("agenda", "agenda.f1"),
    ("traps", VIOLATIONS),
)
"""What an article's row has room for at 80 columns: F1 of each kind, quotations found with the right speaker, and traps."""


def write_tables(
    evaluations: Sequence[Evaluation],
    stream: TextIO,
    *,
    shortfalls: Iterable[Shortfall] = (),
    width: int | None = None,
    colour: bool = False,
) -> None:
    """Write the figures of one or more evaluations to `stream`, `width` columns wide (80 when None), with colours only when asked for."""
    from summariser.writers.console import make_console  # rich is loaded only where a table is drawn

    console = make_console(stream, width or 80, colour)
    for table in draw_tables(evaluations, tuple(shortfalls)):
        console.print(table)


def draw_tables(evaluations: Sequence[Evaluation], shortfalls: tuple[Shortfall, ...] = ()) -> "list[RenderableType]":
    """The tables as rich renderables: by article and in all for one evaluation, side by side for several; then the traps that sprang and
    the floors not reached. Names and values stand in them as text, never as markup."""
    drawn: list[RenderableType] = []
    if len(evaluations) == 1:
        drawn += [_draw_articles(evaluations[0]), _draw_tallies(evaluations[0]), _draw_shares(evaluations[0])]
    else:
        drawn.append(_draw_side_by_side(evaluations))
    drawn += _list_violations(evaluations)
    if shortfalls:
        drawn.append(_draw_shortfalls(shortfalls))
    return drawn


def _table(title: str, first: str, others: Iterable[str]) -> "Table":
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(
        title=Text(reveal(title), "bold"),
        title_justify="left",
        box=box.SIMPLE_HEAD,
        pad_edge=False,
        padding=0,
    )
    table.add_column(Text(first), overflow="fold")
    for name in others:
        table.add_column(Text(reveal(name)), justify="right", overflow="fold", min_width=5)
    return table


def _add_row(table: "Table", *cells: str) -> None:
    from rich.text import Text

    table.add_row(*(Text(reveal(cell)) for cell in cells))


def _draw_articles(evaluation: Evaluation) -> "Table":
    table = _table(f"{evaluation.label}, article by article", "article", [name for name, _ in _COLUMNS])
    for scores in evaluation.articles:
        figures = scores.figures()
        _add_row(table, scores.name, *(_show(figures[metric]) for _, metric in _COLUMNS))
    return table


def _draw_tallies(evaluation: Evaluation) -> "Table":
    heads = ["precision", "recall", "f1", "right", "given", "expected", "mean f1"]
    table = _table(f"In all, over {len(evaluation.articles)} articles", "", heads)
    means = evaluation.macro()
    for name in TALLIES:
        tally = evaluation.micro.tallies[name]
        shown = map(_show, (tally.precision, tally.recall, tally.f1, tally.right, tally.given, tally.expected))
        _add_row(table, name, *shown, _show(means[f"{name}.f1"]))
    _add_row(table, VIOLATIONS, str(len(evaluation.micro.violations)))
    return table


def _draw_shares(evaluation: Evaluation) -> "Table":
    table = _table("What is right of them", "", ["share", "counts", "mean"])
    means = evaluation.macro()
    for name in SHARES:
        share = evaluation.micro.shares[name]
        _add_row(table, name, _show(share.value), f"{share.right}/{share.of}", _show(means[name]))
    return table


def _draw_side_by_side(evaluations: Sequence[Evaluation]) -> "Table":
    """One row a metric, over all items; with the difference when there are two."""
    pair = len(evaluations) == 2
    heads = [evaluation.label for evaluation in evaluations]
    table = _table("Side by side, in all", "metric", [*heads, "difference"] if pair else heads)
    for metric in METRICS:
        values = [evaluation.micro.figures()[metric] for evaluation in evaluations]
        _add_row(table, metric, *map(_show, values), *([_show_gap(*values)] if pair else []))
    return table


def _list_violations(evaluations: Sequence[Evaluation]) -> "Iterator[RenderableType]":
    """Words are long and tables narrow: each trap that sprang is a line for the place and one for the value."""
    from rich.padding import Padding
    from rich.text import Text

    sprung = [
        (evaluation.label, scores) for evaluation in evaluations for scores in evaluation.articles if scores.violations
    ]
    if sprung:
        yield Text("Traps that sprang", "bold")
    for label, scores in sprung:
        for violation in scores.violations:
            yield Text(reveal(f"{label}: {scores.name}: {violation.path}: {violation.why}"))
            yield Padding(Text(_cut(reveal(violation.value)), "dim"), (0, 0, 0, 2))


def _draw_shortfalls(shortfalls: tuple[Shortfall, ...]) -> "Table":
    table = _table("Floors not reached", "metric", ["floor", "reached"])
    for shortfall in shortfalls:
        _add_row(table, shortfall.metric, _show(shortfall.floor), _show(shortfall.reached))
    return table


def _show(value: float | None) -> str:
    if value is None:
        return "–"
    return str(value) if isinstance(value, int) else f"{int(value * 1000 + 1e-9) / 1000:.3f}"


def _show_gap(left: float | None, right: float | None) -> str:
    if left is None or right is None:
        return "–"
    gap = right - left
    return f"{gap:+d}" if isinstance(gap, int) else f"{gap:+.3f}"


def _cut(text: str) -> str:
    return text if len(text) <= 160 else text[:159] + "…"
