"""A `Grounded` as a page: each object in a list of the value is an item, and everything in it a row with its place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from summariser.article import Article
from summariser.record import Grounded, Span, UnsupportedClaim
from summariser.writers.page import (
    SEPARATOR,
    Item,
    Page,
    Row,
    Section,
    lay_out,
    list_warnings,
    name_article,
    say_value,
    tell_article,
    tell_making,
)
from summariser.writers.places import Places
from summariser.writers.records import Record


def page_of(record: Record, article: Article | None = None) -> Page:
    """The page of any record; with the article's text places have line numbers, else offsets only."""
    if not isinstance(record, Grounded):
        return lay_out(record, article)
    places = Places(article)
    sections = (
        *_Value(record, places).sections(),
        Section("Not proven", tuple(map(_refused, record.unsupported)), doubtful=True),
        list_warnings(record.warnings, places),
    )
    return Page(
        title=name_article(record.article),
        facts=tell_article(record.article),
        abstract="",
        sections=tuple(section for section in sections if section.items),
        closing=tell_making(record.provenance),
        nothing=f"Nothing of {record.schema_name} was found.",
    )


@dataclass(frozen=True)
class _Leaf:
    """One thing that is neither a list nor an object: where it stands, and what it is."""

    path: str
    label: str
    """Its path within its item."""

    words: str


class _Value:
    """The value of a record, laid out."""

    def __init__(self, record: Grounded[Any], places: Places) -> None:
        value = record.value
        self._value = value.model_dump(mode="json", by_alias=True) if isinstance(value, BaseModel) else value or {}
        self._name = record.schema_name
        self._proofs: Mapping[str, Sequence[Span]] = {claim.path: claim.evidence for claim in record.proofs}
        self._places = places

    def sections(self) -> Iterator[Section]:
        """What stands in the value itself, then each list of objects."""
        lists = {name: one for name, one in self._value.items() if _holds_objects(one)}
        own = [leaf for name in self._value if name not in lists for leaf in _leaves(self._value[name], name, name)]
        if own:
            yield Section(self._name, (self._item(own),))
        for name, objects in lists.items():
            items = [list(_leaves(one, f"{name}[{at}]", "")) for at, one in enumerate(objects)]
            yield Section(name.replace("_", " ").capitalize(), tuple(self._item(leaves) for leaves in items if leaves))

    def _item(self, leaves: list[_Leaf]) -> Item:
        """Led by its first words that are no evidence."""
        lead = next((leaf for leaf in leaves if not leaf.label.startswith("evidence")), leaves[0])
        rows = (Row("", f"{leaf.label}: {leaf.words}", self._where(leaf)) for leaf in leaves if leaf is not lead)
        return Item(f"{lead.label}: {lead.words}", self._where(lead), tuple(rows))

    def _where(self, leaf: _Leaf) -> str:
        spans = self._proofs.get(leaf.path)
        return self._places.tell(spans) if spans else "not proven by itself"


def _holds_objects(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, dict) for one in value)


def _leaves(value: Any, path: str, label: str) -> Iterator[_Leaf]:
    if isinstance(value, dict):
        for name, one in value.items():
            yield from _leaves(one, f"{path}.{name}", f"{label}.{name}".lstrip("."))
    elif isinstance(value, list):
        for at, one in enumerate(value):
            yield from _leaves(one, f"{path}[{at}]", label)
    elif value is not None:
        yield _Leaf(path, label, say_value(value))


def _refused(claim: UnsupportedClaim) -> Item:
    note = f"{claim.path or 'the whole answer'}{SEPARATOR}{claim.reason.replace('_', ' ')}"
    return Item(say_value(claim.claim), note, (Row("", claim.detail),))
