"""
Renew data/goods.csv from a copy of the U.S. Department of Labor's goods by country.

    python -m regions.data.derive_goods GOODS_XML [--table GOODS_CSV]

GOODS_XML is the file of the app "Sweat & Toil" (github USDepartmentofLabor/Child-Labor). Names of
goods stay as the list writes them: they are the keys of regions/goods_names.py. A name of a
country that the tree does not know stops everything, so that no row is lost in silence.
"""

import argparse
import csv
import unicodedata
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

from regions.tree import find

TABLE = Path(__file__).with_name("goods.csv")
COLUMNS = ("code", "good", "child_labour", "forced_labour", "forced_child_labour", "made_from")
# The list's own names of places, where they are not the tree's.
PLACES = {
    "Burma": "MM",
    "Congo, Democratic Republic of the": "CD",
    "Kyrgyz Republic": "KG",
    "Turkey (Türkiye)": "TR",
}

Row = dict[str, str]


def rows_of(root: ElementTree.Element) -> Iterator[Row]:
    """One row for each country of each good. Raises KeyError for an unknown place."""
    for good in root.iter("Good"):
        name = _text(good, "Good_Name")
        for country in good.iter("Country"):
            yield _row(name, country)


def code_of(name: str) -> str:
    """The tree's code for the list's name of a place; KeyError for one that it does not know."""
    code = PLACES.get(name) or find(name)
    if code is None:
        raise KeyError(name)
    return code


def _row(good: str, country: ElementTree.Element) -> Row:
    inputs_from = _text(country, "Derived_Country")
    return {
        "code": code_of(_text(country, "Country_Name")),
        "good": good,
        "child_labour": _flag(country, "Child_Labor"),
        "forced_labour": _flag(country, "Forced_Labor"),
        "forced_child_labour": _flag(country, "Forced_Child_Labor"),
        "made_from": "" if inputs_from == "No" else code_of(inputs_from),
    }


def _flag(country: ElementTree.Element, tag: str) -> str:
    """ "1" or "". Raises KeyError for anything but the list's Yes and No."""
    return {"Yes": "1", "No": ""}[_text(country, tag)]


def _text(element: ElementTree.Element, tag: str) -> str:
    return unicodedata.normalize("NFC", (element.findtext(tag) or "").strip())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("goods", type=Path)
    parser.add_argument("--table", type=Path, default=TABLE)
    options = parser.parse_args()
    # A file of one's own choice, read by hand and never by the site.
    root = ElementTree.parse(options.goods).getroot()  # noqa: S314
    rows = sorted(rows_of(root), key=lambda row: (row["code"], row["good"]))
    with options.table.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
