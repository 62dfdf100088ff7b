"""Reads articles about diplomatic meetings and writes typed records in which every item is proven by the article's own characters.

    >>> from summariser import Article, summarise
    >>> summary = summarise(Article.from_file("seeds/03-wire-split-and-nested.txt"))

Names are loaded when they are first used, so that `import summariser` and `summarise --help` stay quick.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from summariser.version import __version__ as __version__

if TYPE_CHECKING:
    from summariser.article import Article
    from summariser.audit import Finding, check
    from summariser.engine import Drafted, Engine, Problem
    from summariser.errors import (
        AnswerError,
        InputError,
        OutputError,
        RecordingError,
        ServerError,
        SettingsError,
        SummariserError,
    )
    from summariser.live import ModelEngine, ModelOptions
    from summariser.pipeline import asummarise, summarise
    from summariser.record import (
        Draft,
        Evidence,
        Grounded,
        Mention,
        Passage,
        Span,
        Summary,
        Supported,
        Verbatim,
    )
    from summariser.recording import dial
    from summariser.rules import RulesEngine

_HOMES = {
    "Article": "article",
    "Finding": "audit",
    "check": "audit",
    "Drafted": "engine",
    "Engine": "engine",
    "Problem": "engine",
    "AnswerError": "errors",
    "InputError": "errors",
    "OutputError": "errors",
    "RecordingError": "errors",
    "ServerError": "errors",
    "SettingsError": "errors",
    "SummariserError": "errors",
    "ModelEngine": "live",
    "ModelOptions": "live",
    "asummarise": "pipeline",
    "summarise": "pipeline",
    "Draft": "record",
    "Evidence": "record",
    "Grounded": "record",
    "Mention": "record",
    "Passage": "record",
    "Span": "record",
    "Summary": "record",
    "Supported": "record",
    "Verbatim": "record",
    "dial": "recording",
    "RulesEngine": "rules",
}

__all__ = [
    "AnswerError",
    "Article",
    "Draft",
    "Drafted",
    "Engine",
    "Evidence",
    "Finding",
    "Grounded",
    "InputError",
    "Mention",
    "ModelEngine",
    "ModelOptions",
    "OutputError",
    "Passage",
    "Problem",
    "RecordingError",
    "RulesEngine",
    "ServerError",
    "SettingsError",
    "Span",
    "SummariserError",
    "Summary",
    "Supported",
    "Verbatim",
    "asummarise",
    "check",
    "dial",
    "summarise",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
