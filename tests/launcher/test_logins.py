from urllib.parse import unquote, urlsplit

import pytest

from freedomnow.launcher import logins
from freedomnow.launcher.cluster import Cluster
from freedomnow.launcher.errors import LauncherError

OWNER_URL = "postgresql://owner:se%40cret@db.example:6432/site?sslmode=require"


def test_a_private_cluster_has_three_logins_without_passwords(tmp_path):
    addresses = logins.in_cluster(Cluster(tmp_path / "pg"), "freedomnow")

    users = [urlsplit(url).netloc for url in addresses.values()]
    assert users == ["freedomnow_owner@", "freedomnow_web@", "freedomnow_public@"]


def test_the_logins_of_a_given_server_are_derived_from_its_owner():
    addresses = logins.on_server({"DATABASE_URL": OWNER_URL}, known={})

    web = urlsplit(addresses["DATABASE_WEB_URL"])
    assert addresses["DATABASE_URL"] == OWNER_URL
    assert (web.username, web.hostname, web.port) == ("freedomnow_web", "db.example", 6432)
    assert (web.path, web.query) == ("/site", "sslmode=require")


def test_each_derived_login_has_a_long_password_of_its_own():
    addresses = logins.on_server({"DATABASE_URL": OWNER_URL}, known={})

    passwords = {urlsplit(url).password for url in addresses.values()}
    assert len(passwords) == 3
    assert len(urlsplit(addresses["DATABASE_WEB_URL"]).password) >= 32


def test_derived_passwords_are_kept_from_start_to_start():
    first = logins.on_server({"DATABASE_URL": OWNER_URL}, known={})

    assert logins.on_server({"DATABASE_URL": OWNER_URL}, known=first) == first


def test_given_logins_are_taken_as_they_are():
    given = {
        "DATABASE_URL": OWNER_URL,
        "DATABASE_WEB_URL": "postgresql://w:1@db/site",
        "DATABASE_PUBLIC_URL": "postgresql://p:2@db/site",
    }

    assert logins.on_server(given, known={}) == given


def test_a_user_in_the_options_of_a_url_does_not_win():
    url = "postgresql:///site?user=owner&password=secret&host=/run/a%20b"

    derived = logins.as_user(url, "freedomnow_web", "p/w")

    assert unquote(derived) == "postgresql://freedomnow_web:p/w@/site?host=/run/a b"


def test_an_address_that_is_no_url_is_refused():
    with pytest.raises(LauncherError, match="postgresql://"):
        logins.on_server({"DATABASE_URL": "host=db dbname=site"}, known={})
