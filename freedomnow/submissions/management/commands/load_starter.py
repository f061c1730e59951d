from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from freedomnow.publishing.kinds import all_kinds
from freedomnow.submissions.releases import publish_release, receive, undecided_of_releases


class Command(BaseCommand):
    help = (
        "Puts the content that comes with the software into the moderators' inbox. With --demo "
        "(demo mode only) it is published, and every page says that no moderator saw it. "
        "Running it again adds nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--demo", action="store_true")

    def handle(self, *args: Any, demo: bool, **options: Any) -> None:
        if demo and not settings.DEMO:
            raise CommandError("Starter content is published in demo mode only (DEMO=1).")
        fresh = receive(all_kinds(), release=settings.RELEASE)
        if demo:
            publish_release(undecided_of_releases(), release=settings.RELEASE)
        where = "published" if demo else "in the inbox"
        self.stdout.write(f"Starter content: {len(fresh)} new, {where}.")
