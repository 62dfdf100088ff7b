"""Halves of surrogate pairs in what an engine gives: no article holds one, and no record could be written with it."""

from typing import Any

from pydantic_core import PydanticSerializationError

from summariser.grounding.proofs import ModelT


def mend_surrogates(answer: ModelT) -> ModelT:
    """`answer` with U+FFFD for every half of a surrogate pair."""
    try:
        answer.model_dump_json()
    except PydanticSerializationError:
        return type(answer).model_validate(_mended(answer.model_dump(mode="json", by_alias=True)))
    return answer


def _mended(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {key: _mended(one) for key, one in value.items()}
    return [_mended(one) for one in value] if isinstance(value, list) else value
