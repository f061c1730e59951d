from django.apps import AppConfig


class WebConfig(AppConfig):
    """Floor 0: no models; what every page shares."""

    name = "freedomnow.web"
    label = "web"

    def ready(self) -> None:
        from freedomnow.web import cluster_checks

        self.cluster_checks = cluster_checks  # registered by being imported
