"""A text that names somebody who is not public waits for a moderator's answer."""

from importlib import import_module

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from awareness.models import Article
from freedomnow.publishing.models import Action, Event
from freedomnow.publishing.services import withdraw
from freedomnow.submissions import services
from freedomnow.submissions.models import State, Submission
from freedomnow.submissions.named import named_in, unanswered
from freedomnow.submissions.review import review
from freedomnow.submissions.services import CannotPublish
from tests.factories import (
    article_document,
    decide,
    make_moderator,
    make_name,
    make_published,
    make_source,
    make_submission,
    record_document,
)

pytestmark = pytest.mark.django_db

NAME = "Testa Persona"
TEXT = "The court heard of PERSONA, Testa, and of others."


@pytest.fixture
def lead():
    submission = make_submission("record", document=about(NAME))
    return decide(submission, "keep_as_lead")


@pytest.fixture
def article():
    return make_submission("article", document=article_document(body=TEXT))


def about(name, **fields):
    return record_document(names=[make_name(name)], **fields)


def told(submission):
    return [one.words for one in named_in(submission)]


def test_a_text_that_names_a_lead_is_not_published(lead, article):
    with pytest.raises(CannotPublish, match="names that are not public"):
        decide(article, "publish")

    assert not Article.objects.exists()
    assert [one.report for one in named_in(article)] == [lead]


def test_a_text_that_names_nobody_is(lead):
    article = make_submission("article", document=article_document(body="The court heard of it."))

    assert decide(article, "publish").state == State.PUBLISHED


def test_it_is_published_once_a_moderator_has_said_that_the_name_may_stay(lead, article):
    moderator = make_moderator()

    decide(article, "let_names_stand", by=moderator, reason="A namesake: the judge.")
    assert decide(article, "publish").state == State.PUBLISHED

    event = Event.objects.get(action=Action.LET_NAMES_STAND)
    assert (event.by, event.reason, event.number) == (
        moderator.username,
        "A namesake: the judge.",
        1,
    )


def test_the_answer_is_about_one_revision(lead, article):
    decide(article, "let_names_stand")
    services.correct(
        article.reference, article.document | {"title": "Another"}, by=make_moderator(),
        reason="The title.", revision=1,
    )  # fmt: skip

    with pytest.raises(CannotPublish, match="names that are not public"):
        decide(article, "publish")


def test_the_answer_needs_a_reason_and_publishes_nothing(lead, article):
    with pytest.raises(services.NotAllowed, match="reason"):
        decide(article, "let_names_stand", reason="  ")

    decide(article, "let_names_stand")

    article.refresh_from_db()
    assert article.state == State.RECEIVED
    assert not Article.objects.exists()


def test_nobody_answers_for_a_text_of_their_own(lead):
    moderator = make_moderator()
    article = make_submission("article", by=moderator, document=article_document(body=TEXT))

    with pytest.raises(services.NotAllowed, match="own"):
        decide(article, "let_names_stand", by=moderator)


def test_what_was_declined_guards_no_name(article):
    decide(make_submission("record", document=about(NAME)), "decline")

    assert told(article) == []


@pytest.mark.parametrize(
    "name",
    ["France", "Human trafficking", "forced LABOUR", "فرنسا", "Costa Rica", "Forced begging"],
)
def test_words_that_every_text_here_is_made_of_are_not_guarded(name):
    report = make_submission("record", document=about(name))

    assert report.guarded_names == []


def test_there_is_nothing_to_answer_where_nobody_is_named():
    article = make_submission("article")

    with pytest.raises(services.NotAllowed, match="no names"):
        decide(article, "let_names_stand")


def test_a_name_that_came_after_the_answer_is_asked_about(lead):
    text = f"{TEXT} Altra Persona too."
    article = make_submission("article", document=article_document(body=text))
    decide(article, "let_names_stand")
    assert unanswered(article) == []

    make_submission("record", document=about("Altra Persona"))

    assert [one.words for one in unanswered(article)] == ["altra persona"]


def test_what_waits_guards_its_name(article):
    make_submission("record", document=about(NAME))

    assert told(article) == ["testa persona"]


def test_a_name_that_is_public_may_be_told(article):
    make_published("record", about(NAME))
    make_submission("record", document=about(NAME))

    assert told(article) == []


def test_a_name_that_came_down_may_not(article):
    record = make_published("record", about(NAME))
    withdraw("record", record.public_id, by="tests", reason="wrong")

    [named] = named_in(article)
    assert (named.words, named.report) == ("persona testa", None)
    with pytest.raises(CannotPublish):
        decide(article, "publish")


def test_a_new_report_about_somebody_whose_page_came_down_is_asked_too():
    record = make_published("record", about(NAME))
    withdraw("record", record.public_id, by="tests", reason="wrong person")

    again = make_submission("record", document=about(NAME))

    assert told(again) == ["persona testa"]


def test_a_report_s_own_name_and_its_double_s_are_no_news(lead):
    assert told(make_submission("record", document=about(NAME, summary=f"{NAME} ran it."))) == []


def test_another_s_name_in_the_summary_of_a_record_is(lead):
    record = make_submission("record", document=about("Altra Persona", summary=TEXT))

    assert told(record) == ["testa persona"]


@pytest.mark.parametrize(
    "source",
    [
        {"source_title": "Persona Testa sentenced"},
        {"source_url": "https://www.example.org/testa-persona-sentenced"},
        {"source_quote": TEXT},
    ],
)
def test_a_source_names_too(lead, source):
    row = make_source() | source
    article = make_submission("article", document=article_document(sources=[row]))

    assert told(article) == ["testa persona"]


def test_an_organization_s_name_guards_nothing():
    make_submission("organization")

    assert Submission.objects.get().guarded_names == []


def test_a_moderator_sees_whom_the_text_names_and_where_it_stands(lead, article):
    client = Client()
    client.force_login(make_moderator())

    html = client.get(reverse("admin:submissions_submission_change", args=[article.pk])).text

    assert "The text holds names that are not public" in html
    assert f'href="{reverse("admin:submissions_submission_change", args=[lead.pk])}"' in html
    assert 'value="let_names_stand"' in html
    assert 'value="publish" aria-describedby="step-publish" disabled' in html


def test_after_the_answer_the_same_report_is_shown_and_can_be_published(lead, article):
    client = Client()
    client.force_login(make_moderator())
    page = reverse("admin:submissions_submission_change", args=[article.pk])

    answer = client.post(
        reverse("admin:submission_decide", args=[article.pk]),
        {"step": "let_names_stand", "reason": "A namesake.", "revision": 1},
    )
    html = client.get(page).text

    assert answer.url == page
    assert "Nothing blocks publication" in html
    assert 'value="let_names_stand"' not in html


def test_the_sender_reads_that_the_names_were_looked_at_and_not_whose(lead, article):
    decide(article, "let_names_stand", reason="A namesake.")
    client = Client()
    client.force_login(article.proposer)

    html = client.get(article.get_absolute_url()).text

    assert "A moderator looked at the names in the text" in html
    assert lead.reference not in html


def test_the_review_costs_the_same_however_many_wait(lead, article, django_assert_num_queries):
    moderator = make_moderator()
    with django_assert_num_queries(12):
        review(article, moderator)
    for _number in range(20):
        make_submission("record", document=about(NAME))

    with django_assert_num_queries(12):
        review(article, moderator)


def test_reports_of_before_guard_their_names_after_the_migration(lead):
    Submission.objects.update(guarded_names=[])

    import_module("freedomnow.submissions.migrations.0004_fill_guarded_names").fill(apps, None)

    lead.refresh_from_db()
    assert lead.guarded_names == ["persona testa"]


def test_a_name_of_both_a_lead_and_a_page_that_came_down_is_told_once(lead, article):
    record = make_published("record", about(NAME))
    withdraw("record", record.public_id, by="tests", reason="wrong")

    assert told(article) == ["persona testa"]


def test_names_that_were_folded_before_are_folded_as_today():
    report = make_submission("record", document=about("Łukasz Đorđević"))
    today = (report.folded_names, report.guarded_names)
    Submission.objects.update(folded_names=["łukasz đorđevic"], guarded_names=["đorđevic łukasz"])

    import_module("freedomnow.submissions.migrations.0007_fold_strokes").fold_again(apps, None)

    report.refresh_from_db()
    assert (report.folded_names, report.guarded_names) == today


def test_a_text_is_looked_up_by_its_words_and_not_by_every_run_of_them(
    lead, django_assert_num_queries
):
    article = make_submission("article", document=article_document(body=f"alfa beta {TEXT}"))

    with django_assert_num_queries(3) as asked:
        assert told(article) == ["testa persona"]

    assert any("alfa" in query["sql"] for query in asked.captured_queries)
    assert not any("alfa beta" in query["sql"] for query in asked.captured_queries)


def test_names_that_were_guarded_before_are_looked_up_too(lead, article):
    Submission.objects.update(guarded_words=[])
    assert told(article) == []

    import_module("freedomnow.submissions.migrations.0009_fill_guarded_words").fill(apps, None)

    assert told(article) == ["testa persona"]


def test_a_report_s_own_word_does_not_hide_another_s_name():
    make_submission("record", document=about("Zenith Travels"))
    own = make_submission("record", document=about("Zenith", summary="Zenith Travels was theirs."))

    assert told(own) == ["zenith travels"]
