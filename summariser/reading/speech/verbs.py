"""Whether a form that can be a reporting verb is one where it stands: not a noun, not a passive."""

from summariser.reading.speech.nouns import read_left
from summariser.reading.speech.phrases import describe_with_apposition
from summariser.reading.speech.tokens import Token
from summariser.reading.speech.words import (
    ADVERBS,
    AUXILIARIES,
    BE,
    DETERMINERS,
    MODALS,
    PREPOSITIONS,
    PRONOUNS,
    speaking_nouns,
)
from summariser.reading.tables import list_words

_ONLY_VERBS = list_words(
    "say tell add insist argue warn deny explain predict describe write reply admit concede allege assert maintain declare announce confirm contend"
)


_OUTLETS = list_words("media press news newspaper newspapers intelligence police")


_MOVES = list_words(
    """come comes came coming go goes went going get gets got bring brings brought give gives gave hold holds held send sends sent
    fly flies flew turn turns turned push pushes pushed step steps stepped fight fights fought roll rolls rolled welcome welcomed"""
)
"""Verbs behind which "back" is an adverb."""

_ADJECTIVAL = (
    "al",
    "ic",
    "ive",
    "ish",
    "ian",
    "ese",
    "able",
    "-level",
    "new",
    "joint",
    "earlier",
    "first",
    "last",
    "sharp",
    "recent",
)
"""Ends of words behind which a noun follows."""

_NOUN_FORMS = list_words("base present")


def is_noun(tokens: list[Token], i: int, floor: int) -> bool:
    """Whether the form is a noun here: "the report", "his calls for", "state television"."""
    cue, before = tokens[i].cue, tokens[i - 1] if i else None
    assert cue is not None
    if tokens[i].is_capital and i > floor:
        return True
    if i == 0 and cue.lemma in ("say", "write", "add") and "past" in cue.forms:
        return False
    if _is_another_word(tokens, i):
        return True
    if not set(cue.forms) & _NOUN_FORMS:
        return (
            before is not None
            and "ing" in cue.forms
            and (before.low in ("the", "a", "of", "its", "his", "their", "'s"))
        )
    if before is None:
        return True
    if before.low in _OUTLETS and cue.lemma in ("report", "claim") and "present" in cue.forms:
        return True  # what several outlets do is "report": "media reports that …" is a noun
    if "present" in cue.forms and cue.lemma in _ONLY_VERBS and tokens[i].text.islower():
        return False
    if before.low in DETERMINERS or before.low == "'s" or before.low in PREPOSITIONS - {"to"}:
        return before.low not in ("some", "many", "several", "others", "both", "neither", "one")
    if before.low.endswith(_ADJECTIVAL):
        return True
    if "past" in cue.forms:
        return False
    if "base" in cue.forms:
        helped = any(token.low in MODALS | {"to", "did", "does", "do"} for token in tokens[max(0, i - 3) : i])
        return not (helped or _is_plural(before) or _has_plural_subject(tokens, i, floor))
    return not (
        before.kind == "name"
        or (before.is_capital and not (i == 1 and "w" in cue.uses))
        or before.low in PRONOUNS | speaking_nouns() | ADVERBS
        or before.text in ",)—–"
        or before.low in ("who", "which", "and")
        or any(token.low == "who" for token in tokens[max(floor, i - 10) : i])
    )


def _is_another_word(tokens: list[Token], i: int) -> bool:
    """Whether a form that several words share is not the verb here: "Baltic states", "come back with", "a reading"."""
    cue = tokens[i].cue
    assert cue is not None
    if cue.lemma == "state":
        return "present" in cue.forms and not _introduces(tokens, i)
    if cue.lemma == "back":
        return i > 0 and tokens[i - 1].low in _MOVES
    return cue.lemma in ("read", "begin", "brief") and cue.forms == ("ing",)


def _introduces(tokens: list[Token], i: int) -> bool:
    """Whether what is reported follows: "states that", "states: “…”"."""
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    return after is not None and (after.kind == "quote" or after.low in ("that", ":", ","))


def _has_plural_subject(tokens: list[Token], i: int, floor: int) -> bool:
    """ "Officials in Rome describe": the noun that counts stands before the preposition. "On a conference call" has none."""
    if i >= 2 and tokens[i - 2].low in ("a", "an", "the") and tokens[i - 1].kind == "word":
        return False
    found = read_left(tokens, i, floor)
    subject = describe_with_apposition(tokens, *found) if found else None
    if subject is None:
        return False
    return subject.sort == "crowd" or (subject.head.endswith("s") and subject.sort == "description")


_PLURAL = list_words("they we i you who people both some many others media police")


def _is_plural(token: Token) -> bool:
    return token.low in _PLURAL or (
        token.low.endswith(("s", "men", "women")) and token.low not in ("is", "was", "has", "'s")
    )


def is_passive(tokens: list[Token], i: int, floor: int) -> bool:
    """Whether the form is passive: "was told", "a plan proposed by Rubio"."""
    cue = tokens[i].cue
    assert cue is not None
    if "participle" not in cue.forms:
        return False
    if i + 1 < len(tokens) and tokens[i + 1].low == "by" and i > floor and tokens[i - 1].kind == "word":
        return tokens[i - 1].low not in PRONOUNS
    k = i - 1
    while k >= floor and (
        tokens[k].low.endswith("ly")
        or tokens[k].low in AUXILIARIES
        or tokens[k].low in ("also", "not", "once", "often", "then")
    ):
        if tokens[k].low in BE:
            return True
        k -= 1
    return False
