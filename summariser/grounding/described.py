"""Speakers whom the article describes instead of naming: who they cannot be."""

import re

from summariser.grounding.beside import Beside, Span
from summariser.grounding.cast import COMPLEMENT, Cast, country_code
from summariser.grounding.proofs import Refusal
from summariser.grounding.speeches import Speeches
from summariser.grounding.words import SMALL, keys_in
from summariser.patterns import regex
from summariser.reading.speech.model import Speech
from summariser.reading.tables import list_words, titles

PRONOUNS = list_words("he she they it his her hers their its him them who i we el ella er sie il elle он она они")
"""Words that refer to somebody named before."""

_INDEFINITE = regex(
    r"(?:an?|one|some|several|many|other|others|another|two|three|half|most|ein(?:e|er)?|einige|mehrere|une?|des|plusieurs|uno?|una|unos|varios)\b"
    r"|(?:[\w-]+ )?(?:newspapers|media|diplomats|officials|sources|analysts|aides|observers|witnesses|residents|critics|reporters)\b",
    re.IGNORECASE,
)
"""How a source begins that is not meant to be known."""

DOCUMENT = regex(
    r"\b(?:statement|report|letter|note|communiqu|post|message|speech|interview|release|readout|document|announcement|erklärung|brief)",
    re.IGNORECASE,
)
"""What has an author, named elsewhere."""


_BODY = regex(
    r"\b(?:ministry|department|embassy|government|administration|commission|secretariat|presidency|cabinet|parliament|senate|council|agency|bureau|court"
    r"|army|navy|police|ministerium|regierung|botschaft|ministère|gouvernement|ministerio|gobierno)\b",
    re.IGNORECASE,
)
"""A body that speaks for itself."""

_PROPER = regex(r"(?<![.!?] )(?<!\A)\b[^\W\d_a-zß-öø-ÿ]\w+|\A\w+ [^\W\d_a-zß-öø-ÿ]\w+")
"""A name within the words that tell who speaks."""

_SPOKESMAN = regex(
    r"\b(?:\w*spokes\w+|minister|official|officer|envoy|ambassador|head|chief|director|president|chair\w*|secretary|member|source|aide|sprecher\w*|porte-parole)\b",
    re.IGNORECASE,
)
"""Somebody who speaks for a body, or is of it."""
_WITHIN = regex(r"\bin \Z")


class Described(Speeches):
    """What the words for a speaker say against a name."""

    def __init__(self, beside: Beside, cast: Cast) -> None:
        super().__init__(beside)
        self.cast = cast

    def not_anonymous(self, speaker: str, speech: Speech, who: str) -> Refusal | None:
        """Somebody by name where the article describes the speaker and names nobody in the whole sentence and the one before."""
        if speech.speaker_span is None or self.is_labelled(speech):
            return None
        beside = self.beside.words(speech.speaker_span)
        indefinite = _INDEFINITE.match(beside) and not DOCUMENT.search(beside)
        if not speech.anonymous and not indefinite:
            return None
        where = speech.speaker_span if indefinite else self.beside.sentence(*speech.speaker_span, before=1)
        if self.cast.is_named_in(speaker, where):
            return None
        return Refusal(
            "wrong_speaker", f"The article leaves the speaker unnamed ({who}): give null, not {speaker}.", ("speaker",)
        )

    def not_a_body(self, speaker: str, span: Span) -> Refusal | None:
        """A person where a ministry or an embassy speaks for itself, and the sentence names nobody of it."""
        entity = self.cast.entity(speaker)
        beside = " ".join(self.beside.words(span).split())
        if entity is None or entity.kind != "person" or not _BODY.search(beside) or _SPOKESMAN.search(beside):
            return None
        if self.cast.is_named_in(speaker, self.beside.sentence(*span)):
            return None
        return Refusal("wrong_speaker", f"The article gives these words to “{beside}”, not to {speaker}.", ("speaker",))

    def not_called(self, speaker: str, speech: Speech, who: str) -> Refusal | None:
        """Somebody of whose name and country the words beside the quotation, themselves a name or a body's, have nothing."""
        if speech.speaker_span is None:
            return None
        beside = self.beside.words(speech.speaker_span)
        words, theirs = set(keys_in(beside)) - SMALL, set(keys_in(speaker)) - SMALL
        other, heads = self.cast.entity(speaker), titles().get("head", frozenset())
        if other is None and not words & theirs and all(len(COMPLEMENT.split(one)) > 1 for one in (beside, speaker)):
            return Refusal("wrong_speaker", f"The article gives these words to {who}, not to {speaker}.", ("speaker",))
        named = _PROPER.search(beside) or _BODY.search(beside)
        country = other is not None and other.kind == "country"
        if not named or (words | theirs) & heads or (set(keys_in(beside)) & PRONOUNS and not country):
            return None
        office = set(keys_in(f"{other.role or ''} {other.affiliation or ''}")) if other else set()
        told = [
            one
            for one in self.beside.names_in(speech.speaker_span)
            if not _WITHIN.search(self.beside.text, speech.speaker_span[0], one.start)
        ]
        if (
            words & (theirs | office)
            or country_code(beside)
            or any(self.beside.reading.entities[one.entity].countries for one in told)
        ):
            return None  # a capital speaks through anybody of its own
        return Refusal("wrong_speaker", f"The article gives these words to {who}, not to {speaker}.", ("speaker",))
