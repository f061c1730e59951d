from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from freedomnow.submissions.housekeeping import chores, run
from freedomnow.web.clock import today


class Command(BaseCommand):
    help = (
        "Takes down pages whose review date has passed and asks moderators to look at their "
        "sources again, closes questions that nobody answered, sends reminders a week before, and "
        "deletes raw reports, drafts and counts that are old. Run it every day; running it again, "
        "or twice at once, changes nothing. With --dry-run it only says what is due."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true")

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        counts = Counter(dict.fromkeys((chore.name for chore in chores()), 0))
        for done in run(today(), is_dry=dry_run):
            counts[done.chore] += 1
            verb = "to be " if dry_run else ""
            note = f" ({done.note})" if done.note else ""
            self.stdout.write(f"{done.what}: {verb}{done.chore}{note}")
        told = ", ".join(f"{count} {name}" for name, count in counts.items())
        self.stdout.write(f"To do: {told}." if dry_run else f"Done: {told}.")
