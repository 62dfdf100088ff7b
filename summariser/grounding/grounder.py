"""Draft -> Summary: everything that can be proven, with its proof; everything else with the reason."""

from dataclasses import dataclass, field

from summariser.article import Article
from summariser.engine import Drafted, Problem
from summariser.grounding.beside import Beside, warn_of
from summariser.grounding.cast import Cast
from summariser.grounding.directory import Directory
from summariser.grounding.free import FreeWords
from summariser.grounding.ledger import Ledger
from summariser.grounding.meetings import Desk, Meetings, settle_meetings
from summariser.grounding.people import settle_participants
from summariser.grounding.places import Gazetteer
from summariser.grounding.positions import settle_positions
from summariser.grounding.quotes import Quotations
from summariser.grounding.quoting import settle_quotes
from summariser.grounding.refused import Docket
from summariser.grounding.surrogates import mend_surrogates
from summariser.grounding.topics import settle_abstract, settle_agenda
from summariser.reading.dates import read_date
from summariser.record import (
    AgendaItem,
    ArticleFacts,
    Draft,
    Participant,
    Position,
    Published,
    Statement,
    Summary,
)


@dataclass
class _Settled:
    """A draft as far as it is proven."""

    docket: Docket
    ledger: Ledger
    meetings: Meetings
    participants: list[Participant]
    agenda: list[AgendaItem]
    positions: list[Position] = field(default_factory=list)
    abstract: tuple[Statement, ...] = ()


class Grounder:
    """Grounds drafts of one article. Deterministic: the same draft gives the same summary."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self._beside = Beside(article)
        self._cast = Cast(self._beside)
        self._gazetteer = Gazetteer(self._beside, self._cast)
        self._free = FreeWords(self._beside, self._cast, self._gazetteer)
        self._quotations = Quotations(self._beside, self._cast)

    def review(self, draft: Draft) -> tuple[Problem, ...]:
        """What is wrong with `draft`, for the engine that made it: each refusal, and each quotation it forgot."""
        settled = self._settle(draft, complete=False)
        return (*(one.as_problem() for one in settled.docket.refused), *settled.ledger.report())

    def ground(self, drafted: Drafted) -> Summary:
        """The summary that `drafted` proves. What fails is in `unsupported`; quotations it forgot are added as found."""
        settled = self._settle(drafted.draft, complete=True)
        return Summary(
            article=self.facts(),
            abstract=settled.abstract,
            meetings=tuple(settled.meetings.kept),
            participants=tuple(settled.participants),
            agenda=tuple(settled.agenda),
            positions=tuple(settled.positions),
            quotes=tuple(settled.ledger.quotes),
            not_speech=settled.ledger.not_speech(),
            unsupported=(*drafted.refused, *(one.as_unsupported() for one in settled.docket.refused)),
            warnings=(*warn_of(self.article), *drafted.warnings, *settled.docket.warnings),
            provenance=drafted.provenance,
        )

    def facts(self) -> ArticleFacts:
        """What the record says of the article itself, read and not claimed."""
        reading, words = self._beside.reading, self._beside.words
        published = words(reading.published) if reading.published else None
        return ArticleFacts(
            source=self.article.source,
            sha256=self.article.sha256,
            characters=len(self.article.text),
            title=words(reading.headline) if reading.headline else None,
            byline=words(reading.byline) if reading.byline else None,
            published=Published(text=published, value=_published_value(published)) if published else None,
            language=reading.language,
        )

    def _settle(self, draft: Draft, *, complete: bool) -> _Settled:
        """Quotations first, because positions rest on them; meetings before whatever belongs to meetings."""
        draft = mend_surrogates(draft)
        docket = Docket()
        desk = Desk(self._beside, self._cast, self._gazetteer, self._free, docket)
        ledger = Ledger(self._quotations, settle_quotes(draft, self._quotations, docket))
        ledger.settle_not_speech(draft, docket)
        if complete:
            ledger.complete()
        meetings = settle_meetings(draft, desk)
        participants = settle_participants(draft, meetings, desk)
        people = Directory(participants, self._cast)
        ledger.quotes = [
            quote.model_copy(update={"id": f"q{at}", "participant_id": people.id_of(quote.speaker)})
            for at, quote in enumerate(ledger.quotes, 1)
        ]
        settled = _Settled(docket, ledger, meetings, participants, settle_agenda(draft, meetings, desk))
        settled.positions = settle_positions(draft, people, ledger.quotes, desk)
        settled.abstract = settle_abstract(draft, desk)
        return settled


def _published_value(words: str) -> str | None:
    value, precision = read_date(words)
    return value if precision in ("day", "month") else None
