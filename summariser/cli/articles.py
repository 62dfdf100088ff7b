"""Paths on the command line -> articles."""

import sys
from collections.abc import Sequence

import click

from summariser.article import Article

STANDARD_INPUT = "-"


def named_paths(paths: Sequence[str]) -> Sequence[str]:
    """`paths`, or standard input when there are none and something is piped in."""
    if paths:
        return paths
    if sys.stdin is None or sys.stdin.isatty():
        raise click.UsageError("no article is given: name a file, or pipe one in")
    return (STANDARD_INPUT,)


def read_article(path: str, *, limit: int) -> Article:
    """The article at `path`, where - is standard input. Raises InputError."""
    if path == STANDARD_INPUT:
        return Article.from_bytes(sys.stdin.buffer.read(limit + 1), "<stdin>", limit=limit)
    return Article.from_file(path, limit=limit)
