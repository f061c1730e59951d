"""
Renew figures.csv, conventions.csv and their sources.csv: what comes with the software.

    python -m regions.starter.derive --tip-years CSV --tip-lists CSV --glotip CSV \\
        --conventions CSV --palermo CSV

Each argument is a copy of a publisher's table; SEEN_IN names the copies that were read last and
must be changed together with them. Only facts that the tables state are kept: a country that
is on no list gets no row, and "<5" stays "<5".
"""

import argparse
import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from regions import tree

FOLDER = Path(__file__).parent
FIGURE_COLUMNS = ("code", "indicator", "year", "value", "unit", "source_id")
CONVENTION_COLUMNS = ("code", "convention", "status", "as_of", "joined_on", "source_id")
SOURCE_COLUMNS = (
    "id",
    "source_kind",
    "source_title",
    "source_publisher",
    "source_url",
    "source_archive_url",
    "source_reference",
    "source_published_on",
    "source_retrieved_on",
    "source_language",
    "source_quote",
    "source_seen_in",
)
STATE = "U.S. Department of State"
UNODC = "United Nations Office on Drugs and Crime (UNODC)"
LABOR = "U.S. Department of Labor, Bureau of International Labor Affairs"
LABOR_YEAR = "2022"
UNTC = "United Nations Treaty Collection"
UNTC_YEAR = "2013"
UNTC_PALERMO = "untc_palermo"
TIP_YEARS_END = 2015
TIP_YEARS = "tip_2001_2015"
FACTBOOK = "world/xx.json of github factbook/factbook.json at 8662a8b17a, 2026-05-17"

# Copy that was read, and its date, by group of sources.
SEEN_IN = {
    "tip_years": (
        "data/tip_tiers_orig.csv of github andrewheiss/From-the-Trenches-Anti-TIP-NGOs-and-US"
        " at 475c15bab1, 2017",
        "2017",
    ),
    "tip_2025": (FACTBOOK, "2026-05-17"),
    "tip_lists": (
        f"{FACTBOOK}, in earlier versions of the file (5636cf6620, 0b00bd4610, 45d78149ed)",
        "2026-05-17",
    ),
    "glotip": (
        "data/glotip_unodc.xlsx of github WelcomeToYourGalaxy/anti-slavery-map at 2130d5921c,"
        " UNODC's export of 2025-10-28",
        "2025-10-28",
    ),
    "conventions": (
        "app/src/main/assets/countries_2021.xml of github"
        " USDepartmentofLabor/Child-Labor-Android at b8891386cc, 2023-09-14",
        "2023-09-14",
    ),
    "palermo": (
        "data/18-12.a.csv of github zmjones/untreaties at 206bca3c81; its newest date is"
        " 20 June 2013",
        "2013",
    ),
}
TIERS = {
    "Tier 1": "tier_1",
    "Tier 2": "tier_2",
    "Watchlist": "tier_2_watch_list",
    "Tier 2 Watch List": "tier_2_watch_list",
    "Tier 3": "tier_3",
}
GLOTIP = {
    "Detected trafficking victims": ("detected_victims", "persons"),
    "Offences of trafficking in persons": ("trafficking_offences", "offences"),
    "Persons convicted": ("persons_convicted", "persons"),
}
CONVENTIONS = {
    "palermo_ratified": "palermo",
    "ilo_c182_ratified": "c182",
    "ilo_c138_ratified": "c138",
}
STATUSES = {"Yes": "ratified", "No": "not_ratified", "N/A": "no_data", "": "no_data"}

# Codes of the tables that are not ISO's, and names of theirs that are not CLDR's.
ALPHA3 = {"KOS": "XK"}
NAMES = {
    "Bolivia (Plurinational State of)": "BO",
    "Burma": "MM",
    "Congo, Democratic Republic of the": "CD",
    "Congo, Republic of the": "CG",
    "Czech Republic": "CZ",
    "Democratic Republic of the Congo": "CD",
    "Falkland Islands (Islas Malvinas)": "FK",
    "Kyrgyz Republic": "KG",
    "Lao People's Democratic Republic": "LA",
    "Micronesia (Federated States of)": "FM",
    "Myanmar": "MM",
    "Republic of Korea": "KR",
    "Republic of Moldova": "MD",
    "Russian Federation": "RU",
    "Saint Helena, Ascension, and Tristan da Cunha": "SH",
    "Saint Vincent and the Grenadines": "VC",
    "St. Kitts and Nevis": "KN",
    "St. Vincent and the Grenadines": "VC",
    "Swaziland": "SZ",
    "Syrian Arab Republic": "SY",
    "The Gambia": "GM",
    "The former Yugoslav Republic of Macedonia": "MK",
    "Turkey": "TR",
    "Turkey (Türkiye)": "TR",
    "United Kingdom of Great Britain and Northern Ireland": "GB",
    "United Republic of Tanzania": "TZ",
    "United States of America": "US",
    "Venezuela (Bolivarian Republic of)": "VE",
    "West Bank and the Gaza Strip": "PS",
}

# Participants of a treaty that are no country.
NO_COUNTRY = {"European Union"}
UNTC_JOINED = "Ratification, Acceptance(A), Approval(AA), Accession(a), Succession(d)"
UNTC_DATE = re.compile(r"(\d{1,2} \w{3} \d{4})(?: (?:A|AA|a|d))?")

Row = dict[str, str]


@dataclass(frozen=True, order=True)
class Figure:
    """One line of figures.csv; year is the source's, as text."""

    code: str
    indicator: str
    year: str
    value: str
    unit: str
    source_id: str


@dataclass(frozen=True, order=True)
class Joined:
    """
    One line of conventions.csv; as_of is the year that the source speaks of, as text.

    joined_on: when it joined or signed, as ISO text; "" where the source does not say.
    """

    code: str
    convention: str
    status: str
    as_of: str
    joined_on: str
    source_id: str


def tiers(years: Iterable[Row], lists: Iterable[Row]) -> list[Figure]:
    """Every year up to 2015 that has a tier, and every placement on the later lists."""
    rated = [_tier(r["iso"], r["year"], r["tier"]) for r in years if r["tier"].strip() in TIERS]
    return rated + [_tier(row["iso3"], row["report_year"], row["tier"]) for row in lists]


def victims_and_cases(rows: Iterable[Row]) -> list[Figure]:
    """The newest year of each of the three series; thousands separators are dropped."""
    figures = []
    for row in rows:
        if row["indicator"] in GLOTIP:
            indicator, unit = GLOTIP[row["indicator"]]
            value = row["value"].replace(",", "")
            code = _code(row["iso3"])
            source = f"glotip_{indicator}"
            figures.append(Figure(code, indicator, row["year"], value, unit, source))
    return newest(figures)


def conventions(rows: Iterable[Row]) -> Iterator[Joined]:
    """
    Ratified or not, as the source says for its year.

    Where it says nothing, or "N/A", it has no data: that is no word on the country's status.
    """
    for row in rows:
        code = _place(row["country"])
        for column, convention in CONVENTIONS.items():
            status = STATUSES[row[column]]
            yield Joined(code, convention, status, LABOR_YEAR, "", f"usdol_{code.lower()}")


def palermo(rows: Iterable[Row]) -> Iterator[Joined]:
    """
    Who had joined or signed the Palermo Protocol, and when, as its depositary said.

    A country that is not among the participants gets no row.
    """
    for row in rows:
        if row["Participant"] in NO_COUNTRY:
            continue
        joined = row[UNTC_JOINED].strip()
        status = "ratified" if joined else "signed"
        day = _untc_day(joined or row["Signature"])
        yield Joined(_place(row["Participant"]), "palermo", status, UNTC_YEAR, day, UNTC_PALERMO)


def _untc_day(text: str) -> str:
    """ "7 Jun 2004 a" as 2004-06-07. Raises ValueError for what is no such date."""
    found = UNTC_DATE.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"Not a date of the Treaty Collection: {text}")
    return datetime.strptime(found[1], "%d %b %Y").date().isoformat()


def newest(figures: Iterable[Figure]) -> list[Figure]:
    """One figure for each place and indicator: that of the latest year."""
    latest: dict[tuple[str, str], Figure] = {}
    for figure in sorted(figures):
        latest[figure.code, figure.indicator] = figure
    return list(latest.values())


def sources(figures: Iterable[Figure], countries: Iterable[Row]) -> Iterator[Row]:
    """The sources that the figures name, each once."""
    used = {figure.source_id for figure in figures}
    for source_id in sorted(used):
        group, _, rest = source_id.partition("_")
        if group == "tip":
            yield tip_source(source_id, rest)
        elif group == "glotip":
            yield glotip_source(source_id, rest)
    yield untc_source()
    for country in countries:
        yield labor_source(country)


def tip_source(source_id: str, year: str) -> Row:
    """The reports up to 2015 were read in one table, so they are one source."""
    if source_id == TIP_YEARS:
        title = "Trafficking in Persons Reports 2001 to 2015"
        reference = "The report of each year, list of tier placements"
        return _source(source_id, "tip_years", "government", title, STATE, reference=reference)
    title = f"Trafficking in Persons Report {year}"
    group = source_id if source_id in SEEN_IN else "tip_lists"
    reference = f"The report of {year}, list of tier placements"
    return _source(source_id, group, "government", title, STATE, reference=reference)


def glotip_source(source_id: str, indicator: str) -> Row:
    series = next(name for name, (code, _) in GLOTIP.items() if code == indicator)
    title = f"Data of the Global Report on Trafficking in Persons (GLOTIP): {series}, total"
    link = "https://dataunodc.un.org/"
    return _source(source_id, "glotip", "statistics", title, UNODC, link=link)


def untc_source() -> Row:
    title = (
        "Protocol to Prevent, Suppress and Punish Trafficking in Persons, Especially Women and"
        " Children: status (chapter XVIII, 12.a)"
    )
    link = (
        "https://treaties.un.org/Pages/ViewDetails.aspx?src=TREATY&mtdsg_no=XVIII-12-a&chapter=18"
    )
    return _source(UNTC_PALERMO, "palermo", "international", title, UNTC, link=link)


def labor_source(country: Row) -> Row:
    title = f"Sweat & Toil, country findings for {LABOR_YEAR}: {country['country']}"
    source_id = f"usdol_{_place(country['country']).lower()}"
    return _source(source_id, "conventions", "government", title, LABOR, link=country["url"])


def _source(
    source_id: str,
    group: str,
    kind: str,
    title: str,
    publisher: str,
    *,
    link: str = "",
    reference: str = "",
) -> Row:
    seen_in, retrieved_on = SEEN_IN[group]
    return dict.fromkeys(SOURCE_COLUMNS, "") | {
        "id": source_id,
        "source_kind": kind,
        "source_title": title,
        "source_publisher": publisher,
        "source_url": link,
        "source_reference": reference,
        "source_retrieved_on": retrieved_on,
        "source_language": "en",
        "source_seen_in": seen_in,
    }


def _tier(alpha3: str, year: str, tier: str) -> Figure:
    source = TIP_YEARS if int(year) <= TIP_YEARS_END else f"tip_{year}"
    return Figure(_code(alpha3), "tip_tier", year, TIERS[tier.strip()], "tier", source)


def _code(alpha3: str) -> str:
    code = ALPHA3.get(alpha3) or tree.from_alpha3(alpha3)
    if code is None:
        raise ValueError(f"No place has the code {alpha3}")
    return code


def _place(name: str) -> str:
    code = NAMES.get(name) or tree.find(name)
    if code is None:
        raise ValueError(f"No place has the name {name}")
    return code


def _read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def _write(path: Path, columns: Iterable[str], rows: Iterable[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, tuple(columns), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("--tip-years", "--tip-lists", "--glotip", "--conventions", "--palermo"):
        parser.add_argument(name, type=Path, required=True)
    parser.add_argument("--out", type=Path, default=FOLDER)
    paths = parser.parse_args()
    countries = _read(paths.conventions)
    figures = sorted(
        [
            *tiers(_read(paths.tip_years), _read(paths.tip_lists)),
            *victims_and_cases(_read(paths.glotip)),
        ]
    )
    joined = sorted([*conventions(countries), *palermo(_read(paths.palermo))])
    _write(paths.out / "figures.csv", FIGURE_COLUMNS, map(asdict, figures))
    _write(paths.out / "conventions.csv", CONVENTION_COLUMNS, map(asdict, joined))
    _write(paths.out / "sources.csv", SOURCE_COLUMNS, sources(figures, countries))


if __name__ == "__main__":
    main()
