"""The organizations that come with the software, as documents.

Source: organizations.json beside this file; how each fact was seen is in README.md.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PATH = Path(__file__).with_name("organizations.json")


def documents() -> Iterator[dict[str, Any]]:
    """Each shipped organization as one document, in the order of the file."""
    yield from json.loads(PATH.read_text(encoding="utf-8"))
