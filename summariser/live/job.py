"""The work on one article, or on a piece of a long one: what it may cost, what it has cost, and the line it goes over."""

from pydantic import BaseModel

from summariser.article import Article
from summariser.engine import Dial, Line, Task
from summariser.errors import AnswerError, RecordingError, SettingsError, SummariserError
from summariser.live.options import ModelOptions
from summariser.live.patience import Patience
from summariser.prompt import Piece, Prompt, render
from summariser.record import Provenance, Tokens
from summariser.version import __version__


class Job:
    """Its conversations share one budget, one line and one bill."""

    def __init__(self, options: ModelOptions, article: Article, piece: Piece, known: list[str]) -> None:
        from summariser.live.network import LiveNetwork  # which loads httpx2: not before a model is called

        self.options = options
        self.article = article
        self.piece = piece
        self.patience = Patience(options)
        self.network = LiveNetwork(options.url, known)
        self._line: Line | None = None
        self._prompts: list[Prompt] = []
        self._broken_off = False
        self._requests = 0
        self._answers = 0
        self._tokens: Tokens | None = None

    @property
    def line(self) -> Line:
        """Open once the first conversation has begun."""
        assert self._line is not None
        return self._line

    def begin(self, dial: Dial, name: str, prompt: Prompt) -> None:
        """Open the line for a conversation. Raises RecordingError where none can be opened."""
        templates = tuple((message.role, message.template) for message in prompt.messages)
        piece = self.piece
        excerpt = self.article.text[piece.start : piece.end] if piece.of > 1 else None
        task = Task(name, self.article, templates, self.network, excerpt, last=piece.number == piece.of)
        if self._line is None:
            self._line = dial(task)
        else:
            self._line.turn_to(task)
        self._prompts.append(prompt)

    def prompt_for(self, schema: type[BaseModel]) -> Prompt:
        """The prompt of the first conversation."""
        return render(self.article, schema, self.piece)

    def count_request(self) -> None:
        """A request was answered."""
        self._requests += 1

    def count_answer(self, tokens: tuple[int, int] | None) -> None:
        """The model answered, and its server counted so many tokens."""
        self._answers += 1
        if tokens is not None:
            so_far = self._tokens or Tokens()
            self._tokens = Tokens(prompt=so_far.prompt + tokens[0], completion=so_far.completion + tokens[1])

    def note(self, failure: SummariserError | None) -> None:
        """How a conversation ended."""
        # A replay that took the first answer where the recording lacks the second would pass for another record.
        if isinstance(failure, RecordingError):
            raise failure
        # A recording is of whole conversations: one that the transport broke off could not be replayed to its end.
        self._broken_off = self._broken_off or not (failure is None or isinstance(failure, AnswerError))

    def hang_up(self) -> None:
        """All conversations are over. May raise RecordingError or OutputError."""
        if not self._broken_off:
            self.line.hang_up()

    @property
    def model(self) -> str:
        """The model's name: as given, else as recorded. Raises SettingsError when neither knows it."""
        model = self.options.model or self.line.model
        if not model:
            raise SettingsError("a model is to read but none is named", hint="give --model NAME, or --engine rules")
        return model

    def provenance(self) -> Provenance:
        """What it took."""
        return Provenance(
            engine="model",
            version=__version__,
            model=self.model,
            prompt="+".join(dict.fromkeys(each.digest for each in self._prompts)),
            recording=self.line.origin,
            requests=self._requests,
            attempts=self._answers,
            tokens=self._tokens,
        )
