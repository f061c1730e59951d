"""Runs the tests on a PostgreSQL of their own."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence

from freedomnow.launcher import layout, logins, postmaster
from freedomnow.launcher.cluster import Cluster

# `test_` is Django's own; the number is the process that ran those tests; gw is pytest-xdist's.
LEFT_OVER = re.compile(rf"test_{layout.DATABASE}_(\d+)(_gw\d+)?")
SETTINGS = {
    "SECRET_KEY": "for tests only: never the key of a site",
    "MATCHING_KEY": "for tests only: never a key of a site",
    "DATABASE_ROLE": "owner",
    "DEVELOPMENT": "1",
    "DEMO": "",
    "DEBUG": "",
    "ALLOWED_HOSTS": "testserver,localhost,127.0.0.1",
    # The site that may be running here is not theirs.
    "FREEDOMNOW_ENVIRONMENT": "",
}


def run(arguments: Sequence[str], environ: Mapping[str, str]) -> int:
    """
    Run pytest with these arguments; its exit code.

    On the server of DATABASE_URL if that is set, else in a private cluster without fsync.
    """
    if environ.get("DATABASE_URL"):
        return _pytest(arguments, {**environ, **SETTINGS, **logins.on_server(environ, known={})})
    cluster = Cluster(layout.TEST_CLUSTER, fsync=False, environ=environ)
    with cluster.use():
        remove_left_over(cluster)
        addresses = logins.in_cluster(cluster, database_name(arguments))
        return _pytest(arguments, {**environ, **SETTINGS, **addresses})


def database_name(arguments: Sequence[str]) -> str:
    """One database for each run, so that two can run side by side; --reuse-db keeps one."""
    if "--reuse-db" in arguments:
        return layout.DATABASE
    return f"{layout.DATABASE}_{os.getpid()}"


def remove_left_over(cluster: Cluster) -> None:
    """Drop the databases of runs that were killed."""
    for name in left_over(cluster.query("SELECT datname FROM pg_database")):
        cluster.query(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def left_over(names: Iterable[str]) -> list[str]:
    """Those of the databases whose run is over."""
    runs = [(name, LEFT_OVER.fullmatch(name)) for name in names]
    return [name for name, run in runs if run and not postmaster.lives(int(run[1]))]


def _pytest(arguments: Sequence[str], environ: Mapping[str, str]) -> int:
    command = [sys.executable, "-m", "pytest", *arguments]
    process = subprocess.Popen(command, env=dict(environ), cwd=layout.PROJECT)
    # The terminal sends Ctrl-C to pytest too, which ends in its own way; a kill is passed on.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: process.terminate())
    return process.wait()
