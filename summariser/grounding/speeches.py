"""The speeches of an article, by place: which of them a claimed quotation is part of."""

from bisect import bisect_right
from functools import cached_property

from summariser.grounding.beside import Beside, Span
from summariser.reading.speech.model import Speech


class Speeches:
    """The speeches of an article, by place."""

    def __init__(self, beside: Beside) -> None:
        self.beside = beside
        self._labelled: dict[int, bool] = {}  # a transcript may be one turn of a thousand paragraphs

    @cached_property
    def _by_stretch(self) -> dict[int, Speech]:
        return {number: speech for speech in self.beside.reading.speeches for number in speech.stretches}

    @cached_property
    def _unmarked(self) -> list[tuple[int, int, Speech]]:
        """Speech without marks by its spans: labelled and indirect."""
        unmarked = (one for one in self.beside.reading.speeches if not one.stretches or self.is_labelled(one))
        spans = [(*span, one) for one in unmarked for span in one.spans]
        return sorted(spans, key=lambda entry: entry[:2])

    def is_labelled(self, speech: Speech) -> bool:
        """Whether a speaker's label gives the words, as in a transcript: direct speech that does not lie between marks itself."""
        if id(speech) not in self._labelled:
            outside = any(self.beside.stretch_around(*span) is None for span in speech.spans)
            self._labelled[id(speech)] = speech.kind == "direct" and outside
        return self._labelled[id(speech)]

    @cached_property
    def split(self) -> tuple[Speech, ...]:
        """Quotations of several stretches."""
        return tuple(
            one
            for one in self.beside.reading.speeches
            if len(one.spans) > 1 and one.stretches and not self.is_labelled(one)
        )

    def speech_at(self, span: Span, stretch: int | None) -> Speech | None:
        """The speech that `span` is part of: by its stretch, else the one without marks that holds more than half of it."""
        speech = None if stretch is None else self._by_stretch.get(stretch)
        if speech is not None and not self.is_labelled(speech):
            return speech
        at = bisect_right(self._unmarked, span[1], key=lambda entry: entry[0]) - 1
        for start, end, unmarked in self._unmarked[max(0, at - 3) : at + 1][::-1]:
            if 2 * (min(end, span[1]) - max(start, span[0])) > span[1] - span[0]:
                return unmarked
        return speech
