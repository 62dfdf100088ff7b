"""The seam between the flow and whatever reads an article: `Engine.draft(article, review) -> Drafted`.

The pipeline passes grounding in as `review`, so that a live model can be told what could not be proven, and asked again, without the
engine knowing how proofs work. `Line` is the second seam, one level down: how an engine's requests reach a model, or a recording of one.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, Literal, Protocol, TypeVar, runtime_checkable

from pydantic import BaseModel

from summariser.article import Article
from summariser.record import Draft, ItemKind, Provenance, Reason, Unsupported, Warning

if TYPE_CHECKING:
    import httpx2


ModelT = TypeVar("ModelT", bound=BaseModel)


@dataclass(frozen=True)
class Problem:
    """One thing a review found wrong with a draft. `detail` is a sentence that tells a model and a reader alike what to mend."""

    kind: ItemKind | None
    """Which kind of item; None in an answer of somebody else's class."""

    path: str
    """Where in the draft, such as "quotes[2].speaker"; for something forgotten, the list it is missing from: "quotes"."""

    reason: Reason | Literal["forgotten"]
    detail: str

    span: tuple[int, int] | None = None
    """(start, end) in the article of something forgotten, so that nobody is asked for it who did not read that part."""


Review = Callable[[Draft], tuple[Problem, ...]]


@dataclass(frozen=True)
class Drafted:
    """What an engine returns: its best draft and how that came to be."""

    draft: Draft
    provenance: Provenance
    warnings: tuple[Warning, ...] = ()
    refused: tuple[Unsupported, ...] = ()
    """Items the engine received but could not coerce into their type: they never reach the draft and are not lost."""


@dataclass(frozen=True)
class Misfit:
    """A part of an answer that does not fit its class, and so was left out of it."""

    path: str
    """Where in the answer as the model gave it, such as "participants[0].attendance[1]"."""

    item: Any
    """The item of the outermost list around it, as the model gave it; outside lists, the value itself."""

    field: str | None
    """Where in that item, such as "attendance[1]"; None when the whole item was left out."""

    detail: str
    """What is wrong, in a sentence."""


@dataclass(frozen=True)
class Answered(Generic[ModelT]):
    """What a model answered when it was asked for a class, and how that came to be."""

    value: ModelT
    provenance: Provenance
    warnings: tuple[Warning, ...] = ()
    misfits: tuple[Misfit, ...] = ()


class Engine(Protocol):
    """Reads an article and claims what it reports."""

    def draft(self, article: Article, review: Review) -> Drafted:
        """The best of the engine's drafts. Raises AnswerError, RecordingError or ServerError when there is none."""
        ...

    async def adraft(self, article: Article, review: Review) -> Drafted:
        """The same, for asynchronous callers."""
        ...


@runtime_checkable
class SchemaEngine(Engine, Protocol):
    """An engine that can also read an article into an object of any pydantic class."""

    def ask(
        self, article: Article, schema: type[ModelT], review: Callable[[ModelT], tuple[Problem, ...]]
    ) -> Answered[ModelT]:
        """The best of the engine's answers. Raises AnswerError, RecordingError or ServerError when there is none."""
        ...

    async def aask(
        self, article: Article, schema: type[ModelT], review: Callable[[ModelT], tuple[Problem, ...]]
    ) -> Answered[ModelT]:
        """The same, for asynchronous callers."""
        ...


class Network(Protocol):
    """Where requests go that no recording answers: one object for both ways of calling, opened by the first request."""

    @property
    def transport(self) -> "httpx2.BaseTransport":
        """For synchronous callers."""
        ...

    @property
    def async_transport(self) -> "httpx2.AsyncBaseTransport":
        """For asynchronous callers."""
        ...


@dataclass(frozen=True)
class Task:
    """One piece of work for a model: a name such as "summary", the article it is about, and the templates its messages came from."""

    name: str
    article: Article
    templates: tuple[tuple[str, str], ...] = ()
    """(message role, file such as "prompts/system.jinja") in the order of the messages, so that a stale recording can name its cause."""

    network: Network | None = field(default=None, compare=False, repr=False)
    """The live model's server, for lines that may call it; None where nothing may leave the machine."""

    excerpt: str | None = field(default=None, repr=False)
    """The piece of the article that is asked about; None when it is the whole."""

    last: bool = True
    """Whether no other task about the same article comes after this one."""


class Line(Protocol):
    """How the requests of one task travel: over the network, or from a recording. Made anew for each task."""

    @property
    def model(self) -> str | None:
        """The model's name as recorded, when a recording knows it."""
        ...

    @property
    def origin(self) -> Literal["live", "hand-written"] | None:
        """Where the replies came from, when they were replayed or written by hand; known after the first reply."""
        ...

    @property
    def transport(self) -> "httpx2.BaseTransport":
        """For synchronous callers."""
        ...

    @property
    def async_transport(self) -> "httpx2.AsyncBaseTransport":
        """For asynchronous callers."""
        ...

    def turn_to(self, task: Task) -> None:
        """The next request opens another conversation about the same article, such as the one that mends the first answer."""
        ...

    def hang_up(self) -> None:
        """The exchange is over and every request was answered: a line that records writes it now, whole. May raise RecordingError."""
        ...


Dial = Callable[[Task], Line]
"""Opens the line for a task."""
