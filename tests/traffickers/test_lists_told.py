import pytest

from freedomnow.web.places import COUNTRY_CODES
from traffickers.lists import told


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("10 Dec 1948", 1948),
        ("1946", 1946),
        ("Sep 1938", 1938),
        ("01 Jan 1961 to 31 Dec 1961", 1961),
        ("circa 1951", None),
        ("1951 to 1953", None),
        ("01 Jan 1961 to 31 Dec 1962", None),
        ("circa 07 Jul 1966", None),
        ("circa 1979-1982", None),
        ("Mar 1962 to Feb 1963", None),
        ("unknown", None),
        ("1746", None),
    ],
)
def test_a_year_of_birth_only_when_one_year_is_told(text, year):
    assert told.year(text) == year


def test_two_dates_in_one_year_tell_that_year():
    assert told.years(["12 Dec 1985", "02 Dec 1985"]) == ((1985,), False)


def test_a_vague_date_beside_a_full_one_is_remembered():
    assert told.years(["12 Dec 1985", "1984 to 1986"]) == ((1985,), True)


def test_countries_by_the_names_that_lists_print():
    words = ["Korea, North", "Burma", "Libya", "Türkiye", "Congo, Democratic Republic of the"]

    assert told.countries(words) == ("KP", "MM", "LY", "TR", "CD")


def test_what_is_no_country_of_today_is_left_out():
    assert told.countries(["former Soviet Union", "possibly Palestinian", "na", "Libya"]) == ("LY",)


@pytest.mark.parametrize("text", ["20180611", "11-06-2018", "2018-02-30", "2018-6-1", "soon"])
def test_a_date_that_is_none_is_refused(text):
    with pytest.raises(ValueError, match=r".+"):
        told.iso_date(text)


def test_dates_of_the_uk_list():
    assert told.uk_date("23-07-2025") == "2025-07-23"
    assert told.uk_date("") == ""
    with pytest.raises(ValueError, match="month"):
        told.uk_date("07-23-2025")


@pytest.mark.parametrize(
    ("text", "year"),
    [("1800", 1800), ("2099", 2099), ("Circa 1951", None), ("1951 or 1951", 1951), ("11951", None)],
)
def test_only_a_year_that_stands_alone_is_one(text, year):
    assert told.year(text) == year


def test_years_are_told_in_order_and_each_once():
    assert told.years(["1986", "1985", "1986"]) == ((1985, 1986), False)
    assert told.years([]) == ((), False)


def test_a_country_is_told_once_in_the_order_of_the_list():
    assert told.countries(["Libya", "Eritrea", "LIBYA"]) == ("LY", "ER")


@pytest.mark.parametrize("text", ["٢٠١٨-٠٦-١١", "2018-06-11 ", "2018-06", "2018-06-11T00:00"])
def test_a_date_in_another_form_is_none(text):
    with pytest.raises(ValueError, match=r".+"):
        told.iso_date(text)


@pytest.mark.parametrize("text", ["1-6-2018", "31-02-2025", "23/07/2025", "23-07-25"])
def test_a_day_of_the_uk_list_in_another_form_is_none(text):
    with pytest.raises(ValueError, match=r".+"):
        told.uk_date(text)


@pytest.mark.parametrize(("name", "code"), sorted(told.ALSO_CALLED.items()))
def test_each_name_that_lists_print_leads_to_a_country_of_today(name, code):
    assert told.countries([name]) == (code,)
    assert code in COUNTRY_CODES
