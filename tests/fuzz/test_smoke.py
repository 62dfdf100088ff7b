"""A little damaged input for everything that reads foreign bytes; `python -m tests.fuzz TARGET` reads as much as there is time for."""

from pathlib import Path

import pytest

from fuzz.__main__ import failure
from fuzz.targets import TARGETS, own_folder


@pytest.mark.parametrize("name", TARGETS)
def test_damaged_input_breaks_nothing(name: str, tmp_path: Path) -> None:
    """Whatever the bytes, the command ends with one of its exit codes, in time, and writes nothing unsafe."""
    samples = TARGETS[name].samples()
    with own_folder(tmp_path):
        assert [] == [found for number in range(12) if (found := failure(TARGETS[name], number, samples))]
