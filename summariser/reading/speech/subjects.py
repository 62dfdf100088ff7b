"""Whose verb it is: the subject before it, after it, or taken over from the clause before."""

from summariser.reading.speech.frame import Frame
from summariser.reading.speech.nouns import HABITS, INSERTED, read_clause_start, read_left, read_right
from summariser.reading.speech.phrases import Phrase, describe_with_apposition, names_proper
from summariser.reading.speech.tokens import Token
from summariser.reading.speech.words import (
    AUXILIARIES,
    BE,
    DETERMINERS,
    FINITE,
    LOOK_BACK,
    PREPOSITIONS,
    PRONOUNS,
    TIMES,
    office_nouns,
)
from summariser.reading.tables import list_words


def find_subject(tokens: list[Token], i: int, floor: int, frames: list[Frame]) -> tuple[Phrase | None, int]:
    """The subject of the verb at `i` and its first token; `i` itself when the subject is taken over from before."""
    cue = tokens[i].cue
    assert cue is not None
    if german := _read_german(tokens, i, floor):
        return german
    beside = i > 0 and tokens[i - 1].kind == "quote" and bool(cue.uses & {"d", "t"}) and _is_left_open(tokens[i - 1])
    hears = cue.forms == ("ing",) and "o" in cue.uses  # of "telling the radio" nobody is the subject
    if ("i" in cue.uses or beside) and cue.forms != ("base",) and not hears and (inverted := _read_inverted(tokens, i)):
        return inverted
    if cue.forms == ("ing",) and not _has_be(tokens, i, floor):
        if (held := _read_absolute(tokens, i)) is not None:
            return describe_with_apposition(tokens, held, i - 1), held
        if issuer := _read_issuer(tokens, i, floor):
            return describe_with_apposition(tokens, *issuer), issuer[0]
        avoided = i > 0 and tokens[i - 1].low in ("against", "without", "avoid", "avoided", "stopped", "not")
        return None if avoided else _inherit(tokens, i, frames), i
    if i > floor and tokens[i - 1].low == "to" and tokens[i - 2].low not in HABITS:
        return _read_infinitive(tokens, i, frames), i
    before = _before_adverbs(tokens, i)
    if before >= 0 and tokens[before].low in ("and", "but", "or", "then", "yet"):
        return _inherit(tokens, i, frames), i
    if before >= 0 and tokens[before].low in ("who", "which"):
        return _read_antecedent(tokens, before), before
    adverb = i >= 2 and tokens[i - 1].kind == "quote" and tokens[i - 2].low in AUXILIARIES
    found = read_left(tokens, i - adverb, floor)
    if found and found[0] > floor and tokens[found[0] - 1].low in ("in", "at"):  # "Rao, at a briefing in Delhi, said"
        comma = next((k for k in range(found[0] - 1, floor, -1) if tokens[k].text == ","), None)
        found = read_left(tokens, comma, floor) if comma is not None else found
    if found is None:
        return None, i
    subject = describe_with_apposition(tokens, *found)
    if subject is None and (who := _find_who(tokens, found[0], floor)) is not None:
        return _read_antecedent(tokens, who), who
    return _read_holder(tokens, found[0], floor) or subject, found[0]


_ABSOLUTE = 8
"""Words from "with" to its participle."""


def _read_absolute(tokens: list[Token], i: int) -> int | None:
    """Where whose deed it is begins in ", with officials on both sides stressing …"."""
    for k in range(i - 2, max(0, i - _ABSOLUTE) - 1, -1):
        if tokens[k].kind in ("stop", "quote"):
            return None
        if tokens[k].low == "with":
            return k + 1 if k and tokens[k - 1].text == "," else None
    return None


def _read_issuer(tokens: list[Token], i: int, floor: int) -> tuple[int, int] | None:
    """Whose the paper is that says it: "the ministry issued a short statement saying …"."""
    if i <= floor or tokens[i - 1].low not in _PAPERS:
        return None
    issued = next((k for k in range(i - 2, max(floor, i - _ABSOLUTE), -1) if tokens[k].low in _ISSUED), None)
    return None if issued is None else read_left(tokens, issued, floor)


_PAPERS = list_words("statement note letter report message communique communiqué release readout")
_ISSUED = list_words("issued issues released releases published publishes sent circulated posted")


def _read_holder(tokens: list[Token], first: int, floor: int) -> Phrase | None:
    """Whose office it is, where the comma behind it is left out: "Mumtaz Baloch, spokesperson of the ministry tweeted"."""
    if first - 2 < floor or tokens[first].low not in office_nouns() or tokens[first - 1].text != ",":
        return None
    start = first - 2
    while start > floor and tokens[start - 1].kind in ("word", "name") and tokens[start - 1].is_capital:
        start -= 1
    named = tokens[first - 2].kind == "name" or first - 1 - start > 1
    if not named or not tokens[start].is_capital:
        return None
    phrase = describe_with_apposition(tokens, start, first - 2)
    return phrase if phrase is not None and (phrase.sort == "name" or names_proper(phrase)) else None


def _is_left_open(quote: Token) -> bool:
    """Whether the quotation ends in a comma or question mark, so that an attribution follows."""
    return quote.text.rstrip("\"”’'»“›」 ")[-1:] in (",", "?", "!")


def _find_who(tokens: list[Token], i: int, floor: int) -> int | None:
    """The "who" of a relative clause without commas: "a friend who was in the room says"."""
    for k in range(i - 1, max(floor, i - 10) - 1, -1):
        if tokens[k].kind in ("stop", "quote"):
            return None
        if tokens[k].low == "who":
            return k
    return None


def _read_german(tokens: list[Token], i: int, floor: int) -> tuple[Phrase | None, int] | None:
    """ "nannte er": the pronoun after the verb; "Ein Bahnmanager habe ihr gesagt": the subject before the auxiliary."""
    if i + 1 < len(tokens) and tokens[i + 1].low in ("er", "sie"):
        return describe_with_apposition(tokens, i + 1, i + 1), i + 1
    if not tokens[i].low.startswith("ge"):
        return None
    have = next(
        (k for k in range(i - 1, max(floor, i - 6), -1) if tokens[k].low in ("habe", "hat", "haben", "hatte")), None
    )
    if have is not None and (tokens[have + 1].low in DETERMINERS | PRONOUNS or tokens[have + 1].is_capital):
        inverted = read_right(tokens, have + 1, i)  # "Zuvor hatte er gesagt"
        subject = describe_with_apposition(tokens, *inverted) if inverted else None
        if inverted and subject is not None and subject.head not in ("ihr", "ihm", "ihnen"):
            return subject, inverted[0]
    found = read_left(tokens, have, floor) if have is not None else None
    return (describe_with_apposition(tokens, *found), found[0]) if found else None


def _before_adverbs(tokens: list[Token], i: int) -> int:
    k = i - 1
    while k >= 0 and (
        tokens[k].low in AUXILIARIES
        or tokens[k].low
        in ("also", "later", "then", "even", "not", "earlier", "previously", "once", "long", "already", "ever", "never")
        or tokens[k].low.endswith("ly")
        or tokens[k].low in ("yesterday", "today")
    ):
        k -= 1
    return k


def _has_be(tokens: list[Token], i: int, floor: int) -> bool:
    k = i - 1
    while k > floor and (tokens[k].low.endswith("ly") or tokens[k].low in ("not", "also", "now", "still", "only")):
        k -= 1
    return k >= floor and tokens[k].low in BE


def _read_inverted(tokens: list[Token], i: int) -> tuple[Phrase | None, int] | None:
    """`“…,” said Rubio` and `…, wrote the minister.`: the subject after the verb."""
    if i == 0 and len(tokens) > 3 and tokens[i].is_capital:
        return _read_opening(tokens)
    if i == 0 or not (
        tokens[i - 1].kind == "quote" or tokens[i - 1].text in ",—–-" or tokens[i - 1].low in ("so", "thus")
    ):
        return None
    if (
        tokens[i - 1].kind != "quote"
        and i >= 2
        and tokens[i - 2].kind != "quote"
        and i + 1 < len(tokens)
        and tokens[i + 1].kind == "quote"
    ):
        return None
    if tokens[i - 1].text == "," and (_closes_relative(tokens, i - 1) or _closes_name(tokens, i - 1)):
        return None
    at = i + 1
    while at < len(tokens) and tokens[at].low.endswith("ly"):
        at += 1
    found = read_right(tokens, at, len(tokens))
    cue = tokens[at].cue if at < len(tokens) else None
    told = cue is not None and cue.forms == ("ing",)  # "recalled telling": no subject
    if found is None or told or tokens[at].low in TIMES or tokens[at].low in ("that", "it"):
        return None
    subject = describe_with_apposition(tokens, *found)
    if subject is None or (subject.sort == "pronoun" and subject.head not in ("he", "she", "they", "one")):
        return None
    if tokens[i - 1].kind != "quote" and not _ends_clause(tokens, found[1] + 1) and tokens[i - 2].kind != "quote":
        return None
    return subject, at


def _closes_relative(tokens: list[Token], comma: int) -> bool:
    """Whether the comma ends what is said of the subject: "The official, who was not authorised to speak, said Brett McGurk has arrived"."""
    who = next((k for k in range(comma - 1, 0, -1) if tokens[k].low in ("who", "which", "whose")), 0)
    head = tokens[: max(0, who - 1)]
    return bool(head) and tokens[who - 1].text == "," and not any(token.low in FINITE for token in head)


def _closes_name(tokens: list[Token], comma: int) -> bool:
    """Whether the comma ends a name beside an office: "Kenya's president, William Mutua, asked the minister"."""
    if tokens[comma - 1].kind != "name":
        return False
    first = comma - 1
    while first and tokens[first - 1].kind in ("word", "name") and tokens[first - 1].is_capital:
        first -= 1
    before = tokens[: first - 1] if first else []
    return bool(before) and tokens[first - 1].text == "," and not any(token.low in FINITE for token in before)


def _read_opening(tokens: list[Token]) -> tuple[Phrase | None, int] | None:
    """`Said Zielinski: “…”`"""
    found = read_right(tokens, 1, len(tokens))
    subject = describe_with_apposition(tokens, *found) if found else None
    if found is None or subject is None or found[1] + 1 >= len(tokens) or tokens[found[1] + 1].text not in ":,":
        return None
    return subject, 1


def _ends_clause(tokens: list[Token], i: int) -> bool:
    if i >= len(tokens) or tokens[i].kind != "word" or tokens[i].low.endswith("ing"):
        return True
    if tokens[i].low in INSERTED:
        return True
    return tokens[i].low in PREPOSITIONS or tokens[i].low in ("who", "when", "as", "familiar", "close")


def _inherit(tokens: list[Token], i: int, frames: list[Frame]) -> Phrase | None:
    """The subject of a participle or of a second verb: that of the attribution before, else of the clause."""
    for frame in reversed(frames[-6:]):
        if (
            frame.subject is not None
            and not frame.fixed
            and not (frame.relative and not _goes_on(tokens, frame, i))
            and not any(t.text == ";" for t in tokens[frame.right + 1 : i])
            and not (tokens[i].low.endswith("ing") and _is_reported(frame, frames))
        ):
            return frame.subject
    if i == 0 or all(token.low in PREPOSITIONS for token in tokens[:i]):
        return _subject_after_comma(tokens, i)
    return clause_subject(tokens, i)


def _goes_on(tokens: list[Token], frame: Frame, i: int) -> bool:
    """Whether a second verb stands in the same relative clause: "Reyes, who said … and claimed …, left"."""
    return not any(token.text == "," for token in tokens[frame.right + 1 : i])


def _is_reported(frame: Frame, frames: list[Frame]) -> bool:
    """Whether the verb stands in what another verb of the sentence reports: "She warned that importers had begun to …, adding:"."""
    return any(other.that is not None and other.that < frame.left for other in frames if other is not frame)


def _subject_after_comma(tokens: list[Token], i: int) -> Phrase | None:
    comma = next((k for k in range(i + 1, min(len(tokens), i + LOOK_BACK)) if tokens[k].text == ","), None)
    found = read_right(tokens, comma + 1, len(tokens)) if comma is not None else None
    return describe_with_apposition(tokens, *found) if found else None


def clause_subject(tokens: list[Token], limit: int) -> Phrase | None:
    """The subject at the head of the clause that ends at `limit`, when it is somebody."""
    floor = max(0, limit - LOOK_BACK)
    for k in range(limit - 1, floor - 1, -1):
        if tokens[k].text in ";:" or tokens[k].kind == "quote":
            floor = k + 1
            break
    at = read_clause_start(tokens, floor, limit)
    if at is None:
        return None
    found = read_right(tokens, at, limit)
    if found is None:
        return None
    subject = describe_with_apposition(tokens, *found)
    if (
        subject is not None
        and subject.sort == "description"
        and found[0] == found[1]
        and not tokens[found[0]].is_capital
    ):
        return None
    return subject


def _read_infinitive(tokens: list[Token], i: int, frames: list[Frame]) -> Phrase | None:
    """ "He took to X to say": the subject of the clause, unless the infinitive belongs to somebody urged to speak."""
    subject = _inherit(tokens, i, frames)
    return subject if subject is not None and subject.sort in ("pronoun", "name") else None


def _read_antecedent(tokens: list[Token], who: int) -> Phrase | None:
    """The noun before "who", over its comma: "Brancaleone, who told …"."""
    last = who - 1
    if last >= 0 and tokens[last].text in (",", "—", "–", "(", "-"):
        last -= 1
    found = read_left(tokens, last + 1, max(0, last - LOOK_BACK)) if last >= 0 else None
    return describe_with_apposition(tokens, *found) if found else None
