"""A moderator's correction of a report, and a page that changes meanwhile."""

import pytest
from django.test import Client
from django.urls import reverse

from awareness.forms import ArticleForm
from awareness.models import Article
from freedomnow.publishing.documents import as_typed
from freedomnow.submissions.models import Submission
from tests.factories import decide, make_moderator, make_published, make_submission

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return make_published("article")


@pytest.fixture
def moderator():
    client = Client()
    client.force_login(make_moderator())
    return client


def make_change(article, **fields):
    return make_submission(
        "article",
        document=article.document | fields,
        target=article.public_id,
        base_version=article.version,
    )


def sent(change, **fields):
    """The correction form as it was opened, with what the moderator typed."""
    opened = {"revision": change.revision, "base_version": change.base_version, "reason": "Typo."}
    return as_typed(ArticleForm, change.document) | opened | fields


def correct(client, change, **fields):
    return client.post(
        reverse("admin:submission_correct", args=[change.pk]), sent(change, **fields)
    )


def test_a_correction_is_stored(moderator, article):
    change = make_change(article, title="B")

    response = correct(moderator, change, title="Better")

    assert response.status_code == 302
    change.refresh_from_db()
    assert (change.document["title"], change.revision) == ("Better", 2)


def test_the_form_carries_the_version_that_it_was_opened_on(moderator, article):
    change = make_change(article, title="B")

    page = moderator.get(reverse("admin:submission_correct", args=[change.pk])).text

    assert '<input type="hidden" name="base_version" value="1"' in page


def test_a_page_that_changed_since_the_form_was_opened_is_not_overwritten(moderator, article):
    change, other = make_change(article, title="B"), make_change(article, summary="Theirs.")
    decide(other, "publish")

    response = correct(moderator, change, title="Mine")

    assert response.status_code == 409
    assert 'value="Mine"' in response.text
    assert "has changed since you opened this form" in response.text
    assert Submission.objects.get(pk=change.pk).revision == 1
    assert Article.objects.get().summary == "Theirs."


def test_having_compared_the_moderator_can_store_it(moderator, article):
    change, other = make_change(article, title="B"), make_change(article, summary="Theirs.")
    decide(other, "publish")

    opened_anew = correct(moderator, change, title="Mine").context["decision"].initial
    response = correct(moderator, change, base_version=opened_anew["base_version"], summary="Both.")

    assert response.status_code == 302
    decide(change, "publish")
    assert Article.objects.get().summary == "Both."


def test_a_correction_without_its_version_is_asked_again(moderator, article):
    change = make_change(article, title="B")

    assert correct(moderator, change, base_version="").status_code == 422
