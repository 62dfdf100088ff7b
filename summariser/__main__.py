"""`python -m summariser`, and the command `summarise`."""

import sys


def main() -> None:
    """Run the command and exit with its code."""
    from summariser.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
