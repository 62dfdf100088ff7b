"""Proofs in types: walk any pydantic model by the claims its fields are marked with, and keep what can be proven.

A string marked `Verbatim`, `Mention` or `Passage` (see `record.terms.Claim`) is handed to a prover. What fails leaves its list; an
optional field becomes None; a required one takes its model with it, which then fails in its own place by the same rule. Nothing
is lost in silence: every failure is listed with its path in the model as given.
"""

import types
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any, Final, Generic, Literal, Protocol, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from summariser.grounding.place import Place
from summariser.record import Claim, Reason

Path = tuple[str | int, ...]
ModelT = TypeVar("ModelT", bound=BaseModel)


@dataclass(frozen=True)
class Refusal:
    """Why one claim is not proven: a code, and a sentence that says what is wrong and what would be right."""

    reason: Reason
    detail: str
    path: Path = ()


class Prover(Protocol):
    """Decides where a claimed text stands, or why it does not."""

    def prove(self, claim: Claim, words: str, path: Path) -> Place | Refusal:
        """The place of `words`, which stand at `path` of the model that is walked."""
        ...


@dataclass(frozen=True)
class Proof(Generic[ModelT]):
    """What is left of a model once every claim in it was put to the proof.

    `value` is None when a required claim of the model itself failed. Keys of `places` are paths in `value`; paths of `refusals`
    are paths in the model as given.
    """

    value: ModelT | None
    places: Mapping[Path, Place]
    refusals: tuple[Refusal, ...]

    def under(self, name: str) -> tuple[Place, ...]:
        """The places proven for the field `name`, in order."""
        return tuple(place for path, place in self.places.items() if path[0] == name)

    def refused(self, name: str) -> tuple[Refusal, ...]:
        """What failed in the field `name`."""
        return tuple(refusal for refusal in self.refusals if refusal.path and refusal.path[0] == name)


@dataclass(frozen=True)
class Shape:
    """What a type holds: a claim, a model, several of one kind, values by key, or nothing to prove."""

    kind: Literal["claim", "model", "many", "keyed", "plain"]
    optional: bool = False
    claim: Claim | None = None
    inner: "Shape | None" = None


_PLAIN = Shape("plain")
GONE: Final = object()
"""What a walk gives in the place of a value that did not stand."""


def prove(model: ModelT, prover: Prover) -> Proof[ModelT]:
    """Put every claim in `model` to the proof. The model's own order decides the order of everything in the result."""
    walk = Walk(prover)
    value = walk.model(model, (), ())
    return Proof(None if value is GONE else value, walk.places, tuple(walk.refusals))


@dataclass
class Walk:
    """One walk through a model: what it proves, and what it refuses."""

    prover: Prover
    places: dict[Path, Place] = field(default_factory=dict)
    refusals: list[Refusal] = field(default_factory=list)

    def model(self, model: BaseModel, given: Path, kept: Path) -> Any:
        """What is left of `model`, which stands at `given` and comes to stand at `kept`; GONE when that is nothing."""
        before = len(self.places)
        left = self._fields(model, given, kept)
        if left is GONE:
            self.forget(before)
        return left

    def _fields(self, model: BaseModel, given: Path, kept: Path) -> Any:
        changed = {}
        for name, shape in shapes_of(type(model)):
            before = getattr(model, name)
            after = self.value(before, shape, (*given, name), (*kept, name))
            if after is GONE and not shape.optional:
                return GONE
            if after is not before:
                changed[name] = None if after is GONE else after
        return self._rebuilt(model, changed, given) if changed else model

    def _rebuilt(self, model: BaseModel, changed: dict[str, Any], given: Path) -> Any:
        """The model with what was taken out, when its class takes it so: a list may not be as short as it is now."""
        try:
            type(model).model_validate({**dict(model), **changed}, by_name=True, by_alias=True)
        except ValidationError as error:
            if where := _blamed(error, type(model), changed):
                detail = f"Too little of “{where}” could be proven to keep the item."
                self.refusals.append(Refusal("no_evidence", detail, given))
                return GONE
        except Exception:  # a validator of somebody else's class, which met what it has made itself
            return model.model_copy(update=changed)
        # A copy, because a validator that has read "15 percent" as 15 would read 15 as something else.
        return model.model_copy(update=changed)

    def value(self, value: Any, shape: Shape, given: Path, kept: Path) -> Any:
        """As `model`, for a value of any shape."""
        if value is None or shape.kind == "plain":
            return value
        if shape.kind == "claim" and shape.claim is not None:
            return self.claim(value, shape.claim, given, kept) if isinstance(value, str) else value
        if shape.kind == "model":
            return self.model(value, given, kept) if isinstance(value, BaseModel) else value
        return self._inside(value, shape.inner or _PLAIN, given, kept)

    def claim(self, words: str, claim: Claim, given: Path, kept: Path) -> Any:
        """`words` when they are proven, else GONE."""
        verdict = self.prover.prove(claim, words, given)
        if isinstance(verdict, Place):
            self.places[kept] = verdict
            return words
        self.refusals.append(Refusal(verdict.reason, verdict.detail, given))
        return GONE

    def _inside(self, values: Any, inner: Shape, given: Path, kept: Path) -> Any:
        if isinstance(values, dict):
            pairs = [
                (key, self.value(one, inner, (*given, str(key)), (*kept, str(key)))) for key, one in values.items()
            ]
            return {key: one for key, one in pairs if one is not GONE}
        if not isinstance(values, (tuple, list)):
            return values
        left: list[Any] = []
        for at, one in enumerate(values):
            result = self.value(one, inner, (*given, at), (*kept, len(left)))
            if result is not GONE:
                left.append(result)
        unchanged = len(left) == len(values) and all(one is other for one, other in zip(left, values, strict=True))
        return values if unchanged else type(values)(left)

    def forget(self, before: int) -> None:
        """Drop all places but the first `before`: those of an item that did not stand."""
        while len(self.places) > before:
            self.places.popitem()


def _blamed(error: ValidationError, model: type[BaseModel], changed: Mapping[str, Any]) -> str:
    """The field that does not fit its class once it is changed; "" when only unchanged ones do not, which fitted when they were read."""
    names = {alias: name for name in changed for alias in (name, model.model_fields[name].validation_alias)}
    places = [one["loc"] for one in error.errors(include_url=False)]
    blamed = [".".join(map(str, place)) or model.__name__ for place in places if not place or place[0] in names]
    return next(iter(blamed), "")


@cache
def shapes_of(model: type[BaseModel]) -> tuple[tuple[str, Shape], ...]:
    """The fields of `model` that hold anything to prove."""
    found = []
    for name, info in model.model_fields.items():
        shape = _read(info.annotation, tuple(info.metadata))
        if shape.kind != "plain":
            found.append((name, shape))
    return tuple(found)


def _read(annotation: Any, metadata: tuple[Any, ...] = ()) -> Shape:
    claim = next((mark for mark in metadata if isinstance(mark, Claim)), None)
    if hasattr(annotation, "__value__"):  # a `type X = …` of later Pythons
        return _read(annotation.__value__, metadata)
    origin = get_origin(annotation)
    if origin is Annotated:
        first, *marks = get_args(annotation)
        return _read(first, (*marks, *metadata))
    if claim is not None and annotation is str:
        return Shape("claim", claim=claim)
    if origin in (Union, types.UnionType):
        return _read_union(get_args(annotation), metadata)
    if origin in (tuple, list):
        return _wrap("many", _read(get_args(annotation)[0], metadata))
    if origin is dict:
        return _wrap("keyed", _read(get_args(annotation)[1], metadata))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return Shape("model") if annotation.model_fields else _PLAIN
    return _PLAIN


def _wrap(kind: Literal["many", "keyed"], inner: Shape) -> Shape:
    return _PLAIN if inner.kind == "plain" else Shape(kind, inner=inner)


def _read_union(members: tuple[Any, ...], metadata: tuple[Any, ...]) -> Shape:
    """Of several possibilities the first that holds something to prove; models are told apart by the value itself."""
    optional = type(None) in members
    shapes = [_read(member, metadata) for member in members if member is not type(None)]
    shape = next((one for one in shapes if one.kind != "plain"), _PLAIN)
    return Shape(shape.kind, optional, shape.claim, shape.inner)
