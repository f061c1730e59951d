"""What `manage.py check --deploy` asks of the databases and of demo mode."""

from typing import Any

from django.conf import settings
from django.core.checks import Tags, Warning, register


@register(Tags.security, deploy=True)
def check_demo(app_configs: Any, **kwargs: Any) -> list[Warning]:
    """Demo accounts and unreviewed content are for trials on one's own machine."""
    if not settings.DEMO:
        return []
    return [
        Warning(
            "Demo mode is on: demo accounts can sign in, and nothing is refused for its age.",
            hint="Unset DEMO.",
            id="freedomnow.W002",
        )
    ]


@register(Tags.security, deploy=True)
def check_logins(app_configs: Any, **kwargs: Any) -> list[Warning]:
    """One login for everything means that PostgreSQL cannot tell the public from the web."""
    users = {name: settings.DATABASE_LOGINS.get(name, {}).get("user") for name in ("web", "public")}
    if all(users.values()) and users["web"] != users["public"]:
        return []
    return [
        Warning(
            "The web and public roles have no logins of their own.",
            hint="Set DATABASE_WEB_URL and DATABASE_PUBLIC_URL and run ensure_roles.",
            id="freedomnow.W001",
        )
    ]
