"""Each quotation gets the attribution that governs it, or the speaker at hand; each plain reported clause becomes indirect speech."""

from dataclasses import dataclass, field
from typing import Literal

from summariser.patterns import regex
from summariser.reading.speech.around import Around
from summariser.reading.speech.asides import explain, is_term_like
from summariser.reading.speech.blocks import find_block_quotation, find_rest_of_block
from summariser.reading.speech.claims import find_claim, find_kind, is_named_thing
from summariser.reading.speech.drafts import Draft, join_continued, settle_repeated
from summariser.reading.speech.focus import UNKNOWN, Focus, Speaker
from summariser.reading.speech.frame import Frame
from summariser.reading.speech.frames import find_frames
from summariser.reading.speech.indirect import adds_that, find_clause
from summariser.reading.speech.leads import read_beside
from summariser.reading.speech.model import Span, Speech
from summariser.reading.speech.phrases import names_proper
from summariser.reading.speech.speakers import Speakers
from summariser.reading.speech.subjects import clause_subject
from summariser.reading.speech.tokens import Page, Token, Unit
from summariser.reading.speech.words import A_PARTICLE, DETERMINERS, office_nouns
from summariser.reading.tables import list_words

Kind = Literal["direct", "mixed", "indirect"]


_ONE_CAPITAL = regex(r"([A-ZÀ-Þ][\w'’-]+)(?:,| [a-z])")
_TWO_CAPITALS = regex(
    rf"[A-ZÀ-Þ][\w'’-]+ (?:[A-ZÀ-Þ]|(?:{A_PARTICLE} ){{1,3}}[A-ZÀ-Þ]|[a-z-]+(?: [a-z-]+){{0,2}} [A-ZÀ-Þ][\w'’-]+ [A-ZÀ-Þ]|[a-z -]{{3,40}}, [A-ZÀ-Þ][\w'’-]+ [A-ZÀ-Þ])"
)
_PAPERS = list_words("statement copy text transcript recording readout document draft letter memo report release note")


@dataclass(eq=False)
class Attributor:
    """Goes through the units in order; `finish` gives the result."""

    page: Page
    drafts: list[Draft] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.speakers = Speakers(self.page.reading)
        self.around = Around(self.page, self.speakers)
        self._text = self.page.text
        self._quoted: set[int] = set()
        self._words = frozenset(self.page.cues) | {"according", "words", "laut", "nach", "so", "view", "put"}

    def run(self) -> None:
        """Attribute everything."""
        for number, unit in enumerate(self.page.units):
            if unit.block in self._quoted:
                continue
            if unit.quotes or not self._words.isdisjoint(unit.words):
                self._read_unit(number, unit)
            else:
                self._read_narration(unit)

    def finish(self) -> list[Speech]:
        """The speeches, with quotations over several paragraphs joined."""
        self.drafts = join_continued(self.drafts, self.page.reading.stretches)
        settle_repeated(self.drafts, self._text)
        return [self._make(draft) for draft in self.drafts]

    def _read_unit(self, number: int, unit: Unit) -> None:
        tokens = unit.tokens
        frames = find_frames(tokens)
        if not frames or frames[0].left > 0:
            before = tokens[: frames[0].left] if frames else tokens
            named = _TWO_CAPITALS.match(self._text, unit.start)
            self._note_subject(unit, before if named else [], before[-1].end if before else unit.start)
            self._note_named(before)
        claims = {
            i: claim
            for i, token in enumerate(tokens)
            if token.kind == "quote" and (claim := find_claim(self._text, tokens, frames, i))
        }
        known: dict[int, Speaker] = {}
        if not unit.quotes and frames and tokens[-1].text == ":":
            self._read_block_quotation(number, unit, frames, known)
        if not unit.quotes and frames and (span := find_rest_of_block(self.page.reading, unit, frames[0])):
            speaker = self._resolve(frames, frames[0], known)
            self._quoted.add(unit.block)
            self.drafts.append(Draft("direct", number, [span], [], speaker, frames[0].subject, frames[0]))
            return
        for i, token in enumerate(tokens):
            if token.kind == "quote":
                claim = claims.get(i)
                if claim is not None:
                    self._resolve(frames, claim, known)
                self._read_quote(number, unit, i, claim, known)
                if claim is not None and self.drafts and self.drafts[-1].frame is claim:
                    self.drafts[-1].secondhand |= _is_relayed(unit.tokens, frames, claim)
        for k, frame in enumerate(frames):
            self._resolve(frames, frame, known)
            claimed = any(claim is frame for claim in claims.values())
            if unit.quotes and claimed and frame.that is None and not adds_that(tokens, frame):
                continue
            self._read_indirect(number, unit, k, frames, known)

    def _read_block_quotation(self, number: int, unit: Unit, frames: list[Frame], known: dict[int, Speaker]) -> None:
        """`She said:`, and then a paragraph without marks."""
        frame = frames[-1]
        if frame.subject is None or frame.doubtful or "d" not in frame.uses:
            return
        spans = find_block_quotation(self.page.reading, unit.block)
        if spans:
            speaker = self._resolve(frames, frame, known)
            self._quoted.update(spans)
            self.drafts.append(Draft("direct", number, list(spans.values()), [], speaker, frame.subject, frame))

    def _read_narration(self, unit: Unit) -> None:
        """A sentence in which nobody speaks may still say who is spoken of next: "The minister wants …"."""
        opening = unit.words[:5]
        if opening and opening[0] in ("the", "his", "her") and not office_nouns().isdisjoint(opening):
            phrase = clause_subject(unit.opening, len(unit.opening))
            if phrase is not None and phrase.sort == "description":
                self.speakers.note(phrase, self.speakers.resolve(phrase))
                return
        alone = _ONE_CAPITAL.match(self._text, unit.start)
        if (
            alone
            and self.speakers.namer.is_surname(alone[1])
            and not self.page.reading.names_between(alone.start(), alone.end())
        ):
            self.speakers.focus.append(Focus(UNKNOWN, alone[1].lower(), alone.start(), alone.end(1), proper=True))
            return
        self._note_subject(unit, unit.opening if _TWO_CAPITALS.match(self._text, unit.start) else [], unit.end)

    def _note_subject(self, unit: Unit, tokens: list[Token], end: int) -> None:
        """Somebody named at the head of the sentence is whom a pronoun after it means, known as an entity or not."""
        self.speakers.note_mentions(unit.start, end)
        if tokens and tokens[0].kind == "word" and tokens[0].low not in DETERMINERS:
            phrase = clause_subject(tokens, len(tokens))
            if phrase is not None and names_proper(phrase):
                self.speakers.note(phrase, self.speakers.resolve(phrase))

    def _note_named(self, tokens: list[Token]) -> None:
        """Of "The chair of the panel, Owen Prytherch, was kinder: he said" the one named beside the office is meant by the pronoun."""
        end = next((i for i, token in enumerate(tokens) if token.text in ":;"), len(tokens))
        owned = end > 1 and tokens[1].low == "'s"
        phrase = clause_subject(tokens, end) if end and (owned or tokens[0].low in DETERMINERS) else None
        if phrase is not None and (phrase.proper or (owned and phrase.head in office_nouns())):
            self.speakers.note(phrase, self.speakers.resolve(phrase))

    def _resolve(self, frames: list[Frame], frame: Frame, known: dict[int, Speaker]) -> Speaker:
        """The speaker of `frame`; the frames of a unit are resolved in order, so that pronouns find their nouns."""
        for one in frames:
            if id(one) not in known:
                speaker = self.speakers.resolve(one.subject)
                known[id(one)] = speaker
                self.speakers.issuers.note(one, speaker)
                if not (speaker.anonymous and "w" in one.uses):
                    self.speakers.note(one.subject, speaker)
                if one.asked is not None and not one.doubtful:
                    self.speakers.note(one.asked, self.speakers.resolve(one.asked))
            if one is frame:
                break
        return known[id(frame)]

    def _read_quote(self, number: int, unit: Unit, i: int, frame: Frame | None, known: dict[int, Speaker]) -> None:
        token = unit.tokens[i]
        assert token.stretch is not None
        stretch = self.page.reading.stretches[token.stretch]
        span = stretch.start, stretch.end
        if frame is None:
            self._read_unclaimed(number, unit, i, span)
            return
        kind = find_kind(self._text, unit.tokens, frame, i, span)
        if kind == "mixed" and (
            is_term_like(self._text, *span, (token.start, token.end)) or is_named_thing(unit.tokens, frame, i)
        ):
            return
        last = self.drafts[-1] if self.drafts else None
        if last is not None and last.frame is frame and kind == last.kind == "direct":
            apart = any(t.kind in ("word", "name") for t in unit.tokens[frame.right + 1 : i]) and frame.right < i
            if apart and explain(self._text, *span, (token.start, token.end)) == "title":
                return
            last.spans.append(span)
            last.stretches.append(token.stretch)
            return
        self.drafts.append(Draft(kind, number, [span], [token.stretch], known[id(frame)], frame.subject, frame))

    def _read_unclaimed(self, number: int, unit: Unit, i: int, span: Span) -> None:
        token = unit.tokens[i]
        assert token.stretch is not None
        if unit.is_quotation_only:
            self._read_floating(number, unit, token.stretch, span)
            return
        beside = read_beside(unit.tokens, i)
        if beside is not None and not is_term_like(self._text, *span, (token.start, token.end)):
            phrase, kind = beside
            speaker = self.speakers.resolve(phrase)
            if speaker.entity is not None or speaker.anonymous or kind == "direct" or phrase.sort == "description":
                self.speakers.note(phrase, speaker)
                self.drafts.append(Draft(kind, number, [span], [token.stretch], speaker, phrase))
                return
        if self.around.is_sentence(span) and all(t.kind in ("quote", "stop") for t in unit.tokens[:i]):
            self.drafts.append(Draft("direct", number, [span], [token.stretch], floating=True))

    def _read_floating(self, number: int, unit: Unit, stretch: int, span: Span) -> None:
        """A quotation that stands by itself: it goes on from the one before, or the sentence before it leads to it."""
        units, last = self.page.units, self.drafts[-1] if self.drafts else None
        before = units[number - 1] if number else None
        near = last is not None and (last.unit == number or last.unit == number - 1)
        same_block = before is not None and before.block == unit.block
        if (
            last is not None
            and near
            and last.kind == "direct"
            and (same_block or last.unit == number)
            and last.stretches
        ):
            last.spans.append(span)
            last.stretches.append(stretch)
            last.unit = number
            return
        if before is not None and (lead := self.around.find_lead_before(before, unit)):
            phrase, speaker = lead
            self.drafts.append(
                Draft("direct", number, [span], [stretch], speaker, phrase, floating=not before.text.endswith(":"))
            )
        elif self.around.stands_apart(unit) and self.around.is_sentence(span):
            self.drafts.append(Draft("direct", number, [span], [stretch], floating=True))
        elif (last is not None and near and last.kind != "indirect") or (near and same_block):
            assert last is not None
            self.drafts.append(Draft("direct", number, [span], [stretch], last.speaker, floating=True))
        elif self.around.is_sentence(span):
            self.drafts.append(Draft("direct", number, [span], [stretch], UNKNOWN, floating=True))

    def _read_indirect(self, number: int, unit: Unit, k: int, frames: list[Frame], known: dict[int, Speaker]) -> None:
        frame = frames[k]
        if self.page.reading.blocks[unit.block].kind != "body":
            return
        spans = find_clause(unit.tokens, k, frames)
        speaker = known[id(frame)]
        told = [one for one in frames[:k] if spans and unit.tokens[one.left].start >= spans[0][0]]
        if not spans or not self._may_report(frame, speaker) or _only_relays(frame, told, known):
            return
        self.drafts.append(Draft("indirect", number, spans, [], speaker, frame.subject, frame))

    def _may_report(self, frame: Frame, speaker: Speaker) -> bool:
        phrase = frame.subject
        if phrase is None or phrase.head in ("i", "we", "who", "this", "one"):
            return False
        return (
            speaker.entity is not None
            or speaker.anonymous
            or speaker.words is not None
            or phrase.sort in ("description", "crowd")
            or phrase.head == "they"
        )

    def _make(self, draft: Draft) -> Speech:
        frame, phrase = draft.frame, draft.phrase
        return Speech(
            draft.kind,
            tuple(draft.spans),
            tuple(draft.stretches),
            draft.speaker.entity,
            draft.speaker.words or ((phrase.start, phrase.end) if phrase else None),
            self.speakers.name(draft.repeats.phrase if draft.repeats else phrase, draft.speaker),
            frame.cue if frame else None,
            frame.addressee if frame else None,
            secondhand=draft.secondhand or (frame.secondhand if frame else False),
            anonymous=draft.speaker.anonymous,
            floating=draft.floating,
        )


def _only_relays(frame: Frame, before: list[Frame], known: dict[int, Speaker]) -> bool:
    """`Rubio told him that …, the ministry said`: the words reported are Rubio's."""
    return frame.trailing and any(
        one.that is not None and not one.trailing and not one.doubtful and known[id(one)].entity is not None
        for one in before
    )


def _is_relayed(tokens: list[Token], frames: list[Frame], claim: Frame) -> bool:
    """`“…,” Rubio replied, according to an aide`, `as three delegates remember it`: the words come through them."""
    if any(
        token.low in ("remember", "remembers", "remembered", "recall", "recalls", "recalled", "tell", "tells")
        and any(before.low == "as" for before in tokens[claim.right : claim.right + i + 1])
        for i, token in enumerate(tokens[claim.right + 1 : claim.right + 9])
    ):
        return True
    return any(
        f.fixed
        and tokens[f.left].low == "according"
        and f is not claim
        and (f.left > claim.right or f.right < claim.verb)
        and f.subject is not None
        and f.subject.head not in _PAPERS
        and not (claim.subject is not None and claim.subject.start < f.subject.end <= claim.subject.end + 1)
        for f in frames
    )
