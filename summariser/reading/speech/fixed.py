"""Attributions without a verb of their own: "according to X", "in the words of X", "as X put it", "made clear that"."""

from summariser.reading.speech.frame import Frame
from summariser.reading.speech.nouns import read_left, read_right
from summariser.reading.speech.phrases import Phrase, describe_with_apposition, names_proper
from summariser.reading.speech.tokens import Token
from summariser.reading.speech.words import AUXILIARIES, DETERMINERS, LOOK_BACK, POSSESSIVES, PREPOSITIONS
from summariser.reading.tables import list_words


def _read_made_clear(tokens: list[Token], i: int) -> Frame | None:
    """ "made clear that", "made it clear that"."""
    clear = next((k for k in (i + 1, i + 2) if k + 1 < len(tokens) and tokens[k].low in ("clear", "plain")), None)
    if clear is None or (tokens[clear + 1].low not in ("that", ",") and tokens[clear + 1].kind != "name"):
        return None
    found = read_left(tokens, i, max(0, i - LOOK_BACK))
    subject = describe_with_apposition(tokens, *found) if found else None
    if found is None or subject is None:
        return None
    that = clear + 1 if tokens[clear + 1].low == "that" else None
    return Frame(found[0], clear, clear, subject, frozenset("dt"), (tokens[i].start, tokens[clear].end), that=that)


def _read_was_clear(tokens: list[Token], i: int) -> Frame | None:
    """ "was adamant that", "is explicit: "."""
    clear = i + 1 + tokens[i + 1].low.endswith("ly")
    if clear + 2 >= len(tokens) or tokens[clear].low not in _SURE or tokens[clear + 1].low not in ("that", ":"):
        return None
    found = read_left(tokens, i, max(0, i - LOOK_BACK))
    subject = describe_with_apposition(tokens, *found) if found else None
    if found is None or subject is None or subject.head in ("it", "this", "that"):
        return None
    that = clear + 1 if tokens[clear + 1].low == "that" else None
    uses = frozenset("d" if that is None else "tu")
    return Frame(found[0], clear, clear, subject, uses, (tokens[i].start, tokens[clear].end), that=that)


_IS = list_words("was is were are been remained remains")
_SURE = list_words("adamant explicit emphatic clear categorical unequivocal blunt insistent unambiguous")


FIRST = list_words("made makes was is were are been remained remains put puts for according in nach laut so as")
"""Words with which one of these begins."""

_VIEWS = list_words("words view opinion phrase account experience")


def read_fixed(tokens: list[Token], i: int) -> Frame | None:
    """ "according to X", "in the words of X", "in X's words", "as X put it", "for X,", where word `i` is one of `FIRST`."""
    low = tokens[i].low
    if i + 2 >= len(tokens):
        return None
    if low in ("made", "makes"):
        return _read_made_clear(tokens, i)
    if low in _IS:
        return _read_was_clear(tokens, i)
    if low in ("put", "puts"):
        return _read_put_it(tokens, i)
    if low == "for":
        return _read_for(tokens) if i == 0 else None
    if low == "according":
        return _make_fixed(tokens, i, i + 1, i + 2) if tokens[i + 1].low == "to" else None
    if low == "in":
        return _read_in_words(tokens, i)
    return _read_as_put(tokens, i) if low == "as" else _read_german_fixed(tokens, i)


def _read_put_it(tokens: list[Token], i: int) -> Frame | None:
    """ "Vella put it more gently: it was “too early to be late”"."""
    colon = next((k for k in range(i + 2, min(i + 7, len(tokens))) if tokens[k].text == ":"), None)
    found = read_left(tokens, i, max(0, i - LOOK_BACK)) if colon is not None and tokens[i + 1].low == "it" else None
    subject = describe_with_apposition(tokens, *found) if found else None
    if colon is None or found is None or subject is None:
        return None
    return Frame(found[0], i, colon - 1, subject, frozenset("d"), (tokens[i].start, tokens[i + 1].end))


def _read_in_words(tokens: list[Token], i: int) -> Frame | None:
    """ "in the words of X", "in her view", "in X's words"."""
    if i and tokens[i - 1].kind not in ("stop", "quote") and tokens[i - 1].low not in ("and", "but"):
        return None
    ahead = [token.low for token in tokens[i + 1 : i + 4]]
    if i + 4 < len(tokens) and ahead[0] == "the" and ahead[1] in _VIEWS and ahead[2] == "of":
        return _make_fixed(tokens, i, i + 3, i + 4)
    if ahead[0] in POSSESSIVES and ahead[1] in _VIEWS:
        whose = tokens[i + 1]
        subject = Phrase("pronoun", whose.start, whose.end, _nominative(whose.low), tokens=(whose,))
        return _make_words(tokens, i, i + 2, subject, tokens[i].start)
    if len(ahead) > 2 and ahead[1] == "'s" and ahead[2] in _VIEWS:
        found = read_right(tokens, i + 1, i + 2)
        phrase = describe_with_apposition(tokens, *found) if found else None
        return _make_words(tokens, i, i + 3, phrase, tokens[i + 3].start) if phrase else None
    return None


def _make_words(tokens: list[Token], first: int, last: int, subject: Phrase, cue: int) -> Frame:
    uses, hangs = frozenset("dn"), _hangs(tokens, first, last)
    return Frame(first, last, last, subject, uses, (cue, tokens[last].end), fixed=True, trailing=hangs)


def _read_german_fixed(tokens: list[Token], i: int) -> Frame | None:
    """ "Nach Angaben des Ministeriums", "laut X", ", so X"."""
    low = tokens[i].low
    if low in ("nach", "laut"):
        skip = 3 if tokens[i + 1].low in ("angaben", "worten", "auskunft", "ansicht", "aussage") else 1
        if skip == 3 or low == "laut":
            return _make_fixed(tokens, i, i + (1 if skip == 3 else 0), i + (2 if skip == 3 else 1))
        return None
    named = low == "so" and tokens[i - 1].text == "," and tokens[i + 1].is_capital
    return _make_fixed(tokens, i, i, i + 1) if named and _closes_so(tokens, i) else None


def _read_for(tokens: list[Token]) -> Frame | None:
    """ "For Pieter Lindqvist, the visit is “a down payment”": a person named at the head of the sentence."""
    found = read_right(tokens, 1, len(tokens))
    subject = describe_with_apposition(tokens, *found) if found else None
    if found is None or subject is None or found[1] + 1 >= len(tokens) or tokens[found[1] + 1].text != ",":
        return None
    if subject.sort != "name" and not names_proper(subject):
        return None
    return Frame(0, 0, found[1], subject, frozenset("n"), (tokens[0].start, tokens[0].end), fixed=True)


def _closes_so(tokens: list[Token], i: int) -> bool:
    """German `…, so Zurflüh.`"""
    found = read_right(tokens, i + 1, len(tokens))
    return found is not None and (found[1] + 1 >= len(tokens) or tokens[found[1] + 1].kind != "word")


def _make_fixed(tokens: list[Token], first: int, last: int, at: int) -> Frame | None:
    found = read_right(tokens, at, len(tokens))
    if found is not None and tokens[first].low in ("nach", "laut"):
        found = found[0], _end_german(tokens, *found)
    subject = describe_with_apposition(tokens, *found) if found else None
    if found is None:
        return None
    right = found[1]
    if subject is not None:
        right = max(right, found[0] + len(subject.tokens) - 1)
    right = right if _hangs(tokens, first, right) else _end_of_aside(tokens, right)
    return Frame(
        first,
        first,
        right,
        subject,
        frozenset("dnt"),
        (tokens[first].start, tokens[last].end),
        fixed=True,
        trailing=_hangs(tokens, first, right),
    )


def _end_of_aside(tokens: list[Token], right: int) -> int:
    """Behind "according to the ministry, which runs the port,": where what is said of the source ends."""
    behind = [token.low for token in tokens[right + 1 : right + 3]]
    if len(behind) < 2 or behind[0] != "," or behind[1] not in ("which", "who", "whose"):
        return right
    return next((k - 1 for k in range(right + 3, len(tokens)) if tokens[k].text == ","), right)


def _end_german(tokens: list[Token], first: int, last: int) -> int:
    """Nouns have capitals: the phrase ends before the first small word after one."""
    for k in range(first + 1, last + 1):
        small = tokens[k].text.islower() and tokens[k].low not in PREPOSITIONS and tokens[k].low not in DETERMINERS
        if small and tokens[k - 1].is_capital:
            return k - 1
    return last


def _hangs(tokens: list[Token], first: int, right: int) -> bool:
    """A phrase at the end of what it attributes, or right after it."""
    if first == 0 or tokens[first - 1].low in ("and", "but"):
        return False
    after = tokens[right + 1] if right + 1 < len(tokens) else None
    if after is not None and (
        after.kind == "quote" or (after.text == "," and right + 2 < len(tokens) and tokens[right + 2].kind == "quote")
    ):
        return tokens[first - 1].kind == "quote" or (first >= 2 and tokens[first - 2].kind == "quote")
    return True


def _read_as_put(tokens: list[Token], i: int) -> Frame | None:
    """ "as X put it", "as X once said"."""
    found = read_right(tokens, i + 1, min(len(tokens), i + 10))
    if found is None:
        return None
    k = found[1] + 1
    while k < len(tokens) and (tokens[k].low in AUXILIARIES or tokens[k].low in ("once", "later", "also")):
        k += 1
    last = found[1]
    for j in range(found[0], min(k + 1, len(tokens))):
        if tokens[j].low in ("put", "puts", "said", "says", "called", "calls", "wrote", "described"):
            last = j
            break
    else:
        return None
    subject = describe_with_apposition(tokens, found[0], last - 1) if last > found[0] else None
    if subject is None:
        return None
    right = last + 1 if last + 1 < len(tokens) and tokens[last + 1].low == "it" else last
    return Frame(
        i,
        last,
        right,
        subject,
        frozenset("dn"),
        (tokens[last].start, tokens[right].end),
        fixed=True,
        trailing=_hangs(tokens, i, right),
    )


def _nominative(low: str) -> str:
    return {
        "his": "he",
        "her": "she",
        "their": "they",
        "its": "it",
        "my": "i",
        "our": "we",
        "seine": "er",
        "ihre": "sie",
    }.get(low, low)
