from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from freedomnow.web import catalogues


class Command(BaseCommand):
    help = "Bring the translators' catalogues up to what the project says."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        known = [code for code, _name in settings.LANGUAGES if code != "en"]
        parser.add_argument(
            "language", nargs="*", choices=[*known, []], help="of all that there are, unless told"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        for language in options["language"] or catalogues.languages():
            missing = catalogues.update(language)
            self.stdout.write(f"{language}: {missing} without a translation")
