"""The list of who helps, narrowed."""

import pytest
from django.test import Client
from django.utils import translation

from organizations.filters import OrganizationFilter, spoken_languages
from organizations.models import Organization
from tests.factories import make_service, make_submission, organization_document, publish_directly

pytestmark = pytest.mark.django_db


def publish(name, **service):
    services = [make_service(**service)] if service else []
    document = organization_document(name=name, regions=[], languages=[], services=services)
    return publish_directly("organization", document)


def found(**query):
    filtered = OrganizationFilter(query, queryset=Organization.objects.order_by("name"))
    assert filtered.is_valid(), filtered.errors
    return [organization.name for organization in filtered.qs]


@pytest.fixture
def three():
    publish("A", type="hotline", regions=["FR"], languages=["fr"], serves=["women"])
    publish("B", type="refuge", regions=["KE"], languages=["ar"], serves=["everyone"])
    publish("C")


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({}, ["A", "B", "C"]),
        ({"service": "hotline"}, ["A"]),
        ({"service": "medical"}, []),
        ({"region": "FR"}, ["A"]),
        ({"region": "150"}, ["A"]),
        ({"region": "001"}, ["A", "B"]),
        ({"language": "ar"}, ["B"]),
        ({"serves": "women"}, ["A", "B"]),
        ({"serves": "men"}, ["B"]),
        ({"serves": "everyone"}, ["B"]),
        ({"service": "hotline", "region": "KE"}, []),
        ({"service": "refuge", "region": "002", "language": "ar", "serves": "women"}, ["B"]),
        ({"service": "", "region": "", "language": "", "serves": ""}, ["A", "B", "C"]),
    ],
    ids=str,
)
def test_each_filter_narrows_and_all_of_them_together(three, query, names):
    assert found(**query) == names


@pytest.mark.parametrize(
    ("name", "value"),
    [("service", "magic"), ("region", "ZZ"), ("language", "hi"), ("serves", "cats")],
)
def test_a_choice_that_is_none_is_told(three, name, value):
    filtered = OrganizationFilter({name: value}, queryset=Organization.objects.all())

    assert set(filtered.errors) == {name}


def test_the_languages_are_those_that_somebody_speaks(three):
    assert spoken_languages() == [("ar", "Arabic"), ("fr", "French")]


def test_a_language_that_only_a_report_speaks_is_no_choice():
    make_submission("organization", document=organization_document(languages=["hi"]))

    assert spoken_languages() == []


def test_languages_are_called_as_the_reader_does(three):
    with translation.override("fr"):
        assert spoken_languages() == [("ar", "Arabe"), ("fr", "Français")]


def test_the_languages_cost_one_query_whatever_there_is(three, django_assert_num_queries):
    with django_assert_num_queries(1):
        spoken_languages()


@pytest.mark.parametrize("path", ["/organizations/?service=refuge", "/ar/organizations/?region=KE"])
def test_the_page_shows_what_the_filter_lets_through(three, path):
    html = Client().get(path).content.decode()

    assert "<bdi>B</bdi>" in html
    assert "<bdi>A</bdi>" not in html
