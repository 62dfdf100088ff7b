"""Small word lists, kept where they are used."""


def listed(words: str) -> frozenset[str]:
    """The set of the words of `words`, which are parted by white space."""
    return frozenset(words.split())
