from django.apps import AppConfig


class AwarenessConfig(AppConfig):
    """Floor 5: articles."""

    name = "awareness"

    def ready(self) -> None:
        from awareness.native_readings import TRAY
        from awareness.views import ARTICLE
        from freedomnow.publishing.kinds import register
        from freedomnow.submissions import trays

        register(ARTICLE)
        trays.register(TRAY)
