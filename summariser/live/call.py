"""One article's conversation with a model: what was asked, what came back, and which answer wins."""

from dataclasses import dataclass
from typing import Any, Generic

from pydantic import BaseModel

from summariser.article import Article
from summariser.engine import Answered, Line, ModelT, Problem, Task
from summariser.errors import RecordingError, SettingsError, SummariserError
from summariser.live.answers import Answer, Unreadable
from summariser.live.faults import FAULTS, Found
from summariser.live.mending import REPAIRS
from summariser.live.options import ModelOptions
from summariser.live.patience import Patience
from summariser.live.question import Question
from summariser.record import Provenance, Tokens, Warning
from summariser.version import __version__

_SHOWN_PROBLEMS = 40
"""Reasons sent back with one re-ask. More than these no model mends at once."""


@dataclass(frozen=True)
class Attempt(Generic[ModelT]):
    """One answer that could be read, and what a review found wrong with it."""

    answer: Answer[ModelT]
    problems: tuple[Problem, ...]
    repairs: tuple[str, ...]

    @property
    def worth(self) -> tuple[int, int]:
        """Items that stand; of two answers with as many, the one with fewer problems is better."""
        # An item with a problem does not count, so an answer that only drops its bad items is no worse than one that keeps them.
        wrong = len(self.problems) + len(self.answer.missing)
        return items_in(self.answer.value) - wrong, -wrong - len(self.answer.misfits)

    @property
    def complaint(self) -> str:
        """What the model is told, or "" when there is nothing to mend."""
        lines = [*self.answer.faults, *(f"{each.path}: {each.detail}" for each in self.problems)]
        if not lines:
            return ""
        more = [f"and {len(lines) - _SHOWN_PROBLEMS} more of these"] if len(lines) > _SHOWN_PROBLEMS else []
        listed = "\n".join(f"- {line}" for line in (*lines[:_SHOWN_PROBLEMS], *more))
        return f"The answer was checked against the article. What cannot be accepted:\n{listed}\n{_WHOLE_AGAIN}"


_WHOLE_AGAIN = (
    "Give the whole answer again, the good items unchanged and these mended. "
    "Leave out what the article does not prove; do not make anything up to fill a place."
)


def items_in(value: BaseModel) -> int:
    """How many items an answer holds: those of its lists, and one for every other field that is given."""
    given = [getattr(value, name) for name in type(value).model_fields]
    return sum(len(each) if isinstance(each, list | tuple) else each is not None for each in given)


class Call(Generic[ModelT]):
    """The state of one conversation. The transport reports each reply to it, the reader each answer."""

    def __init__(self, options: ModelOptions, article: Article, question: Question[ModelT], known: list[str]) -> None:
        self.options = options
        self.question = question
        self.patience = Patience(options)
        from summariser.live.network import LiveNetwork  # which loads httpx2: not before a model is called

        self.network = LiveNetwork(options.url, known)
        templates = tuple((message.role, message.template) for message in question.prompt.messages)
        self.task = Task(question.task, article, templates, self.network)
        self.stopped: SummariserError | None = None
        self.broken: Exception | None = None
        """What our own review raised: a fault of this program, which must not pass for one of the server."""
        self.attempts: list[Attempt[ModelT]] = []
        self.repairs: tuple[str, ...] = ()
        """Of the reply that is being read."""
        self._requests = 0
        self._answers = 0
        self._tokens: Tokens | None = None
        self._reviewed = False
        self._unreadable: Unreadable | None = None  # the last answer's fault, when nothing of it could be used

    # What the transport reports.

    def count_request(self) -> None:
        """A request was answered."""
        self._requests += 1

    def count_answer(self, tokens: tuple[int, int] | None) -> None:
        """The model answered, and its server counted so many tokens."""
        self._answers += 1
        if tokens is not None:
            so_far = self._tokens or Tokens()
            self._tokens = Tokens(prompt=so_far.prompt + tokens[0], completion=so_far.completion + tokens[1])

    # What the reader reports.

    def read(self, text: str) -> tuple[ModelT | None, str]:
        """The value of an answer, and what to tell the model when it shall be asked again ("" when not)."""
        try:
            answer = self.question.read(text)
        except Unreadable as error:
            self._unreadable = error
            return None, str(error)
        try:
            problems = self.question.review(answer.value)
        except Exception as error:
            self.broken = error
            raise
        attempt = Attempt(answer, problems, tuple(dict.fromkeys(self.repairs + answer.repairs)))
        self.attempts.append(attempt)
        self._unreadable = None
        # The review speaks once an article: a second round of reasons costs a whole answer and mends little.
        again = "" if self._reviewed or self._answers > self.options.reasks else attempt.complaint
        self._reviewed = self._reviewed or bool(again)
        return answer.value, again

    # How it ends.

    def settle(self, line: Line, failure: SummariserError | None) -> Answered[ModelT]:
        """The best answer. Raises `failure` when there is none, and always when a recording does not serve."""
        # A replay that took the first answer where the recording lacks the second would pass for another record.
        if isinstance(failure, RecordingError):
            raise failure
        if not self.attempts:
            raise failure or FAULTS["internal"].raised()
        # Of equals max() takes the first, which is what "a worse answer never replaces a better one" asks for.
        best = max(self.attempts, key=lambda attempt: attempt.worth)
        return Answered(
            value=best.answer.value,
            provenance=self._provenance(line),
            warnings=tuple(self._warnings(best, failure)),
            misfits=best.answer.misfits,
        )

    def failure_of(self, found: Found) -> Exception:
        """The error for a conversation that broke off: the transport's own reason first, then what was wrong with the answer."""
        if self.broken is not None:
            return self.broken
        if self.stopped is not None:
            return self.stopped
        if self._unreadable is not None and found.fault.again == "ask":
            found = Found(self._unreadable.fault)
        return found.raised()

    def _provenance(self, line: Line) -> Provenance:
        return Provenance(
            engine="model",
            version=__version__,
            model=self.model_of(line),
            prompt=self.question.prompt.digest,
            recording=line.origin,
            requests=self._requests,
            attempts=self._answers,
            tokens=self._tokens,
        )

    def _warnings(self, best: Attempt[ModelT], failure: SummariserError | None) -> list[Warning]:
        made = [Warning(code=f"mended_{code}", detail=REPAIRS[code]) for code in best.repairs]
        if best.answer.missing:
            listed = ", ".join(best.answer.missing)
            made.append(Warning(code="incomplete_answer", detail=f"The model's answer did not have: {listed}."))
        if failure is not None or self._unreadable is not None:
            reason = f" ({failure})" if failure is not None else ""
            made.append(Warning(code="reask_failed", detail=f"Asked again, the model gave no better answer{reason}."))
        return made

    def model_of(self, line: Line) -> str:
        """The model's name: as given, else as recorded. Raises SettingsError when neither knows it."""
        model = self.options.model or line.model
        if not model:
            raise SettingsError("a model is to read but none is named", hint="give --model NAME, or --engine rules")
        return model


def request_of(call: Call[Any], line: Line) -> dict[str, Any]:
    """The parameters of the first request, without those that say how the answer's shape is asked for."""
    options = call.options
    given = {"temperature": options.temperature, "max_tokens": options.max_tokens, "seed": options.seed}
    messages = [{"role": message.role, "content": message.content} for message in call.question.prompt.messages]
    chosen = {name: value for name, value in given.items() if value is not None}
    return {"model": call.model_of(line), "messages": messages} | chosen
