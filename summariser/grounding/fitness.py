"""Whether a class can be grounded at all: every claim in it must stand where the walk of `proofs` comes by, and there must be one."""

import dataclasses
import types
from collections.abc import Iterator
from functools import lru_cache
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints, is_typeddict

from pydantic import BaseModel, RootModel

from summariser.errors import SettingsError
from summariser.record import Claim
from summariser.schema import require_strict

_LISTS = (list, tuple)
_UNIONS = (Union, types.UnionType)


@lru_cache(64)
def require_provable(schema: type[BaseModel]) -> None:
    """Raises SettingsError, one line that names the class and the field, when answers of class `schema` could not be asked for or proven."""
    if not (isinstance(schema, type) and issubclass(schema, BaseModel)) or schema is BaseModel:
        raise SettingsError(
            f"{getattr(schema, '__name__', schema)!r} is no pydantic model",
            hint="give a class derived from pydantic.BaseModel",
        )
    require_strict(schema)
    found = False
    for model in _models_within(schema):
        if issubclass(model, RootModel):
            raise SettingsError(f"{model.__name__} is a RootModel, which has no fields", hint="use a model with fields")
        for name, info in model.model_fields.items():
            held = _held(info.annotation, tuple(info.metadata), f"{model.__name__}.{name}")
            found = found or Claim in held
    if not found:
        raise SettingsError(
            f"{schema.__name__} has no field that can be proven",
            hint="mark fields as Verbatim, Mention or Passage, or derive items from Supported",
        )


def unproven_fields(schema: type[BaseModel]) -> tuple[str, ...]:
    """Fields within `schema` that no claim covers, such as "Clause.percent": what stands there is not proven."""
    return tuple(
        f"{model.__name__}.{name}"
        for model in _models_within(schema)
        for name, info in model.model_fields.items()
        if not _held(info.annotation, tuple(info.metadata), name)
    )


def _models_within(schema: type[BaseModel]) -> tuple[type[BaseModel], ...]:
    """The class and every class of its fields, each once, in the order in which a reader meets them."""
    queue = [schema]
    for model in queue:
        for info in model.model_fields.values():
            queue += [one for one in _models_of(info.annotation) if one not in queue]
    return tuple(queue)


def _models_of(annotation: Any) -> Iterator[type[BaseModel]]:
    annotation = getattr(annotation, "__value__", annotation)  # of a `type X = …`
    if isinstance(annotation, type) and not get_args(annotation) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models_of(inner)


def _held(annotation: Any, marks: tuple[Any, ...], place: str) -> frozenset[type]:
    """What a field holds to be proven: claims, models, or nothing. Raises SettingsError for what the walk would pass by."""
    annotation = getattr(annotation, "__value__", annotation)
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *more = get_args(annotation)
        return _held(inner, (*more, *marks), place)
    if origin in _UNIONS:
        return _held_by_union([one for one in get_args(annotation) if one is not type(None)], marks, place)
    if origin in _LISTS:
        return _held(get_args(annotation)[0], marks, place)
    if isinstance(annotation, type) and origin is None and issubclass(annotation, BaseModel):
        return frozenset({BaseModel})
    if any(isinstance(mark, Claim) for mark in marks):
        if annotation is not str:
            raise _passed_by(place, "on something that is no string")
        return frozenset({Claim})
    if _marks_within(annotation):
        raise _passed_by(place, f"inside a {getattr(origin or annotation, '__name__', annotation)}")
    return frozenset()


def _held_by_union(members: list[Any], marks: tuple[Any, ...], place: str) -> frozenset[type]:
    held = [_held(one, marks, place) for one in members]
    kinds = [one for one in held if one]
    # Members of several kinds could not be told apart once they are read: only models say themselves what they are.
    several = len(kinds) > 1 and not all(one == {BaseModel} for one in kinds)
    if several or (kinds and any(get_origin(one) in _LISTS for one in members) and len(members) > 1):
        raise _passed_by(place, "in a union with other kinds")
    return kinds[0] if kinds else frozenset()


def _marks_within(annotation: Any) -> bool:
    """Whether a type that the walk does not enter holds claims, or models that could."""
    if isinstance(annotation, Claim):
        return True
    if is_typeddict(annotation) or dataclasses.is_dataclass(annotation) or hasattr(annotation, "_fields"):
        return any(map(_marks_within, get_type_hints(annotation, include_extras=True).values()))
    if isinstance(annotation, type) and not get_args(annotation) and issubclass(annotation, BaseModel):
        return True
    inner = (*get_args(annotation), *getattr(annotation, "__metadata__", ()))
    return any(map(_marks_within, inner))


def _passed_by(place: str, where: str) -> SettingsError:
    return SettingsError(
        f"{place} marks a claim {where}, where it cannot be proven",
        hint="mark strings, lists or tuples of strings, and fields of models",
    )
