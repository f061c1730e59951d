"""
How many names are found in another script by their skeleton, and how many wrongly.

`make drill` writes the figures to docs/measured.md.
"""

import csv
import gzip
import unicodedata
from collections import defaultdict
from pathlib import Path

import pytest

from freedomnow.web.skeletons import telling_skeletons
from tests.drill.measured import write_section

DATA = Path(__file__).parents[3] / "shared/data/name-matching"
pytestmark = [
    pytest.mark.drill,
    pytest.mark.skipif(not DATA.exists(), reason="the lists of names are not here"),
]

ORIGINAL, CROSS = "the UN's list in its original script", "pairs of scripts, single words too"
TYPOS, OTHERS = "the UN's list with typos", "names of nobody on the UN's list"
# Scripts that are not compared.
LEFT_OUT = ("CJK", "HANGUL", "THAI")
# At least so many, or at most where nobody should be found.
BARS = {ORIGINAL: 0.80, CROSS: 0.5, TYPOS: 0.80, OTHERS: 0.005}


def rows(name):
    """Of a table with a head; lines that say what it is are left out."""
    is_packed = name.endswith(".gz")
    told = (gzip.open if is_packed else open)(DATA / name, "rt", encoding="utf-8")
    with told as lines:
        return list(csv.DictReader(line for line in lines if line.strip() and line[0] != "#"))


def pairs():
    fields = ("query", "expected", "score", "about")
    with (DATA / "watchman_cross_script_pairs.csv").open(encoding="utf-8") as lines:
        told = csv.DictReader((x for x in lines if x.strip() and x[0] != "#"), fields)
        return [row for row in told if not unicodedata.name(row["query"][0]).startswith(LEFT_OUT)]


def is_pair(row):
    return bool(set(telling_skeletons([row["query"]])) & set(telling_skeletons([row["expected"]])))


def told_of_list():
    """Entries of the list by the skeletons of their names."""
    entries = defaultdict(set)
    for row in rows("gold_un_names.csv"):
        for skeleton in telling_skeletons([row["name"]]):
            entries[skeleton].add(row["reference"])
    return entries


def found_in(entries, name):
    return {entry for skeleton in telling_skeletons([name]) for entry in entries[skeleton]}


def test_most_names_are_found_in_another_script_and_few_wrongly():
    entries = told_of_list()
    original = rows("gold_un_original_script.csv")
    typos = rows("gold_un_typo_queries.csv")
    strangers = rows("negatives_a.csv.gz")

    found = {
        ORIGINAL: [
            row["answer_reference"] in found_in(entries, row["query_original_script"])
            for row in original
        ],
        CROSS: [is_pair(row) for row in pairs()],
        TYPOS: [
            not found_in(entries, row["query"]).isdisjoint(row["answer_references"].split("|"))
            for row in typos
        ],
        OTHERS: [bool(found_in(entries, row["full_name"])) for row in strangers],
    }

    write_section(
        "Names found by an equal skeleton, in two words and four letters or more",
        "| names | asked | found | share | bar |",
        [
            f"| {of} | {len(told):,} | {sum(told)} | {sum(told) / len(told):.2%} "
            f"| {'at most' if of == OTHERS else 'at least'} {BARS[of]:.1%} |"
            for of, told in found.items()
        ],
    )
    shares = {of: sum(told) / len(told) for of, told in found.items()}
    assert shares.pop(OTHERS) <= BARS[OTHERS]
    assert [of for of, share in shares.items() if share < BARS[of]] == []
