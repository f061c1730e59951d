from django.apps import AppConfig


class SubmissionsConfig(AppConfig):
    """Floor 3: the waiting room, the volunteer's forms and the moderators' review."""

    name = "freedomnow.submissions"
    label = "submissions"

    def ready(self) -> None:
        from freedomnow.submissions import (  # models exist only now
            account,
            chores,
            consents,
            contributions,
            housekeeping,
            public_names,
            subscriptions,
            trays,
        )

        housekeeping.register(*chores.CHORES, consents.CHORE)
        housekeeping.register(subscriptions.CHORE, contributions.CHORE)
        account.register("own_words", consents.copy_of)
        trays.register(trays.REPORTS)
        trays.register(public_names.TRAY)
        for due in trays.DUES:
            trays.register_due(due)
