import pytest
from django.utils import timezone

from freedomnow.search.lookup import QUERY_LIMIT, find, look_alikes
from freedomnow.search.models import Facts, Name, Page
from tests.factories import make_name, make_published, record_document

pytestmark = pytest.mark.django_db


def make_page(title, *, body="", language="en", kind="article", names=None, codes=()):
    facts = Facts(f"/x/{Page.objects.count()}/", title, body, list(codes), language)
    page = Page.of(kind, f"p{Page.objects.count()}", facts, timezone.now())
    page.save()
    Name.objects.bulk_create(Name.of(page, name) for name in names or [title])
    return page


def found(query, language="en", **options):
    return [hit.page_id for hit in find(query, language=language, **options)]


@pytest.mark.parametrize(
    "query",
    [
        "Milad",
        "MILAD",
        "Abd al-Rahman Milad",
        "abd alrahman milad",
        "Abd al Rahman Millad",
        "ميلاد",
    ],
)
def test_a_person_is_found_by_name_alias_script_and_typo(query):
    page = make_page("Milad, Abd al-Rahman", names=["Abd al-Rahman Milad", "عبد الرحمن ميلاد"])
    make_page("Somebody Else")

    assert found(query) == [page.pk]


def test_the_name_that_matched_is_told():
    make_page("Main Name", names=["Main Name", "The Other One"])

    [hit] = find("other one", language="en")

    assert hit.matched == "The Other One"


def test_an_exact_name_stands_before_one_that_is_like_it():
    like = make_page("Marta Gomes")
    exact = make_page("Marta Gomez")

    assert found("marta gomez") == [exact.pk, like.pk]


@pytest.mark.parametrize(
    ("language", "body", "query"),
    [
        ("en", "Recruiters were promising jobs", "promise job"),
        ("es", "Ofrecían trabajos en el extranjero", "trabajo"),
        ("fr", "Des offres mensongères", "offre mensongère"),
        ("hi", "विदेश में नौकरी", "नौकरी"),
    ],
)
def test_words_are_found_by_the_rules_of_their_language(language, body, query):
    page = make_page("Nothing alike", body=body, language=language)

    assert found(query, language) == [page.pk]


def test_a_kind_and_a_region_narrow_the_search():
    article = make_page("Debt", kind="article", codes=["FR"])
    law = make_page("Debt", kind="law", codes=["DE"])

    assert set(found("debt")) == {article.pk, law.pk}
    assert found("debt", kinds=("law",)) == [law.pk]
    assert found("debt", code="FR") == [article.pk]


@pytest.mark.parametrize("query", ["", "   ", "\u200b", "!!!", "&|!()<->:*", "'; DROP TABLE", "\\"])
def test_a_query_without_words_finds_nothing_and_breaks_nothing(query):
    make_page("Anything")

    assert found(query) == []


def test_a_long_query_is_cut():
    page = make_page("Anything")

    assert found("anything " + "x" * 1_000_000) in ([], [page.pk])
    assert QUERY_LIMIT == 200


def test_a_weak_alias_finds_nobody_but_a_full_one_does():
    names = [
        make_name("Testa Persona"),
        make_name("The Uncle", "weak"),
        make_name("Testa P", "alias"),
    ]
    record = make_published("record", record_document(names=names))

    assert find("the uncle", language="en") == []
    assert [h.matched for h in find("testa p", language="en")] == ["Testa P"]
    assert Page.objects.get().public_id == record.public_id


def test_look_alikes_are_found_for_a_moderator_and_not_the_record_itself():
    make_page("Abid Khan")
    mine = make_page("Abid Ali Khan")

    names = [name.text for name in look_alikes(["Abid Ali Khan"], but=mine.public_id)]

    assert names == ["Abid Khan"]
