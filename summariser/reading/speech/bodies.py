"""Which body a description means: "the ministry" after "the Estonian Foreign Ministry", "its government"."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summariser.reading.speech.focus import UNKNOWN, Speaker
from summariser.reading.speech.phrases import Phrase

if TYPE_CHECKING:
    from summariser.reading import Reading
    from summariser.reading.names import Entity

_REACH, _BACK = 3000, 6
"""Characters and mentions looked back for the body that "the ministry" means."""
_FEW = 30
"""Bodies of one kind looked at."""
_NEAR = 250
"""Characters before "its government" within which the state is named."""


@dataclass(eq=False)
class Bodies:
    """The bodies an article names, looked up by the words of their names."""

    reading: "Reading"
    _named: "dict[str, list[Entity]]" = field(default_factory=dict)

    def __post_init__(self) -> None:
        for entity in self.reading.entities:
            if entity.kind == "organisation":
                for word in entity.name.lower().split():
                    self._named.setdefault(word, []).append(entity)

    def find(self, phrase: Phrase) -> Speaker:
        """ "the ministry" after "the Estonian Foreign Ministry"."""
        if phrase.head == "government" and phrase.determiner == "its":
            return Speaker(self._find_state(phrase.start))
        if phrase.determiner in ("a", "an", "one"):
            return Speaker(anonymous=phrase.head in ("newspaper", "report", "paper", "agency", "source"))
        if phrase.head in ("service", "office") and any(t.low in ("press", "media") for t in phrase.tokens):
            owner = next((token.entity for token in phrase.tokens if token.kind == "name"), None)
            return UNKNOWN if owner is None or self.reading.entities[owner].kind == "person" else Speaker(owner)
        named = self._named.get(phrase.head, [])[:_FEW]
        before = [e for e in named if e.mentions and e.mentions[0].start < phrase.start]
        plain = len(phrase.tokens) <= 2 and phrase.determiner == "the" and len(before) == 1
        return Speaker(before[0].index) if plain and self._is_named_last(before[0], phrase) else UNKNOWN

    def _find_state(self, position: int) -> int | None:
        """Whose government "its government" is: of the country named last that the words beside it do not only belong to."""
        names = self.reading.names_between(max(0, position - _NEAR), position)
        states = [name for name in names if name.kind == "country" and not name.possessive]
        return states[-1].entity if states else None

    def _is_named_last(self, entity: "Entity", phrase: Phrase) -> bool:
        """Whether no other such body was spoken of since: "the ministry" after two of them is the latter."""
        text, at = self.reading.article.text, phrase.start
        for _ in range(_BACK):
            first = max(0, at - _REACH)
            found = text[first:at].lower().rfind(phrase.head)
            at = first + found
            if found < 0 or any(name.start <= at < name.end for name in entity.mentions):
                break
            if not text[max(0, at - 4) : at].lower().endswith("the "):
                return False
        return True
