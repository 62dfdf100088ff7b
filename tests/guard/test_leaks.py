"""The watch for the planted key sees every way in which a key can get out."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]

LEAKY = """
import os, subprocess, sys
import pytest
from summariser.errors import SummariserError

KEY = os.environ["OPENAI_API_KEY"]

def test_print():
    print(KEY)

def test_read(capsys):
    print(KEY)
    capsys.readouterr()

def test_file(tmp_path):
    (tmp_path / "tape.json").write_text(f"authorization: {KEY}")

def test_name(tmp_path):
    (tmp_path / KEY).touch()

def test_process():
    subprocess.run([sys.executable, "-c", "import os; print(os.environ['OPENAI_API_KEY'])"], capture_output=True)

def test_error():
    with pytest.raises(ValueError):
        raise ValueError(KEY)

def test_cause():
    with pytest.raises(KeyError):
        raise KeyError("harmless") from ValueError(KEY)

def test_swallowed():
    try:
        raise SummariserError("harmless") from ValueError(KEY)
    except SummariserError:
        pass

def test_encoded(tmp_path):
    import base64
    (tmp_path / "basic.txt").write_bytes(base64.b64encode(b"user:" + KEY.encode()))
"""
WHERE = (
    *("test_print: Captured stdout", "read by a test", "tape.json", "test_name0", "process ", "basic.txt"),
    *(f"::{name}: ValueError" for name in ("test_error", "test_cause", "test_swallowed")),
)
CLEAN = "def test_nothing(tmp_path):\n    (tmp_path / 'a.txt').write_text('sk-proj-0123456789')\n"


def _run(suite: str, folder: Path, *flags: str) -> subprocess.CompletedProcess[str]:
    (folder / "test_suite.py").write_text(suite, "utf-8")
    (folder / "pytest.ini").write_text("[pytest]\n")
    words = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "guard.leaks",
        "--basetemp",
        str(folder / "temp"),
        "test_suite.py",
        *flags,
    ]
    path = os.pathsep.join((str(TESTS), str(TESTS.parent)))
    return subprocess.run(words, cwd=folder, env=os.environ | {"PYTHONPATH": path}, capture_output=True, text=True)


@pytest.mark.parametrize("flags", [(), ("-n", "2")], ids=["one process", "two processes"])
def test_every_leak_is_seen(tmp_path: Path, flags: tuple[str, ...]) -> None:
    """Streams, files and their names, processes, exceptions with their causes: each hit is named, the run fails, the key is not shown."""
    done = _run(LEAKY, tmp_path, *flags)
    seen = "\n".join(line for line in done.stdout.splitlines() if line.startswith("KEY LEAKED"))

    assert 1 == done.returncode, done.stdout
    assert [] == [where for where in WHERE if where not in seen]


def test_a_clean_run_passes(tmp_path: Path) -> None:
    """What only looks like a key is none."""
    done = _run(CLEAN, tmp_path)

    assert (0, True) == (done.returncode, "the planted key was seen 0 times" in done.stdout)


def test_the_key_stands_in_the_environment() -> None:
    """Every test runs with the planted key, as the command would find it."""
    assert os.environ["OPENAI_API_KEY"].startswith("sk-proj-")
