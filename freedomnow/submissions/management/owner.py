"""What commands about keys have in common: who does it, and the owner's login."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import ProgrammingError

from freedomnow.sealing import key_text

KEEP_IT = """
The private key, fingerprint {fingerprint}:

    {key}

It is shown this once and stored nowhere. Write it down, or put it where the moderators keep their
secrets; not into this server, and not beside its backups. It counts once "Done" stands below.
"""


class OwnerCommand(BaseCommand):
    """Needs the owner of the database (DATABASE_ROLE=owner)."""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--by", required=True, help="who does it, for the history")

    def handle(self, *args: Any, by: str, **options: Any) -> None:
        if not by.strip():
            raise CommandError("Say who does it: the history keeps it.")
        try:
            self.act(by=by.strip(), **options)
        except ProgrammingError as error:
            raise CommandError("Only the owner of the database can do that.") from error

    def act(self, *, by: str, **options: Any) -> None:
        raise NotImplementedError

    def show(self, fingerprint: str, private_key: bytes) -> None:
        """Before anything is stored: where this fails, nothing has changed."""
        self.stdout.write(
            KEEP_IT.format(fingerprint=fingerprint, key=key_text.written(private_key))
        )
        self.stdout.flush()
