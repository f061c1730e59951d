from datetime import date, time
from decimal import Decimal

import pytest
from django.http import QueryDict

from awareness.forms import ArticleForm
from awareness.models import Article
from freedomnow.publishing.documents import MOST_ROWS, as_typed, plain
from freedomnow.publishing.kinds import all_kinds, kind_named
from freedomnow.publishing.services import digest_of, judged
from freedomnow.publishing.shapes import LARGEST_NUMBER
from organizations.forms import OrganizationForm
from tests.factories import DOCUMENTS, article_document, make_source, organization_document
from traffickers.forms import TraffickerForm

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", list(DOCUMENTS))
def test_form_and_document_are_the_same_there_and_back(kind):
    form_class = kind_named(kind).form
    first = judged(form_class, DOCUMENTS[kind]())

    assert judged(form_class, first) == first
    assert digest_of(judged(form_class, first)) == digest_of(first)


@pytest.mark.parametrize("kind", list(DOCUMENTS))
def test_what_a_browser_sends_back_untouched_is_the_same_document(kind):
    form_class = kind_named(kind).form
    document = judged(form_class, DOCUMENTS[kind]())

    drawn = form_class(document=document)

    typed = {}
    for form in [drawn, *(f for s in drawn.formsets.values() for f in s.forms)]:
        typed |= {bound.html_name: bound.value() or "" for bound in form}
    for formset in drawn.formsets.values():
        typed |= {f"{formset.prefix}-{n}": v for n, v in formset.management_form.initial.items()}
    typed = {name: value for name, value in typed.items() if not name.endswith("DELETE")}
    sent = form_class(typed)
    assert sent.is_valid(), list(sent.problems())
    assert sent.document == document


def test_arabic_and_joiners_survive_the_road():
    title = "عرض عمل \u200cدر خارج"

    document = judged(ArticleForm, article_document(title=title, language="ar"))

    assert document["title"] == title


def test_every_kind_declares_titles_for_its_rows_and_fields_for_its_first_page():
    for kind in all_kinds():
        form = kind.form()
        assert set(kind.form.row_titles) == set(kind.form.rows)
        for _title, _help, names in kind.form.first_page:
            for row, name in names:
                assert name in (form.formsets[row].forms[0].fields if row else form.fields)


def test_a_draft_keeps_what_was_typed_and_says_nothing_about_it():
    data = as_typed(ArticleForm, article_document(title="", summary="x" * 999))

    draft = ArticleForm(data, draft=True)

    assert draft["summary"].value() == "x" * 999
    assert not draft.errors
    assert not ArticleForm(data).is_valid()


def test_a_removed_row_and_a_blank_row_are_no_rows():
    data = as_typed(ArticleForm, article_document(sources=[make_source(), make_source()]))
    data |= {"sources-0-DELETE": "on", "sources-TOTAL_FORMS": "3", "sources-2-key": "fresh"}

    form = ArticleForm(data)

    assert form.is_valid(), list(form.problems())
    assert [row["key"] for row in form.document["sources"]] == [data["sources-1-key"]]


def test_two_rows_cannot_share_a_key():
    row = make_source()

    form = ArticleForm.from_document(article_document(sources=[row, row]))

    assert not form.is_valid()
    assert "share one key" in str(list(form.problems()))


@pytest.mark.parametrize("total", ["9999999", "-1", "abc", ""])
def test_a_flood_of_rows_or_a_broken_count_is_an_error_and_not_a_crash(total):
    data = as_typed(ArticleForm, article_document()) | {"sources-TOTAL_FORMS": total}

    form = ArticleForm(data)

    assert not form.is_valid()
    assert len(form.formsets["sources"].forms) <= 41


def test_problems_name_their_fields_in_page_order():
    form = ArticleForm.from_document(article_document(title="", sources=[make_source(supports="")]))
    form.is_valid()

    assert [identifier for identifier, _label, _words in form.problems()] == [
        "id_title", "id_sources-0-supports"
    ]  # fmt: skip


def test_a_row_without_a_source_of_its_own_stands_in_the_first_events():
    document = DOCUMENTS["record"]()
    for name in [name for name in document["names"][0] if name.startswith("source_")]:
        document["names"][0][name] = ""

    clean = judged(TraffickerForm, document)

    assert clean["names"][0]["source_url"] == clean["legal_events"][0]["source_url"]


@pytest.mark.parametrize(
    ("phone", "stored"),
    [("+33 1 40 00 00 00", "+33140000000"), ("116 006", "116006"), ("(145)", "145")],
)
def test_a_phone_number_is_kept_without_what_people_type_between(phone, stored):
    services = organization_document()["services"]
    services[0]["phone"] = phone

    document = judged(OrganizationForm, organization_document(services=services))

    assert document["services"][0]["phone"] == stored


@pytest.mark.parametrize(
    "change",
    [
        {"phone": "call me"},
        {"phone": "0140000000"},
        {"phone": "+33140000000", "source_kind": "press"},
        {"phone": "+33140000000", "confirmed_on": "", "source_retrieved_on": ""},
        {"opens_at": "9", "closes_at": "25:00"},
        {"opens_at": "09:00"},
        {"timezone": "Mars/Olympus"},
        {"source_url": ""},
    ],
    ids=str,
)
def test_a_service_that_says_too_little_or_nonsense_is_refused(change):
    services = organization_document()["services"]
    services[0] |= change

    form = OrganizationForm.from_document(organization_document(services=services))

    assert not form.is_valid()


@pytest.mark.parametrize("key", ["a", "a-1", "0" * 16])
def test_a_row_keeps_the_key_that_it_brings(key):
    document = judged(ArticleForm, article_document(sources=[make_source(key=key)]))

    assert document["sources"][0]["key"] == key


@pytest.mark.parametrize("key", ["A", "a b", "a_b", "0" * 17, "a\nb", "é", "<b>"])
def test_a_key_that_none_of_ours_looks_like_is_refused(key):
    form = ArticleForm.from_document(article_document(sources=[make_source(key=key)]))

    assert not form.is_valid()
    assert [identifier for identifier, _label, _words in form.problems()] == ["id_sources-0-key"]


def test_a_row_without_a_key_gets_a_new_one():
    rows = [make_source(key=""), make_source(key="")]

    one, other = judged(ArticleForm, article_document(sources=rows))["sources"]

    assert one["key"] != other["key"]
    assert len(one["key"]) == len(other["key"]) == 8


@pytest.mark.parametrize(("count", "valid"), [(MOST_ROWS, True), (MOST_ROWS + 1, False)])
def test_a_document_has_at_most_forty_rows_of_a_kind(count, valid):
    rows = [make_source() for _n in range(count)]

    form = ArticleForm.from_document(article_document(sources=rows))

    assert form.is_valid() is valid
    assert any(identifier == "sources-rows" for identifier, *_rest in form.problems()) is not valid


def test_an_error_of_the_whole_document_names_no_field():
    form = ArticleForm.from_document(article_document(sources=[]))

    form.is_valid()

    assert list(form.problems()) == [("", "", "Name at least one source.")]


def test_an_error_of_a_check_list_leads_to_its_first_box():
    form = ArticleForm.from_document(article_document(forms=["Magic"]))

    form.is_valid()

    assert [identifier for identifier, *_rest in form.problems()] == ["id_forms_0"]


def test_the_whole_is_judged_once_its_rows_are_valid():
    """Else "Name at least one source" would stand beside a source that has a mistake."""
    form = ArticleForm.from_document(article_document(sources=[make_source(supports="")]))

    form.is_valid()

    assert [identifier for identifier, *_rest in form.problems()] == ["id_sources-0-supports"]


def test_a_draft_says_nothing_about_its_rows_either():
    rows = [make_source(supports="", source_url="not a link")]
    data = as_typed(ArticleForm, article_document(sources=rows)) | {"sources-TOTAL_FORMS": "99"}

    draft = ArticleForm(data, draft=True)

    row = draft.formsets["sources"].forms[0]
    assert row["source_url"].value() == "not a link"
    assert not row.errors
    assert not draft.formsets["sources"].non_form_errors()


def test_a_row_shows_what_it_says_apart_from_where_it_says_so():
    row = ArticleForm().formsets["sources"].forms[0]

    assert [bound.name for bound in row.own_fields] == ["supports"]
    assert {bound.name[:7] for bound in row.source_fields} == {"source_"}
    assert len(row.source_fields) == 11
    assert row["DELETE"].label == "Remove this"


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (date(2026, 2, 3), "2026-02-03"),
        (time(9, 5), "09:05:00"),
        (Decimal("3.60"), "3.60"),
        (None, None),
        (True, True),
        (["a"], ["a"]),
        ("نص", "نص"),
    ],
)
def test_values_become_json(value, told):
    assert plain(value) == told


def test_a_document_never_holds_a_row_of_a_table():
    with pytest.raises(TypeError, match="codes and public ids"):
        plain(Article())


@pytest.mark.parametrize(
    ("number", "fits"),
    [
        (LARGEST_NUMBER, True),
        (-LARGEST_NUMBER, True),
        (LARGEST_NUMBER + 1, False),
        (-LARGEST_NUMBER - 1, False),
    ],
)
def test_a_number_is_one_that_a_column_could_hold(number, fits):
    assert ArticleForm.has_shape(article_document(title=number)) is fits


def test_true_and_false_and_nothing_are_typed_as_a_browser_would():
    services = organization_document()["services"]
    services[0] |= {"always_open": False, "confirmed_on": ""}
    document = organization_document(services=services)

    assert judged(OrganizationForm, document)["services"] == services
    assert as_typed(OrganizationForm, document)["services-0-confirmed_on"] == ""


@pytest.mark.parametrize(
    ("query", "started"),
    [
        ("regions=FR&regions=DE", {"regions": ["FR", "DE"]}),
        ("title=" + "x" * 201, {"title": "x" * 200}),
        ("forms=", {"forms": [""]}),
        ("public_id=abc&version=7&sources-0-supports=x", {}),
        ("", {}),
    ],
    ids=["a list", "a long text", "a blank", "what is no field", "nothing"],
)
def test_a_link_brings_along_what_the_form_declares(query, started):
    assert ArticleForm.started(QueryDict(query)) == started


def test_a_document_goes_through_the_steps_after_its_own_schema(monkeypatch):
    steps = [lambda told: [*told, "to 2"], lambda told: [*told, "to 3"]]
    monkeypatch.setattr(ArticleForm, "upgrades", steps)

    assert ArticleForm.schema() == 3
    assert ArticleForm.upgraded([], 1) == ["to 2", "to 3"]
    assert ArticleForm.upgraded([], 2) == ["to 3"]
    assert ArticleForm.upgraded([], 3) == []


@pytest.mark.parametrize(
    ("kind", "moderators"),
    [("article", 1), ("organization", 1), ("region", 1), ("case", 1), ("record", 2)],
)
def test_a_name_on_the_record_needs_two_moderators_and_all_else_one(kind, moderators):
    assert kind_named(kind).form.approvals_needed() == moderators


@pytest.mark.parametrize("kind", ["article", "organization", "region", "case"])
def test_kinds_that_accuse_nobody_guard_no_names(kind):
    assert kind_named(kind).form.accused_names(DOCUMENTS[kind]()) == []


@pytest.mark.parametrize("name", ["source_published_on", "source_retrieved_on"])
def test_nobody_saw_a_source_on_a_day_to_come(name):
    document = article_document(sources=[make_source() | {name: "2099"}])
    form = ArticleForm.from_document(document)

    assert not form.is_valid()
    assert [identifier for identifier, *_rest in form.problems()] == [f"id_sources-0-{name}"]


def test_a_draft_keeps_a_row_that_came_without_its_key():
    typed = {"sources-TOTAL_FORMS": "2", "sources-INITIAL_FORMS": "0", "sources-0-supports": "kept"}

    form = ArticleForm(QueryDict("&".join(f"{k}={v}" for k, v in typed.items())), draft=True)

    assert form.formsets["sources"].forms[0]["supports"].value() == "kept"
