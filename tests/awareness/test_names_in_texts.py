"""A campaign names nobody of the public record: in no text, no hashtag and no link."""

import pytest

from awareness.names_in_texts import names_in, readings
from freedomnow.publishing.services import withdraw
from freedomnow.submissions.services import CannotPublish
from tests.factories import (
    campaign_document,
    decide,
    make_name,
    make_published,
    make_runner,
    make_source,
    make_step,
    make_submission,
    record_document,
)

pytestmark = pytest.mark.django_db

NAME = "Testa Harbour Company"


@pytest.fixture
def record():
    names = [make_name(NAME), make_name("Bosco", kind="alias")]
    return make_published("record", record_document(names=names))


def named(**fields):
    return names_in(campaign_document(**fields))


@pytest.mark.parametrize(
    "fields",
    [
        {"title": f"Stop {NAME}"},
        {"title": "HARBOUR COMPANY, Testa"},
        {"message": f"Ask {NAME} who was paid."},
        {"about": f"Nobody buys at\n\n## {NAME.upper()}"},
        {"about": "Read [this](https://www.example.org/testa-harbour-company)."},
        {"hashtag": "Testa_Harbour_Company"},
        {"hashtag": "StopTestaHarbourCompany"},
        {"hashtag": "testaharbourcompany"},
        {"link": "https://www.testa-harbour-company.com/"},
        {"link": "https://www.testaharbourcompany.com/"},
        {"link": "https://example.org/Testa%20Harbour%20Company"},
        {"link": "https://example.org/?about=testa+harbour+company"},
        {"steps": [make_step(f"Write to {NAME}.", "")]},
        {"steps": [make_step("Write to them.", "https://testaharbourcompany.com/contact")]},
        {"steps": [make_step("Go.", "/check/"), make_step("Go.", "https://x.org/TestaHarbourCompany")]},
        {"run_by": [make_runner(name=NAME)]},
        {"run_by": [make_runner(name="Testa Union"), make_runner(name=f"Friends of {NAME}")]},
        {"sources": [make_source(source_title=f"{NAME} was listed")]},
        {"sources": [make_source(source_quote=f"{NAME} paid nobody")]},
        {"sources": [make_source(supports=NAME)]},
        {"slug": "stop-testa-harbour-company"},
    ],
)  # fmt: skip
def test_whom_the_public_record_names_is_found_wherever_it_stands(record, fields):
    assert named(**fields) == [NAME]


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"about": "A company at the harbour. Testa is a town."},
        {"about": "Testa and Harbour met. The Company came later, after many other words."},
        {"hashtag": "HarbourCompany"},
        {"link": "https://www.harbourcompany.com/testa"},
        {"run_by": [make_runner(name="Testa Union")]},
        {"about": "Bosco, a village"},  # one word of an alias is an accident
        {"hashtag": "Bosco"},
    ],
)
def test_words_that_name_nobody_are_let_through(record, fields):
    assert named(**fields) == []


def test_two_short_words_run_together_are_another_word():
    make_published("record", record_document(names=[make_name("Li Na")]))

    assert named(about="Lina asked first.") == []
    assert named(about="Li Na asked first.") == ["Li Na"]


def test_a_title_of_one_word_is_found_in_a_hashtag_too():
    make_published("record", record_document(names=[make_name("Testacorp")]))

    assert named(hashtag="StopTestacorp") == ["Testacorp"]
    assert named(link="https://www.testacorp.com/") == ["Testacorp"]


def test_organizations_and_places_may_be_named():
    helpers = make_published("organization")

    assert named(run_by=[make_runner(name=helpers.name)], about=f"{helpers.name} in France") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("AskFirst", "Ask First"),
        ("Ask%20first", "Ask first"),
        ("اسأل", "اسأل"),
        ("UNODC", "UNODC"),
        ("ÉcoleÉtat", "École État"),
        ("100 % sure", "100 % sure"),
    ],
)
def test_words_that_run_together_are_read_apart(text, found):
    assert found in [" ".join(reading.split()) for reading in readings(text)]


@pytest.mark.parametrize("rows", [1, 12])
def test_it_asks_once_whatever_there_is(record, rows, django_assert_num_queries):
    document = campaign_document(steps=[make_step() for _row in range(rows)])

    with django_assert_num_queries(1):
        names_in(document)


@pytest.mark.parametrize(
    "fields",
    [
        {"about": f"Stop {NAME}."},
        {"link": "https://www.testaharbourcompany.com/"},
        {"run_by": [make_runner(name=NAME)]},
    ],
)
def test_such_a_report_is_not_published_and_says_why(record, fields):
    report = make_submission("campaign", document=campaign_document(**fields))

    with pytest.raises(CannotPublish, match=f"against nobody by name.*{NAME}"):
        decide(report, "publish")


def test_another_report_is_published_with_one_yes(record):
    assert decide(make_submission("campaign"), "publish").published_id


def test_a_name_whose_page_came_down_waits_for_a_moderators_answer(record):
    withdraw("record", record.public_id, by="tests", reason="for a test")
    told = campaign_document(run_by=[make_runner(name=NAME)])

    with pytest.raises(CannotPublish, match="not public"):
        decide(make_submission("campaign", document=told), "publish")


def test_a_name_of_a_report_that_waits_does_too():
    make_submission("record", document=record_document(names=[make_name("Lida Leadova")]))
    told = campaign_document(steps=[make_step("Ask Lida Leadova.", "")])

    with pytest.raises(CannotPublish, match="not public"):
        decide(make_submission("campaign", document=told), "publish")
