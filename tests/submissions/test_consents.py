"""Pages that stand only as long as whoever sent them agrees, and go at once when they do not."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from awareness.story_models import Story
from freedomnow.publishing.models import Action, Event, Tombstone, VersionContent
from freedomnow.publishing.services import Refused, judge_now, publish, withdraw
from freedomnow.search.models import Name, Page
from freedomnow.submissions import account, consents, following, purging
from freedomnow.submissions.models import Consent, Message, Receipt, State, Submission
from freedomnow.submissions.services import CannotPublish, NotAllowed, correct
from freedomnow.web.clock import today
from tests.factories import (
    decide,
    make_moderator,
    make_published,
    make_request,
    make_submission,
    make_unsigned,
    make_user,
    own_story,
    publish_directly,
    story_document,
)

pytestmark = pytest.mark.django_db
FOLLOW = reverse("receipt")


@pytest.fixture
def sender():
    return make_user()


@pytest.fixture
def report(sender):
    """A story in its sender's own words, published."""
    return decide(make_submission("story", document=own_story(), by=sender), "publish")


def story_of(report):
    return Story.objects.get(public_id=report.published_id)


def published_by_receipt():
    report, receipt = make_unsigned("story", document=own_story())
    return decide(report, "publish"), receipt


def purge(report):
    """As the clock does long after the decision."""
    day = timezone.now().date() + purging.REPORTS_STAY + timedelta(days=2)
    assert purging.purge(report, day) == ""


def gone(report):
    """Whether nothing is left of what was said."""
    left = VersionContent.objects.filter(version__public_id=report.published_id)
    reports = Submission.objects.filter(reference=report.reference)
    return not (left.exists() or reports.exists() or Story.objects.exists())


# -- given ---------------------------------------------------------------------------------------


def test_a_story_in_own_words_is_published_with_its_sender_s_consent(report, sender):
    consent = Consent.objects.get()

    assert (consent.kind, consent.public_id) == ("story", report.published_id)
    assert (consent.report, consent.sender) == (report.reference, sender)
    assert consent.taken_back_at is None


def test_a_story_that_is_retold_rests_on_nobody_s_consent():
    make_published("story")

    assert not Consent.objects.exists()


def test_own_words_that_nobody_could_take_back_are_not_published():
    report = make_submission("story", document=own_story(), signed=False, by_name="an import")

    with pytest.raises(CannotPublish, match="take these words back"):
        decide(report, "publish")

    assert not Story.objects.exists()


@transaction.atomic
def and_commit(act):
    """What PostgreSQL says at the end of the transaction; nothing stays where it refuses."""
    act()
    judge_now()


def test_postgresql_wants_a_consent_whoever_publishes():
    and_commit(lambda: publish_directly("story", story_document()))

    with pytest.raises(IntegrityError, match="needs a consent"):
        and_commit(lambda: publish_directly("story", own_story()))


def test_postgresql_wants_it_for_a_story_that_becomes_somebody_s_own_words():
    make_published("story")
    own = {"told_by": "self", "agreed": own_story()["agreed"]}

    with pytest.raises(IntegrityError, match="needs a consent"):
        and_commit(lambda: Story.objects.update(**own))


def test_postgresql_lets_no_consent_end_while_its_story_stands(report):
    ended = {"taken_back_at": timezone.now()}

    with pytest.raises(IntegrityError, match="needs a consent"):
        and_commit(lambda: Consent.objects.update(**ended))


def test_a_consent_is_not_given_again_and_not_deleted(report):
    consents.take_back(report.reference)
    consent = Consent.objects.get()

    for change in (
        lambda: Consent.objects.update(taken_back_at=None),
        lambda: Consent.objects.update(public_id="another"),
        consent.delete,
    ):
        with pytest.raises(DatabaseError, match="taken back once"), transaction.atomic():
            change()


# -- nobody else changes them --------------------------------------------------------------------


def test_a_moderator_corrects_what_is_retold_but_nobody_s_own_words():
    own, retold = (
        make_submission("story", document=told) for told in (own_story(), story_document())
    )
    options = {"by": make_moderator(), "reason": "shorter", "revision": 1}

    with pytest.raises(NotAllowed, match="Ask the sender"):
        correct(own.reference, own_story(title="Shorter"), **options)
    with pytest.raises(NotAllowed, match="Ask the sender"):
        correct(retold.reference, own_story(), **options)

    assert correct(retold.reference, story_document(title="Shorter"), **options).revision == 2


def test_the_review_page_offers_no_correction_of_own_words(client):
    own, retold = (
        make_submission("story", document=told) for told in (own_story(), story_document())
    )
    client.force_login(make_moderator())

    pages = [
        client.get(reverse("admin:submissions_submission_change", args=[one.pk])).text
        for one in (own, retold)
    ]

    assert ["Correct it first" in page for page in pages] == [False, True]
    assert all("Ask the sender" in page for page in pages)


def test_a_published_page_in_own_words_is_not_changed(report):
    story = story_of(report)
    change = own_story(title="Changed")

    with pytest.raises(Refused, match="Nobody else changes"):
        publish("story", change, by="x", reason="x", target=story.public_id, base_version=1)


def test_the_form_that_changes_pages_says_so_instead(report, client):
    own = reverse("report_change", args=["story", report.published_id])
    retold = reverse("report_change", args=["story", make_published("story").public_id])

    refused = client.get(own)

    assert refused.status_code == 403
    assert "Nobody else changes them" in refused.content.decode()
    assert client.post(own, {"do": "send"}).status_code == 403
    assert client.get(retold).status_code == 200


# -- taken back ----------------------------------------------------------------------------------


def test_taken_back_the_page_is_gone_with_all_that_it_ever_said(report, client):
    story = story_of(report)
    Message.objects.create(reference=report.reference, words="About me.")

    consents.take_back(report.reference)

    assert gone(report)
    assert client.get(story.path).status_code == 410
    assert not Page.objects.filter(kind="story").exists()
    assert not Name.objects.exists()
    assert not Message.objects.exists()


def test_what_stays_says_only_that_and_when(report):
    consents.take_back(report.reference)

    consent = Consent.objects.get()
    assert consent.is_forgotten
    assert consent.sender is None
    assert consent.taken_back_at is not None
    assert Tombstone.objects.count() == 1
    actions = Event.objects.filter(public_id=report.published_id).values_list("action", flat=True)
    assert {Action.WITHDREW, Action.ERASED} <= set(actions)


def test_taken_back_twice_is_taken_back_once(report):
    consents.take_back(report.reference)
    first = Consent.objects.get().taken_back_at

    consents.take_back(report.reference)

    assert Consent.objects.get().taken_back_at == first
    assert Event.objects.filter(action=Action.ERASED).count() == 1


def test_the_sender_s_step_takes_back_what_waits_and_what_is_published(report, sender):
    waiting = make_submission("story", document=own_story(), by=sender)

    for one in (waiting, report):
        assert following.take_back(one, {}) == (None, following.WORDS_ARE_GONE)

    assert gone(waiting)
    assert gone(report)


def test_what_waits_and_is_retold_is_closed_and_kept_as_any_report(sender):
    waiting = make_submission("story", by=sender)

    _form, told = following.take_back(waiting, {})

    waiting.refresh_from_db()
    assert "Nobody will decide on it" in told
    assert waiting.state == State.WITHDRAWN


def test_what_is_retold_is_not_taken_back_by_its_sender():
    report = decide(make_submission("story"), "publish")

    _form, told = following.take_back(report, {})

    assert "too late" in told
    assert Story.objects.exists()


def test_it_is_taken_back_after_a_moderator_took_it_down(report):
    withdraw("story", report.published_id, by="tests", reason="a complaint")

    consents.take_back(report.reference)

    assert gone(report)


def test_what_was_taken_back_is_not_published_again(report, sender):
    story = story_of(report)
    make_request(story, kind="story", ground="consent")  # hides it, and asks whether it may stand
    again = Submission.objects.get(target=report.published_id)
    assert Consent.objects.filter(pk=consents.hide(report.reference).pk).exists()

    again.base_version = 0
    again.save()
    with pytest.raises(CannotPublish, match="no longer agrees"):
        decide(again, "publish")

    assert not Story.objects.exists()


def test_what_a_moderator_held_meanwhile_is_forgotten_by_the_clock(report):
    consent = consents.hide(report.reference)
    assert VersionContent.objects.filter(version__public_id=report.published_id).exists()

    [due] = consents.CHORE.due(today())
    assert consents.CHORE.act(due, today()) == ""

    assert gone(report)
    assert due == consent
    assert list(consents.CHORE.due(today())) == []


def test_only_what_was_taken_back_is_erased_by_the_web_role(report):
    record = make_published("record")

    for kind, public_id in (("story", report.published_id), ("record", record.public_id)):
        with pytest.raises(DatabaseError, match="nobody has taken back"), transaction.atomic():
            call_erase(kind, public_id)

    assert VersionContent.objects.count() == 2


def call_erase(kind, public_id):
    with connection.cursor() as cursor:
        cursor.callproc("erase_taken_back", [kind, public_id, 1])


def test_a_consent_to_a_record_erases_nothing_of_it():
    record = make_published("record")
    report = Submission.objects.get(published_id=record.public_id)
    told = {"report": report.reference, "sender": report.proposer, "given_at": timezone.now()}
    Consent.objects.create(kind="record", public_id=record.public_id, **told)
    Consent.objects.update(taken_back_at=timezone.now())

    with pytest.raises(DatabaseError, match="nobody has taken back"), transaction.atomic():
        call_erase("record", record.public_id)


# -- by receipt ----------------------------------------------------------------------------------


def test_with_the_number_it_is_taken_back_on_its_first_page(client):
    report, receipt = published_by_receipt()
    shown = client.post(FOLLOW, {"receipt": receipt}).content.decode()
    assert "Take my words off this site" in shown

    told = client.post(FOLLOW, {"receipt": receipt, "do": "take_back"}).content.decode()

    assert str(following.WORDS_ARE_GONE) in told
    assert gone(report)
    assert not Receipt.objects.exists()


def test_the_number_works_long_after_the_report_was_deleted(client):
    report, receipt = published_by_receipt()
    purge(report)
    story = Story.objects.get()
    shown = client.post(FOLLOW, {"receipt": receipt}).content.decode()
    assert story.title in shown

    client.post(FOLLOW, {"receipt": receipt, "do": "take_back"})

    assert gone(report)
    assert client.get(story.path).status_code == 410


def test_the_number_of_another_report_goes_with_it(client):
    report, receipt = make_unsigned("story")
    purge(decide(report, "publish"))

    assert not Receipt.objects.exists()
    assert Story.objects.exists()
    assert "nothing with this number" in client.post(FOLLOW, {"receipt": receipt}).content.decode()


def test_a_wrong_number_takes_nothing_back(client):
    published_by_receipt()

    client.post(FOLLOW, {"receipt": "1234 5678 9012 3456 7890", "do": "take_back"})

    assert Story.objects.exists()


# -- by account ----------------------------------------------------------------------------------


def test_my_report_and_my_reports_offer_it(report, sender, client):
    client.force_login(sender)

    for path in (report.get_absolute_url(), reverse("my_reports")):
        assert "Take my words off this site" in client.get(path).content.decode()


def test_on_my_report_it_is_taken_back_and_i_am_told(report, sender, client):
    client.force_login(sender)

    answer = client.post(report.get_absolute_url(), {"do": "take_back"}, follow=True)

    assert answer.redirect_chain == [(reverse("my_reports"), 302)]
    assert str(following.WORDS_ARE_GONE) in answer.content.decode()
    assert gone(report)


def test_among_my_reports_it_is_taken_back_after_the_report_was_deleted(report, sender, client):
    purge(report)
    client.force_login(sender)

    client.post(reverse("my_words", args=[report.reference]))

    assert gone(report)


def test_nobody_takes_back_the_words_of_another(report, client):
    client.force_login(make_user())

    answer = client.post(reverse("my_words", args=[report.reference]))

    assert answer["Location"] == reverse("my_reports")
    assert Story.objects.exists()


def test_with_an_account_its_own_words_go_and_others_stay(report, sender):
    other = decide(make_submission("story", document=own_story()), "publish")

    account.delete(sender, takes_back=False)

    assert [story.public_id for story in Story.objects.all()] == [other.published_id]
    assert Consent.objects.get(report=report.reference).is_forgotten


def test_a_copy_of_the_account_names_them(report, sender):
    [told] = account.copy_of(sender)["own_words"]

    assert told["public_id"] == report.published_id


def test_own_words_that_wait_go_with_the_account_whatever_it_leaves(sender):
    make_submission("story", document=own_story(), by=sender)

    account.delete(sender, takes_back=False)

    assert not Submission.objects.exists()


# -- on request ----------------------------------------------------------------------------------


def test_whoever_says_that_it_is_their_story_has_it_hidden_at_once(report, client):
    story = story_of(report)

    request = make_request(story, kind="story", ground="consent")

    assert request.hidden_at
    assert client.get(story.path).status_code == 410


@pytest.mark.parametrize("ground", ["fact", "other", "victim"])
def test_another_ground_without_evidence_hides_nothing(report, ground):
    assert make_request(story_of(report), kind="story", ground=ground).hidden_at is None


def test_nothing_is_hidden_so_that_nobody_told_as_their_own(client):
    story = make_published("story")

    assert make_request(story, kind="story", ground="consent").hidden_at is None


def test_only_a_page_in_own_words_offers_that_ground(report, client):
    own = reverse("corrections:ask", args=["story", report.published_id])
    record = make_published("record")
    other = reverse("corrections:ask", args=["record", record.public_id])

    assert 'value="consent"' in client.get(own).content.decode()
    assert 'value="consent"' not in client.get(other).content.decode()
