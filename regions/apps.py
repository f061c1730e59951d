from django.apps import AppConfig


class RegionsConfig(AppConfig):
    """Floor 4: the tree of places, and figures about them."""

    name = "regions"

    def ready(self) -> None:
        from freedomnow.publishing.kinds import register
        from regions.views import REGION

        register(REGION)
