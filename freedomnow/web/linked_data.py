"""
Facts about a page for machines: JSON-LD with the words of schema.org.

Only pages of organizations and articles have it, never a record or a case: no accusation becomes
a search result's box. A script of type application/ld+json is data: browsers do not run it, and
the Content-Security-Policy has nothing to allow.
"""

import json
from collections.abc import Mapping
from typing import Any

from django.utils.safestring import SafeString

# As django.utils.html.json_script: nothing in a text can end the element or begin another.
_ESCAPES = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}


def as_script(thing: Mapping[str, Any]) -> SafeString:
    """The element that holds the thing; what is unknown ("", None, [], ()) is left out."""
    told = {"@context": "https://schema.org", **known(thing)}
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return SafeString(f'<script type="application/ld+json">{text}</script>')


def known(thing: Mapping[str, Any]) -> dict[str, Any]:
    """Without what is empty."""
    return {name: value for name, value in thing.items() if value not in ("", None, [], ())}
