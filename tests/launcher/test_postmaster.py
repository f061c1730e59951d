import os
import subprocess
import sys

import pytest

from freedomnow.launcher import postmaster

SLEEP = "import sys; print('up', flush=True); sys.stdin.read()"


@pytest.fixture
def server(tmp_path):
    """A living process whose command line names the data, as PostgreSQL's does."""
    command = [sys.executable, "-c", SLEEP, "-D", str(tmp_path)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, **pipes) as process:
        process.stdout.readline()
        yield process
        process.kill()


def write_pid(folder, pid):
    (folder / "postmaster.pid").write_text(f"{pid}\n{folder}\n")


def test_no_pid_file_is_no_server(tmp_path):
    assert postmaster.find(tmp_path) is None


@pytest.mark.parametrize("words", ["", "\n", "nonsense\n", "-1\n"])
def test_a_broken_pid_file_is_no_server(tmp_path, words):
    (tmp_path / "postmaster.pid").write_text(words)

    assert postmaster.find(tmp_path) is None


def test_a_living_server_on_this_data_is_found(tmp_path, server):
    write_pid(tmp_path, server.pid)

    assert postmaster.find(tmp_path) == server.pid


def test_a_process_that_only_has_its_number_is_no_server(tmp_path):
    write_pid(tmp_path, os.getpid())

    assert postmaster.find(tmp_path) is None


def test_a_dead_server_that_nobody_waited_for_is_no_server(tmp_path, server):
    write_pid(tmp_path, server.pid)
    server.kill()
    os.waitid(os.P_PID, server.pid, os.WEXITED | os.WNOWAIT)

    assert postmaster.find(tmp_path) is None


def test_the_file_of_a_dead_server_is_removed(tmp_path):
    write_pid(tmp_path, os.getpid())

    postmaster.forget_dead(tmp_path)

    assert not (tmp_path / "postmaster.pid").exists()


def test_the_file_of_a_living_server_stays(tmp_path, server):
    write_pid(tmp_path, server.pid)

    postmaster.forget_dead(tmp_path)

    assert (tmp_path / "postmaster.pid").exists()
