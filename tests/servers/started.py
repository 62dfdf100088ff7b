"""Foreign servers as child processes: started on a free port of 127.0.0.1, waited for, killed at the end."""

import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Self

Words = Callable[[int], Sequence[str]]
"""The command line of a server that is to listen on a port."""


class Started:
    """A server process. `with Started(words, log) as server:` gives one that answers at `server.root`."""

    def __init__(self, words: Words, log: Path, *, patience: float = 60.0, **environment: str) -> None:
        self.port = _free_port()
        self.root = f"http://127.0.0.1:{self.port}"
        self._words = words
        self._log = log
        self._patience = patience
        self._environment = environment
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """The base URL a client is given."""
        return f"{self.root}/v1"

    def start(self) -> None:
        """Start, and wait until it answers. Raises RuntimeError with the end of its log when it does not."""
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                self._words(self.port),
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
                env=os.environ | self._environment,
            )
        end = time.monotonic() + self._patience
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > end:
                self.kill()
                raise RuntimeError(f"the server did not start:\n{self._log.read_text(errors='replace')[-2000:]}")
            time.sleep(0.05)

    def kill(self) -> None:
        """Kill it at once (signal 9), and wait until it is gone."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.root}/health", timeout=2) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
