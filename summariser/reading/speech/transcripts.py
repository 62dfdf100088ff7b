"""Transcripts: what stands after a speaker's label is that speaker's direct speech, paragraph by paragraph."""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summariser.patterns import regex
from summariser.reading.speech.model import Span, Speech
from summariser.reading.speech.words import is_title_word
from summariser.reading.tables import list_words

if TYPE_CHECKING:
    from summariser.reading import Reading
    from summariser.reading.names import Entity

_QUESTIONS = list_words("q question reporter journalist")
_ANSWERS = list_words("a answer")
_UNNAMED = (
    _QUESTIONS
    | _ANSWERS
    | list_words("moderator host chair presenter facilitator interviewer interpreter speaker all voice")
)
_MOST_PEOPLE = 60
"""People a label is compared with: more do not speak in one transcript."""

_STAGE = regex(r"\s*[\[(][^\])\n]{1,60}[\])]\s*")
_CLOSING = regex(
    r"[\[(*]|(?:end(?: of)?\b|unedited|transcript|interview (?:edited|by|conducted)|this (?:interview|transcript|conversation)|check against|edited\b|the (?:briefing|interview|press conference|transcript)\b|(?:\w+ ){1,4}was born|note:)",
    re.IGNORECASE,
)
_OWN_NAME = regex(
    r"(?:(?:Thank you|Thanks|Hi|Hello|Good \w+)[^.!?]{0,30}[.!,]\s+)?([A-ZÀ-Þ][\w’'-]+(?: [\w’'-]+){0,3} [A-ZÀ-Þ][\w’'-]+),\s(?:from |with |of )?(?:the )?[A-Z]"
)
_MODERATOR = regex(r"[Mm]oderat(?:or|ed by|ion):?\s+((?:[A-ZÀ-Þ][\w’'-]+ ){1,3}[A-ZÀ-Þ][\w’'-]+)")
_OPENING_NAME = regex(r"((?:[A-ZÀ-Þ][\w’'-]+ ){1,3}[A-ZÀ-Þ][\w’'-]+)(?=,| has | is | was )")
_SELF = regex(r"(?:(?:thank you|thanks|hi|hello|good \w+)\W+(?:\w+\W+){0,3}?)?")


@dataclass(frozen=True, slots=True)
class Labelled:
    """The speeches under labels, and the blocks they take up."""

    speeches: tuple[Speech, ...] = ()
    blocks: frozenset[int] = frozenset()


@dataclass(slots=True)
class _Turn:
    label: int
    blocks: list[int] = field(default_factory=list)
    speaker: int | None = None


def read_transcript(reading: "Reading") -> Labelled:
    """The labelled turns of a transcript. A label alone on its line takes the paragraphs that follow, up to the next label."""
    turns = _find_turns(reading)
    if not turns:
        return Labelled()
    _name_speakers(reading, turns)
    _cut_closing(reading, turns[-1])
    initials = _read_initials(reading, turns)
    speeches = [_make(reading, turn, initials) for turn in turns if turn.blocks]
    used = frozenset(i for turn in turns for i in turn.blocks)
    return Labelled(tuple(speeches), used)


_HEADED = regex(r"\W*[^\W\d_][^:\n]{0,40}:")
"""Furniture with a head of its own, such as "Related: …": whose words stand behind it nobody can say."""


def _find_turns(reading: "Reading") -> list[_Turn]:
    turns: list[_Turn] = []
    speaking = False
    for i, block in enumerate(reading.blocks):
        if block.kind == "label":
            turns.append(_Turn(i))
            speaking = True
        elif speaking and block.kind == "body":
            turns[-1].blocks.append(i)
        elif block.kind == "boilerplate" and _HEADED.match(reading.article.text, block.start, block.end):
            speaking = False
        elif turns and block.kind in ("headline", "byline"):
            break
    return turns


def _name_speakers(reading: "Reading", turns: list[_Turn]) -> None:
    """Each label is looked up once, however often it returns; a question is looked at for its asker's own name."""
    known: dict[str, int | None] = {}
    for turn in turns:
        label = reading.blocks[turn.label]
        low = _low(reading.article.text[label.start : label.end])
        if low in _QUESTIONS:
            turn.speaker = _find_asker(reading, turn)
            continue
        if low not in known:
            known[low] = _find_speaker(reading, turn)
        turn.speaker = known[low]


def _cut_closing(reading: "Reading", turn: _Turn) -> None:
    """The last paragraphs may be a note about the transcript or its speaker rather than speech."""
    text = reading.article.text
    speaker = turn.speaker
    opening = _match_interviewed(reading)
    for k in range(1, len(turn.blocks)):
        block = reading.blocks[turn.blocks[k]]
        named = speaker is not None and text.startswith(reading.entities[speaker].name, block.start)
        named = named or (opening is not None and text.startswith(opening[1], block.start))
        if (
            named
            or _CLOSING.match(text, block.start, block.end)
            or _is_narration(text[block.start : block.end], reading, speaker)
        ):
            del turn.blocks[k:]
            return


def _is_narration(words: str, reading: "Reading", speaker: int | None) -> bool:
    """A paragraph that speaks of the speaker in the third person."""
    if speaker is None or re.search(r"\b(?:I|we|my|our|you)\b", words):
        return False
    surname = reading.entities[speaker].surname
    return bool(surname) and f"{surname}" in words


def _make(reading: "Reading", turn: _Turn, initials: dict[str, str]) -> Speech:
    label = reading.blocks[turn.label]
    spans = tuple(span for i in turn.blocks if (span := _trim(reading, i)))
    bounds = reading.blocks[turn.blocks[0]].start, reading.blocks[turn.blocks[-1]].end
    inside = reading.stretches_between(*bounds)
    speaker = turn.speaker
    words = reading.article.text[label.start : label.end].rstrip(": *_")
    asks = speaker is None and spans and _low(words) in _QUESTIONS
    named = _match_own_name(reading.article.text, spans[0][0]) if asks else None
    if speaker is None and _low(words) in _ANSWERS:
        named = _match_interviewed(reading)
    if speaker is None and _low(words) == "moderator":
        named = _MODERATOR.search(reading.article.text, 0, label.start)
    if named:
        return Speech("direct", spans, inside, None, (named.start(1), named.end(1)), named[1])
    unnamed = _low(words) in _UNNAMED
    name = None if unnamed else initials.get(_bare(words), _bare(words))
    return Speech(
        "direct",
        spans,
        inside,
        speaker,
        (label.start, label.start + len(words)),
        name if speaker is None else reading.entities[speaker].name,
        anonymous=speaker is None and _low(words) in _QUESTIONS,
    )


def _match_own_name(text: str, start: int) -> re.Match[str] | None:
    """Who asks, by how the question begins: "Ada Holm, Reuters"; "Minister Holm, the meeting" speaks to her."""
    named = _OWN_NAME.match(text, start)
    return None if named is None or is_title_word(named[1].split()[0].lower()) else named


def _read_initials(reading: "Reading", turns: list[_Turn]) -> dict[str, str]:
    """The full labels by their initials: "SH:" after "Sigríður Hallgrímsdóttir:"."""
    found: dict[str, str] = {}
    for turn in turns:
        label = reading.blocks[turn.label]
        name = _bare(reading.article.text[label.start : label.end])
        if " " in name:
            found.setdefault("".join(part[0] for part in name.split()), name)
    return found


def _bare(label: str) -> str:
    """A label that no entity stands behind is the speaker's name as far as the article gives one."""
    return " ".join(re.sub(r"\s*\(.*", "", label).strip(" .*_:").split())


def _trim(reading: "Reading", i: int) -> Span:
    """Without a stage direction at its head: "(laughs)"."""
    block, text = reading.blocks[i], reading.article.text
    stage = _STAGE.match(text, block.start, block.end)
    return (stage.end() if stage and stage.end() < block.end else block.start), block.end


def _low(label: str) -> str:
    return re.sub(r"\s*\(.*", "", label).strip(" .*_:").lower()


def _find_speaker(reading: "Reading", turn: _Turn) -> int | None:
    label = reading.blocks[turn.label]
    words = reading.article.text[label.start : label.end]
    low = _low(words)
    if low in _ANSWERS:
        return _find_interviewed(reading)
    for name in reading.names_between(label.start, label.end):
        if name.kind == "person":
            return name.entity
    if low in ("moderator", "host", "chair", "presenter", "facilitator"):
        return _find_moderator(reading)
    return _match_label(reading, low)


def _find_moderator(reading: "Reading") -> int | None:
    """ "The briefing was moderated by Jaak Lillemets"."""
    text = reading.article.text
    near = (name for name in reading.names if name.kind == "person")
    return next(
        (name.entity for name in near if "moderat" in text[max(0, name.start - 50) : name.end + 30].lower()), None
    )


def _find_asker(reading: "Reading", turn: _Turn) -> int | None:
    """Journalists often begin with their own name and paper: "Nkechi Obiora, Lagos Standard."."""
    if not turn.blocks:
        return None
    start = reading.blocks[turn.blocks[0]].start
    text = reading.article.text
    opening = _SELF.match(text, start)
    at = opening.end() if opening else start
    for name in reading.names_between(start, start + 80):
        if (
            name.kind == "person"
            and name.start in (start, at)
            and text[name.end : name.end + 1] in (",", " ")
            and "," in text[name.end : name.end + 8]
        ):
            return name.entity
    return None


def _match_interviewed(reading: "Reading") -> re.Match[str] | None:
    """A full name that opens the introduction and is no known entity."""
    labels = (i for i, block in enumerate(reading.blocks) if block.kind == "label")
    before = reading.blocks[: next(labels, 0)]
    opening = next((block for block in before if block.kind == "body"), None)
    if opening is None or reading.names_between(opening.start, opening.start + 1):
        return None
    return _OPENING_NAME.match(reading.article.text, opening.start)


def _find_interviewed(reading: "Reading") -> int | None:
    """The person the introduction names first."""
    if _match_interviewed(reading):
        return None
    first = next((block.start for block in reading.blocks if block.kind == "label"), 0)
    bodies = [block for block in reading.blocks if block.kind in ("body", "standfirst") and block.start < first]
    for block in sorted(bodies, key=lambda block: block.kind != "body"):
        for name in reading.names_between(block.start, block.end):
            if name.kind == "person":
                return name.entity
    return None


def _match_label(reading: "Reading", low: str) -> int | None:
    words = re.findall(r"\w[\w'’-]*", low)
    if not words:
        return None
    people = [entity for entity in reading.entities if entity.kind == "person"][:_MOST_PEOPLE]
    named = [
        entity
        for entity in people
        if entity.name.lower().split()[-1] == words[-1] or low.endswith((entity.surname or "\0").lower())
    ]
    if named:
        return named[0].index
    fitting = [entity for entity in people if _has_role(entity, words)]
    return fitting[0].index if len(fitting) == 1 else None


def _has_role(entity: "Entity", words: list[str]) -> bool:
    role = (entity.role or "").lower().split()
    return bool(role) and set(words) <= set(role) | {word.lower() for word in (entity.affiliation or "").split()}
