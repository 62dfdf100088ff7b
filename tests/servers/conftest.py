"""Real servers that nobody here wrote. They are only started when SUMMARISER_SERVERS names the folder they are installed in.

`make test-servers` names it; `tests/servers/install.sh` fills it. The ordinary suite sees nothing of this folder.
"""

import asyncio
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from summariser.article import Article
from summariser.live import ModelEngine, ModelOptions
from summariser.pipeline import asummarise, summarise
from summariser.record import Summary

INSTALLED = os.environ.get("SUMMARISER_SERVERS", "")

collect_ignore_glob = [] if INSTALLED else ["test_*.py"]

left_out: dict[str, str] = {}
"""Server -> why its tests were skipped."""

Read = Callable[..., Summary]


def installed(server: str, pattern: str) -> Path:
    """The file of `server` that the pattern stands for, in the folder of servers. Skips the test where there is none."""
    for path in sorted(Path(INSTALLED).glob(pattern)):
        return path
    left_out[server] = f"not installed in {INSTALLED}; to install it: tests/servers/install.sh {INSTALLED}"
    pytest.skip(f"{server} is {left_out[server]}")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say once for each server why it was left out, instead of once for each test."""
    for server, why in left_out.items():
        terminalreporter.write_line(f"{server} was not tried: it is {why}")


@pytest.fixture(params=["sync", "async"])
def read(request: pytest.FixtureRequest) -> Read:
    """The whole flow with a model behind `url`, in both ways of calling."""

    def call(article: Article, url: str, **options: Any) -> Summary:
        engine = ModelEngine(ModelOptions(base_url=url, **options))
        if request.param == "sync":
            return summarise(article, engine)
        return asyncio.run(asummarise(article, engine))

    return call
