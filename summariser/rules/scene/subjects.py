"""Everybody meant in an article, in order: names, and whom a pronoun or a description means."""

import re
from bisect import bisect_left
from dataclasses import replace

from summariser.reading.names import Entity, Name
from summariser.rules.scene import PAIR, Clause, Scene
from summariser.rules.scene.descriptions import Description
from summariser.rules.scene.fitting import choose, find_apposed, fits, is_other_group
from summariser.rules.scene.mentions import list_mentions
from summariser.rules.scene.pronouns import (
    AND,
    AND_DID,
    ASIDE_BY,
    ASIDE_WHO,
    BESIDE_HIM,
    COMES,
    GOES_ON,
    NOMINATIVE,
    OF_MANY,
    OWN,
    PRONOUNS,
    TIED,
    VISITORS,
    WHERE,
    WHOM,
    mean_who,
)
from summariser.rules.scene.referent import Referent
from summariser.rules.scene.several import Several
from summariser.rules.scene.unnamed import Unnamed
from summariser.rules.scene.voices import Voices

__all__ = ["FAR", "Referent", "Subjects"]

_BODIES = ("organisation", "country", "delegation")
FAR = 40
"""Characters between a name and the "who" that means it: "Ms Fall of the Rally for the River, who"."""
_ASIDE = 300
"""Characters before a "him" in which the clause begins that tells who does it: "A, who last saw B in May, received him"."""


class Subjects:
    """Every referent of an article in order, resolved as far as that is safe."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.referents: list[Referent] = []
        self._objects: dict[int, Referent] = {}
        self._owners: dict[int, Entity | None] = {}
        self._sentence = 0
        self._by_country: dict[tuple[str, ...], list[Entity]] = {}
        for entity in scene.entities:
            if entity.kind == "person" and entity.countries:
                self._by_country.setdefault(entity.countries, []).append(entity)
        self._unnamed = Unnamed(scene)
        self._last_person: Entity | None = None
        self._last_subject: Entity | None = None
        self._subject_at = 0
        self._visitor: Entity | None = None
        self._body_at = -1  # the block that told of a body last
        self._last_body: Referent | None = None
        self._bodies: dict[str, str] = {}
        self._several = Several(scene)
        self._recent: list[Entity] = []
        self._voices = Voices(scene)
        for clause in scene.clauses:
            self._read_clause(clause)
        self._starts = [referent.start for referent in self.referents]

    def within(self, start: int, end: int) -> list[Referent]:
        """The referents that begin in the characters `start` to `end`."""
        return self.referents[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def object_behind(self, offset: int) -> Referent | None:
        """Who is meant by the "him", "her" or "them" that begins right behind the character at `offset`, if one does."""
        return self._objects.get(offset + 1)

    def owner_at(self, offset: int) -> Entity | None:
        """Whom the "his" or "her" means that begins at `offset`, where a sentence begins with it."""
        return self._owners.get(offset)

    def _read_clause(self, clause: Clause) -> None:
        self._clause = clause
        self._sentence = clause.start
        own = OWN.match(self.scene.text, clause.start, clause.end)
        named = own and any(name.kind == "person" for name in self.scene.names_in(clause.start, own.start(1)))
        if own and not named and (owner := self._resolve_pronoun(*own.span(1), NOMINATIVE[own.group(1).lower()])):
            self._owners[own.start(1)] = owner.entity
        ends = {name.end: name.kind for name in self.scene.names_in(clause.start, clause.end)}
        first, known = True, len(self.referents)
        for start, end, what in list_mentions(self.scene, clause):
            if isinstance(what, re.Match):
                self._keep_object(start, end)
                continue
            referent = self._resolve(start, end, what)
            if referent is None or (ends.get(end) == "delegation" and self._is_anew(referent, what)):
                continue
            self.referents.append(referent)
            if not self.scene.is_quoted(start):
                self._remember(referent, first)
            first = first and referent.entity is None
        self._voices.hear(clause, ((r.start, r.entity) for r in self.referents[known:] if r.several))

    def _is_anew(self, referent: Referent, what: Name | Description | Entity | None) -> bool:
        """Whether "the Chadian delegation" is none of several told of before: then its name says who it is."""
        if referent.entity is not None or not isinstance(what, Description):
            return False
        known = (e for e in self._recent if e.kind == "delegation")
        return not any(set(what.countries) & set(entity.countries) for entity in known)

    def _keep_object(self, start: int, end: int) -> None:
        low = NOMINATIVE[self.scene.text[start:end].lower()]
        if low == "they":
            if referent := self._resolve_pronoun(start, end, low):
                self._objects[start] = referent
            return
        aside = ASIDE_WHO.search(self.scene.text, max(self._sentence, start - _ASIDE), start)
        until = aside.start() if aside else start
        ahead = [r for r in self.referents[:-7:-1] if self._sentence <= r.start < until and r.entity]
        does = len(ahead) == PAIR and AND_DID.search(self.scene.text, ahead[0].end, start)
        actor = ahead[-1 if does else 0].entity if ahead else None  # in "A met B and invited him" A does
        who = self._person_of_gender(PRONOUNS[low], start, actor)
        if who:
            self._objects[start] = Referent(start, end, who, who.name, pronoun=True)

    def _resolve(self, start: int, end: int, what: Name | Description | Entity | None) -> Referent | None:
        if isinstance(what, Entity):
            return Referent(start, end, what, what.name, several=True)
        if isinstance(what, Name):
            entity = self.scene.entity_of(what)
            return Referent(start, end, entity, entity.name, entity.kind == "group")
        if what is None:
            if (called := self.scene.reading.called_he) and self.scene.text[start:end] == "He":
                return Referent(start, end, self.scene.entities[called.index], called.name)
            return self._resolve_pronoun(start, end, self.scene.text[start:end].lower())
        return self._resolve_description(start, end, what)

    def _resolve_pronoun(self, start: int, end: int, low: str) -> Referent | None:
        sort = PRONOUNS[low]
        if reporter := self._voices.reporter_at(start, sort):
            return Referent(start, end, reporter, reporter.name, pronoun=True)
        if sort in ("male", "female") and self._follows_unnamed(start):
            return Referent(start, end, None, low, pronoun=True)
        if sort in ("male", "female"):
            entity = self._same_again(start, low) or self._person_of_gender(sort, start, self._met_by(start))
            return Referent(start, end, entity, entity.name if entity else low, pronoun=True)
        if sort == "several" and (again := self._several.ahead_of(self._clause, start)):
            return Referent(start, end, again[1], again[0], several=True, pronoun=True)
        if sort == "several":
            body = self._last_body if low == "they" and self._several.block < self._body_at else None
            if body and OF_MANY.search(body.entity.name if body.entity else body.words):
                return replace(body, start=start, end=end, several=True, pronoun=True)
            words, entity = (low, None) if self._tells_of_two(start) else self._several.last or (low, None)
            return Referent(start, end, entity, words, several=True, pronoun=True)
        if sort == "body":
            whole = self._find_here() or self._last_body
            return replace(whole, start=start, end=end, pronoun=True) if whole else None
        if sort == "speaker":
            entity = self._voices.speaker_at(start) or (self._voices.we if low == "we" else None)
            return Referent(start, end, entity, entity.name, pronoun=True) if entity else None
        if sort == "relative" and self.referents:
            between = self.scene.text[self.referents[-1].end : start].strip(" ,—–-(\n")
            if len(between) > FAR or "without " in between:
                return None  # the one meant is somebody between them who is not named
            before = mean_who(self.scene, self.referents, self._sentence)
            return Referent(start, end, before.entity, before.words, before.several, pronoun=True)
        return None

    def _follows_unnamed(self, start: int) -> bool:
        """Whether the last told of in the sentence is known by an office alone: "said the prime minister would go to Rome, where he"."""
        last = next((r for r in reversed(self.referents) if r.start >= self._sentence), None)
        if last is None or last.entity or last.several or last.body or last.pronoun:
            return False
        return WHERE.fullmatch(self.scene.text, last.end, start) is not None

    def _tells_of_two(self, start: int) -> bool:
        """Whether the sentence, or the paragraph, has told of two people, whom a "they" then means rather than a group told of before."""
        begin = (
            self._sentence
            if self._several.block == self._clause.block
            else self.scene.reading.blocks[self._clause.block].start
        )
        here = (r.entity for r in self.referents[-12:] if begin <= r.start < start and r.entity)
        return len({entity.index for entity in here if entity.kind == "person"}) > 1

    def _find_here(self) -> Referent | None:
        """The first state or body of the sentence that may be meant by an "it" in it."""
        here = (r for r in self.referents[-12:] if r.start >= self._sentence and not self.scene.owns(r.end))
        return next(filter(self._acts, here), None)

    def _acts(self, referent: Referent) -> bool:
        """Whether a state or body is told of as one that acts: not "in Peru"."""
        body = referent.body or (referent.entity is not None and referent.entity.kind in _BODIES)
        return body and not TIED.search(self.scene.text, referent.start - 12, referent.start)

    def _same_again(self, start: int, low: str) -> Entity | None:
        """ "He met B, and he will", "A met B, and he will": the one with whom the sentence began."""
        first = next((r for r in self.referents[-6:] if r.start >= self._sentence), None)
        if first is None or not AND.search(self.scene.text, self._sentence, start):
            return None
        if first.pronoun:
            return first.entity if self.scene.text[first.start : first.end].lower() == low else None
        goes_on = GOES_ON.match(self.scene.text, start + len(low)) is not None
        opens = goes_on and first.start == self._sentence and first.entity is not None and first.entity.kind == "person"
        return first.entity if opens and first.entity and first.entity.gender in (None, PRONOUNS[low]) else None

    def _met_by(self, start: int) -> Entity | None:
        """Whom the subject of "whom he met" meets, who is another."""
        whom = self.referents and WHOM.search(self.scene.text, max(start - 6, 0), start)
        return self.referents[-1].entity if whom else None

    def _person_of_gender(self, gender: str, at: int, actor: Entity | None = None) -> Entity | None:
        """In the same sentence the person named last, else the subject of the sentence before; not `actor`, who does it to him or her."""
        named = [r.entity for r in self.referents[-6:] if r.start >= self._sentence]
        others = [actor, *(named if BESIDE_HIM.match(self.scene.text, self._sentence, at) else ())]
        here = [
            r.entity
            for r in self.referents[-6:]
            if r.start >= self._sentence
            and r.end <= at
            and r.entity
            and not self.scene.is_quoted(r.start)
            and not self.scene.text.startswith(("'s ", "’s "), r.end)
        ]
        last = (self._last_subject, self._last_person)
        if self._clause.number - self._subject_at > 1:
            last = last[::-1]
        people = [
            e for e in (*reversed(here), *last, *reversed(self._recent)) if e and e not in others and e.kind == "person"
        ]
        fitting = [entity for entity in people if entity.gender in (None, gender)]
        if gender == "female" and fitting and (actor or fitting[0] is not self._last_subject):
            # of most officials nothing tells that they are men: a woman told of before is meant rather than one of them
            return next((entity for entity in fitting if entity.gender), fitting[0])
        return fitting[0] if fitting else None

    def _resolve_description(self, start: int, end: int, what: Description) -> Referent | None:
        words = " ".join(self.scene.text[start:end].split())
        if what.several:
            groups = (e for e in reversed(self._recent) if e.kind == "group" and not is_other_group(e, what))
            group = next((e for e in groups if what.head in (e.role or "").lower().split()), None)
            return Referent(start, end, group, group.name if group else words, several=True)
        if not what.definite:
            anybody = self._unnamed.find_anybody(start, end, what)
            return Referent(start, anybody[1], anybody[0], anybody[0].name) if anybody else None
        if apposed := find_apposed(self.scene, end, what.countries):
            return Referent(start, end, apposed, apposed.name)
        visiting = what.head in VISITORS and words.lower().startswith("the visiting ")
        visitor = self._visitor if visiting or what.head == "visitor" else None
        ours = visitor is not None and set(what.countries) <= set(visitor.countries)
        fitting = [visitor] if ours and visitor else [e for e in reversed(self._recent) if fits(e, what)]
        if fitting:
            bare = what.start == what.office and self._last_subject in fitting  # "Prime Minister is expected"
            best = self._last_subject if bare and self._last_subject else choose(fitting, words, what.head)
            return Referent(start, end, best, best.name)
        if what.head in ("government", "country") and words.lower().startswith("its ") and self._last_body:
            return replace(self._last_body, start=start, end=end)
        if what.body and words.split()[0].lower() in ("her", "his", "my", "our"):
            owner = self._resolve_pronoun(start, end, {"her": "she", "his": "he"}.get(words.split()[0].lower(), "i"))
            return owner and Referent(start, end, owner.entity, owner.words)
        ahead = [entity for entity in self._by_country.get(what.countries, ()) if fits(entity, what)]
        entity = ahead[0] if len(ahead) == 1 else None
        entity = entity if ahead else self._unnamed.find_holder(start, end, what, self._sentence)
        if entity is None and what.body:
            return Referent(start, end, None, self._known_body(words, what.head), body=True)
        return Referent(start, end, entity, entity.name if entity else words)

    def _known_body(self, words: str, head: str) -> str:
        """How a body was called when it was told of first: "the ministry" is the foreign ministry of a sentence before."""
        known = self._bodies.get(head)
        if known is None or len(words.split()) > 2:
            known = self._bodies[head] = words
        return known

    def _remember(self, referent: Referent, first: bool) -> None:
        entity = referent.entity
        if referent.several:
            span, told = (referent.start, referent.end), (referent.words, entity)
            self._several.keep(told, span, self._clause, first=first, pronoun=referent.pronoun)
        if first and self._acts(referent):
            self._last_body, self._body_at = None if self.scene.owns(referent.end) else referent, self._clause.block
        if entity and entity.kind == "person":
            self._last_person = entity
            if first:
                self._last_subject, self._subject_at = entity, self._clause.number
                if COMES.match(self.scene.text, referent.end, referent.end + FAR):
                    self._visitor = entity
        aside = referent.several and ASIDE_BY.search(self.scene.text, max(referent.start - 24, 0), referent.start)
        if entity and self._recent[-1:] != [entity] and not aside:
            self._recent.append(entity)
            del self._recent[:-12]
