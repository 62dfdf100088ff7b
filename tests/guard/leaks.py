"""A key in the environment of the whole run, searched for in all that the tests, and the processes they start, give out.

Looked at are the captured streams of every test and of every process, every exception with all that it came from, and every file that
the run writes. One hit fails the run. The key is drawn anew each time, so nothing can be written around it.
"""

import base64
import os
import secrets
import subprocess
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

_SKIPPED = frozenset({".git", ".venv", "__pycache__", ".mypy_cache", ".ruff_cache", "node_modules"})


class Watch:
    """Looks for one key and keeps where it was seen."""

    def __init__(self) -> None:
        self.key = f"sk-proj-{secrets.token_hex(16)}"
        body = self.key.removeprefix("sk-proj-")
        self._needles = (
            body.encode(),
            *(base64.b64encode(b"x" * shift + self.key.encode())[8:-8] for shift in range(3)),
        )
        self.seen: list[str] = []
        self.raised: list[BaseException] = []
        self._started = time.time()

    def look(self, where: str, given: str | bytes | None) -> None:
        """Look in a text or in bytes."""
        data = given.encode(errors="surrogatepass") if isinstance(given, str) else given or b""
        if any(needle in data for needle in self._needles):
            self.seen.append(where)

    def look_at_error(self, where: str, error: BaseException) -> None:
        """Look in an exception's traceback, with its causes and contexts, and in what each of them holds."""
        self.look(f"{where}: traceback of {type(error).__name__}", "".join(traceback.format_exception(error)))
        for one in _chain(error):
            self.look(f"{where}: {type(one).__name__}", f"{one.args!r} {vars(one)!r} {one}")

    def look_in(self, folder: Path) -> None:
        """Look in the files below `folder`, and in their names, as far as they were written since the run began."""
        for path in _files(folder):
            try:
                if path.stat().st_mtime >= self._started - 1:
                    self.look(f"file {path}", path.read_bytes() + os.fsencode(path))
            except OSError:
                continue  # gone, or not ours to read


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error and all it came from, each once."""
    waiting: list[BaseException | None] = [error]
    known: set[int] = set()
    while waiting:
        one = waiting.pop()
        if one is not None and id(one) not in known:
            known.add(id(one))
            yield one
            waiting += [one.__cause__, one.__context__, *getattr(one, "exceptions", ())]


def _files(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name not in _SKIPPED]
        yield from (path for name in names if (path := Path(root, name)).is_file() and not path.is_symlink())


class Plugin:
    """Puts a watch on a run of pytest."""

    def __init__(self, config: pytest.Config) -> None:
        self.watch, self._config = Watch(), config
        os.environ["OPENAI_API_KEY"] = self.watch.key
        _after(
            pytest.CaptureFixture,
            "readouterr",
            lambda _, got: self._look_at_streams("read by a test", got.out, got.err),
        )
        _after(
            subprocess.Popen, "communicate", lambda run, got: self._look_at_streams(f"process {run.args!r:.80}", *got)
        )
        _after(pytest.RaisesExc, "__exit__", lambda raised, _: self._keep(raised.excinfo.value))
        self._watch_own_errors()

    def _watch_own_errors(self) -> None:
        """Errors of ours that the command turns into a line are looked at with their causes, too."""
        from summariser.errors import SummariserError

        _after(SummariserError, "__init__", lambda error, _: self._keep(error))

    def _keep(self, error: BaseException) -> None:
        """A cause is set only after an error is made: it is looked at when the test has ended."""
        self.watch.raised.append(error)

    def _look_at_streams(self, where: str, *streams: str | bytes | None) -> None:
        for stream in streams:
            self.watch.look(where, stream)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """What was captured, and how a failure reads."""
        for head, words in report.sections:
            self.watch.look(f"{report.nodeid}: {head}", words)
        self.watch.look(f"{report.nodeid}: report", report.longreprtext)
        for error in self.watch.raised:
            self.watch.look_at_error(report.nodeid, error)
        self.watch.raised.clear()

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """Of several processes each has a key and a watch of its own; this one hears from them."""
        self.watch.seen += getattr(node, "workeroutput", {}).get("leaks", ())

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Look through the files, and fail the run for every hit."""
        factory = getattr(self._config, "_tmp_path_factory", None)
        if factory is not None:
            self.watch.look_in(factory.getbasetemp())
        self.watch.look_in(self._config.rootpath)
        getattr(self._config, "workeroutput", {})["leaks"] = self.watch.seen
        if self.watch.seen:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """Say where the key was seen, never the key."""
        seen = list(dict.fromkeys(self.watch.seen))
        terminalreporter.write_line(f"the planted key was seen {len(seen)} times")
        for where in seen:
            terminalreporter.write_line(f"KEY LEAKED: {where}")


def _after(owner: type, name: str, look: Callable[[Any, Any], None]) -> None:
    """Let `look` see the object and the result after each call of the method."""
    before = getattr(owner, name)

    def watched(self: Any, *given: Any, **named: Any) -> Any:
        result = before(self, *given, **named)
        look(self, result)
        return result

    setattr(owner, name, watched)


def pytest_configure(config: pytest.Config) -> None:
    """Watch this run."""
    config.pluginmanager.register(Plugin(config), "leaks")
