"""A quotation that stands by itself: the sentence before that leads to it, or the one after that looks back at it."""

from dataclasses import dataclass

from summariser.reading.speech.asides import is_titled
from summariser.reading.speech.focus import Speaker
from summariser.reading.speech.leads import find_lead
from summariser.reading.speech.model import Span
from summariser.reading.speech.phrases import Phrase, describe
from summariser.reading.speech.speakers import Speakers
from summariser.reading.speech.tokens import Page, Unit
from summariser.reading.speech.words import PREPOSITIONS
from summariser.reading.tables import list_words

_SOUNDS = list_words("was were is sounded seemed looked remained put answered appeared became stayed")
_FULL = 5
"""Words from which a stretch that nobody is seen to say is taken for somebody's sentence."""


@dataclass(frozen=True)
class Around:
    """What stands around the quotations of one page."""

    page: Page
    speakers: Speakers

    def stands_apart(self, unit: Unit) -> bool:
        """A quotation in a headline or heading goes on from nothing before it."""
        return self.page.reading.blocks[unit.block].kind != "body"

    def find_lead_before(self, before: Unit, unit: Unit) -> tuple[Phrase, Speaker] | None:
        """Whom the sentence before the quotation introduces: `The Polish minister was less patient. “We …”`."""
        colon = before.text.endswith(":")
        blocks = self.page.reading.blocks
        if before.block != unit.block and (unit.block - before.block > 1 or blocks[before.block].kind != "body"):
            return None
        phrase = find_lead(before.tokens, colon=colon) or _find_only_one(before)
        if phrase is None:
            return None
        if not colon and not self._is_about_one(before):
            return None
        speaker = self.speakers.resolve(phrase)
        if speaker.entity is None and not speaker.anonymous and not (colon and phrase.sort == "description"):
            return None
        if (
            speaker.entity is not None
            and self.page.reading.entities[speaker.entity].kind not in ("person", "organisation")
            and not colon
        ):
            return None
        return phrase, speaker

    def _is_about_one(self, before: Unit) -> bool:
        """A sentence about two people leads to neither, unless it says how one of them sounded."""
        names = self.page.reading.names_between(before.start, before.end)
        people = {name.entity for name in names if name.kind == "person"}
        return len(people) < 2 or not _SOUNDS.isdisjoint(before.words)

    def is_sentence(self, span: Span) -> bool:
        """Whether the quoted words are a sentence rather than a name or a term."""
        words = self.page.text[span[0] : span[1]].split()
        ends = self.page.text[span[1] - 1] in ".!?…,"
        return (len(words) >= _FULL or (ends and len(words) >= 2)) and not is_titled(words)


def _find_only_one(before: Unit) -> Phrase | None:
    """Of a short sentence whose subject stands behind a time, the only one it names: "Late in the day Lind came back."."""
    named = [i for i, token in enumerate(before.tokens) if token.kind == "name"]
    if len(named) != 1 or len(before.tokens) > _SHORT or before.tokens[named[0] - 1].low in PREPOSITIONS:
        return None
    return describe(before.tokens, named[0], named[0])


_SHORT = 16
"""Tokens of a sentence that may only lead to what is said next."""
