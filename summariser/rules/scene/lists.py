"""Lists of which every item stands on a line of its own: "The ministers: – welcomed the plan; – condemned the raid"."""

from summariser.patterns import regex
from summariser.rules.scene import Clause, Scene

_MARKED = regex(r"\W*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)] ?)?\Z")
"""What stands before the first word of an item: a dash, a dot, a number or a letter."""
_OPENS = regex(r"[:,—–-]\s*\Z")
LONGEST = 30
"""Items of a list, at most."""


def find_lead(scene: Scene, clause: Clause) -> Clause | None:
    """The sentence ending in a colon that leads to the list of which `clause` is an item."""
    at = clause
    while at.number and clause.number - at.number < LONGEST and _is_item(scene, at):
        at = scene.clauses[at.number - 1]
        if _OPENS.search(scene.text, max(at.start, at.end - 4), at.end):
            return at
    return None


def _is_item(scene: Scene, clause: Clause) -> bool:
    """Whether a sentence begins in small letters or behind the mark of an item, or is nothing but a mark."""
    if clause.first == clause.last or _MARKED.fullmatch(scene.text, clause.start, clause.end):
        return True
    first = scene.tokens.starts[clause.first]
    begin = max(scene.reading.article.text.rfind("\n", 0, first) + 1, first - 8)
    marked = begin < first and not scene.is_quoted(first) and _MARKED.match(scene.text, begin, first) is not None
    return marked or scene.text[first].islower()
