"""A sample of the attacks, spread over the seeds, through both engines: what still gets through is named, and nothing else may.

`python -m tests.attacks.run --seeds all` runs them all, with the outputs of the command.
"""

import json
from functools import cache
from pathlib import Path

import pytest

from attacks.attacks import ATTACKS
from attacks.run import ENGINES, SEEDS, Seed, attacked, seeds

THROUGH = json.loads((Path(__file__).parent / "through.json").read_text("utf-8"))
NAMES = [name for name in ATTACKS if not name.startswith("flood_")][::4]
STEMS = sorted(path.stem for path in SEEDS.glob("*.txt") if "hostile" not in path.name)


@cache
def _seed(stem: str) -> Seed:
    return next(seeds(stem))


@pytest.mark.parametrize("name", NAMES)
def test_only_what_is_listed_gets_through(name: str) -> None:
    """A planted item that stands as fact is listed by attack and engine; the list only gets shorter."""
    row = attacked(name, ATTACKS[name], [_seed(STEMS[NAMES.index(name) % len(STEMS)])])
    listed = THROUGH.get(name, {})

    assert [] == row.broken
    assert {engine: n for engine in ENGINES if (n := len(row.hits[engine]))} == listed
