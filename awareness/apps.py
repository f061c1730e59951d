from django.apps import AppConfig


class AwarenessConfig(AppConfig):
    """Floor 5: articles, campaigns and stories."""

    name = "awareness"

    def ready(self) -> None:
        from awareness import interface_readings
        from awareness.campaign_views import CAMPAIGN
        from awareness.native_readings import TRAY
        from awareness.story_views import STORY
        from awareness.views import ARTICLE
        from freedomnow.publishing.kinds import register
        from freedomnow.submissions import trays
        from freedomnow.web import native_readers

        register(ARTICLE)
        register(CAMPAIGN)
        register(STORY)
        trays.register(TRAY)
        trays.register(interface_readings.TRAY)
        native_readers.register(interface_readings.is_said)
