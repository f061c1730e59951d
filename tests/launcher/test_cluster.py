"""One private cluster: how it starts, stops, is shared, and what it keeps to itself."""

import os
import signal
import stat
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from freedomnow.launcher import cluster as cluster_module
from freedomnow.launcher import postmaster, sockets
from freedomnow.launcher.errors import LauncherError

ENSURE = """
import sys; from pathlib import Path; from freedomnow.launcher.cluster import Cluster
cluster = Cluster(Path(sys.argv[1]), fsync=False); cluster.ensure()
print(cluster.query("SELECT pg_postmaster_start_time()")[0])
"""


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """A running cluster for tests that only look at it."""
    cluster = cluster_module.Cluster(tmp_path_factory.mktemp("shared") / "pg", fsync=False)
    cluster.ensure()
    yield cluster
    cluster.stop()


@pytest.fixture
def running(shared):
    """The same cluster, up again whatever the test before did to it."""
    shared.ensure()
    return shared


def in_another_process(cluster):
    command = [sys.executable, "-c", ENSURE, str(cluster.directory)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_the_database_is_utf8_and_sorts_and_searches_every_script(running):
    running.ensure_database("words")
    running.query("CREATE EXTENSION IF NOT EXISTS pg_trgm", "words")

    assert running.query("SHOW server_encoding") == ["UTF8"]
    assert running.query(
        "SELECT datcollate, datctype FROM pg_database WHERE datname = 'words'"
    ) == ["C.UTF-8|C.UTF-8"]
    assert running.query("SELECT cardinality(show_trgm('Привет')) > 0", "words") == ["t"]


def test_a_database_is_made_once(running):
    running.ensure_database("twice")
    running.ensure_database("twice")

    assert running.query("SELECT count(*) FROM pg_database WHERE datname = 'twice'") == ["1"]


def test_it_listens_to_its_socket_only(running):
    assert running.query("SHOW listen_addresses") == [""]


def test_data_socket_and_log_are_closed_to_others(running):
    paths = [running.data, running.socket, running.log, running.directory / "lock"]

    assert [stat.S_IMODE(path.stat().st_mode) & 0o077 for path in paths] == [0, 0, 0, 0]


def test_another_user_cannot_connect(running, root):
    psql = [running.binaries.program("psql"), "-h", running.socket, "-U", "freedomnow_owner"]

    done = subprocess.run([*psql, "-d", "postgres", "-c", "SELECT 1"], user=4321, group=4321)

    assert done.returncode != 0


def test_what_people_wrote_does_not_reach_the_log(running):
    running.query("CREATE TABLE reports (contact text CHECK (length(contact) < 9))")
    running.query("CREATE UNIQUE INDEX ON reports (contact)")
    running.query("INSERT INTO reports VALUES ('canary')")
    for repeated_or_too_long in ("'canary'", "'a canary too long'"):
        with pytest.raises(LauncherError):
            running.query(f"INSERT INTO reports VALUES ({repeated_or_too_long})")  # noqa: S608

    said = running.log.read_text()
    assert "violates check constraint" in said
    assert "canary" not in said


def test_the_address_works_for_libpq(running):
    url = running.url("freedomnow_owner", "postgres")

    done = subprocess.run(
        [running.binaries.program("psql"), "-At", url, "-c", "SELECT current_user"],
        env={"PGPORT": "1", "PGHOST": "nowhere.invalid", "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == "freedomnow_owner\n"


def test_a_running_cluster_is_used_again(running):
    before = postmaster.find(running.data)

    cluster_module.Cluster(running.directory).ensure()

    assert postmaster.find(running.data) == before


def test_a_second_stop_does_nothing(running):
    running.stop()
    running.stop()

    assert not running.is_running()
    assert not running.socket.exists()


def test_its_data_are_there_after_a_stop(running):
    running.ensure_database("kept")
    running.stop()
    running.ensure()

    assert "kept" in running.query("SELECT datname FROM pg_database")


def test_a_killed_server_starts_again(running):
    os.kill(postmaster.find(running.data), signal.SIGKILL)

    running.ensure()

    assert running.is_running()


def test_a_start_waits_for_what_still_holds_the_socket(running):
    running.stop()
    sockets.claim(running.socket, running.account)
    holder = subprocess.Popen(["sleep", "0.5"], **running.account.switch())
    threading.Thread(target=holder.wait).start()  # until somebody asks, a dead child seems alive
    lock = running.socket / f".s.PGSQL.{sockets.PORT}.lock"
    lock.write_text(f"{holder.pid}\n{running.data}\n1\n{sockets.PORT}\n{running.socket}\n")

    running.ensure()

    assert running.is_running()
    assert "lock file" in running.log.read_text()


def test_a_pid_file_that_names_a_stranger_does_not_block(running):
    running.stop()
    (running.data / "postmaster.pid").write_text(
        f"{os.getpid()}\n{running.data}\n1\n5432\n\n\n0 0\n"
    )

    running.ensure()

    assert running.is_running()


def test_a_server_that_does_not_start_says_why(running):
    running.stop()
    settings = running.data / "postgresql.conf"
    words = settings.read_text()
    settings.write_text(f"{words}\nno_such_setting = 1\n")

    with pytest.raises(LauncherError, match="no_such_setting"):
        running.ensure()

    settings.write_text(words)


def test_two_starts_at_once_make_one_cluster(tmp_path, make_cluster):
    cluster = make_cluster(tmp_path / "pg")
    starts = [in_another_process(cluster) for _ in range(3)]

    said = [start.communicate() for start in starts]

    assert [start.returncode for start in starts] == [0, 0, 0], said
    assert len({started_at for started_at, _ in said}) == 1


def test_many_can_claim_a_new_folder_at_once(tmp_path):
    clusters = [cluster_module.Cluster(tmp_path / str(number) / "pg") for number in range(100)]
    together = threading.Barrier(4)

    def claim(cluster):
        together.wait()
        cluster._claim_folder()

    with ThreadPoolExecutor(max_workers=4) as pool:
        list(pool.map(claim, [cluster for cluster in clusters for _ in range(4)]))

    assert {stat.S_IMODE(cluster.directory.stat().st_mode) for cluster in clusters} == {0o711}


def test_a_half_made_cluster_is_made_again(tmp_path, make_cluster):
    (tmp_path / "pg" / "making-1" / "base").mkdir(parents=True)
    cluster = make_cluster(tmp_path / "pg")

    cluster.ensure()

    assert cluster.is_running()
    assert not (tmp_path / "pg" / "making-1").exists()


def test_the_last_user_stops_it(running):
    with running.use():
        with cluster_module.Cluster(running.directory).use():
            pass
        assert running.is_running()

    assert not running.is_running()


def test_an_error_of_its_user_stops_it_too(running):
    with pytest.raises(ZeroDivisionError), running.use():
        raise ZeroDivisionError

    assert not running.is_running()


def test_it_goes_on_while_another_program_is_connected(running, capsys):
    with running.use():
        psql = [running.binaries.program("psql"), running.url("freedomnow_owner", "postgres")]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.DEVNULL}
        client = subprocess.Popen(psql, **pipes)
        wait_until(running._has_clients)

    assert running.is_running()
    assert "goes on" in capsys.readouterr().err
    client.communicate()


def wait_until(condition):
    until = time.monotonic() + 10
    while not condition() and time.monotonic() < until:
        time.sleep(0.02)
    assert condition()


@pytest.mark.parametrize(("fsync", "shown"), [(True, "on"), (False, "off")])
def test_only_tests_do_without_fsync(running, fsync, shown):
    running.stop()
    cluster = cluster_module.Cluster(running.directory, fsync=fsync)
    cluster.ensure()

    assert cluster.query("SHOW fsync") == [shown]
    assert cluster.query("SHOW full_page_writes") == [shown]
    cluster.stop()


def test_a_log_that_grew_large_is_put_aside(running, monkeypatch):
    running.stop()
    monkeypatch.setattr(cluster_module, "LARGEST_LOG", 10)

    running.ensure()

    assert (running.directory / "log.before").stat().st_size > 10
    assert b"ready to accept" not in running.log.read_bytes()[:10]


@pytest.mark.parametrize(
    "name",
    ['d\'oh "my room" $HOME `id` %s комната', "c,d", "x" * 120],
    ids=["every letter", "comma", "long"],
)
def test_the_path_may_be_anything(tmp_path, make_cluster, name):
    cluster = make_cluster(tmp_path / name / "pg")

    cluster.ensure()

    url = cluster.url("freedomnow_owner", "postgres")
    said = subprocess.run(
        [cluster.binaries.program("psql"), "-At", url, "-c", "SELECT 'it works'"],
        capture_output=True,
        text=True,
    )
    assert said.stdout == "it works\n", said.stderr
