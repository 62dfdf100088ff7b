"""`python -m summariser`, and the command `summarise`."""

import gc
import os
import sys


def main() -> None:
    """Run the command and exit with its code."""
    gc.set_threshold(
        50_000
    )  # a run makes many small objects and few rings of them: to look for these as often as usual costs a tenth of it
    from summariser.cli import INTERRUPTED, run

    code = run(sys.argv[1:])
    if code == INTERRUPTED:
        # At once: threads may be waiting for servers.
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    gc.freeze()  # no looking for rings at the end: among openai's modules that takes a second
    sys.exit(code)


if __name__ == "__main__":
    main()
