import sys
from typing import Any

from django.core.management.base import CommandError

from freedomnow.sealing import key_text
from freedomnow.submissions import contact_keys
from freedomnow.submissions.contacts import NoKey, WrongKey
from freedomnow.submissions.management.owner import OwnerCommand


class Command(OwnerCommand):
    help = (
        "Changes the key that contact details are sealed to: reads the old private key from "
        "standard input, seals all contact details anew, and prints the new private key once. All "
        "of it or nothing. Needs the owner of the database (DATABASE_ROLE=owner)."
    )

    def act(self, *, by: str, **options: Any) -> None:
        self.stderr.write("The old private key, then Enter:")
        try:
            old = key_text.read(sys.stdin.readline())
            done = contact_keys.rotate(old, by=by, show=self.show)
        except key_text.NotAKey as error:
            raise CommandError(str(error)) from error
        except WrongKey as error:
            raise CommandError("This is not the key in use. Compare the fingerprints.") from error
        except NoKey as error:
            raise CommandError("No key is in use: create_contact_key makes one.") from error
        self.stdout.write(f"Done. Sealed anew: {done.resealed}. The old key opens nothing.")
        if done.lost:
            self.stdout.write(f"Did not open, and deleted: {', '.join(done.lost)}.")
