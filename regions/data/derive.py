"""
Renew data/tree.csv from a copy of the table "country-codes" (datasets/country-codes, PDDL).

    python -m regions.data.derive COUNTRY_CODES_CSV [--tree TREE_CSV]

Slugs that the tree already has are kept: an address that was published stays. New places get
a slug from their English CLDR name.
"""

import argparse
import csv
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from freedomnow.web.places import place_name

TREE = Path(__file__).with_name("tree.csv")
COLUMNS = ("code", "parent", "level", "slug", "alpha3")
WORLD = "001"
# Places that the source lacks or leaves without a region: code, alpha-3, place above.
OUR_OWN = (("XK", "XKX", "039"),)
GROUP_COLUMNS = ("Region Code", "Sub-region Code", "Intermediate Region Code")
GROUP_LEVELS = ("region", "subregion", "subregion")

Row = dict[str, str]


def tree_rows(countries: list[Row], slugs: dict[str, str]) -> Iterator[Row]:
    """The world, each M49 group, each country or territory; each once, by code."""
    rows: dict[str, Row] = {WORLD: {"code": WORLD, "parent": "", "level": "world", "alpha3": ""}}
    for country in countries:
        rows.update((row["code"], row) for row in _branch(country))
    for code, alpha3, above in OUR_OWN:
        rows[code] = {"code": code, "parent": above, "level": "country", "alpha3": alpha3}
    for code in sorted(rows):
        yield rows[code] | {"slug": slugs.get(code) or slug_of(place_name(code, "en"))}


def slug_of(name: str) -> str:
    """Small ASCII letters and digits, words joined by hyphens."""
    letters = unicodedata.normalize("NFKD", name.replace("\u2019", "-"))
    plain = letters.encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _branch(country: Row) -> Iterator[Row]:
    """The groups above a country, then the country; the source drops leading zeros."""
    above = WORLD
    for column, level in zip(GROUP_COLUMNS, GROUP_LEVELS, strict=True):
        if number := country[column].strip():
            code = number.zfill(3)
            yield {"code": code, "parent": above, "level": level, "alpha3": ""}
            above = code
    code, alpha3 = country["ISO3166-1-Alpha-2"], country["ISO3166-1-Alpha-3"]
    yield {"code": code, "parent": above, "level": "country", "alpha3": alpha3}


def _read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("countries", type=Path)
    parser.add_argument("--tree", type=Path, default=TREE)
    options = parser.parse_args()
    old = _read(options.tree) if options.tree.exists() else []
    slugs = {row["code"]: row["slug"] for row in old}
    rows = list(tree_rows(_read(options.countries), slugs))
    with options.tree.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
