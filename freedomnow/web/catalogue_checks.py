"""Whether the interface's other languages are there for Django to read."""

from typing import Any

from django.core.checks import Tags, Warning, register

from freedomnow.web import catalogues


@register(Tags.translation, deploy=True)
def check_catalogues(app_configs: Any, **kwargs: Any) -> list[Warning]:
    """A catalogue that was not compiled is a site in English, and nobody is told."""
    stale = [code for code in catalogues.languages() if catalogues.is_stale(code)]
    hint = "Run manage.py compile_catalogues."
    return [
        Warning(f"The catalogue of {code} is not compiled.", hint=hint, id="freedomnow.W005")
        for code in stale
    ]
