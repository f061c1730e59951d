from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from freedomnow.submissions.housekeeping import hide_overdue, overdue
from freedomnow.web.clock import today


class Command(BaseCommand):
    help = (
        "Takes down pages whose review date has passed, and puts a report about each into the "
        "inbox, so that moderators look at its sources again. Run it every day; running it again, "
        "or twice at once, changes nothing. With --dry-run it only names them."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true")

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        count = 0
        for line in self.planned() if dry_run else self.done():
            count += 1
            self.stdout.write(line)
        self.stdout.write(f"{count} to hide." if dry_run else f"{count} hidden.")

    def planned(self) -> Any:
        return (f"{kind.name} {public_id} is due" for kind, public_id in overdue(today()))

    def done(self) -> Any:
        for page in hide_overdue(today()):
            asked = "" if page.is_queued else "; its document is not valid any more: no report"
            yield f"{page.kind} {page.public_id} hidden{asked}"
