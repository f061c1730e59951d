import os
from pathlib import Path

import pytest

from freedomnow.launcher import accounts
from freedomnow.launcher.accounts import NOBODY, Account
from freedomnow.launcher.errors import LauncherError

SHELL = Path("/bin/sh")


def test_an_ordinary_user_runs_it_himself(ordinary_user):
    said = ordinary_user(
        "import os; from pathlib import Path; from freedomnow.launcher import accounts;"
        "chosen = accounts.choose(Path('.'), program=Path('/bin/sh'), copyable=False);"
        "print((chosen.uid, chosen.namespaced) == (os.geteuid(), False))"
    )

    assert said.strip() == "True"


def test_root_hands_it_to_a_user_who_can_reach_it(root, open_folder):
    account = accounts.choose(open_folder, program=SHELL, copyable=False)

    assert account.uid != 0
    assert account.can_use(open_folder)


def test_root_keeps_it_where_nobody_else_can_enter(root, tmp_path):
    tmp_path.chmod(0o700)
    if not accounts._namespaces_work(Account(0, 0, namespaced=True)):
        pytest.skip("this kernel gives no user namespaces")

    account = accounts.choose(tmp_path, program=SHELL, copyable=False)

    assert account == Account(0, 0, namespaced=True)
    assert account.run(["id", "-u"]).stdout.strip() != "0"


def test_root_keeps_it_where_nobody_else_can_run_the_programs(root, open_folder, tmp_path):
    tmp_path.chmod(0o700)
    program = tmp_path / "postgres"
    program.touch(mode=0o755)

    assert accounts.choose(open_folder, program=program, copyable=False).namespaced
    assert not accounts.choose(open_folder, program=program, copyable=True).namespaced


def test_without_any_way_the_message_says_what_to_do(root, tmp_path, monkeypatch):
    tmp_path.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path))  # no `unshare` there

    with pytest.raises(LauncherError, match="set DATABASE_URL"):
        accounts.choose(tmp_path, program=SHELL, copyable=True)


def test_a_cluster_runs_as_the_owner_of_its_data(root, open_folder):
    os.chown(open_folder, 4321, 1234)

    assert accounts.owner_of(open_folder) == Account(4321, 1234)


def test_data_of_root_run_in_a_namespace(root, tmp_path):
    assert accounts.owner_of(tmp_path).namespaced


def test_an_ordinary_user_is_told_whose_data_they_are(ordinary_user):
    said = ordinary_user(
        "from pathlib import Path; from freedomnow.launcher import accounts, errors\n"
        "try: accounts.owner_of(Path('/'))\n"
        "except errors.LauncherError as error: print(error)"
    )

    assert "belongs to the user with id 0" in said


def test_a_program_sees_none_of_the_sites_secrets(root, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "secret")
    monkeypatch.setenv("PGHOST", "elsewhere")

    said = Account(NOBODY, NOBODY).run(["env"]).stdout

    assert "SECRET_KEY" not in said
    assert "PGHOST" not in said


def test_a_program_keeps_no_group_of_roots(root):
    assert Account(NOBODY, NOBODY).run(["id", "-G"]).stdout.split() == [str(NOBODY)]
