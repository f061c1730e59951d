"""
Makes designations.json from the designation table and the copies of the lists of ../shared/data.

    python -m traffickers.starter.derive DESIGNATIONS --ofac DIR --un FILE --uk FILE

Keeps the rows whose official text was itself seen and whose date is told, and refuses to write a
file in which the name of any other row stands.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import django.conf

from traffickers.lists import ofac, uk, un
from traffickers.lists.designations import Designation, read_designations
from traffickers.lists.entry import OfficialList
from traffickers.lists.table import TableRow, read_table
from traffickers.starter.load import SHIPPED

# The copies, as PROVENANCE.md beside each of them describes it.
WATCHMAN = "github moov-io/watchman@d299005fe25f511fe8abdb6425c745e16cb5ca2c"
OFAC_COPY = (f"{WATCHMAN}:test/testdata/bench/sdn.csv and alt.csv", "2021-07-07")
UN_COPY = (f"{WATCHMAN}:test/testdata/UN_consolidated.xml", "2026-02-27")
UK_COPY = (
    "github JachymSRB/GitMatch@1da63501f101136212201eeab586d098f8666639:"
    "FCDO_SL_Mon_Aug 11 2025.ods",
    "2025-08-11",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Writes the file; says how many it holds, and which rows could not be read."""
    if not django.conf.settings.configured:
        django.conf.settings.configure(USE_I18N=False)
    given = _parser().parse_args(arguments)
    lists = {
        "ofac": ofac.read(given.ofac, seen_in=OFAC_COPY[0], dated_on=OFAC_COPY[1]),
        "un": un.read(given.un, seen_in=UN_COPY[0], dated_on=UN_COPY[1]),
        "uk": uk.read(given.uk, seen_in=UK_COPY[0], dated_on=UK_COPY[1]),
    }
    text, shipped, bad = derived(given.designations, **lists)
    if found := names_in(text, other_names(given.designations, shipped)):
        sys.stderr.write("\n".join(["These names must not be shipped:", *sorted(found), ""]))
        return 1
    given.output.write_text(text, encoding="utf-8")
    sys.stdout.write(f"{len(shipped)} designations; {bad} rows could not be read\n")
    return 0


def derived(
    path: Path, *, ofac: OfficialList, un: OfficialList, uk: OfficialList
) -> tuple[str, set[str], int]:
    """(The JSON, the import keys in it, how many rows of the table are malformed)."""
    read = list(read_designations(path, ofac=ofac, un=un, uk=uk, are_texts_read=True))
    shipped = [one for one in read if isinstance(one, Designation) and is_shippable(one)]
    rows = [{"import_key": one.import_key, "document": one.document} for one in shipped]
    text = json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
    bad = sum(not isinstance(one, Designation) for one in read)
    return text, {one.import_key for one in shipped}, bad


def is_shippable(designation: Designation) -> bool:
    return designation.is_evidenced and bool(designation.document["legal_events"][0]["on"])


def other_names(path: Path, shipped: set[str]) -> set[str]:
    """Names of the rows that are not shipped, as printed and with the given name first."""
    rows = (row for row in read_table(path) if isinstance(row, TableRow))
    names = {row.name for row in rows if row.import_key not in shipped}
    return names | {" ".join(reversed(name.split(", "))) for name in names}


def names_in(text: str, names: Iterable[str]) -> set[str]:
    """Those of the names that stand in the text as whole words, whatever their case."""
    folded = text.casefold()
    # The plain search first: it is a hundred times faster, and nearly always the answer is no.
    likely = [name.casefold() for name in names if name.casefold() in folded]
    found = (re.search(rf"(?<!\w){re.escape(name)}(?!\w)", folded) for name in likely)
    return {one[0] for one in found if one}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("designations", type=Path)
    parser.add_argument("--ofac", type=Path, required=True, help="folder of sdn.csv and alt.csv")
    parser.add_argument("--un", type=Path, required=True, help="the consolidated list's XML")
    parser.add_argument("--uk", type=Path, required=True, help="the UK index as CSV")
    parser.add_argument("--output", type=Path, default=SHIPPED)
    return parser


if __name__ == "__main__":
    sys.exit(main())
