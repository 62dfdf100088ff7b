"""What a model's server can do wrong, each with what must come of it: the cases of the test and of `benchmarks/faults.py`."""

import asyncio
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from server import Reply, ServerDouble, Step, answer, completion, disconnect, fault, hang, reset, text, trickle

from summariser.article import Article
from summariser.engine import Drafted, Problem
from summariser.errors import (
    AccessDenied,
    ArticleTooLong,
    BadRequest,
    ConnectionFailed,
    InvalidAnswer,
    RateLimited,
    RefusedAnswer,
    ServerFailed,
    SummariserError,
    TimedOut,
    TruncatedAnswer,
)
from summariser.live import ModelEngine, ModelOptions
from summariser.record import Draft

Way = Literal["sync", "async"]
WAYS: tuple[Way, ...] = ("sync", "async")
BOUND = 8.0
"""Seconds that no fault may take, with waits as short as the tests make them."""

KEY = "sk-test-4f9a8b7c6d5e4f3a2b1c"
ARTICLE = Article("Marco Rubio will meet Emmanuel Macron in Paris. “We must talk,” Rubio said.", "rubio.txt")
EMPTY: dict[str, Any] = {name: [] for name in Draft.model_fields}
QUOTE = {"kind": "direct", "text": ["We must talk,"], "speaker": "Marco Rubio", "speaker_mention": "Rubio", "cue": "said", "addressee": None, "secondhand": False}  # fmt: skip
GOOD = EMPTY | {"quotes": [QUOTE]}
LONG = Article("\n\n".join(f"{number}. {ARTICLE.text}" for number in range(24)), "long.txt")
"""Long enough to be read in two parts."""


@dataclass(frozen=True)
class Case:
    """A server's script, and what must come of it with two retries and two re-asks."""

    script: Sequence[Step]
    error: type[SummariserError] | None
    """None when it ends well."""

    requests: int
    options: dict[str, Any] = field(default_factory=dict)
    """Of the model; "article" where it is not the usual one."""


@dataclass(frozen=True)
class Met:
    """What came of a case."""

    error: SummariserError | None
    requests: int
    """By the server's own count."""

    counted: int
    """Tokens in the record, or in the error."""

    billed: int
    """Tokens by the server's own count."""

    seconds: float


def content(value: Any) -> Reply:
    """A completion with this value as its JSON."""
    return answer(json.dumps(value))


def satisfied(_: Draft) -> tuple[Problem, ...]:
    """A review that finds nothing."""
    return ()


def meet(case: Case, way: Way) -> Met:
    """Ask the model behind a server that follows the case's script."""
    given = {"model": "m", "api_key": KEY, "timeout": 5.0, "retries": 2} | case.options
    article = given.pop("article", ARTICLE)
    started = time.monotonic()
    with ServerDouble(case.script) as server:
        engine = ModelEngine(ModelOptions(base_url=server.url, **given))
        error, tokens = None, 0
        try:
            tokens = _tokens_of(_drafted(engine, article, way))
        except SummariserError as raised:
            error, tokens = raised, raised.tokens
        seconds = time.monotonic() - started
        return Met(error, len(server.requests), tokens, server.tokens, seconds)


def _drafted(engine: ModelEngine, article: Article, way: Way) -> Drafted:
    if way == "sync":
        return engine.draft(article, satisfied)
    return asyncio.run(engine.adraft(article, satisfied))


def _tokens_of(drafted: Drafted) -> int:
    tokens = drafted.provenance.tokens
    return tokens.prompt + tokens.completion if tokens else 0


HTML = "<html><body>It works!</body></html>"
CASES: dict[str, Case] = {
    "401": Case([fault(401, f"Incorrect API key provided: {KEY}", code="invalid_api_key")], AccessDenied, 1),
    "403": Case([fault(403, "no access")], AccessDenied, 1),
    "402 out of money": Case([fault(402)], RateLimited, 1),
    "404 model": Case([fault(404, "no such model", code="model_not_found")], BadRequest, 1),
    "404 page": Case([text(HTML, status=404)], BadRequest, 1),
    "400": Case([fault(400, "unknown parameter")], BadRequest, 1),
    "400 key in the message": Case([fault(400, f"what is {KEY}?")], BadRequest, 1),
    "400 context": Case([fault(400, "maximum context length is 4096", code="context_length_exceeded")], ArticleTooLong, 1),
    "400 context, llama.cpp": Case([fault(400, "request exceeds the available context size", kind="exceed_context_size_error")], ArticleTooLong, 1),
    "400 filter": Case([fault(400, "filtered", code="content_filter")], RefusedAnswer, 1),
    "400 that is a wrong key": Case([fault(400, "no", code="invalid_api_key")], AccessDenied, 1),
    "400 as text": Case([text("bad", status=400, content_type="text/plain")], BadRequest, 1),
    "413": Case([fault(413)], ArticleTooLong, 1),
    "418": Case([fault(418)], BadRequest, 1),
    "422": Case([fault(422)], BadRequest, 1),
    "302": Case([Reply(302, headers={"location": "http://127.0.0.1:9/"})], BadRequest, 1),
    "408": Case([fault(408)] * 3, TimedOut, 3),
    "409": Case([fault(409)] * 3, ServerFailed, 3),
    "429": Case([fault(429, retry_after_ms="5")] * 3, RateLimited, 3),
    "429 once": Case([fault(429, retry_after_ms="5"), content(GOOD)], None, 2),
    "429 retry later than patience": Case([fault(429, retry_after="9999")], RateLimited, 1),
    "429 quota that is a limit per minute": Case([fault(429, "exceeded your current quota, retry in 1.5s", retry_after_ms="5"), content(GOOD)], None, 2),
    "429 quota": Case([fault(429, code="insufficient_quota")], RateLimited, 1),
    "429 odd retry-after": Case([fault(429, retry_after="soon"), content(GOOD)], None, 2),
    "500": Case([fault(500)] * 3, ServerFailed, 3),
    "500 twice": Case([fault(500), fault(502), content(GOOD)], None, 3),
    "503 page": Case([text(HTML, status=503)] * 3, ServerFailed, 3),
    "504": Case([fault(504)] * 3, TimedOut, 3),
    "529": Case([fault(529)] * 3, ServerFailed, 3),
    "reset": Case([reset] * 3, ConnectionFailed, 3),
    "reset once": Case([reset, content(GOOD)], None, 2),
    "disconnect": Case([disconnect] * 3, ConnectionFailed, 3),
    "garbage": Case([lambda handler: handler.wfile.write(b"SSH-2.0-OpenSSH\r\n")] * 3, ConnectionFailed, 3),
    "200 page": Case([text(HTML)] * 2, ServerFailed, 2),
    "200 page once": Case([text(HTML), content(GOOD)], None, 2),
    "200 empty": Case([Reply(200)] * 3, ServerFailed, 3),
    "200 null": Case([text("null")] * 3, ServerFailed, 3),
    "200 list": Case([text("[]")] * 3, ServerFailed, 3),
    "200 error": Case([text('{"error": "overloaded"}')] * 3, ServerFailed, 3),
    "200 error with code": Case([text('{"error": {"code": 401, "message": "who are you"}}')], AccessDenied, 1),
    "200 without choices": Case([text('{"id": "x", "object": "chat.completion"}')] * 3, ServerFailed, 3),
    "200 no choice": Case([completion([])] * 3, ServerFailed, 3),
    "200 no message": Case([completion([{"index": 0}])] * 3, ServerFailed, 3),
    "200 half a body": Case([text('{"choices": [{"mess')] * 3, ServerFailed, 3),
    "200 bad encoding": Case([Reply(200, b"\xff\xfe{", {"content-type": "application/json"})] * 3, ServerFailed, 3),
    "200 false gzip": Case([Reply(200, b"not gzip", {"content-encoding": "gzip"})] * 3, ServerFailed, 3),
    "204": Case([Reply(204)] * 3, ServerFailed, 3),
    "length": Case([answer('{"quotes": [', finish_reason="length")], TruncatedAnswer, 1),
    "filter": Case([answer(None, finish_reason="content_filter")], RefusedAnswer, 1),
    "refusal": Case([answer(None, refusal=f"I will not say {KEY}")], RefusedAnswer, 1),
    "no content": Case([answer(None)] * 3, InvalidAnswer, 3),
    "blank": Case([answer("  \n")] * 3, InvalidAnswer, 3),
    "prose": Case([answer("I am sorry.")] * 3, InvalidAnswer, 3),
    "half JSON": Case([answer('{"quotes": [{"kind": "direct", "text": ["We must')] * 3, InvalidAnswer, 3),
    "JSON list": Case([answer("[1, 2]")] * 3, InvalidAnswer, 3),
    "JSON number": Case([answer("7")] * 3, InvalidAnswer, 3),
    "other keys": Case([content({"title": "x"})] * 3, InvalidAnswer, 3),
    "the schema itself": Case([content({"type": "object", "properties": {}})] * 3, InvalidAnswer, 3),
    "deep": Case([answer("[" * 50_000)] * 3, InvalidAnswer, 3),
    "half a character": Case([answer("\ud83d")] * 3, InvalidAnswer, 3),
    "half a character in an item": Case([content(GOOD | {"agenda": [{"topic": "\ud83d"}]})] * 2, None, 2),
    "half a character, escaped": Case([answer(json.dumps(GOOD | {"agenda": [{"topic": "\ud83d"}]}))] * 2, None, 2),
    "deep in an item": Case([answer('{"quotes": [' + '[' * 900 + ']' * 900 + "]}")] * 2, None, 2),
    "deep with a comma": Case([answer('{"quotes": [' + '[' * 900 + ']' * 900 + ",]}")] * 2, None, 2),
    "wrong, then right": Case([answer("no"), content(GOOD)], None, 2),
    "length of one answer": Case([answer('{"quotes": [', finish_reason="length"), content(GOOD), content(GOOD)], None, 3, {"article": LONG}),
    "length of every answer": Case([answer('{"quotes": [', finish_reason="length")] * 3, TruncatedAnswer, 2, {"article": LONG}),
    "400 context of a long article": Case([fault(400, "maximum context length", code="context_length_exceeded"), content(GOOD), content(GOOD)], None, 3, {"article": LONG}),
    "silence": Case([hang()] * 3, TimedOut, 3, {"timeout": 0.2}),
    "silence once": Case([hang(), content(GOOD)], None, 2, {"timeout": 0.5}),
    "slow body": Case([trickle()] * 3, TimedOut, 3, {"timeout": 0.2}),
    "slow headers": Case([trickle(headers=True)] * 3, TimedOut, 3, {"timeout": 0.2}),
    "silence longer than patience": Case([hang()] * 2, TimedOut, 2, {"timeout": 0.4, "patience": 0.6}),
    "429 retry at a date": Case([fault(429, retry_after="Fri, 01 Jan 2100 00:00:00 GMT")], RateLimited, 1),
    "429 retry never": Case([fault(429, retry_after="inf")], RateLimited, 1),
    "429 retry in the past": Case([fault(429, retry_after="Thu, 01 Jan 1970 00:00:00 GMT"), content(GOOD)], None, 2),
    "429 retry after nothing": Case([fault(429, retry_after="nan"), content(GOOD)], None, 2),
    "tokens used up": Case([answer("no", tokens=(8_900, 50))], InvalidAnswer, 1, {"token_budget": 9_000, "mode": "json"}),
    "schema ignored": Case([answer("Rubio met Macron."), answer("Rubio met Macron."), content(GOOD)], None, 3),
    "everything at once": Case([fault(429, retry_after_ms="5"), answer("no"), fault(503), content(GOOD)], None, 4),
}  # fmt: skip
