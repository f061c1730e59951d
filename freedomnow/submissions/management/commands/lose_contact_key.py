from typing import Any

from django.core.management.base import CommandError, CommandParser

from freedomnow.submissions import contact_keys
from freedomnow.submissions.contacts import NoKey
from freedomnow.submissions.management.owner import OwnerCommand


class Command(OwnerCommand):
    help = (
        "For a private key that nobody has any more: retires it, and deletes all contact details, "
        "which nobody can open. It cannot be undone. Needs the owner of the database "
        "(DATABASE_ROLE=owner)."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--reason", required=True, help="what happened, for the history")
        parser.add_argument("--yes", action="store_true", help="that it cannot be undone is clear")

    def act(self, *, by: str, **options: Any) -> None:
        reason = options["reason"].strip()
        if not reason:
            raise CommandError("Say what happened: the history keeps it.")
        if not options["yes"]:
            raise CommandError("Nobody will ever read these contact details. Add --yes if so.")
        try:
            gone = contact_keys.lose(by=by, reason=reason)
        except NoKey:
            self.stdout.write("No key is in use: nothing was done.")
        else:
            self.stdout.write(f"Done. Deleted: {gone}. create_contact_key makes a new key.")
