"""One attribution: a reporting verb or phrase with its subject and the words it governs."""

from typing import NamedTuple

from summariser.reading.speech.phrases import Phrase
from summariser.reading.speech.tokens import Token
from summariser.reading.speech.words import CONJUNCTIONS, FINITE, PREPOSITIONS, SUBORDINATORS, TIMES
from summariser.reading.tables import list_words


class Frame(NamedTuple):
    """One attribution. `left` and `right` are the first and last token of subject, verb and addressee together."""

    left: int
    verb: int
    right: int
    subject: Phrase | None
    uses: frozenset[str]
    cue: tuple[int, int]
    """Where the reporting words stand in the article."""

    trailing: bool = False
    """It follows, or stands within, what it reports: `…, Rubio said.`"""

    fixed: bool = False
    """A phrase without a verb of its own: "according to", "in the words of"."""

    unsure: bool = False
    """After "whether" or "if": nothing says that it was said."""

    relative: bool = False
    """In a relative clause: "who told …"."""

    doubtful: bool = False
    """Negated, under a modal, or an infinitive: nothing is reported as said."""

    secondhand: bool = False
    addressee: tuple[int, int] | None = None
    asked: Phrase | None = None
    """Whom a question goes to: "I asked the minister's adviser": he answers."""

    that: int | None = None
    """Token of "that", when it introduces the reported clause."""


def is_trailing(tokens: list[Token], frame: Frame) -> bool:
    """Whether what is reported stands before the attribution: a comma or quotation before it, and a break or the end after it."""
    cue = tokens[frame.verb].cue
    inverted = frame.subject is not None and frame.subject.start > tokens[frame.verb].start
    participle = cue is not None and cue.forms == ("ing",) and not frame.secondhand
    if frame.left == 0 or frame.that is not None or participle:
        return False
    before = tokens[frame.left - 1]
    if before.kind != "quote" and before.text not in ",—–-":
        return False
    after = tokens[frame.right + 1] if frame.right + 1 < len(tokens) else None
    if before.kind == "quote" or (frame.left >= 2 and tokens[frame.left - 2].kind == "quote"):
        return after is None or after.text != ":"
    if after is not None and not inverted and _goes_on(after) and not _is_closed(tokens, frame):
        return False
    return _has_clause(tokens[: frame.left])


_RESUMES = list_words("who as when while after before and but because during speaking")


def _goes_on(after: Token) -> bool:
    """Whether the token after an attribution shows that what is reported is still to come."""
    return after.text == ":" or after.kind == "name" or (after.kind == "word" and after.low not in _RESUMES)


def _is_closed(tokens: list[Token], frame: Frame) -> bool:
    """`The two will meet again, officials said on Monday after talks in Oslo`: a main clause stands before, when and where behind."""
    behind = tokens[frame.verb + 1] if frame.verb + 1 < len(tokens) else None
    if behind is None or not (behind.low in PREPOSITIONS or behind.low in TIMES) or tokens[frame.left - 1].text != ",":
        return False
    start = next((i for i in range(frame.left - 2, -1, -1) if tokens[i].text in ";:"), -1) + 1
    before = [token for token in tokens[start : frame.left - 1] if token.kind in ("word", "name")]
    if (
        not before
        or before[0].low in PREPOSITIONS | SUBORDINATORS | CONJUNCTIONS | TIMES
        or before[0].low.endswith(("ing", "ly"))
    ):
        return False
    return any(token.low in FINITE for token in before[1:])


def _has_clause(before: list[Token]) -> bool:
    """Whether something that can be reported stands before: more than "In Moscow on Friday,"."""
    if any(token.kind == "quote" for token in before):
        return True
    start = next((i for i in range(len(before) - 2, -1, -1) if before[i].text in ";:"), -1) + 1
    words = [token for token in before[start:] if token.kind in ("word", "name")]
    if not words or (words[0].low in PREPOSITIONS and not any(token.low in FINITE for token in words)):
        return len(words) > 1 and words[0].low not in PREPOSITIONS
    return len(words) >= 1
