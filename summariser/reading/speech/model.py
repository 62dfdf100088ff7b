"""Who says what: every quotation with its speaker as far as the article names one, and plain indirect speech."""

from dataclasses import dataclass
from typing import Literal

Span = tuple[int, int]
Why = Literal["scare", "title", "motto", "term", "foreign", "boilerplate", "other"]


@dataclass(frozen=True, slots=True)
class Speech:
    """Words that somebody said or wrote, as the article gives them. All spans are (start, end) in the article."""

    kind: Literal["direct", "mixed", "indirect"]
    """direct: the reported sentence stands wholly between marks, or after a speaker's label; mixed: some words of a reported clause do; indirect: no marks."""

    spans: tuple[Span, ...]
    """The words: one span a stretch or paragraph; for indirect speech the reported clause without cue and "that"."""

    stretches: tuple[int, ...] = ()
    """Indices of the stretches between marks it is made of."""

    speaker: int | None = None
    """Index of the entity that speaks, None when the article names none or leaves it open."""

    speaker_span: Span | None = None
    """The words for the speaker beside the quotation, such as "Rubio" or "the minister"."""

    speaker_name: str | None = None
    """The name for a record: the entity's, or, where no entity is known, the article's words for a person or body ("her office"). None when
    the source is left unnamed."""

    cue_span: Span | None = None
    """The reporting words, such as "said" or "was quoted as saying"."""

    addressee_span: Span | None = None
    """To whom it was said: "reporters", "parliament"."""

    secondhand: bool = False
    """The words reached the writer through somebody else."""

    anonymous: bool = False
    """The speaker is described but not named: "a senior official", "diplomats"."""

    floating: bool = False
    """No cue stands beside the quotation: the speaker is kept from the one before."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A stretch between quotation marks that nobody is reported to have said."""

    stretch: int
    start: int
    end: int
    why: Why


@dataclass(frozen=True, slots=True)
class Attribution:
    """All speech of an article, and all stretches that are none."""

    speeches: tuple[Speech, ...]
    asides: tuple[Aside, ...]
