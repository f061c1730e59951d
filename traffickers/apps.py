from django.apps import AppConfig


class TraffickersConfig(AppConfig):
    """Floor 5: people, networks and companies on the public record; cases that name nobody."""

    name = "traffickers"

    def ready(self) -> None:
        from freedomnow.publishing.kinds import register
        from traffickers.case_views import CASE
        from traffickers.views import RECORD

        register(RECORD)
        register(CASE)
