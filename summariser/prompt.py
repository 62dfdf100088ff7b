"""Prompts: `prompts/*.jinja` rendered for one article.

The article is always a value, never template source. The fixed part comes first and the article last, so that servers which keep the
beginning of a prompt in a cache can reuse it from article to article.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any, Literal

from summariser.article import Article
from summariser.record import Draft

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment


@dataclass(frozen=True)
class Message:
    """One message of a prompt; `template` is the file it was rendered from, such as "prompts/system.jinja"."""

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


def render(article: Article) -> Prompt:
    """The prompt that asks for a draft of `article`."""
    system = Message("system", _rendered("system", notes=answer_notes()), "prompts/system.jinja")
    user = Message("user", _rendered("article", boundary=boundary(article), text=article.text), "prompts/article.jinja")
    return Prompt((system, user), hashlib.sha256(system.content.encode()).hexdigest()[:16])


def boundary(article: Article) -> str:
    """The line before and after the article. It holds the article's own digest, so no article can hold its own boundary."""
    return f"ARTICLE-{article.sha256[:24]}"


@cache
def answer_notes() -> tuple[ClassNote, ...]:
    """The fields of a draft with the sentences that stand under them in `summariser.record`, the draft itself first."""
    schema = Draft.model_json_schema()
    return tuple(_class_notes(schema))


def _class_notes(schema: dict[str, Any]) -> Iterator[ClassNote]:
    """Each class after the one that first uses it: the order in which a reader meets them."""
    queue, seen = [("the answer", schema)], set()
    for name, definition in queue:
        yield _class_note(_plain(name), definition)
        used = [each for field in definition["properties"].values() for each in _references(field)]
        queue += [(each, schema["$defs"][each]) for each in used if each not in seen]
        seen.update(used)


def _references(field: dict[str, Any]) -> Iterator[str]:
    if "$ref" in field:
        yield field["$ref"].rpartition("/")[2]
    for inner in [*field.get("anyOf", ()), *([field["items"]] if "items" in field else [])]:
        yield from _references(inner)


def _class_note(name: str, schema: dict[str, Any]) -> ClassNote:
    fields = (FieldNote(key, _type_of(field), field["description"]) for key, field in schema["properties"].items())
    return ClassNote(name, schema["description"], tuple(fields))


def _type_of(field: dict[str, Any]) -> str:
    """The type in words, such as "list of string" or "string or null"."""
    if "$ref" in field:
        return _plain(field["$ref"].rpartition("/")[2])
    if "anyOf" in field:
        return " or ".join(_type_of(each) for each in field["anyOf"])
    if "enum" in field:
        return "|".join(field["enum"])
    if field["type"] == "array":
        return f"list of {_type_of(field['items'])}"
    return str(field["type"])


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
