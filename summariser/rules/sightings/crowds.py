"""Those who meet and are known by what they are alone: "the two defence ministers", "border commanders", "both delegations"."""

from dataclasses import dataclass

from summariser.patterns import regex
from summariser.reading.names import Entity
from summariser.reading.names.lexicon import match_known
from summariser.reading.names.tokens import COMMA, HYPHEN, POSSESSIVE, SPACE
from summariser.reading.tables import list_words, titles
from summariser.rules.scene import Clause, Scene
from summariser.rules.scene.holders import find_holder

LONGEST = 9
"""Words of such a phrase up to its head."""

_NUMBERS = {
    "two": 2, "2": 2, "both": 2, "pair": 2, "three": 3, "3": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
_LEADING = list_words("the both all its her his their our these those a an respective same") | frozenset(_NUMBERS)
GENERAL = list_words(
    "sides parties two 2 three 3 four five pair both men women neighbours neighbors countries governments capitals"
)
"""Heads that say nothing of the office of those meant."""

_BODIES = list_words(
    "delegations teams blocs factions camps unions armies services agencies ministries committees commissions commands banks companies boards"
)
_BARE = list_words("chiefs officials directors representatives delegates commanders generals members")
"""Heads that name nobody without a word before them."""

_KNOWN = ("the", "both", "these", "those", "its", "their")
_NEVER = list_words(
    "and or but with between by to in on at for from as who which that said says after before over about into is are was were will would has have had "
    "of his her than not never against during since until while when where whose if nor per via"
)
_JOINING = list_words("with between by to among of")
_VAGUE = list_words(
    "reporters journalists allies partners friends colleagues hosts guests deputies experts observers aides students heads elders"
)


@dataclass(frozen=True, slots=True)
class Crowd:
    """The characters `start` to `end` that mean several people; `words`, from `told` on, without article; `number` where there is one.

    `definite`: the reader is taken to know them."""

    start: int
    told: int
    end: int
    words: str
    head: str
    number: int | None
    definite: bool

    @property
    def is_general(self) -> bool:
        """Whether the words only mean people told of before."""
        return self.head in GENERAL


def is_head(low: str) -> bool:
    """Whether a word in lower case makes a phrase one for several people who may meet."""
    return low in titles()["plural"] | titles()["crowd"] | _BODIES | GENERAL


def read_crowd(scene: Scene, clause: Clause, i: int) -> Crowd | None:
    """The phrase that begins at word `i`: "both ministers", "senior trade officials", "the countries' envoys"."""
    tokens = scene.tokens
    head = -1
    for j in range(i, min(i + LONGEST, clause.last)):
        if j > i and tokens.gap(j) not in (SPACE, HYPHEN, POSSESSIVE):
            break
        low = tokens.lows[j]
        if low in _NEVER - _LEADING or (low in ("his", "her") and j > i):
            break
        if not is_head(low) or (j + 1 < clause.last and tokens.gap(j + 1) == POSSESSIVE):
            continue
        if low not in _NUMBERS or _stands_alone(scene, clause, j):
            head = j
        if low not in _NUMBERS and not (j + 1 < clause.last and is_head(tokens.lows[j + 1])):
            break
    if head < 0 or _names_somebody(scene, i, head):
        return None
    return _complete(scene, clause, i, head)


def _stands_alone(scene: Scene, clause: Clause, i: int) -> bool:
    """Whether the number at word `i` has no noun behind it: "the two will meet"."""
    following = scene.tokens.lows[i + 1] if i + 1 < clause.last else ""
    return (
        scene.tokens.gap(i + 1) != SPACE
        or following in _NEVER
        or following.endswith("ed")
        or following in ("met", "meet", "also", "again", "then")
    )


def read_crowd_before(scene: Scene, clause: Clause, verb: int) -> Crowd | None:
    """The phrase that is subject of the verb at word `verb`."""
    holder = find_holder(scene, clause, verb)
    if (
        holder is None
        or scene.text.endswith("whose ", clause.start, holder.start)
        or _OF_BODY.search(scene.text, clause.start, holder.start)
    ):
        return None
    return read_crowd(scene, clause, scene.word_before(holder.start + 1))


_OF_BODY = regex(
    r"\b(?:commission|committee|group|delegation|team|panel|council|forum|coalition|task force) of (?:[a-z][\w’'-]* ){1,4}and \Z"
)
"""Before the second of those of whom a body is made up: it meets, not they."""


def _names_somebody(scene: Scene, first: int, head: int) -> bool:
    """Whether a name of its own stands in the phrase: then the reading of names has it."""
    start, end = scene.tokens.starts[first], scene.tokens.ends[head]
    return any(name.kind in ("person", "group", "delegation") for name in scene.names_in(start, end))


def _complete(scene: Scene, clause: Clause, first: int, head: int) -> Crowd:
    tokens = scene.tokens
    number = next((_NUMBERS[low] for low in tokens.lows[first : head + 1] if low in _NUMBERS), None)
    begin = first
    owned = [k for k in range(first, head) if tokens.gap(k + 1) == POSSESSIVE]
    if owned and match_known(tokens, owned[-1]) is None:
        begin = owned[-1] + 1  # "the countries' foreign ministers"
    while begin < head and tokens.lows[begin] in _LEADING and tokens.lows[begin] not in _NUMBERS:
        begin += 1
    last = head + 1
    if last < clause.last and tokens.gap(last) == HYPHEN and tokens.lows[last] == "general":
        last += 1
    if last + 1 < clause.last and tokens.lows[last] == "of" and tokens.gap(last) == tokens.gap(last + 1) == SPACE:
        last = last + 2 if tokens.lows[last + 1] in titles()["portfolio"] | titles()["modifier"] else last
    behind = tokens.lows[last : last + 3] if last + 2 < clause.last else []
    if behind[:1] in (["of"], ["from"]) and behind[1] in _LEADING and behind[2] in titles()["institution"]:
        last += 3  # "officials of the ministry"
    last = _end_name_behind(scene, clause, last)
    start, end = tokens.starts[begin], tokens.ends[last - 1]
    words = " ".join(scene.cut(start, end).split())
    return Crowd(tokens.starts[first], start, end, words, tokens.lows[head], number, tokens.lows[first] in _KNOWN)


def _end_name_behind(scene: Scene, clause: Clause, last: int) -> int:
    """The word behind "of the Red Path Movement", where "the rebels" end at word `last`; else that."""
    k = (
        last + 1 + (scene.tokens.lows[last + 1 : last + 2] == ["the"])
        if scene.tokens.lows[last : last + 1] == ["of"]
        else clause.last
    )
    named = scene.names_in(scene.tokens.starts[k], scene.tokens.ends[k]) if k < clause.last else ()
    body = next((name for name in named if name.kind == "organisation"), None)
    return scene.word_before(body.end) + 1 if body else last


def is_vague(crowd: Crowd) -> bool:
    """Whether the phrase names nobody whom a record could list: "allies", "reporters"."""
    return crowd.head in _VAGUE or crowd.words.lower() in _BARE


def list_crowds(scene: Scene, clause: Clause, start: int, limit: int) -> list[Crowd]:
    """The phrases joined in the characters `start` to `limit`: "exporters and the two envoys"."""
    found: list[Crowd] = []
    i = scene.word_before(start) + 1
    while i < clause.last and scene.tokens.lows[i] in _JOINING and scene.tokens.gap(i) == SPACE:
        i += 1
    while i < clause.last and scene.tokens.starts[i] < limit and len(found) < 2:
        crowd = read_crowd(scene, clause, i)
        if crowd is None or is_vague(crowd):
            break
        found.append(crowd)
        i = scene.word_before(crowd.end) + 1
        if i + 1 >= clause.last or scene.tokens.lows[i] != "and" or scene.tokens.gap(i) not in (SPACE, COMMA):
            break
        i += 1
    return found


def name_crowd(scene: Scene, crowd: Crowd) -> Entity:
    """A group of its own for such a phrase; the same words are the same group."""
    return scene.add_group(crowd.told, crowd.end, crowd.words)
