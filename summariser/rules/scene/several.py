"""Whom a "they" means: those with whom the sentence before began, else those told of as several last."""

from summariser.patterns import regex
from summariser.reading.names import Entity
from summariser.rules.scene import Clause, Scene
from summariser.rules.scene.pronouns import BARE_PLURAL

Told = tuple[str, Entity | None]
"""The words for several people, and the entity where they are one."""

_BETWEEN_STATES = regex(
    r"\b(?:between|of|in|for|to) (?:the |both )?(?:two )?(?:countries|nations|states|sides|governments)\Z"
)
"""Several that something is only of or between: a "they" behind it means whoever was told of before."""
_BEFORE = 12
"""Characters before such words."""


class Several:
    """Remembers, in the order of the text, who was told of as several."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self.last: Told | None = None
        self.block = -1
        """The paragraph that told of them."""
        self._ahead: tuple[int, Told] | None = None

    def keep(self, told: Told, span: tuple[int, int], clause: Clause, *, first: bool, pronoun: bool) -> None:
        """Keep those at the characters `span`; `first` where the sentence began with them."""
        tied = _BETWEEN_STATES.search(self._scene.text, max(span[0] - _BEFORE, 0), span[1])
        if tied and tied.start() <= span[0]:
            return
        if first and (self._ahead is None or self._ahead[0] != clause.number):
            self._ahead = clause.number, told
        if not pronoun:
            self.last, self.block = told, clause.block

    def ahead_of(self, clause: Clause, start: int) -> Told | None:
        """Whom a "They" at the head of a sentence means, rather than whom the sentence before told of behind."""
        if start != clause.start or not clause.number:
            return None
        if self._ahead and self._ahead[0] == clause.number - 1:
            return self._ahead[1]
        before = self._scene.clauses[clause.number - 1]
        unnamed = before.block == clause.block and BARE_PLURAL.match(self._scene.text, before.start, before.end)
        return ("they", None) if unnamed else None
