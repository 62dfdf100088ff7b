"""Frames: each reporting verb or phrase of a sentence with its subject, its addressee and the words it governs."""

from summariser.reading.speech.asides import is_titled
from summariser.reading.speech.complements import read_complement
from summariser.reading.speech.fixed import FIRST, read_fixed
from summariser.reading.speech.frame import Frame, is_trailing
from summariser.reading.speech.nouns import HABITS, read_right
from summariser.reading.speech.phrases import Phrase, describe_with_apposition
from summariser.reading.speech.secondhand import mark_secondhand, read_quoted
from summariser.reading.speech.subjects import find_subject
from summariser.reading.speech.tokens import Token
from summariser.reading.speech.verbs import is_noun, is_passive
from summariser.reading.speech.words import AUXILIARIES, LOOK_BACK, MODALS, NEGATIONS, PREPOSITIONS
from summariser.reading.tables import list_words
from summariser.reading.tables.cues import Cue

CLOSING_MARKS = "\"”’'»“›」 "
COMMAS = (",", "?", "!", "—", "–")
_UNLISTED = Cue("-", ("past",), frozenset("di"), None)
_EMBEDS = list_words("when if whether as after before because since although though until once unless")


def find_frames(tokens: list[Token]) -> list[Frame]:
    """The attributions of one unit, in order."""
    frames: list[Frame] = []
    _mark_unlisted(tokens)
    for i, token in enumerate(tokens):
        if frames and i <= frames[-1].verb:
            continue
        if token.low in FIRST and (frame := read_fixed(tokens, i)):
            frames.append(frame)
        elif token.cue is not None and token.kind == "word" and (frame := _read_verb(tokens, i, frames)):
            if (
                frame.left
                and tokens[frame.left - 1].low == "that"
                and not _opens_report(tokens, frames, frame.left - 1)
            ):
                frame = frame._replace(relative=True)
            frames.append(mark_secondhand(tokens, frames, frame))
    return frames


def _opens_report(tokens: list[Token], frames: list[Frame], that: int) -> bool:
    """Whether "that" belongs to a reporting verb rather than to a noun: "damages that a court ordered" reports nothing."""
    before = tokens[that - 1] if that else None
    told = any(frame.that == that for frame in frames)
    return told or before is None or before.cue is not None or before.text == "," or before.low in ("and", "but")


def _mark_unlisted(tokens: list[Token]) -> None:
    """A past tense that no table lists reports when it stands right beside a quotation: `“…,” sniped an aide`, `“…,” the guest roared.`"""
    for q, token in enumerate(tokens):
        if token.kind != "quote" or token.text.rstrip(CLOSING_MARKS)[-1:] not in COMMAS or q + 1 >= len(tokens):
            continue
        if _is_past(tokens[q + 1]):
            at = q + 1
        else:
            found = read_right(tokens, q + 1, len(tokens))
            at = found[1] + 1 if found else len(tokens)
            if found and (at >= len(tokens) or not _is_past(tokens[at])) and _is_past(tokens[found[1]]):
                at = found[1]
        if at < len(tokens) and _is_past(tokens[at]) and (at == q + 1 or _breaks(tokens, at + 1)):
            tokens[at] = tokens[at]._replace(cue=_UNLISTED)


def _is_past(token: Token) -> bool:
    if token.kind != "word" or not token.text.islower():
        return False
    if token.cue is not None:  # "smiled" and its like tell of speech only here
        return "past" in token.cue.forms and "w" in token.cue.uses and "d" not in token.cue.uses
    return token.low.endswith("ed") and len(token.low) > 4


def _breaks(tokens: list[Token], i: int) -> bool:
    return (
        i >= len(tokens)
        or tokens[i].kind in ("stop", "quote")
        or tokens[i].low in PREPOSITIONS
        or tokens[i].low.endswith("ly")
    )


def _read_verb(tokens: list[Token], i: int, frames: list[Frame]) -> Frame | None:
    cue = tokens[i].cue
    assert cue is not None
    floor = _floor(tokens, i, frames)
    goes_on = cue.lemma == "continue" and not _beside_quote(tokens, i)
    if goes_on or is_noun(tokens, i, floor):
        return None
    if quoted := read_quoted(tokens, i, floor):
        return quoted
    if cue.lemma in ("quote", "cite") and any(token.low == "as" for token in tokens[i + 2 : i + 14]):
        return None  # "quoted X as saying": read at "saying"
    if is_passive(tokens, i, floor):
        return None
    subject, first = find_subject(tokens, i, floor, frames)
    if subject is None and not (cue.uses & {"d", "n"} and _beside_quote(tokens, i)):
        return None
    return _complete(tokens, i, first, subject)


def _complete(tokens: list[Token], verb: int, first: int, subject: Phrase | None) -> Frame:
    cue = tokens[verb].cue
    assert cue is not None
    right, addressee, that = read_complement(tokens, verb)
    left = min(first, verb)
    if first > verb:  # inverted: the subject stands after the verb
        right = max(right, first + (len(subject.tokens) if subject else 1) - 1)
        right, addressee, that = read_complement(tokens, right) if right < len(tokens) - 1 else (right, None, None)
    before = _words_before(tokens, left, verb)
    uses = cue.uses
    if tokens[verb + 1 : verb + 2] and tokens[verb + 1].low == "out" and cue.lemma == "point":
        uses = frozenset("dit")
    if spokesman := _read_through(tokens, verb):
        subject, right = spokesman
        that = right + 2 if _is_that(tokens, right + 2) else that
    frame = Frame(
        left, verb, right, subject, uses, (tokens[verb].start, tokens[verb].end), addressee=addressee, that=that
    )
    if cue.lemma == "ask" and subject is not None and subject.start < tokens[verb].start:
        found = read_right(tokens, verb + 1, len(tokens))
        asked = describe_with_apposition(tokens, *found) if found else None
        frame = frame._replace(asked=asked if asked is not None and asked.sort in ("name", "description") else None)
    unsure = left > 0 and tokens[left - 1].low in ("whether", "if", "unless")
    doubtful = (
        unsure
        or bool(before & NEGATIONS or before & MODALS)
        or (verb > 0 and tokens[verb - 1].low == "to" and not before & (HABITS | {"went"}))
    )
    who = (tokens[first].low in ("who", "which") and first < verb) or (left > 0 and tokens[left - 1].low in _EMBEDS)
    return frame._replace(doubtful=doubtful, unsure=unsure, relative=who, trailing=is_trailing(tokens, frame))


def _read_through(tokens: list[Token], verb: int) -> tuple[Phrase, int] | None:
    """ "said through a spokesman, Cillian Ferrante,": the one who is named speaks."""
    if verb + 3 >= len(tokens) or tokens[verb + 1].low not in ("through", "via"):
        return None
    found = read_right(tokens, verb + 2, len(tokens))
    subject = describe_with_apposition(tokens, *found) if found else None
    if found is None or subject is None or not (subject.sort == "name" or subject.proper):
        return None
    return subject, next(i for i in range(found[1], len(tokens)) if tokens[i].end >= subject.end)


def _is_that(tokens: list[Token], i: int) -> bool:
    return i < len(tokens) and tokens[i].low in ("that", "dass")


def _words_before(tokens: list[Token], left: int, verb: int) -> set[str]:
    """The words right before a verb, back to its subject or a comma: where "not" and "would" stand."""
    words = set()
    for k in range(verb - 1, max(left, verb - 5) - 1, -1):
        if tokens[k].kind in ("stop", "quote"):
            break
        words.add(tokens[k].low)
    return words


def _floor(tokens: list[Token], i: int, frames: list[Frame]) -> int:
    """Where the clause of the verb at `i` can begin: after a quotation, a semicolon, a colon, or an earlier attribution."""
    floor = next(
        (
            f.right + 1
            for f in reversed(frames)
            if f.right < i and not f.relative and f.uses & {"d", "t"} and f.left < f.verb
        ),
        0,
    )
    floor = max(floor, i - LOOK_BACK)
    for k in range(i - 1 - _has_quoted_adverb(tokens, i), floor - 1, -1):
        if (tokens[k].kind == "quote" and not _is_title(tokens[k])) or tokens[k].text in ";:":
            return k + 1
        if tokens[k].low in ("while", "whereas", "but") and k > floor and tokens[k - 1].text == ",":
            return k + 1
        if tokens[k].low == "that" and k > floor and tokens[k - 1].kind == "word" and tokens[k - 1].cue:
            return k + 1
    return floor


def _has_quoted_adverb(tokens: list[Token], i: int) -> bool:
    """Whether only quoted words part the verb from its auxiliary: "had “very strongly” complained"."""
    return i >= 2 and tokens[i - 1].kind == "quote" and tokens[i - 2].low in AUXILIARIES


def _is_title(quote: Token) -> bool:
    """A title inside an apposition, such as "the author of “Bread and Borders”", begins no clause."""
    words = quote.text.rstrip("\"”’'»“").split()
    return len(words) > 1 and is_titled(words) and quote.text[-2:-1] not in ".,!?"


def _beside_quote(tokens: list[Token], i: int) -> bool:
    return any(0 <= k < len(tokens) and tokens[k].kind == "quote" for k in (i - 2, i - 1, i + 1, i + 2, i + 3))
