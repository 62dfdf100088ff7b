"""What holds for every test: no network but loopback, no key, no settings but its own."""

import importlib.util
import os
from pathlib import Path

import pytest
from guard import leaks

TESTS = Path(__file__).parent
ROOT = TESTS.parent
GUARD = TESTS / "guard"


def pytest_configure(config: pytest.Config) -> None:
    """Install the guard here, and in every Python process that the tests start; watch for the key that stands in the environment."""
    leaks.pytest_configure(config)
    spec = importlib.util.spec_from_file_location("guard", GUARD / "sitecustomize.py")
    assert spec is not None
    assert spec.loader is not None
    spec.loader.exec_module(importlib.util.module_from_spec(spec))
    os.environ.pop(
        "PYTHONDONTWRITEBYTECODE", None
    )  # the hundred commands that the tests run would each compile the package anew
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(GUARD), os.environ.get("PYTHONPATH", "")]))


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees the keys and settings of whoever runs it; the only key is the planted one."""
    for name in set(os.environ) - {"OPENAI_API_KEY"}:
        if name.startswith(("SUMMARISE_", "OPENAI_", "INSTRUCTOR_")) or name == "NO_COLOR":
            monkeypatch.delenv(name)
