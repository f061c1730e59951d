"""
The designation table joined with the whole of OFAC's list: seconds and memory.

`make drill` writes the figures to docs/measured.md.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import connection
from psycopg.conninfo import make_conninfo

from freedomnow.submissions.models import Submission
from tests.drill.measured import write_section
from tests.traffickers.test_lists_ofac import REAL, needs_real

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.drill]

MOST_SECONDS, MOST_MEGABYTES = 60, 300
TABLES = sorted((REAL.parent / "trafficking-designations").glob("*.csv"))
# A process begins with the peak of the one that started it, here hundreds of megabytes of tests:
# a small one stands in between, and says the other's peak in kilobytes.
IN_BETWEEN = """
import os, subprocess, sys
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
_pid, status, usage = os.wait4(process.pid, 0)
print(usage.ru_maxrss)
sys.exit(os.waitstatus_to_exitcode(status))
"""
MANAGE = Path(__file__).resolve().parents[2] / "manage.py"


def run(*arguments):
    """The command in a process of its own, on the test's database: seconds, and megabytes."""
    name = str(connection.settings_dict["NAME"])
    here = {"DATABASE_URL": make_conninfo(os.environ["DATABASE_URL"], dbname=name)}
    begun = time.perf_counter()
    told = subprocess.run(
        [sys.executable, "-c", IN_BETWEEN, sys.executable, MANAGE, *arguments],
        env=os.environ | here, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return time.perf_counter() - begun, int(told.stdout) / 1024


@needs_real
def test_importing_beside_the_whole_list_is_quick_and_small():
    rows = sum(
        len((REAL / f"{name}.csv").read_bytes().splitlines())
        for name in ("sdn", "alt", "sdn_comments")
    )

    seconds, megabytes = run(
        "import_designations", TABLES[0], "--ofac", REAL, "--ofac-date", "2021-07-07"
    )

    write_section(
        "Importing the designation table beside the whole of OFAC's list",
        "| rows read | seconds | bar | megabytes, a process of its own | bar |",
        [f"| {rows:,} | {seconds:.1f} | {MOST_SECONDS} | {megabytes:.0f} | {MOST_MEGABYTES} |"],
    )
    assert Submission.objects.exists()
    assert seconds <= MOST_SECONDS
    assert megabytes <= MOST_MEGABYTES
