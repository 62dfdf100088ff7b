"""Prompts: `prompts/*.jinja` rendered for one article.

The article is always a value, never template source. The fixed part comes first and the article last, so that servers which keep the
beginning of a prompt in a cache can reuse it from article to article.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel

from summariser.article import Article
from summariser.record import Draft

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment


@dataclass(frozen=True)
class Message:
    """One message of a prompt; `template` is the file it was rendered from, such as "prompts/system.jinja", or "" for data alone."""

    role: Literal["system", "user"]
    content: str
    template: str


@dataclass(frozen=True)
class Prompt:
    """The messages in order; `digest` is that of the fixed part, which is the same for every article."""

    messages: tuple[Message, ...]
    digest: str


@dataclass(frozen=True)
class FieldNote:
    """What the prompt says about one field of the answer."""

    name: str
    type: str
    text: str


@dataclass(frozen=True)
class ClassNote:
    """What the prompt says about one kind of item."""

    name: str
    text: str
    fields: tuple[FieldNote, ...]


@dataclass(frozen=True)
class Piece:
    """A piece of a long article, the first of `of` being 1: characters `start` to `end`, of which those before `fresh` end the piece before."""

    number: int
    of: int
    start: int
    fresh: int
    end: int

    within: str = ""
    """Label of the piece that this one is a part of, followed by "-"; "" for what is no part of another."""

    @property
    def label(self) -> str:
        """Its name among all pieces and their parts, such as "2of5" or "2of5-1of2"; "" for the whole article."""
        return f"{self.within}{self.number}of{self.of}" if self.of > 1 else self.within.rstrip("-")


def whole(article: Article) -> Piece:
    """All of the article."""
    return Piece(1, 1, 0, 0, len(article.text))


def render(article: Article, schema: type[BaseModel] = Draft, piece: Piece | None = None) -> Prompt:
    """The prompt that asks for what `article`, or a piece of it, reports, as an object of the class `schema`.

    What is wanted of somebody else's class stands in its own docstrings and in the descriptions of its fields.
    """
    name = "system" if schema is Draft else "extract"
    system = Message("system", _rendered(name, notes=answer_notes(schema)), f"prompts/{name}.jinja")
    user = Message("user", _framed(article, piece or whole(article)), "prompts/article.jinja")
    return Prompt((system, user), _digest(system.content))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def render_mend(article: Article, piece: Piece, notes: tuple[ClassNote, ...], refused: str) -> Prompt:
    """The prompt that asks for what of an answer about `piece` is to be mended: `refused` lists it, `notes` are on its classes.

    Every word of ours stands in the fixed part or in the
    templates of the first request: the rest is data, which may differ from the recorded one and still mean the same.
    """
    system = Message("system", _rendered("mend"), "prompts/mend.jinja")
    fields = "\n\n".join(map(_note_text, notes))
    user = Message("user", f"{refused}\n\n{fields}\n\n{_framed(article, piece)}", "")
    return Prompt((system, user), _digest(system.content))


def _framed(article: Article, piece: Piece) -> str:
    text = article.text[piece.start : piece.end]
    return _rendered("article", boundary=boundary(article), text=text, number=piece.number, of=piece.of)


def _note_text(note: ClassNote) -> str:
    lines = (f"- {each.name} ({each.type}): {each.text}".removesuffix(": ") for each in note.fields)
    return "\n".join((f"{note.name}: {note.text}".removesuffix(": "), *lines))


def tokens_in(text: str) -> int:
    """About how many tokens a model's server will count: a fourth of the bytes in UTF-8, the usual rule of thumb.

    Only budgets rest on it, so it need not be exact, and no tokenizer is loaded.
    """
    return -(-len(text.encode()) // 4)


def boundary(article: Article) -> str:
    """The line before and after the article. It holds the article's own digest, so no article can hold its own boundary."""
    return f"ARTICLE-{article.sha256[:24]}"


@lru_cache(64)
def answer_notes(schema: type[BaseModel] = Draft, keys: tuple[str, ...] | None = None) -> tuple[ClassNote, ...]:
    """The fields of an answer with what their class says about them, each class after the one that first uses it.

    With `keys`, only these of the answer, and the classes they need.
    """
    described = schema.model_json_schema()
    return tuple(_Notes(described.get("$defs", {})).of(described, keys))


class _Notes:
    """JSON Schema in words."""

    def __init__(self, definitions: dict[str, Any]) -> None:
        self._definitions = definitions

    def of(self, schema: dict[str, Any], keys: tuple[str, ...] | None) -> Iterator[ClassNote]:
        """The answer's own note, then those of the classes in it, in the order in which a reader meets them."""
        answer = self._followed(schema)
        fields = {key: each for key, each in answer.get("properties", {}).items() if keys is None or key in keys}
        queue, seen = [("the answer", answer | {"properties": fields})], set()
        for name, definition in queue:
            fields = definition.get("properties", {})
            yield ClassNote(name, definition.get("description", ""), tuple(map(self._field, fields, fields.values())))
            for each in [each for field in fields.values() for each in self._classes(field)]:
                if each not in seen:
                    seen.add(each)
                    queue.append((_plain(each), self._definitions[each]))

    def _field(self, name: str, schema: dict[str, Any]) -> FieldNote:
        # A vocabulary that is a class of its own has its sentence there.
        text = schema.get("description") or self._followed(schema).get("description", "")
        return FieldNote(
            name,
            self._type(schema),
            text if "properties" not in self._followed(schema) else schema.get("description", ""),
        )

    def _followed(self, schema: dict[str, Any]) -> dict[str, Any]:
        return self._definitions[_referred(schema)] if "$ref" in schema else schema

    def _classes(self, schema: dict[str, Any]) -> Iterator[str]:
        if "$ref" in schema and "properties" in self._followed(schema):
            yield _referred(schema)
        for inner in _inner(schema):
            yield from self._classes(inner)

    def _type(self, schema: dict[str, Any]) -> str:
        """The type in words, such as "list of string" or "string or null"."""
        if "$ref" in schema:
            followed = self._followed(schema)
            return _plain(_referred(schema)) if "properties" in followed else self._type(followed)
        if "const" in schema or "enum" in schema:
            return "|".join(str(each) for each in schema.get("enum", [schema.get("const")]))
        if branches := next((schema[key] for key in ("anyOf", "oneOf", "allOf") if key in schema), None):
            return " or ".join(dict.fromkeys(self._type(each) for each in branches))
        if schema.get("type") == "array":
            inner = [self._type(each) for each in _inner(schema)]
            return f"list of {' and '.join(inner)}" if inner else "list"
        if isinstance(schema.get("additionalProperties"), dict):
            return f"object with values of {self._type(schema['additionalProperties'])}"
        kind = str(schema.get("type", "any value"))
        return f"{kind} ({schema['format']})" if "format" in schema else kind


def _referred(schema: dict[str, Any]) -> str:
    name: str = schema["$ref"].rpartition("/")[2]
    return name


def _inner(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The schemas within one: branches, items and values by key."""
    for key in ("anyOf", "oneOf", "allOf", "prefixItems"):
        yield from schema.get(key, ())
    for key in ("items", "additionalProperties"):
        if isinstance(schema.get(key), dict):
            yield schema[key]


def _plain(name: str) -> str:
    """ "DraftAgendaItem" -> "agenda item": the model need not know our class names."""
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name.removeprefix("Draft"))
    return words.strip()


def _rendered(name: str, **values: object) -> str:
    return _environment().get_template(f"{name}.jinja").render(values)


@cache
def _environment() -> "SandboxedEnvironment":
    """Made once, and only when a prompt is wanted: Jinja is not loaded by commands that ask no model."""
    from jinja2 import FunctionLoader, StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    return SandboxedEnvironment(
        loader=FunctionLoader(lambda name: (prompts_folder() / name).read_text("utf-8")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,  # messages are plain text; there is no markup to escape for
    )


def prompts_folder() -> Traversable:
    """`prompts/` as shipped inside the package, else the checkout's."""
    package = files("summariser")
    shipped = package / "prompts"
    return shipped if shipped.is_dir() else package / ".." / "prompts"
