"""Read damaged input: python -m tests.fuzz TARGET|all [--minutes 10] [--first 0] [--only N]. Exit 1 when something crashed or hung."""

import argparse
import shutil
import sys
import tempfile
import time
import traceback
from itertools import count
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS), str(TESTS.parent)]

from patience import patience  # noqa: E402

from fuzz.damage import damaged  # noqa: E402
from fuzz.targets import TARGETS, Target, emptied, own_folder  # noqa: E402

SECONDS = 10.0
"""Of the processor, for one input: more is a hang."""

_SHOWN = 20


def failure(target: Target, number: int, samples: tuple[bytes, ...]) -> str | None:
    """What goes wrong with the input of this number, in the folder we work in; None when nothing does."""
    emptied()
    try:
        with patience(SECONDS):
            target.read(damaged(samples, number))
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        lines = traceback.format_exception(error, chain=False)
        return f"{number}: {type(error).__name__}: {str(error)[:400]}\n{''.join(lines[-3:-1])}"
    return None


def _fuzz(name: str, options: argparse.Namespace) -> int:
    """Failures of one target, printed as they come; the sum as the last line."""
    target, started, failed, numbers = TARGETS[name], time.monotonic(), 0, 0
    samples = target.samples()
    slowest = 0.0
    for number in [options.only] if options.only is not None else count(options.first):
        if time.monotonic() - started > options.minutes * 60 or failed >= _SHOWN:
            break
        before = time.process_time()
        if found := failure(target, number, samples):
            print(f"{name} {found}", flush=True)
            failed += 1
        numbers, slowest = numbers + 1, max(slowest, time.process_time() - before)
    minutes = (time.monotonic() - started) / 60
    print(f"{name}: {numbers} inputs in {minutes:.1f} minutes, {failed} failed, slowest {slowest:.2f} s", flush=True)
    return failed


def main() -> int:
    """Fuzz one target or all."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("target", choices=[*TARGETS, "all"])
    parser.add_argument("--minutes", type=float, default=10.0, help="for each target [10]")
    parser.add_argument("--first", type=int, default=0, help="number of the first input [0]")
    parser.add_argument("--only", type=int, help="the input of this number alone")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
    try:
        with own_folder(folder):
            return int(sum(_fuzz(name, options) for name in TARGETS if options.target in (name, "all")) > 0)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    sys.exit(main())
