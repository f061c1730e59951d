from django.apps import AppConfig


class SubmissionsConfig(AppConfig):
    """Floor 3: the waiting room, the volunteer's forms and the moderators' review."""

    name = "freedomnow.submissions"
    label = "submissions"

    def ready(self) -> None:
        from freedomnow.submissions import (  # models exist only now
            chores,
            housekeeping,
            subscriptions,
            trays,
        )

        housekeeping.register(*chores.CHORES)
        housekeeping.register(subscriptions.CHORE)
        trays.register(trays.REPORTS)
        for due in trays.DUES:
            trays.register_due(due)
