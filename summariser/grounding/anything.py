"""Answers of any pydantic class -> `Grounded`: the class says by its types what must be proven, and this proves it.

What no claim covers (numbers, choices, dates, plain strings) stands only in an item with a proven claim, and is listed as unproven.
"""

import re
from collections.abc import Iterator
from typing import Any, Generic, cast

from pydantic import BaseModel

from summariser.article import Article
from summariser.engine import Answered, Misfit, ModelT, Problem
from summariser.grounding.beside import Beside, Span, warn_of
from summariser.grounding.cast import Cast
from summariser.grounding.fitness import require_provable
from summariser.grounding.grounder import Grounder
from summariser.grounding.items import ItemProof, owner_of, prove_items
from summariser.grounding.proofs import Path
from summariser.grounding.prover import ArticleProver, evidence_of, show
from summariser.grounding.refused import say_path
from summariser.grounding.surrogates import mend_surrogates
from summariser.record import Grounded, ProvenClaim, UnsupportedClaim, Warning


class SchemaGrounder(Generic[ModelT]):
    """Grounds answers of one class about one article. Deterministic: the same answer gives the same record.

    Raises SettingsError for a class that cannot be asked for or proven.
    """

    def __init__(self, article: Article, schema: type[ModelT]) -> None:
        require_provable(schema)
        self.article = article
        self.schema = schema
        self._beside = Beside(article)
        self._cast = Cast(self._beside)
        self._prover = ArticleProver(self._beside, self._cast)

    def review(self, value: ModelT) -> tuple[Problem, ...]:
        """What is wrong with an answer, for the engine that gave it."""
        value = mend_surrogates(value)
        proof = prove_items(value, self._prover)
        return tuple(Problem(None, _told(value, one.path), one.reason, one.detail) for one in proof.refusals)

    def ground(self, answered: Answered[ModelT]) -> Grounded[ModelT]:
        """What `answered` proves. What fails is in `unsupported`; the value is None when nothing is left."""
        given = mend_surrogates(answered.value)
        proof = prove_items(given, self._prover)
        proofs = tuple(self._proven(proof))
        # Parametrised, so that the value is checked and written as its own class.
        record = cast(type[Grounded[ModelT]], Grounded.__class_getitem__(self.schema))
        return record(
            schema_name=self.schema.__name__,
            article=Grounder(self.article).facts(),
            value=proof.value,
            proofs=proofs,
            unproven=tuple(_leaves_without(proof.value, {one.path for one in proofs})),
            unsupported=(*map(_misfit, answered.misfits), *_refused(given, proof)),
            warnings=(*warn_of(self.article), *answered.warnings, *self._ambiguities(proof), *self._strangers(proof)),
            provenance=answered.provenance,
        )

    def _proven(self, proof: ItemProof[ModelT]) -> Iterator[ProvenClaim]:
        for path, place in proof.places.items():
            evidence = evidence_of(self._beside, (place,))
            yield ProvenClaim(path=_told(proof.value, path), proof=proof.claims[path].proof, evidence=evidence)

    def _ambiguities(self, proof: ItemProof[ModelT]) -> Iterator[Warning]:
        for place in dict.fromkeys(place for place in proof.places.values() if place.rivals):
            words = show(self._beside.words((place.start, place.end)))
            yield Warning(
                code="ambiguous",
                detail=f"{words} stands in {place.rivals + 1} places that fit equally well; the first was taken.",
            )

    def _strangers(self, proof: ItemProof[ModelT]) -> Iterator[Warning]:
        """Names that are not named around the words of their item: each is proven, that they belong together is not."""
        words: dict[Path, list[Span]] = {}
        for path, place in proof.places.items():
            if proof.claims[path].proof != "mention":
                words.setdefault(owner_of(path), []).append(self._beside.paragraph(place.start, place.end))
        for path, place in proof.places.items():
            around = words.get(owner_of(path), ())
            if proof.claims[path].proof == "mention" and around:
                name = self._cast.written(place)
                if not any(self._cast.is_named_in(name, span) for span in around):
                    detail = f"“{name}” at {_told(proof.value, path)} is not named in the paragraphs that the rest of its item stands in."
                    yield Warning(code="apart", detail=detail)


def _refused(given: BaseModel, proof: ItemProof[Any]) -> Iterator[UnsupportedClaim]:
    """Each refusal, and behind it the item that could not stand without what was refused."""
    answer = given.model_dump(mode="json", by_alias=True)
    fallen = {id(fall.because): fall for fall in proof.falls if fall.path != fall.because.path}
    for refusal in proof.refusals:
        path = _aliased(given, refusal.path)
        yield _unsupported(path, answer, refusal.reason, refusal.detail)
        if fall := fallen.get(id(refusal)):
            item = _aliased(given, fall.path)
            missing = say_path(path[len(item) :])
            yield _unsupported(
                item, answer, refusal.reason, f"It cannot stand without “{missing}”, which is not proven."
            )


def _unsupported(path: Path, answer: Any, reason: Any, detail: str) -> UnsupportedClaim:
    return UnsupportedClaim(path=say_path(path), claim=_reached(answer, path), reason=reason, detail=detail)


def _misfit(misfit: Misfit) -> UnsupportedClaim:
    steps = re.findall(r"[^.\[\]]+", misfit.field or "")
    claim = _reached(misfit.item, tuple(int(step) if step.isdecimal() else step for step in steps))
    return UnsupportedClaim(path=misfit.path, claim=claim, reason="invalid", detail=misfit.detail)


def _reached(value: Any, path: Path) -> Any:
    """The JSON value at `path`; None where there is none."""
    for step in path:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def _told(model: BaseModel | None, path: Path) -> str:
    return say_path(_aliased(model, path))


def _aliased(model: BaseModel | None, path: Path) -> Path:
    """A path of attributes as a path in the model's JSON, where fields may have other names."""
    value: Any = model
    steps: list[str | int] = []
    for step in path:
        if isinstance(value, BaseModel) and isinstance(step, str):
            steps.append(type(value).model_fields[step].serialization_alias or step)
            value = getattr(value, step)
        else:
            steps.append(step)
            value = value[step]
    return tuple(steps)


def _leaves_without(value: BaseModel | None, proven: set[str]) -> Iterator[str]:
    """Paths of everything in the value that is neither proven nor null, in the order of the value."""
    whole = value.model_dump(mode="json", by_alias=True) if value is not None else None
    return (path for path in map(say_path, _leaves(whole, ())) if path not in proven)


def _leaves(value: Any, path: Path) -> Iterator[Path]:
    if isinstance(value, (dict, list)):
        for step, one in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _leaves(one, (*path, step))
    elif value is not None:
        yield path
