"""The live engine: an article and a review in, the model's best draft out."""

from typing import Literal

from summariser.article import Article
from summariser.engine import Dial, Drafted, Line, Network, Review, Task
from summariser.errors import AnswerError, SummariserError
from summariser.live.call import Call
from summariser.live.options import ModelOptions


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
        from summariser.live.client import ask

        call = Call(self.options, article, review, self._known)
        line = self._dial(call.task)
        failure: SummariserError | None = None
        try:
            ask(call, line)
        except SummariserError as error:
            failure = error
        return _settled(call, line, failure)

    async def adraft(self, article: Article, review: Review) -> Drafted:
        """As `draft`, for asynchronous callers."""
        from summariser.live.client import aask

        call = Call(self.options, article, review, self._known)
        line = self._dial(call.task)
        failure: SummariserError | None = None
        try:
            await aask(call, line)
        except SummariserError as error:
            failure = error
        return _settled(call, line, failure)


def _settled(call: Call, line: Line, failure: SummariserError | None) -> Drafted:
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
