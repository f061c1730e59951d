"""What a newer release adds: counted, and proposed where an entry's own text names the crime."""

import io
import shutil

import pytest
from django.core.management import call_command

from freedomnow.publishing.models import Event
from freedomnow.submissions import purging
from freedomnow.submissions.models import Identifier, Submission
from freedomnow.submissions.review import review
from tests.factories import decide, make_event, make_moderator, make_submission, record_document
from tests.traffickers import test_lists_uk, test_lists_un
from tests.traffickers.public_records import put_up
from tests.traffickers.test_import_designations import LISTS, TABLE, needs_data
from tests.traffickers.test_sync_designations import release
from traffickers.lists import uk
from traffickers.lists.designations import AUTHORITIES
from traffickers.lists.words import matters_in

pytestmark = pytest.mark.django_db

UN = AUTHORITIES["UN SC"].name
FIRST, NEXT = "2026-11-01", "2026-11-20"


def entry(number, text="", position="", name="Ada", programme="Libya"):
    """One person of the UN's list."""
    return (
        f"<INDIVIDUAL><FIRST_NAME>{name}</FIRST_NAME><SECOND_NAME>SAMPLE {number}</SECOND_NAME>"
        f"<UN_LIST_TYPE>{programme}</UN_LIST_TYPE>"
        f"<REFERENCE_NUMBER>LYi.{number}</REFERENCE_NUMBER><LISTED_ON>2026-10-01</LISTED_ON>"
        f"<COMMENTS1>{text}</COMMENTS1><DESIGNATION><VALUE>{position}</VALUE></DESIGNATION>"
        "</INDIVIDUAL>"
    )


SAYS_IT = "Born in a town. He runs a human trafficking ring. He has a brother."


def sync(tmp_path, *entries, day=NEXT, **options):
    path = tmp_path / "list.xml"
    inside = "".join(entries)
    path.write_text(f"<CONSOLIDATED_LIST><I>{inside}</I></CONSOLIDATED_LIST>", encoding="utf-8")
    out = io.StringIO()
    call_command("sync_designations", un=path, un_date=day, stdout=out, **options)
    return out.getvalue()


def proposed(said):
    """(proposed, known, refused) as the command told it."""
    [line] = [line for line in said.splitlines() if "in their own words" in line]
    words = line.rstrip(".").rpartition(": ")[2].split(", ")
    return tuple(int(word.split()[0]) for word in words)


def test_an_entry_that_says_it_itself_becomes_a_report_with_its_words(tmp_path):
    said = sync(tmp_path, entry(1, SAYS_IT), entry(2, "He sells drugs."))

    assert proposed(said) == (1, 0, 0)
    report = Submission.objects.get()
    assert (report.state, report.origin, report.import_key) == ("received", "import", "UN SC|LYi.1")
    assert (report.headline, report.proposer, report.target) == ("Ada SAMPLE 1", None, "")
    [event] = report.document["legal_events"]
    assert (event["code"], event["on"], event["matters"]) == (
        "sanctioned", "2026-10-01", ["trafficking"],
    )  # fmt: skip
    assert event["source_quote"] == "He runs a human trafficking ring."
    assert (event["source_kind"], event["source_retrieved_on"]) == ("sanctions_list", NEXT)
    assert event["source_url"] == AUTHORITIES["UN SC"].entry_link


def test_nobody_is_said_to_have_read_it(tmp_path):
    sync(tmp_path, entry(1, SAYS_IT))

    report = Submission.objects.get()
    assert report.document["survivor_answer"] == "not_checked"
    assert "nobody has read yet" in report.comment
    assert "brother" not in str(report.document)
    assert review(report, make_moderator()).blockers
    assert [one.by for one in Event.objects.all()] == ["sync_designations"]


def test_numbers_of_papers_are_kept_as_hashes_only(tmp_path):
    paper = "<INDIVIDUAL_DOCUMENT><NUMBER>AB 1234567</NUMBER></INDIVIDUAL_DOCUMENT></INDIVIDUAL>"
    sync(tmp_path, entry(1, SAYS_IT).replace("</INDIVIDUAL>", paper))

    report = Submission.objects.get()
    assert Identifier.objects.get().reference == report.reference
    assert "1234567" not in str(report.document) + report.comment


def test_it_is_proposed_exactly_once_however_often_it_runs(tmp_path):
    sync(tmp_path, entry(1, SAYS_IT))
    before = Event.objects.count()

    for _time in range(2):
        assert proposed(sync(tmp_path, entry(1, SAYS_IT))) == (0, 1, 0)
    assert (Submission.objects.count(), Event.objects.count()) == (1, before)


def test_what_was_declined_or_purged_does_not_come_again(tmp_path):
    sync(tmp_path, entry(1, SAYS_IT))
    report = decide(Submission.objects.get(), "decline")
    assert proposed(sync(tmp_path, entry(1, SAYS_IT))) == (0, 1, 0)

    purging.remove(report, by="housekeeping", reason="Raw reports do not stay.")

    assert proposed(sync(tmp_path, entry(1, SAYS_IT))) == (0, 1, 0)
    assert not Submission.objects.exists()


def listing(number=1, authority=UN):
    return make_event(authority=f"{authority} (Libya sanctions committee)", case_id=f"LYi.{number}")


def test_what_is_published_is_not_proposed(tmp_path):
    put_up(legal_events=[listing()])

    assert proposed(sync(tmp_path, entry(1, SAYS_IT))) == (0, 1, 0)


@pytest.mark.parametrize(
    ("step", "expected"),
    [(None, (0, 1, 0)), ("keep_as_lead", (0, 1, 0)), ("decline", (1, 0, 0))],
)
def test_what_a_volunteer_has_reported_is_known_unless_it_was_declined(tmp_path, step, expected):
    report = make_submission("record", document=record_document(legal_events=[listing()]))
    if step:
        decide(report, step)

    assert proposed(sync(tmp_path, entry(1, SAYS_IT))) == expected


def test_another_authoritys_entry_of_that_number_is_not_this_one(tmp_path):
    other = listing(authority="Ministry of Foreign Affairs")
    make_submission("record", document=record_document(legal_events=[other]))

    assert proposed(sync(tmp_path, entry(1, SAYS_IT))) == (1, 0, 0)


def test_an_entry_that_comes_to_say_it_is_proposed_then(tmp_path):
    assert proposed(sync(tmp_path, entry(1, "He lives there."), day=FIRST)) == (0, 0, 0)

    assert proposed(sync(tmp_path, entry(1, SAYS_IT))) == (1, 0, 0)


# Rule 7: its own words, and the crime by its name


@pytest.mark.parametrize(
    ("text", "matters"),
    [
        ("He runs a human trafficking ring.", {"trafficking"}),
        ("Charged with trafficking in persons.", {"trafficking"}),
        ("A known human trafficker.", {"trafficking"}),
        ("Women were subjected to forced labour.", {"forced_labour"}),
        ("He used forced labor.", {"forced_labour"}),
        ("Involved in the smuggling of migrants.", {"smuggling"}),
        ("Head of a people-smuggling gang.", {"smuggling"}),
        ("Human trafficking and migrant smuggling.", {"trafficking", "smuggling"}),
        ("Involved in drug trafficking.", set()),
        ("Collects money from drug traffickers.", set()),
        ("Leader of a transnational trafficking network.", set()),
        ("Has run an organized smuggling network.", set()),
        ("A diamond smuggler, and a trafficker of arms to people.", set()),
        ("Head of the anti-human trafficking unit.", set()),
        ("Global Irregular Migration", set()),
        ("TCO] [GLOMAG", set()),
    ],
)
def test_which_words_name_the_crime(text, matters):
    assert set(matters_in(text)) == matters


def test_a_position_counts_as_the_entrys_own_text(tmp_path):
    assert proposed(sync(tmp_path, entry(1, position="Leader of a human smuggling network"))) == (
        1, 0, 0,
    )  # fmt: skip
    assert Submission.objects.get().document["legal_events"][0]["matters"] == ["smuggling"]


def test_neither_a_programme_nor_another_entry_says_it_for_somebody(tmp_path):
    other = entry(2, "With (LYi.1) he runs a human trafficking ring.")

    said = sync(tmp_path, entry(1, programme="Human Trafficking"), other)

    assert proposed(said) == (1, 0, 0)
    assert Submission.objects.get().import_key == "UN SC|LYi.2"


def test_an_entry_that_no_form_would_take_is_counted_as_refused(tmp_path):
    long = f"He runs a human trafficking ring{' and more' * 200}."

    assert proposed(sync(tmp_path, entry(1, long), dry_run=True)) == (0, 0, 1)
    assert proposed(sync(tmp_path, entry(1, long))) == (0, 0, 1)
    assert not Submission.objects.exists()


# Counting


def test_additions_are_counted_against_the_release_before(tmp_path):
    first = sync(tmp_path, entry(1), entry(2), day=FIRST)
    second = sync(tmp_path, entry(2), entry(3), entry(4, SAYS_IT))
    third = sync(tmp_path, entry(2), entry(3), entry(4, SAYS_IT))

    assert "UN SC: entries that are new, as no release before told its own: 2." in first
    assert f"UN SC: entries that are new since the release of {FIRST}: 2." in second
    assert f"UN SC: entries that are new since the release of {NEXT}: 0." in third


def test_a_dry_run_counts_the_same_and_writes_nothing(tmp_path):
    sync(tmp_path, entry(1), day=FIRST)
    entries = (entry(1), entry(2, SAYS_IT), entry(3, SAYS_IT), entry(4))

    dry = sync(tmp_path, *entries, dry_run=True)
    assert not Submission.objects.exists()
    wet = sync(tmp_path, *entries)

    assert proposed(dry) == proposed(wet) == (2, 0, 0)
    counted = f"UN SC: entries that are new since the release of {FIRST}: 3."
    assert counted in dry
    assert counted in wet


def test_a_list_without_texts_is_counted_only_and_the_command_says_why(tmp_path):
    out = io.StringIO()
    rows = [test_lists_uk.row(), test_lists_uk.row("GIM0901")]
    index = tmp_path / "index.csv"
    index.write_text("\r\n".join([",".join(uk.COLUMNS) + ",", *rows]), encoding="utf-8")
    folder = release(tmp_path, 11, n11="HUMAN TRAFFICKING LTD")

    call_command(
        "sync_designations", uk=index, uk_date=NEXT, ofac=folder, ofac_date=NEXT, stdout=out
    )

    for name, new in (("OFAC SDN", 1), ("UK Sanctions List", 2)):
        assert f"{name}: entries that are new, as no release before told its own: {new}." in (
            out.getvalue()
        )
        assert f"{name}: additions are counted only." in out.getvalue()
    assert not Submission.objects.exists()


# The real lists


@needs_data
def test_of_the_real_list_only_what_the_table_does_not_know_is_proposed(tmp_path):
    call_command("import_designations", TABLE, stdout=io.StringIO(), stderr=io.StringIO(), **LISTS)
    known = Submission.objects.count()

    out = io.StringIO()
    call_command("sync_designations", un=LISTS["un"], stdout=out)

    assert proposed(out.getvalue()) == (2, 1, 0)
    new = Submission.objects.filter(proposer_name="sync_designations").order_by("import_key")
    assert [one.import_key for one in new] == ["UN SC|CDe.001", "UN SC|YEi.006"]
    events = [one.document["legal_events"][0] for one in new]
    assert [event["matters"] for event in events] == [["forced_labour"]] * 2
    assert Submission.objects.count() == known + 2


@test_lists_un.needs_real
def test_an_edited_copy_of_the_real_list_proposes_the_entry_that_was_added(tmp_path):
    first, edited, out = io.StringIO(), tmp_path / "edited.xml", io.StringIO()
    call_command("sync_designations", un=test_lists_un.REAL, stdout=first)
    shutil.copy(test_lists_un.REAL, edited)
    xml = edited.read_text(encoding="utf-8")
    edited.write_text(
        xml.replace("</INDIVIDUALS>", f"{entry(999, SAYS_IT)}</INDIVIDUALS>", 1), encoding="utf-8"
    )

    call_command("sync_designations", un=edited, un_date=NEXT, stdout=out)

    assert "UN SC: entries that are new since the release of 2026-02-27: 1." in out.getvalue()
    assert proposed(first.getvalue()) == (3, 0, 0)
    assert proposed(out.getvalue()) == (1, 3, 0)
