from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps


class UsersConfig(AppConfig):
    """Floor 0: who somebody is, and what a role may do."""

    name = "freedomnow.users"
    label = "users"


class ModeratorsAdminConfig(admin_apps.AdminConfig):
    """Django's admin with our own site as everybody's `admin.site`."""

    default = False
    default_site = "freedomnow.users.site.ModeratorsSite"
