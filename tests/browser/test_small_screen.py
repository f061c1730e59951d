"""Words longer than a phone is wide stay inside it."""

from typing import Any

import pytest

from tests.factories import (
    article_document,
    case_document,
    make_name,
    make_published,
    organization_document,
    record_document,
)

LONG = "X" * 150
ROOT = "document.documentElement"
DOCUMENTS = {
    "record": lambda: record_document(names=[make_name(LONG), make_name(LONG, kind="alias")]),
    "organization": lambda: organization_document(name=LONG),
    "article": lambda: article_document(title=LONG),
    "case": lambda: case_document(title=LONG),
}


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_a_long_word_stays_inside(open_page: Any, kind: str) -> None:
    record = make_published(kind, DOCUMENTS[kind]())
    page = open_page("/", width=360)

    for path in (record.path, f"/{record.section}/", f"/search/?q={LONG}", "/regions/france/"):
        for prefix in ("", "/ar"):
            page.goto(prefix + path)
            assert page.evaluate(f"{ROOT}.scrollWidth - {ROOT}.clientWidth") == 0, prefix + path
