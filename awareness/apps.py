from django.apps import AppConfig


class AwarenessConfig(AppConfig):
    """Floor 5: articles and campaigns."""

    name = "awareness"

    def ready(self) -> None:
        from awareness.campaign_views import CAMPAIGN
        from awareness.native_readings import TRAY
        from awareness.views import ARTICLE
        from freedomnow.publishing.kinds import register
        from freedomnow.submissions import trays

        register(ARTICLE)
        register(CAMPAIGN)
        trays.register(TRAY)
