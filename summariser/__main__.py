"""`python -m summariser`, and the command `summarise`."""

import os
import sys


def main() -> None:
    """Run the command and exit with its code."""
    from summariser.cli import INTERRUPTED, run

    code = run(sys.argv[1:])
    if code == INTERRUPTED:
        # At once: threads may be waiting for servers, and tidying up openai's modules takes a second.
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    sys.exit(code)


if __name__ == "__main__":
    main()
