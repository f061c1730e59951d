"""Official lists move: what a newer release does to the records that rest on it."""

import io
import shutil
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from freedomnow.publishing.kinds import all_kinds
from freedomnow.publishing.models import Event, Version
from freedomnow.publishing.rebuild import rebuild
from freedomnow.publishing.services import judge_now
from freedomnow.submissions.models import Approval, Origin, SpentKey, State, Submission
from freedomnow.submissions.review import review
from tests.conftest import as_owner
from tests.factories import (
    decide,
    make_event,
    make_moderator,
    make_name,
    make_submission,
    official,
    record_document,
)
from tests.traffickers.public_records import put_up
from tests.traffickers.test_lists_ofac import REAL, needs_real, sdn
from traffickers.lists import ofac
from traffickers.lists.designations import AUTHORITIES
from traffickers.models import ListRelease, Trafficker

pytestmark = pytest.mark.django_db

OFAC = AUTHORITIES["OFAC SDN"].name
FIRST, NEXT = "2026-11-01", "2026-11-20"


def listed(number, name=None, **event):
    """A published record that rests on that entry of OFAC's list."""
    told = make_event(authority=OFAC, case_id=str(number), on="2026-01-01", **event)
    return put_up(names=[make_name(name or f"EXAMPLE {number}")], legal_events=[told])


def release(tmp_path, *numbers, aliases="", **names):
    """OFAC's three files with these entries."""
    folder = tmp_path / "-".join(map(str, numbers))
    folder.mkdir(exist_ok=True)
    entries = "".join(sdn(one, names.get(f"n{one}", f"EXAMPLE {one}")) for one in numbers)
    for name, text in (("sdn", entries), ("alt", aliases), ("sdn_comments", "")):
        (folder / f"{name}.csv").write_bytes(text.encode() + b"\x1a")
    return folder


def sync(folder, day=NEXT, **options):
    out = io.StringIO()
    call_command("sync_designations", ofac=folder, ofac_date=day, stdout=out, **options)
    return out.getvalue()


def is_live(record):
    return Trafficker.objects.filter(public_id=record.public_id).exists()


@pytest.fixture
def three():
    return [listed(number) for number in (11, 12, 13)]


def test_an_entry_that_is_gone_takes_its_page_down_at_once(tmp_path, three):
    said = sync(release(tmp_path, 11, 12))

    assert [is_live(record) for record in three] == [True, True, False]
    assert Client().get(three[2].path).status_code == 410
    assert said.startswith(
        f"OFAC SDN of {NEXT}: 2 entries; published listings that were: "
        "2 found, 1 hidden, 0 renamed, 0 renewed.\n"
    )
    assert said.endswith("OFAC SDN: 0 leads went with their entries.\n")


def test_the_decision_waits_in_the_inbox_with_the_event_that_ended_it(tmp_path, three):
    sync(release(tmp_path, 11, 12))

    report = Submission.objects.get(origin=Origin.IMPORT)
    listing, ended = report.document["legal_events"]
    assert (report.target, report.state) == (three[2].public_id, State.RECEIVED)
    assert (ended["code"], ended["on"], ended["case_id"]) == ("delisted", NEXT, "13")
    assert (ended["matters"], ended["authority"]) == (listing["matters"], OFAC)
    event = Event.objects.get(action="withdrew")
    assert event.by == "sync_designations"
    assert "EXAMPLE" not in event.reason


def test_it_does_not_come_back_by_itself(tmp_path, three):
    sync(release(tmp_path, 11, 12))
    report = Submission.objects.get(origin=Origin.IMPORT)

    assert review(report, make_moderator()).blockers
    assert [rebuild(kind, check=True) for kind in all_kinds()] == [[] for _kind in all_kinds()]


def test_running_it_again_changes_nothing(tmp_path, three):
    folder = release(tmp_path, 11, 12)
    sync(folder)
    before = Event.objects.count(), Submission.objects.count(), Version.objects.count()

    said = sync(folder)

    assert (Event.objects.count(), Submission.objects.count(), Version.objects.count()) == before
    assert "2 found, 0 hidden, 0 renamed, 0 renewed" in said


def test_a_record_that_stands_on_another_matter_stays_and_a_change_is_proposed(tmp_path):
    convicted = make_event(
        code="convicted_final", on="2025-01-01", case_id="1/25", court="High Court",
        source=official(kind="judgment"),
    )  # fmt: skip
    told = make_event(authority=OFAC, case_id="13", on="2026-01-01")
    record = put_up(names=[make_name("EXAMPLE 13")], legal_events=[told, convicted])

    assert "1 proposed" in sync(release(tmp_path, 11))
    assert is_live(record)
    change = Submission.objects.get(origin=Origin.IMPORT)
    assert (change.target, change.base_version) == (record.public_id, 1)
    assert [event["code"] for event in change.document["legal_events"]][-1] == "delisted"
    assert "1 known" in sync(release(tmp_path, 11))
    assert Submission.objects.filter(origin=Origin.IMPORT).count() == 1


def test_a_listing_that_was_ended_on_the_page_is_no_news(tmp_path):
    told = make_event(authority=OFAC, case_id="13", on="2026-01-01")
    ended = make_event(code="delisted", authority=OFAC, case_id="13", on="2026-06-01")
    other = make_event(authority="Ministry of Foreign Affairs", case_id="L-9")
    record = put_up(legal_events=[told, ended, other])

    sync(release(tmp_path, 11))
    assert is_live(record)
    assert not Submission.objects.filter(origin=Origin.IMPORT).exists()


def test_listings_of_other_authorities_are_let_be(tmp_path):
    record = put_up(legal_events=[make_event(case_id="13")])

    sync(release(tmp_path, 11))

    assert is_live(record)


def test_new_names_become_a_change_once(tmp_path, three):
    aliases = '12,1,"aka","NEW NAME",-0- \r\n'
    folder = release(tmp_path, 11, 12, 13, aliases=aliases)

    assert "1 renamed" in sync(folder)
    assert "0 renamed" in sync(folder)
    change = Submission.objects.get(origin=Origin.IMPORT)
    assert [(row["name"], row["kind"]) for row in change.document["names"]] == [
        ("EXAMPLE 12", "primary"), ("NEW NAME", "alias"),
    ]  # fmt: skip
    decide(change, "approve")
    decide(change, "publish")
    assert "0 renamed" in sync(folder)


def test_a_listing_that_is_found_is_renewed_by_the_owner_alone(tmp_path, three):
    folder = release(tmp_path, 11, 12, 13)
    until = three[0].shown_until

    assert "0 renewed" in sync(folder)
    with as_owner():
        assert "3 renewed" in sync(folder)
        judge_now()

    three[0].refresh_from_db()
    assert three[0].document["legal_events"][0]["source_retrieved_on"] == NEXT
    assert three[0].shown_until > until
    assert (three[0].version, Approval.objects.count()) == (2, 0)
    event = Event.objects.filter(action="published").last()
    assert (event.by, event.reason) == ("sync_designations", f"Still on the list of {NEXT}.")


def test_renewing_changes_the_day_and_the_copy_and_nothing_else(tmp_path, three):
    before = three[0].document
    with as_owner():
        sync(release(tmp_path, 11, 12, 13))
        assert "0 renewed" in sync(release(tmp_path, 11, 12, 13))

    three[0].refresh_from_db()
    after = three[0].document
    seen = {"source_retrieved_on": "", "source_seen_in": ""}
    assert before["legal_events"][0] | seen == after["legal_events"][0] | seen
    assert before | {"legal_events": []} == after | {"legal_events": []}


# What is refused before anything changes


def test_an_older_release_is_refused(tmp_path, three):
    sync(release(tmp_path, 11, 12, 13), NEXT)

    with pytest.raises(CommandError, match="older than"):
        sync(release(tmp_path, 11, 12), FIRST)
    assert all(map(is_live, three))
    assert ListRelease.objects.get().dated_on == date(2026, 11, 20)


def test_a_cut_file_is_refused_until_somebody_says_that_it_is_whole(tmp_path):
    records = [listed(number) for number in range(10, 20)]
    folder = release(tmp_path, 10, 11, 12)

    with pytest.raises(CommandError, match="7 of 10 published listings are gone"):
        sync(folder)
    assert all(map(is_live, records))
    assert "7 hidden" in sync(folder, accept_many=True)


def test_a_file_that_shrank_is_refused_even_where_no_page_rests_on_it(tmp_path):
    sync(release(tmp_path, *range(10, 30)))

    with pytest.raises(CommandError, match="15 entries"):
        sync(release(tmp_path, *range(10, 25)))


@pytest.mark.parametrize("day", ["", "yesterday", "2026-13-01"])
def test_a_release_says_of_which_day_it_is(tmp_path, day, three):
    with pytest.raises(CommandError, match="of which day"):
        sync(release(tmp_path, 11), day)
    assert all(map(is_live, three))


def test_an_empty_or_a_wrong_file_is_refused(tmp_path, three):
    empty = release(tmp_path, 11)
    (empty / "sdn.csv").write_bytes(b"\x1a")

    with pytest.raises(CommandError, match="no entry"):
        sync(empty)
    with pytest.raises(CommandError, match="not in the folder"):
        sync(tmp_path)
    with pytest.raises(CommandError, match="at least one list"):
        call_command("sync_designations")
    assert all(map(is_live, three))


def test_a_dry_run_counts_and_changes_nothing(tmp_path, three):
    said = sync(release(tmp_path, 11, 12), dry_run=True)

    assert "2 found, 1 gone, 0 renamed" in said
    assert all(map(is_live, three))
    assert not ListRelease.objects.exists()
    assert not Submission.objects.filter(origin=Origin.IMPORT).exists()


@needs_real
def test_two_releases_of_the_real_list_are_compared_exactly(tmp_path):
    entries = list(ofac.read(REAL).entries.values())[:3]
    kept, gone, other = (listed(one.list_id, one.name) for one in entries)
    folder = tmp_path / "next"
    shutil.copytree(REAL, folder)
    cut = f"{entries[1].list_id},".encode()
    lines = (folder / "sdn.csv").read_bytes().split(b"\r\n")
    added = sdn("99999999", "ADDED, Entry").strip().encode()
    (folder / "sdn.csv").write_bytes(
        b"\r\n".join([added, *(line for line in lines if not line.startswith(cut))])
    )

    assert "3 found" in sync(REAL, FIRST)
    before = ListRelease.objects.get().entries
    said = sync(folder, NEXT)

    assert f"{before} entries" in said  # one gone, one added
    assert "2 found, 1 hidden" in said
    assert [is_live(one) for one in (kept, gone, other)] == [True, False, True]


def lead(number, on="2026-01-01"):
    """A row of the designation table whose official text nobody saw."""
    told = make_event(authority=OFAC, case_id=str(number), on=on)
    report = make_submission(
        "record", document=record_document(legal_events=[told]), origin=Origin.IMPORT,
        import_key=f"OFAC SDN|{number}",
    )  # fmt: skip
    return decide(report, "keep_as_lead")


def test_a_lead_lives_as_long_as_its_entry(tmp_path):
    stays, goes, later = lead(11), lead(12), lead(13, on="2026-11-24")
    waiting = make_submission("record", origin=Origin.IMPORT, import_key="OFAC SDN|14")

    said = sync(release(tmp_path, 11))

    assert "1 leads went" in said
    kept = set(Submission.objects.values_list("pk", flat=True))
    assert {stays.pk, later.pk, waiting.pk} == kept
    assert SpentKey.objects.get().key == "OFAC SDN|12"
    assert Event.objects.get(action="purged").submission == goes.reference


def test_a_dry_run_lets_leads_be(tmp_path):
    lead(12)

    sync(release(tmp_path, 11), dry_run=True)
    assert Submission.objects.count() == 1
