"""Who is at a meeting: "A attended", "B, accompanied by C", "hosted by D", "under the chairmanship of E"."""

from dataclasses import replace

from summariser.patterns import regex
from summariser.reading.names import Entity
from summariser.reading.tables import list_words
from summariser.record import Capacity, Status
from summariser.rules.scene import Clause, Scene
from summariser.rules.scene.clauses import find_subject
from summariser.rules.scene.phrases import Match
from summariser.rules.scene.subjects import Subjects
from summariser.rules.sightings.bodies import name_occasion
from summariser.rules.sightings.parties import expand_left, expand_right, find_objects
from summariser.rules.sightings.sending import find_destination, read_sent
from summariser.rules.sightings.sighting import MEETING_NOUNS, Sighting, find_evidence_end
from summariser.rules.sightings.when import find_date
from summariser.rules.sightings.where import find_places
from summariser.rules.status import find_status_of_verb
from summariser.rules.status.telling import find_status_of_noun

_ALONE = list_words(
    "dial dials dialled dialed his her stand stands stood standing deputise deputises deputised deputising attend attends attended attending attendance deliver delivers delivered delivering give gives gave giving present accompanied represented represent led headed lead head part sat sit participated participate"
)
"""Cues that tell of a meeting without its noun: "took his chair", "deputised for", "represented"."""
_ABSENT = frozenset({"not", "never", "neither", "declined", "refused", "without", "unable"})
_WAS_TO = regex(r"\bhad been (?:expected|due|invited|scheduled|supposed|set|meant) to (?:also )?\Z")
"""Who had been expected to attend did not."""
_BY_ASIDE = regex(r", (?:on|for|from|at) [^,.;]{3,40}, by\b| (?:to|on|in|at|during) (?:[\w’'-]+ ){1,4}by\b")
"""The "by" behind an insertion: "attended, on the Omani side, by A"."""

_LEADS = frozenset({"led", "headed", "lead", "head"})
_FOR_STATE = regex(r" (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}[.,;]")
"""Whom somebody is to represent, where no more is said of it: not "will represent Fiji at the Olympics"."""

_DELEGATION = regex(r" (?:them\b|(?:the|its|his|her|their|a) [^,.;]{0,40}?(?:delegation|team|side)s?\b)")
_WINDOW = 12
"""Words around the cue in which the meeting is named."""


_NEAR = 5
"""Words behind "took part in" in which the meeting is named that is told anew."""


_TO_IT = regex(
    r" (?:too |also )?to (?:an? (?:[\w-]+ ){0,2}(?:meeting|talks|session|gathering|conference|summit|dinner|lunch|round)\b(?! of| with| between)|(?:attend|join|take part|participate|observe|the|both|these|this|that)\b)(?! \w+ing\b)"
)
"""Whereto somebody is invited: "invited to the talks", "invited to attend", "invited to a wider gathering"."""


def is_invited(scene: Scene, clause: Clause, match: Match, passive: bool) -> bool:
    """ "X have been invited to the talks": to a meeting told of before."""
    if not (passive and scene.tokens.lows[match.start] == "invited"):
        return False
    to_it = _TO_IT.match(scene.text, scene.tokens.ends[match.start], clause.end)
    window = scene.tokens.lows[match.end : min(match.end + 5, clause.last)]
    return to_it is not None and not (MEETING_NOUNS | {"attend", "join", "part", "observe"}).isdisjoint(window)


_TAKES_PART = regex(
    r"(?:attend|join|participat|t(?:ake|ook|aking|aken)s? part)[^,;]* (?:the|this|these|those|both) (?:\w+day )?(?:meetings?|talks|session|negotiations|discussions)(?= (?:by|via|over) (?:video|phone|telephone|\w+ link)| remotely| online| virtually| too| as well|[.,;]|$)"
)


def only_attends(scene: Scene, clause: Clause, match: Match) -> bool:
    """ "A attended the talks.": those told of before."""
    return (
        match.sense == "verb"
        and _TAKES_PART.match(scene.text, scene.tokens.starts[match.start], clause.end) is not None
    )


def joins_people(scene: Scene, subjects: Subjects, clause: Clause, match: Match) -> bool:
    """ "will join EU leaders for a session": those joined are the other party."""
    if not scene.tokens.lows[match.start].startswith("join"):
        return False
    objects = find_objects(scene, subjects, clause, scene.tokens.ends[match.end - 1])
    nouns = (i for i in range(match.end, min(match.end + 24, clause.last)) if scene.tokens.lows[i] in MEETING_NOUNS)
    noun = next(nouns, None)
    if noun is None:
        return False
    joined = subjects.within(
        scene.tokens.ends[match.end - 1], scene.tokens.starts[noun]
    )  # not "joined the meeting with A"
    return any(e.kind in ("person", "group") and any(r.entity == e for r in joined) for e in objects)


_SENDS = frozenset({"send", "sends", "sent", "sending"})


def read_attending(scene: Scene, subjects: Subjects, clause: Clause, match: Match, passive: bool) -> Sighting | None:
    """ "X joined the second part of the meeting", "the talks were attended by X": parties of a meeting told before, or of one of its own."""
    tokens = scene.tokens
    if _cue(scene, match) & _SENDS:
        stays = passive or _stays_away(scene, clause, match)
        sent_there = [] if stays else read_sent(scene, subjects, clause, match)
        return _read_sent(scene, clause, match, sent_there) if sent_there else None
    window = tokens.lows[max(clause.first, match.start - _WINDOW) : min(match.end + _WINDOW, clause.last)]
    following = tokens.lows[match.end : match.end + 1]
    named = any(low in MEETING_NOUNS for low in window)
    if match.sense == "host":
        named = _TO_IT.match(scene.text, tokens.ends[match.end - 1], clause.end) is not None
        passive = False  # "have been invited to the talks": those who are, are told of as its subject
    if not (named or _cue(scene, match) & _ALONE or following == ["them"] or (passive and following == ["by"])):
        return None
    alone = _cue(scene, match) == {"represent"} and not named
    if _stays_away(scene, clause, match) or (alone and not _FOR_STATE.match(scene.text, tokens.ends[match.end - 1])):
        return None
    if match.form in ("ing", "fixed") and following and following[0] in ("were", "are", "included", "include", "was"):
        present = find_objects(scene, subjects, clause, tokens.ends[match.end], listed=True)
        return _sight(clause, present, None) if present else None
    behind = tokens.ends[match.end - 1]
    aside = _BY_ASIDE.match(scene.text, behind, clause.end) if passive else None
    by = (following == ["by"] and tokens.lows[match.end - 1] not in MEETING_NOUNS) or aside is not None
    if by:
        start = aside.end() if aside else behind + len(" by")
        parties = find_objects(scene, subjects, clause, start, listed=True)
    else:
        parties = [] if passive else _find_those(scene, subjects, clause, match)
    if not parties:
        return _read_together(scene, subjects, clause, match) if not (by or passive) else None
    if by and (passive or _cue(scene, match) & _LEADS):
        parties = [*_find_led(scene, subjects, clause, match), *parties]
    status = find_status_of_verb(scene, clause, match)
    sighting = _sight(clause, parties, "planned" if match.sense == "host" else status)
    sighting.beside = by and bool(_cue(scene, match) & (_LEADS | {"accompanied", "joined"}))
    sighting.word = next((w for w in window if w in MEETING_NOUNS), "meeting")
    if (
        scene.text.endswith(", who ", 0, tokens.starts[match.start])
        and (comma := scene.text.find(", ", behind, clause.end)) > 0
    ):
        sighting.end = comma  # "A, who led the talks, said that he had no plans"
    both = not (by or passive) and len(parties) > 1 and bool(_cue(scene, match) & _LEADS)
    if both and (led_it := _AT_HEAD.match(scene.text, behind, clause.end)):
        sighting.sense, sighting.word, sighting.definite = "verb", led_it.group().split()[-1], False
        return sighting
    if by and len(parties) > 1 and (noun := _find_own_noun(scene, clause, match, passive)):
        sighting.sense, sighting.word, sighting.definite, sighting.beside = "verb", noun, False, False
        return sighting
    return sighting if by or passive else _set_apart(scene, match, sighting)


def _read_sent(scene: Scene, clause: Clause, match: Match, sent: list[Entity]) -> Sighting:
    """Those who are sent to a meeting told of before; on a journey, where it is a place that they are sent to."""
    sighting = _sight(clause, sent, find_status_of_verb(scene, clause, match))
    if find_destination(scene, clause, match, sent):
        sighting.sense, sighting.word, sighting.visit, sighting.definite = "travel", "visit", True, False
        sighting.end = find_evidence_end(scene, clause, match.end)
    return sighting


def _read_together(scene: Scene, subjects: Subjects, clause: Clause, match: Match) -> Sighting | None:
    """ "They also took part in a session of the forum": those of the meeting told before, at another one."""
    subject = find_subject(scene, subjects, clause, match.start)
    if subject is None or subject.entity or not (subject.pronoun and subject.several):
        return None
    sighting = _set_apart(scene, match, _sight(clause, [], find_status_of_verb(scene, clause, match)))
    noun = next(
        (i for i in range(match.end, min(match.end + _NEAR, clause.last)) if scene.tokens.lows[i] in MEETING_NOUNS), -1
    )
    if noun >= 0 and {"a", "an"} & set(scene.tokens.lows[match.end : noun]):
        sighting.sense, sighting.word, sighting.noun, sighting.definite = "verb", scene.tokens.lows[noun], noun, False
    sighting.same_people = True
    return sighting if sighting.sense == "verb" else None


def _find_led(scene: Scene, subjects: Subjects, clause: Clause, match: Match) -> list[Entity]:
    """The delegation that "was led by" somebody, whoever "was joined by" somebody."""
    led = find_subject(scene, subjects, clause, match.start)
    if led is None or led.entity is None:
        return []
    joined = led.entity.kind in ("person", "group") and _cue(scene, match) & {"joined", "accompanied"}
    return [led.entity] if led.entity.kind == "delegation" or joined else []


_FOR = regex(
    r"\b(?:for|in|at|during) (?:an? )?(?:[\w-]+ )?(?:talks|meetings?|lunch|dinner|breakfast|consultations|discussions|negotiations)\b"
)
"""What somebody "was joined by B" for."""
_AT_HEAD = regex(
    r" (?:an?|the) (?:[\w’'-]+ ){0,4}?(?:rounds?(?= of (?:[\w’'.–-]+ ){0,6}(?i:talks|consultations|negotiations|dialogue|discussions)\b)|talks|consultations|dialogue|negotiations|discussions|session|meeting|conference|forum)\b"
)
"""What several lead together who sit there for their states: "A of Chile and B of Peru led a round of consultations"."""


def _find_own_noun(scene: Scene, clause: Clause, match: Match, passive: bool) -> str:
    """The noun of a meeting told of by who is at it: "a conference | chaired by A and attended by B", "A was | joined by B for talks"."""
    lows, i = scene.tokens.lows, match.start
    noun = lows[i - 1] if i > clause.first else ""
    if noun in MEETING_NOUNS and {"a", "an"} & set(lows[max(clause.first, i - 5) : i - 1]):
        return noun
    together = passive and _cue(scene, match) & {"joined"}
    return "meeting" if together and _FOR.search(scene.text, scene.tokens.ends[match.end - 1], clause.end) else ""


def _stays_away(scene: Scene, clause: Clause, match: Match) -> bool:
    """ "Did not attend", "had been expected to take part"."""
    at = scene.tokens.starts[match.start]
    if _ABSENT & set(scene.tokens.lows[max(clause.first, match.start - 3) : match.start]):
        return True
    return _WAS_TO.search(scene.text, max(clause.start, at - 40), at) is not None


def read_given(scene: Scene, subjects: Subjects, clause: Clause, match: Match) -> Sighting | None:
    """ "A dinner hosted by A for B": the host behind "by" and the guests behind "for"."""
    tokens, i = scene.tokens, match.start
    by = match.form == "past" and i > clause.first and tokens.lows[match.end : match.end + 1] == ["by"]
    if not by or tokens.lows[i - 1] not in MEETING_NOUNS | _GIVEN:
        return None
    hosts = find_objects(scene, subjects, clause, tokens.ends[match.end])[:1]
    end = max((name.end for e in hosts for name in e.mentions if name.start < clause.end), default=0)
    given = _GUESTS.match(scene.text, end, clause.end) if hosts else None
    guests = find_objects(scene, subjects, clause, given.end()) if given else []
    if not guests:
        return None
    noun = Match(i - 1, i, "noun", "fixed")
    parties: list[tuple[Entity, Capacity]] = [(hosts[0], "host"), *((e, "attending") for e in guests if e not in hosts)]
    stop = find_evidence_end(scene, clause, match.end)
    sighting = Sighting(clause, clause.start, stop, "host", find_status_of_noun(scene, clause, noun), parties)
    sighting.word = tokens.lows[i - 1]
    return sighting


_GIVEN = list_words("reception banquet luncheon")
_GUESTS = regex(r" (?:for|in honou?r of|with) ")


def _cue(scene: Scene, match: Match) -> set[str]:
    return set(scene.tokens.lows[match.start : match.end])


def _sight(clause: Clause, parties: list[Entity], status: Status | None) -> Sighting:
    attending: list[tuple[Entity, Capacity]] = [(entity, "attending") for entity in parties]
    seated = {entity.index for entity in parties if not entity.is_people}
    return Sighting(clause, clause.start, clause.end, "attend", status, attending, definite=True, seated=seated)


def _find_those(scene: Scene, subjects: Subjects, clause: Clause, match: Match) -> list[Entity]:
    """The subject with those joined to it, and who is told of behind an "as did"; no state or body, where it does not itself take part."""
    cue, behind = _cue(scene, match), scene.tokens.ends[match.end - 1]
    leads = bool(cue & _LEADS)
    rounds = leads and not _DELEGATION.match(scene.text, behind, clause.end)
    if rounds and not _AT_HEAD.match(scene.text, behind, clause.end):
        return []
    subject = find_subject(scene, subjects, clause, match.start)
    if subject is None or subject.entity is None or (subject.pronoun and not subject.entity.is_people):
        return []
    if _ELSEWHERE.search(scene.text, subject.end, scene.tokens.starts[match.start]):
        return []
    parties = expand_left(scene, subjects, clause, subject)
    parties += expand_right(scene, subjects, subject, scene.tokens.starts[match.start])
    if "; and " in scene.text[clause.start : subject.start]:  # "A, Minister of B; C, its chief; and D were present"
        parties = find_objects(scene, subjects, replace(clause, end=subject.end), clause.start, listed=True)
    if rounds:
        return parties if len({e.countries for e in parties if e.kind == "person"}) > 1 else []
    if leads and scene.text.startswith(" a", behind):
        parties += [e for e in find_objects(scene, subjects, clause, behind)[:1] if e.kind == "group"]
    if also := scene.text.find(" as did ", behind, clause.end) + 1:
        parties += find_objects(scene, subjects, clause, also + 7)
    return [entity for entity in parties if entity.is_people or cue & _OBSERVE]


_ELSEWHERE = regex(r"\b(?:where|when|while|whose|because|since|although|that) |\w, which ")
"""Behind it others are subject: "A spoke of the islands, where troops have been present"."""
_OBSERVE = list_words(
    "attend attends attended attending participate participates participated participating part invited"
)
"""What a state or a body does at a meeting of others."""


def _set_apart(scene: Scene, match: Match, sighting: Sighting) -> Sighting:
    """ "will attend the Forum on Trade in Dakar on 20 June": a meeting of its own, told with its name, place and day."""
    tokens, clause = scene.tokens, sighting.clause
    limit = min(match.end + _WINDOW, clause.last)
    noun = next((i for i in range(match.end, limit) if tokens.lows[i] in MEETING_NOUNS), None)
    if noun is None:
        return sighting
    at = tokens.ends[noun]
    another = match.sense == "host" and {"a", "an"} & set(tokens.lows[match.end : noun])  # "invited to a gathering"
    if _GOES_ON.search(scene.text, tokens.ends[match.end - 1], at):
        return sighting
    city = any(place.city for place in find_places(scene, at, min(clause.end, at + 90)))
    crowd = any(e.kind == "group" for e, _ in sighting.parties)
    anew = (city and {"a", "an"} & set(tokens.lows[match.end : noun])) or (
        crowd and "their" in tokens.lows[match.end : noun] and bool(find_places(scene, at, min(clause.end, at + 90)))
    )
    planned = sighting.status == "planned" and city and find_date(scene, clause, at, at)
    if planned or anew or another or name_occasion(scene, clause, noun):
        sighting.sense, sighting.word, sighting.noun = "verb", tokens.lows[noun], noun
        sighting.definite = not {"a", "an"} & set(tokens.lows[match.end : noun])
        sighting.end = find_evidence_end(scene, clause, noun + 1)
        sighting.name = name_occasion(scene, clause, noun)
    return sighting


_GOES_ON = regex(
    r", (?:also |then )?(?:is|are|was|were|has|have|had|will|said|says|told|held|met|hosted|received|called|signed)\b"
)
"""Behind these it is the sentence that goes on: "A, who led the team, is gloomy about the round"."""
