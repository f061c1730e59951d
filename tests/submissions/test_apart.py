"""Look-alikes: who is not the same is kept; who has the same number comes first."""

import pytest
from django.test import Client
from django.urls import reverse

from freedomnow.publishing.models import Action, Event
from freedomnow.submissions import apart, identifiers, purging
from freedomnow.submissions.models import Apart, Sort
from freedomnow.submissions.review import review
from tests.factories import (
    decide,
    make_moderator,
    make_name,
    make_published,
    make_senior,
    make_submission,
    record_document,
)

pytestmark = pytest.mark.django_db


def named(name="Testa Persona"):
    return record_document(names=[make_name(name)])


def shown(report):
    told = review(report, make_moderator())
    pages = [alike.thing.page.public_id for alike in told.published_alike]
    return pages, [alike.thing.reference for alike in told.waiting_alike]


@pytest.fixture
def page():
    return make_published("record", named())


@pytest.fixture
def report(page):
    return make_submission("record", document=named())


def test_what_a_moderator_told_apart_is_not_asked_again(report, page):
    assert shown(report)[0] == [page.public_id]

    apart.tell(report, page.public_id, by=make_moderator())

    assert shown(report)[0] == []
    assert Event.objects.get(action=Action.TOLD_APART).submission == report.reference


def test_it_holds_the_other_way_round(page):
    first, second = (make_submission("record", document=named()) for _n in range(2))
    apart.tell(first, second.reference, by=make_moderator())

    assert second.reference not in shown(first)[1]
    assert first.reference not in shown(second)[1]


def test_it_holds_for_the_page_that_the_report_becomes(report, page):
    apart.tell(report, page.public_id, by=make_moderator())
    decide(report, "approve", by=make_moderator())
    published = decide(report, "publish").published_id

    change = make_submission("record", document=named(), target=published, base_version=1)
    third = make_submission("record", document=named())

    assert shown(change)[0] == []
    assert set(shown(third)[0]) == {published, page.public_id}


def test_another_of_the_name_is_still_shown(report, page):
    other = make_published("record", named())
    apart.tell(report, page.public_id, by=make_moderator())

    assert shown(report)[0] == [other.public_id]


def test_nothing_is_kept_about_a_report_that_is_purged(report, page):
    apart.tell(report, page.public_id, by=make_moderator())
    decide(report, "decline")

    purging.remove(report, by="tests", reason="It is old.")

    assert not Apart.objects.exists()


@pytest.mark.parametrize("other", ["", "abcdefghijkl", "x" * 40, "itself"])
def test_it_is_told_apart_only_from_what_is_there(report, other):
    with pytest.raises(apart.NobodyThere):
        apart.tell(report, report.reference if other == "itself" else other, by=make_moderator())

    assert not Apart.objects.exists()


def test_nobody_hides_a_look_alike_of_a_report_of_their_own(page):
    moderator = make_moderator()
    report = make_submission("record", document=named(), by=moderator)
    client = Client()
    client.force_login(moderator)

    work = reverse("admin:submission_work", args=[report.pk])
    told = client.post(work, {"do": "apart", "other": page.public_id}, follow=True)

    assert "Only who may decide" in told.content.decode()
    assert not Apart.objects.exists()


def test_a_moderator_presses_the_button(report, page):
    client = Client()
    client.force_login(make_senior())
    address = reverse("admin:submissions_submission_change", args=[report.pk])
    assert f'name="other" value="{page.public_id}"' in client.get(address).content.decode()

    work = reverse("admin:submission_work", args=[report.pk])
    told = client.post(work, {"do": "apart", "other": page.public_id}, follow=True)

    assert "not the same, and nobody is asked again" in told.content.decode()
    assert f'value="{page.public_id}"' not in told.content.decode()


def give_number(number, **about):
    digest = identifiers.digest_of(Sort.IDENTITY, number)
    told = {"kind": "record", "sort": Sort.IDENTITY, "seen_in": "the list", "by": "import"}
    identifiers.keep([digest], **told, **about)


def test_one_man_under_two_names_is_shown_by_the_number_of_his_passport(report):
    other = make_published("record", named("Quite Different"))
    waiting = make_submission("record", document=named("Otherwise Called"))
    give_number("AB 123456", reference=report.reference)
    assert other.public_id not in shown(report)[0]

    give_number("ab123456", public_id=other.public_id)
    give_number("ab123456", reference=waiting.reference)

    pages, references = shown(report)
    assert pages[0] == other.public_id  # before the one of the same name
    assert waiting.reference in references
    assert review(report, make_moderator()).published_alike[0].is_same
