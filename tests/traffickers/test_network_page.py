"""The page of a record's network, as whoever opens it."""

import gzip
from html import unescape

import pytest
from django.test import Client

from freedomnow.publishing.services import withdraw
from freedomnow.web.languages import INTERFACE_LANGUAGES
from tests.factories import (
    make_connection,
    make_lead,
    make_name,
    make_published,
    make_submission,
    make_user,
    official,
    record_document,
)
from tests.safety.canaries import CANARY, canary
from tests.traffickers.networks import put_up_network, star
from tests.traffickers.public_records import put_up
from traffickers.models import Connection

pytestmark = pytest.mark.django_db

NOINDEX = '<meta name="robots" content="noindex">'
BOUND = 12_000
THREE = {
    "Testa A": [("agent_of", "Testa B")],
    "Testa B": [("leads", "Testa C")],
    "Testa C": [],
}


def address(record, prefix: str = "") -> str:
    return f"{prefix}{record.path}network/"


def page_of(record, prefix: str = "", *, client: Client | None = None) -> str:
    answer = (client or Client()).get(address(record, prefix))
    assert answer.status_code == 200
    return " ".join(unescape(answer.text).split())


def rows_in(page: str) -> list[str]:
    return page.split("<tbody>")[1].split("</tbody>")[0].split("</tr>")[:-1]


@pytest.mark.parametrize("role", ["volunteer", "moderator", "admin"])
def test_everybody_reads_the_same(role):
    record = put_up_network(THREE)["Testa A"]
    client = Client()
    client.force_login(make_user(role))

    assert page_of(record, client=client) == page_of(record)


def test_the_picture_and_the_table_say_the_same():
    made = put_up_network(THREE)

    page = page_of(made["Testa A"])

    assert ">Agent of [1]</text>" in page
    assert ">Leads [2]</text>" in page
    rows = rows_in(page)
    assert [name in rows[0] for name in ("Testa A", "Agent of", "Testa B", "#source-1")] == [
        True
    ] * 4
    assert [name in rows[1] for name in ("Testa B", "Leads", "Testa C", "#source-2")] == [True] * 4
    assert len(rows) == 2
    assert all(page.count(f'href="{record.path}"') >= 2 for record in made.values())


def test_each_link_is_cited_by_the_number_of_its_source():
    page = page_of(put_up_network(THREE)["Testa A"])

    sources = page.split('<ol class="sources">')[1]
    assert sources.index("Source of Testa A 1") < sources.index("Source of Testa B 1")
    assert sources.count('id="source-') == 2


def test_the_record_leads_to_its_network_only_where_there_is_one():
    made = put_up_network({**THREE, "Testa D": []})

    assert f'href="{address(made["Testa C"])}"' in Client().get(made["Testa C"].path).text
    assert "/network/" not in Client().get(made["Testa D"].path).text


def test_a_record_without_links_has_a_page_that_says_so():
    page = page_of(put_up())

    assert "No source here links this record" in page
    assert "<svg class" not in page
    assert NOINDEX in page


# --- who is only accused -------------------------------------------------------------------------


def test_whoever_is_only_accused_is_never_named_without_saying_so():
    made = put_up_network(THREE, {"Testa C": "charged"})

    page = page_of(made["Testa A"])

    box = page.split("<title>Testa C</title>")[1].split("</a>")[0]
    assert ">Charged, not convicted</text>" in box
    assert 'class="shape accused"' in box
    assert "<bdi>Testa C</bdi> <small>(Charged, not convicted)</small>" in rows_in(page)[1]
    assert "<small>" not in rows_in(page)[0]
    assert "everyone is presumed innocent" in page


@pytest.mark.parametrize("accused", ["Testa A", "Testa B", "Testa C"])
def test_one_who_is_only_accused_keeps_the_page_from_search_engines(accused):
    made = put_up_network(THREE, {accused: "charged"})

    assert NOINDEX in page_of(made["Testa A"])


def test_without_anybody_merely_accused_search_engines_may_read_it():
    assert NOINDEX not in page_of(put_up_network(THREE)["Testa A"])


def test_the_title_of_an_accused_says_that_nobody_convicted_them():
    record = put_up_network(THREE, {"Testa A": "charged"})["Testa A"]

    assert "<title>Testa A: charged with human trafficking, not convicted ·" in page_of(record)


def test_the_page_accuses_nobody_in_its_own_words():
    page = page_of(put_up_network(THREE, {"Testa C": "charged"})["Testa A"])

    assert "trafficker" not in page.lower()
    assert "proves nothing" in page


def test_it_is_not_in_the_sitemap():
    made = put_up_network(THREE)

    sitemap = Client().get("/sitemap.xml").text
    assert made["Testa A"].path in sitemap
    assert "/network/" not in sitemap


# --- who is not public ---------------------------------------------------------------------------


def test_a_page_that_came_down_is_gone_here_too():
    record = put_up_network(THREE)["Testa A"]
    withdraw("record", record.public_id, by="tests", reason="for a test")

    answer = Client().get(address(record))

    assert answer.status_code == 410
    assert "Testa A" not in answer.text


def test_a_page_that_came_down_is_hinted_at_nowhere():
    """The page is, byte for byte, that of a network in which it never was."""
    made = put_up_network({"Testa A": [("agent_of", "Testa B")], "Testa B": [], "Testa C": []})
    before = page_of(made["Testa A"])
    gone = put_up(
        names=[make_name("Testa Gone")],
        connections=[make_connection(made["Testa B"].public_id) | official(title="Of the gone")],
    )
    assert "Testa Gone" in page_of(made["Testa A"])

    withdraw("record", gone.public_id, by="tests", reason="for a test")

    assert page_of(made["Testa A"]) == before


def test_neither_a_report_nor_a_lead_is_in_a_network():
    middle = put_up_network(THREE)["Testa B"]
    before = page_of(middle)
    link = [make_connection(middle.public_id) | official(title=f"{CANARY} source")]
    waiting = canary("record") | {"connections": link}
    make_submission("record", document=waiting)
    make_lead(names=[make_name(f"{CANARY} lead")], connections=link)

    assert page_of(middle) == before
    assert CANARY not in before


def test_a_withdrawn_record_s_words_are_in_no_network():
    middle = put_up_network(THREE)["Testa B"]
    link = [make_connection(middle.public_id) | official(title=f"{CANARY} source")]
    record = make_published(
        "record", record_document(names=[make_name(f"{CANARY} name")], connections=link)
    )
    assert CANARY in page_of(middle)

    withdraw("record", record.public_id, by="ana", reason=f"{CANARY} reason")

    assert CANARY not in page_of(middle)


@pytest.mark.parametrize("public_id", ["nobodyhere12", "a" * 300, "-", "0"])
def test_an_unknown_record_has_no_network(public_id):
    assert Client().get(f"/records/{public_id}/network/").status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_a_network_is_only_read(method):
    path = address(put_up_network(THREE)["Testa A"])

    assert getattr(Client(), method)(path).status_code == 405


# --- names, languages, markup --------------------------------------------------------------------


@pytest.mark.parametrize("prefix", ["", "/ar"])
def test_an_arabic_name_stands_in_picture_table_and_list(prefix):
    made = put_up_network({"Testa A": [("leads", "تستا المثال")], "تستا المثال": []})

    page = page_of(made["Testa A"], prefix)

    assert page.count("تستا المثال") >= 4
    assert "<bdi>تستا المثال</bdi>" in page


def test_an_arabic_page_draws_from_right_to_left_and_links_in_its_language():
    made = put_up_network(THREE)

    first = page_of(made["Testa A"], "/ar").split("<rect")[1]

    assert float(first.split(' x="')[1].split('"')[0]) > 500
    assert f'href="/ar{made["Testa B"].path}"' in page_of(made["Testa A"], "/ar")


def test_markup_in_a_name_or_a_source_is_shown_as_text():
    nasty = "<script>alert(1)</script>"
    other = put_up(names=[make_name(f"Testa {nasty}")])
    link = make_connection(other.public_id) | official(title=nasty, publisher=nasty)
    record = put_up(names=[make_name(nasty)], connections=[link])

    answer = Client().get(address(record)).content.decode()

    assert nasty not in answer
    assert "&lt;script&gt;alert" in answer
    assert " style=" not in answer


def test_a_link_to_itself_is_not_drawn():
    made = put_up_network({"Testa A": [("agent_of", "Testa A")]})
    Connection.objects.update(to=made["Testa A"].public_id)

    assert "No source here links this record" in page_of(made["Testa A"])


# --- how much ------------------------------------------------------------------------------------


def full() -> dict[str, list[tuple[str, str]]]:
    """40 records with 50 links and long names, from many places of the alphabet."""
    middle = "Testa Internationale Overseas Recruitment and Travel Company"
    near = {f"{chr(65 + n)} Exempla Trading Company {n}": [("agent_of", middle)] for n in range(12)}
    names = list(near)
    far = {
        f"{chr(65 + n)} Beispiela Muster {n * 7919}": [
            ("works_with", names[n % 12]),
            ("transports_for", names[(n * 5 + 1) % 12]),
        ]
        for n in range(28)
    }
    return {middle: []} | near | far


def test_a_full_page_is_light_in_every_language():
    made = put_up_network(full())
    first = next(iter(made.values()))

    for language in INTERFACE_LANGUAGES:
        page = Client().get(address(first, "" if language == "en" else f"/{language}"))

        assert page.text.count("<rect") == 40
        assert len(gzip.compress(page.content, 6)) <= BOUND, language


@pytest.mark.parametrize("count", [2, 30])
def test_a_page_asks_the_same_whatever_its_size(count, django_assert_num_queries):
    made = put_up_network(star("Testa Middle", count))

    with django_assert_num_queries(3):
        page_of(made["Testa Middle"])


def test_what_does_not_fit_is_said_without_a_number_of_it():
    made = put_up_network(star("Testa Middle", 60))

    page = page_of(made["Testa Middle"])

    assert "This page shows a part only: 40 records" in page
    assert "60 records" not in page
    assert "a part only" not in page_of(put_up_network(THREE)["Testa A"])
