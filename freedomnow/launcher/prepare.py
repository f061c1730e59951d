"""
Brings the site's database and files up to date: python -m freedomnow.launcher.prepare PARTS.

A program of its own that runs in the environment, as the owner of the database. Every step may
run again at any time; those with nothing to do are quick.
"""

import hashlib
import io
import os
import sys
from importlib.metadata import version
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import CommandError, call_command

from freedomnow.launcher import layout

STATIC_STAMP = layout.VAR / "static.digest"


def roles() -> None:
    """The logins; exits with 3 if that of DATABASE_URL may not create any."""
    call_command("ensure_roles", verbosity=0)


def content() -> None:
    """Tables, catalogues, static files, starter content, demo accounts; says what it does."""
    _say("Bringing the tables up to date ...")
    call_command("migrate", interactive=False, verbosity=0)
    call_command("compile_catalogues", verbosity=0, stdout=io.StringIO())
    collect_static()
    _say("Loading the starter content ...")
    call_command("load_starter", demo=settings.DEMO)
    if settings.DEMO:
        # Pages of an older release, in the documents that today's code reads.
        call_command("rebuild", accept_upgrades=True, stdout=io.StringIO())
        _say("Demo accounts:")
        call_command("demo_accounts")


def collect_static() -> None:
    """Collect and compress the static files, unless none of them changed: some 5 seconds."""
    digest = static_digest()
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if manifest.exists() and STATIC_STAMP.exists() and STATIC_STAMP.read_text() == digest:
        return
    _say("Collecting static files ...")
    STATIC_STAMP.unlink(missing_ok=True)
    call_command("collectstatic", interactive=False, verbosity=0)
    STATIC_STAMP.write_text(digest)


def static_digest() -> str:
    """Of every file's name and content, and of what decides how they are stored."""
    storage = settings.STORAGES["staticfiles"]["BACKEND"]
    digest = hashlib.sha256(f"{storage} {version('django')} {version('whitenoise')}".encode())
    for finder in get_finders():
        for name, files in finder.list([]):
            with files.open(name) as file:
                digest.update(f"\0{name}\0".encode() + file.read())
    return digest.hexdigest()


def _say(words: str) -> None:
    print(words, flush=True)


PARTS = {"roles": roles, "content": content}


def main(parts: list[str]) -> int:
    """Run the parts, in that order; the exit code of the command that failed."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "freedomnow.settings")
    django.setup()
    try:
        for part in parts:
            PARTS[part]()
    except CommandError as error:
        print(error, file=sys.stderr)
        return error.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
