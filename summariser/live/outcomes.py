"""What came of the pieces of an article -> one answer, its bill and its warnings."""

from typing import TypeVar

from summariser.article import Article
from summariser.engine import Answered, ModelT
from summariser.errors import AnswerError, ServerError, SummariserError
from summariser.live.abstract import in_short
from summariser.live.gathering import gather
from summariser.prompt import Piece
from summariser.record import Provenance, Tokens, Warning

Outcome = Answered[ModelT] | SummariserError
"""Of one piece."""

T = TypeVar("T")


def joined(article: Article, pieces: tuple[Piece, ...], outcomes: list[Outcome[ModelT]]) -> Answered[ModelT]:
    """One answer. A piece that a model or its server failed at is told in a warning.

    Raises the first error when no piece was read, and always an error that is not the model's or its server's.
    """
    failed = [each for each in outcomes if isinstance(each, SummariserError)]
    # A replay that lacks a piece would pass for another record.
    fatal = [each for each in failed if not isinstance(each, AnswerError | ServerError)]
    if fatal or len(failed) == len(outcomes):
        raise (fatal or failed)[0]
    read = [
        (piece, each) for piece, each in zip(pieces, outcomes, strict=True) if not isinstance(each, SummariserError)
    ]
    warnings: list[Warning] = []
    for piece, outcome in zip(pieces, outcomes, strict=True):
        warnings += [_lost(piece, outcome)] if isinstance(outcome, SummariserError) else outcome.warnings
    gathered = gather([(each.value, article.text[piece.start : piece.fresh]) for piece, each in read])
    value, shortened = in_short(gathered, [each.value for _, each in read])
    return Answered(
        value=value,
        provenance=_summed([each.provenance for _, each in read]),
        warnings=(*_once(warnings), *shortened),
        misfits=tuple(misfit for _, each in read for misfit in each.misfits),
    )


def _lost(piece: Piece, error: SummariserError) -> Warning:
    place = f"characters {piece.fresh:,} to {piece.end:,}, piece {piece.number} of {piece.of}"
    return Warning(code="piece_failed", detail=f"A part of the article could not be read ({place}): {error}.")


def _summed(bills: list[Provenance]) -> Provenance:
    tokens = [each.tokens for each in bills if each.tokens is not None]
    prompts = dict.fromkeys(digest for each in bills for digest in (each.prompt or "").split("+") if digest)
    total = Tokens(prompt=sum(each.prompt for each in tokens), completion=sum(each.completion for each in tokens))
    origins = [each.recording for each in bills if each.recording is not None]
    return bills[0].model_copy(
        update={
            "prompt": "+".join(prompts) or None,
            "requests": sum(each.requests for each in bills),
            "attempts": sum(each.attempts for each in bills),
            "tokens": total if tokens else None,
            "recording": "hand-written" if "hand-written" in origins else next(iter(origins), None),
        }
    )


def _once(values: list[T]) -> list[T]:
    found: list[T] = []
    for each in values:
        if each not in found:
            found.append(each)
    return found
