from django.apps import AppConfig


class LinksConfig(AppConfig):
    """Floor 3: whether the links that published pages cite still lead somewhere."""

    name = "freedomnow.links"
    label = "links"
