"""Two pages about one become one page, on two identifiers that agree, and can be parted again."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from freedomnow.corrections import services as requests
from freedomnow.publishing.kinds import kind_named
from freedomnow.publishing.models import Action, Event, Merge, VersionContent, WithdrawnName
from freedomnow.publishing.rebuild import rebuild
from freedomnow.publishing.services import withdraw
from freedomnow.submissions import erasing, erasure_orders, identifiers, merging, purging, services
from freedomnow.submissions.identifiers import digest_of, normal
from freedomnow.submissions.models import Identifier, Sort, State, Submission
from freedomnow.submissions.review import review
from freedomnow.submissions.services import CannotPublish, NotAllowed
from tests.conftest import as_owner
from tests.factories import (
    decide,
    make_connection,
    make_event,
    make_moderator,
    make_name,
    make_published,
    make_request,
    make_senior,
    make_submission,
    make_user,
    record_document,
)
from traffickers.models import Trafficker

pytestmark = pytest.mark.django_db

MERGE = reverse("admin:submission_merge")
PASSPORT = {"sort": Sort.IDENTITY, "number": "AB 12-34 56", "whose": "", "seen_in": "the list"}
LISTED = {"case_id": "GIM0012", "jurisdiction": "GB"}


def put_up(name, **fields):
    document = record_document(names=[make_name(name)], **fields)
    return make_published("record", document)


@pytest.fixture
def kept():
    return put_up("Testa Persona", legal_events=[make_event(**LISTED)])


@pytest.fixture
def other():
    return put_up(
        "Testa Personna",
        legal_events=[make_event(**LISTED | {"on": "2026-04-01"}), make_event(case_id="X-99")],
    )


def identify(record, **fields):
    told = PASSPORT | fields
    merging.identify("record", record.public_id, by=make_moderator(), **told)


@pytest.fixture
def same(kept, other):
    """The list's number agrees, and a passport's."""
    identify(kept)
    identify(other, number="ab123456", seen_in="a judgment")
    return kept, other


def propose(kept, other, by=None):
    ids = (kept.public_id, other.public_id)
    return merging.propose("record", *ids, by=by or make_moderator(), reason="One man.")


def merged(kept, other):
    report = propose(kept, other)
    decide(report, "approve", by=make_moderator())
    decide(report, "publish")
    return Trafficker.objects.get(public_id=kept.public_id)


# What has to agree


def test_two_identifiers_beside_the_name_are_needed(kept, other):
    with pytest.raises(NotAllowed, match="2 identifiers have to agree, and 1 do"):
        propose(kept, other)

    identify(kept)
    identify(other)
    assert propose(kept, other).absorbs == other.public_id


def test_year_of_birth_and_region_are_no_identifiers():
    told = {"type": "person", "year_of_birth": 1970}
    first, second = put_up("One Name", **told), put_up("One Name", **told)

    with pytest.raises(NotAllowed, match="and 0 do"):
        propose(first, second)


def test_numbers_of_different_lists_do_not_agree():
    first = put_up("One Name", legal_events=[make_event(case_id="12703", jurisdiction="GB")])
    second = put_up("One Name", legal_events=[make_event(case_id="12703", jurisdiction="US")])

    assert not merging.compare("record", first.public_id, second.public_id).agreeing


def test_a_case_number_of_a_court_is_many_mens():
    told = {"code": "convicted_final", "court": "High Court", "case_id": "77/2020"}
    first, second = (put_up("One", legal_events=[make_event(**told)]) for _n in range(2))

    assert not merging.compare("record", first.public_id, second.public_id).of_kept


@pytest.mark.parametrize(
    ("typed", "told"),
    [("ab 12-3", "AB123"), ("１２３", "123"), ("٤٢", "42"), ("Nº 7", "NO7"), ("--", "")],
)
def test_numbers_are_compared_without_what_people_write_differently(typed, told):
    assert normal(typed) == told


def test_the_number_itself_is_nowhere(kept):
    identify(kept, number="QQ777777")

    stored = Identifier.objects.get()
    assert "777777" not in str(Identifier.objects.values().get())
    assert stored.digest == digest_of(Sort.IDENTITY, "qq 777-777")
    assert "777777" not in str(list(Event.objects.values()))


def test_postgresql_refuses_a_merge_without_identifiers(kept, other):
    told = {"kind": "record", "old": other.public_id, "into": kept.public_id}

    with pytest.raises(IntegrityError, match="two identifiers"), transaction.atomic():
        Merge.objects.create(at_last=kept.public_id, **told)


@pytest.mark.parametrize("who", [make_user, lambda: make_user("trusted")])
def test_only_moderators_merge(same, who):
    with pytest.raises(NotAllowed, match="moderators"):
        propose(*same, by=who())


def test_a_page_is_not_merged_with_itself(kept):
    with pytest.raises(NotAllowed, match="with itself"):
        propose(kept, kept)


def test_a_page_that_is_not_public_is_not_merged(kept):
    with pytest.raises(NotAllowed, match="published now"):
        merging.compare("record", kept.public_id, "abcdefghijkl")


def test_organizations_are_not_merged():
    first, second = make_published("organization"), make_published("organization")

    with pytest.raises(NotAllowed, match="this kind"):
        merging.compare("organization", first.public_id, second.public_id)


# What becomes of it


def test_nothing_is_merged_before_two_moderators_said_yes(same, client):
    kept, other = same
    report = propose(kept, other)

    assert client.get(other.path).status_code == 200
    with pytest.raises(CannotPublish, match="second moderator"):
        decide(report, "publish")
    assert not Merge.objects.exists()


def test_the_page_that_stays_has_the_rows_of_both_once(same):
    record = merged(*same)

    names = [(row["name"], row["kind"]) for row in record.document["names"]]
    assert names == [("Testa Persona", "primary"), ("Testa Personna", "alias")]
    assert sorted(row["case_id"] for row in record.document["legal_events"]) == [
        "GIM0012", "GIM0012", "X-99",
    ]  # fmt: skip
    assert len(record.document["regions"]) == 1


def test_the_old_address_leads_to_the_page_that_stays(same, client):
    kept, other = same
    merged(*same)

    for prefix in ("", "/ar"):
        told = client.get(f"{prefix}{other.path}")
        assert (told.status_code, told["Location"]) == (302, f"{prefix}{kept.path}")


def test_a_name_that_the_page_still_shows_is_not_a_hidden_one(same):
    merged(*same)

    assert not WithdrawnName.objects.exists()
    assert rebuild(kind_named("record"), check=True) == []


def test_a_name_that_a_moderator_took_out_is_hidden(same):
    kept, other = same
    report = propose(kept, other)
    names = [row for row in report.document["names"] if row["kind"] == "primary"]
    correct(report, report.document | {"names": names})
    decide(report, "approve", by=make_moderator())
    decide(report, "publish")

    assert set(WithdrawnName.objects.values_list("public_id", flat=True)) == {other.public_id}
    assert rebuild(kind_named("record"), check=True) == []


def correct(report, document):
    told = {"by": make_moderator(), "reason": "x", "revision": report.revision}
    services.correct(report.reference, document, **told)
    report.refresh_from_db()


def test_links_to_the_old_page_lead_to_the_one_that_stays(same, client):
    kept, other = same
    friend = put_up("A Friend", connections=[make_connection(other.public_id)])
    record = merged(kept, other)

    assert f'href="{kept.path}"' in client.get(friend.path).content.decode()
    assert friend.path in client.get(record.path).content.decode()


def test_a_link_between_the_two_goes(kept):
    other = put_up(
        "Testa Two",
        legal_events=[make_event(**LISTED)],
        connections=[make_connection(kept.public_id)],
    )
    identify(kept)
    identify(other)

    assert merged(kept, other).document["connections"] == []


def test_a_merge_of_a_page_that_changed_meanwhile_is_refused_whole(same):
    kept, other = same
    report = propose(kept, other)
    change = make_submission(
        "record", document=other.document | {"summary": "New."}, target=other.public_id,
        base_version=other.version,
    )  # fmt: skip
    decide(change, "approve", by=make_moderator())
    decide(change, "publish")
    decide(report, "approve", by=make_moderator())

    with pytest.raises(CannotPublish, match="has changed, or has come down"):
        decide(report, "publish")

    assert set(Trafficker.objects.values_list("version", flat=True)) == {1, 2}
    assert not Merge.objects.exists()


def test_the_same_merge_proposed_twice_is_one_report(same):
    assert propose(*same) == propose(*same)


def test_the_history_says_who_merged_and_why(same):
    merged(*same)

    event = Event.objects.get(action=Action.MERGED)
    assert event.public_id == same[0].public_id
    assert Event.objects.filter(action=Action.IDENTIFIED).count() == 2


def test_a_page_that_took_one_over_can_be_taken_over_itself(same, client):
    kept, other = same
    third = put_up("Testa Three", legal_events=[make_event(**LISTED)])
    merged(kept, other)
    identify(third)
    merged(third, Trafficker.objects.get(public_id=kept.public_id))

    for old in (kept, other):
        assert client.get(old.path)["Location"] == third.path


# Parted again


def parted(kept, other):
    reports = merging.ask_to_part(
        "record", other.public_id, by=make_moderator(), reason="Two men after all."
    )
    for report in reports:
        decide(report, "approve", by=make_moderator())
        decide(report, "publish")
    return reports


def test_a_merge_is_undone_from_the_versions(same, client):
    kept, other = same
    before = kept.document, other.document
    merged(kept, other)

    parted(kept, other)

    now = [Trafficker.objects.get(public_id=one.public_id).document for one in (kept, other)]
    assert now == list(before)
    assert client.get(other.path).status_code == 200
    assert not Merge.objects.exists()
    assert rebuild(kind_named("record"), check=True) == []


def test_what_was_changed_after_the_merge_stays_when_it_is_undone(same):
    kept, other = same
    record = merged(kept, other)
    document = record.document | {"summary": "Told later."}
    change = make_submission(
        "record", document=document, target=record.public_id, base_version=record.version
    )
    decide(change, "approve", by=make_moderator())
    decide(change, "publish")

    parted(kept, other)

    assert Trafficker.objects.get(public_id=kept.public_id).summary == "Told later."


def test_what_was_not_merged_is_not_parted(kept):
    with pytest.raises(NotAllowed, match="not merged"):
        merging.ask_to_part("record", kept.public_id, by=make_moderator(), reason="x")


def test_what_was_erased_cannot_be_put_back(same):
    kept, other = same
    merged(kept, other)
    with as_owner():
        erasing.erase("record", kept.public_id, by="owner", reason="A court ordered it.")

    with pytest.raises(NotAllowed, match="erased"):
        merging.ask_to_part("record", other.public_id, by=make_moderator(), reason="x")


# What a review of the merge found


def test_whoever_proposes_a_merge_is_none_of_the_two(same):
    senior = make_senior()
    report = propose(*same, by=senior)

    with pytest.raises(NotAllowed, match="own"):
        decide(report, "approve", by=senior)
    decide(report, "approve", by=make_moderator())
    assert decide(report, "publish").state == State.PUBLISHED


def test_a_declined_merge_can_be_proposed_again(same):
    first = propose(*same)
    decide(first, "decline")

    again = propose(*same)

    assert again != first
    assert again.is_waiting


def person(**fields):
    told = {"type": "person", "year_of_birth": None, "legal_events": [make_event(**LISTED)]}
    page = put_up("Testa Persona", **told | fields)
    identify(page)
    return page


def test_the_graver_answer_about_survivors_is_kept():
    report = make_submission(
        "record",
        document=record_document(
            type="person", survivor_answer="yes", legal_events=[make_event(**LISTED)]
        ),
    )
    decide(report, "exempt")
    decide(report, "approve", by=make_moderator())
    other = Trafficker.objects.get(public_id=decide(report, "publish").published_id)
    identify(other)

    merge = propose(person(), other)

    assert merge.document["survivor_answer"] == "yes"
    decide(merge, "approve", by=make_moderator())
    with pytest.raises(CannotPublish, match="trafficked or coerced"):
        decide(merge, "publish")


def test_what_only_the_other_page_tells_is_not_lost():
    told = {"reply": "It was not me.", "reply_on": "2026-11-01", "not_meant": "Not the singer."}
    report = propose(person(), person(year_of_birth=1970, **told))

    assert report.document["year_of_birth"] == 1970
    assert {name: report.document[name] for name in told} == told


def test_two_years_of_birth_are_two_people():
    with pytest.raises(ValidationError, match="two years of birth"):
        propose(person(year_of_birth=1970), person(year_of_birth=1971))


def test_own_fields_come_back_when_the_pages_are_parted():
    kept, other = person(), person(year_of_birth=1970)
    assert merged(kept, other).year_of_birth == 1970

    parted(kept, other)

    assert Trafficker.objects.get(public_id=kept.public_id).document == kept.document


def test_one_number_counts_once(kept, other):
    for page in (kept, other):
        identify(page)
        with pytest.raises(NotAllowed, match="counts once"):
            identify(page, sort=Sort.LIST, whose="GB")
        with pytest.raises(NotAllowed, match="counts once"):
            identify(page, number="gim-0012")

    assert len(merging.compare("record", kept.public_id, other.public_id).agreeing) == 2


def test_a_request_about_the_old_page_is_one_about_the_page_that_stays(same):
    kept, other = same
    request = make_request(other)
    publisher = make_senior()
    report = propose(kept, other)
    decide(report, "approve", by=make_moderator())
    assert "somebody asks for this page" in str(review(report, make_moderator()).risks)
    decide(report, "publish", by=publisher)

    with pytest.raises(NotAllowed, match="somebody else decides"):
        requests.decide(request.reference, "declined", by=publisher, reason="x", words="y")
    assert requests.open_change(request.reference, by=make_moderator()).target == kept.public_id
    requests.decide(
        request.reference, "taken_down", by=make_moderator(), reason="x", words="It was wrong."
    )
    assert not Trafficker.objects.exists()


def test_erasing_the_page_that_stays_erases_what_it_took_over(same):
    kept, other = same
    merged(kept, other)
    with as_owner():
        erasing.erase("record", kept.public_id, by="owner", reason="A court ordered it.")

    assert not VersionContent.objects.exists()
    assert not Identifier.objects.exists()
    assert not Submission.objects.exists()


def test_a_page_that_was_taken_over_is_not_erased_by_halves(same):
    kept, other = same
    merged(kept, other)

    with pytest.raises(erasing.TakenOver), as_owner():
        erasing.erase("record", other.public_id, by="owner", reason="A court ordered it.")
    with pytest.raises(NotAllowed, match="took this one over"):
        erasure_orders.say_yes("record", other.public_id, by=make_senior(), reason="A court.")
    assert VersionContent.objects.filter(version__public_id=other.public_id).exists()


def test_two_moderators_erase_a_page_and_what_it_took_over(same):
    kept, other = same
    merged(kept, other)

    for by in (make_moderator(), make_senior()):
        erasure_orders.say_yes("record", kept.public_id, by=by, reason="A court.")

    assert not VersionContent.objects.exists()


def test_a_name_that_a_later_version_drops_is_hidden_from_then_on(same):
    kept, other = same
    record = merged(kept, other)
    names = [row for row in record.document["names"] if row["kind"] == "primary"]
    change = make_submission(
        "record", document=record.document | {"names": names}, target=record.public_id,
        base_version=record.version,
    )  # fmt: skip
    decide(change, "approve", by=make_moderator())
    decide(change, "publish")

    assert set(WithdrawnName.objects.values_list("public_id", flat=True)) == {other.public_id}
    assert rebuild(kind_named("record"), check=True) == []


def test_when_the_page_that_stays_comes_down_all_names_are_hidden(same):
    kept, other = same
    merged(kept, other)

    withdraw("record", kept.public_id, by="tests", reason="wrong")

    hidden = set(WithdrawnName.objects.values_list("public_id", flat=True))
    assert hidden == {kept.public_id, other.public_id}
    assert rebuild(kind_named("record"), check=True) == []


def test_pages_that_are_too_large_together_are_told(kept):
    other_day = make_event(**LISTED | {"on": "2026-04-01"})
    events = [other_day, *(make_event() for _n in range(39))]
    other = put_up("Testa Large", legal_events=events)
    for page in (kept, other):
        identify(page)

    told = desk().post(pair(kept, other), {"do": "propose", "reason": "One."})

    assert told.status_code == 409
    assert "One." in told.content.decode()


# From a report to its page


def test_what_identifies_a_report_identifies_its_page_later():
    report = make_submission("record")
    identifiers.keep(
        [digest_of(Sort.IDENTITY, "AB123456")], kind="record", sort=Sort.IDENTITY,
        seen_in="the list", by="import", reference=report.reference,
    )  # fmt: skip

    decide(report, "approve", by=make_moderator())
    published = decide(report, "publish").published_id

    told = Identifier.objects.values_list("reference", "public_id").get()
    assert told == ("", published)


def test_it_goes_with_a_report_that_is_purged():
    report = make_submission("record")
    identifiers.keep(
        ["x" * 64], kind="record", sort=Sort.IDENTITY, seen_in="y", by="z",
        reference=report.reference,
    )  # fmt: skip
    decide(report, "decline")

    purging.remove(report, by="tests", reason="It is old.")

    assert not Identifier.objects.exists()


# The page in the admin


def desk():
    client = Client()
    client.force_login(make_senior())
    return client


def pair(kept, other):
    return f"{MERGE}?kind=record&keep={kept.public_id}&absorb=https://x.org{other.path}"


def test_a_moderator_compares_stores_a_number_and_proposes(kept, other):
    client, address = desk(), pair(kept, other)
    assert "1 identifier agrees" in client.get(address).content.decode()
    for page in ("keep", "absorb"):
        client.post(address, {"do": "identify", "page": page} | PASSPORT)

    told = client.post(address, {"do": "propose", "reason": "One man."})

    report = Submission.objects.get(state=State.RECEIVED)
    assert told["Location"].endswith(f"/{report.pk}/change/")
    review = client.get(told["Location"]).content.decode()
    assert "This merges two pages" in review
    assert other.path in review


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"number": "12"}, "Too short"),
        ({"seen_in": "AB123456 in the list"}, "repeats the number"),
        ({"seen_in": ""}, "required"),
        ({"page": "third"}, "valid choice"),
    ],
)
def test_a_number_that_cannot_be_stored_comes_back(kept, other, fields, words):
    typed = {"do": "identify", "page": "keep"} | PASSPORT | fields

    told = desk().post(pair(kept, other), typed)

    assert told.status_code == 422
    assert words in told.content.decode()
    assert not Identifier.objects.exists()


def test_a_merge_without_enough_keeps_the_reason(kept, other):
    told = desk().post(pair(kept, other), {"do": "propose", "reason": "I am sure."})

    assert told.status_code == 409


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("?kind=record&keep=abcdefghijkl&absorb=abcdefghijkl", 409),
        ("?kind=record&keep=abcdefghijkl&absorb=bbcdefghijkl", 409),
        ("?kind=article&keep=a&absorb=b", 422),
        ("?kind=record", 422),
        ("", 200),
    ],
)
def test_pages_that_cannot_be_merged_are_told(query, status):
    assert desk().get(f"{MERGE}{query}").status_code == status


def test_a_merge_is_parted_from_its_list(same):
    kept, other = same
    merged(kept, other)
    client, merge = desk(), Merge.objects.get()
    assert other.public_id in client.get(MERGE).content.decode()
    part = reverse("admin:submission_part", args=[merge.pk])

    assert "say which merge, and why" in client.post(part, follow=True).content.decode()
    client.post(part, {"reason": "Two men."})

    assert Submission.objects.filter(origin="merge", state=State.RECEIVED).count() == 2


def test_comparing_costs_the_same_whatever_is_stored(same, django_assert_num_queries):
    client, address = desk(), pair(*same)
    with django_assert_num_queries(8):
        client.get(address)
    for number in range(20):
        identify(same[0], number=f"AB90{number:04}")

    with django_assert_num_queries(8):
        client.get(address)
