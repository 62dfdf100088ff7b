"""Floors: the least a metric may be. `must_not` is the exception, a number of violations and so the most it may be."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from summariser.errors import InputError
from summariser.evaluation.scores import SHARES, TALLIES, VIOLATIONS, Evaluation

METRICS = (*(f"{name}.{figure}" for name in TALLIES for figure in ("precision", "recall", "f1")), *SHARES, VIOLATIONS)
"""Every metric that may have a floor."""


@dataclass(frozen=True)
class Shortfall:
    """A floor that was not reached; `reached` is None when there was nothing to measure, which no floor lets pass."""

    metric: str
    floor: float
    reached: float | None


def find_shortfalls(evaluation: Evaluation, floors: Mapping[str, float]) -> tuple[Shortfall, ...]:
    """The floors that the figures over all items (micro) do not reach, in the order of `floors`."""
    figures = evaluation.micro.figures()
    return tuple(
        Shortfall(metric, floor, figures[metric])
        for metric, floor in floors.items()
        if not _is_reached(metric, figures[metric], floor)
    )


def _is_reached(metric: str, value: float | None, floor: float) -> bool:
    if value is None:
        return False
    return value <= floor if metric == VIOLATIONS else value >= floor


def read_floors(path: str | Path) -> dict[str, float]:
    """Floors from a JSON file: an object of metric names and numbers, or one whose "floors" is such an object.

    Raises InputError for a file that is neither, or that names an unknown metric.
    """
    try:
        data = json.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"{path}: {(error.strerror or str(error)).lower()}", hint="give a file of floors") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path}: not JSON ({error})", hint="give an object of metric names and numbers") from error
    floors = data.get("floors", data) if isinstance(data, dict) else data
    return check_floors(floors, str(path))


def check_floors(floors: object, source: str) -> dict[str, float]:
    """`floors` as a mapping of known metrics to numbers. Raises InputError that names `source`."""
    if not isinstance(floors, dict):
        raise InputError(f"{source}: no object of metric names and numbers", hint='such as {"quotations.f1": 0.9}')
    for metric, floor in floors.items():
        if metric not in METRICS:
            raise InputError(f"{source}: no metric is called {metric!r}", hint=f"metrics: {', '.join(METRICS)}")
        if isinstance(floor, bool) or not isinstance(floor, (int, float)):
            raise InputError(f"{source}: the floor of {metric} is no number", hint="give a number such as 0.9")
    return floors
