"""The check of a `Grounded`, made without its class: each proven path leads to words of the article, and nothing in the value is unaccounted for."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from pydantic import BaseModel

from summariser.audit.spans import Finding
from summariser.record import Grounded, ProvenClaim


def check_proofs(record: Grounded[Any]) -> Iterator[Finding]:
    """Everything that does not hold between the value and its proofs; whether spans are the article's is checked elsewhere."""
    value = record.value.model_dump(mode="json", by_alias=True) if isinstance(record.value, BaseModel) else record.value
    leaves = dict(_leaves(value, ""))
    for at, claim in enumerate(record.proofs):
        where = f"proofs[{at}]"
        if claim.path in leaves:
            yield from _check_claim(claim, leaves[claim.path], where)
        else:
            yield Finding(f"{where}.path", f"{claim.path!r} leads to nothing in the value")
    yield from _check_account(record, leaves)


def _check_claim(claim: ProvenClaim, words: Any, where: str) -> Iterator[Finding]:
    there = " … ".join(span.text for span in claim.evidence)
    if not isinstance(words, str) or words.split() != there.split():
        yield Finding(where, f"{claim.path} is {words!r}, and its evidence {there!r}")
    if claim.proof != "passage" and any(span.match == "near" for span in claim.evidence):
        yield Finding(where, f"a {claim.proof} stands in the article exactly or not at all, never nearly")
    if any(one.end > other.start for one, other in pairwise(claim.evidence)):
        yield Finding(f"{where}.evidence", "the spans overlap or are not in the order of the article")


def _check_account(record: Grounded[Any], leaves: dict[str, Any]) -> Iterator[Finding]:
    """Everything in the value is either proven or said to be unproven, once; and nothing stands where nothing is proven."""
    proven = [claim.path for claim in record.proofs]
    told = sorted((*proven, *record.unproven))
    for path in dict.fromkeys(one for one, other in pairwise(told) if one == other):
        yield Finding("proofs", f"{path} is accounted for twice")
    for path in record.unproven:
        if path not in leaves:
            yield Finding("unproven", f"{path!r} leads to nothing in the value")
    known = set(told)
    for path in leaves:
        if path not in known:
            yield Finding("value", f"{path} is neither proven nor said to be unproven")
    if record.unproven and not proven:
        yield Finding("unproven", "nothing in the value is proven, so nothing in it can stand")


def _leaves(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    """(path, value) of everything in a JSON value that is neither null nor a list nor an object."""
    if isinstance(value, dict):
        for name, one in value.items():
            yield from _leaves(one, f"{path}.{name}".lstrip("."))
    elif isinstance(value, (list, tuple)):
        for at, one in enumerate(value):
            yield from _leaves(one, f"{path}[{at}]")
    elif value is not None:
        yield path, value
