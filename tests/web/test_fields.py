import pytest
from django.core.exceptions import ValidationError

from freedomnow.evidence.codes import Matter
from freedomnow.web.fields import (
    CleanCharField,
    CleanProseField,
    CodeListField,
    LanguageField,
    LinkFormField,
    PartialDateFormField,
    is_public_link,
)

INSIDE = [
    "http://localhost/",
    "http://localhost./",
    "http://LOCALHOST:8000/",
    "http://127.0.0.1/",
    "http://127.0.0.1:8000/x",
    "http://[::1]/",
    "http://[::1",
    "http://[::ffff:127.0.0.1]/",
    "http://10.0.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://2130706433/",
    "http://0x7f.0.0.1/",
    "http://printer.local/",
    "http://db.internal/",
    "http://router.lan",
    "http://intranet/",
    "http://1.0.0.127.in-addr.arpa/",
    "http://ok.example@127.0.0.1/",
    "http://127.0.0.1?@ok.example/",
    "http://127.0.0.1#@ok.example/",
    "http://127.0.0.1\\@ok.example/",
    "http://ok.example\\.evil/",
    "http://user:secret@ok.example/",
    "http://printer.ⓛⓞⓒⓐⓛ/",
]
NO_LINK = [
    "javascript:alert(1)",
    "JAVASCRIPT://ok.example/%0aalert(1)",
    "file:///etc/passwd",
    "data:text/html,x",
    "ftp://ok.example/",
    "mailto:a@ok.example",
    "//ok.example/",
    "http://",
    "https:///x",
    "just words",
    "http://ok.example/ x",
    "gopher://ok.example",
]
PUBLIC = [
    "https://www.example.org/lists/2026",
    "http://example.org:8080/x?y=a@b&z=1#part",
    "https://مثال.إختبار/",
    "https://xn--mgbh0fb.xn--kgbechtv/",
    "https://example.org/a(b)/c@d",
]


@pytest.mark.parametrize("link", INSIDE)
def test_a_link_into_a_machine_or_its_network_is_refused(link):
    assert not is_public_link(link)
    with pytest.raises(ValidationError):
        LinkFormField().clean(link)


@pytest.mark.parametrize("link", NO_LINK)
def test_what_is_no_web_address_is_refused(link):
    with pytest.raises(ValidationError):
        LinkFormField().clean(link)


@pytest.mark.parametrize("link", PUBLIC)
def test_a_public_link_is_kept_as_it_is(link):
    assert LinkFormField().clean(link) == link


def test_a_link_without_its_scheme_gets_https():
    assert LinkFormField().clean(" www.example.org/a ") == "https://www.example.org/a"


@pytest.mark.parametrize("typed", ["\u200b", "\u3164", "\u200c\u200d\ufeff", "\u2800", "\ufe0f"])
def test_text_that_only_looks_like_text_is_refused_in_words(typed):
    with pytest.raises(ValidationError, match="no letters that can be seen"):
        CleanCharField().clean(typed)


def test_zalgo_is_refused_and_an_accent_is_not():
    with pytest.raises(ValidationError, match="Too many accents"):
        CleanCharField().clean("Z" + "\u0336" * 500)

    assert CleanCharField().clean("e\u0301") == "é"


@pytest.mark.parametrize("typed", ["", "   ", "\t\n"])
def test_nothing_is_a_missing_answer_and_not_a_trick(typed):
    with pytest.raises(ValidationError, match="required"):
        CleanCharField().clean(typed)

    assert CleanCharField(required=False).clean(typed) == ""


def test_the_longest_text_is_counted_after_cleaning():
    assert CleanCharField(max_length=3).clean(" a\u200bbc ") == "abc"
    with pytest.raises(ValidationError, match="at most 3"):
        CleanCharField(max_length=3).clean("abcd")


def test_prose_keeps_lines_and_a_line_does_not():
    assert CleanProseField().clean("a\r\nb") == "a\nb"
    assert CleanCharField().clean("a\r\nb") == "a b"


@pytest.mark.parametrize(
    ("typed", "iso"),
    [("2018", "2018"), ("2018-06", "2018-06"), ("5 June 2018", "2018-06-05"), ("", ""), ("  ", "")],
)
def test_a_partial_date_is_read_as_people_write_it(typed, iso):
    assert PartialDateFormField(required=False).clean(typed) == iso


@pytest.mark.parametrize("typed", ["05/06/2018", "2018-02-31", "99999", "soon", "x" * 41, "1e4"])
def test_a_date_that_would_be_guessed_is_refused(typed):
    with pytest.raises(ValidationError):
        PartialDateFormField(required=False).clean(typed)


def test_codes_outside_the_vocabulary_are_refused_and_inside_kept():
    field = CodeListField(Matter).formfield()

    assert field.clean(["smuggling"]) == ["smuggling"]
    for wrong in (["nonsense"], ["smuggling", "x"], "smuggling"):
        with pytest.raises(ValidationError):
            field.clean(wrong)


def test_a_code_that_has_left_the_vocabulary_is_told_as_it_is():
    assert CodeListField(Matter).labels(["smuggling", "gone"]) == ["Migrant smuggling", "gone"]


def test_a_language_is_one_that_we_know():
    field = LanguageField(blank=True)

    assert field.clean("ar", None) == "ar"
    with pytest.raises(ValidationError):
        field.clean("xx", None)
