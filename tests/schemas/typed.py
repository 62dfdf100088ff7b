"""What a type checker must know of `summarise`; `make lint` has mypy read this."""

from typing import assert_type

from schemas.trade import TradeDeal

from summariser import Grounded, ModelEngine, ModelOptions, Summary, asummarise, summarise


async def read(text: str) -> None:
    """The record is of the class that was asked for, and the built-in one without any."""
    engine = ModelEngine(ModelOptions(model="any"))

    assert_type(summarise(text), Summary)
    assert_type(summarise(text, engine), Summary)
    assert_type(summarise(text, engine, schema=TradeDeal), Grounded[TradeDeal])
    assert_type(summarise(text, engine, schema=TradeDeal).value, TradeDeal | None)
    assert_type(await asummarise(text, engine), Summary)
    assert_type(await asummarise(text, engine, schema=TradeDeal), Grounded[TradeDeal])
