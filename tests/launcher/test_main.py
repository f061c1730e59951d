import subprocess
import sys

import pytest

from freedomnow.launcher import __main__, layout
from freedomnow.launcher.cluster import Cluster


@pytest.fixture
def private(tmp_path):
    cluster = Cluster(tmp_path / "pg", fsync=False)
    yield cluster
    if cluster.data.exists():
        cluster.stop()


def launch(*arguments, **environ):
    command = [sys.executable, "-m", "freedomnow.launcher", *arguments]
    return subprocess.run(
        command, cwd=layout.PROJECT, env=environ, capture_output=True, text=True, timeout=60
    )


def test_the_cluster_is_started_described_and_stopped(private, capsys):
    assert __main__.cluster("status", private) == 3
    assert __main__.cluster("start", private) == 0
    assert __main__.cluster("status", private) == 0
    assert __main__.cluster("url", private) == 0
    assert __main__.cluster("stop", private) == 0
    assert __main__.cluster("status", private) == 3

    stopped, running, url, stopped_again = capsys.readouterr().out.splitlines()
    assert (stopped, running, stopped_again) == ("stopped", "running", "stopped")
    assert url.startswith("postgresql://freedomnow_owner@/freedomnow?host=")


def test_stop_makes_no_cluster(private):
    __main__.cluster("stop", private)

    assert not private.directory.exists()


@pytest.mark.parametrize("arguments", [[], ["fly"], ["cluster"], ["cluster", "burn"]])
def test_a_wrong_word_is_explained(arguments):
    done = launch(*arguments)

    assert done.returncode == 2
    assert "usage:" in done.stderr


def test_what_goes_wrong_is_one_line_not_a_traceback():
    done = launch("run", PORT="none")

    assert done.returncode == 1
    assert done.stderr == "PORT must be a number from 1 to 65535, not 'none'.\n"


def test_the_tests_get_the_given_server_and_settings_of_their_own():
    done = launch("test", "--version", DATABASE_URL="postgresql://owner@db.invalid/site")

    assert done.returncode == 0
    assert "pytest" in done.stdout
