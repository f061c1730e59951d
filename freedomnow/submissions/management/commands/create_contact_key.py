from typing import Any

from django.core.management.base import CommandError

from freedomnow.submissions import contact_keys
from freedomnow.submissions.management.owner import OwnerCommand


class Command(OwnerCommand):
    help = (
        "Makes the key that contact details are sealed to, and prints its private half once. From "
        "then on senders may leave contact details. Needs the owner of the database "
        "(DATABASE_ROLE=owner). Read docs/deployment.md first."
    )

    def act(self, *, by: str, **options: Any) -> None:
        try:
            contact_keys.create(by=by, show=self.show)
        except contact_keys.KeyIsActive as error:
            raise CommandError(
                f"The key {error} is in use. Change it with rotate_contact_key; if nobody has its "
                "private half any more, lose_contact_key."
            ) from error
        self.stdout.write("Done. Senders can leave contact details now.")
