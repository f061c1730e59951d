"""Whether the links that published pages cite still lead somewhere."""

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from freedomnow.links import checking
from freedomnow.links.models import LinkState
from freedomnow.web import one_run


class Command(BaseCommand):
    help = (
        "Follows links that published pages cite as sources, and notes which answer. One that "
        "fails twice, at least a week apart, is dead: its page becomes a task of ten minutes. "
        "Needs the network; asks each host for one link at a time, sends no cookies, follows no "
        "link to a private address. Running it again, or twice at once, changes nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--most", type=int, default=500, help="links in this run")
        parser.add_argument("--every", type=int, default=6, help="days until a link is due again")
        parser.add_argument("--pause", type=float, default=1, help="seconds between two of a host")

    def handle(self, *args: Any, most: int, every: int, pause: float, **options: Any) -> None:
        if not one_run.lock(checking.LOCK):
            raise CommandError("Another run is under way.")
        try:
            came, went = checking.take_stock()
            counts = checking.check(most, timedelta(days=every), pause)
        finally:
            one_run.unlock(checking.LOCK)
        told = ", ".join(f"{counts[state]} {state}" for state in LinkState if counts[state])
        self.stdout.write(f"{came} links are new, {went} are cited no more.")
        self.stdout.write(f"{counts.total()} links looked at: {told or 'none was due'}.")
