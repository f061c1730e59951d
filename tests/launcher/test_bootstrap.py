"""A project with locks that ask for nothing: quick, and no package is fetched."""

import shutil
import subprocess
import sys
import venv

import pytest

from freedomnow.launcher import bootstrap, layout

SCRIPT = layout.PROJECT / "freedomnow" / "launcher" / "bootstrap.py"
pytestmark = pytest.mark.usefixtures("no_pip_warnings")


@pytest.fixture
def no_pip_warnings(monkeypatch):
    monkeypatch.setenv("PIP_QUIET", "2")


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    """A project whose lock `test` is installed, to be copied: a link to Python works anywhere."""
    project = make_project(tmp_path_factory.mktemp("template"))
    bootstrap.ensure(project, "test")
    return project


def make_project(folder):
    (folder / "requirements").mkdir()
    for lock in bootstrap.LOCKS:
        (folder / "requirements" / f"{lock}.txt").write_text(f"# nothing for {lock}\n")
    return folder


@pytest.fixture
def project(tmp_path):
    return make_project(tmp_path)


@pytest.fixture
def installed(template, tmp_path):
    return shutil.copytree(template, tmp_path / "installed", symlinks=True)


def change(project, lock):
    with (project / "requirements" / f"{lock}.txt").open("a") as file:
        file.write("# changed\n")


def test_a_fresh_project_gets_an_environment_whose_python_runs(installed):
    python = installed / ".venv" / "bin" / "python"

    done = subprocess.run([python, "-c", "import sys; print(sys.prefix)"], capture_output=True)

    assert done.stdout.decode().strip() == str(installed / ".venv")


def test_a_lock_brings_those_before_it_and_not_those_after(installed):
    said = [bootstrap.is_installed(installed, lock) for lock in ("base", "test", "browser")]

    assert said == [True, True, False]


def test_what_is_installed_is_not_installed_again(installed, capfd):
    bootstrap.ensure(installed, "test")

    assert capfd.readouterr().out == ""


def test_a_changed_lock_is_installed_into_the_same_environment(installed, capfd):
    (installed / ".venv" / "mark").touch()
    change(installed, "base")

    bootstrap.ensure(installed, "base")

    assert "Installing" in capfd.readouterr().out
    assert (installed / ".venv" / "mark").exists()
    assert bootstrap.is_installed(installed, "base")


def test_a_change_of_a_lock_that_is_not_asked_for_changes_nothing(installed):
    change(installed, "browser")

    assert bootstrap.is_installed(installed, "test")


def test_a_later_smaller_lock_leaves_the_larger_one_installed(installed):
    bootstrap.ensure(installed, "base")

    assert bootstrap.is_installed(installed, "test")


def test_an_environment_left_by_a_killed_pip_is_made_anew(installed):
    (installed / ".venv" / "unfinished").touch()
    (installed / ".venv" / "half-written").touch()
    change(installed, "test")

    bootstrap.ensure(installed, "test")

    assert not (installed / ".venv" / "half-written").exists()
    assert bootstrap.is_installed(installed, "test")


def test_a_pip_that_fails_leaves_the_mark_of_an_unfinished_environment(installed):
    (installed / "requirements" / "base.txt").write_text("no-hash==1\n")

    with pytest.raises(bootstrap.BootstrapError, match="This failed"):
        bootstrap.ensure(installed, "base")

    assert not bootstrap.is_installed(installed, "base")
    assert (installed / ".venv" / "unfinished").exists()


def test_an_environment_whose_python_is_gone_is_made_anew(project):
    (project / ".venv" / "bin").mkdir(parents=True)
    (project / ".venv" / "bin" / "python").symlink_to("/nowhere/python3")

    bootstrap.ensure(project, "base")

    assert bootstrap.is_installed(project, "base")


def test_an_environment_of_another_python_is_made_anew(installed):
    stamp = installed / ".venv" / "installed.json"
    stamp.write_text(stamp.read_text().replace('"python": "3.', '"python": "2.'))
    (installed / ".venv" / "mark").touch()

    bootstrap.ensure(installed, "test")

    assert not (installed / ".venv" / "mark").exists()


@pytest.mark.parametrize("words", ["", "[1, 2]", "{", '"text"'])
def test_a_broken_stamp_means_not_installed(installed, words):
    (installed / ".venv" / "installed.json").write_text(words)

    assert not bootstrap.is_installed(installed, "base")


def test_somebodys_own_environment_is_used_not_thrown_away(project):
    venv.create(project / ".venv", with_pip=False, symlinks=True)
    (project / ".venv" / "mark").touch()

    bootstrap.ensure(project, "base")

    assert (project / ".venv" / "mark").exists()


def test_the_systems_pip_serves_an_environment_without_one(installed):
    pip = bootstrap.pip_for(installed / ".venv")

    assert pip[-2:] == ["--python", str(installed / ".venv" / "bin" / "python")]


@pytest.mark.drill
def test_an_old_pip_of_the_system_is_passed_over_for_ensurepip(installed, monkeypatch):
    pytest.importorskip("ensurepip")
    monkeypatch.setattr(bootstrap, "OLDEST_PIP", (999,))

    pip = bootstrap.pip_for(installed / ".venv")

    assert pip == [str(installed / ".venv" / "bin" / "python"), "-m", "pip"]
    assert bootstrap._pip_version(pip[0])


def test_without_any_pip_the_message_says_what_to_install(installed, monkeypatch):
    monkeypatch.setattr(bootstrap, "OLDEST_PIP", (999,))
    monkeypatch.setattr(bootstrap.importlib.util, "find_spec", lambda name: None)

    with pytest.raises(bootstrap.BootstrapError, match="apt install python3-pip"):
        bootstrap.pip_for(installed / ".venv")


def test_two_at_once_take_turns(project):
    copy = project / "freedomnow" / "launcher" / "bootstrap.py"
    copy.parent.mkdir(parents=True)
    shutil.copy(SCRIPT, copy)
    command = [sys.executable, str(copy), "base"]

    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]

    said = sorted(process.communicate()[0] for process in both)
    assert [process.returncode for process in both] == [0, 0]
    assert said[0] == ""
    assert "Installing" in said[1]


@pytest.mark.parametrize("arguments", [[], ["nothing"], ["base", "test"]])
def test_a_wrong_argument_is_explained(arguments):
    done = subprocess.run([sys.executable, SCRIPT, *arguments], capture_output=True, text=True)

    assert done.returncode == 1
    assert done.stderr == "Say which packages to install: base, test, browser.\n"


def test_an_old_python_is_told_so(monkeypatch):
    monkeypatch.setattr(bootstrap, "OLDEST_PYTHON", (99, 0))

    with pytest.raises(bootstrap.BootstrapError, match=r"Python 3\.11"):
        bootstrap.main(["base"])
