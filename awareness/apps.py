from django.apps import AppConfig


class AwarenessConfig(AppConfig):
    """Floor 5: articles, campaigns and stories."""

    name = "awareness"

    def ready(self) -> None:
        from awareness.campaign_views import CAMPAIGN
        from awareness.native_readings import TRAY
        from awareness.story_views import STORY
        from awareness.views import ARTICLE
        from freedomnow.publishing.kinds import register
        from freedomnow.submissions import trays

        register(ARTICLE)
        register(CAMPAIGN)
        register(STORY)
        trays.register(TRAY)
