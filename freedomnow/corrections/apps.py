from django.apps import AppConfig


class CorrectionsConfig(AppConfig):
    """Floor 4: requests to correct a page, to reply or to take it down, and their public log."""

    name = "freedomnow.corrections"
    label = "corrections"

    def ready(self) -> None:
        from freedomnow.corrections import (  # models exist only now
            asked,
            purging,
            reminding,
            tray,
            views,
        )
        from freedomnow.submissions import (
            account,
            erasing,
            following,
            housekeeping,
            receipt_views,
            trays,
        )

        receipt_views.register(views.open_with_receipt)
        housekeeping.register(*reminding.CHORES, purging.CHORE)
        erasing.register(purging.erase)
        account.register("requests", asked.copy_of)
        following.register(asked.papers_of)
        trays.register(tray.REQUESTS)
        trays.register_due(tray.DUE)
