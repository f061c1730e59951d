"""
var/environment: the settings that `make run` chose, for commands beside the running site.

Lines of KEY=value, readable by its owner only. The process's own environment always wins.
"""

import os
from collections.abc import Mapping, MutableMapping
from pathlib import Path

HEADER = "# Written by `make run`. What the environment of a process says wins over this file.\n"


def load(path: Path, environ: MutableMapping[str, str]) -> None:
    """
    Set in `environ` what the file says and `environ` does not have.

    FREEDOMNOW_ENVIRONMENT in `environ` names another file; empty, it means none at all, which is
    how tests keep clear of the running site. A missing file sets nothing.
    """
    named = environ.get("FREEDOMNOW_ENVIRONMENT")
    if named == "":
        return
    for key, value in read(Path(named) if named else path).items():
        environ.setdefault(key, value)


def read(path: Path) -> dict[str, str]:
    """What the file says; nothing if there is none. Raises ValueError for a line without `=`."""
    if not path.exists():
        return {}
    values = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        key, equals, value = line.partition("=")
        if not line.strip() or line.startswith("#"):
            continue
        if not equals or not key.isidentifier():
            raise ValueError(f"{path}, line {number}: not KEY=value.")
        values[key] = value
    return values


def write(path: Path, values: Mapping[str, str]) -> None:
    """Replace the file in one step; at no moment can another user read it."""
    lines = [f"{key}={value}" for key, value in values.items()]
    if any(len(line.splitlines()) != 1 for line in lines):
        raise ValueError("A value of var/environment has more than one line.")
    path.parent.mkdir(parents=True, exist_ok=True)
    making = path.with_name(f"{path.name}.{os.getpid()}")
    making.touch(mode=0o600)
    making.write_text(HEADER + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    making.replace(path)
