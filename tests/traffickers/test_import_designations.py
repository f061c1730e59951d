import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from freedomnow.publishing.models import Event
from freedomnow.submissions.models import State, Submission
from freedomnow.submissions.services import CannotPublish
from tests.factories import decide

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
HEADER = "list,list_id,name,type,programme,date,category,how_told,evidence,what_was_seen"
TABLE = DATA / "trafficking-designations" / "designations.csv"


def run(path=TABLE, **options):
    out, err = io.StringIO(), io.StringIO()
    call_command("import_designations", path, stdout=out, stderr=err, **options)
    return out.getvalue(), err.getvalue()


def table(folder, *rows):
    """A designation table with these rows."""
    path = folder / "table.csv"
    path.write_text("\n".join([HEADER, *rows]))
    return path


@needs_data
def test_the_real_table_makes_one_report_per_person_network_and_company_and_only_once():
    first, _problems = run(**LISTS)
    again, _problems = run(**LISTS)

    assert Submission.objects.count() == 75
    assert Submission.objects.waiting().count() == 45
    assert "75 designations read, 75 new: 45 in the inbox, 30 kept as leads" in first
    assert "75 designations read, 0 new: 0 in the inbox, 0 kept as leads" in again


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
