"""The whole flow: an article goes in, a proven record comes out.

    Article ──▶ engine.draft ──▶ Draft ──▶ grounder.ground ──▶ Summary
                    ▲                │
                    └─ review ◀──────┘   what could not be proven goes back to the engine, which may mend it

With a schema of one's own the engine is asked for an object of that class, and what it proves is a `Grounded`.

Start reading here.
"""

from typing import overload

from summariser.article import Article
from summariser.engine import Engine, ModelT, SchemaEngine
from summariser.errors import SettingsError
from summariser.grounding import Grounder, SchemaGrounder
from summariser.record import Grounded, Summary
from summariser.rules import RulesEngine


@overload
def summarise(article: Article | str, engine: Engine | None = None, *, schema: None = None) -> Summary: ...
@overload
def summarise(article: Article | str, engine: Engine | None = None, *, schema: type[ModelT]) -> Grounded[ModelT]: ...
@overload
def summarise(
    article: Article | str, engine: Engine | None = None, *, schema: type[ModelT] | None
) -> Summary | Grounded[ModelT]: ...
def summarise(
    article: Article | str, engine: Engine | None = None, *, schema: type[ModelT] | None = None
) -> Summary | Grounded[ModelT]:
    """What `article` reports, each item with its proof. A string is the article's text. Without an engine, the embedded rules read it.

    With a `schema`, a pydantic class of your own, the record is a `Grounded` of it; only a model can fill one.
    Raises InputError for an empty article, SettingsError for a schema or an engine that does not fit, and what the engine raises:
    AnswerError, RecordingError, ServerError.
    """
    article = _as_article(article)
    if schema is not None:
        shaped = SchemaGrounder(article, schema)
        return shaped.ground(_able(engine, schema).ask(article, schema, shaped.review))
    grounder = Grounder(article)
    return grounder.ground((engine or RulesEngine()).draft(article, grounder.review))


@overload
async def asummarise(article: Article | str, engine: Engine | None = None, *, schema: None = None) -> Summary: ...
@overload
async def asummarise(
    article: Article | str, engine: Engine | None = None, *, schema: type[ModelT]
) -> Grounded[ModelT]: ...
@overload
async def asummarise(
    article: Article | str, engine: Engine | None = None, *, schema: type[ModelT] | None
) -> Summary | Grounded[ModelT]: ...
async def asummarise(
    article: Article | str, engine: Engine | None = None, *, schema: type[ModelT] | None = None
) -> Summary | Grounded[ModelT]:
    """As `summarise`, for asynchronous callers: other tasks go on while an article is read and grounded."""
    import asyncio  # not at the head: only who awaits has it loaded already

    article = _as_article(article)
    if schema is not None:
        shaped = SchemaGrounder(article, schema)
        return await asyncio.to_thread(shaped.ground, await _able(engine, schema).aask(article, schema, shaped.review))
    grounder = Grounder(article)
    return await asyncio.to_thread(grounder.ground, await (engine or RulesEngine()).adraft(article, grounder.review))


def _as_article(article: Article | str) -> Article:
    return Article(article) if isinstance(article, str) else article


def _able(engine: Engine | None, schema: type[ModelT]) -> SchemaEngine:
    """`engine`, when it can fill a class it was not made for."""
    if not isinstance(engine, SchemaEngine):
        raise SettingsError(
            f"only a model can fill {schema.__name__}: the embedded rules know the built-in record alone",
            hint="name a model, with --model NAME or ModelEngine(ModelOptions(model=NAME))",
        )
    return engine
