"""Word tables: plain data files beside this module, each with its source in the header, and one small loader a file.

Every table is read once, on first use. Files are UTF-8, one row a line, columns separated by tabs, lists by semicolons.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from summariser.reading.inflection import inflect


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory: `names[0]` is its common English name; `demonyms` are adjectives and names of its people."""

    alpha3: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    seats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body known by name: `names[0]` is the usual one; `country` is the alpha-3 code of a national body, else None."""

    names: tuple[str, ...]
    country: str | None


@dataclass(frozen=True, slots=True)
class City:
    """A place where meetings are held that is no capital: its spellings and the alpha-3 code of its country."""

    names: tuple[str, ...]
    country: str


def read_rows(name: str, columns: int) -> list[list[str]]:
    """The rows of the table `name` of this folder, comments left out, each filled up to `columns` cells."""
    return read_rows_of(__package__, name, columns)


def read_rows_of(package: str, name: str, columns: int) -> list[list[str]]:
    """The same for the tables of another room."""
    text = (files(package) / name).read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.split("\n") if line and not line.startswith("#"))
    return [row + [""] * (columns - len(row)) for row in rows]


@cache
def stances() -> tuple[tuple[str, str, str], ...]:
    """Cues of positions: stance, kind (verb, noun or state), cue."""
    return tuple((stance, kind, cue) for stance, kind, cues in read_rows("stances.tsv", 3) for cue in cues.split(";"))


def list_words(words: str) -> frozenset[str]:
    """The words of a short list kept in code, written with spaces between."""
    return frozenset(words.split())


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(item for item in cell.split(";") if item)


@cache
def countries() -> tuple[Country, ...]:
    """All countries and territories, ordered by code."""
    return tuple(
        Country(code, (name, *_listed(others)), _listed(demonyms), _listed(capitals), _listed(seats))
        for code, name, others, demonyms, capitals, seats in read_rows("countries.tsv", 6)
    )


@cache
def organisations() -> tuple[Organisation, ...]:
    """All bodies known by name, in the order of the file."""
    return tuple(
        Organisation((name, *_listed(others)), country or None)
        for name, others, country in read_rows("organisations.tsv", 3)
    )


@cache
def cities() -> tuple[City, ...]:
    """All known places of meetings besides the capitals, in the order of the file."""
    return tuple(City((name, *_listed(others)), country) for name, country, others in read_rows("cities.tsv", 3))


@cache
def town_countries() -> dict[str, str]:
    """Alpha-3 code by town, for telling where a town lies that the article was found to name; too many names to look for them in a text."""
    return {town: code for code, towns in read_rows("towns.tsv", 2) for town in _listed(towns)}


@cache
def offices_of_states() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Code of a state, what proves it ("alone", "named", or "shared" for what proves nothing), and the offices, in the order of the file."""
    return tuple((code, proof, _listed(offices)) for code, proof, offices in read_rows("offices.tsv", 3))


@cache
def titles() -> dict[str, frozenset[str]]:
    """Words of titles and offices by the part they play: head, plural, crowd, modifier, portfolio, honorific, …"""
    return {kind: frozenset(_listed(words)) for kind, words in read_rows("titles.tsv", 2)}


@cache
def words() -> dict[str, frozenset[str]]:
    """Small closed lists by class: weekday, month, particle, suffix, numeral, body, place, speaking, acting, function."""
    return {kind: frozenset(_listed(listed)) for kind, listed in read_rows("words.tsv", 2)}


@cache
def acting() -> frozenset[str]:
    """Verbs whose subject is somebody: those of speaking and acting, and those of taking a stance in the third person and the past."""
    first = {cue.split()[0] for _, kind, cue in stances() if kind == "verb" and cue[0] != "=" and "*" not in cue}
    forms = {word for verb in first for word, form in inflect(verb).items() if form in ("s", "past")}
    return words()["speaking"] | words()["acting"] | forms


@cache
def country_names() -> dict[str, str]:
    """Common English name of each alpha-3 code."""
    return {country.alpha3: country.names[0] for country in countries()}


@cache
def place_countries() -> dict[str, str]:
    """Alpha-3 code of every capital, known city and country name, for telling the country of a place."""
    places = {name: city.country for city in cities() for name in city.names}
    for country in countries():
        places.update(dict.fromkeys(country.capitals, country.alpha3))
    for country in countries():
        places.update(dict.fromkeys(country.names, country.alpha3))
    return places
