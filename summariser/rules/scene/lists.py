"""Lists set out in the text: on lines of their own ("The ministers: – welcomed the plan; – condemned the raid"), or of who several are."""

from summariser.patterns import regex
from summariser.reading.names import Entity
from summariser.rules.scene import PAIR, Clause, Scene

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


SPELLED = 160
"""Characters behind which several are told of whose names then stand between dashes or brackets."""
_OPENS_NAMES = regex(
    r"\b(?P<who>(?i:powers|states|countries|nations|signatories|parties|members|sides|neighbou?rs|governments|republics|guarantors|mediators|ministers|leaders|presidents|envoys)"
    r"\b(?: (?:to|of|in) the (?:[\w’'-]+ ){0,3}[\w’'-]+)?)(?: [—–-] |,? \()(?:the )?(?=[A-Z])"
)
_JOINS_NAMES = regex(r"(?:,|,? and) (?:the )?")
_CLOSES_NAMES = regex(r" [—–-]|[),;.]|\Z")


def find_spelled(scene: Scene, start: int, end: int) -> tuple[int, list[Entity]]:
    """Who those are that several of the characters `start` to `end` mean, and where these end: "the deal's signatories | – Iran, Oman and Qatar –"."""
    opened = _OPENS_NAMES.search(scene.text, start, min(end, start + SPELLED))
    found: list[Entity] = []
    at = opened.end() if opened else end
    for name in scene.names_in(at, end) if opened else ():
        first = name.title[0] if name.title else name.start
        joined = _JOINS_NAMES.fullmatch(scene.text, at, first) if found else first == at
        if not joined:
            break
        found.append(scene.entity_of(name))
        at = name.end
    whole = len(found) >= PAIR and _CLOSES_NAMES.match(scene.text, at, end)
    return (opened.end("who"), found) if opened and whole else (start, [])
