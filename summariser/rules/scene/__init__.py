"""What the rules look at: the sentences of the body as words, who is named or meant where, and which words stand between marks."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from summariser.patterns import regex
from summariser.reading import Reading, Sentence
from summariser.reading.names import Entity, Name, tokenise
from summariser.reading.names.ranks import find_state_of_office
from summariser.reading.names.tokens import Piece
from summariser.rules.scene.descriptions import DETERMINERS, Description, Plural

_TOLD = frozenset({"body", "standfirst", "headline", "label"})


@dataclass(frozen=True, slots=True)
class Clause:
    """One sentence: its characters `start` to `end`, its words `first` to `last` (not included), its number and its kind of block."""

    number: int
    start: int
    end: int
    first: int
    last: int
    kind: str
    block: int


_WRAPPED = regex(r"(?<!\n)\n(?!\n)")
_DENIES = regex(r"(?:den|reject|dismiss|refut|rul|report|claim|alleg)\w+", re.I)
"""What is said in these words is not so, or a rumour: they belong to what they tell."""

_DESCRIBED = regex(r"\b(?:after|following|during|in|at|held|had|having|from) (?:an?|their|his|her|the) [“\"‘']\Z")
_GOES_ON = regex(r"[”\"’'](?: (?:on )?\w+day| today| earlier| here)?(?: in [A-Z][\w’'-]+)? (?:with|between) ")
"""Around a noun between marks that the sentence itself goes on from."""

PAIR = 2
"""Parties of most meetings, and of a pair of names: fewer are no meeting, more are a crowd."""

LONG_NAME = 80
"""Characters that a name with its office may have."""

LONGEST = 1200
"""Characters of one sentence; what is longer is a list or broken text, and is read in parts, so that time stays linear."""


def _cut(text: str, sentence: Sentence) -> Iterator[Sentence]:
    start = sentence.start
    while sentence.end - start > LONGEST:
        end = text.rfind(" ", start + LONGEST // 2, start + LONGEST) + 1 or start + LONGEST
        yield Sentence(start, end, sentence.block)
        start = end
    yield Sentence(start, sentence.end, sentence.block)


def _join_styles(text: str, sentences: Iterable[Sentence]) -> Iterator[Sentence]:
    """The sentences, with those put together again that only an "H.E." before a name has parted."""
    held: Sentence | None = None
    for sentence in sentences:
        if (
            held
            and held.block == sentence.block
            and text.endswith(("H.E.", "H. E.", " Hon.", "Amb."), held.start, held.end)
        ):
            held = Sentence(held.start, sentence.end, held.block)
            continue
        if held:
            yield held
        held = sentence
    if held:
        yield held


class Scene:
    """An article as the rules see it. Headings are kept out: they announce what the body says."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = _WRAPPED.sub(" ", reading.article.text)
        """The article with every single line break as a space, so that cues match in wrapped text; offsets stay."""
        told = [
            part
            for s in _join_styles(self.text, reading.sentences)
            if reading.blocks[s.block].kind in _TOLD
            for part in _cut(self.text, s)
        ]
        self.tokens = tokenise(reading).cut(
            self.text, [Piece(s.start, s.end, reading.blocks[s.block].kind, titled=False) for s in told]
        )
        firsts = [*self.tokens.firsts, len(self.tokens)]
        self.clauses = [
            Clause(n, s.start, s.end, firsts[n], firsts[n + 1], self.tokens.pieces[n].kind, s.block)
            for n, s in enumerate(told)
        ]
        self.entities: tuple[Entity, ...] = reading.entities
        self.names: tuple[Name, ...] = reading.names
        self.crowds: set[int] = set()
        """The groups that only the rules found: people known by what they are alone."""

        self._unnamed: dict[str, Entity] = {}
        self._groups = {e.name.lower(): e for e in reversed(self.entities) if e.kind == "group"}
        self._name_starts = [name.start for name in self.names]
        self._clause_starts = [clause.start for clause in self.clauses]
        outer = [(s.start, s.end) for s in reading.stretches if s.depth == 0]
        unmarked = (s for s in reading.speeches if s.kind == "direct" and s.cue_span and not s.stretches)
        self._marks = sorted((*outer, *(span for speech in unmarked for span in speech.spans)))
        self._mark_starts = [start for start, _ in self._marks]

        indirect = [s for s in reading.speeches if s.kind == "indirect" and s.cue_span]
        self._reported = sorted(s.spans[0] for s in indirect if not _DENIES.match(self.text, *(s.cue_span or ())))
        cued = [
            (s.cue_span, s.speaker_span or s.cue_span, s.speaker)
            for s in reading.speeches
            if s.cue_span and s.speaker is not None
        ]
        self._cues = sorted((*cue, *span, speaker) for cue, span, speaker in cued if speaker is not None)
        self.told_by = {s.cue_span[0]: s.speaker_name for s in indirect if s.cue_span and s.speaker is None}
        """By the first character of their cue, the names of speakers who are none of the entities."""

        self._cue_starts = [cue[0] for cue in self._cues]
        self._said = sorted((*span, n) for n, speech in enumerate(reading.speeches) for span in speech.spans)

    def part_at(self, clause: Clause, i: int) -> Clause:
        """What is reported there, without the words for who reports it: "The ministry said | they met in Oslo"; else the whole sentence."""
        at = self.tokens.starts[i]
        n = bisect_right(self._reported, (at, len(self.text))) - 1
        start, end = self._reported[n] if n >= 0 else (0, 0)
        if not (clause.start <= start <= at < end <= clause.end):
            return clause
        return replace(clause, start=start, end=end, first=self.word_before(start) + 1, last=self.word_before(end) + 1)

    def _role_of(self, what: Description) -> str:
        end = what.office + len(what.words) if what.countries else what.end  # "president", not "president of France"
        return " ".join(self.cut(self.tokens.starts[what.office], self.tokens.ends[end - 1]).split())

    def add_office(self, entity: Entity, start: int, what: Description) -> Entity:
        """Somebody named, with the office by which the article speaks of him or her further down."""
        span = (start, self.tokens.ends[what.end - 1])
        told = replace(
            entity, role=self._role_of(what), countries=what.countries[:1], role_spans=(*entity.role_spans, span)
        )
        self.entities = (*self.entities[: entity.index], told, *self.entities[entity.index + 1 :])
        return told

    def is_unnamed(self, entity: Entity) -> bool:
        """Whether the article is taken to know somebody by an office alone."""
        return self._unnamed.get(entity.name) is entity

    def add_state(self, person: Entity, countries: tuple[str, ...], role: str | None = None) -> Entity:
        """Somebody of no known state who turns out to be the one known by an office of that state alone."""
        told = replace(person, countries=countries, role=person.role or role)
        self.entities = (*self.entities[: person.index], told, *self.entities[person.index + 1 :])
        return told

    def add_unnamed(self, start: int, end: int, what: Description) -> Entity:
        """Somebody whom the article knows by an office alone: "the Hungarian prime minister"; the same words are the same somebody."""
        first = max(start, self.tokens.starts[what.start + (self.tokens.lows[what.start] in DETERMINERS)])
        words = " ".join(self.cut(first, end).split())
        if words not in self._unnamed:
            index = len(self.entities)
            name = Name(first, end, self.cut(first, end), "person", index)
            role = self._role_of(what)
            countries = what.countries[:1] or find_state_of_office(role, set())
            self._unnamed[words] = Entity(index, "person", words, None, (), role, None, countries, (name,))
            self.entities = (*self.entities, self._unnamed[words])
        return self._unnamed[words]

    def add_group(self, start: int, end: int, words: str) -> Entity:
        """Several people whom the article knows by what they are alone; the same words are the same people."""
        if known := self._groups.get(words.lower()):
            return known
        self.crowds.add(len(self.entities))
        return self._add_several(Plural(start, end, (), words), words)

    def add_plural(self, plural: Plural) -> Entity:
        """Several people told of for the first time by what they are; the same words are the same people."""
        words = " ".join(self.cut(plural.start, plural.end).split())
        return self._groups.get(words.lower()) or self._add_several(plural, words)

    def _add_several(self, told: Plural, words: str) -> Entity:
        index = len(self.entities)
        name = Name(told.start, told.end, self.cut(told.start, told.end), "group", index)
        entity = Entity(index, "group", words, None, (), told.role, None, told.countries, (name,))
        self._groups[words.lower()] = entity
        self.entities = (*self.entities, entity)
        return entity

    def speaker_of_cue(self, offset: int) -> tuple[Entity, tuple[int, int]] | None:
        """Who speaks by the reporting words that hold the character at `offset`, and where the words for the speaker stand."""
        i = bisect_right(self._cue_starts, offset) - 1
        if i < 0 or offset >= self._cues[i][1]:
            return None
        _, _, start, end, speaker = self._cues[i]
        return self.entities[speaker], (start, end)

    def source_at(self, offset: int) -> str | None:
        """By whom, in the words for a record, the character at `offset` is told, where the article does not tell it itself."""
        i = bisect_left(self._said, (offset + 1,))
        around = (self.reading.speeches[n] for _, end, n in self._said[max(0, i - 2) : i] if offset < end)
        if (speech := next(around, None)) is None:
            return None
        return speech.speaker_name or (self.cut(*speech.speaker_span) if speech.speaker_span else None)

    def names_in(self, start: int, end: int) -> tuple[Name, ...]:
        """The names that begin in the characters `start` to `end`."""
        return self.names[bisect_left(self._name_starts, start) : bisect_left(self._name_starts, end)]

    def is_told(self, entity: Entity) -> bool:
        """Whether the reporter's own text names somebody."""
        return any(self.clause_at(name.start) for name in entity.mentions[:40])

    def is_quoted(self, offset: int) -> bool:
        """Whether the character at `offset` stands between quotation marks."""
        i = bisect_right(self._mark_starts, offset) - 1
        return i >= 0 and offset < self._marks[i][1]

    def clause_at(self, offset: int) -> Clause | None:
        """The sentence that holds the character at `offset`."""
        i = bisect_right(self._clause_starts, offset) - 1
        return self.clauses[i] if i >= 0 and offset < self.clauses[i].end else None

    def words_of(self, clause: Clause) -> Iterator[int]:
        """The numbers of the words of a sentence that stand outside quotation marks."""
        words = range(clause.first, clause.last)
        if self.is_plain(clause):
            return iter(words)
        return (
            i for i in words if not self.is_quoted(self.tokens.starts[i]) or self._is_described(self.tokens.ends[i])
        )

    def _is_described(self, end: int) -> bool:
        """Whether the noun that ends there is the reporter's, and only its adjective another's: "after a “very good meeting” with B"."""
        i = bisect_right(self._mark_starts, end) - 1
        start, closes = self._marks[i]
        if end != closes or _DESCRIBED.search(self.text, max(0, start - 30), start) is None:
            return False
        return closes - start < LONG_NAME and _GOES_ON.match(self.text, closes) is not None

    def is_plain(self, clause: Clause) -> bool:
        """Whether no word of a sentence stands between quotation marks."""
        at = bisect_right(self._mark_starts, clause.end)
        return at == 0 or self._marks[at - 1][1] <= clause.start

    def word_before(self, offset: int) -> int:
        """The number of the last word that begins before the character at `offset`, or -1."""
        return bisect_left(self.tokens.starts, offset) - 1

    def cut(self, start: int, end: int) -> str:
        """The article's characters, exactly."""
        return self.reading.article.text[start:end]

    def owns(self, end: int) -> bool:
        """Whether a name that ends at the character `end` is a possessor: "Oslo's", "the ministers' "."""
        return self.text[end : end + 2] in ("'s", "’s", "' ", "’ ")

    def entity_of(self, name: Name) -> Entity:
        """Who or what a name names."""
        return self.entities[name.entity]
