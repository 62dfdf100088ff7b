"""Which attribution governs a quotation, and whether the marks hold all that is reported."""

from typing import Literal

from summariser.reading.speech.frame import Frame
from summariser.reading.speech.model import Span
from summariser.reading.speech.tokens import Token
from summariser.reading.speech.words import DETERMINERS, FINITE, PRONOUNS
from summariser.reading.tables import list_words

Kind = Literal["direct", "mixed", "indirect"]
_FEELS = list_words(
    "hope hoped hopes fear feared fears worry worried worries want wanted wants expect expected wondered"
)


def find_claim(text: str, tokens: list[Token], frames: list[Frame], i: int) -> Frame | None:
    """The attribution that governs the quotation at `i`."""
    later = [f for f in frames if f.left > i]
    touching = (f for f in later if f.trailing and _touches(tokens, i, f.left))
    after = next(touching, later[0] if later else None)
    before = next((f for f in reversed(frames) if f.right < i), None)
    if split := _find_split(text, tokens, frames, i):
        return split
    if (
        after is not None
        and (after.trailing or tokens[after.left - 1].low == "how")
        and _touches(tokens, i, after.left)
        and _may_govern(after)
        and (after.subject is not None or before is None or not _governs(tokens, before, i))
    ):
        return after
    if before is not None and _governs(tokens, before, i):
        return _find_outer(tokens, frames, before, i) or before
    earlier = next(
        (f for f in reversed(frames) if before is not None and f.right < before.left and not f.trailing), None
    )
    if earlier is not None and _governs(tokens, earlier, i):
        return earlier
    if (
        after is not None
        and after.trailing
        and _may_govern(after)
        and not any(t.text in ";:" for t in tokens[i : after.left])
    ):
        return after
    return None


def _find_outer(tokens: list[Token], frames: list[Frame], inner: Frame, i: int) -> Frame | None:
    """`a spokesman said the United States supported “any format”`: what somebody says another wants is the first one's words."""
    goes_on = tokens[i].text.lower().startswith("to ") and tokens[i - 1] is tokens[inner.verb]
    feels = tokens[inner.verb].low in _FEELS or "w" in inner.uses
    if inner.fixed or ("d" in inner.uses and not goes_on and not feels):
        return None
    outer = next((frame for frame in reversed(frames) if frame.verb < inner.left), None)
    if outer is None or outer.trailing or outer.doubtful or outer.fixed or not outer.uses & {"t", "z"}:
        return None
    start = outer.that if outer.that is not None else outer.right
    if outer.that is not None and _goes_on(tokens[: inner.left]):
        start = inner.left  # "said he was ready, and that they hoped “to go on”"
    return outer if outer.verb < inner.left <= start + 1 and outer is not inner and inner.left < inner.verb else None


def is_named_thing(tokens: list[Token], frame: Frame, i: int) -> bool:
    """`called on banks to recognise a “small island clause”`: beside a verb that reports no words, a short noun after its article."""
    crowd = frame.subject is not None and frame.subject.sort == "crowd"
    if crowd and tokens[frame.verb].low in ("speak", "talk") and len(tokens[i].text.split()) <= 4:
        return True
    if frame.uses & {"d"} or frame.fixed or i == 0 or tokens[i - 1].low not in ("a", "an", "the", "its", "their"):
        return False
    judged = (i >= 2 and tokens[i - 2].low in ("as", "it", "them", "him", "her", "this")) or (
        tokens[i - 2].cue is not None
    )
    return len(tokens[i].text.split()) <= 3 and not judged


def _find_split(text: str, tokens: list[Token], frames: list[Frame], i: int) -> Frame | None:
    """`“Which is fine,” said X, who teaches law, “if you can hear it.”`: the second half belongs to the first attribution."""
    if tokens[0].kind != "quote" or text[tokens[0].end - 2] in ".!?" or tokens[i - 1].text not in ",;—–-":
        return None
    if tokens[i - 1].text == ";" and any(f.left > i and f.trailing and _touches(tokens, i, f.left) for f in frames):
        return None  # `“Scheduling,” said the minister; “cowardice,” said his guest.`
    first = next((f for f in frames if f.left > 0 and f.trailing and _touches(tokens, 0, f.left) and f.right < i), None)
    nearest = next((f for f in reversed(frames) if f.right < i), None)
    if first is None or nearest is None:
        return None
    anew = nearest is not first and all(t.kind == "stop" for t in tokens[nearest.right + 1 : i])
    cue = tokens[nearest.verb].cue
    return None if anew and cue is not None and cue.forms == ("ing",) else first


def _touches(tokens: list[Token], i: int, left: int) -> bool:
    if i + 1 < left <= i + 4 and all(token.low in ("is", "was", "how", "what", ",") for token in tokens[i + 1 : left]):
        return True
    return left == i + 1 or (left == i + 2 and tokens[i + 1].kind == "stop" and tokens[i + 1].text in ",—–-.")


def _may_govern(frame: Frame) -> bool:
    return bool(frame.uses & {"d", "n", "t"}) or frame.fixed


def _governs(tokens: list[Token], frame: Frame, i: int) -> bool:
    """Whether the quotation at `i`, after the attribution, is part of what it reports."""
    between = tokens[frame.right + 1 : i]
    if any(token.text == ";" for token in between) or (
        frame.subject is None and not (between == [] and "d" in frame.uses)
    ):
        return False
    close = all(token.kind == "stop" for token in between)
    if frame.doubtful and any(token.low in ("whether", "if") for token in between):
        return False
    if _answers(tokens, frame, i) or (_goes_on(between) and not frame.uses & {"t", "z"}):
        return False
    if frame.unsure or ("w" in frame.uses and not _is_adjacent(tokens, frame, i)):
        return False
    if frame.subject is not None and frame.subject.head == "i" and (not close or len(tokens[i].text.split()) < 4):
        return False
    if frame.doubtful and "d" not in frame.uses:
        return False
    if "n" in frame.uses and "d" not in frame.uses and not frame.fixed:
        return len(between) <= 16 and not any(token.low in FINITE for token in between)
    return close if _turns(between) else len(between) <= 60


def _turns(between: list[Token]) -> bool:
    """Whether another clause begins between: ", but Rome …"; not ", but that …", which goes on with what is reported."""
    return any(
        between[k - 1].text == "," and token.low in ("but", "while", "whereas") and not _is_that(between, k + 1)
        for k, token in enumerate(between)
        if k
    )


def _goes_on(between: list[Token]) -> bool:
    """`said they were leaving, and that “…”`: what a verb reports goes on, if it takes such a clause."""
    return [token.low for token in between[-2:]] in (["and", "that"], ["but", "that"])


def _is_that(tokens: list[Token], i: int) -> bool:
    return i < len(tokens) and tokens[i].low == "that"


def _answers(tokens: list[Token], frame: Frame, i: int) -> bool:
    """`was responding to “provocations”`: the marked words are what is answered."""
    cue = tokens[frame.verb].cue
    to = i - 1 - (tokens[i - 1].low in DETERMINERS)
    return cue is not None and cue.lemma in ("respond", "reply", "answer") and to > 0 and tokens[to].low == "to"


def _is_adjacent(tokens: list[Token], frame: Frame, i: int) -> bool:
    return tokens[i - 1].text == ":" or 0 < i - frame.verb <= 2


def _is_whole(tokens: list[Token], i: int) -> bool:
    """Whether a quotation in small letters is a clause of its own: `said “we are ready”`."""
    words = tokens[i].text.lower().replace("’", "'").rstrip("\"”'»“").split()
    opens = bool(words) and (
        words[0].split("'")[0] in PRONOUNS | DETERMINERS or words[0] in ("there", "nobody", "if", "when", "you", "what")
    )
    finite = any(word in FINITE or word.endswith(("'s", "'re", "'ll", "n't", "'m")) for word in words)
    return opens and finite and (i + 1 >= len(tokens) or tokens[i + 1].kind == "stop")


def find_kind(text: str, tokens: list[Token], frame: Frame, i: int, span: Span) -> Kind:
    """direct when the marks hold all that is reported, else mixed."""
    first = text[span[0]]
    if frame.right < i:
        split = any(token.kind == "quote" for token in tokens[: frame.left])
        between = tokens[(frame.that if frame.that is not None else frame.right) + 1 : i]
        first_part = tokens[0].kind == "quote" and text[tokens[0].end - 2] not in ".!?"
        if split and frame.trailing and (first_part or all(token.kind == "stop" for token in between)):
            return "direct"
        stops = [token.text for token in tokens[max(frame.right + 1, i - 1) : i]]
        if first.isupper() and "d" in frame.uses and not frame.fixed and tokens[i - 1].text == ":":
            return "direct"
        if (
            first.isupper()
            and stops == [","]
            and i == frame.right + 2
            and frame.trailing
            and text[span[1] - 1] in ".!?"
        ):
            return "direct"
        if frame.fixed:
            return "direct" if frame.left == 0 and first.isupper() else "mixed"
        if not frame.uses & {"d"} or any(token.kind != "stop" for token in between):
            return "mixed"
        if frame.trailing and any(token.kind in ("word", "name") for token in tokens[: frame.left]):
            return "mixed"
        introduced = frame.that is None and any(token.text in ":," for token in between)
        return "direct" if introduced or first.isupper() or ("i" in frame.uses and _is_whole(tokens, i)) else "mixed"
    words_before = any(token.kind in ("word", "name") for token in tokens[:i])
    gap = [token for token in tokens[i + 1 : frame.left] if token.kind != "stop"]
    if words_before or gap:
        return "direct" if not gap and tokens[i - 1].text == ":" else "mixed"
    return "direct"
