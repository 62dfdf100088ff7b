"""Record classes as JSON Schema: for readers in other languages (`schemas/`), and for a model's server."""

import json
from typing import Any

from pydantic import BaseModel

from summariser.record import SCHEMA_VERSION, Draft, Summary

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


def wire_schema(model: type[BaseModel]) -> dict[str, Any]:
    """The schema of `model` as a server gets it: strict, every field required, nothing additional allowed."""
    strict: dict[str, Any] = _strict(model.model_json_schema())
    return strict


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


def _strict(node: Any) -> Any:
    if isinstance(node, list):
        return [_strict(each) for each in node]
    if not isinstance(node, dict):
        return node
    kept = {key: _strict_keyword(key, value) for key, value in node.items() if key in _WIRE_KEYWORDS}
    if kept.get("type") == "object":
        kept |= {"required": list(kept.get("properties", {})), "additionalProperties": False}
    return kept


def _strict_keyword(key: str, value: Any) -> Any:
    if key in ("properties", "$defs"):  # here the keys are names, not keywords
        return {name: _strict(schema) for name, schema in value.items()}
    return value if key in ("enum", "const", "required") else _strict(value)
