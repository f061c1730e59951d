"""The locks in requirements/: what they must agree on and must not hold."""

import re

import pytest

from freedomnow.launcher import bootstrap, layout


def text(lock):
    return (layout.PROJECT / "requirements" / f"{lock}.txt").read_text()


def pins(lock):
    return set(re.findall(r"^([a-z0-9-]+==[^ ]+)", text(lock), re.MULTILINE))


def test_each_lock_holds_all_of_the_one_before():
    base, test, browser = map(pins, bootstrap.LOCKS)

    assert base < test < browser


@pytest.mark.parametrize("lock", bootstrap.LOCKS)
def test_every_package_has_its_hashes(lock):
    entries = re.split(r"\n(?=[a-z])", text(lock))

    assert len(entries) == len(pins(lock))
    assert all("--hash=sha256:" in entry for entry in entries)


@pytest.mark.parametrize("lock", bootstrap.LOCKS)
def test_no_lock_names_a_host_or_a_path(lock):
    assert not re.search(r"://|file:|^-|\s/\w", text(lock), re.MULTILINE)
