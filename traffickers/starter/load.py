"""Reads the designations that came with the software."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SHIPPED = Path(__file__).with_name("designations.json")


def documents() -> Iterator[tuple[str, dict[str, Any]]]:
    """(import key, record document) of each, in the order of the designation table."""
    for one in json.loads(SHIPPED.read_text(encoding="utf-8")):
        yield one["import_key"], one["document"]
