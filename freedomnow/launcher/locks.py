"""Locks between processes; the kernel lets go of them whatever way a process ends."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def exclusive(path: Path) -> Iterator[int]:
    """
    Wait for the lock on that file, and hold it for as long as the block.

    A child that is given the file's descriptor (pass_fds) holds it too, until it ends.
    """
    with opened(path) as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield file.fileno()


def opened(path: Path) -> IO[bytes]:
    """The lock's file, made when it is missing; its folder must exist."""
    file = path.open("ab")
    path.chmod(0o600)
    return file


def share(file: IO[bytes]) -> None:
    """Wait until nobody holds the lock for himself, then hold it together with others."""
    fcntl.flock(file, fcntl.LOCK_SH)


def is_last(file: IO[bytes]) -> bool:
    """Whether nobody else shares the lock; if so it is now held alone."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
