"""The phrase that names a speaker: found to the left of a verb, to the right of it, or at the head of a clause."""

from dataclasses import dataclass
from typing import Literal

from summariser.reading.speech.tokens import Token
from summariser.reading.speech.words import (
    ADVERBS,
    BODIES,
    CONJUNCTIONS,
    CROWD,
    DETERMINERS,
    PARTICLES,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    TIMES,
    is_title_word,
    speaking_nouns,
)

Sort = Literal["name", "pronoun", "description", "crowd", "possessor"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A run of tokens that can name a speaker."""

    sort: Sort
    start: int
    end: int
    """Where the words stand in the article."""

    head: str
    """The telling word, in small letters: the pronoun, or the noun of a description."""

    entity: int | None = None
    """The entity named in it, for a name."""

    tokens: tuple[Token, ...] = ()
    proper: bool = False
    """Whether it ends in a proper name that is no known entity."""

    @property
    def determiner(self) -> str:
        """Its first word when that is an article or possessive, else ""."""
        first = self.tokens[0].low if self.tokens else ""
        return first if first in DETERMINERS else ""


def describe(tokens: list[Token], first: int, last: int) -> Phrase | None:
    """What `tokens[first:last + 1]` is as a speaker, or None when it cannot be one."""
    while first <= last and (
        tokens[first].low in ADVERBS or tokens[first].kind == "stop" or tokens[first].low in CONJUNCTIONS
    ):
        first += 1
    if first > last:
        return None
    part = tuple(tokens[first : last + 1])
    start, end = part[0].start, part[-1].end
    if part[0].low in ("nobody", "somebody", "everybody", "anybody", "nothing", "everyone", "someone", "nobody"):
        return None
    if len(part) <= 2 and part[0].low in PRONOUNS:
        return Phrase("pronoun", start, end, part[0].low, tokens=part)
    core = _core(part)
    if named := _last_name(core):
        return Phrase("name", start, end, named.low, named.entity, part)
    head = _head(core)
    if len(core) == 1 and core[0].low in ("one", "another", "some", "many", "several", "most", "two"):
        return Phrase("pronoun", start, end, "one", tokens=part)
    if head is None and len(part) == 1 and part[0].text.islower() and _is_crowd(part[0].low):
        return Phrase("crowd", start, end, part[0].low, tokens=part)
    if head is None:
        return None
    if len(part) == 1 and part[0].text.islower() and head not in CROWD:
        return None if head not in BODIES else Phrase("description", start, end, head, tokens=part)
    sort: Sort = "crowd" if head in CROWD and part[0].low not in ("the", "a", "an", "one") else "description"
    return Phrase(sort, start, end, head, tokens=part)


def _core(part: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words before a preposition or comma: "the minister" of "the minister of Jamaica"; all of "of the two, Rubio"."""
    for i, token in enumerate(part):
        if i and (token.low in PREPOSITIONS or token.low in SUBORDINATORS or token.text in ",(—–-"):
            return part[:i]
    return part


def _last_name(core: tuple[Token, ...]) -> Token | None:
    """The name that heads the phrase: its last token, unless an office follows or it only qualifies one."""
    last = core[-1]
    if last.kind == "name":
        return last
    if last.low == "'s":
        return None
    return None


def _is_crowd(low: str) -> bool:
    """A bare plural that names people by what they do: "shipowners", "trade unionists"."""
    return low.endswith(("ers", "ors", "ists", "ians", "men", "women", "ees", "ants", "crats", "mats")) and len(low) > 5


def _singular(low: str) -> str:
    return low[:-3] + "y" if low.endswith("ies") else low.removesuffix("s")


def _head(core: tuple[Token, ...]) -> str | None:
    while len(core) > 1 and (
        core[-1].low.endswith(("ed", "ing"))
        or core[-1].low in ("familiar", "close", "present", "aware", "seen", "shown")
    ):
        core = core[:-1]
    last = core[-1]
    if last.kind == "word" and (last.low in speaking_nouns() or _singular(last.low) in BODIES):
        return last.low
    if last.kind == "word" and "-" in last.low and last.low.rpartition("-")[2] in speaking_nouns():
        return last.low
    if last.kind == "word" and last.is_capital and last.low not in TIMES and last.low not in DETERMINERS:
        return last.low
    if len(core) > 1 and core[0].low in DETERMINERS and last.kind == "word" and last.text.isalpha():
        return last.low if core[0].low in ("another", "one", "neither", "both") else None
    return None


def names_proper(phrase: Phrase) -> bool:
    """Whether a phrase without an entity still ends in a proper name: "Graciela Montúfar" that nothing else told to be a person."""
    if phrase.proper:
        return True
    core = _core(phrase.tokens)
    while len(core) > 1 and core[-1].text.islower() and core[-1].low.endswith(("ed", "ing", "s")):
        core = core[:-1]
    return phrase.sort == "description" and core[-1].is_capital and core[-1].low not in speaking_nouns()


def _with_described_name(tokens: list[Token], first: int, comma: int) -> Phrase | None:
    """ "A veteran of that week, the Timorese lawyer Domingos Baptista,": the apposition ends in the name."""
    end = comma + 1
    while end < min(len(tokens), comma + 9) and tokens[end].kind in ("word", "name"):
        end += 1
    last = tokens[end - 1]
    if end >= len(tokens) or tokens[end].text != "," or last.kind != "name" or tokens[end - 2].low in PREPOSITIONS:
        return None
    part = tuple(tokens[first:end])
    return Phrase("name", part[0].start, part[-1].end, last.low, last.entity, part)


def _goes_on(tokens: list[Token], i: int) -> bool:
    """Whether a name goes on at `i`: a capital, or a particle before one."""
    particle = tokens[i].low in PARTICLES and i + 1 < len(tokens)
    return tokens[i].is_capital or (particle and _goes_on(tokens, i + 1))


_RANK = 5


def _is_rank(tokens: list[Token], i: int) -> bool:
    """Whether a short word and a point or hyphen behind it belong to a rank or title before a name."""
    short = tokens[i].kind == "word" and tokens[i].is_capital and len(tokens[i].text) <= _RANK
    return (short or tokens[i].text == ".") and i + 1 < len(tokens) and tokens[i + 1].text in (".", "-")


def describe_with_apposition(tokens: list[Token], first: int, last: int) -> Phrase | None:
    """Like `describe`, with the name that follows a description: "Her Peruvian counterpart, Ignacio Quiroz Palma,"."""
    phrase = describe(tokens, first, last)
    if phrase is None or (phrase.sort != "description" and phrase.head != "one"):
        return phrase
    german = (
        len(phrase.tokens) > 1 and phrase.determiner in ("der", "die", "das") and is_title_word(phrase.tokens[1].low)
    )
    if (names_proper(phrase) and not german) or phrase.head in BODIES:
        return phrase
    at = last + 1
    if at + 1 >= len(tokens) or tokens[at].text != ",":
        return phrase
    if tokens[at + 1].low in DETERMINERS:
        return _with_described_name(tokens, first, at) or phrase
    if not tokens[at + 1].is_capital:
        return phrase
    end = at + 1
    while end + 1 < len(tokens):
        if tokens[end + 1].kind in ("word", "name") and _goes_on(tokens, end + 1):
            end += 1
        elif _is_rank(tokens, end) and end + 2 < len(tokens) and tokens[end + 2].is_capital:
            end += 2  # "Lt.-Cmdr. Paul Oyelaran"
        else:
            break
    closes = (
        end + 1 >= len(tokens)
        or tokens[end + 1].kind in ("stop", "quote")
        or tokens[end + 1].low in ("of", "who", "from")
    )
    named = next((token for token in tokens[at + 1 : end + 1] if token.kind == "name"), tokens[end])
    if not closes or named.low in TIMES or named.low in DETERMINERS:
        return phrase
    part = tuple(tokens[first : end + 1])
    if named.kind == "name":
        return Phrase("name", part[0].start, part[-1].end, named.low, named.entity, part)
    return Phrase("description", part[0].start, part[-1].end, named.low, tokens=part, proper=True)
