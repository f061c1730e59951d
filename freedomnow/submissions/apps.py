from django.apps import AppConfig


class SubmissionsConfig(AppConfig):
    """Floor 3: the waiting room, the volunteer's forms and the moderators' review."""

    name = "freedomnow.submissions"
    label = "submissions"

    def ready(self) -> None:
        from freedomnow.submissions import chores, housekeeping, trays  # models exist only now

        housekeeping.register(*chores.CHORES)
        trays.register(trays.REPORTS)
