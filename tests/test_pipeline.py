"""The whole flow, on every seed, by both engines."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT

from summariser import prompt
from summariser.article import Article
from summariser.audit import check
from summariser.engine import Engine
from summariser.errors import MissingRecording, StaleRecording
from summariser.live import ModelEngine, ModelOptions
from summariser.pipeline import asummarise, summarise
from summariser.recording import dial
from summariser.rules import RulesEngine

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


async def test_asynchronous_replay(article: Article) -> None:
    """A replay gives asynchronous callers the very record it gives synchronous ones."""
    assert summarise(article, ENGINES["model"]) == await asummarise(article, ENGINES["model"])


def test_replay_says_what_it_is(article: Article) -> None:
    """A record made from a reply that was written by hand says so."""
    made = summarise(article, ENGINES["model"]).provenance

    assert ("model", "hand-written") == (made.engine, made.recording)


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
