"""Reports from the designation table and the official lists that it names."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils.translation import gettext as _

from freedomnow.submissions.intake import submit
from freedomnow.submissions.models import Origin
from freedomnow.submissions.services import set_aside
from traffickers import papers
from traffickers.lists import ofac, uk, un
from traffickers.lists.designations import NO_LIST, Designation, read_designations
from traffickers.lists.entry import NotAList, OfficialList, Problem

BAR = 40
IMPORTER = "import_designations"


class Command(BaseCommand):
    help = (
        "Reads a designation table and puts one report per person, network and company into the "
        "inbox; vessels give none. With --ofac, --un and --uk each row is joined with its entry in "
        "the real list (aliases, original script, year of birth, nationality). Rows that cannot be "
        "read are reported by line and skipped. Running it again adds nothing. Nothing is "
        "published: rows whose official text was not seen are kept as leads, and the gate would "
        "refuse them."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--ofac", type=Path, help="folder with sdn.csv and alt.csv")
        parser.add_argument("--un", type=Path, help="the consolidated list, XML")
        parser.add_argument("--uk", type=Path, help="the index of the list, CSV")
        parser.add_argument("--ofac-date", default="", help="date of that copy, 2021-07-07")
        parser.add_argument("--uk-date", default="", help="date of that copy, 2025-08-11")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            lists = self.read_lists(options)
            found = list(read_designations(file, **lists))
        except (NotAList, OSError) as error:
            raise CommandError(str(error)) from error
        problems = [one for one in found if isinstance(one, Problem)]
        for name, official in lists.items():
            self.report(f"{name} list", official.problems)
        self.report(file.name, problems)
        self.receive([one for one in found if isinstance(one, Designation)])

    def read_lists(self, options: dict[str, Any]) -> dict[str, Any]:
        return {
            "ofac": _read(ofac.read, options["ofac"], dated_on=options["ofac_date"]),
            "un": _read(un.read, options["un"]),
            "uk": _read(uk.read, options["uk"], dated_on=options["uk_date"]),
        }

    def report(self, name: str, problems: Iterable[Problem]) -> None:
        for problem in problems:
            self.stderr.write(f"{name}, line {problem.line}: {problem.text}")

    def receive(self, designations: list[Designation]) -> None:
        """One transaction a row: what was read before an interruption stays."""
        new = leads = 0
        for number, designation in enumerate(designations, 1):
            self.progress(number, len(designations))
            try:
                is_new = self.receive_one(designation)
            except ValidationError as error:
                self.report("designations", [Problem(designation.line, "; ".join(error.messages))])
                continue
            new += is_new
            leads += is_new and not designation.is_evidenced
        self.stdout.write(
            f"{len(designations)} designations read, {new} new: {new - leads} in the inbox, "
            f"{leads} kept as leads because their official text was not seen."
        )

    @transaction.atomic
    def receive_one(self, designation: Designation) -> bool:
        """Into the inbox, or among the leads; whether it is new. Raises ValidationError."""
        submission, is_new = submit(
            "record",
            designation.document,
            by=None,
            by_name=IMPORTER,
            comment=" ".join(designation.notes)[:1000],
            import_key=designation.import_key,
            origin=Origin.IMPORT,
        )
        if is_new:
            papers.keep(submission.reference, designation, by=IMPORTER)
        if is_new and not designation.is_evidenced:
            set_aside(submission, by=IMPORTER, reason=_("Its official text was not seen."))
            submission.save()
        return is_new

    def progress(self, done: int, total: int) -> None:
        """On a terminal only: a log keeps the last line."""
        if self.stderr.isatty():
            filled = BAR * done // total
            bar = "#" * filled + "." * (BAR - filled)
            self.stderr.write(f"\r[{bar}] {done}/{total}", ending="\n" if done == total else "")


def _read(reader: Any, path: Path | None, **options: Any) -> OfficialList:
    return reader(path, **options) if path else NO_LIST
