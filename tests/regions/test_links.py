"""Places as links."""

from django.utils import translation

from regions.links import link_to, links_to


def test_a_place_is_linked_by_its_name_in_the_language_of_the_page():
    with translation.override("es"):
        assert link_to("DE") == {"label": "Alemania", "url": "/es/regions/germany/"}


def test_links_stand_by_name_whatever_the_accents():
    assert [one["label"] for one in links_to(["RO", "AX", "BE", "AL"])] == [
        "Åland Islands", "Albania", "Belgium", "Romania",
    ]  # fmt: skip
