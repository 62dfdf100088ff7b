"""Given names with the gender they suggest, for choosing between two people for a pronoun, and for telling people from places."""

from functools import cache
from importlib.resources import files


@cache
def load_given_names() -> dict[str, str]:
    """Gender ("female" or "male") by given name in small letters."""
    found: dict[str, str] = {}
    text = (files("summariser.reading.tables") / "given.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            gender, names = line.split("\t")
            found.update(dict.fromkeys(names.split(";"), gender))
    return found
