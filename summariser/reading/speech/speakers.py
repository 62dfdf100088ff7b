"""From the words for a speaker to the entity: names, pronouns, and descriptions such as "his Polish counterpart"."""

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from summariser.patterns import regex
from summariser.reading.bylines import is_ours
from summariser.reading.names.ranks import is_style
from summariser.reading.speech.bodies import Bodies
from summariser.reading.speech.focus import ANONYMOUS, UNKNOWN, Focus, Speaker, find_unnamed
from summariser.reading.speech.genders import guess_genders
from summariser.reading.speech.issuers import Issuers, find_owner
from summariser.reading.speech.naming import Namer
from summariser.reading.speech.phrases import Phrase, names_proper
from summariser.reading.speech.roles import Roles, homes_among
from summariser.reading.speech.words import BODIES, FEMALE, MALE, POSSESSIVES, is_title_word, office_nouns
from summariser.reading.tables import list_words

if TYPE_CHECKING:
    from summariser.reading import Reading
    from summariser.reading.names import Entity, Name

_RELATIVE = list_words("guest visitor host hostess colleague counterpart")
"""Descriptions that say more of somebody else than of the person: unresolved, they are nobody a pronoun could mean."""
_STATELY = list_words("secretary president minister chair chancellor ambassador")
_SENTENCE_END = regex(r"[.!?][\"”’]?\s")
_SPEECH = 40
"""Characters from which words between marks are speech rather than a name or a term."""
_NEAR = 250
"""Characters before somebody whose given name looks like the other gender's within which somebody else is preferred."""
_FAR = 600
"""Characters behind somebody who is no entity within which a pronoun can mean him or her."""
_FEW = 30
"""People looked at for a description: those named last, and those named first."""
_VAGUE = list_words(
    "official diplomat source aide adviser advisor negotiator analyst lawmaker expert person participant insider man woman"
)


@dataclass(eq=False)
class Speakers:
    """Resolves phrases in the order of the text, and remembers who was spoken of."""

    reading: "Reading"
    focus: list[Focus] = field(default_factory=list)
    genders: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.genders |= guess_genders(self.reading.entities)
        self._mentions = self._named_outside()
        self._starts = [name.start for name in self._mentions]
        self.roles = Roles(self.reading, self.genders)
        self.namer = Namer(self.reading)
        self._first_people = [entity for entity in self.reading.entities if entity.kind == "person"][:_FEW]
        self.bodies = Bodies(self.reading)
        self.issuers = Issuers(self.reading.article.text)

    def _named_outside(self) -> "list[Name]":
        """The mentions of people, without those that stand in somebody's speech: no pronoun outside it means them."""
        spoken = [s for s in self.reading.stretches if s.depth == 0 and s.outer_end - s.outer_start > _SPEECH]
        starts = [stretch.outer_start for stretch in spoken]
        text = self.reading.article.text
        people = [name for name in self.reading.names if name.kind == "person" and not is_ours(text, name.start)]
        return [n for n in people if not (i := bisect_left(starts, n.start)) or spoken[i - 1].outer_end <= n.start]

    def resolve(self, phrase: Phrase | None) -> Speaker:
        """Whom `phrase` means. No entity rather than a doubtful one."""
        if phrase is None:
            return UNKNOWN
        if phrase.sort == "name":
            return self._resolve_name(phrase)
        if phrase.sort == "pronoun":
            return self._resolve_pronoun(phrase)
        if phrase.sort == "crowd":
            return ANONYMOUS
        return self._resolve_description(phrase)

    def name(self, phrase: Phrase | None, speaker: Speaker) -> str | None:
        """The name for a record: the entity's, or the article's words for somebody known by words only; None for the unnamed."""
        if speaker.entity is not None:
            return self.reading.entities[speaker.entity].name
        return None if speaker.anonymous else self.namer.name(phrase, speaker.words)

    def note(self, phrase: Phrase | None, speaker: Speaker) -> None:
        """Remember that the text spoke of `speaker` just now."""
        if speaker == UNKNOWN and phrase is not None and phrase.head in _RELATIVE:
            return
        if phrase is not None and (speaker.entity is not None or phrase.sort in ("description", "crowd")):
            self.focus.append(Focus(speaker, phrase.head, phrase.start, phrase.end, names_proper(phrase)))
            self._learn(phrase, speaker)

    def note_mentions(self, start: int, end: int) -> None:
        """Remember the person a sentence is about: the first it names near its beginning, or the only one it names."""
        i = bisect_left(self._starts, start)
        if i >= len(self._mentions) or self._mentions[i].start >= end:
            return
        if self._mentions[i].possessive and (self._mentions[i].start > start or not self._is_last_before(i, end)):
            return
        name = self._mentions[i]
        if self._is_last_before(i, end) or name.start < start + 90:
            self.focus.append(Focus(Speaker(name.entity), name.text.lower(), name.start, name.end))

    def _is_last_before(self, i: int, end: int) -> bool:
        return i + 1 >= len(self._mentions) or self._mentions[i + 1].start >= end

    def _resolve_name(self, phrase: Phrase) -> Speaker:
        people = {token.entity for token in phrase.tokens if token.kind == "name"}
        lows = [token.low for token in phrase.tokens]
        at = lows.index("and") if "and" in lows else 0
        at = 0 if "," in lows[at:] and "and" not in lows[lows.index(",", at) :] else at  # "the mayor of A and B, C"
        other = phrase.tokens[at - 1] if at else None
        named = other is not None and other.kind == "word" and other.is_capital and not is_title_word(other.low)
        if at and (len(people) > 1 or named):
            return UNKNOWN
        return Speaker(phrase.entity)

    def _learn(self, phrase: Phrase, speaker: Speaker) -> None:
        """What a description tells of somebody's gender: "the spokeswoman"."""
        if speaker.entity is None:
            return
        lows = {token.low for token in phrase.tokens}
        if phrase.sort == "description" and phrase.head in FEMALE:
            self.genders.setdefault(speaker.entity, "female")
        elif (phrase.sort == "description" and phrase.head in MALE) or lows & {"mr.", "sir"}:
            self.genders.setdefault(speaker.entity, "male")
        elif lows & {"mrs.", "ms."}:
            self.genders.setdefault(speaker.entity, "female")

    def _resolve_pronoun(self, phrase: Phrase) -> Speaker:
        if phrase.head in ("he", "she", "er", "sie"):
            gender = "female" if phrase.head in ("she", "sie") else "male"
            if (called := self.reading.called_he) and self.reading.article.text.startswith("He", phrase.start):
                return Speaker(called.index)
            return self._find_person(phrase, gender)
        if phrase.head in ("it", "es"):
            return self._find_body()
        if phrase.head in ("one", "others", "some", "many", "several"):
            return ANONYMOUS
        return UNKNOWN

    def _find_person(self, phrase: Phrase, gender: str) -> Speaker:
        doubtful: Speaker | None = None
        near = 0
        for focus in reversed(self.focus[-12:]):
            if not self._may_be(focus, gender):
                continue
            if focus.speaker.entity is None:
                unnamed = find_unnamed(focus)
                if unnamed:
                    return unnamed if phrase.start - focus.end < _FAR else UNKNOWN
                continue
            if doubtful is not None and focus.end < near:
                break
            if self._looks_other(focus, gender) and self._is_earlier_sentence(focus, phrase):
                doubtful, near = doubtful or focus.speaker, max(near, focus.position - _NEAR)
                continue
            return self._settle(focus.speaker, gender)
        nearest = self._nearest_mention(phrase.start, gender)
        if nearest is not None and doubtful is None:
            return self._settle(Speaker(nearest), gender)
        return self._settle(doubtful, gender) if doubtful else UNKNOWN

    def _settle(self, speaker: Speaker, gender: str) -> Speaker:
        if speaker.entity is not None:
            self.genders.setdefault(speaker.entity, gender)
        return speaker

    def _may_be(self, focus: Focus, gender: str) -> bool:
        if focus.speaker.entity is None:
            other = MALE if gender == "female" else FEMALE
            return focus.head not in other and focus.head not in BODIES
        entity = self.reading.entities[focus.speaker.entity]
        return entity.kind == "person" and self.genders.get(entity.index, gender) == gender

    def _looks_other(self, focus: Focus, gender: str) -> bool:
        """A given name in -a is a woman's more often than not: enough to prefer somebody else for "he", not to exclude."""
        if focus.speaker.entity is None or focus.speaker.entity in self.genders:
            return False
        given = self.reading.entities[focus.speaker.entity].name.split()[0].lower()
        return gender == "male" and given.endswith(("a", "ie", "ine", "elle")) and len(given) > 3

    def _is_earlier_sentence(self, focus: Focus, phrase: Phrase) -> bool:
        return bool(
            _SENTENCE_END.search(
                self.reading.article.text, focus.end, max(focus.end, min(phrase.start, focus.end + 400))
            )
        )

    def _nearest_mention(self, position: int, gender: str) -> int | None:
        i = bisect_left(self._starts, position)
        for name in reversed(self._mentions[max(0, i - 6) : i]):
            if self.genders.get(name.entity, gender) == gender:
                return name.entity
        return None

    def _find_body(self) -> Speaker:
        for focus in reversed(self.focus[-3:]):
            if focus.speaker.entity is None and focus.head in BODIES:
                return Speaker(words=(focus.position, focus.end))
            if focus.speaker.entity is not None and self.reading.entities[focus.speaker.entity].kind != "person":
                return focus.speaker
        return UNKNOWN

    def _resolve_description(self, phrase: Phrase) -> Speaker:
        if phrase.determiner in ("ein", "eine"):
            return ANONYMOUS
        if names_proper(phrase):
            return UNKNOWN
        if phrase.head == "head" and any(token.low in ("state", "nation", "country") for token in phrase.tokens):
            phrase = replace(phrase, head="president", tokens=phrase.tokens[:1])
        if issuer := self.issuers.find(phrase):
            return issuer
        if owner := find_owner(phrase):
            speaker = self.resolve(owner)
            named = speaker.entity is not None or speaker.anonymous
            return speaker if named else Speaker(words=(owner.start, owner.end))
        if phrase.head in BODIES:
            return self.bodies.find(phrase)
        if phrase.determiner in ("a", "an", "one", "another", "some", "ein", "eine"):
            return ANONYMOUS
        if found := self._find_by_role(phrase):
            return Speaker(found.index)
        if earlier := self._find_anonymous(phrase):
            return earlier
        plain = phrase.determiner in ("the", "this", "that", "der", "die") or phrase.determiner in POSSESSIVES
        if phrase.head in _VAGUE and not phrase.tokens[0].is_capital:
            return ANONYMOUS
        return UNKNOWN if plain or phrase.tokens[0].is_capital else ANONYMOUS

    def _find_anonymous(self, phrase: Phrase) -> Speaker | None:
        for focus in reversed(self.focus[-6:]):
            if focus.speaker.anonymous and focus.head == phrase.head:
                return ANONYMOUS
        return None

    def _find_by_role(self, phrase: Phrase) -> "Entity | None":
        """The person most recently named whose role fits the description, unless somebody unnamed fits it better."""
        before = [entity for entity in self._recent_people(phrase.start) if self.roles.fits(entity, phrase)]
        if phrase.head not in _STATELY:
            before = [entity for entity in before if self.roles.is_styled(entity, phrase.head)] or before
        before = [entity for entity in before if not self.roles.is_deputy(entity, phrase)] or before
        found = before or [entity for entity in self._first_people if self.roles.fits(entity, phrase)]
        if not homes_among(tuple(token.low for token in phrase.tokens)):
            before = [entity for entity in before if self._has_led(entity, phrase.start)] or before
        choice = max(before, key=lambda entity: self._last_mention(entity, phrase.start), default=None)
        if len(before) > 1 and phrase.head in _STATELY and phrase.tokens[-1].is_capital and len(phrase.tokens) == 2:
            choice = min(before, key=lambda entity: entity.mentions[0].start)  # "The Secretary" of a readout is its own
        if choice is None:
            return self._find_without_role(phrase) or (found[0] if len(found) == 1 else None)
        unnamed = [f for f in self.focus[-4:] if f.speaker.anonymous and f.head == phrase.head]
        if unnamed and unnamed[-1].position > self._last_mention(choice, phrase.start):
            return None
        return choice

    def _has_led(self, entity: "Entity", position: int) -> bool:
        """Whether a sentence before has begun with them: the story is of them, rather than of somebody named on the way."""
        return any(
            (name.title[0] if name.title else name.start) in self._openings
            for name in entity.mentions[:_FEW]
            if name.start < position
        )

    @cached_property
    def _openings(self) -> frozenset[int]:
        return frozenset(sentence.start for sentence in self.reading.sentences)

    def _recent_people(self, position: int) -> list["Entity"]:
        """The people named last before `position`, the latest first; a bounded number, so that a long article takes linear time."""
        i = bisect_left(self._starts, position)
        indices = dict.fromkeys(name.entity for name in reversed(self._mentions[max(0, i - 3 * _FEW) : i]))
        first = (entity.index for entity in self._first_people if entity.mentions[0].start < position)
        indices.update(dict.fromkeys(first))
        return [self.reading.entities[index] for index in indices]

    def _find_without_role(self, phrase: Phrase) -> "Entity | None":
        """Somebody of whom the article gives no office: the one of that country, or the only one."""
        if phrase.head not in office_nouns() or phrase.head in _VAGUE:
            return None
        return self.roles.find_compatriot(self._first_people, phrase) or self._find_remaining(phrase)

    def _find_remaining(self, phrase: Phrase) -> "Entity | None":
        """ "the commissioner", when of all people named so far only one has no office yet."""
        before = [
            e
            for e in self._first_people
            if e.mentions and e.mentions[0].start < phrase.start and len(e.name.split()) > 1
        ]
        plain = [e for e in before if not e.role or is_style(e.role)]
        the = phrase.determiner == "the" and len(phrase.tokens) <= 2
        if the and len(plain) == 1 and len(before) <= 3 and not self.roles.contradicts(plain[0], phrase):
            return plain[0]
        return None

    def _last_mention(self, entity: "Entity", position: int) -> int:
        i = bisect_left(entity.mentions, position, key=lambda name: name.start)
        last = entity.mentions[i - 1].start if i else -1
        spoken = max((focus.position for focus in self.focus[-12:] if focus.speaker.entity == entity.index), default=-1)
        return max(last, spoken)
