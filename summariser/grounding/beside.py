"""What stands beside a span: its sentence, its paragraph, the names in it. Every question is one bisection."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, cached_property

from summariser.article import Article
from summariser.grounding.grid import Grid
from summariser.grounding.index import Index
from summariser.grounding.place import Place
from summariser.reading import FURNITURE, Reading, read
from summariser.reading.marks import Stretch
from summariser.reading.names import Name
from summariser.reading.speech.model import Speech
from summariser.record import Span as RecordSpan
from summariser.record import Warning

Span = tuple[int, int]
_SHOWN = 120
"""Characters of a passage that a warning repeats."""


class Beside:
    """One article with its reading and its index, and what stands where."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.text = article.text
        self.reading: Reading = read(article)
        self.index = Index(article.text)
        self._places: dict[str, tuple[tuple[Place, ...], bool]] = {}
        self.in_dateline = cache(self._find_in_dateline)
        self.sentence = cache(self._find_sentence)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.reading.sentences]

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.reading.blocks]

    @cached_property
    def _name_starts(self) -> list[int]:
        return [name.start for name in self.reading.names]

    @cached_property
    def stretches(self) -> tuple[tuple[int, Stretch], ...]:
        """The stretches within no other, each with its index."""
        return tuple((at, one) for at, one in enumerate(self.reading.stretches) if one.depth == 0)

    @cached_property
    def _stretch_starts(self) -> list[int]:
        return [one.outer_start for _, one in self.stretches]

    def _find_sentence(self, start: int, end: int, before: int = 0) -> Span:
        """The sentence or sentences that `start:end` lies in, and `before` sentences of the same paragraph ahead of them."""
        sentences = self.reading.sentences
        first = max(bisect_right(self._sentence_starts, start) - 1, 0)
        last = max(bisect_left(self._sentence_starts, end) - 1, first)
        if not sentences or sentences[first].end <= start:
            return start, end
        while before and first and sentences[first - 1].block == sentences[first].block:
            first, before = first - 1, before - 1
        return min(start, sentences[first].start), max(end, sentences[last].end)

    def neighbours(self, span: Span) -> Span:
        """`span` with the two sentences before it and the one after it, whatever their paragraphs."""
        sentences = self.reading.sentences
        first = max(bisect_right(self._sentence_starts, span[0]) - 3, 0)
        last = min(max(bisect_left(self._sentence_starts, span[1]), first), len(sentences) - 1)
        if not sentences:
            return span
        return min(span[0], sentences[first].start), max(span[1], sentences[last].end)

    def is_heading(self, span: Span) -> bool:
        """Whether `span` stands in a headline, standfirst or heading."""
        block = self.reading.region_at(span[0])
        return block is not None and block.kind in ("headline", "standfirst", "heading", "label")

    def paragraph(self, start: int, end: int) -> Span:
        """The blocks that `start` and `end` lie in, as one span."""
        first, last = self.reading.region_at(start), self.reading.region_at(max(start, end - 1))
        return first.start if first else start, last.end if last else end

    def paragraph_before(self, paragraph: Span) -> Span:
        """The block before `paragraph`, or itself when it is the first."""
        at = bisect_left(self._block_starts, paragraph[0]) - 1
        block = self.reading.blocks[at] if at >= 0 else None
        return (block.start, block.end) if block else paragraph

    def paragraph_after(self, paragraph: Span) -> Span:
        """The block after `paragraph`, or itself when it is the last."""
        at = bisect_left(self._block_starts, paragraph[1])
        block = self.reading.blocks[at] if at < len(self.reading.blocks) else None
        return (block.start, block.end) if block else paragraph

    def names_in(self, span: Span) -> tuple[Name, ...]:
        """The mentions that begin within `span`."""
        names = self.reading.names
        return names[bisect_left(self._name_starts, span[0]) : bisect_left(self._name_starts, span[1])]

    def stretch_around(self, start: int, end: int) -> int | None:
        """Index of the outermost stretch between marks that holds `start:end` up to its edge punctuation and marks."""
        at = bisect_right(self._stretch_starts, start) - 1
        if at < 0:
            return None
        number, stretch = self.stretches[at]
        return number if stretch.outer_start <= start and end <= stretch.outer_end else None

    def stretches_in(self, span: Span) -> tuple[int, ...]:
        """Indices of the outermost stretches that overlap `span`."""
        at = max(bisect_right(self._stretch_starts, span[0]) - 1, 0)
        found = []
        while at < len(self.stretches) and self.stretches[at][1].outer_start < span[1]:
            if self.stretches[at][1].outer_end > span[0]:
                found.append(self.stretches[at][0])
            at += 1
        return tuple(found)

    @cached_property
    def speeches(self) -> Grid[Speech]:
        """Who says what, by place."""
        speeches: Grid[Speech] = Grid()
        for one in self.reading.speeches:
            speeches.add(one.spans, one)
        return speeches

    def is_boilerplate(self, span: Span) -> bool:
        """Whether any of it stands in navigation, byline, bio, comments or footer."""
        return self.reading.is_boilerplate(*span)

    def places(self, words: str) -> tuple[tuple[Place, ...], bool]:
        """The places of `words` outside the furniture, and whether there are any at all.

        Where the exact ones are all furniture, others that fold alike count: "HELSINKI" in the dateline, "Helsinki" in an address.
        """
        if words not in self._places:
            self._places[words] = self._find_places(words)
        return self._places[words]

    def _find_places(self, words: str) -> tuple[tuple[Place, ...], bool]:
        found = self.index.find(words)
        outside = self._outside(found)
        if found and not outside:
            outside = self._outside(self.index.find_respelled(words))
        return outside, bool(found)

    def _outside(self, places: tuple[Place, ...]) -> tuple[Place, ...]:
        return tuple(place for place in places if not any(map(self.is_boilerplate, place.spans)))

    @cached_property
    def sources(self) -> Grid[Speech]:
        """What speakers say whom the article leaves unnamed, by where the words for them stand."""
        sources: Grid[Speech] = Grid()
        for one in self.reading.speeches:
            if one.anonymous and one.speaker_span:
                sources.add((one.speaker_span,), one)
        return sources

    def _find_in_dateline(self, words: str) -> Place | None:
        """The first place of `words` beside the byline or in the date of publication, which proves nothing but where and when."""
        found = (place for place in self.index.find(words) if not place.guarded)
        return next((place for place in found if self.is_dateline(place.spans[0])), None)

    def is_dateline(self, span: Span) -> bool:
        """Whether `span` stands in the byline or is a part of the date of publication."""
        block, published = self.reading.region_at(span[0]), self.reading.published
        return (block is not None and block.kind == "byline") or (
            published is not None and published[0] <= span[0] < published[1]
        )

    def written(self, words: str) -> str:
        """`words`, which stand in the article, as it writes them at the first place outside its furniture, on one line."""
        first = next((place for place in self.places(words)[0] if len(place.spans) == 1), None)
        return " ".join(self.words(first.spans[0]).split()) if first else words

    def prose(self, span: Span) -> str:
        """The characters of `span` outside the furniture."""
        at = max(bisect_right(self._block_starts, span[0]) - 1, 0)
        blocks = self.reading.blocks[at : bisect_left(self._block_starts, span[1])]
        told = (one for one in blocks if one.kind not in FURNITURE)
        return " ".join(self.text[max(span[0], one.start) : min(span[1], one.end)] for one in told)

    def words(self, span: Span) -> str:
        """The characters of `span`."""
        return self.text[span[0] : span[1]]


def warn_of(article: Article) -> Iterator[Warning]:
    """What a reader of any record of `article` should know: how its text was read, and which passages give orders."""
    yield from (Warning(code=code, detail=detail) for code, detail in article.notes)
    for passage in read(article).planted:
        if passage.kind == "order":
            words = article.text[passage.start : passage.end]
            shown = " ".join(words[:_SHOWN].split())
            detail = f"Nothing rests on this passage, because it orders instead of reporting: “{shown}{' …' if len(words) > _SHOWN else ''}”"
            yield Warning(
                code="instruction", detail=detail, span=RecordSpan(start=passage.start, end=passage.end, text=words)
            )


def merge_spans(spans: Sequence[Span]) -> tuple[Span, ...]:
    """`spans` in the order of the article; those that overlap, as when a claim gives the same words twice, are one."""
    kept: list[Span] = []
    for start, end in sorted(spans):
        if kept and start < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return tuple(kept)
