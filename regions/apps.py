from django.apps import AppConfig


class RegionsConfig(AppConfig):
    """Floor 4: the tree of places, and figures about them."""

    name = "regions"

    def ready(self) -> None:
        from freedomnow.publishing.kinds import register
        from freedomnow.submissions.subscriptions import register_places
        from regions.fields import PLACES
        from regions.views import REGION

        register(REGION)
        register_places(PLACES)
