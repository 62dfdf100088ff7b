"""Long articles, from the text to the record: `python benchmarks/long.py [KB...]` (30, 100 and 300 when none is given).

A transcript is made of the seeds, over and over, so that everybody comes again in every piece. A server on this machine answers each
piece with what the embedded rules claim of it, so no model is measured, only everything around one: splitting, requests over HTTP,
review of each piece before and after the request that mends it, gathering, and the proof of the whole. Each size runs in a process of its own, so that its peak of memory is its own.
"""

import resource
import subprocess
import sys
import time
from pathlib import Path

TESTS = Path(__file__).parent.parent / "tests"

_SIZES = ("30", "100", "300")
_COLUMNS = (
    "KB",
    "by the budget",
    "requests",
    "to mend",
    "read s",
    "proven s",
    "peak MB",
    "before MB",
    "people",
    "twice",
    "quotes",
    "check",
)


def main(sizes: list[str]) -> None:
    """Print one line for each size."""
    print("  ".join(f"{name:>13}" for name in _COLUMNS))
    for size in sizes:
        made = subprocess.run([sys.executable, __file__, "--one", size], capture_output=True, text=True, check=True)
        print("  ".join(f"{cell:>13}" for cell in made.stdout.split()), flush=True)


def measure(size: int) -> list[object]:
    """One line of the table: `size` in KB."""
    sys.path.insert(0, str(TESTS))
    from server import ServerDouble
    from transcript import is_mend, read_by_rules, transcript

    from summariser.audit import check
    from summariser.grounding import Grounder
    from summariser.live import ModelEngine, ModelOptions
    from summariser.live.pieces import pieces_of

    article = transcript(size * 1000)
    pieces = pieces_of(article, ModelOptions().piece_tokens)
    grounder = Grounder(article)
    with ServerDouble(read_by_rules) as server:
        engine = ModelEngine(ModelOptions(model="rules", base_url=server.url, timeout=600.0))
        before, started = _peak(), time.perf_counter()
        drafted = engine.draft(article, grounder.review)
        read = time.perf_counter()
        summary = grounder.ground(drafted)
        proven = time.perf_counter()
    mends = sum(is_mend(each) for each in server.requests)
    names = [each.name for each in summary.participants]
    return [
        size, len(pieces), len(server.requests) - mends, mends, f"{read - started:.1f}", f"{proven - read:.1f}", f"{_peak():.0f}", f"{before:.0f}",
        len(names), len(names) - len(set(names)), len(summary.quotes), len(check(summary, article)),
    ]  # fmt: skip


def _peak() -> float:
    """MB of this process at its largest so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(*measure(int(sys.argv[2])))
    else:
        main(sys.argv[1:] or list(_SIZES))
