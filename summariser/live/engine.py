"""The live engine: an article and a review in, the model's best answer out.

    article ─┬─▶ piece ─▶ first answer ─▶ review ─▶ what was refused, mended by itself ─▶ merged ─┬─▶ gathered
             └─▶ piece ─▶ …                                                                     ─┘

Each arrow to the model is a conversation (`call`), in which only the shape of the answer is settled.
"""

import asyncio
import re
from collections.abc import Callable, Generator
from threading import Lock
from typing import Any, Literal

from summariser.article import Article
from summariser.engine import Answered, Dial, Drafted, Line, Misfit, ModelT, Network, Problem, Review, Task
from summariser.errors import ArticleTooLong, SummariserError, TruncatedAnswer
from summariser.live.adapting import Known
from summariser.live.call import Call
from summariser.live.job import Job
from summariser.live.merging import Merger
from summariser.live.options import ModelOptions
from summariser.live.outcomes import Outcome, joined, rejoined
from summariser.live.patience import Budget
from summariser.live.pieces import pieces_of
from summariser.live.question import Question
from summariser.live.refusals import ground_of, listing, refusals_in
from summariser.prompt import Piece, answer_notes, render_mend
from summariser.record import Draft, ItemKind, Unsupported, Warning
from summariser.threads import in_order

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

ReviewOf = Callable[[ModelT], tuple[Problem, ...]]
"""Says what of an answer cannot be proven."""


class ModelEngine:
    """Asks a language model, through `dial` when one is given, else directly.

    May be used for many articles and from many threads or tasks at once: all it learns is what its server will not take or does not follow.
    """

    def __init__(self, options: ModelOptions, dial: Dial | None = None) -> None:
        self.options = options
        self._dial = dial or _direct
        self._known = Known(choosing=options.mode == "auto")

    def draft(self, article: Article, review: Review) -> Drafted:
        """The best of the model's answers. Raises AnswerError, RecordingError or ServerError when there is none."""
        return _drafted(self.ask(article, Draft, review))

    async def adraft(self, article: Article, review: Review) -> Drafted:
        """As `draft`, for asynchronous callers."""
        return _drafted(await self.aask(article, Draft, review))

    def ask(self, article: Article, schema: type[ModelT], review: ReviewOf[ModelT]) -> Answered[ModelT]:
        """What the model reads in `article`, as an object of any pydantic class.

        `review` says what of an answer cannot be proven; the model may mend that once. Raises as `draft` does.
        """
        jobs = self._jobs(article)
        reviewing = Lock()  # a review may keep what it has read, and need not expect two callers at once

        def reviewed(value: ModelT) -> tuple[Problem, ...]:
            with reviewing:
                return review(value)

        def read(job: Job) -> Outcome[ModelT]:
            return self._read(job, schema, reviewed)

        try:
            # One piece is read in the caller's own thread, which an interruption reaches at once.
            outcomes = list(in_order(read, jobs, self.options.at_once) if len(jobs) > 1 else map(read, jobs))
        except BaseException:
            for job in jobs:
                job.stop()
            raise
        return _paid(jobs, outcomes)

    async def aask(self, article: Article, schema: type[ModelT], review: ReviewOf[ModelT]) -> Answered[ModelT]:
        """As `ask`, for asynchronous callers."""
        jobs = self._jobs(article)
        free = asyncio.Semaphore(self.options.at_once)
        reviewing = Lock()

        def reviewed(value: ModelT) -> tuple[Problem, ...]:
            with reviewing:
                return review(value)

        async def read(job: Job) -> Outcome[ModelT]:
            async with free:
                return await self._aread(job, schema, reviewed)

        try:
            async with asyncio.TaskGroup() as group:
                reading = [group.create_task(read(job)) for job in jobs]
        except BaseExceptionGroup as several:
            raise several.exceptions[0] from None
        return _paid(jobs, [each.result() for each in reading])

    def _jobs(self, article: Article) -> list[Job]:
        pieces = pieces_of(article, self.options.piece_tokens)
        budget = Budget(self.options, len(pieces))
        return [Job(self.options, article, piece, self._known, budget) for piece in pieces]

    def _read(self, job: Job, schema: type[ModelT], review: ReviewOf[ModelT]) -> Outcome[ModelT]:
        """What a piece says; one that is too long for the model or for its answer is read in parts."""
        outcome = self._read_whole(job, schema, review)
        parts = job.parts() if isinstance(outcome, TruncatedAnswer | ArticleTooLong) else []
        if not parts or not isinstance(outcome, SummariserError):
            return outcome
        outcomes: list[Outcome[ModelT]] = []
        for part in parts:
            outcomes.append(self._read(part, schema, review))
            if isinstance(outcomes[0], SummariserError):  # what fails with the first part will with the others
                return outcome
        return rejoined(job, parts, outcomes, outcome)

    async def _aread(self, job: Job, schema: type[ModelT], review: ReviewOf[ModelT]) -> Outcome[ModelT]:
        outcome = await self._aread_whole(job, schema, review)
        parts = job.parts() if isinstance(outcome, TruncatedAnswer | ArticleTooLong) else []
        if not parts or not isinstance(outcome, SummariserError):
            return outcome
        outcomes: list[Outcome[ModelT]] = []
        for part in parts:
            outcomes.append(await self._aread(part, schema, review))
            if isinstance(outcomes[0], SummariserError):
                return outcome
        return rejoined(job, parts, outcomes, outcome)

    def _read_whole(self, job: Job, schema: type[ModelT], review: ReviewOf[ModelT]) -> Outcome[ModelT]:
        from summariser.live.client import ask

        steps = self._steps(job, schema, review)
        try:
            while isinstance(step := _after(steps), Call):
                ask(step)
            return step
        except SummariserError as error:
            return error
        finally:
            job.network.close()

    async def _aread_whole(self, job: Job, schema: type[ModelT], review: ReviewOf[ModelT]) -> Outcome[ModelT]:
        from summariser.live.client import aask

        steps = self._steps(job, schema, review)
        try:
            # In a thread, because a step reviews an answer, and that may take longer than others should wait.
            while isinstance(step := await asyncio.to_thread(_after, steps), Call):
                await aask(step)
            return step
        except SummariserError as error:
            return error
        finally:
            await job.network.aclose()

    def _steps(self, job: Job, schema: type[ModelT], review: ReviewOf[ModelT]) -> Steps[ModelT]:
        call = yield from self._held(job, Question(task_of(schema, job.piece), job.prompt_for(schema), schema))
        if not call.answered:
            job.hang_up()  # also answers of which nothing could be made are worth keeping
            raise call.error()
        answer, warnings = call.best(), call.warnings()
        value, mended = yield from self._mended(job, answer.value, _within(job.piece, review))
        job.hang_up()
        return Answered(value, job.provenance(), (*warnings, *mended), answer.misfits)

    def _mended(
        self, job: Job, value: ModelT, review: ReviewOf[ModelT]
    ) -> Generator[Call[Any], None, tuple[ModelT, list[Warning]]]:
        warnings: list[Warning] = []
        problems = review(value) if self.options.mends else ()
        for number in range(1, self.options.mends + 1):
            listed, asked = listing(value, refusals_in(problems), self.options.mend_tokens)
            if not asked:
                break
            ground = ground_of(value, asked)
            prompt = render_mend(job.article, job.piece, answer_notes(type(value), tuple(ground.absent)), listed)
            name = "mend" if number == 1 else f"mend-{number}"
            call = yield from self._held(job, Question(name, prompt, type(value), ground))
            if not call.answered:
                reason = f"What was refused could not be mended ({call.error()})."
                return value, [*warnings, Warning(code="mend_failed", detail=reason)]
            warnings += call.warnings()
            value, problems = Merger(value, problems, review).merged(call.best().value, asked)
        return value, warnings

    def _held(self, job: Job, question: Question[ModelT]) -> Generator[Call[Any], None, Call[ModelT]]:
        """The conversation about a question, once it is over."""
        job.begin(self._dial, question.task, question.prompt)
        call = Call(job, question)
        yield call
        job.note(call.failure)
        return call


def _paid(jobs: list[Job], outcomes: list[Outcome[ModelT]]) -> Answered[ModelT]:
    """One answer; an error says what was paid in vain."""
    try:
        return joined(jobs[0].article, tuple(job.piece for job in jobs), outcomes)
    except SummariserError as error:
        error.tokens = jobs[0].patience.budget.counted
        raise


def _after(steps: Steps[ModelT]) -> Call[Any] | Answered[ModelT]:
    """The next conversation to be held, or in the end what came of them."""
    try:
        return next(steps)
    except StopIteration as end:
        answered: Answered[ModelT] = end.value
        return answered


def task_of(schema: type[Any], piece: Piece) -> str:
    """The name of the work, which is also part of a recording's file name: "summary", "summary-2of5", "extract-trade-deal"."""
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|[^A-Za-z0-9]+", "-", schema.__name__)
    name = "summary" if schema is Draft else f"extract-{words.strip('-').lower()[:48] or 'answer'}"
    return f"{name}-{piece.label}" if piece.label else name


def _within(piece: Piece, review: ReviewOf[ModelT]) -> ReviewOf[ModelT]:
    """The review without what was forgotten elsewhere; what two pieces hold, the first is asked for."""

    def reviewed(value: ModelT) -> tuple[Problem, ...]:
        return tuple(
            each
            for each in review(value)
            if each.span is None or (piece.start <= each.span[0] and piece.fresh < each.span[1] <= piece.end)
        )

    return reviewed


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
