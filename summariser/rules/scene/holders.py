"""Those who hold a position without a name of their own: "the Turkish government", "the opposition in Bishkek", "both delegations"."""

from dataclasses import replace

from summariser.reading.speech.words import BODIES
from summariser.reading.tables import list_words, titles
from summariser.rules.scene import Clause, Scene
from summariser.rules.scene.clauses import DAYS
from summariser.rules.scene.plurals import are_peoples
from summariser.rules.scene.subjects import Referent

_DETERMINERS = list_words(
    "the both all its her his their our 2 3 4 two three four five six seven eight nine ten eleven twelve most many several other some"
)
_INDEFINITE = list_words("a an any no one another every each this that these those some")
_TIES = list_words("in of for from at on with to")
_OWNED = list_words("her his its their")
_BOUNDS = list_words(
    "and but unless until once lest that while whereas which who because as if when where after before said says though although whether so than whose since"
)
_AUXILIARIES = list_words(
    "always continues continue continued last first next has have had is are was were be been being will would can could may might must should do does did not never also now then again still only "
    "already once both therefore however repeatedly jointly further just to said set due expected likely long all formally officially since"
)
_BODY = BODIES | list_words(
    "authority leadership military army navy community coalition majority minority organisation organization regime junta lobby press faction club senate congress industry"
)
_THINGS = list_words(
    "talks reports results figures rules plans documents proposals meetings discussions negotiations words terms texts articles papers prices rates costs "
    "questions answers days weeks months years times hours points paragraphs chapters issues matters measures steps efforts events sanctions tariffs cuts "
    "details facts signs ties links relations differences conditions statements remarks comments others deals treaties agreements projects things lines "
    "loans funds clashes protests"
)
PLAIN = 2
"""Words of "the ministry", which means the one named before."""

_REACH = 14
"""Words that such a subject may have."""


def find_holder(scene: Scene, clause: Clause, verb: int) -> Referent | None:
    """The noun phrase before the verb at word `verb`, when its head is a body or several people."""
    last = _skip_auxiliaries(scene, clause, verb)
    if last is None or scene.tokens.lows[last] in _BOUNDS:
        return None  # "and urged": the subject stands before the verb that this one is joined to
    if "," in _gap(scene, last):
        last = _skip_insertion(scene, clause, last)
    first = _find_first(scene, clause, last) if last is not None else None
    if first is None or last is None:
        return None
    head = _find_head(scene, first, last)
    aides = scene.tokens.lows[head + 1 : head + 2] == ["to"] and scene.tokens.capital(head + 2)  # "aides to Reyes"
    behind = [*scene.tokens.lows[first + 1 : head + 1], *scene.tokens.lows[head + 1 + aides : last + 1]]
    if not _holds(scene, first, head) or any(map(_is_verbal, behind)):
        return None
    start, end = scene.tokens.starts[first], scene.tokens.ends[last]
    if scene.is_quoted(start):
        return None
    return Referent(start, end, None, " ".join(scene.text[start:end].split()), several=True)


def choose_holder(scene: Scene, holder: Referent | None, subject: Referent | None) -> Referent | None:
    """The phrase rather than `subject`, unless that names its head: "Bishkek" only says where the opposition is."""
    if holder is None or subject is None:
        return holder or subject
    if subject.entity and subject.several and subject.end == holder.end and subject.start < holder.start:
        return subject  # "leaders of the Greek and | Turkish communities"
    if subject.entity is None:
        return replace(subject, several=True) if subject.start < holder.start and subject.end == holder.end else holder
    first, last = scene.word_before(holder.start + 1), scene.word_before(holder.end)
    head = scene.tokens.ends[_find_head(scene, first, last)]
    owned = scene.tokens.lows[first] in _OWNED
    named = any(name.entity == subject.entity.index for name in scene.names_in(subject.start, subject.end))
    if owned:
        return subject  # "her government" speaks for her
    if not subject.start < head <= subject.end:
        return holder
    return subject if named or last - first < PLAIN else holder


def _is_verbal(low: str) -> bool:
    """A word that such a phrase does not hold: then more than a subject was taken."""
    return (
        low in _AUXILIARIES - _DETERMINERS
        or low in _OWNED
        or (low.endswith("ed") and low not in ("united", "armed", "allied"))
    )


def _gap(scene: Scene, i: int) -> str:
    return scene.text[scene.tokens.ends[i] : scene.tokens.starts[i + 1]] if i + 1 < len(scene.tokens) else ""


def _skip_auxiliaries(scene: Scene, clause: Clause, verb: int) -> int | None:
    lows, i = scene.tokens.lows, verb - 1
    while i >= clause.first and (
        lows[i] in _AUXILIARIES or lows[i].endswith(("ly", "n't", "n’t")) or lows[i] in DAYS or _leads_to_day(lows, i)
    ):
        if "," in _gap(scene, i):
            break
        i -= 1
    return i if i >= clause.first else None


def _leads_to_day(lows: list[str], i: int) -> bool:
    """ "On Sunday" between a subject and its verb."""
    return lows[i] in ("on", "late", "early", "last") and lows[i + 1] in DAYS


def _skip_insertion(scene: Scene, clause: Clause, last: int) -> int | None:
    """The last word before `, which live on them,`."""
    for i in range(last - 1, max(clause.first - 1, last - 24), -1):
        if "," in _gap(scene, i):
            return i
    return None


_SEVERAL = ("s", "men", "women", "people")


def _find_first(scene: Scene, clause: Clause, last: int) -> int | None:
    """Where the phrase that ends at `last` begins: at its determiner, or where the clause does."""
    lows = scene.tokens.lows
    for i in range(last, max(clause.first - 1, last - _REACH), -1):
        low = lows[i]
        if low == "and" and clause.first < i < last and are_peoples(scene.tokens, i - 1, i + 1):
            continue  # "the Egyptian and Sudanese governments"
        if low in _INDEFINITE or (low in _BOUNDS and i < last):
            return None if low in _INDEFINITE else _start_bare(scene, i + 1, last)
        tied = (
            i - 1 >= clause.first
            and lows[i - 1] in _TIES
            and i - 2 >= clause.first
            and not set(_gap(scene, i - 2)) - {" "}
        )
        if low in _DETERMINERS and not tied:
            return i - 1 if i > clause.first and lows[i - 1] in _DETERMINERS and _gap(scene, i - 1) == " " else i
        if i == clause.first:
            return _start_bare(scene, i, last)
        if set(_gap(scene, i - 1)) - set(" '’s-"):
            return _start_bare(scene, i, last)
    return None


def _start_bare(scene: Scene, first: int, last: int) -> int | None:
    """Without a determiner only a plural that opens the clause, "shipowners in Piraeus want", or "Kenya's ministry"."""
    if first > last:
        return None
    head = scene.tokens.lows[_find_head(scene, first, last)]
    owned = any(_gap(scene, i) in ("'s ", "’s ") for i in range(first, last))
    several = head.endswith(_SEVERAL)
    return first if several or (head in _BODY and (owned or last > first)) else None


def _find_head(scene: Scene, first: int, last: int) -> int:
    tie = next((i for i in range(first + 1, last + 1) if scene.tokens.lows[i] in _TIES), last + 1)
    return tie - 1


def _holds(scene: Scene, first: int, head: int) -> bool:
    tokens = scene.tokens
    low = tokens.lows[head]
    if low in _THINGS or low in _DETERMINERS or low in titles()["head"]:
        return False
    several = len(low) > 4 and low.endswith(_SEVERAL) and not low.endswith(("ss", "us", "is"))
    named = head > first and tokens.capital(head) and tokens.lows[first] == "the"
    return low in _BODY or several or named
