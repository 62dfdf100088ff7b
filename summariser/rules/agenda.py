"""Agenda by cue: what a meeting is said to be about, one item a topic, and on whose word."""

import re
from collections.abc import Sequence

from summariser.reading.tables import list_words
from summariser.record import Basis, DraftAgendaItem, DraftMeeting, Status
from summariser.rules.gathering import Event
from summariser.rules.scene import Clause, Scene
from summariser.rules.sighting import Sighting
from summariser.rules.subjects import Subjects
from summariser.rules.told import Told
from summariser.rules.topics import Topic, find_topics

_GUESS = re.compile(
    r"\b(?:[Ll]ikely|[Pp]robably|may|might|could|expected to|[Aa]lmost certainly|[Pp]resumably|[Pp]erhaps|bound to|anticipated|will want to)\b(?! \d)"
)


_SAYS = re.compile(
    r"\b(?:said|says|told|highlighted|announced|according to|added|noted|confirmed|stated|explained|described|indicated|stressed)\b"
)


def draft_agenda(
    scene: Scene, subjects: Subjects, events: Sequence[Event], meetings: Sequence[DraftMeeting]
) -> tuple[DraftAgendaItem, ...]:
    """The topics of the meetings, in the order of the article."""
    if not events:
        return ()
    items: list[DraftAgendaItem] = []
    told = Told(events)
    seen: dict[str, list[tuple[str, str]]] = {}
    for clause in scene.clauses:
        if clause.kind not in ("body", "standfirst"):
            continue
        for topic in find_topics(scene, clause, told):
            meeting = _meeting_at(scene, clause, topic, told, meetings)
            words = " ".join(scene.cut(topic.start, topic.end).split())
            key = _key(words)
            if meeting is None or not key or _is_meeting_word(words):
                continue
            near = (one for word in key.split() for one in seen.get(word, ()))
            if any(_says_same(key, other, elsewhere=at != meeting.id) for other, at in near):
                continue
            for word in set(key.split()):
                seen.setdefault(word, []).append((key, meeting.id))
            items.append(_draft(scene, subjects, topic, words, meeting))
    return tuple(items)


_LONGER = 3
"""Words from which a topic that holds an earlier one-word topic is another."""


def _key(words: str) -> str:
    return " ".join(
        w for w in re.findall(r"\w+", words.lower()) if w not in ("the", "a", "an", "of", "and", "in", "on")
    )


def _says_same(key: str, other: str, *, elsewhere: bool) -> bool:
    """Whether one topic's words are all among the other's; a single word is not yet what a longer topic is about."""
    mine, theirs = set(key.split()), set(other.split())
    if elsewhere:
        return mine == theirs
    return mine <= theirs or (theirs <= mine and (len(theirs) > 1 or len(mine) < _LONGER))


_MEETING_WORDS = list_words(
    "talks meeting meetings discussions summit agenda issues matters topics questions things everything it subjects points "
    "them this that these those same other sidelines margins visit negotiations dialogue conference session round date venue timetable"
)


_NO_TOPIC = re.compile(
    r"^\W*(?:(?:in|at|under|by|during|before|after|until|since) |(?:ways|means|efforts) (?:to|of) [\w ]+ (?:them|it)$|(?:the )?(?:margins?|sidelines?|basis|eve|brink|table|ground|phone)\b|which|where|what (?:remains|comes|happen)|that\b|there\b|now\b|then\b"
    r"|(?:he|she|they|it|I|we|you|his (?:side|part)|him|her|them|by all accounts|when or where|whether or not)\b|\d+ |(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?:(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.) ?)\d"
    r"|(?:first|second|third|fourth|last|next|again|instead|too|soon|later|earlier|together|separately|jointly|publicly)\W*$)",
    re.I,
)


_EMPTY = list_words(
    "the a an of and in on their his her pressing other global various several key range number series common mutual interest more "
    "details next steps possible new another further progress made"
)


def _is_meeting_word(words: str) -> bool:
    """Whether these words only say that something was talked about: "these matters", "the next round"."""
    if _NO_TOPIC.match(words):
        return True
    content = [w for w in re.findall(r"[\w’']+", words.lower()) if w not in _EMPTY]
    return not content or all(w in _MEETING_WORDS for w in content) or len(" ".join(content)) < 3


def _meeting_at(
    scene: Scene, clause: Clause, topic: Topic, told: Told, meetings: Sequence[DraftMeeting]
) -> DraftMeeting | None:
    """The meeting told of in this sentence, else the one of its parties, else the last one before."""
    events = told.events
    here = [n for n in told.here(clause) if any(_tells(scene, s, topic) for s in events[n].sightings)]
    if len(here) == 1:
        return meetings[here[0]]
    if here:
        nearest = min(
            here,
            key=lambda n: min(
                abs(s.start - topic.start) for s in events[n].sightings if s.clause.number == clause.number
            ),
        )
        return meetings[nearest]
    named = {name.entity for name in scene.names_in(clause.start, topic.start)}
    places = scene.text[clause.start : topic.start]
    by_place = [n for city, n in told.cities.items() if city in places]
    if by_place:
        return meetings[min(by_place)]
    statuses = _tense(scene, topic)
    near = told.near(clause, NEAR)
    fitting = [n for n in near if meetings[n].status in statuses]
    if not fitting:
        before = [n for n, first in enumerate(told.firsts) if first < clause.number]
        # what is discussed is discussed at a meeting that is not off, where there is one
        held = [n for n in before if meetings[n].status not in ("denied", "cancelled")] or before
        if not held:
            return next((m for m in meetings if m.status not in ("denied", "cancelled")), meetings[0])
        timely = [n for n in held if meetings[n].status in statuses]
        fitting = timely or [n for n in near if n in held] or held
    best = max(fitting, key=lambda n: (len(named & events[n].parties.keys()), told.before(n, clause)))
    return meetings[best]


NEAR = 3
"""Sentences behind its last mention within which a meeting is still the one that is spoken of."""

_FUTURE = re.compile(
    r"\b(?:will|would|shall|may|might|could|is to|are to|due to|expected|likely|plans? to|hopes? to|want(?:s)? to|is set|are set|on the (?:agenda|table))\b"
)


def _tense(scene: Scene, topic: Topic) -> tuple[Status, ...]:
    """How a meeting may stand of which a topic is told like this."""
    around = (max(topic.clause.start, topic.evidence[0] - 40), max(topic.start, topic.evidence[1]))
    future = _FUTURE.search(scene.text, *around)
    return ("planned", "unclear", "postponed", "ongoing") if future else ("occurred", "ongoing")


_OCCASION = re.compile(r"\b(?:during|at|in|over) (?:[\w-]+ ){0,4}$")


def _tells(scene: Scene, sighting: Sighting, topic: Topic) -> bool:
    """Whether a sentence tells of the meeting outside the topic itself: "discussed the conference in Amman" tells of no conference."""
    if sighting.clause.number != topic.clause.number:
        return False
    occasion = sighting.cue >= topic.end and _OCCASION.search(scene.text, topic.end, sighting.cue) is not None
    return sighting.cue <= topic.cue or topic.evidence[1] > topic.end or occasion


def _draft(scene: Scene, subjects: Subjects, topic: Topic, words: str, meeting: DraftMeeting) -> DraftAgendaItem:
    basis, source = _basis(scene, subjects, topic.clause, topic)
    return DraftAgendaItem(
        topic=words,
        meeting_ids=(meeting.id,),
        basis=basis,
        attributed_to=source,
        evidence=(scene.cut(*topic.evidence),),
    )


def _basis(scene: Scene, subjects: Subjects, clause: Clause, topic: Topic) -> tuple[Basis, str | None]:
    before = scene.text[clause.start : topic.start]
    says = _SAYS.search(before)
    if says and says.start() > 0:
        sources = [r for r in subjects.within(clause.start, clause.start + says.start() + 30) if not r.pronoun]
        named = next((r.entity.name for r in sources if r.entity is not None), None)
        if named or sources:
            return "attributed", named or sources[0].words
        if re.match(r"(?:the )?(?:officials|diplomats|sources|aides)", before, re.I):
            return "attributed", None
    if _GUESS.search(before) or _GUESS.search(scene.text, topic.end, max(topic.end, topic.evidence[1])):
        return "expected_by_author", None
    behind = _SAYS.search(scene.text, topic.end, clause.end)
    if behind and not scene.is_quoted(behind.start()) and (speaker := scene.speaker_of_cue(behind.start())):
        return "attributed", speaker[0].name
    return "stated", None
