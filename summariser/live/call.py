"""One conversation with a model: what was asked, what came back, and which answer wins. It settles the shape of the answer only."""

from dataclasses import dataclass
from typing import Any, Generic

from pydantic import BaseModel

from summariser.engine import ModelT
from summariser.errors import SummariserError
from summariser.live.answers import Answer, Unreadable
from summariser.live.faults import FAULTS, Found
from summariser.live.job import Job
from summariser.live.mending import REPAIRS
from summariser.live.question import Question
from summariser.record import Warning

_SHOWN_FAULTS = 40
"""Reasons sent back with one re-ask. More than these no model mends at once."""


@dataclass(frozen=True)
class Attempt(Generic[ModelT]):
    """One answer that could be read."""

    answer: Answer[ModelT]
    repairs: tuple[str, ...]

    @property
    def worth(self) -> tuple[int, int]:
        """Items that fit; of two answers with as many, the one with fewer faults is better."""
        missing = len(self.answer.missing)
        return items_in(self.answer.value) - missing, -missing - len(self.answer.misfits)

    @property
    def complaint(self) -> str:
        """What the model is told, or "" when the shape is right."""
        lines = self.answer.faults
        if not lines:
            return ""
        more = [f"and {len(lines) - _SHOWN_FAULTS} more of these"] if len(lines) > _SHOWN_FAULTS else []
        listed = "\n".join(f"- {line}" for line in (*lines[:_SHOWN_FAULTS], *more))
        return f"The answer does not have the shape that was asked for:\n{listed}\n{_WHOLE_AGAIN}"


_IGNORED = "The server took the schema of the answer and did not hold the model to it; every answer was checked against it here."

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

    def __init__(self, job: Job, question: Question[ModelT]) -> None:
        self.job = job
        self.question = question
        self.stopped: SummariserError | None = None
        self.failure: SummariserError | None = None
        """Why the conversation broke off; there may be an answer nevertheless."""
        self.repairs: tuple[str, ...] = ()
        """Of the reply that is being read."""
        self._attempts: list[Attempt[ModelT]] = []
        self._complained = False
        self._ignored = False  # whether the server took the schema and did not hold the model to it
        self._unreadable: Unreadable | None = None  # the last answer's fault, when nothing of it could be used

    def read(self, text: str) -> tuple[ModelT | None, str]:
        """The value of an answer, and what to tell the model when it shall be asked again ("" when not)."""
        try:
            answer = self.question.read(text)
        except Unreadable as error:
            self._unreadable = error
            self._unfollowed(error.fault == "wrong_shape" or not text.lstrip().startswith("{"))
            return None, str(error)
        attempt = Attempt(answer, tuple(dict.fromkeys(self.repairs + answer.repairs)))
        self._attempts.append(attempt)
        self._unreadable = None
        self._unfollowed(bool(answer.missing))
        # Once: a second round of reasons costs a whole answer and mends little.
        again = "" if self._complained or not self.job.options.reasks else attempt.complaint
        self._complained = self._complained or bool(again)
        return answer.value, again

    def _unfollowed(self, unfollowed: bool) -> None:
        """Whether the server followed the schema, under which every key is required."""
        # A reply written by hand says nothing about a server, and what need not be whole is another thing.
        if (
            self.job.options.mode not in ("auto", "json_schema")
            or self.job.line.origin == "hand-written"
            or self.question.ground
        ):
            return
        if unfollowed:
            self._ignored = True
            self.job.known.not_followed()
        else:
            self.job.known.followed = True

    def failure_of(self, found: Found) -> SummariserError:
        """The error for a conversation that broke off: the transport's own reason first, then what was wrong with the answer."""
        if self.stopped is not None:
            return self.stopped
        if self._unreadable is not None and found.fault.again == "ask":
            found = Found(self._unreadable.fault)
        return found.raised()

    @property
    def answered(self) -> bool:
        """Whether there is an answer that could be read."""
        return bool(self._attempts)

    def error(self) -> SummariserError:
        """Why there is none."""
        return self.failure or FAULTS["internal"].raised()

    def best(self) -> Answer[ModelT]:
        """The best answer."""
        return self._best().answer

    def _best(self) -> Attempt[ModelT]:
        # Of equals max() takes the first, which is what "a worse answer never replaces a better one" asks for.
        return max(self._attempts, key=lambda attempt: attempt.worth)

    def warnings(self) -> list[Warning]:
        """What a reader should know about how the best answer came to be."""
        best = self._best()
        made = [Warning(code=f"mended_{code}", detail=REPAIRS[code]) for code in best.repairs]
        if self._ignored:
            made.append(Warning(code="schema_ignored", detail=_IGNORED))
        if best.answer.missing:
            listed = ", ".join(best.answer.missing)
            made.append(Warning(code="incomplete_answer", detail=f"The model's answer did not have: {listed}."))
        if self.failure is not None or self._unreadable is not None:
            reason = f" ({self.failure})" if self.failure is not None else ""
            made.append(Warning(code="reask_failed", detail=f"Asked again, the model gave no better answer{reason}."))
        return made


def request_of(call: Call[Any]) -> dict[str, Any]:
    """The parameters of the first request, without those that say how the answer's shape is asked for."""
    options = call.job.options
    given = {"temperature": options.temperature, "max_tokens": options.max_tokens, "seed": options.seed}
    messages = [{"role": message.role, "content": message.content} for message in call.question.prompt.messages]
    chosen = {name: value for name, value in given.items() if value is not None}
    return {"model": call.job.model, "messages": messages} | chosen
