from django.apps import AppConfig


class TrustConfig(AppConfig):
    """Floor 6: who runs the site and by which rules; its figures count what all floors did."""

    name = "freedomnow.trust"
    label = "trust"

    def ready(self) -> None:
        from freedomnow.submissions import housekeeping
        from freedomnow.trust import checks, counting  # models exist only now

        self.checks = checks  # registered by being imported
        housekeeping.register(counting.CHORE)
