"""Links to places."""

import pytest
from django.utils import translation

from regions import tree
from regions.templatetags.regions import place_url


@pytest.mark.parametrize(
    ("code", "url"),
    [
        ("FR", "/regions/france/"),
        ("150", "/regions/europe/"),
        ("XK", "/regions/kosovo/"),
        ("001", "/regions/"),
    ],
)
def test_a_place_leads_to_its_page_and_the_world_to_all_places(code, url):
    assert place_url(code) == url


@pytest.mark.parametrize("language", ["es", "ar", "ur"])
def test_a_link_stays_in_the_reader_s_language(language):
    with translation.override(language):
        assert place_url("EG") == f"/{language}/regions/egypt/"


def test_every_place_has_a_link_of_its_own():
    assert len({place_url(code) for code in tree.codes()}) == len(tree.codes())
