"""Compare newer releases of official lists with what is published."""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from freedomnow.web import one_run
from traffickers import proposing, syncing
from traffickers.lists import ofac, sync, uk, un
from traffickers.lists.designations import AUTHORITIES
from traffickers.lists.entry import NotAList, OfficialList

READERS: dict[str, Any] = {"OFAC SDN": ofac.read, "UN SC": un.read, "UK Sanctions List": uk.read}
OPTIONS = {"OFAC SDN": "ofac", "UN SC": "un", "UK Sanctions List": "uk"}


class Command(BaseCommand):
    help = (
        "Compares newer releases of official lists with the published records that rest on them. "
        "An entry that is gone takes its page down at once, unless the record stands on another "
        "matter, and queues the decision; leads go with their entries. New names become "
        "proposed changes. An entry that is "
        "still there renews the day on which it was last seen; that needs the owner of the "
        "database (DATABASE_ROLE=owner). What a list adds is counted: an entry is no "
        "accusation by itself. One whose own text says human trafficking, forced labour or "
        "smuggling becomes a report in the inbox, once; only the UN's list has such texts. "
        "An older or a cut file is refused before anything changes. Running "
        "it again, or twice at once, changes nothing. With --dry-run it only counts."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--ofac", type=Path, help="folder with sdn.csv and alt.csv")
        parser.add_argument("--ofac-date", default="", help="date of that release, 2026-11-20")
        parser.add_argument("--un", type=Path, help="the consolidated list, XML")
        parser.add_argument("--un-date", default="", help="where it does not tell its own")
        parser.add_argument("--uk", type=Path, help="the index of the list, CSV")
        parser.add_argument("--uk-date", default="", help="date of that release")
        parser.add_argument("--accept-many", action="store_true", help="the file is whole")
        parser.add_argument("--dry-run", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        given = [name for name, option in OPTIONS.items() if options[option]]
        if not given:
            raise CommandError("Give at least one list: --ofac, --un or --uk.")
        if not one_run.lock(syncing.LOCK):
            raise CommandError("Another run is under way.")
        try:
            for name in given:
                self.compare(name, options)
        finally:
            one_run.unlock(syncing.LOCK)

    def compare(self, name: str, options: dict[str, Any]) -> None:
        option = OPTIONS[name]
        official = self.read(name, options[option], options[f"{option}_date"])
        day = self.day_of(name, official)
        made = sync.plan(official, AUTHORITIES[name].name)
        try:
            syncing.check_release(name, official, day, made)
        except syncing.Refused as refused:
            if not options["accept_many"] or "--accept-many" not in str(refused):
                raise CommandError(str(refused)) from refused
        if options["dry_run"]:
            counts = Counter(
                gone=len(made.gone), found=len(made.renewed), renamed=len(made.renamed)
            )
            self.tell(name, day, official, counts, "would be")
            self.propose(name, official, is_dry=True)
            return
        counts = self.carry_out(made, official, day)
        self.tell(name, day, official, counts, "were")
        self.propose(name, official, is_dry=False)
        leads = syncing.drop_leads(name, official, day)
        self.stdout.write(f"{name}: {leads} leads went with their entries.")
        syncing.remember(name, official, day)

    def read(self, name: str, path: Path, dated_on: str) -> OfficialList:
        try:
            official: OfficialList = READERS[name](path, dated_on=dated_on)
        except (NotAList, OSError) as error:
            raise CommandError(f"{name}: {error}") from error
        for problem in official.problems:
            self.stderr.write(f"{name}, line {problem.line}: {problem.text}")
        return official

    def day_of(self, name: str, official: OfficialList) -> date:
        try:
            return date.fromisoformat(official.dated_on)
        except ValueError as error:
            message = f"{name}: say of which day this release is, as 2026-11-20."
            raise CommandError(message) from error

    def carry_out(self, made: sync.Plan, official: OfficialList, day: date) -> Counter[str]:
        counts = Counter(found=len(made.renewed), hidden=0, renamed=0, renewed=0)
        for listing in made.gone:
            counts[syncing.end_listing(listing, official, day) or "known"] += 1
        for listing, entry in made.renamed:
            counts["renamed"] += syncing.propose_names(listing, entry, official, day)
        for listing in made.renewed:
            counts["renewed"] += syncing.renew(listing, official, day)
        return counts

    def propose(self, name: str, official: OfficialList, *, is_dry: bool) -> None:
        since, new = proposing.added(name, official)
        counts = proposing.propose_all(name, official, is_dry=is_dry)
        for line in proposing.in_words(name, since, new, counts, is_dry=is_dry):
            self.stdout.write(line)

    def tell(
        self, name: str, day: date, official: OfficialList, counts: Counter[str], verb: str
    ) -> None:
        told = ", ".join(f"{count} {word}" for word, count in sorted(counts.items()))
        self.stdout.write(
            f"{name} of {day}: {len(official.entries)} entries; published listings that "
            f"{verb}: {told or 'none'}."
        )
