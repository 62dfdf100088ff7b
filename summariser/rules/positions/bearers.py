"""Who bears a state or a name that tells of a position: "is concerned about", "is a supporter of", "long a critic of"."""

from summariser.patterns import regex
from summariser.reading.tables import list_words
from summariser.rules.positions.owners import NEAR, subject_of
from summariser.rules.positions.wording import load_cues
from summariser.rules.scene import Clause, Scene
from summariser.rules.scene.phrases import Match
from summariser.rules.scene.subjects import Referent, Subjects

BE = list_words(
    "is are was were be been being remains remain remained became become becomes feel feels felt grown grew seems seemed appears appeared sounds sounded "
    "looks looked stays stayed stands stood away"
)


def bearer_of_state(scene: Scene, subjects: Subjects, clause: Clause, match: Match) -> Referent | None:
    """The subject of the "to be" before a state."""
    tokens, i = scene.tokens, match.start
    k = i - 1
    while k > clause.first and (
        tokens.lows[k].endswith("ly") or tokens.lows[k] in ("not", "very", "also", "still", "more", "fully")
    ):
        k -= 1
    if k < clause.first or tokens.lows[k] not in BE or tokens.lows[match.end : match.end + 1] == ["by"]:
        return None
    return subject_of(scene, subjects, clause, k)


def bearer_of_name(scene: Scene, subjects: Subjects, clause: Clause, match: Match) -> Referent | None:
    """Who "is a strong supporter of" something, or is called so behind a comma."""
    tokens, first = scene.tokens, match.start
    while first > clause.first and tokens.gap(first) == " " and match.start - first < _LONGEST_NAME:
        first -= 1
        if tokens.lows[first] in _ONE_OF or (tokens.lows[first] == "the" and _FIRST.match(tokens.lows[first + 1])):
            break
    else:
        return None
    if joined := _BESIDE_BEARER.search(scene.text, clause.start, tokens.starts[first]):
        first = scene.word_before(joined.start("one") + 1)
    if tokens.lows[first - 1] in BE and first - 1 > clause.first:
        return subject_of(scene, subjects, clause, first - 1)
    before = subjects.within(max(clause.start, tokens.starts[first] - NEAR), tokens.starts[first])
    return next((r for r in before if _CALLED_SO.fullmatch(scene.text, r.end, tokens.starts[first])), None)


_BESIDE_BEARER = regex(
    rf"\b(?P<one>an?|one|among) (?:[\w-]+ ){{0,4}}(?:{'|'.join(sorted(load_cues().bearers.firsts))}) (?:of|for) [^,;:]{{3,80}} (?:and|but) \Z"
)
"""Before "a critic of the levy and | a supporter of the fund"."""
_CALLED_SO = regex(r", (?:(?:long|once|also|himself|herself|itself|always|for years|still) )*")


_LONGEST_NAME = 5
"""Words of "one of the fiercest critics of" up to "critics"."""
_FIRST = regex(r"\w+est\Z|(?:main|chief|leading|principal|most|only)\Z")
_ONE_OF = list_words("a an one among")
