"""Items of any class: what stands in one without a claim stands on the claims of that item, and falls with them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any, Generic

from pydantic import BaseModel

from summariser.grounding.beside import Beside, Span
from summariser.grounding.place import Place
from summariser.grounding.proofs import GONE, ModelT, Path, Proof, Prover, Refusal, Shape, Walk, shapes_of
from summariser.grounding.prover import ArticleProver
from summariser.record import Claim


@dataclass(frozen=True)
class Fall:
    """An item that left the value because something in it could not be proven."""

    path: Path
    """Where it stood, in the answer as it was given."""

    because: Refusal
    """What could not be proven, there or further inside."""


@dataclass(frozen=True)
class ItemProof(Proof[ModelT]):
    """A proof, with what each of its places proves, and the outermost items that fell."""

    claims: Mapping[Path, Claim]
    falls: tuple[Fall, ...]


def prove_items(answer: ModelT, prover: ArticleProver) -> ItemProof[ModelT]:
    """Put every claim in `answer` to the proof; an item in which nothing is proven falls as well.

    Names, and words that stand in several places, are meant where the rest of their item stands, so a second round places them there.
    """
    first = _Noting(prover)
    walk = _walk(answer, first, prover.beside)
    if first.named or any(place.rivals for place in walk.places.values()):
        walk = _walk(answer, _Neighbourly(prover, first.sure, first.named), prover.beside)
    falls = {id(fall.because): fall for fall in walk.falls}  # the inner ones come first, and give way
    return ItemProof(walk.result, walk.places, tuple(walk.refusals), walk.claims, tuple(falls.values()))


def owner_of(path: Path) -> Path:
    """The item that a claim belongs to: the path without its field and the places in the field's lists."""
    end = len(path)
    while end and isinstance(path[end - 1], int):
        end -= 1
    return path[: max(end - 1, 0)]


def _walk(answer: ModelT, prover: Prover, beside: Beside) -> "_ItemWalk[ModelT]":
    walk: _ItemWalk[ModelT] = _ItemWalk(prover, beside=beside)
    value = walk.model(answer, (), ())
    walk.result = None if value is GONE else value
    return walk


@dataclass
class _ItemWalk(Walk, Generic[ModelT]):
    """The walk of `proofs`, which also takes out items without a proof, notes what fell, and writes claims as the article does."""

    beside: Beside = field(kw_only=True)
    claims: dict[Path, Claim] = field(default_factory=dict)
    falls: list[Fall] = field(default_factory=list)
    result: ModelT | None = None

    def model(self, model: BaseModel, given: Path, kept: Path) -> Any:
        """As `Walk.model`; gone as well when nothing in the item is proven."""
        before = len(self.places)
        left = super().model(model, given, kept)
        if left is not GONE and not self._rests(left, kept, len(self.places) - before):
            self.refusals.append(
                Refusal(
                    "no_evidence",
                    "Nothing in it is proven, so nothing in it can stand: give words of the article for it.",
                    given,
                )
            )
            self.forget(before)
            left = GONE
        if left is GONE:
            because = self.refusals[-1]
            self._look_on(model, given, because)
            self.falls.append(Fall(given, because))
        return left

    def _look_on(self, model: BaseModel, given: Path, because: Refusal) -> None:
        """Note what else is wrong in an item that has fallen, so that all of it can be mended at once."""
        shapes, before = shapes_of(type(model)), len(self.places)
        failed = [name for name, _ in shapes if (*given, name) == because.path[: len(given) + 1]]
        behind = [name for name, _ in shapes].index(failed[0]) + 1 if failed else len(shapes)
        for name, shape in shapes[behind:]:
            self.value(getattr(model, name), shape, (*given, name), (*given, name))
        self.forget(before)

    def claim(self, words: str, claim: Claim, given: Path, kept: Path) -> Any:
        """The article's own words for `words` when they are proven, those of several places joined by " … "; else GONE."""
        left = super().claim(words, claim, given, kept)
        if left is GONE:
            return GONE
        self.claims[kept] = claim
        written = " … ".join(map(self.beside.words, self.places[kept].spans))
        return words if words == written else written

    def _rests(self, model: BaseModel, kept: Path, added: int) -> bool:
        """Whether the item asserts nothing without a claim of its own, or, where its class marks none, of the items in it."""
        kinds = {kind for _, shape in shapes_of(type(model)) for kind in _kinds(shape)}
        if not kinds:
            return True  # part of the item around it
        if not _asserts(model):
            return bool(added) or not kept  # an answer may be empty: the article holds nothing of what was asked
        places = islice(reversed(self.places), added)
        return any("claim" not in kinds or owner_of(path) == kept for path in places)


def _kinds(shape: Shape) -> Iterator[str]:
    """ "claim" or "model": what a field holds, itself or in its lists."""
    if shape.inner is not None:
        yield from _kinds(shape.inner)
    else:
        yield shape.kind


def _asserts(model: BaseModel) -> bool:
    """Whether a field that holds nothing to prove says more than null or an empty list."""
    claimed = {name for name, _ in shapes_of(type(model))}
    return _says_anything(model.model_dump(mode="json", exclude=claimed))


def _says_anything(value: Any) -> bool:
    """Whether anything in a JSON value is more than null or an empty list."""
    if isinstance(value, (dict, list)):
        return any(map(_says_anything, value.values() if isinstance(value, dict) else value))
    return value is not None


@dataclass
class _Noting:
    """Notes for each item where its words stand for sure, and whom it names."""

    prover: ArticleProver
    sure: dict[Path, list[Span]] = field(default_factory=dict)
    named: dict[Path, list[str]] = field(default_factory=dict)

    def prove(self, claim: Claim, words: str, path: Path) -> Place | Refusal:
        """As the prover does."""
        verdict = self.prover.prove(claim, words, path)
        if isinstance(verdict, Place) and claim.proof == "mention":
            self.named.setdefault(owner_of(path), []).append(words)  # a name proves the same wherever it stands
        elif isinstance(verdict, Place) and not verdict.rivals:
            self.sure.setdefault(owner_of(path), []).append((verdict.start, verdict.end))
        return verdict


@dataclass(frozen=True)
class _Neighbourly:
    """Places words where the rest of their item stands, or the item around it, or where those are named whom it names."""

    prover: ArticleProver
    sure: Mapping[Path, list[Span]]
    named: Mapping[Path, list[str]]

    def prove(self, claim: Claim, words: str, path: Path) -> Place | Refusal:
        """As the prover does, with anchors and hints."""
        item = owner_of(path)
        hints = tuple(self.named.get(item, ()))
        while item and item not in self.sure:
            item = owner_of(item)
        prover = replace(self.prover, anchors=tuple(self.sure.get(item, ())), hints=hints)
        verdict = prover.prove(claim, words, path)
        if claim.proof == "mention" and isinstance(verdict, Place):
            return _nearest(verdict, prover)
        return verdict


def _nearest(named: Place, prover: ArticleProver) -> Place:
    """Of all places with the same name the nearest; it proves the same wherever it stands."""
    beside = prover.beside
    same = [
        place for place in beside.index.find(beside.words(named.spans[0])) if not beside.is_boilerplate(place.spans[0])
    ]
    return replace(prover.choose(same), match=named.match, rivals=0) if same else named
