"""
The server of `make run`: python -m freedomnow.launcher.server HOST PORT.

A program of its own that runs in the environment; it ends when its standard input does.
"""

import os
import signal
import sys
import threading

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

WORKERS = 2
# Each may hold a database connection for each of the two aliases: 16 of 100.
THREADS = 4


def main(host: str, port: int) -> None:
    threading.Thread(target=_end_with_launcher, daemon=True).start()
    Granian(
        "freedomnow.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=WORKERS,
        blocking_threads=THREADS,
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=2,  # one that is just starting hears no signal: Ctrl-C waits for it
        log_level=LogLevels.warning,
    ).serve()


def _end_with_launcher() -> None:
    """The launcher holds the other end of the pipe; the kernel closes it with the launcher."""
    # Not sys.stdin: its lock, held here, would stop the workers that are forked meanwhile.
    os.read(0, 1)
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
