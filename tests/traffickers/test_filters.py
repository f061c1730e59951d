"""The list of records by what they stand for: rule 3 keeps smuggling apart."""

import pytest

from tests.factories import make_name, make_place
from tests.traffickers.public_records import put_up, told
from traffickers.codes import NAMED_TIERS, TIER
from traffickers.filters import STANDINGS, TraffickerFilter
from traffickers.models import Trafficker

pytestmark = pytest.mark.django_db


STANDINGS_BY_CODE = {
    str(code): name for name, (_label, codes) in STANDINGS.items() for code in codes
}


def titles(**chosen):
    found = TraffickerFilter(chosen, queryset=Trafficker.objects.order_by("title"))
    assert found.form.is_valid(), found.form.errors
    return [record.title for record in found.qs]


def put(name, *codes, matters=("trafficking",), **fields):
    """A record of that name with one event for each code, all about the same."""
    events = [told(code, matters=list(matters)) for code in codes or ["sanctioned"]]
    return put_up(names=[make_name(name)], legal_events=events, **fields)


@pytest.fixture
def by_matter():
    put("Forced", matters=["forced_labour"])
    put("Smuggling", matters=["smuggling"])
    put("Trafficking", matters=["trafficking"])
    put("Trafficking and smuggling", matters=["trafficking", "smuggling"])


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ({}, ["Forced", "Trafficking", "Trafficking and smuggling"]),
        ({"matter": ""}, ["Forced", "Trafficking", "Trafficking and smuggling"]),
        ({"matter": "trafficking"}, ["Trafficking", "Trafficking and smuggling"]),
        ({"matter": "forced_labour"}, ["Forced"]),
        ({"matter": "smuggling"}, ["Smuggling", "Trafficking and smuggling"]),
    ],
)
def test_smuggling_is_a_list_of_its_own_and_never_the_default(by_matter, chosen, found):
    assert titles(**chosen) == found


@pytest.mark.parametrize(
    "other", [{"standing": "listed"}, {"type": "company"}, {"region": "FR"}], ids=str
)
def test_another_choice_does_not_bring_smuggling_in(by_matter, other):
    assert "Smuggling" not in titles(**other)
    assert titles(**other, matter="smuggling") == ["Smuggling", "Trafficking and smuggling"]


@pytest.mark.parametrize(
    ("standing", "found"),
    [
        ("listed", ["administratively_listed", "sanctioned"]),
        ("convicted", ["convicted_final"]),
        ("appealable", ["convicted_appealable"]),
        ("accused", ["charged", "on_trial", "wanted"]),
        ("", sorted(code for code, tier in TIER.items() if tier in NAMED_TIERS)),
    ],
)
def test_standings_hold_the_records_that_stand_so(standing, found):
    for code in STANDINGS_BY_CODE:
        put(code, code)

    assert titles(standing=standing) == found


def test_every_event_that_names_belongs_to_one_standing():
    counted = sum(len(codes) for _label, codes in STANDINGS.values())

    assert set(STANDINGS_BY_CODE) == {code for code, tier in TIER.items() if tier in NAMED_TIERS}
    assert counted == len(STANDINGS_BY_CODE)


@pytest.mark.parametrize("standing", ["listed", "accused"])
def test_who_is_listed_and_charged_is_found_as_both(standing):
    put("Both", "sanctioned", "charged")

    assert titles(standing=standing) == ["Both"]
    assert titles(standing="convicted") == []


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ({"type": "person"}, ["Ada"]),
        ({"type": "company"}, ["Firm"]),
        ({"type": "network"}, []),
        ({"role": "recruiter"}, ["Ada", "Firm"]),
        ({"role": "agent"}, ["Ada"]),
        ({"role": "guard"}, []),
        ({"form": "ForcedBegging"}, ["Firm"]),
        ({"form": "ForcedMarriage"}, []),
        ({"role": "recruiter", "form": "ForcedBegging"}, ["Firm"]),
        ({"role": "agent", "form": "ForcedBegging"}, []),
    ],
    ids=str,
)
def test_type_part_and_form_narrow_the_list_together(chosen, found):
    put("Ada", type="person", roles=["agent", "recruiter"])
    put("Firm", roles=["recruiter"], forms=["ForcedLabour", "ForcedBegging"])

    assert titles(**chosen) == found


@pytest.mark.parametrize(
    ("region", "found"),
    [
        ("TN", ["Ada"]),
        ("015", ["Ada"]),
        ("002", ["Ada", "Firm"]),
        ("001", ["Ada", "Firm"]),
        ("KE", ["Firm"]),
        ("LY", []),
        ("150", []),
    ],
)
def test_a_region_holds_the_records_of_its_countries(region, found):
    put("Ada", regions=[make_place("TN")], nationalities=["LY"])
    put("Firm", regions=[make_place("KE", relation="recruits_from")])

    assert titles(region=region) == found


@pytest.mark.parametrize(
    "chosen",
    [
        {"matter": "drugs"},
        {"matter": "Trafficking"},
        {"standing": "guilty"},
        {"type": "victim"},
        {"role": "king"},
        {"form": "forcedlabour"},
        {"region": "XX"},
    ],
    ids=str,
)
def test_a_choice_that_does_not_exist_is_no_choice(chosen):
    found = TraffickerFilter(chosen, queryset=Trafficker.objects.all())

    assert list(found.form.errors) == list(chosen)


def test_the_list_without_a_choice_says_what_it_holds():
    first_choice = {
        name: str(field.empty_label)
        for name, field in TraffickerFilter(queryset=Trafficker.objects.none()).form.fields.items()
    }

    assert first_choice.pop("matter") == "Human trafficking and forced labour"
    assert set(first_choice.values()) == {"All"}


def test_every_filter_has_its_name_in_words():
    form = TraffickerFilter(queryset=Trafficker.objects.none()).form

    assert [str(field.label) for field in form.fields.values()] == [
        "About",
        "Standing",
        "Type",
        "Part in it",
        "Form of exploitation",
        "Country or region",
    ]
