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
            housekeeping,
            subscriptions,
            trays,
        )

        housekeeping.register(*chores.CHORES, consents.CHORE)
        housekeeping.register(subscriptions.CHORE)
        account.register("own_words", consents.copy_of)
        trays.register(trays.REPORTS)
        for due in trays.DUES:
            trays.register_due(due)
