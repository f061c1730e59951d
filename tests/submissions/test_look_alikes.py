"""Look-alikes of a report: by name across scripts, and what beside the name agrees."""

from importlib import import_module

import pytest
from django.apps import apps
from django.urls import reverse

from freedomnow.submissions import look_alikes
from freedomnow.submissions.models import Submission
from freedomnow.submissions.review import review
from tests.factories import (
    make_moderator,
    make_name,
    make_place,
    make_published,
    make_submission,
    organization_document,
    record_document,
)
from tests.submissions.test_apart import give_number, shown

pytestmark = pytest.mark.django_db


def make_report(*names, **fields):
    return make_submission(
        "record", document=record_document(names=[make_name(name) for name in names], **fields)
    )


def make_page(*names, **fields):
    return make_published(
        "record", record_document(names=[make_name(name) for name in names], **fields)
    )


@pytest.mark.parametrize("name", ["Ivan Petrov", "Petrov, Ivan"])
def test_a_name_in_another_script_is_shown_published_and_waiting(name):
    page = make_page("Иван Петров")
    waiting = make_report("Иван Петров")

    assert shown(make_report(name)) == ([page.public_id], [waiting.reference])


@pytest.mark.parametrize("name", ["Muhammad Ali", "Mohamed Ali"])
def test_an_arabic_name_is_shown_however_it_is_written_in_latin(name):
    waiting = make_report("محمد علي")

    assert shown(make_report(name))[1] == [waiting.reference]


def test_a_different_name_in_another_script_is_not_shown():
    make_page("Сергей Сидоров")
    make_report("Сергей Сидоров")

    assert shown(make_report("Ivan Petrov")) == ([], [])


def test_short_names_are_not_shown_by_their_skeleton():
    make_page("علي حسن")
    make_report("علي حسن")

    assert shown(make_report("Ali Hassan")) == ([], [])


def test_reports_of_before_have_skeletons_after_the_migration():
    report = make_report("Sa’d Tikriti", "Иван Петров")
    told = report.name_skeletons
    Submission.objects.update(name_skeletons=[])

    import_module("freedomnow.submissions.migrations.0027_fill_name_skeletons").fill(apps, None)

    report.refresh_from_db()
    assert report.name_skeletons == told == ["fn ptrf", "sd tkrt"]


# --- what beside the name agrees ---------------------------------------------------------------


def born(year, *places):
    regions = [make_place(code=code) for code in places]
    return {"type": "person", "year_of_birth": year, "regions": regions}


def beside(report):
    """For each look-alike, published ones first: what it says, and whether that agrees."""
    told = review(report, make_moderator())
    return [
        [(one.theirs, str(one.agreement)) for one in alike.beside]
        for alike in [*told.published_alike, *told.waiting_alike]
    ]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        (born(1970, "DE", "FR"), [("1970", "agrees"), ("France, Germany", "agrees")]),
        (born(1971, "FR"), [("1971", "differs"), ("France", "differs")]),
        (born(None), [("", "not_told"), ("", "not_told")]),
    ],
)
def test_year_of_birth_and_countries_of_a_look_alike_are_compared(fields, told):
    make_page("Ivan Petrov", **fields)
    make_report("Иван Петров", **fields)

    assert beside(make_report("Ivan Petrov", **born(1970, "DE"))) == [told, told]


def test_what_the_report_itself_does_not_tell_does_not_differ():
    make_report("Иван Петров", **born(1970, "FR"))

    [[year, places]] = beside(make_report("Ivan Petrov", **born(None)))

    assert (year, places) == (("1970", "not_told"), ("France", "not_told"))


def test_a_region_above_both_countries_is_no_agreement():
    make_report("Иван Петров", **born(None, "FR", "150"))

    [[_year, places]] = beside(make_report("Ivan Petrov", **born(None, "DE", "150")))

    assert places == ("France", "differs")


def test_a_kind_without_births_tells_countries_alone():
    for _n in range(2):
        report = make_submission("organization", document=organization_document(name="Help Line"))

    assert beside(report) == [[("France", "agrees")]]


def test_the_same_number_stands_first_then_what_agrees_then_what_is_likest():
    number = make_report("Otherwise Called", **born(1950, "US"))
    differs = make_report("Ivan Petrov", **born(1950, "US"))
    agrees = make_report("Иван Петров", **born(1970, "DE"))
    untold, likest = (
        make_report("Иван Петров", **born(None)),
        make_report("Ivan Petrov", **born(None)),
    )
    mine = make_report("Ivan Petrov", **born(1970, "DE"))
    for report in (mine, number):
        give_number("ab123456", reference=report.reference)

    references = [one.reference for one in (number, agrees, likest, untold, differs)]
    assert shown(mine)[1] == references


def test_a_page_that_agrees_stands_before_one_that_is_liker():
    liker = make_page("Ivan Petrov", **born(1950, "US"))
    agrees = make_page("Иван Петров", **born(1970, "DE"))

    pages = shown(make_report("Ivan Petrov", **born(1970, "DE")))[0]
    assert pages == [agrees.public_id, liker.public_id]


def test_look_alikes_cost_the_same_however_many_there_are(django_assert_num_queries):
    mine = make_report("Ivan Petrov", **born(1970, "DE"))
    document = mine.current_document
    for _n in range(3):
        make_page("Иван Петров", **born(1970, "DE"))
        make_report("Иван Петров", **born(1970, "DE"))

    with django_assert_num_queries(1):
        assert len(look_alikes.published(mine, document)) == 3
    with django_assert_num_queries(1):
        assert len(look_alikes.waiting(mine, document)) == 3


def test_a_moderator_reads_what_agrees(client):
    make_page("Иван Петров", **born(1970, "FR"))
    report = make_report("Ivan Petrov", **born(1970, "DE"))
    client.force_login(make_moderator())

    page = client.get(reverse("admin:submissions_submission_change", args=[report.pk]))

    told = page.content.decode()
    assert "year of birth (<bdi>1970</bdi>): agrees" in told
    assert "countries (<bdi>France</bdi>): differs" in told
