from django.apps import AppConfig
from django.db.models.signals import pre_delete


class CorrectionsConfig(AppConfig):
    """Floor 4: requests to correct a page, to reply or to take it down, and their public log."""

    name = "freedomnow.corrections"
    label = "corrections"

    def ready(self) -> None:
        from freedomnow.corrections import purging, tray, views  # models exist only now
        from freedomnow.submissions import erasing, housekeeping, receipt_views, trays
        from freedomnow.users.models import User

        pre_delete.connect(purging.forget_contacts_of, User, dispatch_uid="corrections.contacts")

        receipt_views.register(views.open_with_receipt)
        housekeeping.register(purging.CHORE)
        erasing.register(purging.erase)
        trays.register(tray.REQUESTS)
