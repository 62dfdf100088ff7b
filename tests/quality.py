"""The embedded engine's quality gate: figures on the gold that is open, and the floors they may not fall below.

    python tests/quality.py                                   raise the floors to what is reached now
    python tests/quality.py --lower METRIC --reason "..."     lower one floor to what is reached now, and write down why

Floors are kept per set of gold, with the digest of its articles and gold: a changed set is a changed measure, and the gate says so. Each
floor is cut off at two digits, so that a rise of a hundredth is kept and noise below that is not.
"""

import argparse
import hashlib
import json
from pathlib import Path
from typing import Any

from summariser.evaluation import Evaluation, evaluate, read_cases
from summariser.pipeline import summarise

TESTS = Path(__file__).parent
FLOORS = TESTS / "floors" / "rules.json"
SETS = {
    "seeds": (TESTS.parent / "seeds" / "gold", TESTS.parent / "seeds"),
    "open": (TESTS / "gold" / "open", TESTS / "gold" / "open"),
    **{
        name: (TESTS / "gold" / name, TESTS / "gold" / name)
        for name in (
            "crawl",
            "press-1",
            "press-2",
            "office-1",
            "office-2",
            "held",
            "unseen",
            "later",
            "last",
            "brief",
        )
    },
}
GATED = (
    "quotations.precision",
    "quotations.recall",
    "quotations.exact_bounds",
    "quotations.speaker_of_named",
    "quotations.found_with_speaker",
    "indirect.precision",
    "participants.f1",
    "meetings.f1",
    "meetings.found_with_status",
    "positions.f1",
    "agenda.f1",
)


def digest(name: str) -> str:
    """Of every article and gold file of a set, with their names."""
    found = hashlib.sha256()
    for folder in dict.fromkeys(SETS[name]):
        for path in sorted(folder.glob("*.txt")) + sorted(folder.glob("*.gold.json")):
            found.update(path.name.encode() + b"\0" + path.read_bytes())
    return found.hexdigest()


def figures(name: str) -> dict[str, float]:
    """What the embedded engine reaches on a set, cut off at two digits; `must_not` is a count of traps that sprang."""
    cases = read_cases(*SETS[name])
    evaluation: Evaluation = evaluate([(case, summarise(case.article)) for case in cases], name)
    reached = evaluation.micro.figures()
    return {metric: int((reached[metric] or 0.0) * 100 + 1e-9) / 100 for metric in GATED} | {
        "must_not": reached["must_not"] or 0
    }


def is_reached(metric: str, value: float, floor: float) -> bool:
    """Whether `value` keeps the floor; of traps, fewer are better."""
    return value <= floor if metric == "must_not" else value >= floor


def read_floors() -> dict[str, Any]:
    """The floors as they stand."""
    found: dict[str, Any] = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    return found


def _raised(floors: dict[str, Any], lower: str | None, reason: str | None) -> dict[str, Any]:
    for name in SETS:
        gate = floors.setdefault(name, {"digest": "", "floors": {}, "lowered": []})
        gate["digest"] = digest(name)
        for metric, value in figures(name).items():
            old = gate["floors"].get(metric)
            if old is None or is_reached(metric, value, old):
                gate["floors"][metric] = value
            elif metric == lower:
                gate["lowered"].append({"metric": metric, "from": old, "to": value, "reason": reason})
                gate["floors"][metric] = value
            else:
                print(f"{name}: {metric} is {value}, below its floor {old}; left as it is")
    return floors


def main() -> None:
    """Raise the floors, or lower one for a reason."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lower", choices=[*GATED, "must_not"])
    parser.add_argument("--reason")
    given = parser.parse_args()
    if (given.lower is None) != (given.reason is None):
        parser.error("--lower and --reason go together")
    FLOORS.write_text(json.dumps(_raised(read_floors(), given.lower, given.reason), indent=2) + "\n")


if __name__ == "__main__":
    main()
