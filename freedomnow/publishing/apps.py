from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PublishingConfig(AppConfig):
    """Floor 2: the only code that crosses the public line."""

    name = "freedomnow.publishing"
    label = "publishing"

    def ready(self) -> None:
        from freedomnow.publishing import checks
        from freedomnow.publishing.grants import write_grants  # models exist only now

        self.checks = checks  # registered by being imported

        post_migrate.connect(write_grants, dispatch_uid="publishing.grants")
