"""
Attacks on somebody's own words (docs/decisions/0018): who could not take them back, who else
could, what would stay, and what the web login can do to them by itself.
"""

import re
from datetime import timedelta
from unittest import mock

import pytest
from django.apps import apps
from django.core import serializers
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.http import http_date
from psycopg import errors

from awareness.story_forms import StoryForm
from awareness.story_models import Story
from freedomnow.corrections import services as corrections
from freedomnow.corrections.models import Decision, LoggedRequest, Request
from freedomnow.publishing.documents import as_typed
from freedomnow.publishing.kinds import kind_named
from freedomnow.publishing.models import Event, VersionContent
from freedomnow.publishing.rebuild import rebuild
from freedomnow.publishing.services import judged, withdraw
from freedomnow.submissions import (
    account,
    consents,
    following,
    purging,
    receipts,
    review,
    services,
)
from freedomnow.submissions.erasing import erase
from freedomnow.submissions.models import (
    SENDER,
    Consent,
    Draft,
    Message,
    Note,
    Receipt,
    Submission,
)
from freedomnow.submissions.receipt_pages import PAGE_BYTES
from freedomnow.submissions.services import CannotPublish, NotAllowed
from freedomnow.users.models import Role, User
from freedomnow.web.clock import today
from tests.conftest import as_owner
from tests.factories import (
    decide,
    make_draft,
    make_moderator,
    make_published,
    make_request,
    make_submission,
    make_unsigned,
    make_user,
    own_story,
    story_document,
)
from tests.safety.test_roles import signed_in

pytestmark = pytest.mark.django_db
FOLLOW = reverse("receipt")
FORM = reverse("report_kind", args=["story"])
SECRET = "Wolkenbruch"


@pytest.fixture
def report():
    """A story in its sender's own words, published, by an account."""
    return decide(make_submission("story", document=own_story()), "publish")


def typed(document, **more):
    """The form as somebody without an account posts it."""
    sent = {"send_key": "one showing of the form", "do": "send", "sender": "nobody"}
    return as_typed(StoryForm, document) | sent | more


def number_in(answer):
    return re.search(r"(?:\d{4} ){4}\d{4}", answer.text)[0]


def by_receipt(step="", **fields):
    sent, receipt = make_unsigned("story", document=own_story(**fields))
    return (decide(sent, step) if step else sent), receipt


def hidden_again(report):
    """What waits after somebody had the page hidden."""
    make_request(Story.objects.get(), kind="story", ground="consent")
    return Submission.objects.get(target=report.published_id)


# -- whoever could not take them back ------------------------------------------------------------


def test_the_number_works_though_its_draft_was_thrown_away_before_the_form_was_sent(client):
    receipt = number_in(client.post(FORM, typed(own_story(), do="save")))
    client.post(FOLLOW, {"receipt": receipt, "do": "forget"})
    sent = client.post(FORM, typed(own_story()))  # with the browser's way back
    decide(Submission.objects.get(), "publish")

    client.post(FOLLOW, {"receipt": number_in(sent), "do": "take_back"})

    assert not Story.objects.exists()


def test_a_number_of_a_form_about_a_page_goes_with_both():
    page = make_published("article")
    draft = make_draft(send_key="a draft")
    Draft.objects.filter(pk=draft.pk).update(target=page.public_id)

    erase_by_owner("article", page.public_id)

    assert not Draft.objects.exists()
    assert not Receipt.objects.exists()


def erase_by_owner(kind, public_id):
    with as_owner():
        erase(kind, public_id, by="tests", reason="for a test")


@pytest.mark.parametrize("lost", ["number", "account", "sender"])
def test_what_nobody_could_take_back_is_not_published_and_the_review_page_says_so(lost):
    sent = make_submission("story", document=own_story(), signed=lost == "account", by_name="x")
    if lost == "number":
        sent, _receipt = by_receipt()
        Receipt.objects.all().delete()
    User.objects.update(is_active=False)
    sent = Submission.objects.get(pk=sent.pk)

    blockers = review.review(sent, make_moderator()).blockers
    with pytest.raises(CannotPublish, match="take these words back"):
        decide(sent, "publish")

    assert blockers == [consents.NOBODY]


def test_nothing_blocks_what_can_be_taken_back():
    for sent in (make_submission("story", document=own_story()), by_receipt()[0]):
        assert review.review(sent, make_moderator()).blockers == []
        assert decide(sent, "publish").published_id


def test_it_is_not_put_up_again_once_its_account_is_switched_off(report):
    again = hidden_again(report)
    User.objects.filter(consents__report=report.reference).update(is_active=False)

    with pytest.raises(CannotPublish, match="take these words back"):
        decide(again, "publish")


def test_what_somebody_had_hidden_can_be_put_up_again_and_its_sender_still_takes_it_back(report):
    again = hidden_again(report)
    assert review.review(again, make_moderator()).blockers == []

    decide(again, "publish")
    consents.take_back(report.reference)

    assert not Story.objects.exists()


def test_before_they_say_yes_moderators_read_that_nobody_agrees_any_more(report):
    again = hidden_again(report)
    consents.hide(report.reference)

    assert review.review(again, make_moderator()).blockers == [consents.ENDED]


def test_the_review_of_own_words_asks_a_fixed_number_of_queries(django_assert_num_queries):
    moderator = make_moderator()
    for sent in (make_submission("story", document=own_story()), by_receipt()[0]):
        with CaptureQueriesContext(connection) as one:
            review.review(sent, moderator)
        with CaptureQueriesContext(connection) as retold:
            review.review(make_submission("story"), moderator)
        assert len(one) - len(retold) <= 2
        by_receipt()


def test_they_are_taken_back_though_the_clock_was_set_back():
    sent = make_submission("story", document=own_story())
    ahead = timezone.now() + timedelta(days=2)
    Submission.objects.filter(pk=sent.pk).update(created_at=ahead)
    decide(sent, "publish")

    consents.take_back(sent.reference)

    assert not Story.objects.exists()


def test_an_admin_cannot_delete_an_account_whose_words_stand_nor_learn_which(report, client):
    sender = report.proposer
    client.force_login(make_user(Role.ADMIN))
    address = reverse("admin:users_user_delete", args=[sender.pk])

    shown = client.get(address).text
    client.post(address, {"post": "yes"})

    assert report.published_id not in shown
    assert Consent.objects.get().sender == sender
    consents.take_back(report.reference)
    client.post(address, {"post": "yes"})
    assert not User.objects.filter(pk=sender.pk).exists()


@pytest.mark.parametrize("step", ["", "keep_as_lead", "decline"])
def test_what_is_no_page_goes_at_once_too(step, client):
    _sent, receipt = by_receipt(step)
    assert "Take my words back" in client.post(FOLLOW, {"receipt": receipt}).text

    told = client.post(FOLLOW, {"receipt": receipt, "do": "take_back"}).text

    assert str(following.WORDS_ARE_GONE) in told
    assert not Submission.objects.exists()
    assert not Receipt.objects.exists()


def test_a_moderator_who_publishes_it_then_is_told(client):
    sent, _receipt = by_receipt()
    client.force_login(make_moderator())
    address = reverse("admin:submission_decide", args=[sent.pk])
    told = {"reason": "read", "revision": 1, "step": "publish"}
    with mock.patch.object(services, "decide", side_effect=Submission.DoesNotExist):
        raced = client.post(address, told, follow=True)
    following.take_back(sent, {})

    later = client.post(address, told, follow=True)

    assert all("its sender took it back" in answer.text for answer in (raced, later))


def test_with_the_account_goes_what_was_no_page_yet_and_what_is_retold_stays():
    sender = make_user()
    own, retold = (
        make_submission("story", document=told, by=sender) for told in (own_story(), None)
    )

    account.delete(sender, takes_back=False)

    assert list(Submission.objects.all()) == [retold]
    assert own.pk != retold.pk


# -- pressed twice -------------------------------------------------------------------------------


def test_pressed_twice_the_second_says_that_it_is_gone(client):
    _sent, receipt = by_receipt("publish")

    answers = [client.post(FOLLOW, {"receipt": receipt, "do": "take_back"}) for _n in range(2)]

    assert str(following.WORDS_ARE_GONE) in answers[0].text
    assert "taken something back, it is gone" in answers[1].text


def test_that_says_nothing_of_a_number(client):
    told = {"receipt": "1234 5678 9012 3456 7890"}

    assert "taken something back" in client.post(FOLLOW, told | {"do": "take_back"}).text
    assert "taken something back" not in client.post(FOLLOW, told).text


def test_pressed_twice_with_an_account_it_leads_to_what_is_left(report, client):
    client.force_login(report.proposer)
    steps = [(report.get_absolute_url(), {"do": "take_back"}),
             (reverse("my_words", args=[report.reference]), {})]  # fmt: skip

    answers = [client.post(address, told) for address, told in steps * 2]

    assert {answer["Location"] for answer in answers} == {reverse("my_reports")}
    assert not Story.objects.exists()


@pytest.mark.parametrize("step", ["publish", "decline"])
def test_whoever_read_the_report_before_is_told_the_same(step):
    sent = decide(make_submission("story", document=own_story()), step)
    before = Submission.objects.get(pk=sent.pk)

    told = [following.take_back(one, {}) for one in (sent, before)]

    assert told == [(None, following.WORDS_ARE_GONE)] * 2


# -- whoever else could --------------------------------------------------------------------------


@pytest.mark.parametrize("is_down", [False, True])
def test_nobody_makes_a_retold_page_their_own_and_takes_it_away(is_down):
    page = make_published("story")
    change = make_submission("story", target=page.public_id, base_version=0 if is_down else 1)
    Submission.objects.filter(pk=change.pk).update(document=own_story())
    change.refresh_from_db()
    if is_down:
        withdraw("story", page.public_id, by="tests", reason="for a test")

    assert any("new story" in one for one in review.review(change, make_moderator()).blockers)
    with pytest.raises(CannotPublish, match="new story"):
        decide(change, "publish")

    assert not Consent.objects.exists()


def test_the_form_that_changes_a_retold_page_refuses_own_words(client):
    page = make_published("story")
    address = reverse("report_change", args=["story", page.public_id])

    refused = client.post(address, typed(own_story()))

    assert refused.status_code == 422
    assert "it is a new story" in refused.text
    assert client.post(address, typed(story_document())).status_code == 200


def test_a_request_opens_no_change_of_own_words(report):
    request = make_request(Story.objects.get(), kind="story", ground="fact")

    with pytest.raises(NotAllowed, match="Ask the sender"):
        corrections.open_change(request.reference, by=make_moderator())


def test_no_number_but_theirs_takes_them_back(client):
    by_receipt("publish")
    others = [make_unsigned("story")[1], by_receipt()[1], make_unsigned("article")[1]]

    for receipt in others:
        client.post(FOLLOW, {"receipt": receipt, "do": "take_back"})

    assert Story.objects.count() == 1


def test_an_account_takes_nothing_back_that_came_by_a_number(client):
    sent, _receipt = by_receipt("publish")
    client.force_login(make_user())

    client.post(reverse("my_words", args=[sent.reference]))
    client.post(sent.get_absolute_url(), {"do": "take_back"})

    assert Story.objects.exists()


def test_a_number_opens_nothing_that_an_account_sent(report, client):
    receipt = "1111 2222 3333 4444 5555"
    receipts.keep(report.reference, receipt)

    client.post(FOLLOW, {"receipt": receipt, "do": "take_back"})

    assert Story.objects.exists()


# -- what would stay -----------------------------------------------------------------------------


def told_everywhere():
    """A story with all that can hang on it: the secret stands in each text."""
    told = own_story(title=SECRET, called=SECRET, summary=SECRET, body=SECRET)
    sent = make_submission("story", document=told, comment=SECRET)
    Note.objects.create(reference=sent.reference, author="m", words=SECRET)
    Message.objects.create(reference=sent.reference, words=SECRET)
    report = decide(sent, "publish")
    request = make_request(Story.objects.get(), kind="story", ground="consent", words=SECRET)
    Message.objects.create(reference=request.reference, words=SECRET)
    decide(Submission.objects.get(target=report.published_id), "publish")
    return report


def test_no_table_holds_a_word_of_it_afterwards():
    report = told_everywhere()
    tables = apps.get_models()
    before = [model for model in tables if holds(model, SECRET)]

    consents.take_back(report.reference)

    assert len(before) >= 7
    assert [model for model in tables if holds(model, SECRET)] == []


def holds(model, word):
    return word in serializers.serialize("json", model._default_manager.all())


def test_no_table_says_afterwards_whose_it_was():
    sender = make_user(username="amal-k")
    report = decide(make_submission("story", document=own_story(), by=sender), "publish")
    report.refresh_from_db()
    make_request(Story.objects.get(), kind="story", ground="consent", by=sender)

    consents.take_back(report.reference)

    assert [model for model in apps.get_models() if holds(model, "amal-k")] == [User]
    assert not Consent.objects.exclude(sender=None).exists()


@pytest.mark.parametrize("step", ["publish", "decline"])
def test_the_history_does_not_say_in_which_language_they_took_it_back(step, client):
    sent, receipt = by_receipt(step)

    client.post(f"/ur{FOLLOW}", {"receipt": receipt, "do": "take_back"})

    reasons = Event.objects.filter(by=SENDER).values_list("reason", flat=True)
    assert set(reasons) <= {"", consents.WENT, consents.DROPPED}
    assert len(reasons) >= 2
    assert not Submission.objects.filter(pk=sent.pk).exists()


def test_the_history_names_who_sends_anything_else():
    sent = make_submission("story", by=make_user(username="amal-k"))

    assert Event.objects.get(submission=sent.reference).by == "amal-k"


def test_the_number_goes_though_the_report_was_deleted_before():
    sent, _receipt = by_receipt("publish")
    purging.purge(sent, timezone.now().date() + purging.REPORTS_STAY + timedelta(days=2))
    assert Receipt.objects.exists()

    consents.take_back(sent.reference)

    assert not Receipt.objects.exists()


def test_open_requests_about_it_are_answered_in_the_log(report):
    make_request(Story.objects.get(), kind="story", ground="fact", words=SECRET)

    consents.take_back(report.reference)

    assert not Request.objects.exists()
    line = LoggedRequest.objects.get()
    assert (line.decision, line.words) == (Decision.TAKEN_DOWN, "")
    assert line.decided_on >= line.asked_on


def test_rebuild_brings_nothing_back(report):
    consents.hide(report.reference)  # what it said is still there

    with as_owner():
        assert rebuild(kind_named("story")) == []

    assert not Story.objects.exists()


@pytest.mark.parametrize("method", ["get", "head"])
def test_an_old_copy_is_not_said_to_be_fresh(method, report):
    path = Story.objects.get().path
    shown = Client().get(path)
    consents.take_back(report.reference)
    known = {"if-none-match": shown.get("ETag", '"x"'), "if-modified-since": http_date()}

    answer = getattr(Client(), method)(path, headers=known)

    assert answer.status_code == 410
    assert "ETag" not in shown


def test_the_list_of_stories_leaves_no_copy(report):
    stories, campaigns = (
        Client().get(reverse(f"{name}:list")) for name in ("stories", "campaigns")
    )

    assert report.headline in stories.text
    assert "noindex, noarchive" in stories.text
    assert "no-store" in stories["Cache-Control"]
    assert "noindex" not in campaigns.text
    assert "no-store" not in campaigns.get("Cache-Control", "")


def test_the_locks_are_taken_in_the_order_in_which_publishing_takes_them(report):
    consents.hide(report.reference)

    with CaptureQueriesContext(connection) as asked:
        consents.forget(Consent.objects.get())

    locks = [one["sql"] for one in asked if "FOR UPDATE" in one["sql"]]
    assert "submissions_submission" in locks[0]
    assert "submissions_consent" in locks[1]


# -- whoever has no number -----------------------------------------------------------------------


def asked(client, ground, **told):
    address = reverse("corrections:ask", args=["story", Story.objects.get().public_id])
    return client.post(address, {"ground": ground, "asker": "self", "words": ""} | told)


def test_whoever_says_that_it_is_their_story_need_say_no_more(report, client):
    answer = asked(client, "consent")

    assert answer.status_code == 200
    assert not Story.objects.exists()
    opened = client.post(FOLLOW, {"receipt": number_in(answer), "do": "all"}).text
    assert "The page was hidden at once" in opened
    assert "What you wrote" not in opened


@pytest.mark.parametrize("ground", ["fact", "victim", "other"])
def test_any_other_request_says_what_is_wrong(ground, report, client):
    answer = asked(client, ground)

    assert answer.status_code == 422
    assert "This field is required" in answer.text
    assert asked(client, ground, words="It is wrong.").status_code == 200


# -- the page that a number opens ----------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "es", "fr", "ar", "ur", "hi"])
def test_all_pages_of_a_number_are_of_one_size(language, client):
    sent, receipt = by_receipt("publish", title="ब" * 120)
    prefix = "" if language == "en" else f"/{language}"
    first = client.post(prefix + FOLLOW, {"receipt": receipt})
    purging.purge(sent, timezone.now().date() + purging.REPORTS_STAY + timedelta(days=2))
    later = client.post(prefix + FOLLOW, {"receipt": receipt})
    wrong = client.post(prefix + FOLLOW, {"receipt": "1", "do": "take_back"})

    assert {len(one.content) for one in (first, later, wrong)} == {PAGE_BYTES}


def test_whoever_sends_own_words_is_told_what_the_number_does(client):
    sent = client.post(FORM, typed(own_story()))
    other = client.post(FORM, typed(story_document(), send_key="another showing"))
    opened = client.post(FOLLOW, {"receipt": number_in(sent)})

    assert all("whenever you want, also after years" in one.text for one in (sent, opened))
    assert "also after years" not in other.text


# -- the form ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"told_by": "retold"}, "Nobody agrees for others"),
        ({"told_by": "", "agreed": []}, "required"),
        ({"body": "x" * 12_001}, "at most 12000"),
        ({"title": "\u200b\u3164"}, "no letters"),
        ({"body": "![x](https://www.example.org/me.png)"}, "can show who it is"),
        ({"summary": "I am on https://www.example.org/amal"}, "can show who it is"),
        ({"title": "see www.example.org/amal"}, "can show who it is"),
        ({"called": "a\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301"}, "accents"),
        ({"link": "javascript:alert(1)"}, "http"),
    ],
)
def test_what_the_form_refuses_it_says_and_keeps(told, why, client):
    document = own_story(body="What I lived through.") | told

    answer = client.post(FORM, typed(document))

    assert answer.status_code == 422
    assert why in answer.text
    assert not Submission.objects.exists()
    if "body" not in told:
        assert "What I lived through." in answer.text


def test_what_is_retold_may_hold_links():
    judged(StoryForm, story_document(body="As told in https://www.example.org/news."))


@pytest.mark.parametrize("more", [{"status": "published", "is_staff": "1"}, {"public_id": "x"}])
def test_what_the_form_does_not_ask_is_not_taken(more, client):
    client.post(FORM, typed(own_story(), **more))

    sent = Submission.objects.get()
    assert (sent.state, sent.target, sent.proposer) == ("received", "", None)


def test_signs_that_turn_or_hide_text_are_taken_out(client):
    client.post(FORM, typed(own_story(title="\u202eA \u2066letter\u200b home")))

    assert Submission.objects.get().document["title"] == "A letter home"


@pytest.mark.parametrize(
    "words",
    ["+33\u200b140000000", "+٣٣١٤٠٠٠٠٠٠٠", "+३३१४०००००००", "amal\uff20example.org",
     "amal (at) example.org", "a\u200dmal@example.org", "[write](mailto:amal@example.org)",
     "1\u200d2 Sand Street"],
)  # fmt: skip
def test_nothing_by_which_somebody_is_found_hides_behind_signs(words):
    clean = judged(StoryForm, own_story(body=f"She wrote. {words}"))

    assert StoryForm.refusals(clean, today())


# -- the web login by itself ---------------------------------------------------------------------


def refused(statement, params=()):
    with (
        pytest.raises(DatabaseError) as caught,
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement, params)
    return str(caught.value)


CONSENT = (
    "INSERT INTO submissions_consent"
    " (kind, public_id, report, sender_id, given_at, taken_back_at, is_forgotten)"
    " VALUES ('story', %s, %s, %s, now(), "
)


def test_no_consent_is_made_up():
    sent = make_submission("story", document=own_story())
    article = make_submission("article")
    stranger = make_user().pk
    for_nobody = [(sent.reference, None), (sent.reference, stranger), ("no-report", stranger),
                  (article.reference, article.proposer_id)]  # fmt: skip

    for reference, sender in for_nobody:
        assert "can take it back" in refused(CONSENT + "NULL, false)", ("x", reference, sender))
    begun = refused(CONSENT + "now(), false)", ("x", sent.reference, sent.proposer_id))
    assert "can take it back" in begun


def test_no_consent_that_stands_loses_its_sender(report):
    stranger = make_user().pk

    for value in (None, stranger):
        told = refused("UPDATE submissions_consent SET sender_id = %s", [value])
        assert "keeps its sender" in told or "in no other way" in told
    assert "in no other way" in refused("DELETE FROM submissions_consent")
    assert "permission" in refused("TRUNCATE submissions_consent")


def test_a_made_up_consent_erases_nothing_that_is_retold():
    retold = decide(make_submission("story"), "publish")
    told = (retold.published_id, retold.reference, retold.proposer_id)
    with connection.cursor() as cursor:
        cursor.execute(CONSENT + "NULL, false)", told)
        cursor.execute("UPDATE submissions_consent SET taken_back_at = now()")

    why = refused("SELECT erase_taken_back('story', %s, 1)", [retold.published_id])

    assert "nobody has taken back" in why
    assert VersionContent.objects.exists()


def test_the_public_login_neither_reads_a_consent_nor_erases():
    with signed_in("public") as own:
        for statement in (
            "SELECT 1 FROM submissions_consent",
            "SELECT erase_taken_back('story', 'x', 1)",
        ):
            with pytest.raises(errors.InsufficientPrivilege):
                own.execute(statement)
            own.rollback()
