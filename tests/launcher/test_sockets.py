import os
import stat
from pathlib import Path

import pytest

from freedomnow.launcher import sockets
from freedomnow.launcher.accounts import Account
from freedomnow.launcher.errors import LauncherError

ME = Account(os.geteuid(), os.getegid())


def test_the_socket_lies_beside_the_data():
    assert sockets.folder_for(Path("/srv/site/var/postgres"), ME) == Path(
        "/srv/site/var/postgres/socket"
    )


@pytest.mark.parametrize(
    "directory",
    ["/" + "x" * 90, "/" + "ж" * 45, "/srv/a,b"],
    ids=["too many letters", "too many bytes", "libpq splits at commas"],
)
def test_a_path_that_does_not_work_gets_a_short_folder(directory):
    folder = sockets.folder_for(Path(directory), ME)

    assert folder.parent == Path("/tmp")
    assert str(ME.uid) in folder.name


def test_the_longest_path_that_works_is_used():
    directory = Path("/" + "x" * (107 - len("//socket/.s.PGSQL.5432")))

    assert sockets.folder_for(directory, ME) == directory / "socket"
    assert sockets.folder_for(Path(f"{directory}x"), ME).parent == Path("/tmp")


def test_two_projects_and_two_users_never_share_a_short_folder():
    long, other = Path("/" + "x" * 100), Path("/" + "y" * 100)
    folders = {
        sockets.folder_for(long, ME),
        sockets.folder_for(other, ME),
        sockets.folder_for(long, Account(ME.uid + 1, 0)),
    }

    assert len(folders) == 3


def test_the_folder_is_closed_to_others(tmp_path):
    sockets.claim(tmp_path / "socket", ME)

    assert stat.S_IMODE((tmp_path / "socket").stat().st_mode) == 0o700


def test_a_folder_of_ones_own_is_taken_again_and_closed(tmp_path):
    (tmp_path / "socket").mkdir(mode=0o777)

    sockets.claim(tmp_path / "socket", ME)

    assert stat.S_IMODE((tmp_path / "socket").stat().st_mode) == 0o700


def test_a_link_in_its_place_is_refused(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "socket").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(LauncherError, match="Remove it"):
        sockets.claim(tmp_path / "socket", ME)


def test_a_folder_that_somebody_else_made_first_is_refused(tmp_path, root):
    (tmp_path / "socket").mkdir()
    os.chown(tmp_path / "socket", 4321, 4321)

    with pytest.raises(LauncherError, match="4321"):
        sockets.claim(tmp_path / "socket", ME)
