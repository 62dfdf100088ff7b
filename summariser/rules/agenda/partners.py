"""With whom a topic is talked over, told among the words of the topic: "explored with A prospects for", "discussed trade with B"."""

import re

from summariser.patterns import regex
from summariser.rules.scene import Scene


def is_somebody(scene: Scene, start: int, end: int) -> bool:
    """Whether a piece of a list is a person, with or without an office: "his counterpart Jo Berg of the navy"."""
    first = next((n for n in scene.names_in(start, end) if scene.entity_of(n).kind == "person"), None)
    if first is None or scene.text.startswith(("'", "’"), first.end):
        return False
    at = first.title[0] if first.title else first.start
    return re.search(r"\b(?:of|on|about|for|to|with|by|over|between|at|in|near|from)\b", scene.text[start:at]) is None


def says_who(scene: Scene, start: int) -> bool:
    """Whether a piece of a list only says who the person is whose name stands before it: "Ann Berg, the head of the navy"."""
    names = (n for n in scene.names_in(max(0, start - _LONG), start) if scene.text[n.end : start] == ", ")
    person = any(scene.entity_of(n).kind == "person" for n in names)
    return person and _ANYBODY.match(scene.text, start) is not None


_WITH_ANYBODY = regex(r"(?<!\bline)(?<!\baccordance)(?<!\bkeeping),? with (?=[^,.;:]{2,60})")
_ANYBODY = regex(
    r"(?:his|her|their|him|them|everybody|everyone)\b|(?:(?:the|an?) |(?=senior |top |other |local |visiting |leading |high-ranking |government |military |business ))(?:[\w’'-]+ ){0,3}(?:ministers?|presidents?|leaders?|envoys?|ambassadors?|officials|counterparts?|side|delegations?|secretary|heads?|chiefs?|chair(?:man|woman)?|commander)\b"
)
_WITH_NAMED = regex(r"(?:(?:on )?\w+day )?with (?!the\b)")
_BEHIND_PARTNER = regex(r",? (?:(?:on )?\w+day )?(?!and\b|in\b|on\b|at\b|of\b|to\b|for\b|the\b)(?=[a-z]{3,})")
_WITH = regex(r"with (?=[^,.;:]{3,90}? (?P<topic>(?:the|a|an|how|whether|ways)\b))")


def skip_partner(scene: Scene, start: int, end: int) -> int:
    """Of "discussed with A the possibility of" the topic begins behind A."""
    partner = _WITH.match(scene.text, start, end)
    if partner is None and _WITH_NAMED.match(scene.text, start):
        names = scene.names_in(start, min(end, start + 90))
        last = names[0].end if names else start
        partner = _BEHIND_PARTNER.match(scene.text, last, end)
        return partner.end() if partner else start
    return partner.start("topic") if partner else start


_BETWEEN_PARTIES = regex(
    r"(?<!\bborder)(?<!\bfrontier)(?<!\bboundary)(?<!\brelations)(?<!\bties)(?<!\btrade)(?<!\bdispute)(?<!\brow)(?<!\bwar)(?<!\bconflict)(?<!\bagreement)(?<!\btreaty)(?<!\bdeal)(?<!\bcooperation)(?<!\btruce)(?<!\bceasefire)(?<!\baccord)(?<!\bpact)(?<!\blink)(?<!\blinks)(?<!\bbridge)(?<!\btunnel)(?<!\bpipeline)(?<!\brailway)"
    r" between (?:[A-Z]|the two\b|both\b)(?=[^.;:]* (?:and|sides|countries|governments)\b)"
)
"""Who talks, behind what they talk about: "talks on visas between Norway and Peru"."""


def cut_parties(text: str, start: int, end: int) -> int:
    """Of "talks on visas between Norway and Peru" the topic ends before those who talk."""
    between = _BETWEEN_PARTIES.search(text, start, end)
    return between.start() if between else end


_TITLED, _BESIDE, _LONG = 160, 40, 60
"""Characters behind a "with" in which a name stands, in which the office before it begins, and of a long name."""


def find_partner(scene: Scene, start: int, end: int) -> int:
    """Of "discussed trade with Minister A" the topic ends before the minister."""
    for match in _WITH_ANYBODY.finditer(scene.text, start, end):
        name = next(iter(scene.names_in(match.end(), min(scene.clauses[-1].end, match.end() + _TITLED))), None)
        person = name is not None and scene.entity_of(name).kind == "person"
        at = name.title[0] if name and name.title else name.start if name else end
        if _ANYBODY.match(scene.text, match.end()) or (person and at < min(end, match.end() + _BESIDE)):
            return match.start()
    return end
