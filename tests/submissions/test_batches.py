"""Rows of one official import, read on one page and decided on one by one."""

import re

import pytest
from django.urls import reverse

from freedomnow.publishing.models import Event
from freedomnow.submissions import batches, claims, intake, services
from freedomnow.submissions.models import (
    Approval,
    Origin,
    Recusal,
    SourceTick,
    State,
    Submission,
)
from freedomnow.submissions.reading import evidence
from tests.factories import (
    decide,
    make_event,
    make_moderator,
    make_name,
    make_submission,
    official,
    record_document,
)
from traffickers.models import Trafficker

pytestmark = pytest.mark.django_db

INBOX = "/admin/submissions/submission/"
BATCH = f"{INBOX}batch/"
REASON = "The list says so."


def imported(*, by=None, **fields):
    """A company, as an importer brings it."""
    report, _new = intake.submit(
        "record", record_document(**fields), by=by, by_name="importer", origin=Origin.IMPORT
    )
    return report


def of_another_authority():
    source = official(publisher="Court of Testa", kind="judgment")
    return imported(legal_events=[make_event(source=source, authority="Court of Testa")])


@pytest.fixture
def moderator(client):
    moderator = make_moderator(username="ana")
    client.force_login(moderator)
    return moderator


@pytest.fixture
def reports():
    return [imported() for _number in range(3)]


def opened(client, *reports):
    return client.get(BATCH, {"report": [one.pk for one in reports]}, follow=True)


def boxes(report):
    """What a browser sends for one report of the page that was read with all its boxes ticked."""
    sources = evidence(report.known_kind.form, report.document)
    values = [one.value for one in sources if one.is_official]
    return {f"seen-{report.pk}": values, f"revision-{report.pk}": report.revision}


def send(client, *reports, ticked=None, reason=REASON, **more):
    data = {"report": [one.pk for one in reports], "reason": reason}
    for one in reports if ticked is None else ticked:
        data |= boxes(one)
    return client.post(BATCH, data | more)


def states(*reports):
    return [Submission.objects.get(pk=one.pk).state for one in reports]


def outcome(answer, report):
    """Done or not, and the words, of its line in the table."""
    line = answer.text.split(f"/{report.pk}/change/")[1].split("</tr>")[0]
    done, words = re.findall(r"<td>(.*?)</td>", line, re.DOTALL)
    return "Not done" not in done, words


def test_the_words_of_the_page_run_in_their_own_direction(client, moderator):
    assert '<blockquote dir="auto">Testa' in opened(client, imported()).text


# Saying yes


def test_the_first_yes_is_given_to_each_with_an_event_and_an_approval_of_its_own(
    client, moderator, reports
):
    answer = send(client, *reports)

    assert [outcome(answer, one)[0] for one in reports] == [True] * 3
    assert states(*reports) == [State.SECOND_REVIEW] * 3
    references = sorted(one.reference for one in reports)
    assert sorted(Approval.objects.values_list("submission", flat=True)) == references
    events = Event.objects.filter(action="approved", by="ana", reason=REASON)
    assert sorted(events.values_list("submission", flat=True)) == references


def test_another_moderators_yes_publishes_each(client, moderator, reports):
    for one in reports:
        decide(one, "approve")

    send(client, *reports)

    assert states(*reports) == [State.PUBLISHED] * 3
    assert Trafficker.objects.count() == 3
    assert Event.objects.filter(action="published", by="ana").count() == 3
    assert Approval.objects.count() == 6


def test_first_and_last_yes_go_together_as_each_report_stands(client, moderator, reports):
    decide(reports[0], "approve")

    answer = send(client, *reports)

    assert states(*reports) == [State.PUBLISHED, *[State.SECOND_REVIEW] * 2]
    assert outcome(answer, reports[0]) == (True, "Published")


def test_one_moderator_cannot_give_both_yeses(client, moderator, reports):
    send(client, *reports)

    answer = opened(client, *reports)

    assert answer.text.count("You have approved this already") == 3
    assert not Trafficker.objects.exists()
    send(client, *reports)
    assert not Trafficker.objects.exists()


def test_one_bad_row_is_reported_and_the_rest_stands(client, moderator, reports):
    bad, *good = reports
    claims.take(bad.reference, by=make_moderator(username="ben"))

    answer = send(client, *reports)

    done, words = outcome(answer, bad)
    assert (done, "ben has taken this report" in words) == (False, True)
    assert states(*reports) == [State.RECEIVED, *[State.SECOND_REVIEW] * 2]
    assert Approval.objects.count() == len(good)


def test_a_row_that_fails_while_it_is_decided_leaves_nothing_half_done(moderator, reports):
    found = batches.read([one.pk for one in reports], moderator)
    bad = reports[1]
    decide(bad, "decline")

    seen = {row.submission.pk: row.must_see for row in found.rows}
    revisions = dict.fromkeys(seen, 1)
    told = batches.decide(found, by=moderator, reason=REASON, seen=seen, revisions=revisions)

    assert [one.is_done for one in told] == [True, False, True]
    for of_mine in (Approval.objects, SourceTick.objects):
        assert not of_mine.filter(submission=bad.reference, moderator_id=moderator.pk).exists()


def test_what_postgresql_refuses_is_told_and_stops_nothing(client, moderator, reports):
    for one in reports:
        decide(one, "approve")
    bad = reports[0]
    Submission.objects.filter(pk=bad.pk).update(target="none", base_version=0)

    answer = send(client, *reports)

    assert outcome(answer, bad)[0] is False
    assert states(*reports[1:]) == [State.PUBLISHED] * 2
    assert Trafficker.objects.count() == 2


def test_a_report_that_was_purged_meanwhile_is_told(moderator, reports):
    found = batches.read([one.pk for one in reports], moderator)
    Submission.objects.filter(pk=reports[0].pk).delete()

    [row, *_others] = found.rows
    told = batches.say_yes(row, row.must_see, 1, by=moderator, reason=REASON)

    assert (told.is_done, told.words) == (False, "This report is no longer here.")


def test_a_row_that_is_not_ticked_is_left_out_and_said(client, moderator, reports):
    answer = send(client, *reports, ticked=reports[:2])

    assert "not every official source" in outcome(answer, reports[2])[1]
    assert states(*reports) == [State.SECOND_REVIEW, State.SECOND_REVIEW, State.RECEIVED]


def test_half_of_the_ticks_are_none(client, moderator, reports):
    other = make_event(source=official(quote="for forced labour"))
    two = imported(legal_events=[make_event(), other])
    data = boxes(two)
    data[f"seen-{two.pk}"] = data[f"seen-{two.pk}"][:1]

    answer = send(client, two, *reports, ticked=reports, **data)

    assert outcome(answer, two)[0] is False
    assert states(two) == [State.RECEIVED]


def test_a_row_that_was_corrected_meanwhile_is_reported(client, moderator, reports):
    stale = reports[0]
    services.correct(
        stale.reference, stale.document | {"summary": "More."}, by=make_moderator(),
        reason="Wrong.", revision=1,
    )  # fmt: skip

    answer = send(client, *reports)

    assert "corrected this report meanwhile" in outcome(answer, stale)[1]
    assert states(*reports) == [State.RECEIVED, *[State.SECOND_REVIEW] * 2]


@pytest.mark.parametrize("revision", ["", "x", "-1", "0", "9" * 17, "9" * 5_000])
def test_a_row_without_the_revision_that_was_read_is_refused(client, moderator, reports, revision):
    one = reports[0]

    answer = send(client, *reports, **{f"revision-{one.pk}": revision})

    assert outcome(answer, one)[0] is False
    assert states(*reports) == [State.RECEIVED, *[State.SECOND_REVIEW] * 2]


def test_ticks_and_approvals_are_those_of_a_single_review(client, moderator, reports):
    send(client, *reports)

    for one in reports:
        ticks = SourceTick.objects.filter(submission=one.reference, row__startswith="legal_events")
        approval = Approval.objects.get(submission=one.reference)
        assert [(tick.digest, tick.moderator_id) for tick in ticks] == [
            (approval.digest, moderator.pk)
        ]


def test_the_same_page_sent_twice_changes_nothing_more(client, moderator, reports):
    send(client, *reports)
    answer = send(client, *reports)

    assert [outcome(answer, one)[0] for one in reports] == [False] * 3
    assert Approval.objects.count() == 3


# What is left out


def test_a_report_of_the_moderators_own_is_left_out(client, moderator, reports):
    own = imported(by=moderator)

    answer = send(client, own, *reports)

    assert outcome(answer, own) == (False, "Nobody decides on a report of their own.")
    assert states(own, *reports) == [State.RECEIVED, *[State.SECOND_REVIEW] * 3]


def test_what_did_not_come_from_an_import_is_left_out(client, moderator, reports):
    typed = make_submission("record")

    assert "It does not come from an import" in opened(client, typed, *reports).text
    send(client, typed, *reports)
    assert states(typed) == [State.RECEIVED]


def test_other_evidence_is_left_out_with_its_name(client, moderator, reports):
    other = of_another_authority()

    html = opened(client, other, *reports).text
    what = html.split("not that of the others: ")[1].split("<")[0]
    assert what.split(", ")[2:] == ["Judgment or decision of a court", "Court of Testa."]
    send(client, other, *reports)
    assert states(other, *reports) == [State.RECEIVED, *[State.SECOND_REVIEW] * 3]


def test_most_of_them_decide_which_evidence_it_is(moderator, reports):
    others = [of_another_authority() for _number in range(4)]

    found = batches.read([one.pk for one in (*reports, *others)], moderator)

    assert [row.submission for row in found.rows] == others
    assert [one.submission for one in found.left_out] == reports


def test_kinds_are_not_mixed(client, moderator, reports):
    article, _new = intake.submit(
        "article", make_submission("article").document | {"title": "Other"}, by=None,
        by_name="importer", origin=Origin.IMPORT,
    )  # fmt: skip

    assert "It names no official source" in opened(client, article, *reports).text


def test_two_imports_are_not_mixed(moderator, reports):
    Submission.objects.filter(pk=reports[0].pk).update(proposer_name="another importer")

    found = batches.read([one.pk for one in reports], moderator)

    assert [one.submission for one in found.left_out] == reports[:1]


def test_what_a_moderator_keeps_out_of_is_left_out(client, moderator, reports):
    Recusal.objects.create(reference=reports[0].reference, moderator=moderator, reason="A friend.")

    answer = send(client, *reports)

    assert "keep out" in outcome(answer, reports[0])[1]


def test_what_is_decided_is_left_out(client, moderator, reports):
    decide(reports[0], "decline")

    assert "was first: Declined" in opened(client, *reports).text


def test_what_is_blocked_stands_there_without_a_box_and_gets_no_yes(client, moderator, reports):
    unsure = imported(type="person", survivor_answer="not_checked")

    html = opened(client, unsure, *reports).text
    row = html.split(f'id="report-{unsure.pk}"')[1].split("</article>")[0]
    assert "What still blocks publication" in row
    assert 'type="checkbox"' not in row
    assert outcome(send(client, unsure, *reports), unsure)[0] is False
    assert not Approval.objects.filter(submission=unsure.reference).exists()


def test_a_name_that_is_not_public_blocks_until_it_is_answered(moderator, reports):
    lead = imported(names=[make_name("Hidden Leader")])
    decide(lead, "keep_as_lead")
    naming = imported(summary="Run by Hidden Leader.")
    [row] = batches.read([naming.pk], moderator).rows
    assert "names that are not public" in row.obstacles[0]

    decide(naming, "let_names_stand")
    [row] = batches.read([naming.pk], moderator).rows
    assert row.obstacles == []


# The page


def test_the_page_shows_what_will_be_said_the_source_and_its_words(client, moderator, reports):
    html = opened(client, *reports).text

    for one in reports:
        row = html.split(f'id="report-{one.pk}"')[1].split("</article>")[0]
        assert f"{one.headline}: on a sanctions list" in row
        assert 'href="https://www.example.org/lists/2026"' in row
        assert "for human trafficking" in row
        assert "No published page cites the site" in row
        assert row.count('type="checkbox"') == 1
        assert "first of two" in row


def test_form_errors_keep_what_was_ticked_and_typed(client, moderator, reports):
    answer = send(client, *reports, ticked=reports[:1], reason="x" * 1001)

    assert answer.status_code == 422
    assert "at most 1000 characters" in answer.text
    assert "x" * 1001 in answer.text
    assert answer.text.count(" checked") == 1
    assert states(*reports) == [State.RECEIVED] * 3


def test_without_any_tick_nothing_is_decided_and_the_reason_stays(client, moderator, reports):
    answer = send(client, *reports, ticked=[])

    assert answer.status_code == 422
    assert "Tick at least one source" in answer.text
    assert REASON in answer.text


def test_twenty_six_are_refused_and_twenty_five_are_not(client, moderator):
    many = [imported() for _number in range(batches.MOST + 1)]

    assert "at most 25" in opened(client, *many).text
    assert send(client, *many, follow=True).status_code == 302
    assert states(*many) == [State.RECEIVED] * 26
    assert opened(client, *many[1:]).text.count('class="batched"') == 25


@pytest.mark.parametrize("report", ["", "x", "-1", "9" * 30, "1' OR 1=1", "\u0661"])
def test_what_is_no_report_makes_no_batch(client, moderator, report):
    answer = client.get(BATCH, {"report": report}, follow=True)

    assert "Choose at least one report" in answer.text


def test_reports_that_are_not_there_make_an_empty_batch(client, moderator):
    assert "None of these can be read" in client.get(BATCH, {"report": 999_999}).text


def test_the_inbox_leads_to_the_batch(client, moderator, reports):
    data = {"action": "read_as_batch", "_selected_action": [one.pk for one in reports], "index": 0}

    answer = client.post(INBOX, data, follow=True)

    assert answer.request["PATH_INFO"] == BATCH
    assert answer.text.count('class="batched"') == 3


def test_all_that_wait_may_be_chosen_and_are_too_many(client, moderator):
    many = [imported() for _number in range(batches.MOST + 2)]
    data = {
        "action": "read_as_batch", "_selected_action": many[0].pk, "select_across": 1, "index": 0
    }  # fmt: skip

    assert "at most 25" in client.post(INBOX, data, follow=True).text


@pytest.mark.parametrize("path", [BATCH, INBOX, f"{INBOX}mine/", "/admin/"])
def test_the_pages_stand_in_arabic_too(client, moderator, reports, settings, path):
    settings.LANGUAGE_CODE = "ar"

    answer = client.get(path, {"report": reports[0].pk} if path == BATCH else {})

    assert answer.status_code == 200
    assert 'dir="rtl"' in answer.text


def test_the_page_costs_the_same_whatever_waits_and_however_many_are_read(
    client, moderator, django_assert_max_num_queries
):
    first = [imported() for _number in range(2)]
    with django_assert_max_num_queries(11) as asked:
        opened(client, *first)
    few = len(asked)
    for _number in range(20):
        imported()
    with django_assert_max_num_queries(few + 1):  # one where a name of another report is found
        assert opened(client, *Submission.objects.all()).text.count('class="batched"') == 22


def test_an_official_link_has_no_way_back_and_scripts_stay_words(client, moderator):
    report = imported(names=[make_name("<script>alert(1)</script>")])

    html = opened(client, report).text

    assert "<script>alert" not in html
    assert reverse("admin:submission_preview", args=[report.pk]) in html
