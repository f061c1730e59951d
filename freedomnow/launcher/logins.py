"""The addresses of the site's three database logins: owner, web and public (the reader's)."""

import secrets
from collections.abc import Mapping
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from freedomnow.launcher.cluster import OWNER, Cluster
from freedomnow.launcher.errors import LauncherError

# The variable of each login but the owner's, and the login that it names.
LOGINS = {"DATABASE_WEB_URL": "freedomnow_web", "DATABASE_PUBLIC_URL": "freedomnow_public"}


def in_cluster(cluster: Cluster, database: str) -> dict[str, str]:
    """The three addresses in a private cluster, which asks for no password."""
    users = {"DATABASE_URL": OWNER} | LOGINS
    return {variable: cluster.url(user, database) for variable, user in users.items()}


def on_server(given: Mapping[str, str], known: Mapping[str, str]) -> dict[str, str]:
    """
    The three addresses on the operator's own server.

    `given` are the operator's variables, DATABASE_URL among them. A login that is not given gets
    the password it has in `known` (what var/environment says), else a random one.
    """
    owner = given["DATABASE_URL"]
    addresses = {"DATABASE_URL": owner}
    for variable, user in LOGINS.items():
        kept = urlsplit(known.get(variable, "")).password
        password = kept or secrets.token_urlsafe(24)
        addresses[variable] = given.get(variable) or as_user(owner, user, password)
    return addresses


def as_user(url: str, user: str, password: str) -> str:
    """The same database for another login. Raises LauncherError if it is no URL."""
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql"):
        raise LauncherError(
            "DATABASE_URL must look like postgresql://user:password@host/database "
            f"(or give {' and '.join(LOGINS)} too)."
        )
    place = parts.netloc.rpartition("@")[2]
    who = f"{quote(user, safe='')}:{quote(password, safe='')}"
    options = dict(parse_qsl(parts.query))
    for said_already in ("user", "password"):
        options.pop(said_already, None)
    query = urlencode(options, quote_via=quote)  # libpq does not read `+` as a space
    return parts._replace(netloc=f"{who}@{place}", query=query).geturl()
