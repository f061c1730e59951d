"""What search stores of a page, and how much of it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import DataError, IntegrityError, transaction

from freedomnow.search.models import BODY_LIMIT, Facts, Name, Page

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def page_of(kind="article", public_id="p1", at=NOON, **told):
    return Page.of(kind, public_id, Facts(**{"path": "/x/", "title": "Testa"} | told), at)


def put(public_id="p1", **told):
    page = page_of(public_id=public_id, **told)
    page.save()
    return page


def test_a_page_is_what_its_record_tells():
    facts = Facts(
        path="/records/abc/", title="Testa", body="Words.", codes=["001", "FR"], language="fr",
        standing="B", is_indexable=False, card={"tier": "B"},
    )  # fmt: skip

    page = Page.of("record", "abc", facts, NOON)

    told = {name: getattr(page, name) for name in ("path", "title", "body", "codes", "language")}
    assert told == {name: getattr(facts, name) for name in told}
    assert (page.kind, page.public_id, page.updated_at) == ("record", "abc", NOON)
    assert (page.standing, page.is_indexable, page.card) == ("B", False, {"tier": "B"})


@pytest.mark.parametrize(
    ("language", "config"),
    [
        ("", "english"),
        ("en", "english"),
        ("es", "spanish"),
        ("fr", "french"),
        ("fr-CA", "french"),
        ("ar", "simple"),
        ("ur", "simple"),
        ("hi", "simple"),
        ("xx", "simple"),
    ],
)
def test_words_are_read_by_the_rules_of_the_pages_language(language, config):
    assert page_of(language=language).config == config


def test_a_title_and_a_text_are_cut_to_what_is_stored():
    page = page_of(title="t" * 301, body="b" * (BODY_LIMIT + 1))

    assert (len(page.title), len(page.body)) == (300, BODY_LIMIT)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("José-María  GARCÍA", "jose maria garcia"),
        ("O\u2019Neill", "o neill"),
        ("عَبْد الرَّحمن", "عبد الرحمن"),
        ("नौकरी", "नौकरी"),
        ("Straße", "strasse"),
        ("!!!", ""),
    ],
)
def test_a_name_is_compared_as_it_is_folded_and_shown_as_it_is_written(text, folded):
    name = Name.of(page_of(), text)

    assert (name.text, name.folded) == (text, folded)


def test_a_name_that_grows_by_folding_still_fits():
    name = Name.of(page_of(), "ß" * 301)

    assert (len(name.text), len(name.folded)) == (300, 300)


def test_pages_and_names_say_what_they_are_without_naming_anybody():
    assert str(page_of("record", "abc", title="Testa Persona")) == "record abc"
    assert str(Name(pk=7, text="Testa Persona")) == "name 7"


# --- in PostgreSQL -----------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_record_has_one_page():
    put()
    put(public_id="p2")

    with pytest.raises(IntegrityError, match="page_is_one_per_record"), transaction.atomic():
        put()


@pytest.mark.django_db
def test_pages_of_two_kinds_may_share_an_id():
    put()

    page_of("law").save()

    assert Page.objects.count() == 2


@pytest.mark.django_db
def test_a_page_has_each_name_once():
    first, second = put(), put(public_id="p2")
    for page in (first, second):
        Name.of(page, "Testa").save()

    with pytest.raises(IntegrityError, match="name_is_said_once_per_page"), transaction.atomic():
        Name.of(first, "Testa").save()


@pytest.mark.django_db
def test_names_go_with_their_page():
    Name.of(put(), "Testa").save()

    Page.objects.all().delete()

    assert not Name.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(("column", "most"), [("title", 300), ("path", 200), ("standing", 1)])
def test_no_column_of_a_page_holds_more_than_it_should(column, most):
    put()
    assert Page.objects.update(**{column: "x" * most}) == 1

    with pytest.raises(DataError, match="too long"), transaction.atomic():
        Page.objects.update(**{column: "x" * (most + 1)})


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("code", "found"), [("FR", ["p1"]), ("155", ["p1", "p2"]), ("DE", ["p2"]), ("ES", [])]
)
def test_a_place_holds_its_own_pages_and_those_below_it(code, found):
    put(codes=["155", "FR"])
    put(public_id="p2", codes=["155", "DE"])

    pages = Page.objects.about_region(code).order_by("public_id")

    assert [page.public_id for page in pages] == found


@pytest.mark.django_db
def test_pages_are_of_one_kind_or_of_several():
    for kind in ("article", "law", "record"):
        page_of(kind).save()

    assert [page.kind for page in Page.objects.of_kind("law")] == ["law"]
    assert Page.objects.of_kind("law", "record").count() == 2
    assert not Page.objects.of_kind().exists()


@pytest.mark.django_db
def test_only_pages_that_may_be_indexed_are_indexable():
    put(is_indexable=False)
    shown = put(public_id="p2")

    assert list(Page.objects.indexable()) == [shown]


@pytest.mark.django_db
def test_the_newest_page_stands_first_and_of_two_the_later_row():
    old = put(at=NOON - timedelta(days=1))
    first, second = put(public_id="p2"), put(public_id="p3")

    assert list(Page.objects.newest()) == [second, first, old]


@pytest.mark.django_db
def test_what_a_page_says_is_found_after_it_has_changed():
    page = put(body="Promising jobs")
    Page.objects.update(body="Nothing else")

    vector = Page.objects.values_list("vector", flat=True).get(pk=page.pk)

    assert "promis" not in vector
    assert "noth" in vector
