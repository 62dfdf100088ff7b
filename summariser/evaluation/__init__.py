"""Summaries against gold: read the gold, score each summary, add up, compare, hold to floors.

The metrics match one-to-one and leave optional gold out of every count; `likeness` says for each kind when two items are the same.
"""

from collections.abc import Iterable

from summariser.evaluation.cases import Case, read_cases
from summariser.evaluation.floors import METRICS, Shortfall, check_floors, find_shortfalls, read_floors
from summariser.evaluation.gold import Gold, gold_schema, prove_gold, read_gold
from summariser.evaluation.scores import Evaluation, Remark, Scores, Share, Tally
from summariser.evaluation.scoring import score
from summariser.evaluation.tables import draw_tables, write_tables
from summariser.evaluation.traps import Violation, find_violations
from summariser.record import Summary

__all__ = [
    "METRICS",
    "Case",
    "Evaluation",
    "Gold",
    "Remark",
    "Scores",
    "Share",
    "Shortfall",
    "Tally",
    "Violation",
    "check_floors",
    "draw_tables",
    "evaluate",
    "find_shortfalls",
    "find_violations",
    "gold_schema",
    "prove_gold",
    "read_cases",
    "read_floors",
    "read_gold",
    "score",
    "write_tables",
]


def evaluate(pairs: Iterable[tuple[Case, Summary]], label: str = "summaries") -> Evaluation:
    """Score each summary against the gold of its case, in the order given."""
    return Evaluation(label, tuple(score(summary, case.gold, case.name) for case, summary in pairs))
