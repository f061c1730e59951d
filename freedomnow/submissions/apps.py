from django.apps import AppConfig


class SubmissionsConfig(AppConfig):
    """Floor 3: the waiting room, the volunteer's forms and the moderators' review."""

    name = "freedomnow.submissions"
    label = "submissions"
