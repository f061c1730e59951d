"""What a service's card says in words."""

from datetime import date, timedelta

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from freedomnow.web.clock import today
from organizations.models import Service
from organizations.templatetags.services import (
    age_of,
    is_old,
    readable_number,
    seen_on,
    service_card,
    service_labels,
)


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("+448000121700", "+44 800 012 1700"),
        ("+33140000000", "+33 1 40 00 00 00"),
        ("116006", "116006"),
        ("+", "+"),
    ],
)
def test_numbers_are_shown_in_groups(stored, shown):
    assert readable_number(stored) == shown


def test_a_service_that_nobody_confirmed_has_no_age():
    assert age_of(Service(confirmed_on="")) == ""
    assert not is_old(Service(confirmed_on=""))


def test_a_service_confirmed_today_has_no_age():
    assert age_of(Service(confirmed_on=str(today()))) == ""


def test_a_confirmation_of_last_month_has_its_age_and_is_not_old():
    service = Service(confirmed_on=str(today() - timedelta(days=40)))

    assert age_of(service) == "1 month ago"
    assert not is_old(service)


@pytest.mark.parametrize("told", ["2016", "2016-11", "2016-11-04"])
def test_a_confirmation_of_another_decade_is_old(told):
    service = Service(confirmed_on=told)

    assert age_of(service).endswith("years ago")
    assert is_old(service)


def test_a_confirmation_of_this_year_may_be_of_its_first_day():
    service = Service(confirmed_on=str(today().year))

    assert seen_on(service) == date(today().year, 1, 1)


def test_kinds_of_services_stand_in_one_line():
    assert service_labels(["hotline", "refuge", "gone"]) == "Hotline, Safe place to stay, gone"


@pytest.mark.parametrize(
    ("days", "age", "old"),
    [
        (-1, "", False),
        (0, "", False),
        (1, "1 day ago", False),
        (364, "11 months ago", False),
        (365, "1 year ago", False),
        (366, "1 year ago", True),
    ],
)
def test_a_confirmation_grows_old_after_a_year(days, age, old):
    service = Service(confirmed_on=str(today() - timedelta(days=days)))

    assert (age_of(service), is_old(service)) == (age, old)


def test_one_kind_stands_alone_and_none_is_nothing():
    assert service_labels(["refuge"]) == "Safe place to stay"
    assert service_labels([]) == ""


@pytest.mark.parametrize(
    ("language", "places"),
    [
        ("en", "France, Kenya, Egypt"),
        ("es", "Francia, Kenia, Egipto"),
        ("ar", "فرنسا، كينيا، مصر"),
        ("hi", "फ़्रांस, केन्या, मिस्र"),
    ],
)
def test_a_card_parts_places_by_the_language_s_comma(language, places):
    with translation.override(language):
        assert service_card(Service(regions=["FR", "KE", "EG"]))["where"] == places


def test_a_card_of_an_empty_service_says_nothing():
    told = service_card(Service())

    empty = ("where", "hours", "languages", "serves", "cost", "status", "age")
    assert {name: told[name] for name in empty} == dict.fromkeys(empty, "")
    assert told["organization"] is None


def confirmed(**fields):
    """The foot of a card, in one line."""
    service = Service(**fields)
    told = {"service": service, "age": age_of(service), "is_old": is_old(service)}
    return " ".join(render_to_string("components/confirmed.html", told).split())


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "2 weeks ago"), ("es", "hace 2 semanas"), ("fr", "il y a 2 semaines"),
     ("ar", "قبل أسبوعين"), ("ur", "2 ہفتے پہلے"), ("hi", "2 सप्ताह पहले")],
)  # fmt: skip
def test_an_age_is_told_in_the_language_of_the_page(language, told):
    service = Service(confirmed_on=str(today() - timedelta(days=20)))

    with translation.override(language):
        assert age_of(service) == told


def test_a_confirmed_number_says_when_and_where():
    html = confirmed(
        confirmed_on="2026-11-01",
        source_url="https://www.example.org/line",
        source_publisher="Ministry <of> Help",
    )

    assert "As it stood: <bdi>November 1, 2026</bdi> (3 weeks ago) · " in html
    assert "<bdi>Ministry &lt;of&gt; Help</bdi></a>" in html
    assert "nobody here has confirmed it" not in html


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ({"source_url": "https://www.example.org/"}, "<bdi>https://www.example.org/</bdi></a>"),
        ({"source_publisher": "A ministry"}, "it. <bdi>A ministry</bdi>"),
        (
            {"source_seen_in": "a stored copy", "source_retrieved_on": "2026"},
            "(<bdi>a stored copy</bdi>)",
        ),
        ({"source_retrieved_on": "2026-11"}, "(read on <bdi>November 2026</bdi>)"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_a_number_that_nobody_confirmed_says_so_and_where_it_was_copied_from(source, told):
    html = confirmed(**source)

    assert "Copied from a page; nobody here has confirmed it." in html
    assert told in html
    assert "As it stood" not in html


def test_only_an_old_number_is_said_to_be_doubtful():
    doubt = "It may have changed since."

    assert doubt in confirmed(confirmed_on=str(today() - timedelta(days=366)))
    assert doubt not in confirmed(confirmed_on=str(today() - timedelta(days=365)))


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("2026-11-01", ""),
        ("2026-05-29", ""),
        ("2026-05-28", "half a year"),
        ("2025-11-25", "half a year"),
        ("2025-11-24", "may have changed"),
        ("2026", "half a year"),
    ],
)
def test_a_number_that_nobody_looked_at_for_long_says_so(told, said):
    service = Service(type="hotline", confirmed_on=told)
    page = render_to_string("components/service.html", service_card(service))

    assert [words for words in ("half a year", "may have changed") if words in page] == (
        [said] if said else []
    )
