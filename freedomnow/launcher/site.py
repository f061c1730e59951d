"""Serves the site on this machine: database, content, server."""

import http.client
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from typing import Any

from freedomnow.launcher import environment, layout, locks, logins
from freedomnow.launcher.cluster import Cluster
from freedomnow.launcher.errors import LauncherError

HOST = "127.0.0.1"
DEFAULT_PORT = "8000"
ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
READY_SECONDS = 60
STOP_SECONDS = 10
# `manage.py ensure_roles` when its login may not create roles.
CANNOT_CREATE_ROLES = 3
ONE_LOGIN = (
    "Warning: the login of DATABASE_URL cannot create roles, so one login does everything. "
    "Let an administrator of that server run `manage.py ensure_roles`."
)
PREPARE = [sys.executable, "-m", "freedomnow.launcher.prepare"]
SERVE = [sys.executable, "-m", "freedomnow.launcher.server", HOST]


def run(environ: Mapping[str, str]) -> None:
    """Prepare and serve until Ctrl-C or a signal that ends."""
    port = port_of(environ)
    require_free(port)
    for number in ENDING:
        signal.signal(number, _interrupt)
    try:
        with addresses(environ) as urls:
            serve(port, prepared(urls, environ))
    except KeyboardInterrupt:
        print("\nStopped.")


def _interrupt(*_: object) -> None:
    """End once: what is pressed after that does not disturb the clearing up."""
    for number in ENDING:
        signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt


def port_of(environ: Mapping[str, str]) -> int:
    """The port that PORT names. Raises LauncherError if it names none."""
    given = environ.get("PORT") or DEFAULT_PORT
    if not given.isascii() or not given.isdigit() or not 0 < int(given) < 65536:
        raise LauncherError(f"PORT must be a number from 1 to 65535, not {given!r}.")
    return int(given)


def require_free(port: int) -> None:
    """Raises LauncherError if the port cannot be had."""
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((HOST, port))
        except OSError as error:
            raise LauncherError(
                f"Port {port} on {HOST} cannot be used ({error.strerror}). "
                f"Choose another one: make run PORT={port + 1 if port < 65535 else 8001}"
            ) from error


# The database


@contextmanager
def addresses(environ: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """The three database addresses, with a private cluster running if none were given."""
    if environ.get("DATABASE_URL"):
        yield logins.on_server(environ, environment.read(layout.ENVIRONMENT))
        return
    if given := [variable for variable in logins.LOGINS if environ.get(variable)]:
        raise LauncherError(f"{' and '.join(given)} without DATABASE_URL makes no sense.")
    print("Starting PostgreSQL ...", flush=True)
    with Cluster(layout.CLUSTER, environ=environ).use() as cluster:
        cluster.ensure_database(layout.DATABASE)
        yield logins.in_cluster(cluster, layout.DATABASE)


# Settings and content


def prepared(urls: Mapping[str, str], environ: Mapping[str, str]) -> dict[str, str]:
    """Write var/environment and bring the database up to date; the server's environment."""
    values = settings(urls, environ)
    code = prepare(["roles", "content"], values, environ)
    if code == CANNOT_CREATE_ROLES:
        print(ONE_LOGIN, file=sys.stderr, flush=True)
        values |= dict.fromkeys(logins.LOGINS, "")
        code = prepare(["content"], values, environ)
    if code:
        raise LauncherError(f"The site could not be prepared (exit code {code}).")
    return {**environ, **values}


def settings(urls: Mapping[str, str], environ: Mapping[str, str]) -> dict[str, str]:
    """The variables of a site to try out on this machine; the operator's own come first."""
    known = environment.read(layout.ENVIRONMENT)
    chosen = {
        "SECRET_KEY": known.get("SECRET_KEY") or secrets.token_urlsafe(50),
        "MATCHING_KEY": known.get("MATCHING_KEY") or secrets.token_urlsafe(50),
        "DEMO": "1",
        "DEVELOPMENT": "1",
        "ALLOWED_HOSTS": f"{HOST},localhost",
    }
    return {key: environ.get(key, value) for key, value in chosen.items()} | dict(urls)


def prepare(parts: list[str], values: Mapping[str, str], environ: Mapping[str, str]) -> int:
    """Run parts of prepare.py as the owner, with var/environment as it will be; its exit code."""
    layout.VAR.mkdir(exist_ok=True)
    with locks.exclusive(layout.VAR / "prepare.lock") as lock:
        environment.write(layout.ENVIRONMENT, values)
        env = {**environ, **values, "DATABASE_ROLE": "owner"}
        with child([*PREPARE, *parts], env=env, cwd=layout.PROJECT, pass_fds=[lock]) as process:
            return process.wait()


@contextmanager
def child(command: list[str], **options: Any) -> "Iterator[subprocess.Popen[bytes]]":
    """
    A process that is not there after the block, nor what it began: Ctrl-C reaches this process,
    which then ends that one.
    """
    process = None
    try:
        with signals_waiting():  # one that came before it has a name would leave it behind
            process = subprocess.Popen(command, start_new_session=True, **options)
        yield process
    finally:
        if process is not None:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@contextmanager
def signals_waiting() -> Iterator[None]:
    """
    What would end this process does so after the block. Handlers wait, not the mask of this
    thread: another thread would take the signal, and Python handle it in the middle of the block.
    """
    came: list[int] = []
    before = {number: signal.getsignal(number) for number in ENDING}
    try:
        for number, handler in before.items():
            if handler is not signal.SIG_IGN:  # which a child inherits
                signal.signal(number, lambda number, _frame: came.append(number))
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        for late in came:
            signal.raise_signal(late)


# The server


def serve(port: int, environ: Mapping[str, str]) -> None:
    """Serve until an interrupt comes; leaves no process behind."""
    server = subprocess.Popen(
        [*SERVE, str(port)],
        env={**environ, "DATABASE_ROLE": "web"},
        cwd=layout.PROJECT,
        stdin=subprocess.PIPE,  # it ends when this pipe does, whatever way this process ends
        start_new_session=True,
    )
    try:
        if answers(port, server):
            print(f"\nFreedomNow is at http://{HOST}:{port}/  (stop it with Ctrl-C)", flush=True)
        if code := server.wait():
            raise LauncherError(f"The server ended by itself (exit code {code}).")
    finally:
        end(server)


def answers(port: int, server: "subprocess.Popen[bytes]") -> bool:
    """
    Wait for the first answer; False if the server ended before.

    Raises LauncherError if it lives and says nothing.
    """
    until = time.monotonic() + READY_SECONDS
    while server.poll() is None and time.monotonic() < until:
        if _answers_once(port):
            return True
        time.sleep(0.1)
    if server.poll() is None:
        raise LauncherError(f"The server did not answer in {READY_SECONDS} seconds.")
    return False


def _answers_once(port: int) -> bool:
    with closing(http.client.HTTPConnection(HOST, port, timeout=5)) as connection:
        try:
            connection.request("GET", "/healthz")
            connection.getresponse()
        except (OSError, http.client.HTTPException):
            return False
    return True


def end(server: "subprocess.Popen[bytes]") -> None:
    """Let the server finish what it is doing, then end whatever is left of its group."""
    if server.stdin:
        server.stdin.close()
    with suppress(subprocess.TimeoutExpired):
        server.wait(STOP_SECONDS)
    with suppress(ProcessLookupError):
        os.killpg(server.pid, signal.SIGKILL)
    server.wait()
