"""Ranks of soldiers and nobles, styles and bare offices: words before a name that tell less than an office does."""

from collections.abc import Sequence

from summariser.reading.tables import list_words

_STYLES = list_words(
    "general lieutenant major brigadier colonel captain admiral commodore marshal gen lt maj brig col capt adm rear vice "
    "sheikh sheikha dr sir baroness baron lord lady count countess dame his her royal highness excellency majesty"
)
_RANKS = _STYLES | list_words("sen senator rep gov ambassador secretary minister director commissioner")


def is_style(role: str) -> bool:
    """Whether a role is a rank of soldiers or nobles or a style, and no office at all."""
    return all(word.strip(".").lower() in _STYLES for word in role.split())


def is_rank(words: Sequence[str]) -> bool:
    """Whether these words of a title are a rank, a style or a bare office, which another office tells more of."""
    return all(word.strip(".").lower() in _RANKS for word in words)
