"""What `manage.py check --deploy` asks about who answers for the site."""

from typing import Any

from django.conf import settings
from django.core.checks import Tags, Warning, register

from freedomnow.trust.operator import link_to


@register(Tags.security, deploy=True)
def check_operator(app_configs: Any, **kwargs: Any) -> list[Warning]:
    """A production without an operator does not even start (settings.py); a trial warns here."""
    if settings.IS_TRIAL:
        return [
            Warning(
                "The pages say that this is a trial copy.",
                hint="Unset DEVELOPMENT and DEMO, and set OPERATOR_NAME and its four companions.",
                id="freedomnow.W003",
            )
        ]
    if link_to(settings.OPERATOR_CONTACT):
        return []
    return [
        Warning(
            "OPERATOR_CONTACT is neither an e-mail address nor a link: nobody can press it.",
            id="freedomnow.W004",
        )
    ]
