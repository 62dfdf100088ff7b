"""Who bears a state or a name that tells of a position, "is concerned about", "long a critic of"; and which two people a "They" means."""

from dataclasses import replace

from summariser.patterns import regex
from summariser.reading.tables import list_words
from summariser.rules.positions.owners import NEAR, subject_of
from summariser.rules.positions.wording import load_cues
from summariser.rules.scene import PAIR, Clause, Scene
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


def find_both(scene: Scene, subjects: Subjects, clause: Clause, actor: Referent) -> tuple[Referent, ...]:
    """The two people, or the pair of states, that a "They" or "Both" at the head of a sentence means.

    They are told of right before, and none but they in that paragraph.
    """
    opens = (
        clause.number > 0
        and _HEAD.fullmatch(scene.text, clause.start, actor.start)
        and actor.words in ("they", "both")
        and actor.entity is None
    )
    if not opens:
        return ()
    last = scene.clauses[clause.number - 1]
    if _OTHER_PEOPLE.search(scene.text, last.start, last.end):
        return ()  # "A met B as farmers marched. They demanded"
    told = [r for r in subjects.within(scene.reading.blocks[last.block].start, last.end) if r.entity]
    near = [r for r in told if r.start >= last.start][:PAIR]
    if len(near) == PAIR and _TOGETHER.fullmatch(scene.text, near[0].end, near[1].start):
        if {r.entity.kind for r in near if r.entity} == {"country"}:
            return (replace(actor, words=scene.cut(near[0].start, near[1].end)),)
        told = near  # "A and B charged that C had won. They demanded"
    people = {r.entity: r.start for r in told if r.entity and r.entity.kind == "person"}  # and where told of last
    found = people if len(people) == PAIR and max(people.values()) >= last.start else {}
    return tuple(replace(actor, entity=one, words=one.name) for one in found)


_HEAD = regex(r"(?:In (?:a|their) (?:joint )?(?:statement|communiqu[eé]|declaration)[^,;:]{0,40}, )?")
_OTHER_PEOPLE = regex(
    r"\b(?!(?:matt|oth|pap|bord|ord|off|numb|lett|wat|pow|barri|quart|headquart|cent|dinn|lead|minist|premi|partn|memb|answ)ers\b|(?:corrid|sect|do|fact|err)ors\b|presidents\b|incidents\b|accidents\b)"
    r"[a-z]*(?:ers|ors|ists|ians|dents|parents|itants|grants|[a-z]men|women|people|rebels|groups|families|troops|crowds|unions|parties|youths|nurses|critics)\b"
)
_TOGETHER = regex(r",? and ")
