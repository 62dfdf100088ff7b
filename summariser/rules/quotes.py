"""Quotations and indirect speech as the reading attributes them, and what between marks is no speech."""

from summariser.reading import Reading
from summariser.record import DraftNotSpeech, DraftQuote


def draft_quotes(reading: Reading) -> tuple[DraftQuote, ...]:
    """Every speech, in order, with the speaker's full name and the words for the speaker beside it."""
    text = reading.article.text
    quotes = []
    for speech in reading.speeches:
        stretches = tuple(text[start:end] for start, end in speech.spans if text[start:end].strip())
        if not stretches:
            continue
        quotes.append(
            DraftQuote(
                kind=speech.kind,
                text=stretches,
                speaker=speech.speaker_name,
                speaker_mention=_words(text, speech.speaker_span),
                cue=_words(text, speech.cue_span),
                addressee=_words(text, speech.addressee_span),
                secondhand=speech.secondhand,
            )
        )
    return tuple(quotes)


def draft_not_speech(reading: Reading) -> tuple[DraftNotSpeech, ...]:
    """What stands between marks and nobody said."""
    text = reading.article.text
    return tuple(
        DraftNotSpeech(text=text[a.start : a.end], why=a.why)
        for a in reading.not_speech
        if text[a.start : a.end].strip()
    )


def _words(text: str, span: tuple[int, int] | None) -> str | None:
    return text[slice(*span)] if span else None
