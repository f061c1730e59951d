"""The living page of components: whole, with contracts, and in development alone."""

import pytest
from django.test import Client

from freedomnow.styleguide import views
from freedomnow.styleguide.samples import samples
from freedomnow.styleguide.views import COMPONENTS, components, contract

pytestmark = pytest.mark.django_db


@pytest.fixture
def html(settings):
    settings.DEVELOPMENT = True
    return Client().get("/styleguide/").text


def test_it_answers_in_development_alone(settings):
    settings.DEVELOPMENT = False
    assert Client().get("/styleguide/").status_code == 404

    settings.DEVELOPMENT = True
    assert Client().get("/styleguide/").status_code == 200


def test_no_component_is_missing():
    files = {path.stem for path in COMPONENTS.glob("*.html")}

    assert {name for name, _arguments in samples()} == files


def test_each_stands_once_with_its_contract(html):
    names = [one["name"] for one in components()]

    assert len(names) == len(set(names))
    assert all(html.count(f'<section id="{name}">') == 1 for name in names)
    assert "Standing or state in a few words" in html


def test_a_component_without_a_contract_is_a_mistake(tmp_path, monkeypatch):
    (tmp_path / "bare.html").write_text("<p>x</p>")
    monkeypatch.setattr(views, "COMPONENTS", tmp_path)

    with pytest.raises(ValueError, match="bare"):
        contract("bare")


@pytest.mark.parametrize(("name", "arguments"), list(samples()))
def test_each_sample_draws_something(name, arguments):
    assert views.drawn(name, arguments).strip()


def test_search_engines_are_told_nothing_of_it(html):
    assert '<meta name="robots" content="noindex">' in html
    assert "/styleguide/" not in Client().get("/sitemap.xml").text


def test_it_costs_one_query_at_most(settings, django_assert_max_num_queries):
    settings.DEVELOPMENT = True

    with django_assert_max_num_queries(1):
        Client().get("/styleguide/")
