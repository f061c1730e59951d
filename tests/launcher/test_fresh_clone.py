"""`make run` as a newcomer types it: a clone, nothing installed, a clock."""

import http.client
import os
import signal
import socket
import subprocess
import time
from contextlib import closing

import pytest

from freedomnow.launcher import layout, postmaster

pytestmark = pytest.mark.drill

FIRST_SECONDS = 120
NEXT_SECONDS = 10


@pytest.fixture(scope="module")
def clone(tmp_path_factory):
    if not (layout.PROJECT / ".git").exists():
        pytest.skip("this is no clone")
    folder = tmp_path_factory.mktemp("fresh") / "a clone"
    subprocess.run(["git", "clone", "--quiet", layout.PROJECT, folder], check=True)
    return folder


@pytest.fixture
def make_run(clone):
    """Runs `make run` until it serves; how many seconds that took."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    # Like a terminal: nothing of the tests' own settings.
    environ = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    environ |= {name: value for name, value in os.environ.items() if name.startswith("PIP_")}
    started = time.monotonic()
    command = ["make", "run", f"PORT={port}"]
    process = subprocess.Popen(
        command,
        cwd=clone,
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    said = ""
    while "FreedomNow is at" not in said:
        line = process.stdout.readline()
        assert line, said
        said += line
    seconds = time.monotonic() - started
    yield seconds, port, said
    os.killpg(process.pid, signal.SIGINT)  # as Ctrl-C does
    process.communicate(timeout=60)
    assert postmaster.find(clone / "var" / "postgres" / "data") is None


def status(port, path):
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.request("GET", path)
        return connection.getresponse().status


def test_from_nothing_to_a_populated_site(make_run):
    seconds, port, said = make_run

    assert seconds <= FIRST_SECONDS
    assert [status(port, path) for path in ("/", "/records/", "/regions/", "/readyz")] == [200] * 4
    assert "demo-moderator-2" in said


def test_the_next_start_is_quick(make_run):
    seconds, port, _said = make_run

    assert seconds <= NEXT_SECONDS
    assert status(port, "/") == 200


def test_commands_work_beside_the_running_site(make_run, clone):
    command = [".venv/bin/python", "manage.py", "rebuild", "--check"]

    done = subprocess.run(command, cwd=clone, env={}, capture_output=True, text=True)

    assert done.returncode == 0, done.stderr
