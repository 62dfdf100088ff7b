"""The whole flow, on every seed, by both engines."""

import asyncio
import json
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
from conftest import ROOT, TESTS
from pydantic import BaseModel
from schemas.ruling import Ruling
from schemas.trade import TradeDeal
from server import ServerDouble, answer
from transcript import transcript

from summariser import prompt
from summariser.article import Article
from summariser.audit import check
from summariser.engine import Engine
from summariser.errors import InvalidAnswer, MissingRecording, SettingsError, StaleRecording
from summariser.live import ModelEngine, ModelOptions
from summariser.pipeline import asummarise, summarise
from summariser.recording import dial
from summariser.rules import RulesEngine
from summariser.schema import grounded_schema

SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
FIXTURES = ROOT / "fixtures"
ENGINES = {"rules": RulesEngine(), "model": ModelEngine(ModelOptions(), dial(FIXTURES))}


@pytest.fixture(params=SEEDS, ids=lambda path: path.stem)
def article(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Article:
    """Each seed."""
    monkeypatch.chdir(ROOT)
    path: Path = request.param
    return Article.from_file(path.relative_to(ROOT))


@pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES)
def test_same_bytes_twice(article: Article, engine: Engine) -> None:
    """The same article, engine, prompt and recording give the same bytes."""
    assert summarise(article, engine).model_dump_json() == summarise(article, engine).model_dump_json()


@pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES)
def test_every_record_is_proven(article: Article, engine: Engine) -> None:
    """The independent check accepts every record that either engine makes."""
    assert () == check(summarise(article, engine), article)


@pytest.mark.parametrize(
    "path", sorted((TESTS / "cases" / "pipeline" / "odd").glob("*.txt")), ids=lambda path: path.stem
)
def test_odd_texts_have_proven_records(path: Path) -> None:
    """What no careful editor would print still gives a record that the independent check accepts."""
    odd = Article.from_file(path)

    assert () == check(summarise(odd), odd)


HOSTILE = json.loads((TESTS / "cases" / "pipeline" / "hostile.json").read_text("utf-8"))


def cost_of(unit: str, size: int) -> float:
    """Seconds of the processor for an article that repeats `unit`."""
    odd = Article(unit * (size // len(unit)) + " end.")
    started = time.process_time()
    summarise(odd)
    return time.process_time() - started


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_hostile_repetitions_cost_no_more_than_their_length(unit: str) -> None:
    """Four times the length costs about four times as much, up to 1 MB or to what takes long enough to be told; a square would cost sixteen times."""
    before, after, size = 0.0, cost_of(unit, 4_000), 4_000
    while not before or (after < 0.1 and size < 1_000_000):
        size = min(4 * size, 1_000_000)
        before, after = after, cost_of(unit, size)
    growth = after / max(before, 0.02)

    assert growth < 10 or cost_of(unit, size) / max(cost_of(unit, size // 4), 0.02) < 10


async def test_asynchronous_replay(article: Article) -> None:
    """A replay gives asynchronous callers the very record it gives synchronous ones."""
    assert summarise(article, ENGINES["model"]) == await asummarise(article, ENGINES["model"])


async def test_other_tasks_go_on_while_a_long_article_is_read() -> None:
    """Reading and grounding hold up no event loop: another task is served many times meanwhile."""
    beats = 0

    async def beat() -> None:
        nonlocal beats
        while True:
            await asyncio.sleep(0.002)
            beats += 1

    beating = asyncio.create_task(beat())
    await asummarise(transcript(20_000))
    beating.cancel()

    assert beats > 10


def test_replay_says_what_it_is(article: Article) -> None:
    """A record made from a reply that was written by hand says so."""
    made = summarise(article, ENGINES["model"]).provenance

    assert ("model", "hand-written") == (made.engine, made.recording)


def test_only_planted_flaws_are_refused(article: Article) -> None:
    """Of the replies written by hand exactly the flaws that were planted, and not mended, stand as unsupported: no true item is lost."""
    expected = json.loads((TESTS / "cases" / "pipeline" / "refused.json").read_text())[Path(article.source).stem]
    unsupported = summarise(article, ENGINES["model"]).unsupported

    assert expected == [[each.kind, each.field, each.reason] for each in unsupported]


def test_missing_recording(tmp_path: Path) -> None:
    """An article without a recording is an error that says how to record it, and nothing is called."""
    with pytest.raises(MissingRecording) as caught:
        summarise(Article("Nothing of note.", "note.txt"), ModelEngine(ModelOptions(), dial(tmp_path)))

    assert "summarise record note.txt" in caught.value.hint


@pytest.fixture
def prompts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of prompts/ that a test may change."""
    folder = tmp_path / "prompts"
    shutil.copytree(ROOT / "prompts", folder)
    monkeypatch.setattr(prompt, "prompts_folder", lambda: folder)
    prompt._environment.cache_clear()
    yield folder
    prompt._environment.cache_clear()


def test_changed_template_is_named(prompts: Path) -> None:
    """One changed word of a template makes its recordings stale; the error names the template and shows the change."""
    path = prompts / "article.jinja"
    path.write_text(path.read_text().replace("stands", "is"))

    with pytest.raises(StaleRecording, match=r"prompts/article\.jinja changed") as caught:
        summarise(Article.from_file(SEEDS[0]), ENGINES["model"])

    assert "--refresh" in caught.value.hint
    assert "+" in caught.value.diff


def test_recordings_hold_no_key_and_say_their_origin() -> None:
    """Every recording of the project is hand-written, says so, and holds neither a key nor a request header."""
    files = sorted(FIXTURES.glob("*.json"))

    assert len(SEEDS) == len(files)
    for path in files:
        assert "hand-written" == json.loads(path.read_text())["origin"]
        assert "authorization" not in path.read_text().lower()


# ---- schemas of one's own -------------------------------------------------------------------------------------------------

OWN = pytest.mark.parametrize(("schema", "name"), [(TradeDeal, "trade"), (Ruling, "ruling")], ids=["trade", "ruling"])


def own(name: str) -> Article:
    """An example's article."""
    return Article.from_file(TESTS / "schemas" / f"{name}.txt")


def reply(name: str, kind: str = "reply") -> str:
    """One of its replies."""
    return (TESTS / "schemas" / f"{name}.{kind}.json").read_text()


def model(url: str, **options: int) -> ModelEngine:
    """A model at a server double."""
    return ModelEngine(ModelOptions(model="test", base_url=url, retries=0, **options))


@OWN
async def test_own_schema_live_and_asynchronously(schema: type[BaseModel], name: str) -> None:
    """A class unknown to the package is asked for by its own shape, filled and proven, for both kinds of callers alike."""
    with ServerDouble([answer(reply(name))] * 2) as server:
        record = summarise(own(name), model(server.url), schema=schema)
        again = await asummarise(own(name), model(server.url), schema=schema)
        asked = server.bodies[0]["response_format"]["json_schema"]

    assert record == again
    assert (schema.__name__, schema) == (record.schema_name, type(record.value))
    assert ((), ()) == (record.unsupported, check(record, own(name)))
    assert (schema.__name__, True) == (asked["name"], asked["strict"])
    jsonschema.validate(record.model_dump(mode="json"), grounded_schema())


@OWN
def test_own_schema_damaged(schema: type[BaseModel], name: str) -> None:
    """What of an answer is not true reaches no value, and what is true beside it is kept."""
    with ServerDouble(lambda _: answer(reply(name, "damaged"))) as server:
        record = summarise(own(name), model(server.url, reasks=0), schema=schema)

    assert () == check(record, own(name))
    assert isinstance(record.value, schema)
    assert {"altered", "boilerplate", "not_in_article", "not_named"} <= {one.reason for one in record.unsupported}


@OWN
def test_own_schema_replayed(schema: type[BaseModel], name: str, tmp_path: Path) -> None:
    """A recording is made under the schema's name and gives the same record without server and model."""
    with ServerDouble([answer(reply(name))]) as server:
        engine = ModelEngine(ModelOptions(model="test", base_url=server.url), dial(tmp_path, "once"))
        live = summarise(own(name), engine, schema=schema)
    replayed = summarise(own(name), ModelEngine(ModelOptions(), dial(tmp_path)), schema=schema)

    assert (live.value, live.proofs) == (replayed.value, replayed.proofs)
    assert "live" == replayed.provenance.recording
    assert [True] == [name in path.name and "extract" in path.name for path in tmp_path.iterdir()]


def test_only_a_model_fills_a_schema_of_ones_own() -> None:
    """The embedded rules know the built-in record alone, and say so."""
    for engine in (None, RulesEngine()):
        with pytest.raises(SettingsError, match="only a model can fill TradeDeal"):
            summarise(own("trade"), engine, schema=TradeDeal)


def test_an_answer_of_another_shape_is_an_error() -> None:
    """A root that does not fit its class at all is no record."""
    with ServerDouble([answer('{"weather": "fine"}')]) as server, pytest.raises(InvalidAnswer):
        summarise(own("trade"), model(server.url, reasks=0), schema=TradeDeal)


def test_items_that_do_not_fit_their_class_are_kept_apart() -> None:
    """A value of a wrong type costs its item and no other, and stands among what is unsupported."""
    given = json.loads(reply("trade"))
    given["clauses"][1]["percent"] = "a half"
    with ServerDouble(lambda _: answer(json.dumps(given))) as server:
        record = summarise(own("trade"), model(server.url, reasks=0), schema=TradeDeal)

    assert [("clauses[1].percent", "a half", "invalid")] == [
        (one.path, one.claim, one.reason) for one in record.unsupported
    ]
    assert record.value is not None
    assert [12.0, None, None, None] == [one.percent for one in record.value.clauses]
