"""The folder of a cluster's socket: short enough for the kernel, closed to other users."""

import hashlib
import os
import stat
from contextlib import suppress
from pathlib import Path

from freedomnow.launcher.accounts import Account
from freedomnow.launcher.errors import LauncherError

PORT = 5432
# sun_path of unix(7) has 108 bytes, the last of them NUL.
LONGEST = 107
# Not tempfile.gettempdir(): two processes with another TMPDIR must find the same socket.
SHORT_PARENT = Path("/tmp")  # noqa: S108 (claim() checks whose folder it is)


def folder_for(directory: Path, account: Account) -> Path:
    """Beside the data where the path allows it, else in a short folder named by a hash of it."""
    near = directory / "socket"
    if _fits(near):
        return near
    digest = hashlib.sha256(os.fsencode(directory)).hexdigest()[:16]
    return SHORT_PARENT / f"freedomnow-{account.uid}-{digest}"


def _fits(folder: Path) -> bool:
    """Short enough, and without a comma, at which libpq would split it into two hosts."""
    socket = os.fsencode(folder / f".s.PGSQL.{PORT}")
    return len(socket) <= LONGEST and b"," not in socket


def claim(folder: Path, account: Account) -> None:
    """
    Make the folder, or take the one there; only the account (and root) can enter it.

    Raises LauncherError if somebody else made it first.
    """
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in (os.geteuid(), account.uid):
        raise LauncherError(
            f"{folder} should be a private folder for the database's socket, but it belongs to "
            f"the user with id {found.st_uid} or is no folder. Remove it and start again."
        )
    account.own(folder)


def release(folder: Path) -> None:
    """Remove the folder of a server that has stopped, unless something is left in it."""
    with suppress(OSError):
        folder.rmdir()
