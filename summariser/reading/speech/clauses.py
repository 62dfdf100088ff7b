"""Where a reported clause ends, and the clause that stands before its attribution."""

from summariser.reading.speech.frame import Frame
from summariser.reading.speech.model import Span
from summariser.reading.speech.tokens import Token
from summariser.reading.speech.words import AUXILIARIES, CONJUNCTIONS, FINITE, PREPOSITIONS, SUBORDINATORS
from summariser.reading.tables import list_words

LEAST = 3
"""Words a reported clause has at least."""

_BREAKS = list_words("and but while whereas who which adding calling saying warning noting as though although")


def find_end(tokens: list[Token], start: int, k: int, frames: list[Frame]) -> int:
    """The token after the clause that begins at `start` and that `frames[k]` reports."""
    end = len(tokens)
    following = next((f for f in frames[k + 1 :] if f.left > start and _reports(f)), None)
    if following is not None and not following.fixed:
        limit = min(following.left, following.verb)
        comma = next((i for i in range(limit - 1, start, -1) if tokens[i].text in ",;—–"), None)
        joined = next(
            (i for i in range(limit - 1, start, -1) if tokens[i].low in ("and", "but", "while", "whereas")), None
        )
        cuts = [cut for cut in (comma, joined) if cut is not None and limit - cut <= 4]
        end = min(cuts) if cuts else end
    hanging = next((f.left for f in frames[k + 1 :] if f.left > start + LEAST and (f.fixed and f.trailing)), None)
    end = min(end, hanging) if hanging is not None else end
    verbs = (f.verb for f in frames[k + 1 :] if f.left == f.verb > start)
    joined = next((at for verb in verbs if (at := _find_and(tokens, verb)) is not None), None)
    if joined is not None:
        end = min(end, joined)
    leads = next((i for i in range(start, end - 1) if tokens[i].text == ":" and tokens[i + 1].kind == "quote"), end)
    end = min(end, leads)
    apart = next(
        (f.left for f in frames[k + 1 :] if f.left > start and f.subject is not None and _coordinated(tokens, f.left)),
        None,
    )
    if apart is not None:
        end = min(end, apart - 2)
    semicolon = next(
        (
            i
            for i in range(start, end)
            if tokens[i].text == ";" or (tokens[i].low == "while" and tokens[i - 1].text == ",")
        ),
        end,
    )
    end = min(end, semicolon)
    while end > start and tokens[end - 1].kind == "stop" and tokens[end - 1].text not in ")%]":
        end -= 1
    return end


def _find_and(tokens: list[Token], verb: int) -> int | None:
    """The "and" that joins the verb at `verb` to one before: "says they will talk | and has called it a gift"."""
    at = verb - 1
    while at > 0 and (tokens[at].low in AUXILIARIES or tokens[at].low.endswith("ly") or tokens[at].low == "also"):
        at -= 1
    return at if at > 0 and tokens[at].low in ("and", "but") else None


def _coordinated(tokens: list[Token], left: int) -> bool:
    """A new main clause: ", and the opposition has called …"."""
    return left >= 2 and tokens[left - 1].low in ("and", "but", "while", "whereas") and tokens[left - 2].text == ","


def _reports(frame: Frame) -> bool:
    return (
        not frame.doubtful
        and not frame.relative
        and frame.subject is not None
        and bool(frame.uses & {"d", "t"})
        and "w" not in frame.uses
    )


def find_before(tokens: list[Token], k: int, frames: list[Frame]) -> list[Span] | None:
    """The clause before a trailing attribution, and its rest after it: `The talks, Rautio said, have been moved.`"""
    frame = frames[k]
    if _names_it(tokens, frame.left) or [t.low for t in tokens[frame.right + 1 : frame.right + 3]] == [",", "to"]:
        return None  # "refused, he said, to go": the reporter tells it
    told = (f.right + 1 for f in frames[:k] if f.fixed or (f.trailing and f.uses & {"d", "t", "z"}))
    start = max(told, default=0)
    for i in range(frame.left - 1, start - 1, -1):
        if tokens[i].text in ";:" or tokens[i].kind == "quote" or _turns(tokens, i, frames[:k]):
            start = i + 1
            break
    while start < frame.left and (
        tokens[start].kind == "stop" or tokens[start].low in CONJUNCTIONS or tokens[start].low == "however"
    ):
        start += 1
    end = frame.left
    while end > start and tokens[end - 1].kind == "stop" and tokens[end - 1].text not in ")%":
        end -= 1
    if end > start and tokens[end - 1].low in ("and", "but"):
        return None  # "was twice interrupted and, according to an official, almost ended"
    if end <= start or tokens[start].low in SUBORDINATORS - {"that", "what", "while", "if", "since"}:
        return None
    spans = [(tokens[start].start, tokens[end - 1].end)]
    rest = _find_rest(tokens, k, frames)
    if (
        (rest is not None or (start and tokens[start - 1].kind == "quote"))
        and tokens[start].low in PREPOSITIONS
        and not any(token.low in FINITE for token in tokens[start:end])
    ):
        return None
    if rest is None and (end - start < LEAST or not _is_clause(tokens[start:end])):
        return None
    return spans + ([rest] if rest else [])


def _turns(tokens: list[Token], i: int, before: list[Frame]) -> bool:
    """Whether the ", but" at word `i` ends what another was told to say: "Togo had hoped that he would come, but no visit is planned, an aide said"."""
    return (
        tokens[i].low == "but" and tokens[i - 1].text == "," and any(f.that is not None and f.that < i for f in before)
    )


_CHARGES = list_words("charge claim accusation allegation suggestion idea demand view assertion")


def _names_it(tokens: list[Token], left: int) -> bool:
    """Whether the words for the subject begin with a noun for what was told: "accused Peru of theft, | a charge Lima denies"."""
    article = tokens[left].low in ("a", "an")
    return any(
        token.low.removesuffix("" if article else "s") in _CHARGES for token in tokens[left + article : left + 3]
    )


def _is_clause(part: list[Token]) -> bool:
    return any(token.low in FINITE or token.low.endswith(("ed", "s")) for token in part[1:]) and part[0].low not in (
        SUBORDINATORS - {"if", "what", "while", "since"}
    ) | {"asked"}


def _find_rest(tokens: list[Token], k: int, frames: list[Frame]) -> Span | None:
    start = frames[k].right + 1
    if start + 1 >= len(tokens) or tokens[start].text != "," or tokens[start + 1].low in _BREAKS:
        return None
    start += 1
    end = find_end(tokens, start, k, frames)
    if end <= start or any(token.kind == "quote" for token in tokens[start:end]):
        return None
    return tokens[start].start, tokens[end - 1].end
