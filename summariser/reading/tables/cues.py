"""Reporting verbs ("said", "warned", "dismissed … as") with their uses and the stance they express: one table a language."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

Form = Literal["base", "present", "past", "participle", "ing"]
LANGUAGES = ("en", "de")
"""Languages with a table. Adding one is adding `cues.<language>.tsv` and its function words."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A form of a reporting verb. `uses` and `stance` are explained in the head of the table."""

    lemma: str
    forms: tuple[Form, ...]
    """What the form can be: "said" is past and participle."""

    uses: frozenset[str]
    stance: str | None


@cache
def load_cues(language: str = "en") -> dict[str, Cue]:
    """Every form of every reporting verb of `language`, in small letters. Empty for a language without a table."""
    if language not in LANGUAGES:
        return {}
    found: dict[str, Cue] = {}
    path = files("summariser.reading.tables") / f"cues.{language}.tsv"
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            _add(found, line.split("\t"))
    return found


def _add(found: dict[str, Cue], row: list[str]) -> None:
    uses, stance = frozenset(row[-2]), None if row[-1] == "-" else row[-1]
    names: tuple[Form, ...] = ("base", "present", "past", "participle", "ing")
    forms: dict[str, list[Form]] = {}
    if len(row) == 7:
        for name, word in zip(names, row[:5], strict=True):
            forms.setdefault(word, []).append(name)
    else:
        forms = {word: ["past", "participle"] for word in row[1].split(";")}
    for word, kinds in forms.items():
        found.setdefault(word, Cue(row[0], tuple(kinds), uses, stance))
