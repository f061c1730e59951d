"""The process of a PostgreSQL server, found from the pid file in its data."""

import os
from pathlib import Path


def find(data: Path) -> int | None:
    """The number of the server's process; None if it does not live."""
    pid = _in_file(data)
    return pid if pid is not None and _serves(pid, data) else None


def _in_file(data: Path) -> int | None:
    try:
        first = (data / "postmaster.pid").read_text().partition("\n")[0]
    except FileNotFoundError:
        return None
    return int(first) if first.isdigit() else None


def _serves(pid: int, data: Path) -> bool:
    """Whether that process is a server on that data: its command line names them."""
    if not Path("/proc/self/cmdline").exists():
        return lives(pid)
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except (FileNotFoundError, ProcessLookupError):
        return False
    return os.fsencode(data) in words


def lives(pid: int) -> bool:
    """Whether a process of that number exists."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def forget_dead(data: Path) -> None:
    """
    Remove the pid file of a dead server.

    Another process may have its number by now, which PostgreSQL would take for a server of its
    own and refuse to start. It guards the data with a second lock, in shared memory, which this
    does not touch.
    """
    if find(data) is None:
        (data / "postmaster.pid").unlink(missing_ok=True)
