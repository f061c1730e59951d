import os

import pytest

from freedomnow.launcher import suite
from freedomnow.launcher.cluster import Cluster

# Above every number that a Linux process can have.
NO_PROCESS = 4_194_305


def test_two_runs_side_by_side_have_a_database_each():
    assert suite.database_name(["-x"]) == f"freedomnow_{os.getpid()}"


def test_a_run_that_keeps_its_database_finds_it_again():
    assert suite.database_name(["--reuse-db"]) == "freedomnow"


@pytest.mark.parametrize(
    ("name", "is_left_over"),
    [
        (f"test_freedomnow_{NO_PROCESS}", True),
        (f"test_freedomnow_{NO_PROCESS}_gw1", True),
        ("test_freedomnow_1_gw0", False),  # process 1 always lives
        ("test_freedomnow", False),
        ("test_freedomnow_gw0", False),
        ("freedomnow", False),
        ("postgres", False),
    ],
)
def test_only_databases_of_runs_that_are_over_are_left_over(name, is_left_over):
    assert suite.left_over([name]) == ([name] if is_left_over else [])


def test_what_is_left_over_is_dropped(tmp_path):
    cluster = Cluster(tmp_path / "pg", fsync=False)
    with cluster.use():
        cluster.ensure_database(f"test_freedomnow_{NO_PROCESS}_gw0")
        cluster.ensure_database("freedomnow")

        suite.remove_left_over(cluster)

        names = cluster.query("SELECT datname FROM pg_database WHERE NOT datistemplate")
        assert sorted(names) == ["freedomnow", "postgres"]
