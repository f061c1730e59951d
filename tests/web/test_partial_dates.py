from datetime import date

import pytest
from django.utils.translation import override

from freedomnow.web.partial_dates import (
    InvalidPartialDate,
    display,
    earliest,
    latest,
    parse,
    read,
    years_after,
)

INTERFACE = ["en", "es", "fr", "ar", "ur", "hi"]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2018", date(2018, 1, 1), date(2018, 12, 31)),
        ("2018-06", date(2018, 6, 1), date(2018, 6, 30)),
        ("2018-12", date(2018, 12, 1), date(2018, 12, 31)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2018-06-05", date(2018, 6, 5), date(2018, 6, 5)),
        ("1900", date(1900, 1, 1), date(1900, 12, 31)),
        ("2200-12-31", date(2200, 12, 31), date(2200, 12, 31)),
    ],
)
def test_a_partial_date_is_all_the_days_that_it_can_mean(text, first, last):
    assert (earliest(text), latest(text)) == (first, last)


@pytest.mark.parametrize(
    "text",
    ["", "18", "2018-6", "2018-13", "2018-02-30", "2023-02-29", "2018-00", "2018-06-00", "1899",
     "2201", "0000", "2018-06-05T00", "2018-06-05\n", " 2018", "٢٠١٨", "June 2018", "2018/06"],
)  # fmt: skip
@pytest.mark.parametrize("function", [parse, earliest, latest])
def test_only_iso_text_of_real_dates_is_stored(text, function):
    with pytest.raises(InvalidPartialDate):
        function(text)


def test_it_is_a_value_error():
    assert issubclass(InvalidPartialDate, ValueError)


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("", ""),
        ("   ", ""),
        ("2018", "2018"),
        (" 2018 ", "2018"),
        ("2018-06", "2018-06"),
        ("2018-6", "2018-06"),
        ("2018/06", "2018-06"),
        ("06/2018", "2018-06"),
        ("2018-06-05", "2018-06-05"),
        ("2018.6.5", "2018-06-05"),
        ("2018/06/05", "2018-06-05"),
        ("20180605", "2018-06-05"),
        ("5 June 2018", "2018-06-05"),
        ("05 JUN 2018", "2018-06-05"),
        ("5-Jun-2018", "2018-06-05"),
        ("June 5, 2018", "2018-06-05"),
        ("5th of June, 2018", "2018-06-05"),
        ("the 1st of June 2018", "2018-06-01"),
        ("2018 June 5", "2018-06-05"),
        ("June 2018", "2018-06"),
        ("Sept. 2018", "2018-09"),
        ("May 2018", "2018-05"),
        ("25/06/2018", "2018-06-25"),
        ("06/25/2018", "2018-06-25"),
        ("5.5.2018", "2018-05-05"),
        ("٢٠١٨", "2018"),
        ("٢٠١٨-٠٦-٠٥", "2018-06-05"),
        ("۲۰۱۸/۰۶", "2018-06"),
        ("२०१८-०६", "2018-06"),
        ("２０１８", "2018"),
        ("\u200f2018-06-05\u200e", "2018-06-05"),
    ],
)
def test_dates_are_read_as_people_write_them(typed, iso):
    assert read(typed) == iso


@pytest.mark.parametrize(
    ("language", "typed", "iso"),
    [
        ("es", "5 de junio de 2018", "2018-06-05"),
        ("es", "5 June 2018", "2018-06-05"),
        ("fr", "1er août 2018", "2018-08-01"),
        ("fr", "aout 2018", "2018-08"),
        ("ar", "٥ يونيو ٢٠١٨", "2018-06-05"),
        ("ur", "جون 2018ء", "2018-06"),
        ("hi", "५ जून २०१८", "2018-06-05"),
    ],
)
def test_months_are_read_in_the_active_language(language, typed, iso):
    with override(language):
        assert read(typed) == iso


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("05/06/2018", "Please write 2018-06-05 or 2018-05-06"),
        ("٠٥/٠٦/٢٠١٨", "Please write 2018-06-05 or 2018-05-06"),
        ("5/6/18", "four figures"),
        ("June 18", "four figures"),
        ("201806", "four figures"),
        ("12345678901234567890", "four figures"),
        ("2018-2019", "one date"),
        ("31 February 2018", "no such day"),
        ("2018-13", "no such day"),
        ("13/13/2018", "no such day"),
        ("29/02/2023", "no such day"),
        ("20180631", "no such day"),
        ("1439", "between 1900 and 2200"),
        ("2561", "between 1900 and 2200"),
        ("99990101", "between 1900 and 2200"),
        ("circa 1959", "not a date"),
        ("1972 to 1977", "not a date"),
        ("2018?", "not a date"),
        ("~2018", "not a date"),
        ("June", "not a date"),
        ("of", "not a date"),
        ("---", "not a date"),
        ("\u200b", "not a date"),
        ("5 June July 2018", "not a date"),
        ("1 2 June 2018", "not a date"),
        ("2018-06-05T00:00", "not a date"),
        ("2018-06-05-01", "not a date"),
        ("junio 2018", "not a date"),
        ("2018 " + "x" * 1_000_000, "not a date"),
    ],
)
def test_what_would_have_to_be_guessed_is_refused_with_a_way_out(typed, message):
    with pytest.raises(InvalidPartialDate, match=message) as refused:
        read(typed)

    assert len(str(refused.value)) < 160


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "2018", "2018"),
        ("en", "2018-06", "June 2018"),
        ("en", "2018-06-05", "June 5, 2018"),
        ("es", "2018-06", "junio de 2018"),
        ("fr", "2018-06-05", "5 juin 2018"),
        ("de", "2018-06", "June 2018"),
        ("en", "", ""),
    ],
)
def test_no_more_is_shown_than_is_known(language, text, words):
    with override(language):
        assert display(text) == words


@pytest.mark.parametrize("language", INTERFACE)
def test_what_is_shown_can_be_typed_again(language):
    texts = [f"2019-{month:02}{day}" for month in range(1, 13) for day in ("", "-17")]

    with override(language):
        assert [read(display(text)) for text in texts] == texts


def test_display_refuses_what_is_no_date():
    with pytest.raises(InvalidPartialDate):
        display("2018-02-30")


def test_years_after_a_leap_day():
    assert years_after(date(2024, 2, 29), 1) == date(2025, 2, 28)
    assert years_after(date(2024, 2, 29), 4) == date(2028, 2, 29)
    assert years_after(date(2024, 6, 5), 10) == date(2034, 6, 5)
