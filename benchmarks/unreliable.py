"""Articles through a server that fails at 35 % of all requests: `python benchmarks/unreliable.py [ARTICLES]` (500 when not given).

The command reads them, eight at a time; every figure is held against the server's own count. Ends with 1 when fewer than 99.5 % become
records, an article is lost or mixed with another, or more than 1.8 requests were made for each.
"""

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from unreliable import read


def main(count: int) -> int:
    """Print the table; 0 when it is as it must be."""
    with tempfile.TemporaryDirectory() as folder:
        came = read(count, Path(folder), "--jobs", "8", "--timeout", "5")
    lost = count - len(came.records) - len(came.errors)
    share, each = len(came.records) / count, came.requests / count
    print(f"articles          {count}")
    print(f"records           {len(came.records)} ({share:.1%})")
    print(f"typed errors      {len(came.errors)}")
    for line in came.errors:
        print(f"                  {line}")
    print(f"lost, mixed up    {lost}, {len(came.mixed)}")
    print(f"requests          {came.requests} by the server's count, {each:.2f} per article")
    print(f"faults made       {came.faults.total()} ({came.faults.total() / came.requests:.1%}): {dict(came.faults)}")
    print(f"tokens            {came.tokens} in the records, {came.billed} billed by the server")
    print(f"seconds           {came.seconds:.0f}")
    good = share >= 0.995 and not lost and not came.mixed and each <= 1.8
    print("as it must be" if good else "NOT as it must be")
    return int(not good)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else 500))
