"""Anybody's own record: an answer of any pydantic class as claimed, and `Grounded`, the same answer as proven.

A class says by its types what must be proven: `Verbatim`, `Mention`, `Passage` (see `terms.Claim`), and `Supported` for whole items.
"""

from typing import Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, SerializationInfo, field_serializer

from summariser.record.draft import Passages
from summariser.record.summary import SCHEMA_VERSION, ArticleFacts, Evidence, Provenance, Warning
from summariser.record.terms import Entry, Reason

M = TypeVar("M", bound=BaseModel)


class Supported(BaseModel):
    """Base of an item that must rest on words of the article: when no passage of its evidence is proven, the whole item is left out."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    evidence: Passages = Field(min_length=1)
    """Words of the article that prove the item, copied character for character."""


class ProvenClaim(Entry):
    """One claim of the value, and where the article bears it out."""

    path: str
    """Where in the value, such as "clauses[0].text"."""

    proof: Literal["verbatim", "mention", "passage"]
    """What the claim needed: verbatim: the article's own words; mention: a name that the article gives; passage: words it rests on."""

    evidence: tuple[Evidence, ...] = Field(min_length=1)
    """The characters of the article; several spans where words were left out."""


class UnsupportedClaim(Entry):
    """What was claimed and could not be proven, or could not stand without it: set apart, never part of the value, never lost."""

    path: str
    """Where in the answer as it was given, such as "clauses[0].text"; "" is the whole answer."""

    claim: Any
    """What was claimed there."""

    reason: Reason
    """Why it is not in the value, as a code."""

    detail: str
    """Why it is not in the value, in a sentence."""


class Grounded(Entry, Generic[M]):
    """A value of a class of your own, with the proof of every claim in it. Grounded is not true: the value says what the article says."""

    schema_version: Literal["1"] = SCHEMA_VERSION
    """Version of this shape."""

    schema_name: str
    """Name of the value's class, such as "Deal"."""

    article: ArticleFacts
    """The article the record is about."""

    value: M | None
    """What is left of the answer when everything refused is taken out, each claim in the article's own characters; null when that is nothing."""

    proofs: tuple[ProvenClaim, ...] = ()
    """The proof of each claim in the value, in the order of the value."""

    unproven: tuple[str, ...] = ()
    """Paths of what is in the value without a claim: numbers, choices, dates, plain strings. It stands because a claim of its item is proven; nothing more is known of it."""

    unsupported: tuple[UnsupportedClaim, ...] = ()
    """What was claimed and could not be proven."""

    warnings: tuple[Warning, ...] = ()
    """What a reader of the record should know."""

    provenance: Provenance
    """How the record came to be."""

    @field_serializer("value")
    def _write_value(self, value: Any, info: SerializationInfo) -> Any:
        """By alias, as the answer was given, so that paths lead to it and `model_validate_json` reads it again."""
        return value.model_dump(mode=info.mode, by_alias=True) if isinstance(value, BaseModel) else value
