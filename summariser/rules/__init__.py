"""The embedded engine: reads an article by rules. No key, no download, no network; the same article gives the same draft.

sentences and names ──▶ sightings ──▶ meetings ──▶ participants, agenda
                   └──▶ positions, quotations                        └──▶ abstract
"""

from summariser.article import Article
from summariser.engine import Drafted, Review
from summariser.reading import Reading, read
from summariser.record import Draft, Provenance, Warning
from summariser.rules.abstract import draft_abstract
from summariser.rules.agenda import draft_agenda
from summariser.rules.meetings import draft_meetings
from summariser.rules.meetings.gathering import gather
from summariser.rules.meetings.membership import join_members
from summariser.rules.meetings.participants import draft_participants
from summariser.rules.positions import find_positions
from summariser.rules.positions.spoken import find_spoken
from summariser.rules.quotes import draft_not_speech, draft_quotes
from summariser.rules.scene import Scene
from summariser.rules.scene.subjects import Subjects
from summariser.rules.sightings import find_sightings
from summariser.version import __version__

__all__ = ["RulesEngine"]


class RulesEngine:
    """Drafts an article by rules. It cannot be told what was wrong with a draft, so `review` is not asked."""

    def draft(self, article: Article, review: Review) -> Drafted:  # noqa: ARG002 - the seam asks for it
        """What the rules read in `article`. Never raises."""
        reading = read(article)
        return Drafted(_draft(reading), Provenance(engine="rules", version=__version__), _warnings(reading))

    async def adraft(self, article: Article, review: Review) -> Drafted:
        """The same, in a thread: a long article takes seconds."""
        import asyncio  # not at the head: only who awaits has it loaded already

        return await asyncio.to_thread(self.draft, article, review)


def _draft(reading: Reading) -> Draft:
    scene = Scene(reading)
    subjects = Subjects(scene)
    events = gather(find_sightings(scene, subjects))
    join_members(scene, subjects, events)
    meetings = draft_meetings(scene, events)
    agenda = draft_agenda(scene, subjects, events, meetings)
    positions = find_positions(scene, subjects)
    positions = sorted([*positions, *find_spoken(reading, positions)], key=lambda found: found.start)
    return Draft(
        abstract=draft_abstract(scene, events, agenda, positions),
        meetings=meetings,
        participants=draft_participants(scene, events, meetings),
        agenda=agenda,
        positions=tuple(found.position for found in positions),
        quotes=draft_quotes(reading),
        not_speech=draft_not_speech(reading),
    )


def _warnings(reading: Reading) -> tuple[Warning, ...]:
    if reading.language in (None, "en"):
        return ()
    return (
        Warning(
            code="language",
            detail=f"The article is not in English (ISO 639-1: {reading.language}); the rules read quotations and names, hardly more.",
        ),
    )
