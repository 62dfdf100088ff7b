"""Words that reach the writer through somebody else: "was quoted as saying", "a friend says Rubio told him"."""

from summariser.reading.speech.complements import read_complement
from summariser.reading.speech.frame import Frame, is_trailing
from summariser.reading.speech.nouns import read_left, read_right
from summariser.reading.speech.phrases import describe_with_apposition
from summariser.reading.speech.tokens import Token
from summariser.reading.speech.words import BE
from summariser.reading.tables import list_words

_HEARSAY = list_words("said supposed reported believed understood alleged rumoured rumored thought known claimed")


_QUOTED = list_words("quoted cited reported")


def mark_secondhand(tokens: list[Token], frames: list[Frame], frame: Frame) -> Frame:
    """ "A friend says Rubio told him that …": an attribution inside what another reports."""
    outer = frames[-1] if frames else None
    if outer is None or outer.trailing or outer.fixed or outer.relative or outer.doubtful or not outer.uses & {"t"}:
        return frame
    between = tokens[outer.right + 1 : frame.left]
    apart = any(
        token.kind == "quote" or token.text in ";:" or token.low in ("and", "but", "while", "as") for token in between
    )
    own = (
        frame.subject is not None
        and outer.subject is not None
        and frame.subject.start != outer.subject.start
        and frame.left > outer.right
        and not frame.relative
    )
    return frame._replace(secondhand=True) if own and not apart and not frame.trailing and "d" in frame.uses else frame


def read_quoted(tokens: list[Token], i: int, floor: int) -> Frame | None:
    """ "was quoted as saying", "was quoted by X as saying", "is reported to have said": second-hand."""
    if i > 3 and tokens[i - 1].low == "have" and tokens[i - 2].low == "to" and tokens[i - 3].low in _HEARSAY:
        return _make_quoted(tokens, i - 3, i, floor) if tokens[i - 4].low in BE else None
    if tokens[i].low in ("saying", "telling", "adding", "warning", "writing") or tokens[i].low == "said":
        k = i - 1
        while (
            k > floor
            and i - k < 12
            and tokens[k].low not in _QUOTED
            and tokens[k].low not in ("reported", "alleged", "overheard", "heard", "recorded")
        ):
            k -= 1
        if k > floor and tokens[k].low in ("quoted", "cited") and tokens[k - 1].low not in BE:
            return _make_active(tokens, k, i)
        if k <= floor or tokens[k - 1].low not in BE or not any(t.low in ("as", "to") for t in tokens[k:i]):
            return None
        return _make_quoted(tokens, k, i, floor)
    if tokens[i].low in _QUOTED and tokens[i].low != "reported" and tokens[i - 1].low in BE and i + 1 < len(tokens):
        end = next((k for k in range(i + 1, min(i + 10, len(tokens))) if tokens[k].low in ("saying", "telling")), None)
        return _make_quoted(tokens, i, end if end is not None else i, floor)
    return None


def _make_active(tokens: list[Token], quoted: int, saying: int) -> Frame | None:
    """ "The agency quoted Rubio as saying": Rubio speaks."""
    found = read_right(tokens, quoted + 1, saying)
    subject = describe_with_apposition(tokens, *found) if found else None
    if found is None or subject is None or tokens[saying - 1].low != "as":
        return None
    right, addressee, that = read_complement(tokens, saying)
    cue = tokens[quoted].start, tokens[saying].end
    uses = frozenset("dti")
    medium = read_left(tokens, quoted, 0)
    left = medium[0] if medium else found[0]
    frame = Frame(left, saying, right, subject, uses, cue, secondhand=True, addressee=addressee, that=that)
    return frame._replace(trailing=left > 0 and tokens[left - 1].kind == "quote")


def _make_quoted(tokens: list[Token], start: int, end: int, floor: int) -> Frame | None:
    found = read_left(tokens, start, floor)
    if found is None:
        return None
    subject = describe_with_apposition(tokens, *found)
    first = start - 1 if tokens[start - 1].low in BE else start
    right, addressee, that = read_complement(tokens, end)
    uses = frozenset("dti")
    frame = Frame(
        found[0],
        end,
        right,
        subject,
        uses,
        (tokens[first].start, tokens[end].end),
        secondhand=True,
        addressee=addressee,
        that=that,
    )
    return frame._replace(trailing=is_trailing(tokens, frame))
