"""Whether a verb of the table of meetings tells of one where it stands: "the visit" and "argued for" tell of none."""

import re

from summariser.patterns import regex
from summariser.reading.dates import DAY, MONTH
from summariser.reading.names import Entity
from summariser.reading.names.tokens import COMMA, POSSESSIVE
from summariser.reading.speech.words import BE
from summariser.reading.tables import list_words, titles
from summariser.rules.scene import LONG_NAME, PAIR, Clause, Scene
from summariser.rules.scene.phrases import Match
from summariser.rules.scene.subjects import Referent
from summariser.rules.sightings.crowds import list_crowds
from summariser.rules.sightings.sighting import CALL, MEALS, MEETING_NOUNS
from summariser.rules.sightings.where import find_object_place, find_places
from summariser.rules.status.auxiliaries import STOPS, find_group
from summariser.rules.status.governing import find_governed, find_phrase_start, is_noun

REACH = 80
"""Characters behind a verb in which those who are met begin."""

_NEVER_VERB = {
    "base": list_words(
        "the a an his her their its this of on for state official working private courtesy over at after before "
        "during business first last each every any no proposed planned upcoming scheduled forthcoming expected possible recent historic second third day "
        "surprise rare brief postponed delayed cancelled canceled intended landmark"
    ),
    "ing": list_words(
        "any a an the his her their this next last first of each every bilateral trilateral ministerial no such its "
        "another ’s 's"
    ),
    "s": list_words("as the his her their its whose"),
}


_WANTED = ("should", "must", "ought")
"""What somebody only wants is no plan."""


_BEFORE_MEETING = list_words(
    "seen spotted filmed photographed is are was were been be after before on by when while not now currently also since and despite without"
)


_PEOPLE = regex(
    r"\b(?:leaders|ministers|envoys|officials|negotiators|diplomats|presidents|premiers|ambassadors|delegates)"
    r"(?: (?:of|from) (?:the )?[A-Z][\w’'-]+(?:(?:, (?:and )?| and | )(?:the )?[A-Z][\w’'-]+){0,6})? \Z"
)
"""Of these "meeting in Lima" tells what they do there, and is no compound."""
_WHERE_MET = (["in"], ["at"], ["on"], ["for"], ["behind"], ["privately"], ["near"], ["outside"], ["late"], ["early"])
"""What stands behind those who are "meeting | in Lima", said before or behind them."""


BLAMES = regex(
    r"\b(?:critici[sz]ed|attacked|blamed|condemned|rebuked|faulted|slammed|denounced|praised|lauded|commended|congratulated|thanked) (?:the |his |her )?(?=[A-Z][^,;:]{3,90} for \Z)"
)
"""What is done to somebody for what he did: "criticised B for | meeting C"."""


def _is_blamed(scene: Scene, clause: Clause, i: int) -> bool:
    return (
        scene.tokens.lows[i - 1] == "for"
        and BLAMES.search(scene.text, clause.start, scene.tokens.starts[i]) is not None
    )


def is_verb(scene: Scene, clause: Clause, match: Match, before: str) -> bool:
    """Whether the cue is a verb where it stands: "the visit" and "peace talks" are none."""
    tokens, i = scene.tokens, match.start
    if tokens.gap(i) == "-" or (tokens.capital(i) and i > clause.first) or before in _NEVER_VERB.get(match.form, ()):
        return False
    host_of = match.sense == "host" and tokens.lows[match.end : match.end + 1] == ["of"]
    contracted = tokens.gap(i) == POSSESSIVE and before in _CONTRACTED
    owned = tokens.gap(i) == POSSESSIVE and not contracted
    if is_noun(scene, clause, match) or (owned and (match.form in ("base", "s") or tokens.lows[i] == "meeting")):
        return False
    if match.form == "base" and (host_of or before in _WANTED or tokens.lows[i - 2 : i] in _NEVER_DONE):
        return False
    if match.form == "base" and _is_counted(scene, clause, match):
        return False
    if match.form == "past" and _is_unreal(scene, clause, i):
        return False
    if tokens.lows[i] == "visiting" and before not in BE and not contracted and _is_visitor(scene, i):
        return False
    apart = (i == clause.first or tokens.gap(i) == COMMA) and tokens.lows[i + 1 : i + 2][:1] in _WHERE_MET
    if tokens.lows[i] == "meeting" and tokens.lows[i + 1 : i + 2] in _WHERE_MET:
        apart = apart or _PEOPLE.search(scene.text, clause.start, tokens.starts[i]) is not None
    meets = before in _BEFORE_MEETING or contracted or apart or _is_blamed(scene, clause, i)
    if match.form == "ing" and tokens.lows[i] == "meeting" and not meets:
        return find_governed(scene, clause, i)[0] is not None
    if (
        tokens.lows[match.end - 1] == "with"
        and tokens.lows[i].startswith(_SPEAKS)
        and not _APART.isdisjoint(tokens.lows[i + 1 : match.end - 1])
    ):
        return False  # "spoke after a meeting with"
    if tokens.lows[i].startswith(_SPEAKS) and tokens.lows[match.end - 1] in _WHEN:
        two = _THE_TWO.search(scene.text, clause.start, tokens.starts[i])
        return two is not None and _SPEAK_WHEN.match(scene.text, tokens.ends[i], clause.end) is not None
    if tokens.lows[i] == "see" and before == "to" and tokens.lows[i - 2] in _GLAD:
        return False
    if tokens.lows[i].startswith(SPEAKS_AT) and tokens.lows[match.end - 1] in _SAT:
        inner = tokens.lows[i + 1 : match.end - 1]
        return inner[:1] in (["a"], ["an"]) and STOPS.isdisjoint(inner) and inner[-1] not in ("news", "press")
    if tokens.lows[i] in ("have", "has", "had", "having"):
        return not any(low.endswith("ed") or low in _NO_SUPPORT for low in tokens.lows[i + 1 : match.end])
    if tokens.lows[match.end - 1] == "conference" and tokens.lows[match.end - 2] in ("news", "press"):
        return False
    if tokens.lows[i] != "talks":
        return True
    return before in ("he", "she", "also", "who") or (before != "" and tokens.capital(i - 1))


_CONTRACTED = ("he", "she", "it", "who", "that")
"""Behind these an "'s" is no possessive: "she's meeting"."""


def _is_visitor(scene: Scene, i: int) -> bool:
    """Whether the "visiting" at word `i` says of somebody that he is a guest: "met with | visiting U.S. Secretary of State A"."""
    at = scene.tokens.ends[i] + 1
    name = next(iter(scene.names_in(at, at + LONG_NAME)), None)
    titles_ahead = name is not None and name.title is not None and name.title[0] <= at
    return titles_ahead and name is not None and name.kind == "person"


_COUNTS = list_words("a an another any no each every")


def _is_counted(scene: Scene, clause: Clause, match: Match) -> bool:
    """ "a technical visit to Oslo", "another planned call": a noun."""
    start = find_phrase_start(scene, clause, match.start)
    return start < match.start and scene.tokens.lows[start] in _COUNTS and scene.tokens.lows[start + 1] != "longer"


_GLAD = list_words("glad pleased delighted happy honoured honored good")
"""Who "is glad to see" somebody greets him, where they have met already."""
SPEAKS_AT = ("tell", "told", "brief", "address")
_SAT = list_words("meeting session summit conference assembly forum gathering")
"""Who "told a closed session of the council" sat in it; "told the meeting" tells of one told before."""

_SPEAKS = ("speak", "spoke", "talk", "confer")
_WHEN = list_words("on in last late earlier this monday tuesday wednesday thursday friday saturday sunday")
_SPEAK_WHEN = regex(rf" (?:(?:on|late|late on|earlier|last|this|in) ){{0,2}}(?:{DAY}|{MONTH}|week|month|year)\b")
_THE_TWO = regex(r"\b(?:the two|the pair|both) (?:[\w-]+ ){0,3}\Z", re.I)
"""Who "spoke on Monday" did so with each other; others may have made a speech."""
_APART = frozenset({"after", "before", "at", "during", "following", "about", "in", "from", "ahead"})
_NEVER_DONE = (["ought", "to"], ["yet", "to"])
_NOT_YET = ({"has", "not"}, {"have", "not"}, {"hasn't"}, {"haven't"}, {"hasn’t"}, {"haven’t"})


def _is_unreal(scene: Scene, clause: Clause, i: int) -> bool:
    """ "Had A met B, it would sail", "has not met B", "had not met since May": nobody has, or that is not what is told."""
    words = find_group(scene, clause, i).words
    had = scene.tokens.lows[clause.first] == "had" and " would " in scene.text[scene.tokens.ends[i] : clause.end]
    since = {"had", "not"} <= words and " since " in scene.text[scene.tokens.ends[i] : clause.end]
    return had or since or any(not_yet <= words for not_yet in _NOT_YET)


_NO_SUPPORT = list_words(
    "sought to no been held had taken shared begun hosted given gone made spent left met seen won lost put set led said told"
)
"""Behind "have" these say that it is an auxiliary or an obligation: "has held talks" is told by the "held"."""


def meets_somebody(scene: Scene, clause: Clause, match: Match, subject: Referent, others: list[Entity]) -> bool:
    """Whether somebody whom the article does not name ("she", "the minister") meets one whom it does, or convenes several."""
    if scene.tokens.lows[match.start].startswith("conven") and not others:
        return bool(list_crowds(scene, clause, scene.tokens.ends[match.end - 1], clause.end))
    plain = match.sense == "host" or scene.tokens.lows[match.start] not in _ALSO_OTHERWISE or match.form == "base"
    guests = match.sense == "host" and subject.body
    person = any(entity.kind == "person" or (guests and entity.kind == "group" and entity.role) for entity in others)
    return plain and person and match.sense in ("verb", "host") and subject.words.lower() != "it"


_THING = regex(
    r" (?:an? |the |its |his |her |their )?(?:[\w’'-]+ ){0,2}(?:letters?|messages?|notes?|calls?|reports?|decisions?|proposals?|plans?|offers?|announcements?|statements?|remarks|news|moves?|efforts|agreements?|deals?|words"
    r"|support|resignation|copy|awards?|medals?|gifts?|assurances?|pledges?|promises?|appointment|election|release|arrivals?|start|launch|beginning|resumption|creation|signing|outcome|results?|progress|steps?|initiatives?|commitments?) (?:of|by|from|on|that|to)\b"
)
"""What may be received or welcomed that is nobody."""

_WELCOMES = ("welcom", "greet")
_WELCOMED = regex(
    r" (?:the |an? |their |his |her )?(?:[\w-]+ ){0,2}(?:talks|meetings?|visits?|negotiations|dialogue|summit|discussions|round|conference)\b"
)
"""What is welcomed that is no guest: "welcomed the talks between A and B"."""
_OF_SOMEBODY = regex(r" (?:the |an? |its |his |her |their )?(?:[\w’'-]+ ){1,3}(?:of|by|from|on) ")
"""What several welcome that is somebody's: "ministers welcomed the report of the secretary-general"."""

_AT = ("for", "about", "to", "over")
"""Of several who argue for or talk to somebody nobody says that they do so together."""

_ALSO_OTHERWISE = list_words(
    "call called calls calling see saw sees seen seeing tell argue argued spoke speak speaking talk talked"
)


def is_meeting(
    scene: Scene, clause: Clause, match: Match, parties: tuple[list[Entity], list[Entity]], *, several: bool
) -> bool:
    """Whether a verb that has other uses tells of a meeting here."""
    both = [*parties[0], *parties[1]]
    first, last = scene.tokens.lows[match.start], scene.tokens.lows[match.end - 1]
    if match.sense == "verb" and last in MEALS | {"from"}:
        return len(both) > 1 or several
    people = [entity for entity in both if entity.is_people]
    if match.sense == "host":
        return _hosts_somebody(scene, clause, match, parties[1], several=several)
    if match.sense == "travel":
        visited = any(entity.kind == "person" for entity in parties[1])
        received = visited and ("visit" in scene.tokens.lows[match.end - 2 : match.end] or first.startswith("visit"))
        return bool(people or several) and (received or _goes_somewhere(scene, clause, match))
    if first.startswith("sp") and last in ("of", "about"):
        return (len(parties[0]) > 1 or not parties[1]) and bool(find_places(scene, clause.start, clause.end))
    if first in _ALSO_OTHERWISE:
        if _THING.match(scene.text, scene.tokens.ends[match.end - 1], clause.end):
            return False  # "had seen the plan of B"
        around = scene.tokens.starts[match.start], min(clause.end, scene.tokens.ends[match.end - 1] + 30)
        rings = bool(people) and CALL.search(scene.text, *around) is not None
        together = several and match.end - match.start > 1 and last not in _AT
        return rings or len(people) > 1 or together
    if first in _MEETS and (people or several) and _faces_somebody(scene, clause, match):
        return True
    named = _has_noun(scene, clause, match.start)
    return len(both) > 1 or several or named or any(entity.kind == "group" for entity in people)


def _hosts_somebody(scene: Scene, clause: Clause, match: Match, others: list[Entity], *, several: bool) -> bool:
    """Whether people are hosted, received or welcomed, or a meeting is; not a letter, nor what is somebody's."""
    behind = scene.tokens.ends[match.end - 1]
    hosts = match.end < clause.last and scene.tokens.lows[match.start].startswith("host")
    if hosts and _has_noun(scene, clause, match.start):
        return True
    welcomes = scene.tokens.lows[match.start].startswith(_WELCOMES) and _WELCOMED.match(scene.text, behind, clause.end)
    if welcomes or _THING.match(scene.text, behind, clause.end) or (several and _OF_SOMEBODY.match(scene.text, behind)):
        return False
    crowds = list_crowds(scene, clause, behind, clause.end)
    return any(entity.is_people for entity in others) or any(crowd.number for crowd in crowds)


_MEETS = list_words("meet meets met meeting convene convenes convened convening")
_FACED = regex(r" (?:with )?(?:an?|another|one of the|the)((?: [\w’'-]+){1,5})")


def _faces_somebody(scene: Scene, clause: Clause, match: Match) -> bool:
    """Whether right behind the verb stand people known by what they are alone: "met rebel commanders", "met a leader of the separatists"."""
    behind = scene.tokens.ends[match.end - 1]
    if list_crowds(scene, clause, behind, behind + REACH):
        return True
    whom = _FACED.match(scene.text, behind, clause.end)
    return whom is not None and not titles()["head"].isdisjoint(whom.group(1).split(" of ")[0].split())


def _goes_somewhere(scene: Scene, clause: Clause, match: Match) -> bool:
    tokens = scene.tokens
    start, end = (tokens.starts[match.start], min(clause.end, tokens.ends[match.end - 1] + 60))
    if tokens.lows[match.start].startswith("reach"):
        owned = tokens.gap(min(match.end + 1, clause.last - 1)) == POSSESSIVE
        return not owned and find_object_place(scene, match.end) is not None
    if (
        tokens.lows[match.start] in ("was", "were", "is", "are")
        and match.end - match.start == PAIR
        and not _ERRAND.match(scene.text, tokens.ends[match.end - 1], end)
    ):
        return False
    return (
        bool(find_places(scene, start, end))
        or find_object_place(scene, match.end if match.end < clause.last else len(tokens)) is not None
    )


_ERRAND = regex(
    r" (?:[A-Z][\w’'-]+,? ){1,4}(?:(?:through|until|till) (?:next )?\w+day\b|(?:(?:on|earlier|last|this|yesterday|today)\b[^,.;]{0,20} )?"
    r"(?:to (?:discuss|meet|hold|attend|negotiate|press|push|see|talk|sign)|for (?:an? )?(?:\w+ )?(?:talks|meetings?|consultations|visit)|on an? (?:[\w-]+ )*(?:visit|trip))\b)"
)
"""What somebody "was in Rabat" for: else he may live there."""


def _has_noun(scene: Scene, clause: Clause, i: int) -> bool:
    return any(low in MEETING_NOUNS for low in scene.tokens.lows[i : min(i + 12, clause.last)])
