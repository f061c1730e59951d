"""Laws and treaties of a place: what the form takes, the tables hold and the page shows."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from freedomnow.evidence.codes import Matter
from freedomnow.publishing.kinds import kind_named
from regions.codes import Indicator
from regions.forms import RegionForm, with_law
from regions.law_codes import DATED, ONCE_FIGURES, Joining, Treaty
from regions.models import Convention, Law
from regions.views import by_choice, told_of
from tests.factories import (
    make_convention,
    make_figure,
    make_law,
    make_published,
    make_submission,
    publish_directly,
    region_document,
)

pytestmark = pytest.mark.django_db


def html_of(path="/regions/france/"):
    return Client().get(path).content.decode()


def form_with(**rows):
    return RegionForm.from_document(region_document(**rows))


def told(form):
    """(row and field, what is wrong)."""
    form.is_valid()
    return [(identifier.removeprefix("id_"), words) for identifier, _l, words in form.problems()]


# -- the form --------------------------------------------------------------------------------------


def test_a_law_may_be_known_by_its_name_and_source_alone():
    bare = make_law(year=None, section="", penalty="")
    form = form_with(laws=[bare])

    assert form.is_valid(), told(form)
    assert form.document["laws"] == [bare]


@pytest.mark.parametrize("name", ["statute", "matter"])
def test_a_law_says_its_name_and_what_it_is_against(name):
    assert told(form_with(laws=[make_law(**{name: ""})])) == [
        (f"laws-0-{name}", "This field is required.")
    ]


@pytest.mark.parametrize("rows", ["laws", "conventions"])
def test_neither_stands_without_a_source(rows):
    make = {"laws": make_law, "conventions": make_convention}[rows]

    without = told(form_with(**{rows: [make(source_url="")]}))
    elsewhere = told(form_with(**{rows: [make(source_url="", source_reference="Gazette 4")]}))

    words = "This needs a source: a link, or where to see it."
    assert without == [(f"{rows}-0-source_url", words)]
    assert elsewhere == []


@pytest.mark.parametrize(("year", "is_refused"), [(1833, False), (2026, False), (2027, True)])
def test_a_law_is_of_a_year_that_has_come(year, is_refused):
    assert bool(told(form_with(laws=[make_law(year=year)]))) is is_refused


def test_one_statute_may_have_several_sections():
    assert told(form_with(laws=[make_law(section="§ 7"), make_law(section="§ 8")])) == []


def test_a_status_is_of_a_year_that_has_come():
    row = make_convention(as_of=2027)

    assert told(form_with(conventions=[row])) == [
        ("conventions-0-as_of", "This year has not come yet.")
    ]


@pytest.mark.parametrize(
    ("status", "joined_on", "words"),
    [
        ("ratified", "2004-05", []),
        ("ratified", "", []),
        ("signed", "2004", []),
        ("not_ratified", "", []),
        ("not_ratified", "2004", ["There is a date only for who has joined or signed."]),
        ("no_data", "2004", ["There is a date only for who has joined or signed."]),
        ("ratified", "2027", ["This day has not come yet."]),
    ],
)
def test_a_date_is_of_who_has_joined_and_has_come(status, joined_on, words):
    row = make_convention(status=status, joined_on=joined_on)

    assert [one for _field, one in told(form_with(conventions=[row]))] == words


@pytest.mark.parametrize(
    ("another", "wrong"),
    [
        ({"status": "signed"}, ["This treaty is told for this year already."]),
        ({"convention": "c182"}, []),
        ({"as_of": 2013}, []),
    ],
)
def test_a_treaty_is_told_once_for_a_year(another, wrong):
    form = form_with(conventions=[make_convention(), make_convention(**another)])

    assert told(form) == [("conventions-1-as_of", words) for words in wrong]


@pytest.mark.parametrize(
    "rows",
    [
        {"laws": [make_law(matter="theft")]},
        {"laws": [make_law(statute="x" * 201)]},
        {"laws": [make_law(source_url="javascript:alert(1)")]},
        {"conventions": [make_convention(convention="c999")]},
        {"conventions": [make_convention(status="maybe")]},
        {"conventions": [make_convention(joined_on="soon")]},
    ],
    ids=["matter", "long", "link", "treaty", "status", "date"],
)
def test_what_is_no_law_and_no_treaty_is_refused(rows):
    assert not form_with(**rows).is_valid()


# -- an older document -----------------------------------------------------------------------------


def old_document(*figures):
    return {"code": "FR", "note": "A note.", "figures": list(figures)}


def status(indicator="palermo_status", value="ratified", year=2022):
    return make_figure(indicator=indicator, value=value, unit="status", year=year)


def test_what_figures_said_of_treaties_becomes_a_row_of_each():
    count, one = make_figure(), status()

    new = RegionForm.upgraded(old_document(count, one, status("ilo_c182_status")), 1)

    assert new["figures"] == [count]
    assert [row["convention"] for row in new["conventions"]] == ["palermo", "c182"]
    assert new["conventions"][0] == {
        "key": one["key"], "convention": "palermo", "status": "ratified", "as_of": 2022,
        "joined_on": "",
    } | {name: one[name] for name in one if name.startswith("source_")}  # fmt: skip


def test_of_several_years_the_latest_says_most():
    new = with_law(old_document(status(year=2022), status(value="not_ratified", year=2010)))

    assert [(row["status"], row["as_of"]) for row in new["conventions"]] == [("ratified", 2022)]


def test_an_older_document_is_valid_today_and_nothing_else_changes():
    old = old_document(make_figure(), status(), status("ilo_c138_status", "no_data"))

    new = with_law(old)

    assert RegionForm.from_document(new).is_valid()
    assert (new["code"], new["note"], new["laws"]) == ("FR", "A note.", [])
    assert set(old) == {"code", "note", "figures"}


def test_the_statuses_of_treaties_are_no_figures_any_more():
    assert not set(ONCE_FIGURES) & set(Indicator)
    assert set(ONCE_FIGURES.values()) <= set(Treaty)


# -- the tables ------------------------------------------------------------------------------------


@pytest.fixture
def france():
    return publish_directly("region", region_document())


@pytest.mark.parametrize(("model", "name"), [(Law, "law"), (Convention, "convention")])
def test_no_row_enters_without_a_source(france, model, name):
    with pytest.raises(IntegrityError, match=f"{name}_has_a_source"), transaction.atomic():
        model.objects.update(source_url="")

    assert model.objects.update(source_url="", source_reference="Gazette 4") == 1


@pytest.mark.parametrize("joining", Joining)
def test_only_who_joined_or_signed_has_a_date(france, joining):
    if joining in DATED:
        assert Convention.objects.update(status=joining) == 1
        return
    with (
        pytest.raises(IntegrityError, match="convention_date_is_of_joining"),
        transaction.atomic(),
    ):
        Convention.objects.update(status=joining)


def test_postgresql_holds_one_word_on_a_treaty_too(france):
    row = france.conventions.get()
    row.pk, row.key = None, "another"

    with pytest.raises(IntegrityError, match="convention_is_told_once_a_year"):
        row.save()


def test_rows_are_called_by_what_they_are(france):
    assert str(Law.objects.get()) == "Testa Act"
    assert str(Convention.objects.get()) == "palermo: ratified"


def test_the_whole_road_keeps_law_and_treaties():
    document = region_document()

    page = make_published("region", document)

    assert page.document == document
    assert kind_named("region").form.schema() == 2


# -- the page --------------------------------------------------------------------------------------


def test_a_law_is_told_with_year_section_penalty_link_and_source():
    publish_directly("region", region_document(figures=[]))

    html = html_of()

    assert "<bdi>Testa Act</bdi> (<bdi>2003</bdi>)" in html
    assert "Against: Human trafficking · <bdi>§ 7</bdi>" in html
    assert "Penalty: <bdi>up to 99 years</bdi>" in html
    assert 'href="https://www.example.org/law" rel="noopener noreferrer">Read it' in html
    assert "It does not say how well it keeps it" in html


def test_a_treaty_is_told_with_its_date_and_the_year_of_its_source():
    publish_directly("region", region_document(figures=[], laws=[]))

    html = html_of()

    assert "has joined: <bdi>May 2004</bdi> (as it stood in 2022)" in html
    assert "Nobody has added the law of this place yet." in html


def test_two_sources_on_one_treaty_stand_under_its_name_the_newer_first():
    rows = [make_convention(as_of=2013), make_convention(as_of=2022, joined_on="")]
    publish_directly("region", region_document(figures=[], laws=[], conventions=rows))

    treaties = html_of().split("<h3>Treaties</h3>")[1].split("</dl>")[0]

    assert treaties.count("<dt>Palermo Protocol") == 1
    assert treaties.index("in 2022") < treaties.index("May 2004") < treaties.index("in 2013")


@pytest.mark.parametrize(
    ("state", "words"),
    [("not_ratified", "has not joined"), ("no_data", "no data"), ("signed", "has signed")],
)
def test_a_status_is_told_in_words(state, words):
    row = make_convention(status=state, joined_on="")
    publish_directly("region", region_document(conventions=[row]))

    assert f"<dd>{words}" in html_of()


def test_a_larger_region_without_law_says_nothing_of_it():
    assert 'id="law"' not in html_of("/regions/europe/")
    assert 'id="law"' in html_of()


def test_what_is_missing_is_asked_for():
    before = html_of().split('id="missing"')[1]
    publish_directly("region", region_document())
    after = html_of().split('id="missing"')[1]

    for words in ("The law, with section and penalty", "Which treaties it has joined"):
        assert words in before
        assert words not in after
    assert "Another law, or a newer one" in after
    assert "When it joined a treaty" in after


def test_trafficking_comes_before_smuggling_and_palermo_before_the_others():
    rows = [make_law(matter="smuggling"), make_law(), make_law(matter="forced_labour")]
    treaties = [make_convention(convention=one) for one in ("c182", "palermo")]
    region = publish_directly("region", region_document(laws=rows, conventions=treaties))

    context = told_of(region)

    assert [law.matter for law, _n in context["laws"]] == [
        "trafficking",
        "forced_labour",
        "smuggling",
    ]
    assert [row.convention for row, _n in context["conventions"]] == ["palermo", "c182"]


def test_rows_of_one_choice_keep_their_order():
    rows = [Law(matter="trafficking", statute=name) for name in ("B", "A")]

    assert [law.statute for law in by_choice(rows, "matter", Matter)] == ["B", "A"]


def test_figures_laws_and_treaties_share_one_list_of_sources():
    publish_directly("region", region_document())

    html = html_of()

    assert html.count('id="source-') == 3
    assert all(f'href="#source-{number}"' in html for number in (1, 2, 3))


def test_a_law_that_waits_is_not_shown():
    make_submission("region", document=region_document(laws=[make_law(statute="Waits Act")]))

    assert "Waits Act" not in html_of()


def test_markup_in_a_law_stays_text():
    publish_directly("region", region_document(laws=[make_law(penalty="<b>9</b> years")]))

    assert "&lt;b&gt;9&lt;/b&gt; years" in html_of()


# -- what others see of the page -------------------------------------------------------------------


def test_a_shared_link_brings_title_description_and_the_picture_of_the_share_kit():
    html = html_of("/es/regions/france/")

    assert '<meta property="og:title" content="Francia' in html
    assert '<meta property="og:description" content="Francia' in html
    assert 'content="http://testserver/es/share/region/france/picture.png"' in html


def test_a_list_of_contents_leads_to_what_is_there():
    html = html_of()

    contents = html.split('class="toc"')[1].split("</nav>")[0]
    targets = [part.split('"')[0] for part in contents.split('href="#')[1:]]
    assert targets == ["helps", "figures", "law", "records", "goods", "missing"]
    assert all(f'id="{target}"' in html for target in targets)


@pytest.mark.parametrize(
    ("path", "asks"), [("/regions/france/", True), ("/regions/europe/", False)]
)
def test_only_a_place_with_law_of_its_own_is_asked_for_it(path, asks):
    html = Client().get(path).text

    for words in ("The law, with section and penalty", "Which treaties it has joined"):
        assert (words in html) is asks
    assert "The first figure with its source" in html
