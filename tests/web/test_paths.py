import pytest
from django.utils.translation import override

from freedomnow.web.paths import first_segment, in_language, without_language


@pytest.mark.parametrize(
    ("path", "plain"),
    [
        ("/", "/"),
        ("/ar/", "/"),
        ("/records/x/", "/records/x/"),
        ("/ar/records/x/", "/records/x/"),
        ("/ar/ar/", "/ar/"),
        ("/arable/", "/arable/"),
        ("/de/records/", "/de/records/"),
    ],
)
def test_the_language_is_taken_off_a_path_once(path, plain):
    assert without_language(path) == plain


@pytest.mark.parametrize(
    ("path", "first"),
    [("/", ""), ("/help/", "help"), ("/ur/help/?c=FR", "help"), ("/helper/", "helper")],
)
def test_the_first_segment_stands_behind_the_language(path, first):
    assert first_segment(path) == first


@pytest.mark.parametrize(
    ("language", "path"), [("en", "/records/"), ("ar", "/ar/records/"), ("hi", "/hi/records/")]
)
def test_a_path_is_told_in_the_active_or_the_given_language(language, path):
    with override(language):
        assert in_language("/records/") == path

    assert in_language("/records/", language) == path
