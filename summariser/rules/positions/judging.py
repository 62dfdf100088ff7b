"""What somebody calls a thing: "called the agreement “null from birth”", "described it as a step in the right direction"."""

import re

from summariser.patterns import regex
from summariser.reading.inflection import Form
from summariser.reading.tables import list_words
from summariser.record import Stance
from summariser.rules.scene import Clause, Scene
from summariser.rules.scene.phrases import Match

VERBS = frozenset(
    stem + ending
    for stem in list_words(
        "call describ brand label term dub consider deem characteris characterss characteriz see view regard"
    )
    for ending in ("", "s", "es", "ed", "ing", "e", "d")
)
_CALLED = regex(
    r"\s+(?P<what>(?:it|this|that|them|him|her|(?:the|its|his|her|their|a|an|any) [\w’'-]+(?: [\w’'-]+){0,4}?|[A-ZÀ-Þ][\w’'-]+(?:'s|’s)? ?[\w’'-]*))\s+(?:as\s+)?"
    r"(?P<how>[\"“‘«'].{3,80}|(?:an?|too|not|“)\s?.{3,80}|(?!(?:to|for|on|in|at|and|by|after|before|over|with|of|that|is|was|from)\b)[a-z-]{4,}(?=[.,;]|\s(?:and|at|in|on)\b))",
    re.S,
)
_TALK = regex(
    r"\b(?:talks|meeting|conversation|visit|session|discussions?|exchange|negotiations|dinner|lunch|atmosphere|mood|relations?|ties)\b"
)
_SENSES: tuple[tuple[Stance, re.Pattern[str]], ...] = (
    (
        "rejects",
        regex(
            r"\b(?:null|void|fantas|ficti|novel|invent|lies?\b|nonsense|fabricat|false|baseless|groundless|hysteria|canard|fairy|absurd|untrue|hoax|unacceptable|non-?starter|out of the question|red line|non-negotiable|not negotiable|not up for|inadmissible|anathema)",
            re.I,
        ),
    ),
    ("warns", regex(r"\b(?:threat|danger|risk|time bomb|powder keg|peril)", re.I)),
    (
        "opposes",
        regex(
            r"\b(?:surrender|illegal|insult|betray|theft|theatre|theater|farce|mistake|shame|disgrac|scandal|blackmail|provocation|robbery|stunt|trap|colonial|diktat|capitulation|sell-?out|error|wrong"
            r"|unfair|unjust|unlawful|aggression|crime|waste|joke|circus|jolly|failure|disaster|catastroph|humiliat|outrag|cowardl|hypocri|regrettable|interference|meddling|excessive|weak|traitor|too (?:little|late)|not enough|insufficient)",
            re.I,
        ),
    ),
    (
        "supports",
        regex(
            r"\b(?:step (?:forward|in the right)|(?:right|good|important|positive|welcome|great|first|big) (?:step|move|decision|direction)|historic|breakthrough|milestone|fair\b|a gift|progress|victory|success|"
            r"courageous|wise|legitimate|indispensable|essential|necessary|acceptable|priority)",
            re.I,
        ),
    ),
)


def find_judgement(scene: Scene, clause: Clause, i: int) -> Match | None:
    """The cue at word `i` where it calls something by a word that takes a side; talks that went well or badly are none."""
    low = scene.tokens.lows[i]
    if low not in VERBS:
        return None
    called = _CALLED.match(scene.text, scene.tokens.ends[i], clause.end)
    if called is None or _TALK.search(called["what"]):
        return None
    if low.startswith(_NEED_AS) and not _AS.search(scene.text, called.start("what"), called.start("how")):
        return None
    stance = judge(called["how"])
    return Match(i, i + 1, stance, _form_of(low)) if stance else None


_NEED_AS = ("see", "view", "regard", "describ", "character")
"""Verbs that judge only by "as": who sees the same catastrophe does not call it one."""
_AS = regex(r"\bas\b")


def judge(words: str) -> Stance | None:
    """The side that such words take: "a betrayal", "a step in the right direction"."""
    return next((stance for stance, sense in _SENSES if sense.search(words)), None)


def _form_of(low: str) -> Form:
    if low.endswith("ing"):
        return "ing"
    return "past" if low.endswith("ed") else "s" if low.endswith("s") else "base"
