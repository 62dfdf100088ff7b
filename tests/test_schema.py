"""Schemas: generated from the classes, compared with the files that are shipped."""

from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
from conftest import ROOT
from schemas.ruling import Ruling
from schemas.trade import TradeDeal

from summariser.record import Draft
from summariser.schema import draft_schema, format_schema, grounded_schema, summary_schema, wire_schema

STRICT_KEYWORDS = {
    "type",
    "properties",
    "required",
    "additionalProperties",
    "items",
    "enum",
    "const",
    "anyOf",
    "$defs",
    "$ref",
}


@pytest.mark.parametrize(
    ("name", "schema"), [("summary", summary_schema), ("draft", draft_schema), ("grounded", grounded_schema)]
)
def test_files_are_up_to_date(name: str, schema: Any) -> None:
    """The file in schemas/ is what the classes give; `make schemas` writes it."""
    assert format_schema(schema()) == (ROOT / "schemas" / f"{name}.schema.json").read_text()


@pytest.mark.parametrize("schema", [summary_schema, draft_schema, grounded_schema, lambda: wire_schema(Draft)])
def test_schemas_are_valid(schema: Any) -> None:
    """Each schema is itself a valid JSON Schema."""
    jsonschema.Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("schema", [summary_schema, draft_schema, grounded_schema])
def test_every_field_is_described(schema: Any) -> None:
    """Every class and every field carries its sentence."""
    for node in _objects(schema()):
        assert node.get("description"), node
        for name, field in node.get("properties", {}).items():
            target = schema()["$defs"].get(field.get("$ref", "").rpartition("/")[2], {})
            assert field.get("description") or target.get("description"), name


@pytest.mark.parametrize("model", [Draft, TradeDeal, Ruling])
def test_wire_schema_is_strict(model: Any) -> None:
    """What is sent uses only keywords that strict decoders know, requires every field and allows no other."""
    for node in _objects(wire_schema(model)):
        assert list(node["properties"]) == node["required"]
        assert node["additionalProperties"] is False
    assert set(_keywords(wire_schema(model))) <= STRICT_KEYWORDS


@pytest.mark.parametrize("model", [Draft, TradeDeal, Ruling])
def test_wire_schema_is_within_the_limits_of_servers(model: Any) -> None:
    """OpenAI's strict mode: an object at the root, references that stand alone, 10 levels, 5,000 fields, 1,000 choices, 120,000 letters."""
    schema = wire_schema(model)
    nodes = list(_nodes(schema))

    assert "object" == schema["type"]
    assert all(set(node) == {"$ref"} for node in nodes if "$ref" in node)
    assert all(node["$ref"].rpartition("/")[2] in schema["$defs"] for node in nodes if "$ref" in node)
    assert sum(len(node.get("properties", ())) for node in nodes) <= 5_000
    assert sum(len(node.get("enum", ())) for node in nodes) <= 1_000
    assert _depth(schema, schema) <= 10
    assert len(format_schema(schema)) <= 120_000


def _nodes(schema: Any) -> Iterator[dict[str, Any]]:
    """Every schema within one."""
    yield schema
    for key in ("properties", "$defs"):
        for inner in schema.get(key, {}).values():
            yield from _nodes(inner)
    for inner in (*schema.get("anyOf", ()), *([schema["items"]] if "items" in schema else [])):
        yield from _nodes(inner)


def _depth(node: dict[str, Any], root: dict[str, Any]) -> int:
    """Objects within objects, references followed."""
    if "$ref" in node:
        return _depth(root["$defs"][node["$ref"].rpartition("/")[2]], root)
    inner = [
        *node.get("properties", {}).values(),
        *node.get("anyOf", ()),
        *([node["items"]] if "items" in node else []),
    ]
    return ("properties" in node) + max((_depth(each, root) for each in inner), default=0)


def _objects(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield schema
    yield from schema.get("$defs", {}).values()


def _keywords(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for each in node:
            yield from _keywords(each)
    elif isinstance(node, dict):
        for key, value in node.items():
            yield key
            names = key in ("properties", "$defs")
            for each in value.values() if names else [value]:
                yield from _keywords(each)
