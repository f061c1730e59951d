import pytest

from awareness.forms import ArticleForm
from freedomnow.publishing.documents import as_typed
from freedomnow.publishing.kinds import all_kinds, kind_named
from freedomnow.publishing.services import digest_of, judged
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
