from django.apps import AppConfig


class SubmissionsConfig(AppConfig):
    """Floor 3: the waiting room, the volunteer's forms and the moderators' review."""

    name = "freedomnow.submissions"
    label = "submissions"

    def ready(self) -> None:
        from freedomnow.submissions import (  # models exist only now
            chores,
            contributions,
            housekeeping,
            public_names,
            subscriptions,
            trays,
        )

        housekeeping.register(*chores.CHORES)
        housekeeping.register(subscriptions.CHORE, contributions.CHORE)
        trays.register(trays.REPORTS)
        trays.register(public_names.TRAY)
        for due in trays.DUES:
            trays.register_due(due)
