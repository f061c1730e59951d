import pytest

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
