"""What a record knows of itself, and what PostgreSQL refuses of its columns."""

from datetime import UTC, date, datetime

import pytest
from django.db import DataError, IntegrityError, transaction

from freedomnow.publishing.projection import unsaved
from freedomnow.search.models import Name as FoundName
from freedomnow.search.models import Page
from tests.factories import (
    make_connection,
    make_event,
    make_name,
    make_place,
    official,
    record_document,
)
from tests.traffickers.public_records import put_up, told
from traffickers.codes import INVERSE_LABELS, NameKind, RegionRelation
from traffickers.forms import TraffickerForm
from traffickers.models import (
    Connection,
    LegalEvent,
    Name,
    RecordRegion,
    Trafficker,
    findable_names,
    main_name,
)

MAY = datetime(2026, 5, 31, 12, tzinfo=UTC)
LISTED_FOR_SMUGGLING = told("sanctioned", matters=["smuggling"], authority="Another ministry")


def derived(at=MAY, **fields):
    """The record of a document's fields, not saved."""
    return unsaved(TraffickerForm, record_document(**fields), updated_at=at, public_id="abc")


def names(*told):
    return {"names": [{"name": name, "kind": kind} for name, kind in told]}


# --- names -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("document", "main"),
    [
        (names(("Uno", "primary")), "Uno"),
        (names(("Alias", "alias"), ("Uno", "primary")), "Uno"),
        (names(("Uno", "primary"), ("Due", "primary")), "Uno"),
        (names(("Alias", "alias"), ("Former", "former")), "Alias"),
        (names(("محمد المثال", "primary"), ("Muhammad", "alias")), "محمد المثال"),
        (names(), ""),
    ],
)
def test_the_first_main_name_heads_the_page(document, main):
    assert main_name(document) == main


@pytest.mark.parametrize("kind", sorted(set(NameKind) - {NameKind.WEAK}))
def test_a_name_of_each_kind_but_weak_finds_the_record(kind):
    assert findable_names(names(("Uno", "primary"), ("Due", kind))) == ["Uno", "Due"]


def test_a_weak_name_finds_nobody():
    assert findable_names(names(("The Uncle", "weak"), ("Uno", "primary"))) == ["Uno"]


def test_the_main_name_is_told_first_and_each_name_once():
    document = names(("Alias", "alias"), ("Uno", "primary"), ("Alias", "former"))

    assert findable_names(document) == ["Uno", "Alias"]


# --- what follows from the document ------------------------------------------------------------


def test_columns_follow_from_the_document():
    record = derived(
        names=[make_name("Testa Alias", kind="alias"), make_name("Testa Uno")],
        legal_events=[told("convicted_final"), LISTED_FOR_SMUGGLING],
        regions=[make_place("TN")],
    )

    assert (record.title, record.tier, record.code) == ("Testa Uno", "A", "convicted_final")
    assert record.matters == ["smuggling", "trafficking"]
    assert record.codes == ["001", "002", "015", "TN"]


def test_the_review_day_is_that_of_the_clock_of_the_law():
    charge = told("charged") | official(kind="prosecution", retrieved_on="2026-05-01")

    assert derived(legal_events=[charge]).shown_until == date(2026, 7, 30)


@pytest.mark.parametrize(
    ("at", "tier"),
    [(datetime(2026, 4, 30, 12, tzinfo=UTC), "none"), (datetime(2026, 5, 1, 12, tzinfo=UTC), "A")],
)
def test_columns_say_what_stood_on_the_day_of_publication(at, tier):
    assert derived(at, legal_events=[make_event(on="2026-05-01")]).tier == tier


def test_a_place_is_a_place_of_the_record_and_no_nationality_is():
    record = derived(regions=[], nationalities=["LY"])

    assert record.codes == []


def test_search_is_told_what_leads_and_not_what_else_is_on_record():
    record = derived(
        summary="What the text says.",
        type="network",
        legal_events=[told("convicted_final"), LISTED_FOR_SMUGGLING],
    )

    facts = record.facts()

    assert facts.card == {
        "type": "network", "tier": "A", "code": "convicted_final", "matters": ["trafficking"],
    }  # fmt: skip
    assert (facts.body, facts.standing, facts.path) == ("What the text says.", "A", "/records/abc/")
    assert (facts.title, facts.codes) == (record.title, record.codes)


@pytest.mark.parametrize(
    ("code", "is_indexable"),
    [
        ("sanctioned", True),
        ("convicted_final", True),
        ("convicted_appealable", False),
        ("on_trial", False),
        ("charged", False),
        ("wanted", False),
    ],
)
def test_search_engines_may_know_only_whom_a_final_word_names(code, is_indexable):
    assert derived(legal_events=[told(code)]).facts().is_indexable == is_indexable


def test_search_is_told_every_name_but_weak_ones():
    told_names = [make_name("Testa"), make_name("The Uncle", "weak"), make_name("تستا", "original")]

    assert derived(names=told_names).facts().names == ["Testa", "تستا"]


# --- PostgreSQL --------------------------------------------------------------------------------


@pytest.mark.django_db
def test_what_is_published_can_be_found_with_its_standing():
    record = put_up(names=[make_name("Testa Uno")], legal_events=[told("charged")])

    page = Page.objects.get()
    assert (page.public_id, page.standing, page.is_indexable) == (record.public_id, "B", False)
    assert FoundName.objects.get().text == "Testa Uno"


@pytest.mark.django_db
@pytest.mark.parametrize("tier", ["C", "none", ""])
def test_no_other_tier_than_a_and_b_is_ever_stored(tier):
    put_up()

    with pytest.raises(IntegrityError, match="record_has_a_tier_that_names"), transaction.atomic():
        Trafficker.objects.update(tier=tier)


@pytest.mark.django_db
@pytest.mark.parametrize("tier", ["A", "B"])
def test_tiers_that_name_are_stored(tier):
    put_up()

    assert Trafficker.objects.update(tier=tier) == 1


@pytest.mark.django_db
@pytest.mark.parametrize("answer", ["not_checked", ""])
def test_nobody_is_stored_of_whom_it_was_not_asked_whatever_the_record_is_of(answer):
    put_up(type="person")

    with pytest.raises(IntegrityError, match="record_survivor_was_asked"), transaction.atomic():
        Trafficker.objects.update(survivor_answer=answer)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("years_from", "years_to"), [(2010, 2010), (2010, 2011), (None, 2009), (2010, None)]
)
def test_years_that_run_forward_are_stored(years_from, years_to):
    put_up()

    assert Trafficker.objects.update(years_from=years_from, years_to=years_to) == 1


@pytest.mark.django_db
def test_years_that_run_backward_are_refused():
    put_up()

    with pytest.raises(IntegrityError, match="record_years_run_forward"), transaction.atomic():
        Trafficker.objects.update(years_from=2010, years_to=2009)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("model", "column", "length"),
    [(Name, "name", 300), (LegalEvent, "authority", 200), (LegalEvent, "charges", 500)],
)
def test_no_column_holds_more_than_its_field_allows(model, column, length):
    put_up()
    assert model.objects.update(**{column: "x" * length}) == 1

    with pytest.raises(DataError, match="too long"), transaction.atomic():
        model.objects.update(**{column: "x" * (length + 1)})


# --- who is linked to whom ---------------------------------------------------------------------


@pytest.mark.django_db
def test_only_live_records_are_named_by_a_record():
    other, _stranger = put_up(), put_up()
    record = put_up(connections=[make_connection(other.public_id), make_connection("nobodyhere12")])

    assert Trafficker.objects.named_by(record) == {other.public_id: other}


@pytest.mark.django_db
def test_a_record_is_pointed_to_by_those_that_name_it_alone():
    other, third = put_up(), put_up()
    record = put_up(connections=[make_connection(other.public_id)])

    assert [row.record for row in Trafficker.objects.pointing_to(other)] == [record]
    assert not Trafficker.objects.pointing_to(third).exists()


@pytest.mark.django_db
def test_records_that_point_are_fetched_with_their_rows(django_assert_num_queries):
    other = put_up()
    for _number in range(3):
        put_up(connections=[make_connection(other.public_id)])

    with django_assert_num_queries(1):
        assert len({row.record.title for row in Trafficker.objects.pointing_to(other)}) == 3


@pytest.mark.django_db
def test_a_record_is_on_each_of_its_matters_and_no_other():
    record = put_up(legal_events=[told("sanctioned", matters=["forced_labour", "smuggling"])])

    assert list(Trafficker.objects.on_matters("smuggling")) == [record]
    assert list(Trafficker.objects.on_matters("trafficking", "forced_labour")) == [record]
    assert not Trafficker.objects.on_matters("trafficking").exists()


@pytest.mark.parametrize("relation", sorted(INVERSE_LABELS))
def test_a_connection_reads_from_the_other_side(relation):
    assert Connection(relation=relation).inverse_label == INVERSE_LABELS[relation]


def test_the_leader_of_a_network_does_not_become_led_by_it():
    link = Connection(relation="leads")

    assert (str(link.get_relation_display()), str(link.inverse_label)) == ("Leads", "Led by")


def test_rows_say_in_a_few_words_what_they_are():
    assert str(Trafficker(title="Testa")) == "Testa"
    assert str(Name(name="Testa")) == "Testa"
    assert str(RecordRegion(code="FR", relation=RegionRelation.ACTIVE_IN)) == "FR"
    assert str(LegalEvent(code="charged", on="2018-06")) == "Charged 2018-06"
    assert str(Connection(relation="leads", to="abc")) == "leads abc"
