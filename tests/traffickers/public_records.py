"""Records on the site, as if they had come with a release: what follows needs no moderators."""

from typing import Any

from freedomnow.publishing.services import accept, judge_now
from tests.conftest import as_owner
from tests.factories import make_event, make_name, official, publish_directly, record_document
from traffickers.models import Trafficker


def accepted(document: dict[str, Any]) -> dict[str, Any]:
    """The document, let through the gate by the owner of the tables."""
    with as_owner():
        accept([document], release="tests")
    return document


def put_up(**fields: Any) -> Trafficker:
    """A published record that PostgreSQL has judged; a document's fields."""
    record = publish_directly("record", accepted(record_document(**fields)))
    judge_now()
    return record


def put_up_for(code: str, name: str = "Testa Persona", **event: Any) -> Trafficker:
    """A published record of one legal event; the event's fields."""
    return put_up(names=[make_name(name)], legal_events=[told(code, **event)])


def told(code: str, **fields: Any) -> dict[str, Any]:
    """A legal event with an official source that may tell such a thing."""
    kind = {"charged": "prosecution", "wanted": "wanted_notice"}.get(code, "judgment")
    source = official() if code in {"sanctioned", "delisted"} else official(kind=kind)
    return make_event(code=code, source=source) | fields
