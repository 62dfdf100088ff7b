"""Everything that reads foreign bytes, each as the command meets them: files in a folder of its own, or a server's answer."""

import contextlib
import io
import json
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from attacks.safety import KEY, unsafe
from server import Reply, Seen, ServerDouble, Step, answer

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "seeds" / "03-wire-split-and-nested.txt"
GOLD = ROOT / "seeds" / "gold" / "03-wire-split-and-nested.gold.json"
CODES = range(6)
"""Every exit code but that of an interruption."""


class Broken(AssertionError):
    """The command crashed, or wrote what it must not."""


@dataclass(frozen=True)
class Target:
    """`read` takes damaged bytes in an empty folder and raises when something is broken; `samples` are good bytes."""

    samples: Callable[[], tuple[bytes, ...]]
    read: Callable[[bytes], None]


def called(*words: str, form: str = "text") -> tuple[int, str]:
    """Exit code and output of the command. Raises what the command raises, and Broken for an unsafe output or an unknown code."""
    from summariser.cli import run

    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="") for _ in range(2))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run(words)
    written, said = _text(out), _text(err)
    reasons = [*unsafe(written, form), *unsafe(said, "text")]
    if code not in CODES or reasons:
        raise Broken(f"summarise {' '.join(words)}: exit {code}, {reasons}: {said[:300]}")
    return code, written


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode()


@contextlib.contextmanager
def own_folder(path: Path) -> Iterator[None]:
    """Work in `path`, which is emptied again and again, with a key in the environment and no settings from outside."""
    before, environment = Path.cwd(), dict(os.environ)
    os.chdir(path)
    os.environ["OPENAI_API_KEY"] = KEY
    try:
        yield
    finally:
        os.chdir(before)
        os.environ.clear()
        os.environ.update(environment)


def emptied() -> None:
    """Empty the folder we work in."""
    for path in Path.cwd().iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def _read_article(data: bytes) -> None:
    Path("a.txt").write_bytes(data)
    for form in ("text", "md"):
        called("--engine", "rules", "-f", form, "a.txt", form=form)
    code, record = called("--engine", "rules", "-f", "json", "a.txt", form="json")
    if code == 0:
        Path("a.json").write_text(record, "utf-8")
        called("check", "a.json")


def _read_record(data: bytes) -> None:
    Path("r.json").write_bytes(data)
    called("check", "--article", str(SEED), "r.json")


def _read_recording(data: bytes) -> None:
    Path("recordings").mkdir()
    Path("recordings", _recording().name).write_bytes(data)
    called("--engine", "model", "--recordings", "recordings", "-f", "text", str(SEED))


def _read_settings(data: bytes) -> None:
    Path("summarise.toml").write_bytes(data)
    shutil.copy(SEED, "a.txt")
    called("--dry-run", "a.txt")
    called("--engine", "rules", "a.txt", form="jsonl")
    Path("summarise.toml").rename("pyproject.toml")
    called("--dry-run", "a.txt")


def _read_gold(data: bytes) -> None:
    Path("gold").mkdir()
    Path("gold", "a.gold.json").write_bytes(data)
    shutil.copy(SEED, "gold/a.txt")
    Path("records").mkdir()
    Path("records/a.json").write_bytes(_record())
    for form in ("text", "json"):
        called("evaluate", "gold", "--records", "records", "-f", form, form=form)


class _Reader:
    """Reads replies of one server, which is started when the first is read."""

    def __init__(self) -> None:
        self.says = b""
        self._server: ServerDouble | None = None

    def _reply(self, seen: Seen) -> Step:
        return Reply(body=self.says)

    def __call__(self, data: bytes) -> None:
        if self._server is None:
            self._server = ServerDouble(self._reply).__enter__()
        self.says = data
        words = ("--engine", "model", "--model", "m", "--base-url", self._server.url, "--reasks", "0", "--retries", "0")
        called(*words, "--mends", "0", "--timeout", "5", "-f", "text", str(SEED))


def _read_reply(data: bytes) -> None:
    """As the whole body of the response, and as the answer's text in a good one."""
    _reader()(data)
    with contextlib.suppress(UnicodeDecodeError):
        reply = answer(data.decode())
        assert isinstance(reply, Reply)
        _reader()(reply.body)


@cache
def _reader() -> _Reader:
    return _Reader()


@cache
def _record() -> bytes:
    return called("--engine", "rules", "-f", "json", str(SEED), form="json")[1].encode()


def _articles() -> tuple[bytes, ...]:
    return tuple(path.read_bytes() for path in sorted((ROOT / "seeds").glob("*.txt")))


def _replies() -> tuple[bytes, ...]:
    recording = json.loads(_recording().read_text("utf-8"))
    bodies = [one["response"]["body"] for one in recording["attempts"]]
    drafts = [json.dumps(body["choices"][0]["message"]["content"]["json"]) for body in bodies]
    whole = [answer(draft) for draft in drafts]
    return (*(draft.encode() for draft in drafts), *(one.body for one in whole if isinstance(one, Reply)))


def _recording() -> Path:
    return next(ROOT.glob("fixtures/03-*.json"))


_SETTINGS = b"""engine = "auto"
model = "gpt"
base_url = "http://127.0.0.1:1/v1"
mode = "json_schema"
recordings = "recordings"
record = "none"
timeout = 120.0
retries = 5
piece_tokens = 8000
max_tokens = 100
format = "jsonl"
strict = false
"""

TARGETS = {
    "article": Target(_articles, _read_article),
    "reply": Target(_replies, _read_reply),
    "recording": Target(lambda: (_recording().read_bytes(),), _read_recording),
    "record": Target(lambda: (_record(),), _read_record),
    "settings": Target(lambda: (_SETTINGS, b"[tool.summarise]\n" + _SETTINGS), _read_settings),
    "gold": Target(lambda: (GOLD.read_bytes(),), _read_gold),
}
