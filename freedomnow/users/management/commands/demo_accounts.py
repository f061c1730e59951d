"""Accounts to try the site with: one for each role."""

import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from freedomnow.users.models import Role, User

ACCOUNTS = {
    "demo-volunteer": Role.VOLUNTEER,
    "demo-trusted": Role.TRUSTED,
    "demo-moderator-1": Role.MODERATOR,
    "demo-moderator-2": Role.SENIOR,
    "demo-admin": Role.ADMIN,
}


class Command(BaseCommand):
    help = (
        "Makes the demo accounts with random passwords and prints them. The passwords are kept "
        "in var/demo-accounts (mode 0600), so that a second run prints the same. Demo mode only."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Demo accounts exist in demo mode only (DEMO=1).")
        path = settings.VAR_DIR / "demo-accounts"
        passwords = read(path)
        if not self.are_there(passwords):
            passwords = {name: passwords.get(name) or new_password() for name in ACCOUNTS}
            self.make(passwords)
            write(path, passwords)
        for name, role in ACCOUNTS.items():
            self.stdout.write(f"  {name:<18} {passwords[name]:<18} {role.label}")

    def are_there(self, passwords: dict[str, str]) -> bool:
        users = {user.username: user for user in User.objects.filter(is_demo=True)}
        return set(passwords) == set(ACCOUNTS) and all(
            name in users
            and users[name].role == ACCOUNTS[name]
            and users[name].check_password(password)
            for name, password in passwords.items()
        )

    @transaction.atomic
    def make(self, passwords: dict[str, str]) -> None:
        for name, password in passwords.items():
            user, _made = User.objects.get_or_create(username=name, defaults={"is_demo": True})
            if not user.is_demo:
                raise CommandError(f"{name} is somebody's own account: nothing was changed.")
            user.is_active = True
            user.set_role(ACCOUNTS[name])
            user.set_password(password)
            user.save()


def new_password() -> str:
    return secrets.token_urlsafe(12)


def read(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    return dict(line.split(" ", 1) for line in path.read_text().splitlines())


def write(path: Path, passwords: dict[str, str]) -> None:
    path.parent.mkdir(exist_ok=True)
    path.touch(mode=0o600)
    path.chmod(0o600)
    path.write_text("".join(f"{name} {password}\n" for name, password in passwords.items()))
