from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from freedomnow.publishing.kinds import all_kinds
from freedomnow.publishing.rebuild import rebuild


class Command(BaseCommand):
    help = (
        "Writes records, rows, pages and names again from their newest Versions, where they "
        "differ. With --check it only names those that differ, and exits with 1 if there are any."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true")
        parser.add_argument(
            "--accept-upgrades",
            action="store_true",
            help="after a release with a newer schema; needs DATABASE_ROLE=owner",
        )

    def handle(self, *args: Any, check: bool, accept_upgrades: bool, **options: Any) -> None:
        found = 0
        release = settings.RELEASE if accept_upgrades else ""
        for kind in all_kinds():
            for public_id in rebuild(kind, check=check, accept_upgrades=release):
                found += 1
                self.stdout.write(f"{kind.name} {public_id} {'differs' if check else 'rewritten'}")
        if check and found:
            raise SystemExit(1)
        self.stdout.write(f"{found} differed." if found else "Everything agrees.")
