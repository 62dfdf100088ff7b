"""Who speaks, and whom the text has just spoken of."""

from dataclasses import dataclass

from summariser.reading.speech.words import CROWD, office_nouns


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: an entity, somebody left unnamed, or words that nothing resolves."""

    entity: int | None = None
    anonymous: bool = False
    words: tuple[int, int] | None = None
    """For "it" after a body that is no entity: where that body is named."""


UNKNOWN = Speaker()
ANONYMOUS = Speaker(anonymous=True)


@dataclass(slots=True)
class Focus:
    """Somebody the text has just spoken of."""

    speaker: Speaker
    head: str
    position: int
    end: int
    proper: bool = False
    """A proper name that is no known entity."""


def find_unnamed(focus: Focus) -> Speaker | None:
    """What a pronoun means after somebody who is no entity: the proper name in the text, or somebody unnamed; None for a thing."""
    if focus.proper:
        return Speaker(words=(focus.position, focus.end))
    if focus.speaker.anonymous:
        return None if focus.head in CROWD else focus.speaker
    return focus.speaker if focus.head in office_nouns() else None
