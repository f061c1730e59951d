"""Places and languages that a moderator reads first, and the letter about them."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from freedomnow.publishing.models import Event
from freedomnow.submissions import account, claims, housekeeping, subscriptions
from freedomnow.submissions.models import Submission, Subscription
from freedomnow.users.models import Role
from tests.factories import article_document, decide, make_moderator, make_submission

pytestmark = pytest.mark.django_db

INBOX = "/admin/submissions/submission/"
MINE = f"{INBOX}mine/"


@pytest.fixture
def moderator(client):
    moderator = make_moderator(username="ana", email="ana@example.org")
    client.force_login(moderator)
    return moderator


def about(*codes, language="en", **options):
    document = article_document(regions=list(codes), language=language)
    return make_submission("article", document=document, **options)


def tell(day, capture):
    """What the clock tells on that day."""
    with capture(execute=True):
        return [done.what for done in housekeeping.run(day) if done.chore == "told"]


# Choosing


def test_places_and_languages_are_chosen_by_name(client, moderator):
    data = {"places": ["Western Africa", "France", ""], "languages": ["Arabic"]}

    answer = client.post(MINE, data, follow=True)

    assert "begins with these" in answer.text
    own = Subscription.objects.get()
    assert (own.codes, own.languages) == (["011", "FR"], ["ar"])
    assert 'value="Western Africa"' in client.get(MINE).text


def test_what_is_no_place_is_told_and_what_was_typed_stays(client, moderator):
    answer = client.post(MINE, {"places": ["Atlantis"], "languages": ["Arabic"]})

    assert answer.status_code == 422
    assert "“Atlantis” is not in our list" in answer.text
    assert 'value="Arabic"' in answer.text
    assert not Subscription.objects.exists()


def test_nothing_chosen_ends_it(client, moderator):
    subscriptions.subscribe(["FR"], [], by=moderator)

    client.post(MINE)

    assert not Subscription.objects.exists()
    assert client.post(MINE).status_code == 302


def test_postgresql_keeps_no_empty_one(moderator):
    with pytest.raises(IntegrityError, match="subscription_is_to_something"), transaction.atomic():
        Subscription.objects.create(moderator=moderator)


# Which reports


@pytest.mark.parametrize(
    ("codes", "languages", "found"),
    [
        (["011"], [], {"NG"}),
        (["NG"], [], {"NG"}),
        (["002"], [], {"NG", "KE"}),
        ([], ["fr"], {"FR"}),
        (["NG"], ["fr"], {"NG", "FR"}),
        (["001"], [], {"NG", "KE", "FR"}),
        (["BR"], ["ar"], set()),
    ],
)
def test_a_larger_region_stands_for_what_lies_in_it(moderator, codes, languages, found):
    reports = {
        about("NG").pk: "NG", about("KE").pk: "KE", about("FR", language="fr").pk: "FR"
    }  # fmt: skip
    subscriptions.subscribe(codes, languages, by=moderator)

    theirs = subscriptions.theirs(Submission.objects.all(), subscriptions.of(moderator))

    assert {reports[one.pk] for one in theirs} == found


def test_the_first_page_counts_them_and_leads_to_them(client, moderator):
    mine, other = about("NG"), about("KE")
    decide(about("NG"), "decline")
    assert "Choose places and languages" in client.get("/admin/").text
    subscriptions.subscribe(["011"], [], by=moderator)

    first = client.get("/admin/").text
    assert f'<a href="{INBOX}?for=me">For you: 1 report</a>' in first
    html = client.get(f"{INBOX}?for=me").text
    assert f">{mine.headline}</a>" in html
    assert f">{other.headline}</a>" not in html


def test_without_a_choice_nothing_is_mine(client, moderator):
    report = about("NG")

    assert f">{report.headline}</a>" not in client.get(f"{INBOX}?for=me").text


def test_the_pages_cost_a_query_or_two_more(client, moderator, django_assert_num_queries):
    subscriptions.subscribe(["011"], ["fr"], by=moderator)
    for _number in range(10):
        about("NG")

    with django_assert_num_queries(19):
        client.get("/admin/")
    with django_assert_num_queries(7):
        client.get(f"{INBOX}?for=me")


# The next report


def test_the_next_report_is_one_of_theirs_then_any(moderator):
    older, mine = about("KE"), about("NG")
    subscriptions.subscribe(["011"], [], by=moderator)

    assert claims.take_next(by=moderator) == mine
    decide(mine, "decline", by=moderator)
    assert claims.take_next(by=moderator) == older


def test_what_is_theirs_but_not_for_them_to_decide_is_passed_over(moderator):
    about("NG", by=moderator)
    other = about("KE")
    subscriptions.subscribe(["011"], [], by=moderator)

    assert claims.take_next(by=moderator) == other


# The letter


@pytest.fixture
def capture(django_capture_on_commit_callbacks):
    return django_capture_on_commit_callbacks


def test_a_letter_says_how_many_wait_and_nothing_of_them(moderator, settings, capture):
    settings.ALLOWED_HOSTS = ["freedomnow.example"]
    settings.DEVELOPMENT = False
    reports = [about("NG"), about("NG")]
    subscriptions.subscribe(["011"], [], by=moderator)

    tell(settings.TODAY, capture)

    [letter] = mail.outbox
    assert letter.to == ["ana@example.org"]
    assert "2 reports about your places or in your languages wait." in letter.body
    assert "https://freedomnow.example/admin/\n" in letter.body
    for told in (*(one.headline for one in reports), "Nigeria", "NG", "ana"):
        assert told not in letter.subject + letter.body


def test_the_history_says_that_a_letter_went_and_not_what_waits(moderator, settings, capture):
    report = about("NG")
    subscriptions.subscribe(["011"], [], by=moderator)

    for _twice in range(2):
        tell(settings.TODAY, capture)

    told = Event.objects.get(action="reminded")
    assert (told.by, told.kind, told.public_id) == ("housekeeping", "letter", "ana")
    for word in (report.headline, report.reference, "011", "NG", "1"):
        assert word not in f"{told.reason} {told.submission} {told.number}"


@pytest.mark.parametrize(
    ("hosts", "link"),
    [(["*"], "/admin/"), ([], "/admin/"), ([".example.org"], "https://example.org/admin/")],
)
def test_the_link_is_made_of_the_sites_own_name(settings, hosts, link):
    settings.ALLOWED_HOSTS, settings.DEVELOPMENT = hosts, False

    assert subscriptions.link() == link


def test_there_is_one_letter_a_day_at_most_and_none_without_news(moderator, settings, capture):
    about("NG")
    subscriptions.subscribe(["011"], [], by=moderator)
    day, next_day = settings.TODAY, settings.TODAY + timedelta(days=1)
    assert len(tell(day, capture)) == 1
    about("NG")

    assert tell(day, capture) == []
    assert len(tell(next_day, capture)) == 1
    assert tell(next_day + timedelta(days=1), capture) == []
    assert len(mail.outbox) == 2


@pytest.mark.parametrize(
    "change",
    [{"wants_notices": False}, {"email": ""}, {"is_active": False},
     {"role": Role.VOLUNTEER, "is_staff": False}],
)  # fmt: skip
def test_whom_no_letter_shall_reach_gets_none(moderator, settings, capture, change):
    about("NG")
    subscriptions.subscribe(["011"], [], by=moderator)
    for name, value in change.items():
        setattr(moderator, name, value)
    moderator.save()

    assert tell(settings.TODAY, capture) == []
    assert mail.outbox == []
    assert not Event.objects.filter(action="reminded").exists()


def test_without_a_report_of_theirs_there_is_no_letter(moderator, settings, capture):
    about("KE")
    subscriptions.subscribe(["011"], [], by=moderator)

    assert tell(settings.TODAY, capture) == []


def test_who_was_told_meanwhile_is_not_told_again(moderator, settings):
    about("NG")
    subscriptions.subscribe(["011"], [], by=moderator)
    [own] = subscriptions.to_tell(settings.TODAY)
    subscriptions.tell(own, settings.TODAY)

    assert subscriptions.tell(own, settings.TODAY) is None


def test_the_log_names_nobody(moderator, settings, capture):
    about("NG")
    subscriptions.subscribe(["011"], [], by=moderator)

    assert tell(settings.TODAY, capture) == [f"moderator {moderator.pk}"]


def test_the_choice_is_part_of_the_copy_and_goes_with_the_account(moderator):
    subscriptions.subscribe(["011"], ["fr"], by=moderator)

    told = account.copy_of(moderator)["desk"]
    chosen = {"filters": [], "places": ["011"], "languages": ["fr"]}
    assert told == chosen | {"notes": [], "roles_asked_for": []}
    account.delete(moderator, takes_back=True)
    assert not Subscription.objects.exists()
