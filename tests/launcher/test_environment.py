import stat

import pytest

from freedomnow.launcher import environment


@pytest.fixture
def path(tmp_path):
    return tmp_path / "var" / "environment"


def test_what_is_written_is_loaded(path):
    environment.write(path, {"SECRET_KEY": "a=b c#d", "DEMO": "1", "EMPTY": ""})
    environ = {}

    environment.load(path, environ)

    assert environ == {"SECRET_KEY": "a=b c#d", "DEMO": "1", "EMPTY": ""}


def test_the_environment_wins_over_the_file(path):
    environment.write(path, {"DEMO": "1", "SECRET_KEY": "kept"})
    environ = {"DEMO": ""}

    environment.load(path, environ)

    assert environ == {"DEMO": "", "SECRET_KEY": "kept"}


def test_a_missing_file_sets_nothing(path):
    environ = {}

    environment.load(path, environ)

    assert environ == {}


def test_an_empty_name_of_the_file_means_no_file(path):
    environment.write(path, {"DEMO": "1"})
    environ = {"FREEDOMNOW_ENVIRONMENT": ""}

    environment.load(path, environ)

    assert "DEMO" not in environ


def test_another_file_can_be_named(path, tmp_path):
    environment.write(tmp_path / "other", {"DEMO": "other"})
    environ = {"FREEDOMNOW_ENVIRONMENT": str(tmp_path / "other")}

    environment.load(path, environ)

    assert environ["DEMO"] == "other"


def test_only_the_owner_can_read_it(path):
    environment.write(path, {"SECRET_KEY": "secret"})

    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_writing_again_replaces_everything_and_leaves_nothing_beside(path):
    environment.write(path, {"ONE": "1"})
    environment.write(path, {"TWO": "2"})

    assert environment.read(path) == {"TWO": "2"}
    assert [entry.name for entry in path.parent.iterdir()] == ["environment"]


@pytest.mark.parametrize("line", ["SECRET_KEY", "export A=1", "=1", "A B=1"])
def test_a_line_that_says_nothing_is_named(path, line):
    path.parent.mkdir()
    path.write_text(f"# comment\n\n{line}\n")

    with pytest.raises(ValueError, match="line 3"):
        environment.read(path)


@pytest.mark.parametrize("value", ["a\nDEBUG=1", "a\rb", "a\x85b", "a\u2028b"])
def test_a_value_of_two_lines_is_refused(path, value):
    with pytest.raises(ValueError, match="more than one line"):
        environment.write(path, {"SECRET_KEY": value})

    assert not path.exists()
