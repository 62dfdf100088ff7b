"""What comes of every fault of a model's server: `python benchmarks/faults.py`, in both ways of calling.

One line a fault: the outcome, the command's exit code, requests by the server's own count and as the budget of two retries and two
re-asks allows, tokens as counted and as the server billed them, seconds. Ends with 1 when a line is not what the table of cases says.
The waits between tries are a hundredth of a second here.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

import faults

from summariser.live import patience


def main() -> int:
    """Print the table; 0 when every line is as it should be."""
    patience.LONGEST_WAIT = 0.01
    faults.meet(faults.CASES["429 once"], "sync")  # what is loaded and built for the first is no fault's time
    print(
        f"{'fault':40} {'way':5} {'outcome':17} {'exit':>4} {'requests':>8} {'of':>3} {'tokens':>7} {'billed':>7} {'s':>5}"
    )
    wrong = lines = 0
    for name, case in faults.CASES.items():
        for way in faults.WAYS:
            met = faults.meet(case, way)
            outcome = type(met.error).__name__ if met.error else "record"
            code = met.error.exit_code if met.error else 0
            good = (met.error and type(met.error), met.requests, met.counted) == (case.error, case.requests, met.billed)
            good = good and met.seconds < faults.BOUND
            print(
                f"{name:40} {way:5} {outcome:17} {code:4} {met.requests:8} {case.requests:3} {met.counted:7} {met.billed:7}"
                f" {met.seconds:5.2f}{'' if good else '  WRONG'}"
            )
            lines += 1
            wrong += not good
    print(f"{len(faults.CASES)} faults, {lines} lines, {wrong} wrong")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
