from django.apps import AppConfig


class CorrectionsConfig(AppConfig):
    """Floor 4: requests to correct a page, to reply or to take it down, and their public log."""

    name = "freedomnow.corrections"
    label = "corrections"

    def ready(self) -> None:
        from freedomnow.corrections.views import open_with_receipt  # models exist only now
        from freedomnow.submissions.receipt_views import register

        register(open_with_receipt)
