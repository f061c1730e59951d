"""
The designation table joined with the whole of OFAC's list: seconds and memory.

`make drill` writes the figures to docs/measured.md.
"""

import io
import resource
import time

import pytest
from django.core.management import call_command

from tests.drill.measured import write_section
from tests.traffickers.test_lists_ofac import REAL, needs_real

pytestmark = [pytest.mark.django_db, pytest.mark.drill]

MOST_SECONDS, MOST_MEGABYTES = 60, 300
TABLES = sorted((REAL.parent / "trafficking-designations").glob("*.csv"))


@needs_real
def test_importing_beside_the_whole_list_is_quick_and_small():
    rows = sum(
        len((REAL / f"{name}.csv").read_bytes().splitlines())
        for name in ("sdn", "alt", "sdn_comments")
    )
    out, begun = io.StringIO(), time.perf_counter()

    call_command(
        "import_designations", TABLES[0], ofac=REAL, ofac_date="2021-07-07", stdout=out,
        stderr=io.StringIO(),
    )  # fmt: skip

    seconds = time.perf_counter() - begun
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    write_section(
        "Importing the designation table beside the whole of OFAC's list",
        "| rows read | seconds | bar | megabytes, all of the process | bar |",
        [f"| {rows:,} | {seconds:.1f} | {MOST_SECONDS} | {megabytes:.0f} | {MOST_MEGABYTES} |"],
    )
    assert "designations read" in out.getvalue()
    assert seconds <= MOST_SECONDS
    assert megabytes <= MOST_MEGABYTES
