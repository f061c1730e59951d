from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.core.management.base import BaseCommand, CommandError, CommandParser

from freedomnow.publishing.kinds import UnknownKind
from freedomnow.publishing.services import withdraw


class Command(BaseCommand):
    help = (
        "Takes a published page off the site at once, without a report: for an emergency. The "
        "address then says that a page was taken down, and names nobody."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("kind", help="record, organization, region or article")
        parser.add_argument("public_id")
        parser.add_argument("--by", required=True, help="who decided it, for the history")
        parser.add_argument("--reason", required=True, help="why, for the history; name nobody")

    def handle(self, *args: Any, kind: str, public_id: str, **options: Any) -> None:
        if not (options["by"].strip() and options["reason"].strip()):
            raise CommandError("Say who decided it and why: the history keeps both.")
        try:
            withdraw(kind, public_id, by=options["by"], reason=options["reason"])
        except UnknownKind as error:
            raise CommandError(f"There is no kind {kind}.") from error
        except ObjectDoesNotExist as error:
            raise CommandError(f"No published {kind} has the id {public_id}.") from error
        self.stdout.write(f"{kind} {public_id} was taken down.")
