"""Speeches while their parts come together: joined over paragraphs, and settled where one repeats another."""

import re
from dataclasses import dataclass, field
from typing import Literal

from summariser.reading.marks import Stretch
from summariser.reading.speech.focus import UNKNOWN, Speaker
from summariser.reading.speech.frame import Frame
from summariser.reading.speech.model import Span
from summariser.reading.speech.phrases import Phrase

Kind = Literal["direct", "mixed", "indirect"]

_HEAD = 20
"""Drafts from the start of the article that may repeat words from further down."""

_LEAST = 12
"""Characters of a quotation from which its return cannot be chance."""


@dataclass(eq=False)
class Draft:
    """A speech while its parts come together."""

    kind: Kind
    unit: int
    spans: list[Span]
    stretches: list[int] = field(default_factory=list)
    speaker: Speaker = UNKNOWN
    phrase: Phrase | None = None
    frame: Frame | None = None
    floating: bool = False
    secondhand: bool = False
    repeats: "Draft | None" = None
    """The draft further down whose words these are, when nothing beside these says so."""

    @property
    def explicit(self) -> bool:
        """Whether an attribution stands beside it."""
        return self.phrase is not None or self.frame is not None


def join_continued(drafts: list[Draft], stretches: tuple[Stretch, ...]) -> list[Draft]:
    """One quotation over several paragraphs is one speech; the attribution may stand beside any part of it."""
    owner = {index: draft for draft in drafts for index in draft.stretches}
    for index in sorted(owner):
        earlier = stretches[index].continues
        one, two = owner.get(earlier) if earlier is not None else None, owner[index]
        if one is None or one is two:
            continue
        if two.explicit and one.frame is None:
            one.speaker, one.phrase, one.frame, one.floating = two.speaker, two.phrase, two.frame, two.floating
        one.spans += two.spans  # sorted once, at the end: a long chain of paragraphs would be sorted anew each time
        one.stretches += two.stretches
        one.kind = "direct"
        owner.update(dict.fromkeys(two.stretches, one))
        two.spans = []
    for draft in drafts:
        draft.spans.sort()
        draft.stretches.sort()
    return [draft for draft in drafts if draft.spans]


def settle_repeated(drafts: list[Draft], text: str) -> None:
    """A quotation without a speaker, as in a headline, is whose words it repeats further down."""
    open_ones = [one for one in drafts[:_HEAD] if one.floating and one.phrase is None and one.speaker == UNKNOWN]
    if not open_ones:
        return
    told = [(_fold(one, text), one) for one in drafts if one.kind != "indirect" and one.explicit]
    for one in open_ones:
        words = _fold(one, text)
        said = next((other for folded, other in told if len(words) >= _LEAST and words in folded), None)
        if said is not None:
            one.speaker, one.repeats = said.speaker, said


def _fold(draft: Draft, text: str) -> str:
    """The words in small letters, without marks and punctuation."""
    return " ".join(re.findall(r"\w+", " ".join(text[start:end] for start, end in draft.spans).lower()))
