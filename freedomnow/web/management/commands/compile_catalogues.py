from typing import Any

from django.core.management.base import BaseCommand

from freedomnow.web import catalogues


class Command(BaseCommand):
    help = "Make what Django reads from the translators' catalogues. Run it with collectstatic."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        for language in catalogues.compile_changed():
            self.stdout.write(f"{language}: compiled")
