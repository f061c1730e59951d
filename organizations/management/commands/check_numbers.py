"""Whether telephone numbers still stand on their operators' own pages."""

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from freedomnow.web import one_run
from organizations import numbers


class Command(BaseCommand):
    help = (
        "Looks whether the numbers of active services still stand on their operators' own pages. "
        "One that stood there and is missing twice, at least a week apart, gets a warning on its "
        "pages at once, and moderators are asked whether to take it off, once. Where the page "
        "cannot be read whole, or never showed the number to a machine, nothing is said. Needs "
        "the network, like check_links. Running it again, or twice at once, changes nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--most", type=int, default=500, help="numbers in this run")
        parser.add_argument("--every", type=int, default=6, help="days until one is due again")
        parser.add_argument("--pause", type=float, default=1, help="seconds between two of a host")

    def handle(self, *args: Any, most: int, every: int, pause: float, **options: Any) -> None:
        if not one_run.lock(numbers.LOCK):
            raise CommandError("Another run is under way.")
        try:
            counts = numbers.check(most, timedelta(days=every), pause)
        finally:
            one_run.unlock(numbers.LOCK)
        told = ", ".join(f"{count} {state}" for state, count in sorted(counts.items()))
        self.stdout.write(f"Numbers looked for: {told or 'none was due'}.")
