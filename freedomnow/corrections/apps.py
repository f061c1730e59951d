from django.apps import AppConfig


class CorrectionsConfig(AppConfig):
    """Floor 4: requests to correct a page, to reply or to take it down, and their public log."""

    name = "freedomnow.corrections"
    label = "corrections"

    def ready(self) -> None:
        from freedomnow.corrections import purging, reminding, tray, views  # models exist only now
        from freedomnow.submissions import erasing, housekeeping, receipt_views, trays

        receipt_views.register(views.open_with_receipt)
        housekeeping.register(*reminding.CHORES, purging.CHORE)
        erasing.register(purging.erase)
        trays.register(tray.REQUESTS)
        trays.register_due(tray.DUE)
