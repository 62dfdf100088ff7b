"""Whoever is met where somebody travels: "flew to Manila, where she will meet Foreign Secretary Ocampo" tells whose secretary he is."""

from functools import cache

from summariser.patterns import regex
from summariser.reading.tables import countries

REACH = 200
"""Characters before a name in which the journey stands that leads to it."""

_SEATS = ("Brussels", "Vienna", "Doha", "Addis Ababa", "The Hague")
"""Capitals where many meet who are not at home: seats of bodies, and of talks between others."""
_WENT = regex(
    r"\b(?:(?:in|to|from|at|reach(?:ed|es)?|visit(?:ed|s|ing)?|tour(?:ed|s|ing)?|left) (?P<there>[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?)(?:,? on \w+day)?,? where "
    r"|(?:visit\w*|arriv\w*|travel\w*|fl[eyi]\w+|head\w*|went|go(?:es|ing)?|trip|journey|stop|leg)\b(?: \w+)? (?:in|to|for) (?P<goal>[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?)"
    r"(?:,? on \w+day)?,? (?:for|to (?:hold|meet|see|attend)) )"
    r"[^.;:“”\"]{0,150}\b(?:met|meet|meets|meeting|received|talks|consultations|discussions|conversations)\b[^.;:“”\"]{0,110}\Z"
)


@cache
def _capitals() -> dict[str, str]:
    return {city: country.alpha3 for country in countries() for city in country.capitals if city not in _SEATS}


def find_host_state(text: str, start: int) -> str | None:
    """The state, as alpha-3, to whose capital a journey leads at the end of which somebody is named at `start`."""
    went = _WENT.search(text, max(0, start - REACH), start)
    return _capitals().get(went["there"] or went["goal"]) if went else None
