"""What one conversation asks for: a prompt, and the class of the answer."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Generic

from pydantic import BaseModel

from summariser.engine import ModelT
from summariser.live.answers import Answer, Ground, keys_of, read_answer
from summariser.prompt import Prompt
from summariser.schema import wire_schema


@dataclass(frozen=True, eq=False)
class Shape:
    """A class as servers and odd answers know it."""

    name: str
    """Of the schema, and of the tool in mode `tools`: letters, digits, "_" and "-", as servers want it."""

    purpose: str
    """One sentence for the server."""

    keys: tuple[str, ...]
    """Of the answer; by them it is known among other JSON."""

    schema: dict[str, Any]
    """Strict JSON Schema."""


@lru_cache(64)
def shape_of(model: type[BaseModel]) -> Shape:
    """The shape of answers of this class, made once."""
    name = re.sub(r"[^A-Za-z0-9_-]+", "_", model.__name__)[:64].strip("_") or "Answer"
    return Shape(name, "What the article reports, as typed claims.", keys_of(model), wire_schema(model))


@dataclass(frozen=True)
class Question(Generic[ModelT]):
    """One thing asked of a model. Only the shape of the answer is settled within its conversation."""

    task: str
    """Its name, such as "summary" or "mend"."""

    prompt: Prompt
    schema: type[ModelT]

    ground: Ground | None = None
    """What an answer is read upon that need not be whole; None when it must be."""

    @property
    def shape(self) -> Shape:
        """How the server is asked for the answer."""
        return shape_of(self.schema)

    def read(self, text: str) -> Answer[ModelT]:
        """The answer in `text`. Raises Unreadable."""
        return read_answer(text, self.schema, self.ground)
