"""Whose paper it is that speaks: "the statement added" after "the ministry said in a statement", "a foreign ministry statement said"."""

from dataclasses import dataclass, field

from summariser.patterns import regex
from summariser.reading.speech.focus import UNKNOWN, Speaker
from summariser.reading.speech.frame import Frame
from summariser.reading.speech.phrases import Phrase, describe, names_proper
from summariser.reading.speech.words import BODIES
from summariser.reading.tables import list_words

PAPERS = list_words("statement readout communiqué communique release email e-mail letter")
"""Papers in which somebody speaks."""
_IN_PAPER = regex(
    rf"[^.;:“\"]{{0,60}}?\bin\s(?:an?|its|his|her|the|their)\s(?:[\w-]+\s){{0,3}}({'|'.join(sorted(PAPERS))})\b"
)
_ISSUED = regex(
    rf"[^.;:“\"]{{0,60}}?\b(?:issued|issues|released|published|circulated)\s(?:an?|the|its|their)\s(?:[\w-]+\s){{0,3}}({'|'.join(sorted(PAPERS))})\s\Z"
)
"""Between somebody and "saying": "issued a short statement"."""
_PAGE = 3000
"""Characters within which "the statement" is the one told of last."""


@dataclass(eq=False)
class Issuers:
    """Remembers who spoke in which paper last, in the order of the text."""

    text: str
    _last: dict[str, tuple[Speaker, int]] = field(default_factory=dict)

    def note(self, frame: Frame, speaker: Speaker) -> None:
        """ "Petro's office said in a statement", "the party, in a statement released on Friday, accused"."""
        phrase = frame.subject
        named = speaker.entity is not None or (phrase is not None and (phrase.sort == "name" or phrase.head in BODIES))
        if phrase is None or speaker.anonymous or not named:
            return
        until = max(phrase.end, frame.cue[0])
        within = _IN_PAPER.match(self.text, phrase.end, until) or _ISSUED.match(self.text, phrase.end, until)
        if paper := within or _IN_PAPER.match(self.text, frame.cue[1]):
            known = speaker.entity is not None or speaker.words is not None
            issuer = speaker if known else Speaker(words=(phrase.start, phrase.end))
            self._last[paper[1].lower()] = issuer, frame.cue[1]

    def find(self, phrase: Phrase) -> Speaker | None:
        """Who spoke in "the statement", "Monday's email"; None for another paper of that kind."""
        known = self._last.get(phrase.head)
        same = len(phrase.tokens) == 2 and phrase.tokens[0].low in ("the", "this", "that", "'s")
        if known is None or not same:
            return None
        return known[0] if phrase.start - known[1] < _PAGE else UNKNOWN


def find_owner(phrase: Phrase) -> Phrase | None:
    """The body named beside the word for its paper: "the White House readout", "a statement from the ministry"."""
    if phrase.head not in PAPERS:
        return None
    tokens = list(phrase.tokens)
    at = next(i for i, token in enumerate(tokens) if token.low == phrase.head)
    if at + 2 < len(tokens) and tokens[at + 1].low in ("from", "by", "of"):
        return describe(tokens, at + 2, len(tokens) - 1)
    owner = describe(tokens, 0, at - 1 - (tokens[at - 1].low == "'s")) if at else None
    told = owner is not None and (owner.sort == "name" or owner.head in BODIES or names_proper(owner))
    return owner if told else None
