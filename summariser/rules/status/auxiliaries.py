"""Auxiliaries and the words between a verb and what it governs: what a clause's grammar is read by."""

from dataclasses import dataclass
from functools import cache

from summariser.reading.names.tokens import SPACE
from summariser.reading.tables import list_words, read_rows_of
from summariser.rules.scene import Clause, Scene
from summariser.rules.scene.phrases import Phrases

DETERMINERS = list_words("a an the his her their its this that these those no any our my your another each both two")
NEGATIONS = list_words(
    "not never longer cannot won't won’t didn't didn’t wasn't wasn’t weren't isn't isn’t hasn't hasn’t wouldn't wouldn’t doesn't"
)
FUTURE = list_words("will shall won't won’t")
DOUBT = list_words("may might could can whether if unless")
AUXILIARIES = (
    FUTURE
    | DOUBT
    | list_words(
        "is are was were be been being isn't isn’t wasn't wasn’t weren't has have had having hasn't hasn’t to do does did didn't didn’t doesn't "
        "would wouldn't wouldn’t should must"
    )
)
_ADVERBS = list_words(
    "also still now then only again yet ever just earlier later already not never longer soon finally even first once all both since originally neither nor"
)
STOPS = list_words(
    "in at on for to from with by after before during following and or but into over about until since as ahead between of"
)
"""Words that stand outside a noun and its adjectives."""


@cache
def load_statuses(side: str) -> Phrases:
    """The cues of tables/statuses.tsv by the first word of their class: governs (with the prepositions), is, such."""
    rows: dict[str, list[tuple[str, str, bool]]] = {"governs": [], "is": [], "such": []}
    for kind, cues in read_rows_of("summariser.rules.tables", "statuses.tsv", 2):
        first, _, status = kind.partition(" ")
        rows[first if status else "governs"] += [(status or first, cue, True) for cue in cues.split(";")]
    return Phrases(rows[side])


@dataclass(frozen=True, slots=True)
class Group:
    """The auxiliaries and adverbs before a verb, words `start` to `end` (not included)."""

    start: int
    end: int
    words: frozenset[str]

    @property
    def negated(self) -> bool:
        """Whether one of them denies."""
        return bool(self.words & NEGATIONS)


def find_group(scene: Scene, clause: Clause, verb: int) -> Group:
    """The auxiliaries and adverbs directly before the verb at word `verb`."""
    lows, start = scene.tokens.lows, verb
    while start > clause.first and scene.tokens.gap(start) == SPACE and is_auxiliary(scene, start - 1):
        start -= 1
    return Group(start, verb, frozenset(lows[start:verb]))


def is_auxiliary(scene: Scene, i: int) -> bool:
    """Whether word `i` is an auxiliary, a negation or an adverb."""
    low = scene.tokens.lows[i]
    if low == "may" and scene.tokens.capital(i):
        return False  # the month
    if low == "no":
        return scene.tokens.lows[i + 1 : i + 2] == ["longer"]
    return low in AUXILIARIES or low in _ADVERBS or (low.endswith("ly") and len(low) > 4)
