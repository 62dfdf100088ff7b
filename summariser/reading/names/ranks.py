"""What the words of an office tell: whether it is one of a state, of which rank, or only a rank of soldiers, a style or a bare office."""

import re
from collections.abc import Sequence
from functools import cache

from summariser.reading.tables import list_words, offices_of_states

_STYLES = list_words(
    "general lieutenant major brigadier colonel captain admiral commodore marshal gen lt maj brig col capt adm rear vice "
    "sheikh sheikha dr sir baroness baron lord lady count countess dame his her royal highness excellency majesty"
)
_RANKS = _STYLES | list_words(
    "archbishop bishop cardinal patriarch monsignor ayatollah imam rabbi sen senator rep gov ambassador secretary minister director commissioner"
)


def is_style(role: str) -> bool:
    """Whether a role is a rank of soldiers or nobles or a style, and no office at all."""
    return all(word.strip(".").lower() in _STYLES for word in role.split())


def is_rank(words: Sequence[str]) -> bool:
    """Whether these words of a title are a rank, a style or a bare office, which another office tells more of."""
    return all(word.strip(".").lower() in _RANKS for word in words)


_STATE_HEADS = list_words(
    "president premier chancellor minister minster king queen emir amir sultan emperor speaker chairman chairwoman "
    "undersecretary secretary adviser advisor"
)
_WHOLE = list_words(
    "president vice deputy first acting interim caretaker outgoing incoming elect designate former then state federal "
    "prime premier king queen emir sultan emperor crown prince minister minster chancellor"
)
_PORTFOLIOS = list_words(
    "foreign external exterior interior home internal defence defense finance trade economy economic energy justice "
    "health environment agriculture transport education culture security affairs cabinet permanent state industry "
    "commerce mining mines fisheries water tourism development labour labor planning national europe european"
)
_OF_BODIES = list_words(
    "general spokesman spokeswoman party bank company federation association club institute university foundation"
)
"""Words of the offices of bodies that are no state's: secretaries general serve them."""
_TOP = list_words("president premier chancellor king queen emir sultan emperor")
_SMALL = list_words("of for and the in to")


def holds_office_of_state(role: str) -> bool:
    """Whether an office given without state or body is one of a government: "President", "Minister of Trade", but not "director"."""
    lows = role.lower().replace("-", " ").split()
    if not lows or not any(low in _STATE_HEADS for low in lows):
        return False
    if not _OF_BODIES.isdisjoint(lows):
        return False
    if all(low in _WHOLE for low in lows):
        return lows[0] not in ("crown",) or "prince" in lows
    return any(low in _PORTFOLIOS for low in lows)


def find_rank(role: str) -> frozenset[str]:
    """The words by which two offices are one: no state has two foreign ministers."""
    low = role.lower().replace("-", " ").replace("secretary of state", "foreign").replace("external", "foreign")
    low = re.sub(r"\b(?:top|chief) diplomat\b", "foreign", low)
    lows = {word for word in low.replace("defense", "defence").split() if word not in _SMALL}
    return frozenset(lows - {"affairs", "relations", "secretary", "minister"} or lows)


def is_top(role: str) -> bool:
    """Whether somebody heads a state or government; such a one stands beside those of other states."""
    lows = role.lower().replace("-", " ").split()
    return any(low in _TOP for low in lows) or "prime" in lows


def find_state_of_office(role: str, named: set[str]) -> tuple[str, ...]:
    """The state that an office by itself tells ("Taoiseach"), or tells where the article names the state ("Treasury Secretary")."""
    holders = _offices().get(" ".join(role.lower().replace("-", " ").split()), ())
    known = [(code, proof) for code, proof in holders if proof == "alone" or code in named]
    return tuple(code for code, proof in known if proof != "shared") if len(known) == 1 else ()


@cache
def _offices() -> dict[str, list[tuple[str, str]]]:
    """The states that have an office of that name, and what proves it to be theirs."""
    found: dict[str, list[tuple[str, str]]] = {}
    for code, proof, offices in offices_of_states():
        for office in offices:
            found.setdefault(office, []).append((code, proof))
    return found
