"""The live model, against a server double over real HTTP: what is sent, what is read, and what every fault becomes."""

import asyncio
import contextlib
import inspect
import json
import logging
import re
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import faults
import pytest
from faults import ARTICLE, EMPTY, GOOD, KEY, QUOTE, content, satisfied
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, Field
from server import (
    Reply,
    ServerDouble,
    Step,
    answer,
    completion,
    fault,
    hang,
    reset,
    text,
    tool_call,
    trickle,
)
from transcript import is_mend, piece_in, read_by_rules, transcript

from summariser.article import Article
from summariser.engine import Answered, Drafted, Problem, Review
from summariser.errors import (
    AccessDenied,
    BadRequest,
    ConnectionFailed,
    InvalidAnswer,
    RateLimited,
    ServerFailed,
    SettingsError,
    TimedOut,
)
from summariser.live import ModelEngine, ModelOptions
from summariser.live.abstract import in_short
from summariser.live.answers import Unreadable, read_answer
from summariser.live.faults import EXCEPTIONS, FAULTS, of_exception, of_response
from summariser.live.gathering import gather
from summariser.live.mending import REPAIRS, mend
from summariser.live.pieces import pieces_of
from summariser.live.question import shape_of
from summariser.live.replies import mend_reply, refusal_of, tokens_of
from summariser.live.shown import shown
from summariser.prompt import boundary, render, render_mend, tokens_in, whole
from summariser.record import Draft, DraftMeeting, DraftParticipant, Tokens

CASES = sorted((Path(__file__).parent / "cases" / "live").glob("*.json"))
KEYS = tuple(Draft.model_fields)
BETTER = EMPTY | {"abstract": [{"text": "Rubio will meet Macron.", "evidence": ["will meet"]}], "quotes": [QUOTE]}

Ask = Callable[..., Drafted]


def wants_abstract(draft: Draft) -> tuple[Problem, ...]:
    """A review that misses an abstract."""
    return () if draft.abstract else (Problem("statement", "abstract", "forgotten", "there is no abstract"),)


@pytest.fixture(autouse=True)
def _short_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """A try waits half a second after a fault; here a hundredth."""
    monkeypatch.setattr("summariser.live.patience.LONGEST_WAIT", 0.01)


@pytest.fixture(params=["sync", "async"])
def ask(request: pytest.FixtureRequest) -> Ask:
    """Ask the model behind a server, in both ways of calling."""

    def call(
        server: ServerDouble | str, review: Review = satisfied, article: Article = ARTICLE, **options: Any
    ) -> Drafted:
        url = server if isinstance(server, str) else server.url
        given = {"model": "m", "base_url": url, "api_key": KEY, "timeout": 5.0} | options
        engine = ModelEngine(ModelOptions(**({"retries": 2} | given)))
        if request.param == "sync":
            return engine.draft(article, review)
        return asyncio.run(engine.adraft(article, review))

    return call


# What is sent.


def test_the_prompt_goes_out_as_it_was_rendered(ask: Ask) -> None:
    """The messages on the wire are those of the prompt, character for character."""
    with ServerDouble([content(GOOD)]) as server:
        ask(server)

    assert [{"role": each.role, "content": each.content} for each in render(ARTICLE).messages] == server.bodies[0][
        "messages"
    ]


BRACES = (
    "A {{ 7*7 }} {% if x %} {# note #} {{ ''.__class__ }} %} {% raw %} '''\n    indented\n\n\tand “quoted {{ words }}”"
)


@pytest.mark.parametrize("mode", ["json_schema", "tools", "json"])
def test_an_article_is_never_a_template(ask: Ask, mode: str) -> None:
    """Braces, indentation and line ends of an article reach the server untouched, in the first request and in a re-ask."""
    article = Article(BRACES)
    with ServerDouble([content({"no": 1}), content(GOOD)]) as server:
        ask(server, article=article, mode=mode)

    assert [True, True] == [BRACES in body["messages"][1]["content"] for body in server.bodies]


def test_the_strict_schema_is_on_the_wire(ask: Ask) -> None:
    """In mode json_schema the response format is strict and allows nothing additional."""
    with ServerDouble([content(GOOD)]) as server:
        ask(server)
    sent = server.bodies[0]["response_format"]["json_schema"]

    assert (True, False, sorted(Draft.model_fields)) == (
        sent["strict"],
        sent["schema"]["additionalProperties"],
        sorted(sent["schema"]["required"]),
    )


def test_tools_are_strict_too(ask: Ask) -> None:
    """In mode tools the one tool is strict, named by the choice, and answered through its arguments."""
    with ServerDouble([tool_call(json.dumps(GOOD))]) as server:
        drafted = ask(server, mode="tools")
    sent = server.bodies[0]

    assert (True, "Draft", {"type": "function", "function": {"name": "Draft"}}, 1) == (
        sent["tools"][0]["function"]["strict"],
        sent["tools"][0]["function"]["name"],
        sent["tool_choice"],
        len(drafted.draft.quotes),
    )


def test_prompt_only_mode_tells_the_schema_in_words(ask: Ask) -> None:
    """In mode json the schema stands in the first message, and the server is asked for any JSON object."""
    with ServerDouble([content(GOOD)]) as server:
        ask(server, mode="json")
    sent = server.bodies[0]

    assert ({"type": "json_object"}, True) == (
        sent["response_format"],
        '"additionalProperties": false' in sent["messages"][0]["content"],
    )


def test_nothing_is_taken_from_the_environment(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """What openai reads in its variables reaches no server."""
    for name in ("OPENAI_API_KEY", "OPENAI_ADMIN_KEY", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID", "OPENAI_WEBHOOK_SECRET"):
        monkeypatch.setenv(name, "from-the-environment")
    monkeypatch.setenv(
        "OPENAI_CUSTOM_HEADERS", "X-Env: from-the-environment\nAuthorization: Bearer from-the-environment"
    )
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    with ServerDouble([content(GOOD), content(GOOD)]) as server:
        ask(server)
        ask(server, api_key=None)

    assert (f"Bearer {KEY}", None, False) == (
        server.requests[0].headers["authorization"],
        server.requests[1].headers.get("authorization"),
        "from-the-environment" in str([each.headers for each in server.requests]),
    )


def test_organisation_and_headers_are_sent(ask: Ask) -> None:
    """What a gateway wants is sent with each request."""
    with ServerDouble([content(GOOD)]) as server:
        ask(server, organisation="org-1", headers={"x-gateway": "blue"})
    headers = server.requests[0].headers

    assert ("org-1", "blue") == (headers["openai-organization"], headers["x-gateway"])


def test_parameters_are_sent_only_when_given(ask: Ask) -> None:
    """Temperature can be left out, limits and seeds can be given."""
    with ServerDouble([content(GOOD), content(GOOD)]) as server:
        ask(server)
        ask(server, temperature=None, max_tokens=50, seed=7)
    names = ("temperature", "max_tokens", "seed")

    assert [{"temperature": 0.0}, {"max_tokens": 50, "seed": 7}] == [
        {name: body[name] for name in names if name in body} for body in server.bodies
    ]


def test_a_key_does_not_follow_a_redirect(ask: Ask) -> None:
    """A server that points elsewhere is not followed, and the error says so."""
    with (
        ServerDouble() as other,
        ServerDouble([Reply(307, headers={"location": other.url + "/chat/completions"})]) as server,
    ):
        with pytest.raises(BadRequest, match="another address"):
            ask(server)

        assert [] == other.requests


# What is read.


def test_a_good_answer_becomes_a_draft_with_its_provenance(ask: Ask) -> None:
    """Model, prompt, requests, attempts and tokens are reported as they were."""
    with ServerDouble([content(GOOD)]) as server:
        drafted = ask(server)
    made = drafted.provenance

    assert ("model", "m", render(ARTICLE).digest, None, 1, 1, 100, 20) == (
        made.engine, made.model, made.prompt, made.recording, made.requests, made.attempts,
        made.tokens and made.tokens.prompt, made.tokens and made.tokens.completion,
    )  # fmt: skip


def test_the_draft_is_of_the_public_class(ask: Ask) -> None:
    """Nothing of instructor clings to what is returned."""
    with ServerDouble([content(GOOD)]) as server:
        drafted = ask(server)

    assert (Draft, Draft.model_validate(GOOD)) == (type(drafted.draft), drafted.draft)


def test_tokens_are_unknown_when_nobody_counts_them(ask: Ask) -> None:
    """A server without usage gives a record without tokens, not zeros."""
    with ServerDouble([answer(json.dumps(GOOD), tokens=None)]) as server:
        drafted = ask(server)

    assert None is drafted.provenance.tokens


@pytest.mark.parametrize("mode", ["json_schema", "tools", "json"])
def test_a_wrong_shape_is_asked_for_again(ask: Ask, mode: str) -> None:
    """What is wrong goes back to the model in words that name no version of any package."""
    with ServerDouble([content({"meetings": "none"}), content(GOOD)]) as server:
        drafted = ask(server, mode=mode)
    told = server.bodies[1]["messages"][-1]["content"]

    assert (2, 2, 200, True, False) == (
        len(server.requests),
        drafted.provenance.attempts,
        drafted.provenance.tokens and drafted.provenance.tokens.prompt,
        "meetings[0]: " in told,
        "pydantic" in told,
    )


def test_no_reasks_means_no_second_answer_for_the_shape(ask: Ask) -> None:
    """With reasks=0 the first answer is final, whatever its shape."""
    with ServerDouble([content(EMPTY | {"quotes": ["no"]})] * 2) as server:
        ask(server, reasks=0)

    assert 1 == len(server.requests)


# What is mended.


def test_what_a_review_finds_is_mended_by_itself(ask: Ask) -> None:
    """What is wrong goes out once, in a request of its own that does not repeat the answer, and what comes back is added."""
    with ServerDouble([content(GOOD), content(EMPTY | {"abstract": BETTER["abstract"]})]) as server:
        drafted = ask(server, wants_abstract)
    system, user = (each["content"] for each in server.bodies[1]["messages"])
    mark = boundary(ARTICLE)

    assert (2, True, True, False, Draft.model_validate(BETTER)) == (
        len(server.requests),
        "1. abstract\n- there is no abstract" in user,
        user.endswith(f"\n{mark}\n{ARTICLE.text}\n{mark}"),
        "We must talk," in system + user.replace(ARTICLE.text, ""),
        drafted.draft,
    )


def test_requests_attempts_and_tokens_count_what_was_mended(ask: Ask) -> None:
    """The bill of a record is that of both requests, and its prompt is both prompts."""
    with ServerDouble([content(GOOD), content(BETTER)]) as server:
        made = ask(server, wants_abstract).provenance

    assert [render(ARTICLE).digest, render_mend(ARTICLE, whole(ARTICLE), (), "").digest] == str(made.prompt).split("+")
    assert (2, 2, 200, 40) == (
        made.requests, made.attempts, made.tokens and made.tokens.prompt, made.tokens and made.tokens.completion
    )  # fmt: skip


def test_what_is_mended_is_asked_for_once(ask: Ask) -> None:
    """An answer that mends nothing is not asked for again; the rest is left to grounding."""
    with ServerDouble([content(GOOD), content(EMPTY), content(BETTER)]) as server:
        drafted = ask(server, wants_abstract)

    assert (2, [], 1) == (len(server.requests), list(drafted.warnings), len(drafted.draft.quotes))


@pytest.mark.parametrize("options", [{"mends": 0}, {"mend_tokens": 3}])
def test_mending_has_a_budget(ask: Ask, options: dict[str, Any]) -> None:
    """With no mends, or no tokens for them, the first answer is final."""
    with ServerDouble([content(GOOD)] * 2) as server:
        ask(server, wants_abstract, **options)

    assert 1 == len(server.requests)


def said(actor: str, evidence: str) -> dict[str, Any]:
    """A position."""
    return {"actor": actor, "stance": "supports", "issue": "talks", "statement": f"{actor} is for talks.", "evidence": [evidence]}  # fmt: skip


RIGHT, WRONG, MENDED = said("Macron", "in Paris"), said("Marco Rubio", "We must talk now"), said("Marco Rubio", "We must talk")  # fmt: skip


def unproven(draft: Draft) -> tuple[Problem, ...]:
    """A review that refuses positions whose evidence does not stand in the article."""
    return tuple(
        Problem("position", f"positions[{at}]", "not_in_article", f"no place holds {each.evidence[0]}")
        for at, each in enumerate(draft.positions)
        if each.evidence[0] not in ARTICLE.text
    )


MENDS: dict[str, tuple[list[Any], list[Any]]] = {
    # name: (positions of the mend's answer, positions of the draft)
    "mended": ([MENDED], [RIGHT, MENDED]),
    "mended, and everything again": ([RIGHT, MENDED], [RIGHT, MENDED]),
    "mended, and everything again in other words": ([RIGHT | {"issue": "the talks"}, MENDED], [RIGHT, MENDED]),
    "withdrawn": ([], [RIGHT, WRONG]),
    "the same again": ([WRONG], [RIGHT, WRONG]),
    "another mistake": ([said("Marco Rubio", "We must not talk")], [RIGHT, WRONG]),
    "something new that is right": ([said("Emmanuel Macron", "will meet")], [RIGHT, WRONG, said("Emmanuel Macron", "will meet")]),
    "something new that is wrong": ([said("The King of Spain", "Long live the King")], [RIGHT, WRONG]),
    "no list": ([{"no": 1}], [RIGHT, WRONG]),
}  # fmt: skip


@pytest.mark.parametrize("name", MENDS)
def test_good_items_stay_and_only_better_ones_come(ask: Ask, name: str) -> None:
    """A mended item replaces what it mends; what is not mended stays for grounding to list; nothing is doubled or lost."""
    given, expected = MENDS[name]
    script = [content(EMPTY | {"positions": [RIGHT, WRONG]}), content(EMPTY | {"positions": given})]
    with ServerDouble(script) as server:
        drafted = ask(server, unproven)

    assert Draft.model_validate({"positions": expected}).positions == drafted.draft.positions


def test_mended_items_keep_the_ids_of_the_meetings(ask: Ask) -> None:
    """A meeting that is mended under another id keeps its own, a new one gets a free one, and what refers to them follows."""

    def meeting(own: str, title: str, city: str) -> dict[str, Any]:
        return {
            "id": own,
            "title": title,
            "format": "bilateral",
            "status": "planned",
            "city": city,
            "evidence": [title],
        }

    def review(draft: Draft) -> tuple[Problem, ...]:
        bad = [at for at, each in enumerate(draft.meetings) if each.city == "Rome"]
        lost = () if draft.agenda else (Problem("agenda", "agenda", "forgotten", "talks have a topic"),)
        return (*(Problem("meeting", f"meetings[{at}].city", "not_given", "not Rome") for at in bad), *lost)

    first = [meeting("m1", "Rubio and Macron in Paris", "Paris"), meeting("m2", "Dinner of the ministers", "Rome")]
    second = [meeting("m7", "Dinner of the ministers", "Paris"), meeting("m1", "A third one altogether", "Paris")]
    topic = {"topic": "talks", "meeting_ids": ["m7", "m1"], "basis": "stated", "evidence": ["talk"]}
    with ServerDouble(
        [content(EMPTY | {"meetings": first}), content(EMPTY | {"meetings": second, "agenda": [topic]})]
    ) as server:
        draft = ask(server, review).draft

    assert ([("m1", "Paris"), ("m2", "Paris"), ("m3", "Paris")], ("m2", "m3")) == (
        [(each.id, each.city) for each in draft.meetings],
        draft.agenda[0].meeting_ids,
    )


WORSE: dict[str, Step] = {
    "fewer items": content(EMPTY),
    "not JSON": answer("I am sorry, I cannot."),
    "cut off": answer('{"quotes": [', finish_reason="length"),
    "declined": answer(None, refusal="no more"),
    "a server error": fault(500, x_should_retry="false"),
    "a broken connection": reset,
}


@pytest.mark.parametrize("second", WORSE.values(), ids=WORSE)
def test_a_worse_second_answer_never_replaces_the_first(ask: Ask, second: Step) -> None:
    """Whatever comes of mending a usable answer, the usable one stands."""
    with ServerDouble([content(GOOD), second, second, second]) as server:
        drafted = ask(server, wants_abstract, retries=0)

    assert Draft.model_validate(GOOD) == drafted.draft


@pytest.mark.parametrize(
    ("script", "code"),
    [
        ([content(GOOD), fault(503)], "mend_failed"),
        ([content(GOOD), answer(None, refusal="no")], "mend_failed"),
        ([content(GOOD), *[answer("no")] * 3], "mend_failed"),
        ([content(GOOD | {"agenda": ["no"]}), fault(503)], "reask_failed"),
    ],
    ids=["mend", "refused mend", "unreadable mend", "re-ask"],
)
def test_a_second_request_that_fails_is_told(ask: Ask, script: list[Step], code: str) -> None:
    """The record warns that the model was asked again in vain."""
    review = wants_abstract if code == "mend_failed" else satisfied
    with ServerDouble(script) as server:
        drafted = ask(server, review, retries=0)

    assert ([code], 1) == ([each.code for each in drafted.warnings], len(drafted.draft.quotes))


def test_one_bad_item_costs_only_itself(ask: Ask) -> None:
    """After the re-ask, good items are kept and a bad one is refused with its reason, not lost."""
    bad = GOOD | {"quotes": [QUOTE, QUOTE | {"kind": "shouted"}], "agenda": ["trade"]}
    with ServerDouble([content(bad), content(bad)]) as server:
        drafted = ask(server)

    assert (1, [("agenda", {"value": "trade"}), ("quote", "shouted")]) == (
        len(drafted.draft.quotes),
        [(each.kind, each.item.get("kind", each.item)) for each in drafted.refused],
    )


def test_an_empty_object_is_no_record(ask: Ask) -> None:
    """A server that ignores the schema and sends {} gives an error, never a record that looks like a quiet day."""
    with ServerDouble([content({})] * 3) as server:
        with pytest.raises(InvalidAnswer):
            ask(server)

        assert 3 == len(server.requests)


def test_missing_lists_are_told(ask: Ask) -> None:
    """An answer that stays without some lists is used, with a warning that names them."""
    partial = {key: value for key, value in GOOD.items() if key not in ("agenda", "positions")}
    with ServerDouble([content(partial)] * 2) as server:
        drafted = ask(server)

    assert ("incomplete_answer", "The model's answer did not have: agenda, positions.") in [
        (each.code, each.detail) for each in drafted.warnings
    ]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_an_odd_answer_is_read_safely_or_not_at_all(ask: Ask, path: Path) -> None:
    """Each case says what a server sent and what may be made of it: the repairs, or nothing."""
    case = json.loads(path.read_text("utf-8"))
    message = {"role": "assistant", **case["message"]}
    reply = completion([{"index": 0, "message": message, "finish_reason": "stop"}])
    with ServerDouble([reply]) as server:
        try:
            drafted = ask(server, reasks=0, mode=case.get("mode", "json_schema"))
            found = {
                "repairs": [each.code.removeprefix("mended_") for each in drafted.warnings],
                "quotes": [list(each.text) for each in drafted.draft.quotes],
            }
        except InvalidAnswer:
            found = {"error": "InvalidAnswer"}

    assert case["expected"] == found


def test_a_mended_answer_is_mended_before_it_is_sent_back(ask: Ask) -> None:
    """A re-ask repeats the model's answer as it was read, not with the fence around it."""
    bad = GOOD | {"agenda": ["no"]}
    with ServerDouble([answer(f"```json\n{json.dumps(bad)}\n```"), content(BETTER)]) as server:
        ask(server)

    assert bad == json.loads(server.bodies[1]["messages"][-2]["content"])


# Long articles.


@pytest.mark.parametrize(
    "text",
    [
        "A short paragraph here.\n\n" * 300,
        "A line of a transcript.\n" * 300,
        "A sentence in one endless paragraph. " * 300,
        "word " * 2000,
        "x" * 9000,
        "外交部发言人表示，双方将举行会谈。" * 200,
        "🕊" * 3000,
        "CRLF here.\r\n\r\n" * 400,
        "One.\n\n" + "y" * 4000 + "\n\nTwo.",
    ],
    ids=["paragraphs", "lines", "sentences", "words", "letters", "Chinese", "emoji", "CRLF", "one too long"],
)
def test_pieces_hold_all_of_an_article_within_the_budget(text: str) -> None:
    """What is new in the pieces is the article, character for character; none is over the budget, none repeats more than a tenth."""
    pieces = pieces_of(Article(text), 200)
    sizes = [tokens_in(text[each.start : each.end]) for each in pieces]
    repeated = [tokens_in(text[each.start : each.fresh]) for each in pieces]

    assert text == "".join(text[each.fresh : each.end] for each in pieces)
    assert max(sizes) <= 200
    assert max(repeated) <= 20
    assert len(pieces) <= 1 + tokens_in(text) / 90


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab \n\r.é中🕊\u2028", min_size=1, max_size=600).filter(str.strip), st.integers(1, 60))
def test_no_text_is_too_odd_for_pieces(text: str, budget: int) -> None:
    """Whatever stands in an article, its pieces tile it, in order and within the budget."""
    pieces = pieces_of(Article(text), budget)

    assert text == "".join(text[each.fresh : each.end] for each in pieces)
    assert all(tokens_in(text[each.start : each.end]) <= budget for each in pieces)
    assert [(at, len(pieces)) for at in range(1, len(pieces) + 1)] == [(each.number, each.of) for each in pieces]


class Minutes(BaseModel):
    """Somebody's own class, with a list of plain words."""

    evidence: tuple[str, ...] = ()
    """Words."""


def test_equal_words_of_two_pieces_are_kept_once() -> None:
    """Pieces that give the same string of somebody's own class are gathered into one answer that holds it once."""
    gathered = gather([(Minutes(evidence=("one", "two")), ""), (Minutes(evidence=("two", "three")), "")])

    assert ("one", "two", "three") == gathered.evidence


def test_an_article_that_fits_is_one_request_without_a_word_about_pieces(ask: Ask) -> None:
    """The budget is of the article's text; at the budget it still fits."""
    article = Article("word " * 800)
    with ServerDouble([content(GOOD)]) as server:
        ask(server, article=article, piece_tokens=tokens_in(article.text))

    assert (1, False) == (len(server.requests), "piece" in server.bodies[0]["messages"][1]["content"])


def test_a_long_transcript_is_read_in_as_many_requests_as_the_budget_makes(ask: Ask) -> None:
    """150 KB: each piece between the boundary of the whole article, one draft, nobody in it twice, and all of it paid for."""
    article = transcript(150_000)
    pieces = pieces_of(article, 8000)
    with ServerDouble(read_by_rules) as server:
        drafted = ask(server, article=article, timeout=60.0)
    names = [each.name for each in drafted.draft.participants]

    assert (len(pieces), len(pieces), {article.text[each.start : each.end] for each in pieces}) == (
        len(server.requests),
        drafted.provenance.requests,
        {piece_in(each) for each in server.requests},
    )
    assert 5 <= len(pieces) <= 6
    assert 15 <= len(names) == len(set(names))


def in_pieces(reply: Callable[[int], Step]) -> Callable[[Any], Step]:
    """A server that answers by the number of the piece."""
    return lambda seen: reply(int(re.findall(r"This is piece (\d+)", seen.body["messages"][-1]["content"])[0]))


LONG = Article(
    "\n\n".join(f"Paragraph {at} says: “We must talk,” Rubio said. {'x ' * 80}" for at in range(12)), "long.txt"
)


def test_a_piece_that_fails_does_not_cost_the_others(ask: Ask) -> None:
    """The record warns which characters nobody read."""
    lost = pieces_of(LONG, 200)[1]
    with ServerDouble(in_pieces(lambda number: fault(403) if number == 2 else content(BETTER))) as server:
        drafted = ask(server, article=LONG, piece_tokens=200)

    assert (["piece_failed"], True, Draft.model_validate(BETTER).abstract) == (
        [each.code for each in drafted.warnings],
        f"characters {lost.fresh:,} to {lost.end:,}, piece 2 of {lost.of}" in drafted.warnings[0].detail,
        drafted.draft.abstract,
    )


def test_where_every_piece_fails_the_article_fails(ask: Ask) -> None:
    """The first piece's error is the article's."""
    with (
        ServerDouble(in_pieces(lambda number: fault(403) if number == 1 else fault(400))) as server,
        pytest.raises(AccessDenied),
    ):
        ask(server, article=LONG, piece_tokens=200)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ([2, 2], ["1a", "1b", "2a", "2b"]),
        ([3, 3], ["1a", "1b", "2a", "2b"]),
        ([2, 2, 2], ["1a", "1b", "2a", "3a"]),
        ([4, 0, 1], ["1a", "1b", "1c", "3a"]),
        ([1] * 7, ["1a", "3a", "5a", "7a"]),
        ([2], ["1a", "1b"]),
        ([6], ["1a", "1b", "1c", "1d", "1e", "1f"]),
        ([0, 0], []),
    ],
    ids=str,
)
def test_the_abstract_of_a_long_article_stays_short(given: list[int], kept: list[str]) -> None:
    """Of the sentences of many pieces at most four stay, from all over the article, and a warning says so; one piece is left alone."""
    drafts = [
        Draft.model_validate({"abstract": [{"text": f"{at}{letter}", "evidence": []} for letter in "abcdef"[:count]]})
        for at, count in enumerate(given, 1)
    ]
    value, warnings = in_short(gather([(each, "") for each in drafts]), drafts)

    assert (kept, sum(given) > len(kept)) == ([each.text for each in value.abstract], bool(warnings))


def test_pieces_are_read_at_once_but_not_too_many(ask: Ask) -> None:
    """At most so many requests are under way at any time."""
    busy: list[int] = []
    under_way = threading.Semaphore(99)
    count = [0]

    def reply(handler: Any) -> None:
        with under_way:
            count[0] += 1
            busy.append(count[0])
            time.sleep(0.05)
            count[0] -= 1
            body = content(GOOD).body
            handler.wfile.write(b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n" % len(body) + body)

    with ServerDouble(lambda seen: reply) as server:
        ask(server, article=LONG, piece_tokens=200, at_once=3)

    assert (len(pieces_of(LONG, 200)), 3) == (len(busy), max(busy))


def test_each_piece_is_mended_by_itself(ask: Ask) -> None:
    """What is forgotten is asked for in the piece that holds it, and nowhere else."""
    pieces = pieces_of(LONG, 200)
    place = pieces[2].end - 5

    def review(draft: Draft) -> tuple[Problem, ...]:
        return (Problem("quote", "quotes", "forgotten", "one is missing", (place, place + 3)),)

    with ServerDouble(in_pieces(lambda number: content(GOOD))) as server:
        ask(server, review, article=LONG, piece_tokens=200)
    mends = [each.body for each in server.requests if is_mend(each)]

    assert (len(pieces) + 1, [True]) == (
        len(server.requests),
        ["This is piece 3" in body["messages"][1]["content"] for body in mends],
    )


def person(name: str, role: str | None = None, *countries: str, **more: Any) -> DraftParticipant:
    """A person of a draft."""
    return DraftParticipant(name=name, kind="person", role=role, countries=countries, **more)


def talks(own: str, title: str, **more: Any) -> DraftMeeting:
    """A meeting of a draft."""
    return DraftMeeting(id=own, **({"title": title, "format": "bilateral", "status": "occurred"} | more))


PEOPLE: dict[str, tuple[list[DraftParticipant], list[DraftParticipant], list[str]]] = {
    # name: (those of the first piece, those of the second, names in the end)
    "full name": ([person("Orla Brennan")], [person("Orla Brennan", "minister")], ["Orla Brennan"]),
    "surname": ([person("Orla Brennan")], [person("Brennan")], ["Orla Brennan"]),
    "surname first": ([person("Brennan")], [person("Orla Brennan")], ["Orla Brennan"]),
    "alias": ([person("Marco Rubio", aliases=("the Secretary of State",))], [person("the Secretary of State")], ["Marco Rubio"]),
    "two of one surname": ([person("Orla Brennan"), person("Declan Brennan")], [person("Brennan")], ["Orla Brennan", "Declan Brennan", "Brennan"]),
    "two, told apart by role": ([person("Orla Brennan", "minister"), person("Declan Brennan", "senator")], [person("Brennan", "senator")], ["Orla Brennan", "Declan Brennan"]),
    "another first name": ([person("Orla Brennan")], [person("Declan Brennan")], ["Orla Brennan", "Declan Brennan"]),
    "another role": ([person("Orla Brennan", "minister")], [person("Brennan", "senator")], ["Orla Brennan", "Brennan"]),
    "another country": ([person("Ali Hassan", None, "EGY")], [person("Ali Hassan", None, "IRQ")], ["Ali Hassan", "Ali Hassan"]),
    "one name": ([person("Lula")], [person("Lula")], ["Lula"]),
    "a country of that name": ([person("Jordan")], [DraftParticipant(name="Jordan", kind="government")], ["Jordan", "Jordan"]),
}  # fmt: skip


@pytest.mark.parametrize("name", PEOPLE)
def test_one_person_is_one_participant_across_pieces(name: str) -> None:
    """Names, aliases and surnames are joined; two people of one surname are kept apart unless the role tells them apart."""
    first, second, expected = PEOPLE[name]
    gathered = gather([(Draft(participants=tuple(first)), ""), (Draft(participants=tuple(second)), "")])

    assert expected == [each.name for each in gathered.participants]


def test_a_joined_person_has_what_both_pieces_say() -> None:
    """Role, aliases, evidence and attendance of both; meetings that are one have one id, and new ones a free one."""
    one = Draft(
        meetings=(talks("m1", "Paris talks", city="Paris"), talks("m2", "Rome talks")),
        participants=(person("Orla Brennan", attendance=({"meeting_id": "m1", "as": "attending"},), evidence=("a",)),),
    )
    two = Draft(
        meetings=(talks("m1", "Lima talks", city="Lima"), talks("m2", "Paris Talks", date="on Monday", evidence=("b",))),
        participants=(
            person("Brennan", "minister", attendance=({"meeting_id": "m2", "as": "attending"}, {"meeting_id": "m1", "as": "host"}), evidence=("c",)),
        ),
    )  # fmt: skip
    gathered = gather([(one, ""), (two, "")])
    made = gathered.participants[0]

    assert [("m1", "Paris talks", "on Monday"), ("m2", "Rome talks", None), ("m3", "Lima talks", None)] == [
        (each.id, each.title, each.date) for each in gathered.meetings
    ]
    assert ("minister", ("Brennan",), ("a", "c"), [("m1", "attending"), ("m3", "host")]) == (
        made.role, made.aliases, made.evidence, [(each.meeting_id, each.as_) for each in made.attendance]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "same"),
    [({}, True), ({"title": "PARIS TALKS"}, True), ({"city": "Rome"}, False), ({"date": "in May"}, False), ({"status": "planned"}, False), ({"title": "Dinner"}, False), ({"title": "Dinner", "evidence": ("they met",)}, True)],
    ids=str,
)  # fmt: skip
def test_meetings_of_two_pieces_are_one_only_where_nothing_contradicts(changed: dict[str, Any], same: bool) -> None:
    """Title or evidence must agree, and status, place and date must not differ: a planned meeting is not the one that occurred."""
    known = {"city": "Paris", "date": "on Monday", "evidence": ("they met",) if "evidence" in changed else ("here",)}
    one, other = (
        talks("m1", "Paris talks", **known),
        talks("m1", **({"title": "Paris talks"} | known | {"evidence": ()} | changed)),
    )
    gathered = gather([(Draft(meetings=(one,)), ""), (Draft(meetings=(other,)), "")])

    assert (1 if same else 2) == len(gathered.meetings)


def test_words_said_twice_are_two_quotations_unless_both_pieces_hold_the_place() -> None:
    """A quotation of the overlap is given once; the same words elsewhere are said again."""
    draft = Draft.model_validate(GOOD)

    assert (1, 2) == (
        len(gather([(draft, ""), (draft, "and “We must talk,” he said")]).quotes),
        len(gather([(draft, ""), (draft, "something else")]).quotes),
    )


# Any class.


class Party(BaseModel):
    """Who is party to a deal."""

    name: str = Field(description="As the article names it.")
    share: int | None = None


class TradeDeal(BaseModel):
    """A trade deal that the article reports."""

    title: str
    parties: list[Party] = Field(min_length=1)
    worth: float | None = None


DEAL = {
    "title": "Fish deal",
    "parties": [{"name": "Peru", "share": 1}, {"name": "Chile", "share": None}],
    "worth": None,
}


@pytest.fixture(params=["sync", "async"])
def ask_for(request: pytest.FixtureRequest) -> Callable[..., Answered[TradeDeal]]:
    """Ask for a trade deal, in both ways of calling."""

    def call(server: ServerDouble, review: Any = lambda _: (), **options: Any) -> Answered[TradeDeal]:
        engine = ModelEngine(ModelOptions(model="m", base_url=server.url, **options))
        if request.param == "sync":
            return engine.ask(ARTICLE, TradeDeal, review)
        return asyncio.run(engine.aask(ARTICLE, TradeDeal, review))

    return call


@pytest.mark.parametrize("mode", ["json_schema", "tools", "json"])
def test_a_model_can_be_asked_for_any_class(ask_for: Callable[..., Answered[TradeDeal]], mode: str) -> None:
    """Prompt and schema are made of the class, and the answer is an object of it."""
    with ServerDouble([content(DEAL)]) as server:
        answered = ask_for(server, mode=mode)
    sent = server.bodies[0]["messages"][0]["content"]

    assert (TradeDeal.model_validate(DEAL), True, True, "TradeDeal" in str(server.bodies[0]) or mode == "json") == (
        answered.value,
        "the answer: A trade deal that the article reports." in sent,
        "- name (string): As the article names it." in sent,
        True,
    )


def test_what_does_not_fit_a_class_costs_only_itself(ask_for: Callable[..., Answered[TradeDeal]]) -> None:
    """A bad item leaves its list, a bad optional field is left out, and both are listed as they were given."""
    bad = DEAL | {"parties": [{"name": 7}, {"name": "Chile", "share": "half"}], "worth": "much"}
    with ServerDouble([content(bad)] * 2) as server:
        answered = ask_for(server)

    assert (TradeDeal(title="Fish deal", parties=[Party(name="Chile")]), 2) == (answered.value, len(server.requests))
    assert [("parties[0]", None, {"name": 7}), ("parties[1].share", "share", {"name": "Chile", "share": "half"}), ("worth", None, "much")] == [
        (each.path, each.field, each.item) for each in answered.misfits
    ]  # fmt: skip


def test_an_answer_without_what_a_class_requires_is_none(ask_for: Callable[..., Answered[TradeDeal]]) -> None:
    """Where a required field is lost, the answer is asked for again, and is an error in the end."""
    with ServerDouble([content(DEAL | {"parties": [{"name": 7}]})] * 3) as server:
        with pytest.raises(InvalidAnswer):
            ask_for(server)

        assert 3 == len(server.requests)


class Chain(BaseModel):
    """A class that holds itself."""

    name: str
    then: "Chain | None" = None


def test_a_class_that_holds_itself_is_an_object_at_the_root() -> None:
    """Servers refuse a schema that begins with a reference."""
    with ServerDouble([content({"name": "a", "then": {"name": "b", "then": None}})]) as server:
        engine = ModelEngine(ModelOptions(model="m", base_url=server.url))
        answered = engine.ask(ARTICLE, Chain, lambda _: ())
    sent = server.bodies[0]["response_format"]["json_schema"]["schema"]

    assert ("object", Chain(name="a", then=Chain(name="b"))) == (sent["type"], answered.value)


def test_any_class_is_mended_item_by_item(ask_for: Callable[..., Answered[TradeDeal]]) -> None:
    """The mend request holds what was refused, and its answer changes nothing else."""

    def review(deal: TradeDeal) -> tuple[Problem, ...]:
        names = [each.name for each in deal.parties]
        lists = [
            Problem(None, f"parties[{at}].name", "not_named", "no such state")
            for at, each in enumerate(names)
            if each == "Perul"
        ]
        return (
            *lists,
            *([Problem(None, "title", "not_in_article", "not its title")] if deal.title == "Fish deal" else []),
        )

    first = DEAL | {"parties": [{"name": "Perul", "share": 1}, {"name": "Chile", "share": None}]}
    second = {"title": "Fishery deal", "parties": [{"name": "Peru", "share": 1}], "worth": 5}
    with ServerDouble([content(first), content(second)]) as server:
        answered = ask_for(server, review)
    told = server.bodies[1]["messages"][1]["content"]

    assert (TradeDeal.model_validate(DEAL | {"title": "Fishery deal"}), True, False) == (
        answered.value,
        '{"name": "Perul", "share": 1}\n- name: no such state' in told,
        "worth" in told,
    )


# What a server will not take.


def picky(
    *refused: str, say: str = "Unsupported parameter: '{}'", status: int = 400, param: bool = False
) -> Callable[[Any], Step]:
    """A server that refuses these parameters and answers in the way it was asked."""

    def step(seen: Any) -> Step:
        shape = seen.body.get("response_format", {}).get("type")
        for name in refused:
            if name in seen.body or name == shape:
                error = {
                    "message": say.format(name),
                    "type": "invalid_request_error",
                    "param": name if param else None,
                    "code": None,
                }
                return Reply(status, json.dumps({"error": error}).encode())
        return tool_call(json.dumps(GOOD)) if "tools" in seen.body else content(GOOD)

    return step


@pytest.mark.parametrize(
    ("refused", "left"),
    [
        (["temperature"], {"max_tokens", "seed", "response_format"}),
        (["max_tokens"], {"max_completion_tokens", "seed", "response_format", "temperature"}),
        (["seed", "temperature"], {"max_tokens", "response_format"}),
        (["json_schema"], {"max_tokens", "seed", "temperature", "tools", "tool_choice"}),
        (["json_schema", "tools"], {"max_tokens", "seed", "temperature", "response_format"}),
        (["response_format", "tools"], {"max_tokens", "seed", "temperature"}),
    ],
    ids=lambda names: "+".join(sorted(names)),
)
@pytest.mark.parametrize("param", [True, False])
def test_what_a_server_refuses_is_said_in_another_way(
    ask: Ask, refused: list[str], left: set[str], param: bool
) -> None:
    """A parameter that a server does not know costs one refused request, not the article."""
    with ServerDouble(picky(*refused, param=param)) as server:
        drafted = ask(server, max_tokens=900, seed=1, retries=0)

    assert (Draft.model_validate(GOOD), left, 1) == (
        drafted.draft,
        set(server.bodies[-1]) - {"messages", "model"},
        drafted.provenance.requests,
    )


def test_a_refusal_is_learned_once() -> None:
    """The second article of an engine is asked in the way that the first one found."""
    with ServerDouble(picky("json_schema", "temperature")) as server:
        engine = ModelEngine(ModelOptions(model="m", base_url=server.url))
        engine.draft(ARTICLE, satisfied)
        engine.draft(ARTICLE, satisfied)

    assert 4 == len(server.requests)


def test_a_schema_that_a_server_ignores_is_found_out_once(ask: Ask) -> None:
    """After answers in no shape the next way is tried; the record tells, and the second article is asked in the way that worked."""

    def step(seen: Any) -> Step:
        ignored = seen.body.get("response_format", {}).get("type") == "json_schema" or "tools" in seen.body
        return answer("Rubio will meet Macron.") if ignored else content(GOOD)

    with ServerDouble(step) as server:
        engine = ModelEngine(ModelOptions(model="m", base_url=server.url))
        first = engine.draft(ARTICLE, satisfied)
        second = engine.draft(ARTICLE, satisfied)

    assert (4, True, False) == (
        len(server.requests),
        "schema_ignored" in [each.code for each in first.warnings],
        "schema_ignored" in [each.code for each in second.warnings],
    )


def test_a_slip_does_not_change_the_way_that_worked() -> None:
    """Once a server has held a model to the schema, an odd answer is asked for again in the same way."""
    with ServerDouble([content(GOOD), answer("no"), content(GOOD)]) as server:
        engine = ModelEngine(ModelOptions(model="m", base_url=server.url))
        engine.draft(ARTICLE, satisfied)
        engine.draft(ARTICLE, satisfied)

    assert ["json_schema"] * 3 == [body["response_format"]["type"] for body in server.bodies]


@pytest.mark.parametrize("mode", ["json_schema", "tools", "json"])
def test_a_mode_that_is_named_is_kept(ask: Ask, mode: Any) -> None:
    """Where the user names the mode, a server that refuses it ends in an error that says so, after one request."""
    with ServerDouble([fault(400, "response_format and tools are not supported")]) as server:
        with pytest.raises(BadRequest, match="does not accept the request"):
            ask(server, mode=mode)

        assert 1 == len(server.requests)


def test_the_server_says_how_long_to_wait(ask: Ask) -> None:
    """Retry-After is waited for, and one that is longer than the patience left is told instead."""
    started = time.monotonic()
    with ServerDouble([fault(429, retry_after="1"), content(GOOD)]) as server:
        ask(server)

    assert time.monotonic() - started >= 1
    with (
        ServerDouble([fault(429, retry_after="130")]) as server,
        pytest.raises(RateLimited, match="it asks to wait 130 s"),
    ):
        ask(server, patience=100)


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (hang(), "did not answer in time"),
        (trickle(), "began to answer but did not finish"),
        (trickle(headers=True), "did not answer in time"),
    ],
)
def test_timeouts_are_told_apart(ask: Ask, step: Step, said: str) -> None:
    """Silence and an answer that never ends have sentences of their own."""
    with ServerDouble([step]) as server, pytest.raises(TimedOut, match=said):
        ask(server, timeout=0.4, retries=0)


def test_an_answer_cut_off_is_read_in_parts(ask: Ask) -> None:
    """A piece whose answer was cut off is asked about in two parts; what was paid for the whole stands in the bill, and the record tells."""
    whole = answer('{"quotes": [{"kind": "direct", "text": ["We must', finish_reason="length")
    with ServerDouble([whole, content(GOOD), content(BETTER)]) as server:
        drafted = ask(server, article=faults.LONG)
    texts = [piece_in(each) for each in server.requests]

    assert (["split"], 3, Tokens(prompt=300, completion=60)) == (
        [each.code for each in drafted.warnings],
        drafted.provenance.requests,
        drafted.provenance.tokens,
    )
    assert texts[0] == faults.LONG.text
    assert texts[0].startswith(texts[1])
    assert texts[0].endswith(texts[2])
    assert 1 == len(drafted.draft.abstract)


def test_many_articles_learn_the_same_at_once() -> None:
    """An article whose request was under way while another one learned is asked again, not lost."""
    with ServerDouble(picky("json_schema", "temperature")) as server:
        engine = ModelEngine(ModelOptions(model="m", base_url=server.url))

        async def everything() -> list[Drafted]:
            return await asyncio.gather(*(engine.adraft(ARTICLE, satisfied) for _ in range(8)))

        drafts = asyncio.run(everything())

    assert [Draft.model_validate(GOOD)] * 8 == [each.draft for each in drafts]


@pytest.mark.parametrize(
    "refusal",
    [
        fault(400, "temperature of the server room too high for json_schema", code="context_length_exceeded"),
        fault(404, "no such model: response_format-7b", code="model_not_found"),
        fault(422, "messages is wrong"),
        text("response_format", status=400),
    ],
    ids=["too long", "no model", "another parameter", "no JSON"],
)
def test_what_asking_in_another_way_cannot_mend_is_final(ask: Ask, refusal: Reply) -> None:
    """Too long an article or an unknown model is one request and one error, whatever words its message holds."""
    with ServerDouble([refusal]) as server:
        with pytest.raises(BadRequest):
            ask(server)

        assert 1 == len(server.requests)


def test_a_server_that_refuses_for_ever_is_left(ask: Ask) -> None:
    """Every way of asking is tried at most once."""
    with ServerDouble(
        lambda seen: fault(400, "no temperature, max_tokens, seed, response_format or tools please")
    ) as server:
        with pytest.raises(BadRequest):
            ask(server, max_tokens=9, seed=1)

        assert 7 == len(server.requests)


# What every fault becomes.

_NO_KEY_PART = KEY[3:]


@pytest.fixture(scope="module")
def warm() -> None:
    """One answer has been read: what is loaded and built for the first is no fault's time."""
    faults.meet(faults.CASES["429 once"], "sync")


@pytest.mark.usefixtures("warm")
@pytest.mark.parametrize("way", faults.WAYS)
@pytest.mark.parametrize("name", faults.CASES)
def test_a_fault_becomes_one_clear_error_within_the_budget(name: str, way: faults.Way) -> None:
    """Each fault of a server ends in a draft or in one error of ours, with a hint, without the key, in so many requests, all tokens counted."""
    case = faults.CASES[name]
    met = faults.meet(case, way)

    assert (case.error, case.requests, met.billed, True) == (
        met.error and type(met.error),
        met.requests,
        met.counted,
        met.seconds < faults.BOUND,
    )
    words = f"{met.error} {met.error.hint} {met.error.args}" if met.error else ""
    assert _NO_KEY_PART not in words
    assert "\n" not in words
    assert met.error is None or met.error.hint


def test_retries_do_not_multiply_with_reasks(ask: Ask) -> None:
    """All retries of an article together are bounded, however often the model is asked again."""
    script = [fault(500), answer("no"), fault(500), answer("no"), fault(500), content(GOOD)]
    with ServerDouble(script) as server:
        with pytest.raises(ServerFailed):
            ask(server)

        assert 5 == len(server.requests)


@pytest.mark.parametrize(
    "step", [hang(), trickle(), trickle(headers=True)], ids=["silence", "slow body", "slow headers"]
)
def test_no_server_holds_a_client_longer_than_the_timeout(ask: Ask, step: Step) -> None:
    """The timeout is of the whole request, also where single bytes keep coming."""
    started = time.monotonic()
    with ServerDouble([step]) as server, pytest.raises(TimedOut):
        ask(server, timeout=0.3, retries=0)

    assert time.monotonic() - started < 3


def test_patience_bounds_an_article(ask: Ask) -> None:
    """All requests of an article share one deadline."""
    started = time.monotonic()
    with ServerDouble([hang()] * 9) as server, pytest.raises(TimedOut):
        ask(server, timeout=0.3, patience=0.5, retries=8)

    assert time.monotonic() - started < 3


def test_nobody_there_is_a_failed_connection(ask: Ask) -> None:
    """A port where nobody listens is told as such."""
    with ServerDouble() as server:
        url = server.url
    with pytest.raises(ConnectionFailed):
        ask(url, retries=1)


def test_cancelling_works_at_once() -> None:
    """A cancelled task leaves a silent server without waiting for it, and is cancelled, not failed."""

    async def cancelled(url: str) -> float:
        engine = ModelEngine(ModelOptions(model="m", base_url=url))
        task = asyncio.create_task(engine.adraft(ARTICLE, satisfied))
        await asyncio.sleep(0.3)
        started = time.monotonic()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        return time.monotonic() - started

    with ServerDouble([hang()]) as server:
        assert asyncio.run(cancelled(server.url)) < 1


def test_many_articles_at_once_do_not_mix() -> None:
    """One engine serves many tasks and threads; each gets the answer to its own article."""

    def reply(seen: Any) -> Step:
        number = seen.body["messages"][1]["content"].split("number ")[1].split(".")[0]
        return content(EMPTY | {"abstract": [{"text": number, "evidence": []}]})

    def review(draft: Draft) -> tuple[Problem, ...]:
        return (Problem("statement", "abstract[0]", "no_evidence", draft.abstract[0].text),)

    articles = [Article(f"This is number {index}.") for index in range(12)]
    with ServerDouble(reply) as server:
        engine = ModelEngine(ModelOptions(model="m", base_url=server.url))

        async def everything() -> list[Drafted]:
            return await asyncio.gather(*(engine.adraft(each, review) for each in articles))

        drafts = asyncio.run(everything())
        threaded: dict[int, str] = {}

        def one(index: int) -> None:
            threaded[index] = engine.draft(articles[index], review).draft.abstract[0].text

        threads = [threading.Thread(target=one, args=(index,)) for index in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert ([str(index) for index in range(12)], {index: str(index) for index in range(4)}, 32) == (
        [each.draft.abstract[0].text for each in drafts],
        threaded,
        len(server.requests),
    )


def test_nothing_is_written_to_the_log(ask: Ask, capfd: pytest.CaptureFixture[str]) -> None:
    """What servers say, an echoed key included, reaches neither stderr nor the root logger."""
    logging.getLogger().setLevel(logging.DEBUG)
    try:
        with ServerDouble([fault(401, f"Incorrect API key provided: {KEY}")]) as server, pytest.raises(AccessDenied):
            ask(server)
    finally:
        logging.getLogger().setLevel(logging.WARNING)

    assert ("", "") == tuple(capfd.readouterr())


# The tables.


def _foreign_exceptions() -> Iterator[type[BaseException]]:
    import httpx2
    import instructor.core
    import openai
    import pydantic
    import pydantic_core
    import tenacity
    from instructor.v2.core import errors, exceptions

    for module in (openai, instructor.core, errors, exceptions, httpx2, pydantic, pydantic_core, tenacity):
        for value in list(vars(module).values()):
            if inspect.isclass(value) and issubclass(value, Exception) and not issubclass(value, Warning):
                yield value


def test_every_foreign_error_has_its_line_in_the_table() -> None:
    """What openai, instructor, httpx2, pydantic and tenacity can raise is mapped by name, not by accident of inheritance."""
    unmapped = {f"{each.__module__.partition('.')[0]}.{each.__name__}" for each in _foreign_exceptions()} - set(
        EXCEPTIONS
    )

    assert set() == {name for name in unmapped if not name.startswith(("builtins.", "summariser."))}


def test_the_table_names_only_faults_that_exist() -> None:
    """Each exception leads to a line of FAULTS, and each line has a sentence and a hint."""
    assert (set(), []) == (
        set(EXCEPTIONS.values()) - set(FAULTS),
        [name for name, each in FAULTS.items() if not (each.sentence and each.hint)],
    )


def test_the_cause_counts_not_the_wrapper() -> None:
    """instructor wraps what it caught; the innermost known cause is the fault."""
    wrapper = RuntimeError("wrapped")
    wrapper.__cause__ = TimeoutError()

    assert FAULTS["timeout"] is of_exception(wrapper).fault


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (f"bad key {KEY} given", "bad key [key] given"),
        ("two\nlines\x1b[31m red", "two lines [31m red"),
        ("Bearer abcdefgh12345", "[key]"),
        ("x" * 300, "x" * 199 + "…"),
    ],
)
def test_what_a_server_says_is_shown_safely(said: str, expected: str) -> None:
    """One line, no control characters, no key, not long."""
    assert expected == shown(said, (KEY,))


def test_mending_leaves_good_json_alone() -> None:
    """JSON that can be read as it is keeps its characters, however it is laid out."""
    odd = '{ "quotes" : [ ] , "abstract":[{"text":"a } ``` <think> { b"}]}'

    assert (odd, ()) == mend(odd, KEYS)


@pytest.mark.parametrize(
    "piece", ['{"quotes": ', '"', "{", "}", "{'quotes': ", "```json\n", "<think>", "</think>", '\\"', "[", ","]
)
def test_mending_takes_linear_time(piece: str) -> None:
    """A hundred thousand of any mark are given up on quickly."""
    started = time.process_time()
    mend(piece * 100_000, KEYS)

    assert time.process_time() - started < 2


def test_every_repair_has_its_sentence() -> None:
    """A code never reaches the record without words for a reader."""
    assert all(sentence.endswith(".") for sentence in REPAIRS.values())


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(max_size=8)
    | st.sampled_from([json.dumps(GOOD), "{'quotes': []}"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from([*Draft.model_fields, "arguments", "function", "text", "kind", "error", "message"]),
            inner,
            max_size=3,
        )
    ),
    max_leaves=8,
)
messages = st.fixed_dictionaries(
    {},
    optional={"content": json_values, "tool_calls": json_values, "function_call": json_values, "refusal": json_values},
)


@settings(max_examples=200, deadline=None)
@given(messages, st.sampled_from(["json_schema", "tools", "json"]), json_values)
def test_no_reply_is_too_odd(message: dict[str, Any], mode: Any, usage: Any) -> None:
    """Whatever JSON a server puts into a completion, reading it ends in a reply that can be read or is asked for again."""
    body = {"choices": [{"message": message}], "usage": usage}
    refusal_of(body)
    tokens_of(body)
    mended, repairs = mend_reply(body, mode, shape_of(Draft))
    if mode != "tools":
        with contextlib.suppress(Unreadable):
            read_answer(mended["choices"][0]["message"]["content"], Draft)

    assert set(repairs) <= set(REPAIRS)


@settings(max_examples=200, deadline=None)
@given(st.integers(100, 999), json_values)
def test_no_error_body_is_too_odd(status: int, body: Any) -> None:
    """Whatever a server sends as an error, it is a fault of the table, told in one line."""
    found = of_response(status, body, (KEY,))

    assert "\n" not in str(found.raised())


@settings(max_examples=300, deadline=None)
@given(st.text(), st.sampled_from(["", "```json\n", "<think>", "{'quotes': ", '{"quotes": ']))
def test_no_text_is_too_odd_to_mend(foreign: str, start: str) -> None:
    """Text comes out of mending as it was, or as JSON."""
    mended, repairs = mend(start + foreign, KEYS)

    assert (start + foreign == mended) == (not repairs)


@pytest.mark.parametrize(
    "options",
    [
        {"base_url": "ftp://x/v1"},
        {"base_url": "localhost:8080"},
        {"base_url": f"http://user:{KEY}@x/v1"},
        {"base_url": "http://x:99999/v1"},
        {"timeout": 0},
        {"timeout": float("nan")},
        {"retries": -1},
        {"api_key": f"{KEY}\n"},
        {"headers": {"x": "ü"}},
    ],
    ids=str,
)
def test_options_that_cannot_work_are_refused(options: dict[str, Any]) -> None:
    """A bad URL, time, count or header is an error of the settings, and the key is not repeated."""
    with pytest.raises(SettingsError) as caught:
        ModelOptions(**options)

    assert _NO_KEY_PART not in f"{caught.value} {caught.value.hint}"


def test_the_key_is_not_shown() -> None:
    """The repr of the options has neither key nor headers."""
    assert _NO_KEY_PART not in repr(ModelOptions(api_key=KEY, headers={"x-key": KEY}))


def test_a_key_in_an_answer_is_taken_out(ask: Ask) -> None:
    """A server that repeats the key brings it into no draft and no refused item, and a warning says what it did."""
    with ServerDouble([content(GOOD | {"abstract": [{"text": f"The key is {KEY}."}, {"no": KEY}]})] * 2) as server:
        drafted = ask(server)

    assert ("The key is [key].", False, True) == (
        drafted.draft.abstract[0].text,
        KEY in repr(drafted),
        "mended_key_echoed" in [each.code for each in drafted.warnings],
    )


def test_half_characters_reach_no_record(ask: Ask) -> None:
    """A lone surrogate can be written to no file, so it is replaced, and the record says so."""
    with ServerDouble([content(GOOD | {"agenda": [{"topic": "a\ud83d"}, "\udc00"]})] * 2) as server:
        drafted = ask(server)

    assert (["a\ufffd", "\ufffd"], True) == (
        [next(iter(each.item.values())) for each in drafted.refused],
        "mended_half_characters" in [each.code for each in drafted.warnings],
    )


def test_a_broken_review_is_not_blamed_on_the_server(ask: Ask) -> None:
    """An error in our own review comes through as it is."""

    def broken(_: Draft) -> tuple[Problem, ...]:
        raise ZeroDivisionError("here")

    with ServerDouble([content(GOOD)] * 3) as server:
        with pytest.raises(ZeroDivisionError, match="here"):
            ask(server, broken)

        assert 1 == len(server.requests)


def test_a_model_must_be_named(ask: Ask) -> None:
    """Without a name and without a recording nothing is sent."""
    with ServerDouble() as server:
        with pytest.raises(SettingsError, match="none is named"):
            ask(server, model=None)

        assert [] == server.requests
