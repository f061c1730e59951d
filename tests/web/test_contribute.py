"""Tasks of ten minutes, made from what is published."""

from datetime import date, timedelta

import pytest

from freedomnow.views import of_the_day
from organizations.models import Service
from tests.factories import (
    article_document,
    case_document,
    make_published,
    make_service,
    make_submission,
    organization_document,
)

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 25)


def tasks(client):
    return client.get("/contribute/").context


def helpers(**service):
    document = organization_document(services=[make_service(**service)])
    return make_published("organization", document)


@pytest.mark.parametrize(
    ("fields", "is_task"),
    [
        ({"confirmed_on": "2026-05-28"}, True),
        ({"confirmed_on": "2026-05-29"}, False),
        ({"confirmed_on": "2026"}, True),
        ({"confirmed_on": ""}, True),
        ({"confirmed_on": "2020", "status": "defunct"}, False),
        ({"confirmed_on": "2020", "phone": "", "url": "https://www.example.org/"}, False),
    ],
)
def test_numbers_that_nobody_looked_at_for_half_a_year_are_tasks(fields, is_task):
    helpers(**fields)

    assert Service.objects.to_check(TODAY).exists() is is_task


def test_the_oldest_number_comes_first_and_leads_to_the_form(client):
    young, old = helpers(confirmed_on="2026-01"), helpers(confirmed_on="2019")

    assert [one.record for one in tasks(client)["numbers"]] == [old, young]
    html = client.get("/contribute/").content.decode()
    assert f"/report/organization/{old.public_id}/" in html


def test_hotlines_whose_number_nobody_has_found_are_tasks(client):
    bare = helpers(phone="", url="https://www.example.org/")
    helpers()

    assert [one.record for one in tasks(client)["without_number"]] == [bare]
    assert f"/report/organization/{bare.public_id}/" in client.get("/contribute/").text


def everyone(client, name, settings):
    """All tasks of that sort, over a month."""
    found = set()
    for day in range(30):
        settings.TODAY = TODAY + timedelta(days=day)
        found |= {code for code, _name in tasks(client)[name]}
    return found


def test_countries_without_helpers_and_without_cases_are_tasks(client, settings):
    make_published("organization", organization_document(regions=["FR"]))
    make_published("case", case_document(regions=["KE"], routes=[]))

    assert "FR" not in everyone(client, "without_helpers", settings)
    assert "KE" in everyone(client, "without_helpers", settings)
    assert "KE" not in everyone(client, "without_cases", settings)
    assert len(everyone(client, "without_cases", settings)) == 249


def test_a_page_that_lacks_a_language_is_a_task_for_it(client, settings):
    first = make_published("article", article_document(language="en"))
    make_published("article", article_document(language="ar", group=first.slug))

    [(article, languages)] = tasks(client)["translations"]
    assert (article.slug, languages) == (first.slug, ["es", "fr", "ur", "hi"])
    html = client.get("/contribute/").content.decode()
    assert f"/report/article/?group={first.slug}&amp;language=ur" in html


def test_every_day_has_other_tasks():
    days = [of_the_day(list(range(25)), TODAY + timedelta(days=day)) for day in range(5)]

    assert [len(tasks) for tasks in days] == [10] * 5
    assert set().union(*days) == set(range(25))
    assert of_the_day([], TODAY) == []
    assert of_the_day([1, 2], TODAY) in ([1, 2], [2, 1])


def test_what_waits_makes_no_task_go_away(client):
    make_submission("organization", document=organization_document(regions=["FR"]))

    html = client.get("/contribute/").content.decode()
    assert "Who helps there?" in html


def test_the_page_costs_the_same_however_much_there_is(client, django_assert_num_queries):
    for total in (1, 12):
        for _number in range(total):
            helpers(confirmed_on="2019")
            make_published("article")
        with django_assert_num_queries(6):
            assert client.get("/contribute/").status_code == 200
