"""The whole flow: an article goes in, a proven summary comes out.

    Article ──▶ engine.draft ──▶ Draft ──▶ grounder.ground ──▶ Summary
                    ▲                │
                    └─ review ◀──────┘   what could not be proven goes back to the engine, which may mend it

Start reading here.
"""

from summariser.article import Article
from summariser.engine import Engine
from summariser.grounding import Grounder
from summariser.record import Summary
from summariser.rules import RulesEngine


def summarise(article: Article | str, engine: Engine | None = None) -> Summary:
    """What `article` reports, each item with its proof. A string is the article's text. Without an engine, the embedded rules read it.

    Raises InputError for an empty article, and what the engine raises: AnswerError, RecordingError, ServerError.
    """
    article = _as_article(article)
    grounder = Grounder(article)
    return grounder.ground((engine or RulesEngine()).draft(article, grounder.review))


async def asummarise(article: Article | str, engine: Engine | None = None) -> Summary:
    """As `summarise`, for asynchronous callers."""
    article = _as_article(article)
    grounder = Grounder(article)
    return grounder.ground(await (engine or RulesEngine()).adraft(article, grounder.review))


def _as_article(article: Article | str) -> Article:
    return Article(article) if isinstance(article, str) else article
