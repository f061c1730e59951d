from django.apps import AppConfig
from django.db.models.signals import pre_delete


class SubmissionsConfig(AppConfig):
    """Floor 3: the waiting room, the volunteer's forms and the moderators' review."""

    name = "freedomnow.submissions"
    label = "submissions"

    def ready(self) -> None:
        from freedomnow.submissions import (  # models exist only now
            chores,
            contacts,
            housekeeping,
            trays,
        )
        from freedomnow.users.models import User

        pre_delete.connect(contacts.forget_with_account, User, dispatch_uid="submissions.contacts")

        housekeeping.register(*chores.CHORES)
        trays.register(trays.REPORTS)
