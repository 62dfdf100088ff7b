"""The stance of a position by the verbs of its evidence: one that the table of stances knows, and that says the contrary, contradicts a claim."""

import re
from functools import cache
from typing import cast

from summariser.reading.tables import stances
from summariser.record import Stance

_CONTRARY: dict[Stance, frozenset[Stance]] = {
    "supports": frozenset({"opposes", "rejects"}),
    "opposes": frozenset({"supports", "commits"}),
    "rejects": frozenset({"supports", "commits"}),
    "calls_for": frozenset({"rejects"}),
    "commits": frozenset({"rejects"}),
    "warns": frozenset({"supports", "commits"}),
    "accuses": frozenset({"supports", "commits"}),
    "expresses_concern": frozenset({"supports", "commits"}),
}
"""Which claims a verb contradicts. What somebody calls for or warns of may be said of the contrary: those are left alone."""

_TURNED = re.compile(
    r"\b(?:not|no|never|none|nor|neither|without|cannot|against|nothing|nobody|refus\w*|fail\w*|stop\w*|end\w*|halt\w*|un\w+|non\w*|kein\w*|nicht)\b|n['’]t\b",
    re.IGNORECASE,
)
"""Beside one of these the verb's stance may be turned round: "vowed never to"."""


@cache
def _verbs() -> tuple[tuple[Stance, re.Pattern[str]], ...]:
    """Each stance with the verbs that have one meaning only: no cue of two stances, no pattern with gaps."""
    found: dict[str, set[str]] = {}
    for stance, kind, cue in stances():
        if kind == "verb" and cue.replace(" ", "").isalpha():
            found.setdefault(cue, set()).add(stance)
    by_stance: dict[Stance, list[str]] = {}
    for cue, meant in found.items():
        if len(meant) == 1:
            by_stance.setdefault(cast(Stance, next(iter(meant))), []).append(_inflected(cue))
    return tuple(
        (stance, re.compile(rf"(?<![-\w])(?:{'|'.join(cues)})\b", re.IGNORECASE)) for stance, cues in by_stance.items()
    )


def _inflected(cue: str) -> str:
    first, _, rest = cue.partition(" ")
    stem = first[:-1] if first.endswith(("e", "y")) else first
    last = first[-1] if first != stem else ""
    return rf"{stem}(?:{last}|{last}s|{last}d|ed|es|ing|ies|ied|{stem[-1]}ed|{stem[-1]}ing)" + (
        rf" {rest}" if rest else ""
    )


def contradicting(claimed: Stance, evidence: str) -> tuple[Stance, str] | None:
    """The stance that a verb of the evidence gives instead of `claimed`, and the verb; None where nothing plainly contradicts it."""
    if _TURNED.search(evidence):
        return None
    given = {stance: found.group() for stance, verbs in _verbs() if (found := verbs.search(evidence))}
    if len(given) != 1:
        return None
    ((stance, verb),) = given.items()
    return (stance, verb) if claimed in _CONTRARY.get(stance, frozenset()) else None
