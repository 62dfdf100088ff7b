"""Figures: what was counted, and what follows from it.

A tally counts the items of a kind: precision = right / given, recall = right / expected, F1 = their harmonic mean. A share counts a
property among items already found. A figure over nothing is None, never 1: an article without quotations says nothing about quotations.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from summariser.evaluation.traps import Violation

TALLIES = ("quotations", "indirect", "participants", "meetings", "positions", "agenda")
"""quotations are direct and mixed ones; indirect is plain indirect speech."""

SHARES = (
    "quotations.exact_bounds",
    "quotations.speaker_of_found",
    "quotations.speaker_of_named",
    "quotations.found_with_speaker",
    "quotations.kind_of_found",
    "quotations.secondhand_of_found",
    "indirect.speaker_of_found",
    "participants.role_of_found",
    "participants.countries_of_found",
    "meetings.status_of_found",
    "meetings.found_with_status",
    "meetings.place_of_found",
    "positions.stance_of_found",
)
"""_of_found: among found items; _of_named: among found items for which a speaker is given; found_with_: among all expected items."""

VIOLATIONS = "must_not"


@dataclass(frozen=True, slots=True)
class Tally:
    """Items of one kind; optional gold, matched or not, is in none of the counts."""

    right: int = 0
    given: int = 0
    expected: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.right + other.right, self.given + other.given, self.expected + other.expected)

    @property
    def precision(self) -> float | None:
        """Share of what was given that is right."""
        return self.right / self.given if self.given else None

    @property
    def recall(self) -> float | None:
        """Share of what was expected that was found."""
        return self.right / self.expected if self.expected else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall, 0 when nothing is right; None when nothing was given or expected."""
        return 2 * self.right / (self.given + self.expected) if self.given + self.expected else None


@dataclass(frozen=True, slots=True)
class Share:
    """`right` of `of`."""

    right: int = 0
    of: int = 0

    def __add__(self, other: "Share") -> "Share":
        return Share(self.right + other.right, self.of + other.of)

    @property
    def value(self) -> float | None:
        """The share, or None of nothing."""
        return self.right / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class Remark:
    """One item that cost something: what was wrong with it, and its words."""

    kind: str
    fault: str
    """missed, extra, or the property that is wrong, such as "speaker"."""

    text: str


@dataclass(frozen=True)
class Scores:
    """The figures of one article, or the sum over several."""

    name: str
    tallies: Mapping[str, Tally]
    shares: Mapping[str, Share]
    violations: tuple[Violation, ...] = ()
    remarks: tuple[Remark, ...] = ()

    def figures(self) -> dict[str, float | None]:
        """Every metric by its name, such as "quotations.f1"; `must_not` is a number of violations."""
        figures: dict[str, float | None] = {}
        for name, tally in self.tallies.items():
            figures |= {f"{name}.precision": tally.precision, f"{name}.recall": tally.recall, f"{name}.f1": tally.f1}
        figures |= {name: share.value for name, share in self.shares.items()}
        figures[VIOLATIONS] = len(self.violations)
        return figures


@dataclass(frozen=True)
class Evaluation:
    """The scores of several articles, and in all."""

    label: str
    """Which summaries: an engine, a model, a folder."""

    articles: tuple[Scores, ...]
    micro: Scores = field(init=False)
    """Counts summed over the articles: each item weighs the same."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "micro", _add(self.articles))

    def macro(self) -> dict[str, float | None]:
        """Mean of each metric over the articles in which it is defined: each article weighs the same. `must_not` is a sum."""
        rows = [scores.figures() for scores in self.articles]
        means = {name: _mean(row[name] for row in rows) for name in self.micro.figures()}
        return means | {VIOLATIONS: len(self.micro.violations)}

    def to_dict(self) -> dict[str, Any]:
        """For machines: figures and counts in all and for each article, with every violation and remark."""
        return {
            "label": self.label,
            "micro": {**_describe(self.micro), "articles": len(self.articles)},
            "macro": _round(self.macro()),
            "articles": [_describe(scores) | _list_faults(scores) for scores in self.articles],
        }


def _add(articles: tuple[Scores, ...]) -> Scores:
    tallies = {name: sum((scores.tallies[name] for scores in articles), Tally()) for name in TALLIES}
    shares = {name: sum((scores.shares[name] for scores in articles), Share()) for name in SHARES}
    return Scores("all", tallies, shares, tuple(v for scores in articles for v in scores.violations))


def _mean(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def _describe(scores: Scores) -> dict[str, Any]:
    counts = {name: {"right": t.right, "given": t.given, "expected": t.expected} for name, t in scores.tallies.items()}
    shares = {name: {"right": s.right, "of": s.of} for name, s in scores.shares.items()}
    return {"name": scores.name, "figures": _round(scores.figures()), "counts": {**counts, **shares}}


def _round(figures: Mapping[str, float | None]) -> dict[str, float | None]:
    return {
        name: value if value is None or isinstance(value, int) else round(value, 4) for name, value in figures.items()
    }


def _list_faults(scores: Scores) -> dict[str, Any]:
    return {
        "violations": [
            {"path": v.path, "value": v.value, "matches": v.matches, "why": v.why} for v in scores.violations
        ],
        "remarks": [{"kind": r.kind, "fault": r.fault, "text": r.text} for r in scores.remarks],
    }
