"""Every component on one living page, each with its contract: for development only."""

import re
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from freedomnow.styleguide.samples import samples

COMPONENTS = Path(settings.BASE_DIR) / "templates" / "components"
CONTRACT = re.compile(r"{% comment %}(.*?){% endcomment %}", re.DOTALL)
# What a component is never seen without.
FRAMES = {
    "list_item": "list",
    "citation": "sources",
    "icon_phone": "button",
    "icon_message": "button",
    "hero_door": "hero",
}


@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    """Raises Http404 everywhere but in development: what stands in it is made up."""
    if not settings.DEVELOPMENT:
        raise Http404
    return render(request, "styleguide.html", {"components": components()})


def components() -> list[dict[str, Any]]:
    """{name, contract, drawn: [markup]}, in the order of the samples."""
    return [
        {
            "name": name,
            "contract": contract(name),
            "frame": FRAMES.get(name, ""),
            "drawn": [drawn(name, arguments) for _name, arguments in told],
        }
        for name, told in groupby(samples(), itemgetter(0))
    ]


def contract(name: str) -> str:
    """The comment on top of the component's file. Raises ValueError where there is none."""
    found = CONTRACT.search((COMPONENTS / f"{name}.html").read_text("utf-8"))
    if found is None:
        raise ValueError(f"components/{name}.html has no contract.")
    return "\n".join(line.strip() for line in found[1].strip().splitlines())


def drawn(name: str, arguments: dict[str, Any]) -> SafeString:
    """As a page includes it: with what it is told, and nothing else."""
    return render_to_string(f"components/{name}.html", arguments)
