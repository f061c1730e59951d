"""What a campaign's form takes that no other does: hashtags, and where a step leads."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import resolve
from django.utils.translation import override

from awareness.campaign_fields import (
    LONGEST_HASHTAG,
    OPEN_PAGES,
    HashtagFormField,
    WayFormField,
    is_path,
    validate_hashtag,
    validate_way,
)
from freedomnow.web.languages import INTERFACE_LANGUAGES
from tests.safety.test_access_matrix import MATRIX

HASHTAGS = ["AskFirst", "30July", "ask_first", "é", "Preguntá", "اسأل_أولا", "پوچھیں", "पूछो", "問"]


@pytest.mark.parametrize("hashtag", HASHTAGS)
def test_a_hashtag_is_one_word_of_any_script(hashtag):
    validate_hashtag(hashtag)


@pytest.mark.parametrize("hashtag", HASHTAGS)
@pytest.mark.parametrize("sign", ["", "#", "##", "\uff03", "\ufe5f", " # "])
def test_a_hashtag_is_kept_without_its_sign(hashtag, sign):
    assert HashtagFormField().clean(f"{sign}{hashtag}") == hashtag


@pytest.mark.parametrize(
    "hashtag",
    [
        "<b>ask</b>", "ask<script>", "ask first", "ask&first", "ask#first", "a'b", 'a"b', "a/b",
        "ask-first", "ask.first", "ask!", "123", "_", "😀", "ask😀", "ask\u2028first",
    ],
)  # fmt: skip
def test_markup_blanks_signs_and_bare_numbers_are_no_hashtag(hashtag):
    with pytest.raises(ValidationError, match="one word"):
        validate_hashtag(hashtag)


@pytest.mark.parametrize("hashtag", ["\u0301a", "\u093eask", "\u064eأ"])
def test_a_hashtag_does_not_begin_with_a_mark_that_hangs_on_nothing(hashtag):
    with pytest.raises(ValidationError):
        validate_hashtag(hashtag)


def test_signs_that_turn_the_direction_are_taken_out_of_a_hashtag():
    assert HashtagFormField().clean("#\u202eاسأل\u200f") == "اسأل"
    with pytest.raises(ValidationError):
        validate_hashtag("اسأل\u202eask")


def test_a_hashtag_keeps_the_joiners_that_persian_and_hindi_need():
    validate_hashtag("می\u200cپرسم")
    validate_hashtag("क्\u200dष")


@pytest.mark.parametrize(
    ("link", "here"),
    [
        ("/help/", True), ("/", True), ("//example.org/", False), ("/\\example.org", False),
        ("\\\\example.org", False), ("https://example.org/", False), ("", False), ("help/", False),
    ],
)  # fmt: skip
def test_what_a_browser_reads_as_another_site_is_no_path(link, here):
    assert is_path(link) is here


@pytest.mark.parametrize(
    "link",
    [
        "/", "/help/", "/check/", "/search/", "/about/", "/contribute/", "/regions/",
        "/regions/france/", "/organizations/", "/organizations/helpers/", "/awareness/",
        "/awareness/an-article/", "/awareness/glossary/", "/awareness/footprint/letter/",
        "/awareness/campaigns/", "/awareness/campaigns/another/", "/share/region/france/poster/",
        "/corrections/", "/report/", "/report/tip/", "/report/organization/",
        "https://www.example.org/", "https://example.org/a?b=c#d",
    ],
)  # fmt: skip
def test_a_step_leads_to_what_is_open_to_all_or_by_https(link):
    validate_way(link)


@pytest.mark.parametrize(
    "link",
    [
        "/records/", "/records/abc/", "/records/abc/network/", "/records/no-such-record/",
        "/cases/", "/cases/abc/",
        "/admin/", "/admin/submissions/submission/", "/accounts/login/", "/accounts/signup/",
        "/corrections/ask/record/abc/", "/corrections/ask/article/abc/",
        "/report/record/abc/", "/report/article/abc/", "/report/mine/", "/report/mine/abc/",
        "/report/drafts/abc/", "/report/account/", "/report/receipt/", "/report/research/",
        "/report/research/leads/",
    ],
)  # fmt: skip
def test_a_step_leads_to_nobody_no_form_about_one_page_and_behind_no_door(link):
    with pytest.raises(ValidationError) as refusal:
        validate_way(link)

    assert refusal.value.code == "closed"


@pytest.mark.parametrize(
    "link",
    [
        "/no/such/page/", "/help", "/check/?q=Testa+Persona", "/search/?q=Testa", "/help/#top",
        "/%72ecords/abc/", "/./records/abc/", "/awareness/../records/abc/", "/Records/abc/",
        "/ar/ar/records/abc/", "/records/abc", "javascript:alert(1)", "data:text/html,x",
        "http://example.org/", "ftp://example.org/", "//example.org/", "/\\example.org",
        "https://", "https:///records/", "mailto:a@example.org",
    ],
)  # fmt: skip
def test_a_step_leads_to_no_other_address(link):
    with pytest.raises(ValidationError):
        validate_way(link)


def test_every_route_that_names_one_record_case_or_report_is_closed():
    named = ("{record.", "{case.", "{waiting.", "{draft.", "{lead.")
    routes = [path for path, _answers in MATRIX.values() if any(one in path for one in named)]

    for template in routes:
        path = template.split("?")[0].replace("{", "").replace("}", "").replace(".", "")
        if not path.startswith("/admin/"):
            with pytest.raises(ValidationError):
                validate_way(path)
    assert len(routes) >= 10


@pytest.mark.parametrize(
    ("path", "name"),
    [("/report/", "report"), ("/report/article/", "report_kind"), ("/report/tip/", "tip"),
     ("/corrections/", "log")],
)  # fmt: skip
def test_the_open_pages_of_closed_sections_are_called_so(path, name):
    assert resolve(path).url_name == name
    assert name in OPEN_PAGES[path.split("/")[1]]


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_a_path_is_judged_alike_in_every_language_of_the_reader(language):
    with override(language):
        validate_way("/check/")
        with pytest.raises(ValidationError):
            validate_way("/records/abc/")


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_a_path_is_kept_without_its_language(language):
    assert WayFormField().clean(f"/{language}/check/") == "/check/"
    with pytest.raises(ValidationError):
        WayFormField().clean(f"/{language}/records/abc/")


@pytest.mark.parametrize(
    "link", ["http://127.0.0.1/", "https://127.0.0.1/", "https://localhost/", "https://intranet/",
             "https://user@example.org/"],
)  # fmt: skip
def test_a_step_leads_to_no_place_inside_a_network(link):
    with pytest.raises(ValidationError):
        WayFormField().clean(link)


def test_a_site_without_its_scheme_is_taken_as_https():
    assert WayFormField().clean("www.example.org/ask") == "https://www.example.org/ask"


def test_the_longest_hashtag_may_be_typed_with_its_sign():
    field = HashtagFormField(max_length=LONGEST_HASHTAG + 1)

    assert len(field.clean("#" + "x" * LONGEST_HASHTAG)) == LONGEST_HASHTAG
