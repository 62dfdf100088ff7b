"""People known by what they are alone, told of for the first time: "technical experts from both navies", "a group of opposition lawmakers".

A phrase is one when something in it tells who they are: a word before the plural, or what they are of or from. A bare "the two ministers"
means somebody told of before and is no such phrase.
"""

from collections.abc import Iterator
from itertools import pairwise

from summariser.reading.names.lexicon import match_known
from summariser.reading.names.tokens import COMMA, HYPHEN, POSSESSIVE, SPACE, Tokens
from summariser.reading.tables import list_words, titles, words
from summariser.rules.scene import LONG_NAME, PAIR, Clause, Scene
from summariser.rules.scene.descriptions import Plural

BEFORE, BEHIND = 5, 9
"""Words that may stand before the plural, and behind its "of" or "from"."""

_HEADS = list_words(
    "authorities bankers members teams missions delegates traders exporters importers farmers herders fishermen miners operators investors lenders "
    "bondholders creditors executives unions companies shipowners campaigners survivors villagers refugees workers technicians "
    "specialists planners regulators researchers organisers organizers dignitaries professors lawyers judges prosecutors priests "
    "pilots seafarers politicians growers processors producers manufacturers insurers groups associations movements militias organisations organizations families forces fighters"
)
_SINGLES = frozenset({"team", "delegation"})
"""One that is several people: "the government team"."""
_OFFICES = list_words(
    "ministers presidents premiers leaders chancellors secretaries envoys negotiators ambassadors chiefs commanders governors mayors "
    "generals commissioners monarchs kings emirs speakers heads mediators directors sherpas"
)
"""Whoever holds one of these may have been named; that an office is foreign or of defence says nothing new."""
_OF_NO_STATE = list_words(
    "opposition party parliamentary union communist socialist rebel business community religious militia tribal clan"
)
_WIDE = list_words(
    "elders experts researchers members companies unions judges lawyers workers teams missions delegates team students factions "
    "groups associations movements organisations organizations families forces fighters"
)
"""Beside these a word has to say who they are, of more than three letters."""
_NEVER = list_words(
    "reporters journalists friends hosts guests aides counterparts colleagues parties allies partners observers rebels deputies spokesmen"
)
_NUMBERS = list_words(
    "2 3 4 5 two three four five six seven eight nine ten eleven twelve dozens scores hundreds several some many few other others all both top"
)
_RULING = list_words(
    "transitional transition local national interim provisional federal regional provincial municipal military civilian caretaker"
)
"""Which authorities govern: those of a port or a fishery do not."""
_COMPOUND = list_words("led backed aligned allied linked based run")
_GROUPS = list_words("group committee panel team delegation coalition commission")
_SOCIETY = list_words(
    "groups unions associations organisations organizations movements parties companies society businesses communities churches ngos"
)
"""Whom those of no state represent: "leaders of farm groups", "representatives of parties and civil society"."""
_DETERMINERS = list_words("the a an its his her their our these those both all")
_STOPS = list_words(
    "in on at to with by as over about after before during since until when where while who whom whose which that or nor but for near per "
    "is are was were be been will would can could may might must should shall has have had do does did not also then later again "
    "met meet meets hold holds held gather gathers convene convenes sit sits sat took take takes came come went go said say says told "
    "spoke speak want wants left arrive arrives join joins attend attends agree agrees this last next early late yesterday today tomorrow "
    "from of and than if because so how what why there here into against between among though although even yet once let sent saw made "
    "brought led kept got gave found first each every more most no only such alongside together well besides both"
)
_TIES = ("of", "from")
_FEW = 4
"""States with which a sentence may begin."""


def find_plurals(scene: Scene, clause: Clause) -> Iterator[Plural]:
    """Every such phrase of a sentence, in order."""
    until = clause.first
    for i in range(clause.first, clause.last):
        if i >= until and is_plural(scene.tokens.lows[i]) and (found := _read(scene, clause, i, until)):
            first, until = found
            yield _make(scene, clause, first, until)


def is_plural(low: str) -> bool:
    """Whether a word in lower case may be the noun of such a phrase."""
    return (low in titles()["crowd"] or low in _HEADS or low in _SINGLES) and low not in _NEVER


def _read(scene: Scene, clause: Clause, head: int, floor: int) -> tuple[int, int] | None:
    """The words of the phrase whose noun is word `head`; none of them before `floor`."""
    tokens = scene.tokens
    if head + 1 < clause.last and (tokens.gap(head + 1) in (POSSESSIVE, HYPHEN) or is_plural(tokens.lows[head + 1])):
        return None
    if any(name.kind == "person" for name in scene.names_in(tokens.ends[head] + 1, tokens.ends[head] + 2)):
        return None  # "U.S. envoys Steve Witkoff and Jared Kushner"
    first = _find_first(scene, clause, head, floor)
    owned = tokens.lows[head] in _OFFICES and _find_owners(scene, clause, first)
    whole = _widen(scene, clause, first, floor)
    end = _find_end(scene, clause, head)
    end = _join_rest(scene, clause, end) if whole < first else end
    if not (owned or whole < first or _says_what(scene, head, end) or _says_who(scene, clause, first, head)):
        return None
    first = whole
    start, stop = tokens.starts[first], tokens.ends[end - 1]
    counted = tokens.lows[max(first - 2, 0) : first] == ["number", "of"]
    taken = any(n.kind in _TAKEN or n.start < start for n in scene.names_in(start - LONG_NAME, stop) if n.end > start)
    return None if taken or counted or scene.is_quoted(start) else (first, end)


_TAKEN = ("person", "group", "delegation")


def _says_what(scene: Scene, head: int, end: int) -> bool:
    """Whether what they are of or from stands behind the noun; of those in office, whose they are and not for what."""
    if end == head + 1:
        return False
    tokens = scene.tokens
    if tokens.lows[head] == "delegation":
        return not _NUMBERS.isdisjoint(tokens.lows[head + 2 : end])
    if tokens.lows[head] not in _OFFICES or tokens.lows[end - 1] in _SOCIETY:
        return True
    owned = any(tokens.capital(k) for k in range(head + 2, end)) and tokens.lows[head + 2] not in titles()["portfolio"]
    named = tokens.gap(end) == COMMA and scene.names_in(tokens.starts[end], tokens.starts[end] + 1)
    if tokens.lows[head + 1 : head + 3] == ["of", "the"] and tokens.lows[end - 1].endswith("s") and not named:
        return True
    several = tokens.lows[head - 1] in _NUMBERS - {"two", "both"} and tokens.lows[head + 1 : head + 3] == [
        "of",
        "state",
    ]
    return (owned and not named) or several


def _says_who(scene: Scene, clause: Clause, first: int, head: int) -> bool:
    """Whether a word before the noun says who they are: "tribal elders", "rebel commanders", not "its teams", "foreign ministers"."""
    lows = scene.tokens.lows
    told = [lows[k] for k in range(first, head) if lows[k] not in _NUMBERS]
    if lows[head] in _OFFICES:
        official = (titles()["portfolio"] | titles()["modifier"]) - _OF_NO_STATE
        return any(low not in official for low in told)
    if lows[head] == "delegation":
        return False  # the names have those of a state
    if lows[head] == "authorities":
        known = match_known(scene.tokens, head - 1)
        return lows[head - 1] in _RULING or (known is not None and known.entry.sort == "demonym")
    if lows[head] in _SINGLES:
        return bool(told) and lows[max(first - 1, clause.first)] in _DETERMINERS
    return any(len(low) > 3 or lows[head] not in _WIDE for low in told)


def _find_owners(scene: Scene, clause: Clause, first: int) -> dict[str, None]:
    """The states of "Mexico and Peru will go on, their | ministers said": those with which the sentence began."""
    tokens = scene.tokens
    at = first - 1
    joins = at > clause.first and (tokens.gap(at) == COMMA or tokens.lows[at - 1] in ("and", "but", "as", "after"))
    if not joins or tokens.lows[at] != "their":
        return {}
    names = [name for name in scene.names_in(clause.start, tokens.starts[first]) if name.kind == "country"][:_FEW]
    gaps = [scene.cut(one.end, other.start) for one, other in pairwise(names)]
    joined = next((i for i, gap in enumerate(gaps) if gap in (" and ", ", and ")), None)
    if joined is None or any(gap != ", " for gap in gaps[:joined]) or names[0].possessive:
        return {}
    return dict.fromkeys(scene.entity_of(name).countries[0] for name in names[: joined + PAIR])


def _find_first(scene: Scene, clause: Clause, head: int, floor: int) -> int:
    """The first of the words right before the noun that belong to it."""
    tokens, first = scene.tokens, head
    while first > max(clause.first, floor, head - BEFORE) and tokens.gap(first) in (SPACE, HYPHEN):
        low = tokens.lows[first - 1]
        if low == "and" and first - 2 >= max(clause.first, floor) and are_peoples(tokens, first - 2, first):
            first -= 2  # "Russian and | Kazakh presidents"
            continue
        if low in _COMPOUND and first - 2 >= max(clause.first, floor) and tokens.gap(first - 1) == HYPHEN:
            first -= 2  # "Kurdish-led forces"
            continue
        known = tokens.capital(first - 1) and first - 1 > clause.first and match_known(tokens, first - 1) is None
        if low in _STOPS or low in _DETERMINERS or low in words()["weekday"] or known or _is_deed(low):
            break
        first -= 1
    return first


def are_peoples(tokens: Tokens, *places: int) -> bool:
    """Whether the words there say of which states somebody is."""
    known = (match_known(tokens, at) for at in places)
    return all(hit is not None and hit.entry.sort == "demonym" for hit in known)


def _is_deed(low: str) -> bool:
    """Whether a word may be a verb or an adverb: "urged union leaders", "welcomes companies", "reportedly"."""
    if low in titles()["portfolio"] or low in titles()["modifier"] or low in _NO_DEEDS:
        return False
    return low.endswith(("ed", "ly", "ing")) or (low.endswith("s") and not low.endswith("ss"))


_NO_DEEDS = list_words(
    "united armed allied retired exiled displaced jailed elected leading mining shipping trading fishing farming visiting family arms customs rights"
)


def _widen(scene: Scene, clause: Clause, first: int, floor: int) -> int:
    """Where "a group of", "a commission of surveyors and" begins before the phrase."""
    lows = scene.tokens.lows
    for at in (first - 2, first - 4 if lows[first - 1] == "and" else first - 2):
        if at >= max(clause.first, floor) and lows[at + 1] == "of" and lows[at] in _GROUPS:
            return at - (at > clause.first and lows[at - 1] in ("joint", "mixed", "small", "large"))
    return first


def _join_rest(scene: Scene, clause: Clause, end: int) -> int:
    """The end of "and community leaders" behind "a delegation of members": all are of it."""
    lows = scene.tokens.lows
    for k in range(end + 1, min(end + 4, clause.last)) if lows[end : end + 1] == ["and"] else ():
        if lows[k] in _STOPS or lows[k] in _DETERMINERS or scene.tokens.gap(k) not in (SPACE, HYPHEN):
            break
        if is_plural(lows[k]) and not is_plural((*lows[k + 1 : k + 2], "")[0]):
            return k + 1
    return end


def _find_end(scene: Scene, clause: Clause, head: int) -> int:
    """Behind the noun the end of "of state", "from both navies", "of the herders"."""
    tokens, end = scene.tokens, head + 1
    for _ in range(2):
        if end + 1 >= clause.last or tokens.lows[end] not in _TIES or tokens.gap(end) != SPACE:
            return end
        stop = _read_complement(scene, clause, end + 1)
        if stop is None:
            return end
        end = stop
    return end


def _read_complement(scene: Scene, clause: Clause, at: int) -> int | None:
    """The end of the noun phrase that begins at word `at`, or nothing where there is none."""
    tokens, k = scene.tokens, at
    while (
        k < clause.last
        and tokens.gap(k) == SPACE
        and (tokens.lows[k] in _DETERMINERS or tokens.lows[k] in _NUMBERS or tokens.lows[k] in ("over", "about"))
    ):
        k += 1
    begin = k
    while k < min(begin + BEHIND, clause.last) and tokens.gap(k) in (SPACE, HYPHEN, POSSESSIVE):
        if tokens.lows[k] == "and" and (_joins_owners(scene, k) or _joins_society(scene, clause, k)):
            k += 1
            continue
        if _ends(scene, k):
            break
        k += 1
    return k if k > begin else None


def _ends(scene: Scene, k: int) -> bool:
    low = scene.tokens.lows[k]
    person = any(name.kind == "person" for name in scene.names_in(scene.tokens.starts[k], scene.tokens.ends[k]))
    return person or low in _STOPS or low in words()["weekday"] or low in _DETERMINERS or low.endswith(("ed", "ly"))


def _joins_society(scene: Scene, clause: Clause, k: int) -> bool:
    """Whether the "and" at word `k` leads to more of those represented: "of parties and civil society"."""
    lows = scene.tokens.lows
    ends = (j for j in range(k + 1, min(k + 4, clause.last)) if lows[j] in _SOCIETY)
    last = next(ends, k)
    return last > k and not any(low in _STOPS or _is_deed(low) for low in lows[k + 1 : last])


def _joins_owners(scene: Scene, k: int) -> bool:
    """Whether the "and" at word `k` stands between two names: "the Spanish and Portuguese ministries", "of Sonora and Sinaloa"."""
    tokens = scene.tokens
    return k + 1 < len(tokens) and tokens.capital(k - 1) and tokens.capital(k + 1) and not _ends(scene, k + 1)


def _make(scene: Scene, clause: Clause, first: int, end: int) -> Plural:
    tokens = scene.tokens
    hits = [hit for k in range(first, end) if tokens.capital(k) and (hit := match_known(tokens, k))]
    told = [h for h in hits if h.entry.sort in ("country", "demonym") or tokens.lows[h.start - 1] == "from"]
    told = [h for h in told if _COMPOUND.isdisjoint(tokens.lows[h.end : h.end + 1])]  # "Iran-backed"
    if tokens.lows[end - 1] == "authorities" and tokens.lows[end : end + 1] == ["in"] and end + 1 < len(tokens):
        seat = match_known(tokens, end + 1)  # "the transitional authorities in Bamako"
        told += [seat] if seat and seat.entry.sort == "capital" else []
    owners = _find_owners(scene, clause, first)
    codes = dict.fromkeys(h.entry.countries[0] for h in told if h.entry.countries) or owners
    head = next(k for k in range(first, end) if is_plural(tokens.lows[k]))
    role = (
        scene.cut(tokens.starts[first], tokens.ends[head])
        if tokens.lows[head] in _OFFICES and (owners or head + 1 < end)
        else None
    )
    return Plural(tokens.starts[first], tokens.ends[end - 1], tuple(codes), role)
