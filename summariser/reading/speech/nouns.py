"""Noun phrases: the one before a verb, the one after it, and the one at the head of a clause, as runs of tokens."""

from summariser.reading.speech.phrases import describe
from summariser.reading.speech.tokens import Token
from summariser.reading.speech.words import (
    ABOUT_TALK,
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    CROWD,
    DETERMINERS,
    FINITE,
    MODALS,
    NEGATIONS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    TIMES,
    office_nouns,
    speaking_nouns,
)
from summariser.reading.tables import list_words

INSERTED = list_words(
    "who which whose briefed familiar close involved privy authorised authorized based present with speaking quoted reached contacted"
)
HABITS = list_words("like likes liked love loves loved used")
"""What one may do to say something: "likes to say"."""
_SHOWN = list_words("seen obtained reviewed published released issued carried shared read leaked broadcast aired")
_REACH = 14
"""Tokens a subject may have. Longer ones are rare, and where they occur something was misread."""


def read_left(tokens: list[Token], verb: int, floor: int) -> tuple[int, int] | None:
    """The subject that ends right before `tokens[verb]`, as (first, last); None when there is none after `floor`."""
    last = _skip_auxiliaries(tokens, verb, floor)
    if last < floor:
        return None
    if tokens[last].text in (",", "—", "–", ")", "-"):
        return read_behind_insertion(tokens, last, floor)
    return _read_adjacent(tokens, last, floor)


def _skip_auxiliaries(tokens: list[Token], verb: int, floor: int) -> int:
    i = verb - 1
    while i >= floor and tokens[i].kind == "word" and _is_between(tokens, i, verb):
        if tokens[i].low in ("both", "neither") and (i == floor or tokens[i - 1].kind == "stop"):
            break
        i -= 1
    return i


def _is_between(tokens: list[Token], i: int, verb: int) -> bool:
    """Whether the word may stand between a subject and its verb: an auxiliary, an adverb, "on Monday"."""
    low = tokens[i].low
    if low in AUXILIARIES or low in MODALS or low in NEGATIONS or low in ADVERBS or low in ("did", "does", "do"):
        return True
    if low.endswith("ly") and tokens[i].text.islower():
        return True
    if low in HABITS or (low == "to" and i > 0 and tokens[i - 1].low in HABITS):
        return i + 1 < verb or low == "to"
    if low in TIMES or (low.isdigit() and i > 0 and tokens[i - 1].low in TIMES):
        return i > 0 and (
            tokens[i - 1].low in TIMES
            or tokens[i - 1].low in ("on", "in")
            or low in ("today", "yesterday", "there", "earlier", "later")
            or (low in ("last", "this", "late", "early") and i + 1 < verb and tokens[i + 1].low in TIMES)
        )
    return low in ("on", "in", "of") and i + 1 < verb and tokens[i + 1].low in TIMES


def _read_adjacent(tokens: list[Token], last: int, floor: int) -> tuple[int, int] | None:
    first = _noun_phrase_start(tokens, last, floor)
    if first is None:
        return None
    for _ in range(3):
        wider = _widen(tokens, first, floor)
        if wider is None:
            break
        first = wider
    return first, last


def _noun_phrase_start(tokens: list[Token], last: int, floor: int) -> int | None:
    """Where the noun phrase that ends at `last` begins: back to a determiner, a pronoun, a preposition or punctuation."""
    i = last
    while i >= max(floor, last - _REACH):
        token = tokens[i]
        if token.kind in ("stop", "quote") or token.low in PREPOSITIONS or _subordinates(tokens, i):
            break
        if token.low in CONJUNCTIONS and not _joins_names(tokens, i, floor):
            break
        if token.low in PRONOUNS and token.low not in DETERMINERS:
            return i if i == last or tokens[i + 1].low in ("two", "of") else (i + 1 if i + 1 <= last else None)
        if token.low in FINITE or (token.low in TIMES and i < last and token.low not in ("press", "late", "there")):
            break
        if i != last and token.text.islower() and (_is_verb(tokens, i) or _ends_adjunct(tokens, i)):
            break
        if token.low in DETERMINERS and (token.low not in ("his", "her") or i < last):
            counted = token.low in ("two", "three", "four", "other") and i > floor and tokens[i - 1].low in DETERMINERS
            return i - 1 if counted else i
        i -= 1
    return i + 1 if i + 1 <= last else None


def _widen(tokens: list[Token], first: int, floor: int) -> int | None:
    """From "Rome" in "officials in Rome" to "officials": the noun phrase that a preposition ties to this one."""
    at = first - 1
    if at - 1 < floor or tokens[at].kind != "word":
        return None
    low = tokens[at].low
    if low not in PREPOSITIONS or tokens[at].is_capital:
        return None
    before = tokens[at - 1]
    if low == "by" and before.low in _SHOWN:
        return _noun_phrase_start(tokens, at - 2, floor) if at - 2 >= floor else None
    named = before.kind == "name" or (before.is_capital and low in ("of", "from", "for") and before.low not in TIMES)
    if named or before.low in speaking_nouns() or before.low in CROWD:
        return _noun_phrase_start(tokens, at - 1, floor)
    if (
        before.kind == "word"
        and before.low not in PREPOSITIONS
        and before.text.islower()
        and low in ("of", "for", "with", "from", "to", "about", "on")
    ):
        start = _noun_phrase_start(tokens, at - 1, floor)
        return start if start is not None and start < at and _plausible(tokens, start, floor) else None
    return None


def _plausible(tokens: list[Token], start: int, floor: int) -> bool:
    """A widened phrase begins with a determiner, or itself hangs on a noun by a preposition."""
    low = tokens[start].low
    return low in DETERMINERS or (start - 1 >= floor and tokens[start - 1].low in PREPOSITIONS)


def _subordinates(tokens: list[Token], i: int) -> bool:
    """Whether the word opens a clause; "that" after a preposition is a plain determiner."""
    low = tokens[i].low
    return low in SUBORDINATORS and not (low == "that" and i > 0 and tokens[i - 1].low in PREPOSITIONS)


def _ends_adjunct(tokens: list[Token], i: int) -> bool:
    """The noun of a phrase before the subject: "In her reply | Ms Rusu"."""
    return tokens[i].low in ABOUT_TALK and tokens[i + 1].is_capital


def _is_verb(tokens: list[Token], i: int) -> bool:
    """A reporting verb inside what looks like one phrase: "the room says Rubio"."""
    cue = tokens[i].cue
    return cue is not None and ("past" in cue.forms or (cue.forms == ("present",) and tokens[i + 1].is_capital))


def _joins_names(tokens: list[Token], i: int, floor: int) -> bool:
    """Whether "and" at `i` joins two names or two capitalised words."""
    if tokens[i].low != "and" or i - 1 < floor or i + 1 >= len(tokens):
        return False
    return tokens[i - 1].is_capital and tokens[i + 1].is_capital and tokens[i - 1].kind != "stop"


def read_behind_insertion(tokens: list[Token], comma: int, floor: int) -> tuple[int, int] | None:
    """The subject before `, the minister, who is 60,` when `tokens[comma]` is the mark that ends the insertion."""
    at = read_clause_start(tokens, floor, comma)
    thing = None
    for _ in range(8):
        while at is not None and at < comma and tokens[at].low in CONJUNCTIONS:
            at += 1
        found = read_right(tokens, at, comma) if at is not None else None
        if found is not None and found[1] + 1 < comma and _opens_insertion(tokens[found[1] + 1]):
            if describe(tokens, *found) is not None:
                return found
            thing = thing or found
        at = next(
            (
                i + 1
                for i in range((at if at is not None else floor) + 1, comma - 1)
                if tokens[i].text == "," or tokens[i].low in ("that", "which", "whom")
            ),
            None,
        )
        if at is None:
            break
    return _read_before_insertion(tokens, comma, floor) or thing


def _opens_insertion(token: Token) -> bool:
    return token.text in (",", "—", "–", "(", "-") or token.low in INSERTED


def _read_before_insertion(tokens: list[Token], comma: int, floor: int) -> tuple[int, int] | None:
    """The noun phrase before the mark that opens the insertion, when the clause does not begin with its subject."""
    opening = next((i for i in range(floor + 1, comma) if tokens[i].text in (",", "—", "–", "(")), None)
    if opening is None or tokens[opening - 1].low in TIMES or tokens[opening - 1].kind == "stop":
        return None
    inserted = tokens[opening + 1]
    if inserted.low not in ("who", "which", "whose", "a", "an", "the", "der", "die", "das") and inserted.kind != "name":
        return None
    found = _read_adjacent(tokens, opening - 1, floor)
    return found if found is not None and describe(tokens, *found) is not None else None


def read_clause_start(tokens: list[Token], floor: int, limit: int) -> int | None:
    """Where the clause's subject begins, after what leads up to it: "In Moscow on Friday, …", "Speaking to reporters, …"."""
    at = floor
    for _ in range(4):
        while at < limit and (
            tokens[at].text in ",—–-:" or tokens[at].low in CONJUNCTIONS or tokens[at].low in ADVERBS
        ):
            at += 1
        if at >= limit:
            return None
        if not _leads_up(tokens[at]):
            return at
        comma = next((i for i in range(at + 1, limit) if tokens[i].text == ","), None)
        if comma is None:
            return None
        at = comma + 1
    return None


def _leads_up(token: Token) -> bool:
    if token.kind != "word":
        return False
    low = token.low
    opens = low in PREPOSITIONS or low in SUBORDINATORS or low in TIMES
    return (
        opens
        or (low.endswith(("ing", "ly", "ed")) and low not in speaking_nouns())
        or low in ("asked", "but", "both", "according", "there")
    )


def read_right(tokens: list[Token], at: int, limit: int) -> tuple[int, int] | None:
    """The noun phrase that begins at `at`, as (first, last): up to punctuation, a verb or a preposition other than "of" and "for"."""
    i = at
    while i < min(limit, at + _REACH):
        token = tokens[i]
        low = token.low
        if token.kind == "quote" or token.kind == "stop" or _subordinates(tokens, i) or low in FINITE:
            break
        if low in CONJUNCTIONS and not _joins_names(tokens, i, at):
            break
        if low in PREPOSITIONS and i > at and not _keeps(tokens, i, limit):
            break
        if low in PREPOSITIONS and i == at:
            return None
        if i > at and low in TIMES and tokens[i - 1].kind == "name":
            break
        if (
            i > at
            and token.kind == "word"
            and token.text.islower()
            and low not in PREPOSITIONS
            and _is_complete(tokens, i)
        ):
            break
        if low in PRONOUNS and low not in DETERMINERS:
            return (i, i) if i == at else (at, i - 1)
        i += 1
    return (at, i - 1) if i > at else None


def _is_complete(tokens: list[Token], i: int) -> bool:
    """Whether the phrase ends before the small word at `i`: a verb after a name or an office."""
    before, low = tokens[i - 1], tokens[i].low
    if low in speaking_nouns() or low == "'s" or low in CONJUNCTIONS or before.low in ("'s", "of"):
        return False
    if before.kind == "name":
        return True
    following = tokens[i + 1].low if i + 1 < len(tokens) else ""
    if before.is_capital and low.endswith(("s", "ed")) and (following in DETERMINERS or following in PREPOSITIONS):
        return True  # "Wilhelmina van der Zalm arrives an hour early"
    return (
        before.kind == "word"
        and before.text.islower()
        and before.low in speaking_nouns()
        and not low.endswith(("al", "ary"))
    )


def _keeps(tokens: list[Token], i: int, limit: int) -> bool:
    """Whether the preposition at `i` belongs to the phrase: "of Ecuador", "a spokesman for the ministry", "officials in Rome"."""
    if i + 1 >= limit:
        return False
    following, before = tokens[i + 1], tokens[i - 1]
    if following.low in TIMES or following.kind in ("stop", "quote"):
        return False
    if tokens[i].low in ("of", "for", "für", "von"):
        return True
    if tokens[i].low in ("in", "at") and following.is_capital and i + 2 < limit and tokens[i + 2].text == ",":
        return True  # "a spokeswoman for the bank in Abidjan, Claudine N'Guessan,"
    office = before.low in office_nouns() or before.low in CROWD
    return (
        tokens[i].low in ("in", "at", "from", "with", "to", "on")
        and office
        and before.kind == "word"
        and following.low not in ("a", "his", "her", "their")
    )
