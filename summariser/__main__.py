"""`python -m summariser`, and the command `summarise`."""

import contextlib
import os
import sys


def main() -> None:
    """Run the command and exit with its code."""
    from summariser.cli import run

    code = run(sys.argv[1:])
    with contextlib.suppress(OSError, ValueError, AttributeError):  # closed, or there is none
        sys.stderr.flush()
        sys.stdout.flush()
    os._exit(code)  # at once: Python would wait for threads whose server nobody waits for any more


if __name__ == "__main__":
    main()
