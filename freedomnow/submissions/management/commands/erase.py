from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import ProgrammingError

from freedomnow.publishing.kinds import UnknownKind
from freedomnow.submissions.erasing import NothingToErase, TakenOver, erase


class Command(BaseCommand):
    help = (
        "Erases what a page ever said: rows, search, versions, reports, drafts and requests. For "
        "judgments that were vacated or expunged, and where a court orders it. What stays says "
        "that it was erased, by whom and why, and names nobody. It cannot be undone. Needs the "
        "owner of the database (DATABASE_ROLE=owner). Backups are yours to clear."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("kind", help="record, case, organization, region or article")
        parser.add_argument("public_id")
        parser.add_argument("--by", required=True, help="who decided it, for the history")
        parser.add_argument("--reason", required=True, help="why, for the history; name nobody")

    def handle(self, *args: Any, kind: str, public_id: str, **options: Any) -> None:
        by, reason = options["by"].strip(), options["reason"].strip()
        if not (by and reason):
            raise CommandError("Say who decided it and why: the history keeps both.")
        try:
            counts = erase(kind, public_id, by=by, reason=reason)
        except UnknownKind as error:
            raise CommandError(f"There is no kind {kind}.") from error
        except NothingToErase as error:
            raise CommandError(f"No {kind} of the id {public_id} was ever published.") from error
        except TakenOver as error:
            raise CommandError(
                "Another page took it over: erase that one, or part them."
            ) from error
        except ProgrammingError as error:
            raise CommandError("Only the owner of the database can do that.") from error
        told = ", ".join(f"{count} {what}" for what, count in counts.items())
        self.stdout.write(f"{kind} {public_id}: erased {told}.")
