"""
Makes .venv/ with the packages of a lock: python3 freedomnow/launcher/bootstrap.py base|test|browser

Run by the system's Python (3.11 or later) before anything is there, so it is one file and imports
the standard library only. It works with and without `ensurepip`, which Debian leaves out.
"""

import fcntl
import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
# Each lock holds everything of those before it.
LOCKS = ("base", "test", "browser")
OLDEST_PYTHON = (3, 11)
# The first pip that installs into another environment (--python).
OLDEST_PIP = (22, 3)


class BootstrapError(Exception):
    """Its message is for the person at the keyboard."""


def main(arguments: list[str]) -> None:
    """Install the lock that the argument names, unless it is installed."""
    if sys.version_info < OLDEST_PYTHON:
        raise BootstrapError("Python 3.11 or later is needed: make PYTHON=python3.11 ...")
    if len(arguments) != 1 or arguments[0] not in LOCKS:
        raise BootstrapError(f"Say which packages to install: {', '.join(LOCKS)}.")
    ensure(PROJECT, arguments[0])


def ensure(project: Path, lock: str) -> None:
    """Bring the project's .venv up to that lock; two at once take turns."""
    var = project / "var"
    var.mkdir(exist_ok=True)
    with (var / "bootstrap.lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        os.set_inheritable(turn.fileno(), True)  # a pip that outlives us keeps its turn
        if not is_installed(project, lock):
            install(project, lock)


def is_installed(project: Path, lock: str) -> bool:
    """Whether the lock as it is now was installed to the end, for the Python that runs .venv."""
    venv = project / ".venv"
    wanted = {"python": _version(venv), lock: _digest(project, lock)}
    return bool(wanted["python"]) and wanted.items() <= _stamp(venv).items()


def install(project: Path, lock: str) -> None:
    """
    Install the lock, in a new .venv where the old one cannot be trusted.

    The marker `unfinished` stands while pip works: what a killed pip leaves looks installed to
    the next one and is not.
    """
    venv = project / ".venv"
    unfinished = venv / "unfinished"
    if unfinished.exists() or not _is_sound(venv):
        print("Making .venv ...", flush=True)
        shutil.rmtree(venv, ignore_errors=True)
        _run([python_outside(), "-m", "venv", "--without-pip", str(venv)])
    pip = pip_for(venv)
    print(f"Installing Python packages (requirements/{lock}.txt) ...", flush=True)
    unfinished.touch()
    wanted = ["--require-hashes", "--requirement", str(project / "requirements" / f"{lock}.txt")]
    quiet = ["--quiet", "--no-input", "--disable-pip-version-check"]
    _run([*pip, "install", *quiet, *wanted])
    _write_stamp(project, lock)
    unfinished.unlink()


def pip_for(venv: Path) -> list[str]:
    """The pip that can install into the environment: its own, the system's, or ensurepip's."""
    python, outside = str(venv / "bin" / "python"), python_outside()
    if _pip_version(python):
        return [python, "-m", "pip"]
    if _pip_version(outside) >= OLDEST_PIP:
        return [outside, "-m", "pip", "--python", python]
    if importlib.util.find_spec("ensurepip"):
        _run([python, "-m", "ensurepip"])
        return [python, "-m", "pip"]
    raise BootstrapError("pip is missing. On Debian and Ubuntu: apt install python3-pip")


def python_outside() -> str:
    """The system's Python, also when this runs in an activated .venv, which may be removed."""
    name = "python{}.{}".format(*sys.version_info)
    outside = Path(sys.base_prefix) / "bin" / name
    return str(outside) if outside.exists() else sys.executable


def _pip_version(python: str) -> tuple[int, ...]:
    """The version of that Python's pip; () if it has none."""
    show = "import importlib.metadata, pip; print(importlib.metadata.version('pip'))"
    found = re.match(r"(\d+)\.(\d+)", _output([python, "-c", show]))
    return tuple(int(number) for number in found.groups()) if found else ()


def _is_sound(venv: Path) -> bool:
    """Whether its Python runs, and is the one that its packages were installed for, if any."""
    version = _version(venv)
    return bool(version) and _stamp(venv).get("python", version) == version


def _version(venv: Path) -> str:
    """Such as 3.11, as its Python says; empty if it does not run."""
    show = "import sys; print('%d.%d' % sys.version_info[:2])"
    return _output([str(venv / "bin" / "python"), "-c", show]).strip()


def _digest(project: Path, lock: str) -> str:
    return hashlib.sha256((project / "requirements" / f"{lock}.txt").read_bytes()).hexdigest()


def _stamp(venv: Path) -> dict[str, str]:
    """What was installed to the end: the Python's version, and the digest of each lock."""
    try:
        return dict(json.loads((venv / "installed.json").read_text()))
    except (OSError, ValueError, TypeError):
        return {}


def _write_stamp(project: Path, lock: str) -> None:
    venv = project / ".venv"
    covered = LOCKS[: LOCKS.index(lock) + 1]
    stamp = {"python": _version(venv)} | {name: _digest(project, name) for name in covered}
    (venv / "installed.json").write_text(json.dumps(stamp))


def _run(command: list[str]) -> None:
    try:
        subprocess.run(command, check=True, close_fds=False)
    except subprocess.CalledProcessError as error:
        raise BootstrapError(f"This failed: {' '.join(command)}") from error


def _output(command: list[str]) -> str:
    """What the command prints; nothing if it fails or is not there."""
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return ""


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except (BootstrapError, OSError) as error:
        sys.exit(f"{error}")
    except KeyboardInterrupt:
        sys.exit(130)
