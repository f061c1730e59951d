"""A private PostgreSQL cluster in a folder of the project, reached through a socket only."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import IO
from urllib.parse import quote

from freedomnow.launcher import accounts, binaries, locks, postmaster, sockets
from freedomnow.launcher.accounts import Account
from freedomnow.launcher.binaries import Binaries
from freedomnow.launcher.errors import LauncherError

OWNER = "freedomnow_owner"
START_SECONDS = 60  # recovery after a crash can be long
STOP_SECONDS = 30
# What a start says while the killed server or its last children are still being cleared away.
STILL_ENDING = ("still in use", "lock file")
LARGEST_LOG = 10_000_000  # bytes; the log before is kept beside it

SETTINGS = {
    "listen_addresses": "",
    "port": str(sockets.PORT),
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "shared_buffers": "128MB",
    "timezone": "UTC",
    "log_timezone": "UTC",
    # What people report must not stand in a log: no statements, no "failing row contains".
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}
NOTHING_TO_LOSE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}

# Servers started by this process. They outlive it, unless they are stopped; but as long as it
# lives a dead one counts as alive until its parent has asked for its end.
_children: list[subprocess.Popen[bytes]] = []


class Cluster:
    """
    PostgreSQL's data, socket, log and locks below one folder.

    The socket trusts whoever can enter its folder: the user that runs the cluster, and root.
    `fsync=False` is for tests: fast, and lost with the machine's power.
    """

    def __init__(
        self, directory: Path, *, fsync: bool = True, environ: Mapping[str, str] = os.environ
    ) -> None:
        self.directory = directory.resolve()
        self.data = self.directory / "data"
        self.log = self.directory / "log"
        self.fsync = fsync
        self.environ = environ

    # What is there

    def url(self, user: str, database: str) -> str:
        """The address for libpq; it needs no password."""
        place = f"host={quote(str(self.socket))}&port={sockets.PORT}"
        return f"postgresql://{quote(user, safe='')}@/{quote(database, safe='')}?{place}"

    def is_running(self) -> bool:
        """Whether the server answers a query: some 10 ms."""
        return self._process() is not None and self._ask("SELECT 1").returncode == 0

    def query(self, sql: str, database: str = "postgres") -> list[str]:
        """Run a statement as the owner; its rows as psql prints them, columns parted by `|`."""
        done = self._ask(sql, database)
        if done.returncode:
            raise LauncherError(f"PostgreSQL said: {done.stderr.strip()}")
        return done.stdout.splitlines()

    def _ask(self, sql: str, database: str = "postgres") -> subprocess.CompletedProcess[str]:
        psql = [self.binaries.program("psql"), "--no-psqlrc", "--quiet", "--tuples-only"]
        place = [f"--host={self.socket}", f"--port={sockets.PORT}"]
        who = [f"--username={OWNER}", f"--dbname={database}", "--no-password", "--no-align"]
        return subprocess.run(
            [*psql, *place, *who, f"--command={sql}"],
            env=accounts.clean_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    def _process(self) -> int | None:
        _children[:] = [child for child in _children if child.poll() is None]
        return postmaster.find(self.data)

    # Who runs it, with what, where: found out once

    @cached_property
    def account(self) -> Account:
        """The user that PostgreSQL runs as: the owner of the data, once there are any."""
        if self.data.exists():
            return accounts.owner_of(self.data)
        found = binaries.find(self.environ)
        program, copyable = Path(found.program("postgres")), found.bundle is not None
        return accounts.choose(self.directory, program=program, copyable=copyable)

    @cached_property
    def binaries(self) -> Binaries:
        """Programs of the version that made the data, where the account can run them."""
        made_by = self.data / "PG_VERSION"
        major = int(made_by.read_text()) if made_by.exists() else None
        found = binaries.find(self.environ, major=major)
        if self.account.can_use(Path(found.program("postgres"))):
            return found
        return binaries.copy(found, self.directory / "binaries")

    @cached_property
    def socket(self) -> Path:
        """The folder of the socket."""
        return sockets.folder_for(self.directory, self.account)

    # Start and stop

    def ensure(self) -> None:
        """Make the cluster if there is none, start it if it does not run."""
        with self._alone():
            self._ensure()

    def ensure_database(self, name: str) -> None:
        """Create the database if it is missing; the name is ours, a plain identifier."""
        with self._alone():
            if name not in self.query("SELECT datname FROM pg_database"):
                self.query(f'CREATE DATABASE "{name}"')

    def stop(self) -> None:
        """Stop the server, whoever uses it; do nothing if it does not run."""
        with self._alone():
            self._stop()

    @contextmanager
    def use(self) -> Iterator["Cluster"]:
        """Keep the cluster running for as long as the block; its last user stops it."""
        self._claim_folder()
        with locks.opened(self.directory / "users.lock") as users:
            try:
                with self._alone():
                    self._ensure()
                    locks.share(users)
                yield self
            finally:
                with self._alone():
                    self._leave(is_last=locks.is_last(users))

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One launcher at a time starts or stops this cluster."""
        self._claim_folder()
        with locks.exclusive(self.directory / "lock"):
            yield

    def _claim_folder(self) -> None:
        """Others can pass through the folder; each thing in it is closed by itself."""
        if self.data.exists():
            accounts.owner_of(self.data)  # says so if it is somebody else's
            return
        with suppress(FileExistsError):  # made before, or by another start at this very moment
            self.directory.mkdir(parents=True)
            self.directory.chmod(0o711)

    def _leave(self, *, is_last: bool) -> None:
        if not is_last or self._process() is None:
            return
        if _within(2, lambda: not self._has_clients()):
            self._stop()
        else:
            print("PostgreSQL goes on: another program is connected to it.", file=sys.stderr)

    def _has_clients(self) -> bool:
        """Whether others are connected; a server that does not answer yet has none."""
        others = self._ask(
            "SELECT pid FROM pg_stat_activity "
            "WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
        )
        return bool(others.stdout.strip())

    def _ensure(self) -> None:
        if not self.data.exists():
            self._make()
        if not _within(START_SECONDS, self._runs_or_starts):
            raise LauncherError(f"PostgreSQL does not answer. See {self.log}")

    def _runs_or_starts(self) -> bool:
        """Whether it answers; a server that still starts, or just dies, does not yet."""
        if self._process() is None:
            self._start()
        return self.is_running()

    def _make(self) -> None:
        """initdb beside the place of the data, then one rename: never a half-made cluster."""
        for left in self.directory.glob("making-*"):  # by a launcher that was killed
            shutil.rmtree(left, ignore_errors=True)
        making = self.directory / f"making-{os.getpid()}"
        making.mkdir(mode=0o700)
        self.account.own(making)
        done = self.account.run([self.binaries.program("initdb"), *self._initdb_options(making)])
        if done.returncode:
            raise LauncherError(f"PostgreSQL could not make a database: {done.stderr.strip()}")
        making.rename(self.data)

    def _initdb_options(self, data: Path) -> list[str]:
        return [
            f"--pgdata={data}",
            "--encoding=UTF8",
            # Under LC_CTYPE=C pg_trgm finds nothing in Cyrillic, Arabic or Chinese, silently.
            "--locale=C.UTF-8",
            "--auth=trust",
            f"--username={OWNER}",
            "--no-instructions",
            *([] if self.fsync else ["--no-sync"]),
        ]

    def _start(self) -> None:
        """Start the server, and again while the last children of a killed one still end."""
        sockets.claim(self.socket, self.account)
        postmaster.forget_dead(self.data)
        until = time.monotonic() + START_SECONDS
        while said := self._said_in_vain():
            if not any(words in said for words in STILL_ENDING) or time.monotonic() > until:
                raise LauncherError(f"PostgreSQL did not start. {self.log}:\n{said}")
            time.sleep(0.2)

    def _said_in_vain(self) -> str:
        """Start the server; what it said if it ended before it answered, else ""."""
        with self._opened_log() as log:
            before = log.tell()
        if self._starts():
            return ""
        return self.log.read_bytes()[before:].decode(errors="replace") or "It said nothing."

    def _starts(self) -> bool:
        """Start the server; False if it ended before it answered."""
        with self._opened_log() as log:
            server = subprocess.Popen(
                self.account.command(self._command()),
                env=accounts.clean_environment(),
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # Ctrl-C at the terminal is not for PostgreSQL
                **self.account.switch(),
            )
        _children.append(server)
        try:
            _within(START_SECONDS, lambda: server.poll() is not None or self.is_running())
        except KeyboardInterrupt:  # it may have no pid file yet, by which others could find it
            server.send_signal(signal.SIGINT)
            server.wait()
            raise
        return server.poll() is None

    def _command(self) -> list[str]:
        folder = str(self.socket).replace('"', '""')
        settings = SETTINGS | {"unix_socket_directories": f'"{folder}"'}
        if not self.fsync:
            settings |= NOTHING_TO_LOSE
        options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        return [self.binaries.program("postgres"), "-D", str(self.data), *options]

    def _opened_log(self) -> IO[bytes]:
        if self.log.exists() and self.log.stat().st_size > LARGEST_LOG:
            self.log.replace(self.log.with_name("log.before"))
        self.log.touch(mode=0o600)
        return self.log.open("ab")

    def _stop(self) -> None:
        for number in (signal.SIGINT, signal.SIGQUIT):  # PostgreSQL's fast, then immediate
            pid = self._process()
            if pid is not None:
                os.kill(pid, number)
            if _within(STOP_SECONDS, lambda: self._process() is None):
                sockets.release(self.socket)
                return
        raise LauncherError(f"PostgreSQL does not stop. See {self.log}")


def _within(seconds: float, condition: Callable[[], bool]) -> bool:
    """Wait until the condition holds; whether it did in time."""
    until = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > until:
            return False
        time.sleep(0.03)
    return True
