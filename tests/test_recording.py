"""Record and replay: what a file holds, what a replay needs, and what is said when a recording does not serve."""

import asyncio
import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from server import Reply as ServerReply
from server import ServerDouble, answer, fault, text, tool_call

from summariser.article import Article
from summariser.engine import Dial, Drafted, Problem, Review
from summariser.errors import (
    InvalidAnswer,
    MissingRecording,
    OutputError,
    RecordingError,
    ServerFailed,
    StaleRecording,
    UnsafeRecording,
)
from summariser.live import ModelEngine, ModelOptions
from summariser.live.pieces import pieces_of
from summariser.live.question import shape_of
from summariser.prompt import Message, Prompt, render, render_mend
from summariser.record import Draft
from summariser.recording import Folder, Key, Recording, dial, hand_written, refresh
from summariser.recording.tape import Reply, Turn, slug_of
from summariser.recording.writing import from_text, parsed_body, to_text

KEY = "sk-test-9c8b7a6f5e4d3c2b1a00"
ARTICLE = Article(
    "Marco Rubio will meet Emmanuel Macron in Paris.\n{{ 7*7 }} “We must talk,” Rubio said.", "news/rubio in Paris.txt"
)
OTHER = Article("Something else entirely.", "news/rubio in Paris.txt")
EMPTY: dict[str, Any] = {name: [] for name in Draft.model_fields}
GOOD = EMPTY | {"quotes": [{"kind": "direct", "text": ["We must talk,"], "speaker": "Marco Rubio", "speaker_mention": "Rubio", "cue": "said", "addressee": None, "secondhand": False}]}  # fmt: skip
BETTER = GOOD | {"abstract": [{"text": "Rubio will meet Macron.", "evidence": ["will meet"]}]}
FILE = f"rubio-in-paris-{ARTICLE.sha256[:12]}.summary.json"

Ask = Callable[..., Drafted]


def satisfied(_: Draft) -> tuple[Problem, ...]:
    """A review that finds nothing."""
    return ()


def wants_abstract(draft: Draft) -> tuple[Problem, ...]:
    """A review that misses an abstract."""
    return () if draft.abstract else (Problem("statement", "abstract", "forgotten", "there is no abstract"),)


@pytest.fixture(autouse=True)
def _short_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """A try waits half a second after a fault; here a hundredth."""
    monkeypatch.setattr("summariser.live.patience.LONGEST_WAIT", 0.01)


@pytest.fixture(params=["sync", "async"])
def ask(request: pytest.FixtureRequest) -> Ask:
    """Draft through a dial, in both ways of calling."""

    def call(line: Dial, review: Review = satisfied, article: Article = ARTICLE, **options: Any) -> Drafted:
        engine = ModelEngine(ModelOptions(**options), line)
        if request.param == "sync":
            return engine.draft(article, review)
        return asyncio.run(engine.adraft(article, review))

    return call


def record(
    ask: Ask, folder: Path, *replies: Any, mode: Any = "once", review: Review = satisfied, **options: Any
) -> Drafted:
    """Record these replies from a server double."""
    with ServerDouble(replies) as server:
        return ask(dial(folder, mode), review, model="m", base_url=server.url, api_key=KEY, **options)


def content(value: Any) -> Any:
    """A completion with this value as its JSON."""
    return answer(json.dumps(value, ensure_ascii=False))


# Record, then replay.


def test_a_replay_gives_the_record_that_was_made_live(ask: Ask, tmp_path: Path) -> None:
    """Everything but the note of the recording is the same, without key, model or server."""
    live = record(ask, tmp_path, answer("no"), content(GOOD), content(BETTER), review=wants_abstract)
    replayed = ask(dial(tmp_path), wants_abstract)

    assert (live.draft, live.warnings, live.provenance.model_copy(update={"recording": "live"})) == (
        replayed.draft,
        replayed.warnings,
        replayed.provenance,
    )


def test_two_replays_are_the_same(ask: Ask, tmp_path: Path) -> None:
    """Nothing of a replay depends on when it runs."""
    record(ask, tmp_path, answer("no"), content(GOOD))

    assert ask(dial(tmp_path)) == ask(dial(tmp_path))


def test_recording_the_same_again_gives_the_same_bytes(ask: Ask, tmp_path: Path) -> None:
    """A file holds no time, no host and no counter of its own."""
    record(ask, tmp_path / "one", answer("no"), content(GOOD))
    record(ask, tmp_path / "two", answer("no"), content(GOOD))

    assert [FILE] == os.listdir(tmp_path / "one")
    assert (tmp_path / "one" / FILE).read_bytes() == (tmp_path / "two" / FILE).read_bytes()


def test_a_replay_runs_on_what_was_recorded(ask: Ask, tmp_path: Path) -> None:
    """A word changed in the file's answer is changed in the draft."""
    record(ask, tmp_path, content(GOOD))
    path = tmp_path / FILE
    path.write_text(path.read_text("utf-8").replace('"cue": "said"', '"cue": "stated"'), "utf-8")

    assert ["stated"] == [each.cue for each in ask(dial(tmp_path)).draft.quotes]


def test_every_attempt_is_kept_as_it_came(ask: Ask, tmp_path: Path) -> None:
    """The file holds the fenced, invalid and final answers untouched, though the run mended them."""
    fenced = f"```json\n{json.dumps(GOOD)}\n```"
    record(ask, tmp_path, answer("no\x1b[31m\u202e"), answer(fenced), content(BETTER), review=wants_abstract)
    kept = from_text((tmp_path / FILE).read_text("utf-8"), "here")

    assert ["no\x1b[31m\u202e", fenced, json.dumps(BETTER, ensure_ascii=False)] == [
        json.loads(turn.reply.body)["choices"][0]["message"]["content"] for turn in kept.turns
    ]


def test_a_file_says_what_it_is(ask: Ask, tmp_path: Path) -> None:
    """Origin, task, article, model, components, versions and usage stand at the top, for people."""
    record(ask, tmp_path, content(GOOD))
    document = json.loads((tmp_path / FILE).read_text("utf-8"))
    article = {"name": "rubio in Paris.txt", "sha256": ARTICLE.sha256, "characters": len(ARTICLE.text)}

    assert ("live", "summary", article, "m", {"prompt_tokens": 100, "completion_tokens": 20}) == tuple(
        document[name] for name in ("origin", "task", "article", "model", "usage")
    )
    assert ["article", "prompts/system.jinja", "prompts/article.jinja", "schema", "parameters", "model"] == list(
        document["components"]
    )
    assert {"openai", "instructor"} <= set(document["versions"])


def test_a_file_holds_nothing_of_the_connection(ask: Ask, tmp_path: Path) -> None:
    """No key, no request header, no host, and of the response's headers only the type."""
    with ServerDouble([content(GOOD)]) as server:
        ask(dial(tmp_path, "once"), model="m", base_url=server.url, api_key=KEY, headers={"x-team": "blue-whale-team"})
        host = server.url.split("/")[2]
    written = (tmp_path / FILE).read_text("utf-8")

    assert [] == [each for each in (KEY, host, "blue-whale-team", "uthorization", "news/") if each in written]
    assert {"content-type": "application/json"} == json.loads(written)["attempts"][0]["response"]["headers"]


def test_nothing_unseen_is_written_raw(ask: Ask, tmp_path: Path) -> None:
    """Escape sequences, bidi marks, zero-width and tag characters are escaped in the file, whether asked or answered."""
    odd = "a\x1b[2J\x9b\u202e\u200b\U000e0041\u2028z"
    article = Article(odd + ARTICLE.text, "odd.txt")
    record(ask, tmp_path, answer(odd), content(GOOD), review=satisfied, article=article)
    (path,) = tmp_path.iterdir()
    written = path.read_text("utf-8")

    assert [] == [each for each in odd[1:-1] if each in written and not each.isprintable()]
    assert Draft.model_validate(GOOD) == ask(dial(tmp_path), article=article).draft


def test_faults_of_the_server_are_not_recorded(ask: Ask, tmp_path: Path) -> None:
    """A replay does not wait through the errors that were met while recording."""
    record(ask, tmp_path, fault(503), content(GOOD))

    assert 1 == len(json.loads((tmp_path / FILE).read_text("utf-8"))["attempts"])


def test_an_answer_that_stays_invalid_is_recorded(ask: Ask, tmp_path: Path) -> None:
    """The replay fails as the live run did."""
    with pytest.raises(InvalidAnswer) as live:
        record(ask, tmp_path, *[answer("no")] * 3)
    with pytest.raises(InvalidAnswer) as replayed:
        ask(dial(tmp_path))

    assert str(live.value) == str(replayed.value)


def test_a_run_that_breaks_off_writes_nothing(ask: Ask, tmp_path: Path) -> None:
    """Half a conversation cannot be replayed, so none is kept."""
    with pytest.raises(ServerFailed):
        record(ask, tmp_path, answer("no"), fault(500), retries=0)
    record(ask, tmp_path, content(GOOD), fault(500), review=wants_abstract, retries=0)

    assert [] == list(tmp_path.iterdir())


def test_an_interrupted_run_writes_nothing(tmp_path: Path) -> None:
    """An interruption between two attempts leaves no file, whole or half."""

    def interrupted(_: Draft) -> tuple[Problem, ...]:
        raise KeyboardInterrupt

    with ServerDouble([content(GOOD)]) as server, pytest.raises(KeyboardInterrupt):
        ModelEngine(ModelOptions(model="m", base_url=server.url), dial(tmp_path, "all")).draft(ARTICLE, interrupted)

    assert [] == list(tmp_path.iterdir())


def test_a_body_that_is_no_completion_is_replayed_too(ask: Ask, tmp_path: Path) -> None:
    """A success without a completion is an answer like any other: kept raw, and met again."""
    live = record(ask, tmp_path, text("<html>busy</html>\n"), content(GOOD))

    assert (2, 2) == (live.provenance.requests, ask(dial(tmp_path)).provenance.requests)


def test_broken_bytes_are_replayed_as_broken(ask: Ask, tmp_path: Path) -> None:
    """A body that is no UTF-8 is met again as it was."""
    broken_completion = b'{"choices": [{"message": {"content": "\xff"}}]}'
    live = record(ask, tmp_path, ServerReply(200, broken_completion), content(GOOD))
    kept = from_text((tmp_path / FILE).read_text("utf-8"), "here")

    assert broken_completion == kept.turns[0].reply.body.encode(errors="surrogateescape")
    assert (2, 2) == (live.provenance.requests, ask(dial(tmp_path)).provenance.requests)


def test_what_a_server_refuses_does_not_make_a_recording_stale(ask: Ask, tmp_path: Path) -> None:
    """A server that takes no schema and no temperature is answered in its own way; the replay asks the old question."""

    def picky(seen: Any) -> ServerReply:
        if "temperature" in seen.body:
            return fault(400, "Unsupported value: 'temperature'")
        return tool_call(json.dumps(GOOD)) if "tools" in seen.body else fault(400, "response_format is not supported")

    with ServerDouble(picky) as server:
        live = ask(dial(tmp_path, "once"), model="m", base_url=server.url)
    replayed = ask(dial(tmp_path))

    assert (Draft.model_validate(GOOD), live.warnings, live.provenance.requests) == (
        replayed.draft,
        replayed.warnings,
        replayed.provenance.requests,
    )


# A recording that does not serve.


def test_without_a_recording_nothing_is_called(ask: Ask, tmp_path: Path) -> None:
    """A miss names the article and the command that records, and never calls out."""
    with ServerDouble() as server:
        with pytest.raises(MissingRecording) as caught:
            ask(dial(tmp_path), model="m", base_url=server.url)

        assert [] == server.requests
    assert ARTICLE.source in str(caught.value)
    assert (
        f"summarise 'news/rubio in Paris.txt' --model NAME --recordings {tmp_path} --record once" in caught.value.hint
    )


def test_a_changed_article_is_named(ask: Ask, tmp_path: Path) -> None:
    """A recording of the same name for another text says that the article changed."""
    record(ask, tmp_path, content(GOOD))
    with pytest.raises(StaleRecording, match="the article changed"):
        ask(dial(tmp_path), article=OTHER)


def test_a_renamed_article_is_found(ask: Ask, tmp_path: Path) -> None:
    """The text decides, not the name: standard input replays what was recorded from a file."""
    record(ask, tmp_path, content(GOOD))

    assert Draft.model_validate(GOOD) == ask(dial(tmp_path), article=Article(ARTICLE.text, "<stdin>")).draft


def _with_template(monkeypatch: pytest.MonkeyPatch, old: str, new: str) -> None:
    def changed(*given: Any) -> Prompt:
        prompt = render(*given)
        messages = tuple(Message(each.role, each.content.replace(old, new), each.template) for each in prompt.messages)
        return Prompt(messages, prompt.digest)

    monkeypatch.setattr("summariser.live.job.render", changed)


@pytest.mark.parametrize(
    ("word", "template"),
    [("never an instruction", "prompts/system.jinja"), ("The article stands", "prompts/article.jinja")],
)
def test_a_changed_template_is_named(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, word: str, template: str
) -> None:
    """One changed word names its template, shows the line before and after, and gives the command."""
    record(ask, tmp_path, content(GOOD))
    _with_template(monkeypatch, word, "SOMETHING NEW")
    with pytest.raises(StaleRecording) as caught:
        ask(dial(tmp_path))

    assert f"{ARTICLE.source}: {template} changed since it was recorded" == str(caught.value)
    assert f"--- {template} (recorded)" in caught.value.diff
    assert [True, True] == [mark in caught.value.diff for mark in ("\n-", "\n+")]
    assert "--record all" in caught.value.hint


def test_a_changed_schema_is_named(ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another schema is not served by the old answers."""
    record(ask, tmp_path, content(GOOD))
    monkeypatch.setattr("summariser.live.question.wire_schema", lambda model: {"type": "object"})
    shape_of.cache_clear()
    with pytest.raises(StaleRecording, match=r"txt: schema changed") as caught:
        ask(dial(tmp_path))

    shape_of.cache_clear()

    assert caught.value.diff.count("\n") <= 13


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ({"temperature": 0.5}, "parameters"),
        ({"seed": 1}, "parameters"),
        ({"model": "n"}, "model"),
        ({"model": "n", "max_tokens": 9}, "parameters and model"),
        ({"mode": "tools"}, "schema"),
    ],
    ids=str,
)
def test_changed_parameters_are_named(ask: Ask, tmp_path: Path, options: dict[str, Any], named: str) -> None:
    """Parameters, model and the way the schema is asked for are part of the question."""
    record(ask, tmp_path, content(GOOD))
    with pytest.raises(StaleRecording, match=f"txt: {named} changed"):
        ask(dial(tmp_path), **options)


def test_a_turn_that_was_not_recorded_is_missing(ask: Ask, tmp_path: Path) -> None:
    """When the model would be asked once more than it was, the first answer does not pass for the last."""
    record(ask, tmp_path, content(GOOD))
    with pytest.raises(MissingRecording, match="asked 2 times, and 1 reply is recorded"):
        ask(dial(tmp_path), wants_abstract)


@pytest.mark.parametrize(
    "broken",
    ["", "{", "[]", "null", "{}", '{"recording": 2}', '{"recording": 1, "origin": "dream"}', "\0" * 9, "[" * 99_999],
    ids=lambda broken: broken[:12],
)
def test_a_file_that_is_no_recording_is_told(tmp_path: Path, broken: str) -> None:
    """A broken file names itself and is no crash."""
    (tmp_path / FILE).write_text(broken, "utf-8")
    with pytest.raises(RecordingError) as caught:
        ModelEngine(ModelOptions(), dial(tmp_path)).draft(ARTICLE, satisfied)

    assert FILE in str(caught.value)
    assert "\n" not in str(caught.value)


# The modes.


def test_once_records_what_does_not_exist_and_replays_what_does(ask: Ask, tmp_path: Path) -> None:
    """The second run sends nothing."""
    record(ask, tmp_path, content(GOOD))
    with ServerDouble() as server:
        drafted = ask(dial(tmp_path, "once"), model="m", base_url=server.url)

        assert ([], "live") == (server.requests, drafted.provenance.recording)


def test_once_does_not_overwrite_what_is_stale(ask: Ask, tmp_path: Path) -> None:
    """A stale recording is an error, not a reason to call."""
    record(ask, tmp_path, content(GOOD))
    with pytest.raises(StaleRecording):
        record(ask, tmp_path, content(GOOD), temperature=1)


def test_new_records_what_is_stale(ask: Ask, tmp_path: Path) -> None:
    """A changed question is asked anew, and the file follows; an unchanged one is replayed."""
    record(ask, tmp_path, content(GOOD))
    record(ask, tmp_path, content(BETTER), mode="new", temperature=1)
    with ServerDouble() as server:
        drafted = ask(dial(tmp_path, "new"), model="m", base_url=server.url, temperature=1)

    assert Draft.model_validate(BETTER) == drafted.draft


def test_new_goes_on_where_a_recording_ends(ask: Ask, tmp_path: Path) -> None:
    """A turn that was never recorded is asked for and added."""
    record(ask, tmp_path, content(GOOD))
    with ServerDouble([content(BETTER)]) as server:
        ask(dial(tmp_path, "new"), wants_abstract, model="m", base_url=server.url)

        assert 1 == len(server.requests)
    assert Draft.model_validate(BETTER) == ask(dial(tmp_path), wants_abstract).draft


def test_all_calls_always(ask: Ask, tmp_path: Path) -> None:
    """What is recorded is overwritten, and the record does not pass for a replay."""
    record(ask, tmp_path, content(GOOD))
    drafted = record(ask, tmp_path, content(BETTER), mode="all")

    assert (None, Draft.model_validate(BETTER)) == (drafted.provenance.recording, ask(dial(tmp_path)).draft)


# Keys.


@pytest.mark.parametrize("leak", [KEY, "hf_0123456789abcdefghij", "Bearer 0123456789abcdefghij"])
def test_a_key_is_never_written(ask: Ask, tmp_path: Path, leak: str) -> None:
    """An answer that repeats the key, or holds what looks like one, is not recorded."""
    with pytest.raises(UnsafeRecording) as caught:
        record(ask, tmp_path, content(GOOD | {"abstract": [{"text": f"The key is {leak}.", "evidence": []}]}))

    assert [] == list(tmp_path.iterdir())
    assert leak not in f"{caught.value} {caught.value.hint}"


def test_a_gateway_header_is_a_secret_too(ask: Ask, tmp_path: Path) -> None:
    """Whatever was sent in a header of one's own may not stand in the file."""
    with (
        ServerDouble([content(GOOD | {"abstract": [{"text": "open sesame please", "evidence": []}]})]) as server,
        pytest.raises(UnsafeRecording),
    ):
        ask(dial(tmp_path, "all"), model="m", base_url=server.url, headers={"x-pass": "open sesame please"})


def test_given_secrets_are_looked_for(ask: Ask, tmp_path: Path) -> None:
    """A secret that no request carried can be named."""
    article = Article("The word is swordfish-1234.", "s.txt")
    with pytest.raises(UnsafeRecording):
        ask(hand_written(tmp_path, (json.dumps(GOOD),), secrets=("swordfish-1234",)), article=article)


def test_a_place_that_cannot_be_written_is_told(ask: Ask, tmp_path: Path) -> None:
    """A file where the folder should be is an error of the output."""
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError):
        record(ask, tmp_path / "file", content(GOOD))


# What was mended.

ADDED = {name: [] for name in Draft.model_fields} | {"abstract": BETTER["abstract"]}


def _opened(path: Path) -> list[str | None]:
    return [turn.opens for turn in from_text(path.read_text("utf-8"), "here").turns]


def test_one_file_holds_the_answer_and_what_was_mended(ask: Ask, tmp_path: Path) -> None:
    """Both conversations stand in the article's file in the order in which they were held, and its digests cover both."""
    live = record(ask, tmp_path, answer("no"), content(GOOD), content(ADDED), review=wants_abstract)
    replayed = ask(dial(tmp_path), wants_abstract)
    kept = from_text((tmp_path / FILE).read_text("utf-8"), "here")

    assert ([FILE], [None, None, "mend"], live.draft, 3, True) == (
        os.listdir(tmp_path), _opened(tmp_path / FILE), replayed.draft, replayed.provenance.attempts,
        {"prompts/system.jinja", "prompts/article.jinja", "prompts/mend.jinja"} <= dict(kept.components).keys(),
    )  # fmt: skip


def test_replies_to_both_requests_are_given_in_one_go(ask: Ask, tmp_path: Path) -> None:
    """Replies written by hand are given in the order in which they are asked for, kept by a refresh, and all needed."""
    ask(hand_written(tmp_path, ("no", json.dumps(GOOD), json.dumps(ADDED))), wants_abstract)
    before = (tmp_path / FILE).read_bytes()
    ask(refresh(tmp_path), wants_abstract)

    assert (before, Draft.model_validate(BETTER)) == (
        (tmp_path / FILE).read_bytes(),
        ask(dial(tmp_path), wants_abstract).draft,
    )


def test_a_changed_template_of_the_mend_is_named(ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One word of it changed makes the recording stale."""
    record(ask, tmp_path, content(GOOD), content(ADDED), review=wants_abstract)

    def changed(*given: Any) -> Prompt:
        prompt = render_mend(*given)
        messages = tuple(
            Message(each.role, each.content.replace("Most of it", "SOME"), each.template) for each in prompt.messages
        )
        return Prompt(messages, prompt.digest)

    monkeypatch.setattr("summariser.live.engine.render_mend", changed)
    with pytest.raises(StaleRecording, match=r"txt: prompts/mend\.jinja changed"):
        ask(dial(tmp_path), wants_abstract)


def test_a_review_may_say_it_in_other_words(ask: Ask, tmp_path: Path) -> None:
    """The list of what was refused follows from the answer, so its wording makes no recording stale."""
    record(ask, tmp_path, content(GOOD), content(ADDED), review=wants_abstract)

    def in_other_words(draft: Draft) -> tuple[Problem, ...]:
        return tuple(replace(each, detail="summarise it, too") for each in wants_abstract(draft))

    assert Draft.model_validate(BETTER) == ask(dial(tmp_path), in_other_words).draft


def test_only_what_is_stale_is_mended_anew(ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Mode new replays the first answer and asks a live model again for what follows it."""
    record(ask, tmp_path, content(GOOD), content(ADDED), review=wants_abstract)
    monkeypatch.setattr(
        "summariser.live.engine.render_mend",
        lambda *given: Prompt((Message("system", "x", "prompts/mend.jinja"), Message("user", "y", "")), "d"),
    )
    with ServerDouble([content(ADDED)]) as server:
        ask(dial(tmp_path, "new"), wants_abstract, model="m", base_url=server.url)

        assert ([["x", "y"]], [None, "mend"]) == (
            [[each["content"] for each in body["messages"]] for body in server.bodies],
            _opened(tmp_path / FILE),
        )


def test_a_recording_without_the_mend_does_not_serve(ask: Ask, tmp_path: Path) -> None:
    """Where the review now wants something mended, the replay says so instead of passing over it."""
    record(ask, tmp_path, answer("no"), content(GOOD))
    with pytest.raises(MissingRecording, match="asked 3 times, and 2 replies are recorded"):
        ask(dial(tmp_path), wants_abstract)


# Long articles.

LONG = Article("\n\n".join(f"Paragraph {at}: “We must talk,” Rubio said. {'x ' * 80}" for at in range(8)), "long.txt")


def test_each_piece_has_its_file(ask: Ask, tmp_path: Path) -> None:
    """A recording of each piece is of the whole article, holds no other piece, and all of them replay together."""
    with ServerDouble(lambda seen: content(BETTER)) as server:
        live = ask(dial(tmp_path, "once"), article=LONG, model="m", base_url=server.url, piece_tokens=200)
    files = sorted(path.name for path in tmp_path.iterdir())
    kept = [from_text((tmp_path / name).read_text("utf-8"), "here") for name in files]

    assert [f"long-{LONG.sha256[:12]}.summary-{at}of{len(files)}.json" for at in range(1, len(files) + 1)] == files
    assert {(LONG.sha256, len(LONG.text))} == {(each.sha256, each.characters) for each in kept}
    assert live.draft == ask(dial(tmp_path), article=LONG, piece_tokens=200).draft


def test_another_budget_makes_other_pieces(ask: Ask, tmp_path: Path) -> None:
    """A replay with another budget lacks its recordings and says so; nothing is read in part."""
    with ServerDouble(lambda seen: content(BETTER)) as server:
        ask(dial(tmp_path, "once"), article=LONG, model="m", base_url=server.url, piece_tokens=200)
    (tmp_path / next(name for name in os.listdir(tmp_path) if ".summary-2of" in name)).unlink()
    for budget in (150, 200):
        with pytest.raises(MissingRecording):
            ask(dial(tmp_path), article=LONG, piece_tokens=budget)


def test_replies_by_hand_are_given_to_the_pieces_in_turn(ask: Ask, tmp_path: Path) -> None:
    """One after another, each with what it mends; one too few or too many is told."""
    size = len(pieces_of(LONG, 200))
    replies = ["no", *[json.dumps(GOOD), json.dumps(ADDED)] * size]
    given = {"article": LONG, "piece_tokens": 200, "at_once": 1}
    made = ask(hand_written(tmp_path, tuple(replies)), wants_abstract, **given)
    again = ask(refresh(tmp_path), wants_abstract, **given)
    with pytest.raises(MissingRecording, match="is asked for"):
        ask(hand_written(tmp_path / "few", tuple(replies[:-1])), wants_abstract, **given)
    with pytest.raises(RecordingError, match="not asked for"):
        ask(hand_written(tmp_path / "many", (*replies, "one more")), wants_abstract, **given)

    assert (2 * size + 1, made) == (made.provenance.attempts, again)
    assert made == ask(dial(tmp_path), wants_abstract, article=LONG, piece_tokens=200)


# Written by hand.


def test_hand_written_replies_are_recorded_and_replayed(ask: Ask, tmp_path: Path) -> None:
    """One reply an attempt; the replay is labelled hand-written and knows the model's name."""
    made = ask(hand_written(tmp_path, ("not JSON", json.dumps(GOOD, indent=2) + "\n"), model="by hand"))
    replayed = ask(dial(tmp_path))

    assert (made, "hand-written", "by hand", 2, None) == (
        replayed,
        replayed.provenance.recording,
        replayed.provenance.model,
        replayed.provenance.attempts,
        replayed.provenance.tokens,
    )


@pytest.mark.parametrize("mode", ["json_schema", "tools", "json"])
def test_hand_written_replies_fit_every_mode(ask: Ask, tmp_path: Path, mode: Any) -> None:
    """In mode tools the reply becomes the call's arguments."""
    ask(hand_written(tmp_path, (json.dumps(GOOD),)), mode=mode)
    replayed = ask(dial(tmp_path), mode=mode)

    assert (Draft.model_validate(GOOD), ()) == (replayed.draft, replayed.warnings)


def test_a_whole_completion_can_be_written_by_hand(ask: Ask, tmp_path: Path) -> None:
    """So that truncated and refused answers have fixtures too."""
    body = json.dumps(
        {"choices": [{"index": 0, "finish_reason": "length", "message": {"role": "assistant", "content": "{"}}]}
    )
    for line in (hand_written(tmp_path, (body,)), dial(tmp_path)):
        with pytest.raises(Exception, match="cut off"):
            ask(line)


def test_a_reply_too_few_is_told_with_what_the_model_was_told(ask: Ask, tmp_path: Path) -> None:
    """Whoever writes replies learns why one more is wanted, and nothing is written."""
    with pytest.raises(MissingRecording, match="reply 2 is asked for") as caught:
        ask(hand_written(tmp_path, (json.dumps(GOOD),)), wants_abstract)

    assert ("there is no abstract" in caught.value.hint, []) == (True, list(tmp_path.iterdir()))


def test_a_reply_too_many_is_told(ask: Ask, tmp_path: Path) -> None:
    """A reply that nobody asks for is not dropped in silence."""
    with pytest.raises(RecordingError, match="reply 2 is not asked for"):
        ask(hand_written(tmp_path, (json.dumps(GOOD), json.dumps(GOOD))))

    assert [] == list(tmp_path.iterdir())


def test_refresh_keeps_replies_after_a_change_of_the_prompt(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The replies stay, the requests are new, and the replay serves again."""
    ask(hand_written(tmp_path, ("no", json.dumps(GOOD)), model="by hand"))
    _with_template(monkeypatch, "never an instruction", "SOMETHING NEW")
    with pytest.raises(StaleRecording, match=r"system\.jinja") as caught:
        ask(dial(tmp_path))
    ask(refresh(tmp_path))

    assert f"summarise record 'news/rubio in Paris.txt' --recordings {tmp_path} --refresh" in caught.value.hint
    assert ("by hand", Draft.model_validate(GOOD)) == (
        (replayed := ask(dial(tmp_path))).provenance.model,
        replayed.draft,
    )


def test_refresh_validates_anew(ask: Ask, tmp_path: Path) -> None:
    """When the review now wants another turn, refreshing says so and leaves the file alone."""
    ask(hand_written(tmp_path, (json.dumps(GOOD),)))
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(MissingRecording, match="reply 2 is asked for"):
        ask(refresh(tmp_path), wants_abstract)

    assert before == (tmp_path / FILE).read_bytes()


def test_refresh_without_a_change_keeps_every_byte(ask: Ask, tmp_path: Path) -> None:
    """Refreshing what is not stale changes nothing."""
    ask(hand_written(tmp_path, ("no", json.dumps(GOOD))))
    before = (tmp_path / FILE).read_bytes()
    ask(refresh(tmp_path))

    assert before == (tmp_path / FILE).read_bytes()


def test_refresh_refuses_live_recordings(ask: Ask, tmp_path: Path) -> None:
    """A live model's answers to another question are not its answers to this one."""
    record(ask, tmp_path, content(GOOD))
    with pytest.raises(RecordingError, match="live model"):
        ask(refresh(tmp_path))
    with pytest.raises(MissingRecording):
        ask(refresh(tmp_path / "nothing"))


def test_live_answers_are_never_added_to_hand_written_ones(ask: Ask, tmp_path: Path) -> None:
    """Mode new does not continue a hand-written recording."""
    ask(hand_written(tmp_path, (json.dumps(GOOD),), model="m"))
    with ServerDouble([content(BETTER)]) as server:
        with pytest.raises(MissingRecording):
            ask(dial(tmp_path, "new"), wants_abstract, base_url=server.url)

        assert [] == server.requests


# The file.


@pytest.mark.parametrize(
    ("source", "slug"),
    [
        ("seeds/01-blinken.txt", "01-blinken"),
        ("C:\\News\\Été à Paris.TXT", "ete-a-paris"),
        ("../../etc/passwd", "passwd"),
        ("<stdin>", "stdin"),
        ("新闻.txt", "article"),
        (".hidden", "hidden"),
        ("x" * 999, "x" * 48),
        ("https://example.org/a/?q=../..", "article"),
    ],
)
def test_a_file_name_is_plain_whatever_the_source(source: str, slug: str) -> None:
    """No path, no dots, no spaces, not long."""
    assert slug == slug_of(source)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text() | st.sampled_from(["lines", "json", "style"]), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.text(), json_values, max_size=4), st.text() | json_values.map(json.dumps))
def test_whatever_was_recorded_is_read_back(request_values: dict[str, Any], reply: str) -> None:
    """Any request and any reply survive the file: JSON as the same JSON, everything else as the same text."""
    body = {**request_values, "messages": [{"role": "user", "content": reply}]}
    turns = (
        Turn(body, Reply(200, (), reply)),
        Turn(body | {"messages": [*body["messages"], {"role": "user"}]}, Reply(200, (), "x")),
    )
    recording = Recording("live", "summary", "a.txt", "0" * 64, 1, (("article", "0"),), turns)
    again = from_text(to_text(recording, {}), "here")

    assert [turn.request for turn in turns] == [turn.request for turn in again.turns]
    expected = parsed_body(reply)
    assert (reply if expected is None else expected) == (
        again.turns[0].reply.body if expected is None else json.loads(again.turns[0].reply.body)
    )


@given(st.text())
def test_no_text_crashes_the_reader(foreign: str) -> None:
    """Foreign bytes are a recording or a RecordingError."""
    with pytest.raises(RecordingError):
        from_text(foreign, "here")


def test_recordings_stand_behind_one_small_interface(ask: Ask) -> None:
    """Any store will do: this one keeps recordings in memory."""

    class Memory:
        def __init__(self) -> None:
            self.kept: dict[Key, Recording] = {}

        def read(self, key: Key) -> Recording | None:
            return self.kept.get(key)

        def write(self, key: Key, recording: Recording, secrets: tuple[str, ...]) -> None:
            self.kept[key] = recording

        def other_text(self, key: Key) -> bool:
            return False

    memory = Memory()
    with ServerDouble([content(GOOD)]) as server:
        ask(dial(memory, "once"), model="m", base_url=server.url)

    assert "live" == ask(dial(memory)).provenance.recording


def test_a_folder_reads_only_the_text_it_was_asked_for(tmp_path: Path) -> None:
    """A file whose name fits but whose digest does not is no recording of this text."""
    recording = Recording("live", "summary", "a.txt", "f" * 64, 1, (), (Turn({"messages": []}, Reply(200, (), "x")),))
    key = Key("a", "f" * 64, "summary")
    Folder(tmp_path).write(key, recording, ())

    assert (recording, None) == (
        Folder(tmp_path).read(key),
        Folder(tmp_path).read(Key("a", "f" * 12 + "0" * 52, "summary")),
    )
