"""Who says what: every quotation with its speaker as far as the article names one, and plain indirect speech.

The paragraphs are cut into units, sentences in which each quotation counts as one token (`tokens`). In each unit every reporting verb gets
its subject (`frames`, `phrases`), every quotation the verb that governs it (`quotes`), and every subject the person or body it means
(`speakers`). What no verb governs goes to the speaker at hand or is no speech (`asides`). Labelled speech of transcripts is read by itself
(`transcripts`).
"""

from typing import TYPE_CHECKING

from summariser.reading.speech.asides import explain
from summariser.reading.speech.model import Aside, Attribution, Speech
from summariser.reading.speech.quotes import Attributor
from summariser.reading.speech.tokens import cut_units
from summariser.reading.speech.transcripts import read_transcript
from summariser.reading.tables.cues import LANGUAGES, load_cues

if TYPE_CHECKING:
    from summariser.reading import Reading

__all__ = ["Aside", "Attribution", "Speech", "attribute"]


def attribute(reading: "Reading") -> Attribution:
    """All speech of the article in order, and every top-level stretch that is none. Linear in the text."""
    language = reading.language if reading.language in LANGUAGES else "en"
    labelled = read_transcript(reading)
    page = cut_units(reading, load_cues(language or "en"), skip=labelled.blocks)
    attributor = Attributor(page)
    attributor.run()
    speeches = [*labelled.speeches, *attributor.finish()]
    speeches.sort(key=lambda speech: speech.spans[0])
    spoken = {index for speech in speeches for index in speech.stretches}
    return Attribution(tuple(speeches), tuple(_explain_rest(reading, spoken)))


def _explain_rest(reading: "Reading", spoken: set[int]) -> list[Aside]:
    text = reading.article.text
    asides = []
    for i, stretch in enumerate(reading.stretches):
        if stretch.depth or i in spoken:
            continue
        outer = stretch.outer_start, stretch.outer_end
        furniture = reading.is_boilerplate(*outer)
        why = "boilerplate" if furniture else explain(text, stretch.start, stretch.end, outer)
        asides.append(Aside(i, stretch.start, stretch.end, why))
    return asides
