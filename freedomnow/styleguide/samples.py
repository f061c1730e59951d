"""
Invented samples of each component, in the order of the living page. No name, number or address in
them is anybody's.
"""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from django import forms
from django.contrib.messages import SUCCESS
from django.contrib.messages.storage.base import Message
from django.core.paginator import Paginator
from django.utils import timezone

Sample = tuple[str, dict[str, Any]]
NUMBER = "+44 1632 960000"  # Ofcom keeps 01632 960 for drama: it rings nowhere


class SampleForm(forms.Form):
    """A field of each sort; empty, so that each says what is wrong with it."""

    title = forms.CharField(label="title", help_text="As its source writes it.")
    kind = forms.ChoiceField(label="kind", choices=[("a", "One"), ("b", "Two")], required=False)
    tells_of = forms.MultipleChoiceField(
        label="it tells of",
        choices=[("violence", "violence"), ("captivity", "being held captive")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    who = forms.ChoiceField(
        label="who tells it?",
        choices=[("self", "Who lived it"), ("retold", "Others")],
        widget=forms.RadioSelect,
    )
    is_sure = forms.BooleanField(label="I am sure")


class RowForm(forms.Form):
    name = forms.CharField(label="name")
    source_kind = forms.ChoiceField(label="kind of source", choices=[("press", "Press")])
    source_url = forms.CharField(label="link", required=False)


SampleRows = forms.formset_factory(RowForm, extra=1, can_delete=True)
SOURCE = SimpleNamespace(
    source_title="Testa Persona is listed",
    source_publisher="Ministry of Testing",
    source_url="https://www.example.org/list",
    source_archive_url="",
    source_reference="",
    source_published_on="2026-05",
    source_retrieved_on="2026-11-01",
    source_language="en",
    source_quote="for trafficking in human beings",
    source_seen_in="",
    source_kind="sanctions_list",
    supports="The listing.",
    get_source_kind_display="Sanctions list",
)
SERVICE = SimpleNamespace(
    name="The line",
    phone=NUMBER,
    sms=NUMBER,
    whatsapp="",
    chat_url="https://www.example.org/chat",
    url="https://www.example.org/",
    email="help@example.org",
    status="active",
    confirmed_on="2026-11",
    hours_note="",
    opening="open",
    time_there="14:05",
    **{f"source_{name}": getattr(SOURCE, f"source_{name}") for name in ("url", "publisher")},
    source_seen_in="",
    source_retrieved_on="2026-11-01",
)
RECORD = SimpleNamespace(
    public_id="abcdefabcdef",
    came_with="0.1.0",
    updated_at=timezone.now,
    credited=[
        {"name": "Ana", "expertise": "midwife in Nairobi"},
        {"name": "خالد", "expertise": ""},
    ],
    more_credited=3,
)
ALONE = (
    *("name_mark", "hero_door", "doors", "icon_phone", "icon_message", "not_found"),
    *("foot_links", "foot_links_short"),
)
NOTICES = (
    ("info", "Good to know", "A notice that informs."),
    ("warning", "Look first", "Something to be careful about."),
    ("success", "Done", "It has arrived."),
    ("danger", "This went wrong", "And what to do about it."),
)
TONES = ("listed", "accused", "convicted", "ended", "neutral", "waiting")


def samples() -> Iterator[Sample]:
    """(component, its arguments), some of them several times."""
    yield from plain()
    yield from words()
    yield from lists()
    yield from facts()
    yield from controls()


def plain() -> Iterator[Sample]:
    """Those without arguments."""
    yield from ((name, {}) for name in ALONE)


def words() -> Iterator[Sample]:
    for kind, title, body in NOTICES:
        yield "notice", {"kind": kind, "title": title, "body": body}
    for tone in TONES:
        yield "chip", {"label": tone, "tone": tone}
    yield "content_warning", {"labels": ["violence", "being held captive"], "after": "main"}
    yield "unread_words", {"waits": True, "url": "/help/", "is_form": False}
    yield (
        "empty",
        {
            "title": "Nothing here yet",
            "body": "Do you know something? Tell us.",
            "action_url": "#main",
            "action_label": "Add it",
        },
    )
    yield "gone", {"list_url": "#main"}
    yield "messages", {"messages": [Message(SUCCESS, "It has arrived.")]}
    yield "breadcrumbs", {"items": [{"label": "Learn", "url": "#main"}]}
    languages = [("en", "English", True), ("ar", "العربية", False)]
    yield (
        "language_switcher",
        {
            "languages": [
                {"code": code, "name": name, "url": "#main", "current": current}
                for code, name, current in languages
            ]
        },
    )


def lists() -> Iterator[Sample]:
    yield "list_head", {"form": SampleForm(), "total": 3}
    yield (
        "list_item",
        {
            "url": "#main",
            "title": "Testa Persona",
            "language": "en",
            "chip": "Listed",
            "tone": "listed",
            "meta": ["France", "2026"],
            "summary": "On a list of the Ministry of Testing.",
        },
    )
    yield "list_item", {"url": "#main", "title": "تجربة", "language": "ar", "meta": []}
    yield "pagination", {"page_obj": Paginator(range(60), 25).page(2), "query": ""}
    yield "filters", {"form": SampleForm(prefix="filter"), "clear_url": "#main", "active": True}
    yield "search_box", {"query": "testa"}
    yield (
        "country_box",
        {
            "action": "/regions/",
            "name": "country",
            "label": "Which country?",
            "countries": [("FR", "France"), ("NP", "Nepal")],
            "chosen": "NP",
        },
    )


def facts() -> Iterator[Sample]:
    events = [("2026-05-01", "listed", "listed"), ("2027", "delisted", "ended"), ("", "wanted", "")]
    yield (
        "timeline",
        {
            "events": [
                {"date": day, "what": what, "tone": tone, "authority": "A court", "source": 1}
                for day, what, tone in events
            ]
        },
    )
    yield "source_mark", {"number": 1}
    yield "citation", {"row": SOURCE, "number": 1, "supports": "The listing."}
    yield "sources", {"sources": [SOURCE], "title": "Where it stands"}
    yield (
        "emergency",
        {
            "country": "Testland",
            "numbers": [{"number": "000"}],
            "source": "a sample",
            "as_of": "2026",
        },
    )
    yield "emergency", {"country": "Elsewhere", "numbers": []}
    for opening in ("always", "open", "closed", "unknown"):
        yield "opening", {"opening": opening, "there": "14:05"}
    yield "confirmed", {"service": SERVICE, "age": "8 months", "is_aging": True}
    yield "service", {"service": SERVICE, "kind": "Hotline", "hours": "Day and night", "age": ""}
    yield "credits", {"record": RECORD}
    yield "page_end", {"kind": "article", "record": RECORD}


def controls() -> Iterator[Sample]:
    wrong = SampleForm({"tells_of": ["violence"]}, auto_id="wrong_%s")
    wrong.is_valid()
    rows: Any = SampleRows(prefix="names")
    yield "error_summary", {"errors": [("wrong_title", "title", "This field is required.")]}
    for field in wrong:
        yield "field", {"field": field}
    yield "field_notes", {"field": SampleForm(auto_id="note_%s")["title"]}
    yield "rows", {"formset": rows, "title": "Name", "help": "Every name the source uses."}
    one: Any = SampleRows(prefix="one").forms[0]
    yield "row", {"form": one, "title": "Name", "number": 1, "folded": True}
