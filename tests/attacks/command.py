"""The command run on attacked articles, with an obedient model's server on the loopback interface."""

import contextlib
import io
import json
import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from server import Seen, ServerDouble, Step, answer

from attacks.attack import Answer, Attack
from attacks.safety import FORMATS, KEY, unsafe


@dataclass
class Folder:
    """A folder of its own in which the command runs, and the obedient model it talks to."""

    path: Path
    server: ServerDouble
    says: Answer = field(default_factory=dict)

    def reply(self, seen: Seen) -> Step:
        """What the obedient model answers, whatever is asked."""
        return answer(json.dumps(self.says))


@contextlib.contextmanager
def opened(path: Path) -> Iterator[Folder]:
    """Work in `path` with a server that obeys; the key stands in the environment and nowhere else."""
    folder = Folder(path, ServerDouble())
    folder.server = ServerDouble(folder.reply)
    before = Path.cwd()
    os.chdir(path)
    os.environ["OPENAI_API_KEY"] = KEY
    try:
        with folder.server:
            yield folder
    finally:
        os.chdir(before)


def words_for(engine: str, folder: Folder) -> list[str]:
    """The command's options for an engine."""
    if engine == "rules":
        return ["--engine", "rules"]
    return [
        "--engine",
        "model",
        "--model",
        "obedient",
        "--base-url",
        folder.server.url,
        "--reasks",
        "0",
        "--retries",
        "0",
    ]


def complaints(attack: Attack, engine: str, folder: Folder) -> list[str]:
    """What was wrong with the four outputs, such as "md: html"; also files that nobody asked for."""
    Path(attack.file).write_bytes(attack.text.encode())
    folder.says = attack.obedient
    found = [f"{form}: {reason}" for form in FORMATS for reason in _one(attack, engine, folder, form)]
    Path(attack.file).unlink()
    found += [f"file outside: {path.name!r}" for path in sorted(folder.path.iterdir())]
    return found


def _one(attack: Attack, engine: str, folder: Folder, form: str) -> list[str]:
    from summariser.cli.app import run

    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8", newline=""), io.TextIOWrapper(io.BytesIO(), "utf-8", newline="")
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = run([*words_for(engine, folder), "-f", form, f"./{attack.file}"])
        except Exception as error:
            return [f"crash {type(error).__name__}: {error}"]
    written, said = _text(out), _text(err)
    reasons = unsafe(written, form) + [f"stderr {reason}" for reason in unsafe(said, "text")]
    return [*reasons, *([f"exit {code}: {said.strip()[:100]!r}"] if code else [])]


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode()


def on_terminal(attack: Attack, engine: str, folder: Folder) -> str:
    """What the command sends to a real terminal for this article."""
    Path(attack.file).write_bytes(attack.text.encode())
    folder.says = attack.obedient
    ours, theirs = pty.openpty()
    root = str(Path(__file__).resolve().parents[2])
    command = [sys.executable, "-m", "summariser", *words_for(engine, folder), f"./{attack.file}"]
    environment = {**os.environ, "PYTHONPATH": root, "TERM": "xterm-256color"}
    with subprocess.Popen(command, stdout=theirs, stderr=theirs, stdin=subprocess.DEVNULL, env=environment):
        os.close(theirs)
        shown = b"".join(_read(ours))
    os.close(ours)
    Path(attack.file).unlink()
    return shown.decode(errors="replace")


def _read(terminal: int) -> Iterator[bytes]:
    with contextlib.suppress(OSError):  # Linux reports a closed terminal as an error
        while chunk := os.read(terminal, 65536):
            yield chunk
