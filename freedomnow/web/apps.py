from django.apps import AppConfig


class WebConfig(AppConfig):
    """Floor 0: no models; what every page shares."""

    name = "freedomnow.web"
    label = "web"

    def ready(self) -> None:
        from freedomnow.web import catalogue_checks, cluster_checks

        self.checks = (catalogue_checks, cluster_checks)  # registered by being imported
