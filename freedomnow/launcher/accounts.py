"""Who a PostgreSQL server runs as: never root, which it refuses."""

import os
import pwd
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from freedomnow.launcher.errors import LauncherError

# The kernel's overflow id, the user `nobody` of every Linux system.
NOBODY = 65534


@dataclass(frozen=True)
class Account:
    """
    The user that PostgreSQL's programs run as.

    `namespaced` is the way out for root where no other user can reach the files: a user
    namespace without a mapping, in which PostgreSQL sees an ordinary user and the kernel still
    sees the owner of root's files, without root's powers.
    """

    uid: int
    gid: int
    namespaced: bool = False

    def command(self, program: Sequence[str]) -> list[str]:
        return ["unshare", "--user", "--", *program] if self.namespaced else list(program)

    def switch(self) -> dict[str, Any]:
        """Arguments for subprocess that make a child this user."""
        if self.uid == os.geteuid():
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def run(self, program: Sequence[str]) -> subprocess.CompletedProcess[str]:
        """Run a program to its end as this user, with nothing of our environment."""
        return subprocess.run(
            self.command(program),
            env=clean_environment(),
            cwd="/",
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            **self.switch(),
        )

    def can_use(self, path: Path) -> bool:
        """Whether this user can enter that folder, or run that program."""
        return self.run(["/bin/sh", "-c", 'test -x "$1"', "sh", str(path)]).returncode == 0

    def own(self, path: Path) -> None:
        """Make it this user's own, closed to everybody else."""
        if path.stat().st_uid != self.uid:
            os.chown(path, self.uid, self.gid)
        path.chmod(0o700)


def clean_environment() -> dict[str, str]:
    """No PG* variable of the operator's own, no secret of the site's, words in English."""
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    return {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"} | kept


def owner_of(data: Path) -> Account:
    """
    The user who runs the cluster whose data lies there: their owner.

    Raises LauncherError for an ordinary user who is not that owner.
    """
    found = data.stat()
    if os.geteuid() not in (0, found.st_uid):
        raise LauncherError(
            f"{data} belongs to the user with id {found.st_uid}. Run this as that user, "
            "or move the folder away to start with an empty database."
        )
    return Account(found.st_uid, found.st_gid, namespaced=found.st_uid == 0)


def choose(folder: Path, *, program: Path, copyable: bool) -> Account:
    """
    The user for a new cluster in that folder.

    An ordinary user runs it himself. Root hands it to `postgres`, else to `nobody`, if they can
    enter the folder and run the program (or a copy of it, where it can be copied); else it keeps
    it in a user namespace. Raises LauncherError when none of these works.
    """
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid())
    for account in _servants():
        if account.can_use(folder) and (copyable or account.can_use(program)):
            return account
    root = Account(0, 0, namespaced=True)
    if _namespaces_work(root):
        return root
    raise LauncherError(
        f"PostgreSQL does not run as root, and no other user can enter {folder}. "
        "Move the project to a folder that everybody can enter, run this as an ordinary user, "
        "or set DATABASE_URL to a PostgreSQL server of your own."
    )


def _servants() -> list[Account]:
    known = [entry for entry in pwd.getpwall() if entry.pw_name == "postgres" and entry.pw_uid]
    return [Account(entry.pw_uid, entry.pw_gid) for entry in known] + [Account(NOBODY, NOBODY)]


def _namespaces_work(root: Account) -> bool:
    """Whether the kernel gives user namespaces, which containers often forbid."""
    try:
        return root.run(["true"]).returncode == 0
    except FileNotFoundError:
        return False
