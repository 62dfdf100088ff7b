"""Positions that a speaker's own words carry: "Europe must lead", "we will never accept", "I call on the Commission"."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate

from summariser.patterns import regex
from summariser.reading import Reading
from summariser.reading.names import Name
from summariser.reading.sentences import split_sentences
from summariser.reading.speech.model import Span, Speech
from summariser.reading.voiced import Voiced, find_stance, mask_names
from summariser.record import DraftPosition, Realis, Stance
from summariser.rules.positions import Found
from summariser.rules.positions.issues import MOST, TOLD, fill_out, find_issue
from summariser.rules.positions.wording import close_marks

PER_SPEECH = 3
"""Positions of one speech; a long transcript answer rarely takes more."""

LONGEST = 600
"""Characters of a sentence; a longer one is broken text, and a limit keeps the work linear."""

LEAST = 12
"""Characters of a clause that can state a position."""


def find_spoken(reading: Reading, taken: list[Found]) -> list[Found]:
    """A position for each speech of somebody named that carries one, unless the reporter's words there have given it."""
    found: list[Found] = []
    spans = sorted((one.start, one.end) for one in taken)
    starts, reach = [start for start, _ in spans], list(accumulate((end for _, end in spans), max))
    for speech in reading.speeches:
        if speech.speaker_name is None:
            continue
        for item in _read_speech(reading, speech):
            if found and found[-1].start < item.end and item.start < found[-1].end:
                found.pop()  # told within what somebody else said: theirs
            before = bisect_left(starts, item.end)
            if not before or reach[before - 1] <= item.start:
                found.append(item)
    return found


def _read_speech(reading: Reading, speech: Speech) -> list[Found]:
    text = reading.article.text
    person = speech.speaker is not None and reading.entities[speech.speaker].kind == "person"
    found: list[Found] = []
    before: Stance | None = None
    for start, end in _list_sentences(text, _reported(reading, speech)):
        if end - start > LONGEST:
            continue
        voiced = find_stance(_mask(reading, speech, start, end), reported=speech.kind != "direct", person=person)
        span = _cut_clause(text, start, end, voiced) if voiced else (start, start)
        if voiced and voiced.stance != before and span[1] - span[0] >= LEAST and len(found) < PER_SPEECH:
            item = _make(reading, speech, voiced, start, span)
            found += [] if _TAKEN_UP.match(item.position.issue) else [item]
        before = voiced.stance if voiced else None
    return found


_TAKEN_UP = regex(
    r"(?:it|this|that|them|so|its|their|his|her|our|my|your|the|to|there (?:is|are))(?: (?:back|now|again|soon|too|before\b.*|after\b.*))?\Z",
    re.I,
)
"""An issue that only takes up what was said before, or says nothing: "we are asking for it"."""


def _mask(reading: Reading, speech: Speech, start: int, end: int) -> str:
    """The sentence on one line, with the names of those that the speaker speaks for masked."""
    homes = set(reading.entities[speech.speaker].countries) if speech.speaker is not None else set()
    own = (name for name in reading.names_between(start, end) if _is_own(reading, speech, homes, name))
    return mask_names(reading.article.text, start, end, own)


def _is_own(reading: Reading, speech: Speech, homes: set[str], name: Name) -> bool:
    entity = reading.entities[name.entity]
    paired = _PAIRED.match(reading.article.text, name.end) or _PAIR.search(
        reading.article.text, max(name.start - 40, 0), name.start
    )
    unknown = speech.kind != "direct" and not (entity.countries and homes) and not paired
    return entity.kind != "person" and (bool(homes & set(entity.countries)) or unknown)


_PAIRED, _PAIR = regex(r" and (?:the )?[A-Z]"), regex(r"[A-Z][\w’'-]+ and (?:the )?\Z")
"""Beside one of two states, which are rather others than the speaker's own: "announced that Israel and Morocco will"."""


def _list_sentences(text: str, spans: list[Span]) -> Iterator[Span]:
    for start, end in spans:
        for first, last in split_sentences(text, start, end):
            at = first
            for stop in re.finditer(r";\s+", text[first:last]):
                yield at, first + stop.start()
                at = first + stop.end()
            yield at, last


def _reported(reading: Reading, speech: Speech) -> list[Span]:
    """The spans of a speech; of one that is marked only in part, with the reporter's words of the same clause before it."""
    spans = list(speech.spans)
    if speech.kind != "mixed" or speech.cue_span is None or not spans:
        return spans
    if rest := _REST.match(reading.article.text, spans[-1][1]):
        spans[-1] = spans[-1][0], rest.end()
    start, end = speech.cue_span[1], spans[0][0]
    between = reading.article.text[start:end]
    if (
        not (len(between) > 12 or _NAMED.match(between))
        or len(between) > 220
        or re.search(r"[.!?:;“”\"\n«»]", between.rstrip(" “\"‘'«"))
    ):
        return spans
    if lead := _LEAD.match(between):
        start += lead.end()
    spans[0] = start, spans[0][1]
    return spans


_NAMED = regex(r" (?:that )?[A-ZÀ-Þ]")
"""A subject that stands before the marks: "said Russia “has refused”"."""
_REST = regex(r"[”\"’']? (?=[a-z])(?!and\b|but\b)[^.,;:!?“”\"\n]{3,90}(?=[.,;])")
"""How a clause goes on behind the quoted words in it: "that reports of a “collapse” were false"."""
_LEAD = regex(r"\s*(?:[^,.;:]{0,80}?\bthat\s+|on \w+day )?")
_JOINT = regex(
    r"(?:[,:]|[,.!?]?[’'”\"],?)?\s+(?:and|but|so|because|yet)\s+(?=(?:I|we|he|she|they|it|you|there|the|my|our|nobody|no|let)\b)"
)
_CONDITION = regex(r"(?:if|unless|when|without|until|once|were|as long as)\b", re.I)
_OPENING = regex(
    r"[\s“”\"‘’'«»,;:—–-]*(?:(?:[Aa]nd|[Bb]ut|[Ss]o|[Bb]ecause|[Tt]hen|[Yy]et|(?:is |was )?that)\s+)?(?:,\s*)?"
)


def _cut_clause(text: str, start: int, end: int, voiced: Voiced) -> Span:
    """The clause of a sentence that states the position, without what joins it to the others."""
    first, last = start, end
    for joint in _JOINT.finditer(text, start, end):
        if joint.end() <= start + voiced.start:
            first = first if _CONDITION.match(text, first) else joint.end()
        elif joint.start() >= start + voiced.end + LEAST:
            last = joint.start()
            break
    if opening := _OPENING.match(text, first, last):
        first = opening.end()
    while last > first and text[last - 1] in ' \n\t,;:—–-“"‘«':
        last -= 1
    return first, close_marks(text, first, last)


def _make(reading: Reading, speech: Speech, voiced: Voiced, sentence: int, span: Span) -> Found:
    text, actor = reading.article.text, _find_holder(reading, speech, span[0], sentence + voiced.start)
    words = " ".join(text[slice(*span)].split())
    position = DraftPosition(
        actor=actor,
        stance=voiced.stance,
        issue=fill_out(_find_issue(text, sentence, voiced, span), words),
        statement=f"{actor}: {words}",
        realis=_find_realis(words),
        evidence=(text[slice(*span)],),
    )
    return Found(*span, position)


def _find_holder(reading: Reading, speech: Speech, start: int, cue: int) -> str:
    """The speaker, or whoever else they tell of that holds it: "Reyes condemned the raid," his office said."""
    name = next(iter(reading.names_between(start, cue)), None)
    homes = set(reading.entities[speech.speaker].countries) if speech.speaker is not None else set()
    told = name is not None and name.entity != speech.speaker and not _is_own(reading, speech, homes, name)
    if name is None or not told or not _HOLDS.match(reading.article.text, name.end):
        return speech.speaker_name or ""
    return reading.entities[name.entity].name


_HOLDS = regex(r" (?:has |have |had )?(?:\w+ly )?condemn")
_LACKED = regex(r"(?:without|if|unless) (.{3,60}?)(?:,| there\b)", re.I)
_BARE_SUBJECT = regex(
    r"^(?:(?i:no matter .+|we|i|he|she|they|it|you|there|nobody|(?:my|our|his|her|its|their) \w+|there \w+)|(?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)?$"
)


def _find_issue(text: str, sentence: int, voiced: Voiced, span: Span) -> str:
    """What the cue governs; of "the cable cannot wait" its subject."""
    words = " ".join(text[slice(*span)].split())
    if (lacked := _LACKED.match(words)) and not lacked[1].startswith("there"):
        return find_issue(lacked[1], "other")
    cue = max(sentence + voiced.start, span[0])
    subject = TOLD.sub("", " ".join(text[span[0] : cue].split()).strip(" ,"))
    if voiced.end > voiced.start and subject and not _BARE_SUBJECT.match(subject) and len(subject.split()) < 9:
        return find_issue(subject, "other")
    behind = " ".join(text[max(cue, sentence + voiced.end) : span[1]].split())
    if not behind.strip('.,;!?”"’ '):  # "That is false", "reports of a rift, she said, are untrue"
        issue = find_issue(subject or words, "other")
        return " ".join(words.split()[:MOST]) if _TAKEN_UP.match(issue) else issue
    if _UNDERGOES.match(behind) and not _PRONOUN.fullmatch(subject):
        return find_issue(subject, "other")
    if _BARE_VERB.match(behind) and (relative := _RELATIVE.search(subject)):
        return find_issue(relative["matter"], "other")
    if behind.startswith("to ") and _SUFFERED.search(text, cue, sentence + voiced.end):
        return ""  # "will not be taken | to court": the whole says what
    return find_issue(
        f"to {behind}" if voiced.stance in ("rejects", "commits", "calls_for") else behind, voiced.stance
    ) or find_issue(words, "other")


_SUFFERED = regex(r"\bbe \w+(?:ed|en)\Z")
_UNDERGOES = regex(
    r"(?:no longer |not |never |also |now )?be (?:(?:\w+ly )?\w+ed (?:in|by|at|on|as|now|soon|first|before|if|unless)\b|an? (?!part\b))|be \w+ed\Z"
)
"""What is asked for its subject: "must be addressed in that way", "should no longer be a flashpoint"."""
_PRONOUN = regex(r"(?:(?:it|he|she|they|we|I|you|this|that|these|those|there|and|who|which)\b ?)*", re.I)
_BARE_VERB = regex(
    r"\w+(?: \w+ly| soon| now| today| quickly| together)?(?:\Z| (?:if|when|before|while|unless|because)\b)"
)
_RELATIVE = regex(
    r"(?P<matter>(?:the|an?|its|their|his|her) [^,.;:]{3,60}?) (?:that|which) (?:[\w’'-]+ ){0,5}[\w’'-]*\Z"
)
"""The noun whose relative clause a verb without object ends: "an outlook that the body must address"."""


def _find_realis(words: str) -> Realis:
    low = words.lower()
    return (
        "hypothetical" if re.match(r"(?:if|unless|were)\b|.*\b(?:would|could|might)\b[^.;]*\bif\b", low) else "asserted"
    )
