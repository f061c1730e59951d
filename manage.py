#!/usr/bin/env python
"""Django's command line, with the settings that `make run` left in var/environment."""

import os
import sys

from django.core.management import execute_from_command_line

# These own tables or roles; every other command works with the web role's rights.
OWNER_COMMANDS = {"migrate", "ensure_roles", "load_starter", "flush", "sqlmigrate", "dbshell"}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "freedomnow.settings")
    if OWNER_COMMANDS.intersection(sys.argv[1:2]):
        os.environ.setdefault("DATABASE_ROLE", "owner")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
