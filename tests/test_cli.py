"""The command: what it writes where, and every exit code."""

import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, TESTS
from server import ServerDouble, answer, fault, hang

from summariser.cli import run

ARTICLE = "“We agree on everything,” Foreign Minister Ana Prill said in Vienna on Monday after talks with her Dutch counterpart.\n"
NOTHING_ELSE: dict[str, Any] = {
    name: [] for name in ("abstract", "meetings", "participants", "agenda", "positions", "not_speech")
}
DRAFT = NOTHING_ELSE | {
    "quotes": [
        {
            "kind": "direct",
            "text": ["We agree on everything,"],
            "speaker": "Ana Prill",
            "speaker_mention": "Foreign Minister Ana Prill",
            "cue": "said",
        }
    ]
}
ALTERED = NOTHING_ELSE | {"quotes": [DRAFT["quotes"][0] | {"text": ["We agree on nothing,"]}]}
SEED = str(ROOT / "seeds" / "03-wire-split-and-nested.txt")


@dataclass(frozen=True)
class Done:
    """What one run gave."""

    code: int
    out: str
    err: str

    @property
    def record(self) -> dict[str, Any]:
        """The one record on stdout."""
        found: dict[str, Any] = json.loads(self.out)
        return found


Command = Callable[..., Done]


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Command:
    """Runs a command line in a folder of its own, with `stdin` as what is piped in."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(ARTICLE)

    def call(*words: str, stdin: bytes | None = None) -> Done:
        source = io.TextIOWrapper(io.BytesIO(stdin or b""))
        monkeypatch.setattr(sys, "stdin", source)
        code = run(words)
        out, err = capsys.readouterr()
        return Done(code, out, err)

    return call


def _live(url: str, *more: str) -> tuple[str, ...]:
    return ("a.txt", "--model", "test", "--base-url", url, "--retries", "0", *more)


def test_rules_read_an_article(command: Command) -> None:
    """Exit 0: an article goes in, a proven record comes out, and nothing stands on stderr."""
    done = command("a.txt", "--engine", "rules")

    assert (0, "") == (done.code, done.err)
    assert "We agree on everything," == done.record["quotes"][0]["text"]


def test_auto_without_a_model_says_so(command: Command) -> None:
    """Without a model the rules read, and one line on stderr says so and how to name one."""
    done = command("a.txt")

    assert (0, "rules") == (done.code, done.record["provenance"]["engine"])
    assert 1 == done.err.count("\n")
    assert "--model" in done.err


@pytest.mark.parametrize("words", [(), ("-",)])
def test_standard_input(command: Command, words: tuple[str, ...]) -> None:
    """An article can be piped in, with and without a dash."""
    done = command(*words, "--engine", "rules", stdin=ARTICLE.encode())

    assert (0, "<stdin>") == (done.code, done.record["article"]["source"])


def test_piped_output_is_one_record_a_line(command: Command) -> None:
    """In a pipe each record is one line, whatever the count; `-f json` is an object for one article, an array for several."""
    lines = command("a.txt", "a.txt", "--engine", "rules").out.splitlines()
    one = command("a.txt", "--engine", "rules", "-f", "json").out
    several = command("a.txt", "a.txt", "--engine", "rules", "-f", "json").out

    assert [json.loads(one)] * 2 == [json.loads(line) for line in lines] == json.loads(several)


def test_what_fails_does_not_stop_the_rest(command: Command) -> None:
    """Exit 2 for an article that cannot be read; the others are still written."""
    done = command("absent.txt", "a.txt", "--engine", "rules")

    assert (2, "a.txt") == (done.code, done.record["article"]["source"])
    assert done.err.startswith("summarise: absent.txt: no such file")
    assert 1 == done.err.count("\n")


@pytest.mark.parametrize(
    "words",
    [
        ("--engine", "magic", "a.txt"),
        ("--nonsense", "a.txt"),
        ("a.txt", "--engine", "model"),
        ("a.txt", "--engine", "rules", "-o", "no/such/folder/out.json"),
        ("check", "absent.json"),
        ("check", "a.txt"),
        ("a.txt", "--engine", "model", "--recordings", "absent"),
    ],
)
def test_usage_and_paths(command: Command, words: tuple[str, ...]) -> None:
    """Exit 2: wrong usage, settings, input and output end in one line that says what to do."""
    done = command(*words)

    assert (2, "", 1) == (done.code, done.out, done.err.count("\n"))


def test_strict(command: Command) -> None:
    """Exit 1 with --strict when an item was unsupported; the record is written all the same."""
    with ServerDouble([answer(json.dumps(ALTERED))] * 2) as server:
        done = command(*_live(server.url, "--strict"))

    assert 1 == done.code
    assert ["altered"] == [each["reason"] for each in done.record["unsupported"]]


def test_live_answer(command: Command) -> None:
    """Exit 0 through openai, instructor and real HTTP; usage is told on stderr and in the record."""
    with ServerDouble([answer(json.dumps(DRAFT))]) as server:
        done = command(*_live(server.url))

    assert (0, 1) == (done.code, len(server.requests))
    assert {"prompt": 100, "completion": 20} == done.record["provenance"]["tokens"]
    assert "1 requests" in done.err


def test_unusable_answer(command: Command) -> None:
    """Exit 3 when the answer stays invalid after every re-ask."""
    with ServerDouble([answer("I would rather not.")] * 3) as server:
        done = command(*_live(server.url))

    assert (3, "") == (done.code, done.out)
    assert 1 == done.err.count("\n")


def test_record_then_replay_then_stale(command: Command, tmp_path: Path) -> None:
    """A recorded answer replays without server, key and model name; exit 4 once it is missing or stale."""
    with ServerDouble([answer(json.dumps(DRAFT))]) as server:
        live = command(*_live(server.url, "--recordings", "tapes", "--record", "once"))
    replayed = command("a.txt", "--engine", "model", "--recordings", "tapes")
    (tmp_path / "b.txt").write_text("Another article, about nothing.")
    missing = command("b.txt", "--engine", "model", "--recordings", "tapes")
    stale = command("a.txt", "--model", "another", "--recordings", "tapes")

    assert (0, 0, 4, 4) == (live.code, replayed.code, missing.code, stale.code)
    assert live.record["quotes"] == replayed.record["quotes"]
    assert "b.txt" in missing.err
    assert "model" in stale.err


@pytest.mark.parametrize(
    ("step", "words"), [(fault(401), "key"), (fault(429), "too many"), (fault(500), "failed"), (hang(3), "time")]
)
def test_server_faults(command: Command, step: Any, words: str) -> None:
    """Exit 5: access denied, rate limit, server fault and time-out are one line each."""
    with ServerDouble([step]) as server:
        done = command(*_live(server.url, "--timeout", "0.5"))

    assert (5, "", 1) == (done.code, done.out, done.err.count("\n"))
    assert words in done.err


def test_no_key_for_the_default_server(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit 5 before anything is sent when OpenAI's own server is meant and there is no key."""
    monkeypatch.delenv("OPENAI_API_KEY")
    done = command("a.txt", "--model", "any")

    assert 5 == done.code
    assert "OPENAI_API_KEY" in done.err


def test_dry_run_calls_nothing(command: Command) -> None:
    """`--dry-run` prints the messages and the schema, and needs neither model nor key."""
    done = command("a.txt", "--dry-run")
    shown = json.loads(done.out)

    assert 0 == done.code
    assert ARTICLE in shown["messages"][-1]["content"]
    assert "quotes" in shown["schema"]["properties"]


def test_check_accepts_and_rejects(command: Command, tmp_path: Path) -> None:
    """`check` exits 0 for a proven record and 1 for one with a single character changed."""
    record = command("a.txt", "--engine", "rules", "-f", "json").out
    (tmp_path / "good.json").write_text(record)
    (tmp_path / "bad.json").write_text(record.replace("We agree on everything,", "We agree on anything,,,"))
    (tmp_path / "lines.jsonl").write_text(command("a.txt", "a.txt", "--engine", "rules").out)

    assert (0, 0, 1, 1) == tuple(
        command("check", *files).code
        for files in (["good.json"], ["lines.jsonl"], ["bad.json"], ["good.json", "bad.json"])
    )


def test_check_finds_the_article_beside_the_record(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The article is looked for from here, then from the record's folder; `--article` names it."""
    (tmp_path / "r.json").write_text(command("a.txt", "--engine", "rules", "-f", "json").out)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)

    assert 0 == command("check", "../r.json").code
    (tmp_path / "a.txt").rename(elsewhere / "moved.txt")
    assert 2 == command("check", "../r.json").code
    assert 0 == command("check", "../r.json", "--article", "moved.txt").code


@pytest.mark.parametrize("words", [("./check",), ("--", "check"), ("check",), ("--engine", "rules", "check")])
def test_file_named_like_a_command(command: Command, tmp_path: Path, words: tuple[str, ...]) -> None:
    """A file that bears a sub-command's name works as a path."""
    (tmp_path / "check").write_text(ARTICLE)

    assert "We agree on everything," == command(*words).record["quotes"][0]["text"]


def test_output_file(command: Command, tmp_path: Path) -> None:
    """`-o` writes to a file and leaves stdout empty."""
    done = command("a.txt", "--engine", "rules", "-o", "out.json", "-f", "json")

    assert (0, "") == (done.code, done.out)
    assert 1 == len(json.loads((tmp_path / "out.json").read_text())["quotes"])


def test_escapes_never_reach_the_terminal(command: Command, tmp_path: Path) -> None:
    """Control characters of an article or a file name are shown as escapes, in every format and on stderr."""
    (tmp_path / "x.txt").write_text(f"\x1b]0;owned\x07{ARTICLE}\x1b[31mred “quoted \x1b[2J words,” she said.\n")
    for name in ("text", "md", "json", "jsonl"):
        done = command("x.txt", "\x1b[31mabsent", "--engine", "rules", "-f", name)

        assert "\x1b" not in done.out + done.err
        assert "\x07" not in done.out


def test_key_is_never_shown(command: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The key goes to the server and nowhere else, even when the server repeats it in an error."""
    monkeypatch.setenv("OPENAI_API_KEY", "sk-planted-0123456789abcdef")
    with ServerDouble([fault(401, "bad key sk-planted-0123456789abcdef"), answer(json.dumps(DRAFT))]) as server:
        done = command(*_live(server.url))
        command(*_live(server.url, "--recordings", "tapes", "--record", "all"))

    assert "Bearer sk-planted-0123456789abcdef" == server.requests[0].headers["authorization"]
    assert "sk-planted" not in done.out + done.err
    assert not [path for path in (tmp_path / "tapes").rglob("*") if path.is_file() and "sk-planted" in path.read_text()]


def _start(*words: str, **options: Any) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "summariser", *words],
        cwd=ROOT,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **options,
    )


def test_closed_pipe_is_no_error() -> None:
    """A reader that goes away, as `head` does, ends the run quietly with exit 0."""
    process = _start(*[SEED] * 40, "--engine", "rules", "-f", "json")
    assert process.stdout is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr is not None

    assert "" == process.stderr.read()
    assert 0 == process.wait(timeout=30)
    process.stderr.close()


def test_interruption_keeps_what_is_finished(tmp_path: Path) -> None:
    """Exit 130 on an interruption, with the finished records written and one line on stderr."""
    (tmp_path / "a.txt").write_text(ARTICLE)
    with ServerDouble([answer(json.dumps(DRAFT)), hang(20)]) as server:
        article = str(tmp_path / "a.txt")
        process = _start(article, article, "--model", "m", "--base-url", server.url, "-f", "json")
        while len(server.requests) < 2:
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=10)

    assert 130 == process.returncode
    assert 1 == len(json.loads(out))
    assert "Traceback" not in err


def test_no_colour_where_no_terminal_is() -> None:
    """Output that is captured holds no escape sequence, whatever the format."""
    process = _start(SEED, "--engine", "rules", "-f", "text", env=os.environ | {"TERM": "xterm-256color"})
    out, _ = process.communicate(timeout=30)

    assert out
    assert "\x1b" not in out


# ---- evaluate -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def gold(tmp_path: Path) -> str:
    """A folder with three of the seeds and their gold."""
    for name in ("03-wire-split-and-nested", "08-two-brennans", "09-no-meeting"):
        shutil.copy(ROOT / "seeds" / f"{name}.txt", tmp_path)
        shutil.copy(ROOT / "seeds" / "gold" / f"{name}.gold.json", tmp_path)
    return str(tmp_path)


def test_evaluate_gives_figures_and_exit_0(command: Command, gold: str) -> None:
    """An engine that reaches its floors: JSON in a pipe, every article by name, exit 0."""
    done = command("evaluate", gold, "--engine", "rules")

    assert (0, "") == (done.code, done.err)
    assert ["03-wire-split-and-nested", "08-two-brennans", "09-no-meeting"] == [
        each["name"] for each in done.record["articles"]
    ]
    assert 1.0 == done.record["micro"]["figures"]["quotations.precision"]


def test_evaluate_at_once_gives_the_same(command: Command, gold: str) -> None:
    """Several articles read at the same time give the very figures of one after another."""
    assert command("evaluate", gold, "--engine", "rules") == command(
        "evaluate", gold, "--engine", "rules", "--jobs", "3"
    )


def test_evaluate_below_a_floor_is_exit_1(command: Command, gold: str, tmp_path: Path) -> None:
    """A figure below its floor is named, and the exit code is 1."""
    (tmp_path / "floors.json").write_text('{"participants.f1": 1.01}')
    done = command("evaluate", gold, "--engine", "rules", "--floors", str(tmp_path / "floors.json"), "-f", "text")

    assert 1 == done.code
    assert "participants.f1" in done.out


def test_evaluate_scores_records_against_an_engine(command: Command, gold: str, tmp_path: Path) -> None:
    """Records made before have the figures of the engine that made them, side by side with it."""
    for article in Path(gold).glob("*.txt"):
        command(str(article), "--engine", "rules", "-f", "json", "-o", str(tmp_path / f"{article.stem}.json"))
    ours, theirs = json.loads(command("evaluate", gold, "--records", gold, "--against", "rules").out)

    assert ours["micro"] == theirs["micro"]


def test_evaluate_counts_what_fails_as_empty(command: Command, gold: str) -> None:
    """An article that the model's server fails on counts as one it said nothing about; each is named, and the exit code is the error's."""
    with ServerDouble(lambda _: fault(401)) as server:
        done = command("evaluate", gold, "--model", "m", "--base-url", server.url, "--retries", "0", "--jobs", "2")

    assert (5, 0.0) == (done.code, done.record["micro"]["figures"]["quotations.recall"])
    assert 3 == done.err.count("it counts as empty")


# ---- a schema of one's own ------------------------------------------------------------------------------------------------

OWN = [("trade", "TradeDeal"), ("ruling", "Ruling")]


@pytest.fixture
def own(command: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Command:
    """The command in a folder that holds the example schemas, their articles and replies."""
    shutil.copytree(TESTS / "schemas", tmp_path, dirs_exist_ok=True)
    monkeypatch.setattr(sys, "path", list(sys.path))
    for name in [name for name in sys.modules if name in ("trade", "ruling", "mine")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    return command


def reply(name: str, kind: str = "reply") -> str:
    """A reply to an example, as a model gives it."""
    return (TESTS / "schemas" / f"{name}.{kind}.json").read_text()


@pytest.mark.parametrize(("module", "name"), OWN)
def test_own_schema_live_then_replayed_then_checked(own: Command, tmp_path: Path, module: str, name: str) -> None:
    """A class from the working folder is filled live, replayed from the recording, and checked without the class."""
    words = (f"{module}.txt", "--schema", f"{module}:{name}", "--recordings", "tapes")
    with ServerDouble([answer(reply(module))]) as server:
        live = own(*words, "--record", "once", "--model", "test", "--base-url", server.url)
    replayed = own(*words)
    (tmp_path / "record.json").write_text(replayed.out)
    (tmp_path / f"{module}.py").unlink()
    checked = own("check", "record.json")
    damaged = replayed.record
    damaged["proofs"][0]["evidence"][0]["start"] += 1
    (tmp_path / "record.json").write_text(json.dumps(damaged))

    assert (0, 0, 0) == (live.code, replayed.code, checked.code)
    assert (name, live.record["value"]) == (replayed.record["schema_name"], replayed.record["value"])
    assert 1 == own("check", "record.json").code


@pytest.mark.parametrize(("module", "name"), OWN)
def test_own_schema_from_replies_by_hand(own: Command, module: str, name: str) -> None:
    """Replies written by hand are recorded for a class of one's own as for the built-in record, and say what they are."""
    schema = ("--schema", f"{module}:{name}", "--recordings", "tapes")
    recorded = own("record", f"{module}.txt", *schema, "--reply", f"{module}.reply.json")
    refreshed = own("record", f"{module}.txt", *schema, "--refresh")
    replayed = own(f"{module}.txt", *schema)

    assert (0, 0, 0) == (recorded.code, refreshed.code, replayed.code)
    assert "hand-written" == replayed.record["provenance"]["recording"]
    assert [] == replayed.record["unsupported"]


def test_own_schema_of_which_nothing_is_left(own: Command) -> None:
    """Exit 3 when the root itself cannot be proven; the record is still written and tells why."""
    given = json.loads(reply("ruling")) | {"court": "Court of Session"}
    with ServerDouble(lambda _: answer(json.dumps(given))) as server:
        words = ("--model", "test", "--base-url", server.url, "--reasks", "0")
        done = own("ruling.txt", "--schema", "ruling:Ruling", *words)

    assert (3, None) == (done.code, done.record["value"])
    assert ["court", ""] == [each["path"] for each in done.record["unsupported"]]
    assert "ruling.txt: nothing in the answer could be proven" in done.err


def test_own_schema_strict(own: Command) -> None:
    """Exit 1 with --strict when some of it was unsupported."""
    with ServerDouble(lambda _: answer(reply("trade", "damaged"))) as server:
        words = (
            "trade.txt",
            "--schema",
            "trade:TradeDeal",
            "--model",
            "test",
            "--base-url",
            server.url,
            "--reasks",
            "0",
        )
        codes = own(*words).code, own(*words, "--strict").code

    assert (0, 1) == codes


@pytest.mark.parametrize("format", ["text", "md"])
def test_own_schema_for_people(own: Command, format: str) -> None:
    """A page shows each item with its place, what is not proven by itself, and what was refused."""
    with ServerDouble(lambda _: answer(reply("trade", "damaged"))) as server:
        words = ("--model", "test", "--base-url", server.url, "--reasks", "0", "-f", format)
        page = own("trade.txt", "--schema", "trade:TradeDeal", *words).out

    assert "status: signed" in page
    assert "halve the levy on frozen mackerel" in page
    assert "not proven by itself" in page
    assert page.index("Not proven") < page.index("Denmark")


def test_a_long_article_s_dry_run_shows_its_pieces(command: Command, tmp_path: Path) -> None:
    """Each request of a long article is shown, with its place among them."""
    (tmp_path / "long.txt").write_text("\n\n".join(f"{ARTICLE}{number}" for number in range(8)))
    shown = [json.loads(line) for line in command("long.txt", "--dry-run", "--piece-tokens", "100").out.splitlines()]

    assert len(shown) > 1
    assert [(at, len(shown)) for at in range(1, len(shown) + 1)] == [(each["piece"], each["of"]) for each in shown]
    assert ["long.txt"] * len(shown) == [each["article"] for each in shown]


def test_own_schema_dry_run(own: Command) -> None:
    """Nothing is called; the prompt describes the class, its schema is strict, and one line says what no claim covers."""
    done = own("trade.txt", "--schema", "trade:TradeDeal", "--dry-run")

    assert (0, 1) == (done.code, done.err.count("\n"))
    assert "TradeDeal.status, Clause.percent" in done.err
    assert "A trade deal that the article reports." in done.record["messages"][0]["content"]
    assert not done.record["schema"]["additionalProperties"]


@pytest.mark.parametrize(
    ("schema", "source", "said"),
    [
        ("mine", "", "names no class"),
        ("mine:", "", "names no class"),
        ("../mine:A", "", "names no class"),
        ("absent.module:A", "", "no module 'absent'"),
        ("mine:A", "", "module 'mine' has no 'A'"),
        ("mine:A", "A = 1", "is no pydantic model"),
        ("mine:A", "class A: ...", "'A' is no pydantic model"),
        ("mine:A", "import absent", "module 'mine' cannot be imported: ModuleNotFoundError: No module named 'absent'"),
        ("mine:A", "raise SystemExit('I was run')", "cannot be imported: SystemExit: I was run"),
        ("mine:A", "def", "cannot be imported: SyntaxError"),
        ("mine:A", "from pydantic import BaseModel\nclass A(BaseModel):\n x: str", "A has no field that can be proven"),
        ("mine:A", "from summariser import *\nclass A(Supported):\n x: dict[str, int]", "A.x: an object with keys"),
        (
            "mine:A",
            "from summariser import *\nclass A(Supported):\n x: set[Verbatim]",
            "A.x marks a claim inside a set",
        ),
    ],
)
def test_a_schema_that_does_not_serve_is_one_line(
    own: Command, tmp_path: Path, schema: str, source: str, said: str
) -> None:
    """Exit 2 and one clear line for everything that can be wrong with --schema; nothing is asked of a model."""
    (tmp_path / "mine.py").write_text(f"print('loading')\n{source}\n")
    done = own("a.txt", "--schema", schema, "--model", "test", "--base-url", "http://127.0.0.1:9/v1")
    lines = [line for line in done.err.splitlines() if line != "loading"]

    assert (2, "", 1) == (done.code, done.out, len(lines))
    assert said in lines[0]


def test_rules_cannot_fill_a_schema(own: Command) -> None:
    """Exit 2: only a model can, and the line says how to name one."""
    done = own("trade.txt", "--schema", "trade:TradeDeal")

    assert (2, 1) == (done.code, done.err.count("\n"))
    assert "--model" in done.err
