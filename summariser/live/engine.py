"""The live engine: an article and a review in, the model's best answer out.

summary ──▶ review ──▶ mend: what was refused, by itself ──▶ merge
   ▲                     ▲
   └ the shape is settled within each conversation (`call`)
"""

import re
from collections.abc import Callable, Generator
from typing import Any, Literal

from summariser.article import Article
from summariser.engine import Answered, Dial, Drafted, Line, Misfit, ModelT, Network, Problem, Review, Task
from summariser.live.call import Call
from summariser.live.job import Job
from summariser.live.merging import Merger
from summariser.live.options import ModelOptions
from summariser.live.question import Question
from summariser.live.refusals import ground_of, listing, refusals_in
from summariser.prompt import render, render_mend
from summariser.record import Draft, ItemKind, Unsupported, Warning

_KINDS: dict[str, ItemKind] = {
    "abstract": "statement",
    "meetings": "meeting",
    "participants": "participant",
    "agenda": "agenda",
    "positions": "position",
    "quotes": "quote",
    "not_speech": "not_speech",
}

Steps = Generator[Call[Any], None, Answered[ModelT]]
"""The conversations of a job, one after another, each to be held before the next is asked for; then what came of them."""


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

        `review` says what of an answer cannot be proven; the model may mend that once. Raises as `draft` does.
        """
        from summariser.live.client import ask

        job = Job(self.options, article, self._known)
        steps = self._steps(job, schema, review)
        try:
            while True:
                ask(next(steps))
        except StopIteration as end:
            return _answer_of(end)
        finally:
            job.network.close()

    async def aask(
        self, article: Article, schema: type[ModelT], review: Callable[[ModelT], tuple[Problem, ...]]
    ) -> Answered[ModelT]:
        """As `ask`, for asynchronous callers."""
        from summariser.live.client import aask

        job = Job(self.options, article, self._known)
        steps = self._steps(job, schema, review)
        try:
            while True:
                await aask(next(steps))
        except StopIteration as end:
            return _answer_of(end)
        finally:
            await job.network.aclose()

    def _steps(self, job: Job, schema: type[ModelT], review: Callable[[ModelT], tuple[Problem, ...]]) -> Steps[ModelT]:
        question = Question(task_of(schema), render(job.article, schema), schema)
        call = yield from self._held(job, question)
        if not call.answered:
            job.hang_up()  # also answers of which nothing could be made are worth keeping
            raise call.error()
        answer, warnings = call.best(), call.warnings()
        value, problems = answer.value, review(answer.value)
        for round_ in range(self.options.mends):
            listed, asked = listing(value, refusals_in(problems), self.options.mend_tokens)
            if not asked:
                break
            prompt = render_mend(job.article, schema, listed, tuple(dict.fromkeys(each.name for each in asked)))
            name = "mend" if round_ == 0 else f"mend-{round_ + 1}"
            mending = yield from self._held(job, Question(name, prompt, schema, ground_of(value, asked)))
            if not mending.answered:
                reason = f"What was refused could not be mended ({mending.error()})."
                warnings.append(Warning(code="mend_failed", detail=reason))
                break
            value, problems = Merger(value, problems, review).merged(mending.best().value, asked)
        job.hang_up()
        return Answered(value, job.provenance(), tuple(warnings), answer.misfits)

    def _held(self, job: Job, question: Question[ModelT]) -> Generator[Call[Any], None, Call[ModelT]]:
        """The conversation about a question, once it is over."""
        job.begin(self._dial, question.task, question.prompt)
        call = Call(job, question)
        yield call
        job.note(call.failure)
        return call


def _answer_of(end: StopIteration) -> Answered[Any]:
    answered: Answered[Any] = end.value
    return answered


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


class _Direct:
    """A line with nothing between the engine and the server."""

    def __init__(self, network: Network) -> None:
        self.model: str | None = None
        self.origin: Literal["live", "hand-written"] | None = None
        self.transport = network.transport
        self.async_transport = network.async_transport

    def turn_to(self, task: Task) -> None:
        """Nothing to note."""

    def hang_up(self) -> None:
        """Nothing to keep."""


def _direct(task: Task) -> Line:
    assert task.network is not None
    return _Direct(task.network)
