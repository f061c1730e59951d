import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from freedomnow.publishing.models import Event
from freedomnow.search.models import Page
from freedomnow.submissions.identifiers import digest_of
from freedomnow.submissions.models import Identifier, Origin, Sort, State, Submission
from freedomnow.submissions.services import CannotPublish
from tests.factories import decide
from traffickers.lists import ofac

pytestmark = pytest.mark.django_db

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
needs_data = pytest.mark.skipif(not DATA.exists(), reason="../shared/data is not here")
LISTS = {
    "ofac": DATA / "ofac-sdn-2021-07",
    "un": DATA / "un-sc-consolidated-2026-02-27" / "consolidated.xml",
    "uk": DATA / "uk-sanctions-list-2025-08-11" / "uk_sanctions_index.csv",
    "ofac_date": "2021-07-07",
    "uk_date": "2025-08-11",
}
TABLE = DATA / "trafficking-designations" / "designations.csv"
COLUMNS = "list,list_id,name,type,programme,date,category,how_told,evidence,what_was_seen"


def run(path=TABLE, **options):
    out, err = io.StringIO(), io.StringIO()
    call_command("import_designations", path, stdout=out, stderr=err, **options)
    return out.getvalue(), err.getvalue()


def table(folder, *lines):
    """A designation table with these rows."""
    path = folder / "table.csv"
    path.write_text("\n".join([COLUMNS, *lines]), encoding="utf-8")
    return path


@needs_data
def test_the_real_table_makes_one_report_per_person_network_and_company_and_only_once():
    first, _problems = run(**LISTS)
    again, _problems = run(**LISTS)

    assert Submission.objects.count() == 75
    assert Submission.objects.waiting().count() == 45
    assert "75 designations read, 75 new: 45 in the inbox, 30 kept as leads" in first
    assert "75 designations read, 0 new: 0 in the inbox, 0 kept as leads" in again


@needs_data
def test_numbers_of_papers_come_as_hashes_and_are_nowhere_else():
    run(**LISTS)

    entries = [entry for entry in ofac.read(LISTS["ofac"]).entries.values() if entry.papers]
    papers = {number for entry in entries for number in entry.papers if len(number) > 7}
    kept = Identifier.objects.values_list("digest", flat=True)
    told = str(list(Submission.objects.values())) + str(list(Identifier.objects.values()))
    assert len(kept) > 5
    assert {digest_of(Sort.IDENTITY, number) for number in papers} & set(kept)
    assert [number for number in papers if number in told] == []


def test_a_row_without_its_official_text_is_a_lead_from_the_start_and_says_why(tmp_path):
    path = table(tmp_path, "OFAC SDN,1,Testa,person,TCO,2020-01-02,smuggling,told,,not seen")

    run(path)

    lead = Submission.objects.get()
    assert (lead.state, lead.decided_by) == (State.LEAD, "import_designations")
    assert lead.reason == "Its official text was not seen."
    assert [e.action for e in Event.objects.order_by("pk")] == ["received", "kept_as_lead"]


@needs_data
def test_a_row_whose_official_text_was_not_seen_is_refused_and_one_that_was_seen_is_not(settings):
    settings.DEMO = True  # the copies are old; what is asked here is the text
    run(**LISTS)
    unseen = Submission.objects.filter(document__legal_events__0__source_kind="press").first()
    seen = Submission.objects.get(import_key="UN SC|LYi.021")
    assert (unseen.state, seen.state) == (State.LEAD, State.RECEIVED)
    decide(unseen, "take_up_again")
    for submission in (unseen, seen):
        submission.refresh_from_db()
        submission.document["survivor_answer"] = "no_source_does"
        submission.save()
        decide(submission, "approve")

    with pytest.raises(CannotPublish, match="official source"):
        decide(unseen, "publish")
    decide(seen, "let_names_stand")  # its words, of another entry, name that one too
    assert decide(seen, "publish").state == State.PUBLISHED


def test_a_malformed_row_is_reported_by_line_and_the_rest_is_kept(tmp_path):
    good = "OFAC SDN,1,Testa,person,TCO,2020-01-02,smuggling,told,(release),release quoted by press"
    bad = "OFAC SDN,,Nobody,person,TCO,2020-01-02,smuggling,told,(release),release quoted by press"
    path = table(tmp_path, bad, good)

    out, err = run(path)

    assert "1 designations read, 1 new" in out
    assert "table.csv, line 2" in err


def test_a_file_that_is_no_table_is_a_clear_error_and_adds_nothing(tmp_path):
    path = tmp_path / "table.csv"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")

    with pytest.raises(CommandError):
        run(path)

    assert not Submission.objects.exists()


# --- by a small table of our own -----------------------------------------------------------------

SEEN = "https://www.gov.uk/government/publications/the-uk-sanctions-list,list text seen"
UNSEEN = "(Release),release quoted by press"


def line(list_id="1", name="Testa", kind="person", evidence=UNSEEN):
    return f"OFAC SDN,{list_id},{name},{kind},TCO,2020-01-02,smuggling,told,{evidence}"


def uk_line(list_id="GIM1", name="Testa Gang", kind="entity"):
    regime = "Global Irregular Migration"
    return f"UK Sanctions List,{list_id},{name},{kind},{regime},2025-07-23,smuggling,told,{SEEN}"


def test_a_report_says_where_it_comes_from_and_stands_in_nobodys_name(tmp_path):
    run(table(tmp_path, line()))

    report = Submission.objects.get()
    assert (report.origin, report.proposer, report.state) == (Origin.IMPORT, None, State.LEAD)
    assert report.import_key == "OFAC SDN|1"
    assert report.document["legal_events"][0]["case_id"] == "1"
    assert "release quoted by press" in report.comment


def test_nothing_of_a_table_is_public(tmp_path, client):
    run(table(tmp_path, line(name="Testa Latens"), uk_line(name="Testa Gang")))

    assert not Page.objects.exists()
    for path in ("/records/", "/records/?matter=smuggling", "/search/?q=testa", "/"):
        assert "Testa" not in client.get(path).content.decode().replace('value="testa"', "")


def test_reports_without_an_official_text_are_counted(tmp_path):
    out, _err = run(table(tmp_path, line("1"), line("2"), uk_line()))

    assert out == (
        "3 designations read, 3 new: 1 in the inbox, "
        "2 kept as leads because their official text was not seen.\n"
    )


def test_only_what_is_new_is_counted_the_next_time(tmp_path):
    run(table(tmp_path, line("1")))

    out, _err = run(table(tmp_path, line("1"), line("2"), uk_line()))

    assert "3 designations read, 2 new: 1 in the inbox, 1 kept as leads" in out
    assert Submission.objects.count() == 3


@pytest.mark.parametrize("step", ["decline", "keep_as_lead"])
def test_what_was_decided_is_not_asked_again(tmp_path, step):
    run(table(tmp_path, uk_line()))
    decide(Submission.objects.get(), step)

    run(table(tmp_path, uk_line(name="Testa Nuova")))

    assert Submission.objects.get().document["names"][0]["name"] == "Testa Gang"


def test_a_vessel_is_no_report(tmp_path):
    out, err = run(table(tmp_path, line(kind="vessel"), line("2")))

    assert "1 designations read, 1 new" in out
    assert err == ""


def test_a_row_that_the_form_refuses_is_reported_by_line_and_the_rest_is_kept(tmp_path):
    stacked = "Z" + "\u0336" * 50

    out, err = run(table(tmp_path, line("1", stacked), line("2")))

    assert "2 designations read, 1 new" in out
    assert err.startswith("designations, line 2: ")
    assert Submission.objects.get().import_key == "OFAC SDN|2"


def test_an_arabic_name_arrives_as_it_is_written(tmp_path):
    run(table(tmp_path, line(name="محمد المثال")))

    assert Submission.objects.get().document["names"][0]["name"] == "محمد المثال"


@pytest.mark.parametrize("option", ["ofac", "un", "uk"])
def test_a_list_that_is_not_there_is_a_clear_error_and_adds_nothing(tmp_path, option):
    with pytest.raises(CommandError):
        run(table(tmp_path, line()), **{option: tmp_path / "nowhere"})

    assert not Submission.objects.exists()


def test_a_table_that_is_not_there_is_a_clear_error(tmp_path):
    with pytest.raises(CommandError, match="nowhere"):
        run(tmp_path / "nowhere.csv")


UK_HEAD = (
    "Unique ID,OFSI Group ID,Name,Regime Name,Type,Designation source,Date Designated,"
    "Sanctions Imposed,"
)
UK_ROW = "GIM1,17000,TESTA GANG,Global Irregular Migration,Entity,UK,23-07-2025,Asset freeze,"


def test_a_row_is_joined_with_its_entry_in_the_list_and_the_date_of_that_copy(tmp_path):
    index = tmp_path / "index.csv"
    index.write_text("\n".join([UK_HEAD, UK_ROW, "no,row"]), encoding="utf-8")

    _out, err = run(table(tmp_path, uk_line()), uk=index, uk_date="2025-08-11")

    document = Submission.objects.get().document
    assert document["names"][0]["name"] == "TESTA GANG"
    assert document["legal_events"][0]["source_retrieved_on"] == "2025-08-11"
    assert err.startswith("uk list, line 3: ")


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize("stream", [io.StringIO, Terminal])
def test_progress_is_drawn_on_a_terminal_alone(tmp_path, stream):
    err = stream()

    call_command("import_designations", table(tmp_path, line("1"), line("2")), stderr=err,
                 stdout=io.StringIO())  # fmt: skip

    drawn = "\r[####################....................] 1/2\r[" + "#" * 40 + "] 2/2\n"
    assert err.getvalue() == (drawn if stream is Terminal else "")
