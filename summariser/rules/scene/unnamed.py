"""People of whom the article gives the office alone: "the Hungarian prime minister", "a deputy secretary from the Pentagon"."""

from dataclasses import replace

from summariser.patterns import regex
from summariser.reading.names import Entity
from summariser.reading.tables import list_words
from summariser.rules.scene import Scene
from summariser.rules.scene.descriptions import LEADING, Description, find_employer

_ALONE = list_words("president premier taoiseach tánaiste tanaiste king queen emir pope chancellor emperor")
_OF_ONE = (("foreign", "secretary"), ("secretary", "general"), ("secretary-general", "secretary-general"))
"""First and last word of offices of which an article means one."""
_SEATED = _ALONE | list_words(
    "minister secretary ambassador commissioner envoy counterpart number colleague speaker vice-president mediator representative chief leader general"
)
"""Offices whose holder takes part although nobody says the name; those who stand alone need no state."""


_MANY = list_words(
    "official diplomat general officer adviser advisor envoy emissary negotiator mediator representative secretary undersecretary lawmaker "
    "senator parliamentarian legislator delegate colonel commander aide"
)
"""Offices that many hold at once; "a foreign minister" is any that ever was."""
_HELD = regex(r"(?:[,(—–]|\b(?:is|was|be|been|being|as|like|became|becomes?|becoming|remains?|not)) \Z")
"""Before words that only say what somebody is: "A, a Dutch envoy", "he was a Dutch envoy"."""


_SPEAKS = regex(
    r"(?: (?:in|at) [A-Z]\w+)?,? (?:who (?:asked|requested|spoke|declined|did not)|said\b|says\b|told\b|speaking\b|called\b|described\b|warned\b|added\b"
    r"|insisted\b|argued\b|confirmed\b|denied\b)"
)
"""Behind a source, who tells of meetings and is not named so as not to be known."""


_NEXT = 160
"""Characters between an office alone and the name of who holds it."""


def _is_new(scene: Scene, start: int, end: int) -> bool:
    """Whether an office with an "a" names somebody by itself, and nobody who is named beside it."""
    if _HELD.search(scene.text, max(start - 12, 0), start) or _SPEAKS.match(scene.text, end) or scene.is_quoted(start):
        return False
    return not any(name.kind == "person" for name in scene.names_in(start, end + 3))


class Unnamed:
    """Those of one article; the same office of the same state is the same person."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._known: dict[tuple[str, tuple[str, ...]], Entity | None] = {}

    def find_anybody(self, start: int, end: int, what: Description) -> tuple[Entity, int] | None:
        """ "An Omani envoy", "a deputy secretary from the Pentagon": somebody new of whom the article gives office and whose alone, and where that ends."""
        if what.office < 0 or what.head not in _MANY or not _is_new(self.scene, start, end):
            return None
        stop, codes = find_employer(self.scene.tokens, what.end)
        told = replace(what, countries=what.countries or codes)
        owned = what.end > what.office + len(what.words)  # "a representative of the Commission"
        if not (what.countries or owned or stop > what.end):
            return None
        end = self.scene.tokens.ends[stop - 1]
        return self.scene.add_unnamed(start, end, told), end

    def find_holder(self, start: int, end: int, what: Description, sentence: int) -> Entity | None:
        """ "the Hungarian prime minister": somebody known by an office of state alone, where no one who is named holds it; `sentence` is where theirs begins."""
        leads = what.head in LEADING and what.end > what.office + 1  # "the head of the Agency"
        if what.office < 0 or not (leads or (what.head in _SEATED and (what.countries or self._stands_alone(what)))):
            return None
        first = self.scene.tokens.lows[what.office]
        bare = first in (what.head, "prime", "vice") or (first, what.head) in _OF_ONE
        if not (what.countries or leads) and not (bare and self.scene.text[start : start + 3].lower() == "the"):
            return None  # "the visiting premier" is rather somebody named elsewhere
        if self.scene.is_quoted(start):
            return None
        key = (what.head, what.countries[:1] or what.words)
        if key not in self._known:
            prime = self.scene.tokens.lows[what.office] == "prime" and what.head == "minister"
            wanted = {"prime"} if prime else {what.head, what.head.split("-")[0]}
            held = [
                e
                for e in self._rivals(what)
                if e.kind == "person" and not wanted.isdisjoint((e.role or "").lower().replace("-", " ").split())
            ]
            known = self._find_named_next(end, what, held) if held else self._find_hero(start, what, sentence)
            self._known[key] = known or (None if held else self.scene.add_unnamed(start, end, what))
        return self._known[key]

    def _find_named_next(self, end: int, what: Description, held: list[Entity]) -> Entity | None:
        """The only holder, whom the next sentence names without a state: "met the Egyptian president. President Farouk said"."""
        first = held[0].mentions[0].start if len(held) == 1 and what.countries and not held[0].countries else end
        return self.scene.add_state(held[0], what.countries[:1]) if end < first < end + _NEXT else None

    def _stands_alone(self, what: Description) -> bool:
        """Whether an office needs no state to tell who is meant: "the president", "the prime minister", "the foreign secretary"."""
        first = self.scene.tokens.lows[what.office]
        return what.head in _ALONE or first == "prime" or (first, what.head) in _OF_ONE

    def _find_hero(self, at: int, what: Description, sentence: int) -> Entity | None:
        """The one person named so far, if the article has not said who that is: "Antony Blinken … the US secretary of state"."""
        named = [e for e in self.scene.entities if e.kind == "person" and e.mentions and e.mentions[0].start < at]
        if named and named[-1].mentions[-1].start > sentence and named[0].mentions_between(sentence, at):
            return None  # whoever meets "the US secretary of state" is somebody else
        if len(named) != 1 or named[0].role or named[0].countries or not what.countries or len(named[0].mentions) < 2:
            return None
        return self.scene.add_office(named[0], at, what)

    def _rivals(self, what: Description) -> tuple[Entity, ...]:
        """Those who may hold an office of that state: its people, and those of no known state."""
        if not what.countries:
            return self.scene.entities
        return tuple(e for e in self.scene.entities if not e.countries or set(e.countries) & set(what.countries))
