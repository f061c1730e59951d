from importlib import import_module

import pytest
from django.apps import apps
from django.utils import timezone

from freedomnow.publishing.kinds import kind_named
from freedomnow.publishing.rebuild import rebuild
from freedomnow.search.lookup import MOST_NAMES, QUERY_LIMIT, find, look_alikes
from freedomnow.search.models import Facts, Name, Page
from tests.conftest import as_owner
from tests.factories import article_document, make_name, make_published, record_document

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


# --- names -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ("ali", True),
        ("khan", True),
        ("abid ali", True),
        ("ab", False),
        ("al", False),
        ("bid", False),
        ("ali_khan", True),
    ],
)
def test_a_whole_word_of_a_long_name_is_enough_from_three_letters_on(query, is_found):
    page = make_page("x", names=["Abid Ali Khan of the Testa Transport and Travel Company"])

    assert found(query) == ([page.pk] if is_found else [])


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("محمد المثال", "مُحَمَّد المثال"),
        ("محمد المثال", "محمد"),
        ("राम कुमार", "राम कुमार"),
        ("علی رضا", "علی"),
        ("Ñandú Peña", "nandu pena"),
        ("O\u2019Neill", "o neill"),
        ("Иван Петров", "иван петров"),
    ],
)
def test_a_name_is_found_in_its_script_without_its_marks(name, query):
    page = make_page("x", names=[name])

    assert found(query) == [page.pk]


def test_a_name_that_only_shares_a_word_or_a_sound_is_not_found():
    make_page("x", names=["Marta Gomez"])

    assert found("marta ibrahimovic") == []
    assert found("pedro") == []


def test_of_several_names_of_a_page_the_likest_is_told_and_the_page_once():
    page = make_page("x", names=["Testa Persona", "Testa Personas", "Tester Persona"])

    [hit] = find("Testa Personas", language="en")

    assert (hit.page_id, hit.matched, hit.is_exact) == (page.pk, "Testa Personas", True)


def test_a_name_that_is_only_like_the_query_is_not_called_exact():
    make_page("x", names=["Marta Gomez"])

    [hit] = find("Marta Gomes", language="en")

    assert (hit.matched, hit.is_exact) == ("Marta Gomez", False)


def test_a_page_found_by_its_words_tells_no_name():
    make_page("x", body="All about bakeries", names=["Somebody"])

    [hit] = find("bakeries", language="en")

    assert (hit.matched, hit.is_exact) == ("", False)


def test_names_stand_before_words_and_a_page_found_by_both_stands_once():
    words = make_page("x", body="quillon quillon quillon", names=["Nobody Alike"])
    both = make_page("y", body="quillon", names=["Quillon"])

    assert found("quillon") == [both.pk, words.pk]


def test_equally_alike_names_come_in_the_order_of_their_pages():
    pages = [make_page("x", names=["Marta Gomez"]) for _number in range(3)]

    assert found("marta gomes") == [page.pk for page in pages]


def test_no_more_names_are_read_than_a_search_shows():
    for _number in range(MOST_NAMES + 5):
        make_page("x", names=["Testa Persona"])

    assert len(found("testa persona")) == MOST_NAMES


# --- words -------------------------------------------------------------------------------------


def test_the_page_that_says_it_oftener_comes_first_and_of_two_the_newer():
    once = make_page("a", body="bakery " + "words " * 50, names=["Aa"])
    often = make_page("b", body="bakery bakery bakery", names=["Bb"])
    again = make_page("c", body="bakery bakery bakery", names=["Cc"])

    assert found("bakery") == [again.pk, often.pk, once.pk]


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ("loan debt", True),
        ("debt bondage", False),
        ("debt or bondage", True),
        ("debt -loan", False),
        ('"a loan"', True),
        ('"loan debt"', False),
    ],
)
def test_a_query_is_read_as_on_other_sites(query, is_found):
    page = make_page("x", body="A debt is a loan", names=["Nobody"])

    assert found(query) == ([page.pk] if is_found else [])


@pytest.mark.parametrize("language", ["en", "es", "fr", "ar", "ur", "hi", "xx"])
def test_a_text_of_another_language_is_found_letter_by_letter(language):
    page = make_page("x", body="لا تسلم جواز سفرك", language="ar", names=["Nobody"])

    assert found("جواز", language) == [page.pk]


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_a_word_is_found_as_it_is_written_where_its_language_has_no_rules(language):
    page = make_page("x", body="kazi nzuri jobs trabajos emplois", language="sw", names=["Nobody"])

    for word in ("jobs", "trabajos", "emplois"):
        assert found(word, language) == [page.pk]


def test_a_word_beyond_the_cut_is_not_asked_for():
    page = make_page("x", body="bookshelf", names=["Nobody"])

    assert found("bookshelf " * 20 + "elsewhere") == [page.pk]
    assert found("bookshelf " * 19 + "elsewhere") == []


def test_two_questions_are_asked_whatever_there_is(django_assert_num_queries):
    for number in range(20):
        make_page(f"Testa {number}", body="testa")

    with django_assert_num_queries(2):
        assert len(found("testa")) == 20


def test_a_region_holds_names_and_words_of_its_own_pages_alone():
    make_page("x", names=["Testa Persona"], codes=["DE"])
    make_page("y", body="testa persona", names=["Nobody"], codes=["DE"])
    here = make_page("z", names=["Testa Persona"], codes=["FR"])

    assert found("testa persona", code="FR") == [here.pk]


def test_kinds_hold_names_and_words_of_their_own_pages_alone():
    make_page("x", names=["Testa Persona"], kind="record")
    make_page("y", body="testa persona", names=["Nobody"], kind="record")
    law = make_page("z", names=["Testa Persona"], kind="law")

    assert found("testa persona", kinds=("law", "article")) == [law.pk]


# --- look-alikes -------------------------------------------------------------------------------


def alike(names, **options):
    return [name.text for name in look_alikes(names, **options)]


def test_the_likest_stands_first_for_a_moderator():
    for name in ("Abid Khani", "Abid Khan", "Somebody Else"):
        make_page("x", names=[name])

    assert alike(["Abid Khan"]) == ["Abid Khan", "Abid Khani"]


def test_each_name_of_a_report_is_looked_for_without_marks_and_case():
    make_page("x", names=["Marta Gómez"])
    make_page("y", names=["محمد المثال"])

    assert set(alike(["MARTA GOMEZ", "مُحَمَّد المثال"])) == {"Marta Gómez", "محمد المثال"}


def test_look_alikes_are_of_the_kinds_asked_for():
    make_page("x", names=["Testa Persona"], kind="record")
    make_page("y", names=["Testa Persona"], kind="organization")

    found = look_alikes(["Testa Persona"], kinds=("record",))

    assert [name.page.kind for name in found] == ["record"]


@pytest.mark.parametrize("names", [[], [""], ["!!!", "\u200b"]])
def test_a_report_without_a_name_looks_like_nobody(names, django_assert_num_queries):
    make_page("x", names=["Testa Persona"])

    with django_assert_num_queries(0):
        assert look_alikes(names) == []


def test_look_alikes_are_a_handful_with_their_pages_in_one_question(django_assert_num_queries):
    for number in range(25):
        make_page("x", names=[f"Testa Persona {number}"])

    with django_assert_num_queries(1):
        assert len({name.page.public_id for name in look_alikes(["Testa Persona"])}) == 20


def test_the_eleventh_name_of_a_report_is_not_looked_for():
    make_page("x", names=["Quillon Verdigris"])
    others = [f"Zz{letter * 9}" for letter in "abcdefghij"]

    assert alike([*others[:9], "Quillon Verdigris"]) == ["Quillon Verdigris"]
    assert alike([*others, "Quillon Verdigris"]) == []


def test_a_look_alike_with_several_like_names_is_told_once_by_the_likest():
    make_page("Ermias Ghermay", names=["Ermias Ghermay Guro", "Ermias Ghermay"], kind="record")
    other = make_page("Ermias Germay", kind="record")

    told = look_alikes(["Ermias Ghermay"], kinds=("record",))

    assert [name.text for name in told] == ["Ermias Ghermay", "Ermias Germay"]
    assert told[1].page == other


# --- look-alikes across scripts ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("published", "reported"),
    [
        ("Иван Петров", "Ivan Petrov"),
        ("Ivan Petrov", "Иван Петров"),
        ("Muhammad Ali", "محمد علي"),
        ("Mohamed Ali", "محمد علي"),
        ("محمد علي", "Muhammad Ali"),
        ("राजेश कुमार", "Kumar, Rajesh"),
    ],
)
def test_a_name_is_alike_in_another_script(published, reported):
    make_page(published)
    make_page("Сергей Иванов")

    assert alike([reported]) == [published]


def test_a_different_name_of_another_script_is_not_alike():
    make_page("Сергей Сидоров")
    make_page("محمود صالح")

    assert alike(["Ivan Petrov", "Muhammad Ali"]) == []


def test_short_names_are_not_compared_across_scripts():
    make_page("علي حسن")
    make_page("Петров")

    assert alike(["Ali Hassan", "Petrov"]) == []


def test_an_alias_is_alike_in_another_script_too():
    page = make_page("Somebody Else", names=["Somebody Else", "Иван Петров"])

    assert [name.page_id for name in look_alikes(["Other Person", "Ivan Petrov"])] == [page.pk]


def test_a_name_of_another_script_stands_behind_an_equal_one_and_before_a_faint_one():
    make_page("Ivan Pavlov")
    make_page("Иван Петров")
    make_page("Ivan Petrov")

    assert alike(["Ivan Petrov"]) == ["Ivan Petrov", "Иван Петров", "Ivan Pavlov"]


def test_the_public_search_does_not_compare_across_scripts():
    make_page("Иван Петров")

    assert found("Ivan Petrov") == []


def test_the_migration_writes_the_skeletons_that_publishing_would_have():
    page = make_published("article", article_document(title="Иван Петров"))
    Name.objects.update(skeleton="")
    kind = kind_named("article")
    assert rebuild(kind, check=True) == [page.public_id]

    with as_owner():
        import_module("freedomnow.search.migrations.0006_fill_name_skeletons").fill(apps, None)

    assert Name.objects.get().skeleton == "fn ptrf"
    assert rebuild(kind, check=True) == []
