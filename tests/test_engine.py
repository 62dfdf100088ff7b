"""The seam: anything with `draft` and `adraft` can read an article."""

from summariser.article import Article
from summariser.engine import Drafted, Engine, Problem, Review
from summariser.pipeline import asummarise, summarise
from summariser.record import Draft, DraftQuote, Provenance

ARTICLE = Article("“We agree,” said Ana Prill in Vienna. “We do not,” said Bo Lind.")
CLAIMED = DraftQuote(kind="direct", text=("We agree,",), speaker="Ana Prill")


class Forgetful:
    """An engine that gives one quotation of two, and keeps what the review told it."""

    def __init__(self) -> None:
        self.told: tuple[Problem, ...] = ()

    def draft(self, article: Article, review: Review) -> Drafted:
        """One quotation."""
        draft = Draft(quotes=(CLAIMED,))
        self.told = review(draft)
        return Drafted(draft, Provenance(engine="model", version="test"))

    async def adraft(self, article: Article, review: Review) -> Drafted:
        """The same."""
        return self.draft(article, review)


def test_review_tells_what_is_forgotten() -> None:
    """An engine hears from the review which stretches between marks its draft leaves out."""
    engine = Forgetful()
    summarise(ARTICLE, engine)

    assert [("quotes", "forgotten")] == [(each.path, each.reason) for each in engine.told]
    assert "We do not," in engine.told[0].detail


def test_what_is_forgotten_is_found() -> None:
    """A quotation that the engine forgot is in the record all the same, and says that it was found."""
    summary = summarise(ARTICLE, Forgetful())

    assert [("We agree,", "claimed"), ("We do not,", "found")] == [(each.text, each.origin) for each in summary.quotes]


async def test_both_ways_of_calling_agree() -> None:
    """An engine gives the same record to synchronous and asynchronous callers."""
    engine: Engine = Forgetful()

    assert summarise(ARTICLE, engine) == await asummarise(ARTICLE, engine)
