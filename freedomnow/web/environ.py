"""Typed readers of the environment that fail loudly, and remember what they were asked for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

TRUE = {"1", "true", "yes", "on"}
FALSE = {"", "0", "false", "no", "off"}


@dataclass
class Environment:
    """
    Reads variables of one mapping. `asked` names every variable that was read, so that a test
    can compare it with the table in the README.
    """

    values: Mapping[str, str]
    asked: set[str] = field(default_factory=set)

    def text(self, name: str, default: str | None = None) -> str:
        """The variable's value. Raises ImproperlyConfigured when it is empty without a default."""
        self.asked.add(name)
        value = self.values.get(name, "").strip()
        if value:
            return value
        if default is None:
            raise ImproperlyConfigured(f"{name} must be set in the environment (see README.md).")
        return default

    def all_of(self, names: tuple[str, ...], *, required: bool) -> list[str]:
        """
        Their values in that order, "" where one is empty. Raises ImproperlyConfigured that names
        every missing one if they are required: somebody who sets up a site is told all at once.
        """
        values = [self.text(name, "") for name in names]
        missing = [name for name, value in zip(names, values, strict=True) if not value]
        if required and missing:
            raise ImproperlyConfigured(
                f"{', '.join(missing)} must be set in the environment (see README.md): who runs "
                "the site, and under which licence its data stand, is shown on its pages. "
                "Only with DEVELOPMENT or DEMO may they be missing."
            )
        return values

    def link(self, name: str, default: str = "") -> str:
        """An address that begins with https:// or http://; the default when it is empty."""
        value = self.text(name, default)
        if value and not (value.startswith(("https://", "http://")) and value.isprintable()):
            raise ImproperlyConfigured(f"{name} must begin with https:// or http://.")
        if " " in value:
            raise ImproperlyConfigured(f"{name} must be one address, without spaces.")
        return value

    def flag(self, name: str) -> bool:
        """Off unless it says 1, true, yes or on; anything but a yes or a no is an error."""
        value = self.text(name, "").lower()
        if value in TRUE:
            return True
        if value in FALSE:
            return False
        raise ImproperlyConfigured(f"{name} must be 1 or 0, not {value!r}.")

    def number(self, name: str, default: int) -> int:
        """A whole number from 0."""
        value = self.text(name, str(default))
        if not value.isascii() or not value.isdigit():
            raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.")
        return int(value)

    def names(self, name: str) -> list[str]:
        """Values separated by commas; none when the variable is empty."""
        return [part.strip() for part in self.text(name, "").split(",") if part.strip()]

    def choice(self, name: str, choices: tuple[str, ...]) -> str:
        """One of the choices; the first when the variable is empty."""
        value = self.text(name, choices[0])
        if value not in choices:
            raise ImproperlyConfigured(f"{name} must be one of {', '.join(choices)}.")
        return value

    def database(self, name: str, default: str | None = None) -> dict[str, Any]:
        """A PostgreSQL connection URL, as libpq reads it, in the words of Django's DATABASES."""
        try:
            given = conninfo_to_dict(self.text(name, default))
        except ProgrammingError as error:
            raise ImproperlyConfigured(f"{name} is not a PostgreSQL URL.") from error
        if not given.get("dbname"):
            raise ImproperlyConfigured(f"{name} names no database.")
        known = {
            "NAME": "dbname",
            "USER": "user",
            "PASSWORD": "password",
            "HOST": "host",
            "PORT": "port",
        }
        database = {ours: str(given.pop(theirs, "")) for ours, theirs in known.items()}
        return database | {"OPTIONS": given}
