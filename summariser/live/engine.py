"""The live engine: an article and a review in, the model's best answer out."""

import re
from collections.abc import Callable
from typing import Any, Literal

from summariser.article import Article
from summariser.engine import Answered, Dial, Drafted, Line, Misfit, ModelT, Network, Problem, Review, Task
from summariser.errors import AnswerError, SummariserError
from summariser.live.call import Call
from summariser.live.options import ModelOptions
from summariser.live.question import Question
from summariser.prompt import render
from summariser.record import Draft, ItemKind, Unsupported

_KINDS: dict[str, ItemKind] = {
    "abstract": "statement",
    "meetings": "meeting",
    "participants": "participant",
    "agenda": "agenda",
    "positions": "position",
    "quotes": "quote",
    "not_speech": "not_speech",
}


class ModelEngine:
    """Asks a language model, through `dial` when one is given, else directly.

    May be used for many articles and from many threads or tasks at once: all it learns is what its server will not take.
    """

    def __init__(self, options: ModelOptions, dial: Dial | None = None) -> None:
        self.options = options
        self._dial = dial or _direct
        self._known: list[str] = []  # names of adaptations; appending is safe from any thread

    def draft(self, article: Article, review: Review) -> Drafted:
        """The best of the model's answers. Raises AnswerError, RecordingError or ServerError when there is none."""
        return _drafted(self.ask(article, Draft, review))

    async def adraft(self, article: Article, review: Review) -> Drafted:
        """As `draft`, for asynchronous callers."""
        return _drafted(await self.aask(article, Draft, review))

    def ask(
        self, article: Article, schema: type[ModelT], review: Callable[[ModelT], tuple[Problem, ...]]
    ) -> Answered[ModelT]:
        """What the model reads in `article`, as an object of any pydantic class.

        `review` says what of an answer cannot be proven; it is told to the model once. Raises as `draft` does.
        """
        from summariser.live.client import ask

        call = Call(self.options, article, _question(article, schema, review), self._known)
        line = self._dial(call.task)
        failure: SummariserError | None = None
        try:
            ask(call, line)
        except SummariserError as error:
            failure = error
        return _settled(call, line, failure)

    async def aask(
        self, article: Article, schema: type[ModelT], review: Callable[[ModelT], tuple[Problem, ...]]
    ) -> Answered[ModelT]:
        """As `ask`, for asynchronous callers."""
        from summariser.live.client import aask

        call = Call(self.options, article, _question(article, schema, review), self._known)
        line = self._dial(call.task)
        failure: SummariserError | None = None
        try:
            await aask(call, line)
        except SummariserError as error:
            failure = error
        return _settled(call, line, failure)


def _question(
    article: Article, schema: type[ModelT], review: Callable[[ModelT], tuple[Problem, ...]]
) -> Question[ModelT]:
    return Question(task_of(schema), render(article, schema), schema, review)


def task_of(schema: type[Any]) -> str:
    """The name of the work, which is also part of a recording's file name: "summary", or "extract-trade-deal"."""
    if schema is Draft:
        return "summary"
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|[^A-Za-z0-9]+", "-", schema.__name__)
    return f"extract-{words.strip('-').lower()[:48] or 'answer'}"


def _drafted(answered: Answered[Draft]) -> Drafted:
    refused = tuple(_unsupported(each) for each in answered.misfits)
    return Drafted(answered.value, answered.provenance, answered.warnings, refused)


def _unsupported(misfit: Misfit) -> Unsupported:
    kind = _KINDS[re.split(r"[.\[]", misfit.path)[0]]
    item = misfit.item if isinstance(misfit.item, dict) else {"value": misfit.item}
    return Unsupported(kind=kind, field=misfit.field, item=item, reason="invalid", detail=misfit.detail)


def _settled(call: Call[ModelT], line: Line, failure: SummariserError | None) -> Answered[ModelT]:
    # A recording is of whole conversations: one that the transport broke off could not be replayed to its end.
    if failure is None or isinstance(failure, AnswerError):
        line.hang_up()
    return call.settle(line, failure)


class _Direct:
    """A line with nothing between the engine and the server."""

    def __init__(self, network: Network) -> None:
        self.model: str | None = None
        self.origin: Literal["live", "hand-written"] | None = None
        self.transport = network.transport
        self.async_transport = network.async_transport

    def hang_up(self) -> None:
        """Nothing to keep."""


def _direct(task: Task) -> Line:
    assert task.network is not None
    return _Direct(task.network)
