from django.apps import AppConfig


class OrganizationsConfig(AppConfig):
    """Floor 5: who helps."""

    name = "organizations"

    def ready(self) -> None:
        from freedomnow.publishing.kinds import register
        from organizations.views import ORGANIZATION

        register(ORGANIZATION)
