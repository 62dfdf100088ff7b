"""What a draft claims and grounding refuses: one list, told as problems to an engine and as `unsupported` to a reader."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from summariser.engine import Problem
from summariser.grounding.proofs import Path, Refusal
from summariser.record import ItemKind, Reason, Unsupported, Warning


@dataclass(frozen=True)
class Refused:
    """One refusal: where in the draft, which field (None for the whole item), and why."""

    kind: ItemKind
    path: str
    field: str | None
    item: dict[str, Any]
    reason: Reason
    detail: str

    def as_problem(self) -> Problem:
        """For the engine that made the draft."""
        return Problem(self.kind, self.path, self.reason, self.detail)

    def as_unsupported(self) -> Unsupported:
        """For the reader of the record."""
        return Unsupported(kind=self.kind, field=self.field, item=self.item, reason=self.reason, detail=self.detail)


@dataclass(frozen=True)
class Claimed:
    """One item of a draft: its kind, where it stands there, and itself."""

    kind: ItemKind
    path: str
    item: BaseModel


@dataclass
class Docket:
    """Everything refused and everything worth a warning, in the order in which it was found."""

    refused: list[Refused] = field(default_factory=list)
    _warned: dict[tuple[str, str], Warning] = field(default_factory=dict)

    @property
    def warnings(self) -> tuple[Warning, ...]:
        """What a reader of the record should be told, each once."""
        return tuple(self._warned.values())

    def refuse(self, claimed: Claimed, reason: Reason, detail: str, name: str | None = None) -> None:
        """List `claimed`, or one field of it, as refused."""
        path = f"{claimed.path}.{name}" if name else claimed.path
        item = claimed.item.model_dump(mode="json")
        self.refused.append(Refused(claimed.kind, path, name, item, reason, detail))

    def refuse_fields(self, claimed: Claimed, refusals: Sequence[Refusal]) -> None:
        """List refusals of single fields of an item that stands."""
        for refusal in refusals:
            self.refuse(claimed, refusal.reason, refusal.detail, say_path(refusal.path))

    def warn(self, code: str, detail: str) -> None:
        """Tell the reader of the record something, once."""
        self._warned.setdefault((code, detail), Warning(code=code, detail=detail))


def say_path(path: Path) -> str:
    """A path as one would write it: "evidence[0]"."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).lstrip(".")
