"""What a recording is: all that was asked of a model about one article, every answer included, the bad ones too."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from typing import Any, Literal

from summariser.engine import Task

Origin = Literal["live", "hand-written"]

_SLUG_LENGTH = 48


@dataclass(frozen=True)
class Key:
    """Names a recording. The digest decides; the slug is there so that people find it."""

    slug: str
    sha256: str
    """Of the article."""

    task: str


@dataclass(frozen=True)
class Reply:
    """One response, its body decoded but otherwise as it came."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: str


@dataclass(frozen=True)
class Turn:
    """One request, as its parsed JSON, and the reply to it."""

    request: dict[str, Any]
    reply: Reply

    opens: str | None = None
    """Name of the conversation that this turn opens, such as "mend"; None within one, and for the first of a recording."""


@dataclass(frozen=True)
class Recording:
    """Everything asked for one task: its first conversation, and those that mend what came of it."""

    origin: Origin
    task: str
    article: str
    """File name of the article, without its folder."""

    sha256: str
    """Of the article."""

    characters: int
    components: tuple[tuple[str, str], ...]
    """What the first request was made of -> digest; for readers, and never compared."""

    turns: tuple[Turn, ...]

    def conversation(self, name: str) -> tuple[Turn, ...]:
        """The turns of the conversation with this name."""
        turns, current = [], self.task
        for turn in self.turns:
            current = turn.opens or current
            if current == name:
                turns.append(turn)
        return tuple(turns)

    @property
    def model(self) -> str | None:
        """Name of the model, as it was asked for."""
        name = self.turns[0].request.get("model")
        return name if isinstance(name, str) else None


def key_of(task: Task) -> Key:
    """The key of the task's recording."""
    return Key(slug_of(task.article.source), task.article.sha256, task.name)


def slug_of(source: str) -> str:
    """A plain file name for an article: letters of ASCII, digits and hyphens, whatever path or title it came from."""
    name = re.split(r"[/\\]", source)[-1]
    stem = name.rpartition(".")[0] or name
    plain = unicodedata.normalize("NFKD", stem[:200]).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:_SLUG_LENGTH].strip("-") or "article"


def digest(text: str) -> str:
    """The first 16 hexadecimal digits of the sha256: enough to tell two prompts apart, short enough to read."""
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()[:16]
