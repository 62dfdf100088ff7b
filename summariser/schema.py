"""Record classes as JSON Schema: for readers in other languages (`schemas/`), and for a model's server."""

import json
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel
from pydantic.errors import PydanticUserError

from summariser.errors import SettingsError
from summariser.record import SCHEMA_VERSION, Draft, Grounded, Summary

_DIALECT = "https://json-schema.org/draft/2020-12/schema"

_WIRE_KEYWORDS = frozenset(
    {"type", "properties", "required", "additionalProperties", "items", "enum", "const", "anyOf", "$defs", "$ref"}
)
"""What OpenAI's strict mode, llama.cpp and vLLM all understand. Descriptions are left out: the prompt holds them already."""


def summary_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of a record as it is written."""
    return _published("summary", Summary.model_json_schema(mode="serialization"))


def draft_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of the answer a model is asked for."""
    return _published("draft", Draft.model_json_schema())


def grounded_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of a record of somebody's own class; only its value is left open."""
    schema = Grounded[Any].model_json_schema(mode="serialization")
    return _published("grounded", {"description": Grounded.__doc__} | schema)


def wire_schema(model: type[BaseModel]) -> dict[str, Any]:
    """The schema of `model` as a server gets it: strict, every field required, nothing additional allowed."""
    strict: dict[str, Any] = _strict(_rooted(model.model_json_schema()))
    return strict


def require_strict(model: type[BaseModel]) -> None:
    """Raises SettingsError, which names the field, when no strict JSON Schema can hold `model`."""
    try:
        schema = _rooted(model.model_json_schema())
    except PydanticUserError as error:  # its subclasses too: a type that pydantic cannot put into a schema
        raise SettingsError(
            f"{model.__name__}: {str(error).splitlines()[0]}", hint="use types that JSON can hold"
        ) from error
    objects = {model.__name__: schema} | schema.get("$defs", {})
    for name, node in objects.items():
        for place, why in _unsendable(node, name):
            raise SettingsError(
                f"{place}: {why}, which a strict JSON Schema cannot hold",
                hint="use strings, numbers, booleans, choices, lists of one type, and pydantic models of these",
            )


def format_schema(schema: dict[str, Any]) -> str:
    """The text of a file in `schemas/`."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _published(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    plain: dict[str, Any] = _without_titles(schema)
    return {"$schema": _DIALECT, "$id": f"urn:summariser:{name}:{SCHEMA_VERSION}"} | plain


def _without_titles(node: Any) -> Any:
    """Pydantic repeats each name as a title. A property that is itself named title is kept: its value is a schema."""
    if isinstance(node, list):
        return [_without_titles(each) for each in node]
    if not isinstance(node, dict):
        return node
    return {key: _without_titles(value) for key, value in node.items() if key != "title" or isinstance(value, dict)}


def _rooted(schema: dict[str, Any]) -> dict[str, Any]:
    """A class that holds itself is a mere reference to one of its definitions; servers want an object at the root."""
    if "$ref" not in schema:
        return schema
    return {**schema["$defs"][schema["$ref"].rpartition("/")[2]], "$defs": schema["$defs"]}


def _unsendable(node: dict[str, Any], place: str) -> Iterator[tuple[str, str]]:
    """(place, what stands there) of everything within `node` that loses its shape as a strict schema."""
    for branch in (*node.get("anyOf", ()), *node.get("oneOf", ())):
        yield from _unsendable(branch, place)
    if node.get("type") == "object":
        if node.get("additionalProperties") or not node.get("properties"):
            yield place, "an object with keys that are not known beforehand"
        for name, inner in node.get("properties", {}).items():
            yield from _unsendable(inner, f"{place}.{name}")
    elif node.get("type") == "array":
        if "items" not in node or "prefixItems" in node:
            yield place, "a list whose items are not of one known type"
        else:
            yield from _unsendable(node["items"], place)
    elif not node.keys() & {"type", "$ref", "anyOf", "oneOf", "enum", "const"}:
        yield place, "a value of any type"


def _strict(node: Any) -> Any:
    if isinstance(node, list):
        return [_strict(each) for each in node]
    if not isinstance(node, dict):
        return node
    if "oneOf" in node:  # pydantic's word for a union whose members are told apart by a field
        node = {**node, "anyOf": node["oneOf"]}
    if (
        "oneOf" in node
    ):  # what pydantic makes of a union whose classes are told apart by a field; strict mode has only the other
        node = node | {"anyOf": node["oneOf"]}
    kept = {key: _strict_keyword(key, value) for key, value in node.items() if key in _WIRE_KEYWORDS}
    # An object whose keys are not known beforehand, such as dict[str, float], must be left open.
    if kept.get("type") == "object" and ("properties" in kept or "additionalProperties" not in kept):
        kept |= {"required": list(kept.get("properties", {})), "additionalProperties": False}
    return kept


def _strict_keyword(key: str, value: Any) -> Any:
    if key in ("properties", "$defs"):  # here the keys are names, not keywords
        return {name: _strict(schema) for name, schema in value.items()}
    return value if key in ("enum", "const", "required") else _strict(value)
