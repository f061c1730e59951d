from django.apps import AppConfig


class TipsConfig(AppConfig):
    """Floor 6: what somebody saw, told in confidence; it needs the numbers of floor 5."""

    name = "freedomnow.tips"
    label = "tips"

    def ready(self) -> None:
        from freedomnow.submissions import housekeeping, receipt_views, trays
        from freedomnow.tips import purging, tray, views  # models exist only now

        receipt_views.register(views.open_with_receipt)
        housekeeping.register(purging.CHORE)
        trays.register(tray.TIPS)
