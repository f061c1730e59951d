from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    """Floor 1: how a fact is cited, and the codes that several kinds share."""

    name = "freedomnow.evidence"
    label = "evidence"
