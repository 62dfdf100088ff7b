"""Agenda by cue: what a meeting is said to be about, one item a topic, and on whose word."""

import re
from collections.abc import Sequence

from summariser.patterns import regex
from summariser.reading.dates import DAY, MONTH
from summariser.reading.names.lexicon import match_known
from summariser.reading.tables import list_words
from summariser.record import Basis, DraftAgendaItem, DraftMeeting
from summariser.rules.agenda.placing import find_meeting
from summariser.rules.agenda.told import Told
from summariser.rules.agenda.topic_cues import NAMED_AFTER
from summariser.rules.agenda.topics import Topic, find_topics
from summariser.rules.meetings.event import Event
from summariser.rules.scene import Clause, Scene
from summariser.rules.scene.subjects import Subjects

_GUESS = regex(
    r"\b(?:[Ll]ikely|[Pp]robably|may|might|could(?! not)|expected to|[Aa]lmost certainly|[Pp]resumably|[Pp]erhaps|bound to|anticipated|will want to)\b(?! \d)"
)


def draft_agenda(
    scene: Scene, subjects: Subjects, events: Sequence[Event], meetings: Sequence[DraftMeeting]
) -> tuple[DraftAgendaItem, ...]:
    """The topics of the meetings in the order of the article, and at the end those that only a meeting's name tells."""
    if not events:
        return ()
    items: list[DraftAgendaItem] = []
    told = Told(events)
    seen: dict[str, list[tuple[str, str]]] = {}
    for clause in scene.clauses:
        if clause.kind not in ("body", "standfirst"):
            continue
        placed: dict[int, int] = {}
        for topic in find_topics(scene, clause, told):
            cue = (
                topic.cue if told.here(clause) else 0
            )  # the topics of one list, or of one sentence, are of one meeting
            number = placed[cue] if cue in placed else find_meeting(scene, subjects, topic, told, meetings)
            if number is None:
                continue
            placed[cue], told.topics[number] = number, clause.number
            meeting = meetings[number]
            words = " ".join(scene.cut(topic.start, topic.end).split()).removesuffix(f" in {meeting.city}")
            key = _key(words)
            if not key or _is_meeting_word(words) or _is_next_stop(scene, topic):
                continue
            near = (one for word in key.split() for one in seen.get(word, ()))
            if any(_says_same(key, other, elsewhere=at != meeting.id) for other, at in near):
                continue
            for word in set(key.split()):
                seen.setdefault(word, []).append((key, meeting.id))
            items.append(_draft(scene, subjects, topic, words, meeting))
    items += _named_after(scene, events, meetings, {at for same in seen.values() for _, at in same})
    return tuple(items)


def _is_next_stop(scene: Scene, topic: Topic) -> bool:
    """ "She moved on to Lisbon", "Next on the list is Oslo": a town alone, to which somebody goes."""
    hit = match_known(scene.tokens, scene.word_before(topic.start + 1))
    town = hit is not None and hit.entry.sort in ("city", "capital") and scene.tokens.ends[hit.end - 1] >= topic.end
    goes = scene.text.endswith(" to ", 0, topic.start) or scene.text.startswith("Next ", topic.clause.start)
    return town and goes


def _named_after(
    scene: Scene, events: Sequence[Event], meetings: Sequence[DraftMeeting], told: set[str]
) -> list[DraftAgendaItem]:
    """Of a meeting whose topics nothing tells, the one that it is named after: "ceasefire talks"."""
    found: list[DraftAgendaItem] = []
    for event, meeting in zip(events, meetings, strict=True):
        if meeting.id in told:
            continue
        for sighting in event.sightings:
            clause = sighting.clause
            named = NAMED_AFTER.search(scene.text, max(clause.start, sighting.cue - _BESIDE), clause.end)
            near = named and (
                abs(named.end() - sighting.cue) < _BESIDE or scene.text.endswith(" for ", 0, named.start())
            )
            proper = named and named["topic"][:1].isupper() and _PROPER.search(scene.text, clause.start, named.start())
            if named and near and not proper and not scene.is_quoted(named.start()):
                item = DraftAgendaItem(
                    topic=named["topic"], meeting_ids=(meeting.id,), basis="stated", evidence=(named.group(),)
                )
                found.append(item)
                break
    return found


_PROPER = regex(r"\b[A-Z]\w* \Z")
"""Before a topic that is part of a name: "the One Water Summit"."""
_BESIDE = 40
"""Characters between the word that tells of a meeting and the name that tells what it is about."""


_STATE = list_words("situation developments conditions current latest ongoing recent")
"""Words that only say that something is as it is: "the situation in Gaza" says no more than "the war in Gaza"."""
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
    return mine - _STATE <= theirs or (theirs <= mine and (len(theirs) > 1 or len(mine) < _LONGER))


_MEETING_WORDS = list_words(
    "countries talks meeting meetings encounter conversation conversations discussions summit agenda issue issues matter matters topic topics subject point item items thing question questions things everything it subjects points "
    "sticking them this that these those same other sidelines margins visit negotiations dialogue conference session round date venue timetable"
)


_NO_TOPIC = regex(
    r"^\W*(?:\w+ly\W*$|(?:in|at|under|by|during|before|after|until|since|following|amid|amidst|despite) |(?:ways|means|efforts|steps|opportunities|prospects) (?:to|of|for) [\w ]+ (?:them|it)(?: further)?$|the (?:bilateral|regional|international|global) agenda$|an? (?:\w+ )?(?:meeting|visit|call|lunch|dinner) with\b|(?:the )?(?:margins?|sidelines?|basis|eve|brink|table|ground|phone)\b|which|where|whose|whom|(?:surrounding|singling|casting|raising|including|involving|according|particularly)\b|what (?:remains|comes|happen)|that\b|there\b|now\b|then\b"
    r"|[“\"‘'][^”\"]*[,.!?][”\"’']|(?:to )?(?:wrap|conclud|complet|finish|resum|restart|continu|hold|end|sav|salvag|reviv|break)\w* (?:up )?(?:the |their |these )?(?:talks|negotiations|discussions|deadlock|impasse|stalemate|ice)\W*$|(?:restart|resume|continue|begin|start|end|succeed|fail)\W*$|(?:to )?(?:reach|strike|seal|sign|find|clinch|agree on) (?:an? |any |the )?(?:\w+ )?(?:accord|agreement|deal|consensus|compromise|settlement|solution|understanding)\W*$|(?:nothing|nobody|he|she|they|it|I|we|you|his (?:side|part)|him|her|them|by all accounts|when or where|whether or not)\b|\d+ "
    rf"|{DAY}|{MONTH} ?\d"
    r"|(?:first|second|third|fourth|last|next|again|instead|too|soon|later|earlier|together|separately|jointly|publicly)\W*$)",
    re.I,
)


_EMPTY = list_words(
    "the a an of and in on their his her host spectrum slew wide broad pressing other global various several key range number series common mutual interest more "
    "one two three four five many private details next steps possible new another further progress made international pending respective outstanding relevant difficult"
)


def _is_meeting_word(words: str) -> bool:
    """Whether these words only say that something was talked about: "these matters", "the next round"."""
    if _NO_TOPIC.match(words):
        return True
    content = [w for w in re.findall(r"[\w’']+", words.lower()) if w not in _EMPTY]
    return not content or all(w in _MEETING_WORDS for w in content) or len(" ".join(content)) < 3


_FIRST = regex(r"^(?:The|An?|Its|Their|How|Who|Whether)(?= )")
"""What has a capital only because a sentence begins with it."""


def _draft(scene: Scene, subjects: Subjects, topic: Topic, words: str, meeting: DraftMeeting) -> DraftAgendaItem:
    basis, source = _basis(scene, subjects, topic.clause, topic)
    return DraftAgendaItem(
        topic=_FIRST.sub(lambda first: first.group().lower(), words),
        meeting_ids=(meeting.id,),
        basis=basis,
        attributed_to=source,
        evidence=(scene.cut(*topic.evidence),),
    )


_SAID = regex(
    r"\b(?:said|says|added|noted|announced)(?: (?:on|in|at|late|earlier) [^,.;:“\"]{3,40})?, (?!and\b|but\b|who\b|which\b)[^;:“\"]{0,120}\Z"
)
"""Who says with an aside between his verb and his words: "Hale said on Monday, the two discussed"."""
_ACCORDING = regex(r"\b[Aa]ccording to ")


def _basis(scene: Scene, subjects: Subjects, clause: Clause, topic: Topic) -> tuple[Basis, str | None]:
    if source := scene.source_at(topic.evidence[0]) or scene.source_at(topic.start + 1):  # a mark may stand before it
        return "attributed", source
    if said := _SAID.search(scene.text, clause.start, topic.evidence[0]):
        sources = [r for r in subjects.within(clause.start, said.start()) if not r.pronoun]
        if sources:
            return "attributed", sources[-1].entity.name if sources[-1].entity else sources[-1].words
    if according := _ACCORDING.search(scene.text, clause.start, clause.end):
        him = subjects.object_behind(according.end() - 1)
        sources = [him] if him else subjects.within(according.end(), min(clause.end, according.end() + _BESIDE))
        if sources:
            return "attributed", sources[0].entity.name if sources[0].entity else sources[0].words
    ahead = _GUESS.search(scene.text, clause.start, topic.start)
    if ahead or _GUESS.search(scene.text, topic.end, max(topic.end, topic.behind)):
        return "expected_by_author", None
    return "stated", None
