"""What lists tell about a person in words: years of birth, dates, countries."""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache

from babel import Locale

from freedomnow.web.text import folded

AFTER_NUMBER = re.compile(r" \(| issued | expires |,|;")
YEAR = re.compile(r"\b(?:18|19|20)\d\d\b")
ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
UK_DATE = re.compile(r"(\d{2})-(\d{2})-(\d{4})")

# Names that OFAC and the UN print and CLDR's English does not. Of what is left out (the "former
# Soviet Union", "possibly", "na") no country of today is told.
ALSO_CALLED = {
    "Bosnia and Herzegovina": "BA",
    "Burma": "MM",
    "Cabo Verde": "CV",
    "Congo": "CG",
    "Congo, Democratic Republic of the": "CD",
    "Congo, Republic of the": "CG",
    "Cote d Ivoire": "CI",
    "Democratic People's Republic of Korea": "KP",
    "Democratic Republic of the Congo": "CD",
    "Hong Kong": "HK",
    "Iran (Islamic Republic of)": "IR",
    "Korea, North": "KP",
    "Korea, South": "KR",
    "Macau": "MO",
    "Macedonia, The Former Yugoslav Republic of": "MK",
    "Palestinian": "PS",
    "Republic of Korea": "KR",
    "Republic of Moldova": "MD",
    "Russian Federation": "RU",
    "Saint Kitts and Nevis": "KN",
    "State of Palestine": "PS",
    "Syrian Arab Republic": "SY",
    "The Bahamas": "BS",
    "The Gambia": "GM",
    "Trinidad and Tobago": "TT",
    "Turkey": "TR",
    "United Kingdom of Great Britain and Northern Ireland": "GB",
    "United Republic of Tanzania": "TZ",
    "United States of America": "US",
    "Venezuela (Bolivarian Republic of)": "VE",
    "Viet Nam": "VN",
}


def year(text: str) -> int | None:
    """
    The one year that a date of birth tells; None for "circa 1959" and "1972 to 1977".

    The forms of OFAC's list of 2021: a full date, month and year, a year; each also as a range
    or after "circa".
    """
    years = {int(found) for found in YEAR.findall(text)}
    return years.pop() if len(years) == 1 and "circa" not in text.lower() else None


def years(dates: Iterable[str]) -> tuple[tuple[int, ...], bool]:
    """(Years told for sure, whether some date was vague) of all dates of birth of an entry."""
    told = [year(text) for text in dates]
    return tuple(sorted({one for one in told if one})), None in told


def iso_date(text: str) -> str:
    """An ISO date as it stands; "" stays "". Raises ValueError for anything else."""
    if text and not ISO_DATE.fullmatch(text):
        raise ValueError(text)
    return date.fromisoformat(text).isoformat() if text else ""


def uk_date(text: str) -> str:
    """dd-mm-yyyy as an ISO date; "" stays "". Raises ValueError for anything else."""
    if not text:
        return ""
    parts = UK_DATE.fullmatch(text)
    if not parts:
        raise ValueError(text)
    return iso_date("-".join(reversed(parts.groups())))


def countries(names: Iterable[str]) -> tuple[str, ...]:
    """ISO 3166 codes of the countries named, each once, in order; unknown words are dropped."""
    codes = (_codes_by_name().get(folded(name)) for name in names)
    return tuple(dict.fromkeys(code for code in codes if code))


@cache
def _codes_by_name() -> dict[str, str]:
    territories = Locale("en").territories
    countries = {name: code for code, name in territories.items() if re.fullmatch("[A-Z]{2}", code)}
    return {folded(name): code for name, code in (countries | ALSO_CALLED).items()}


def papers(texts: Iterable[str]) -> tuple[str, ...]:
    """Numbers of papers without what is said of them: "AB 123 (Iran) expires 2012" is "AB 123"."""
    numbers = (AFTER_NUMBER.split(text)[0].strip() for text in texts)
    return tuple(dict.fromkeys(number for number in numbers if any(map(str.isdigit, number))))
