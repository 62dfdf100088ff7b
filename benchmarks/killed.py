"""A server that is killed (signal 9) in mid-run and started again: `python benchmarks/killed.py [ARTICLES [SECONDS]]` (500 and 5).

Ends with 1 when an article is without its record, or when the server had nothing to do in the moment it was killed.
"""

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from killed import read


def main(count: int, pause: float) -> int:
    """Print the table; 0 when nothing is lost."""
    with tempfile.TemporaryDirectory() as folder:
        came = read(count, pause, Path(folder))
    print(f"articles          {count}")
    print(f"records           {came.records}")
    print(f"exit code         {came.exit_code}")
    print(f"killed            with {came.under_way} requests under way, started again after {pause:g} s")
    print(f"requests          {came.requests} by the servers' count")
    good = (came.exit_code, came.records) == (0, count) and came.under_way > 0
    print("as it must be" if good else f"NOT as it must be\n{came.errors}")
    return int(not good)


if __name__ == "__main__":
    given = [float(word) for word in sys.argv[1:]]
    sys.exit(main(int(given[0]) if given else 500, given[1] if given[1:] else 5.0))
