"""Choices of the inbox's filters that a moderator keeps under a name."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, connections, transaction

from freedomnow.submissions import saved_filters
from freedomnow.submissions.models import SavedFilter
from freedomnow.submissions.services import NotAllowed
from tests.factories import article_document, make_moderator, make_submission

pytestmark = pytest.mark.django_db

INBOX = "/admin/submissions/submission/"
FILTERS = f"{INBOX}filters/"


@pytest.fixture
def moderator(client):
    moderator = make_moderator(username="ana")
    client.force_login(moderator)
    return moderator


@pytest.fixture
def saved(moderator):
    return saved_filters.save("Kenya", {"region": "KE"}, by=moderator)


def test_a_choice_is_saved_and_stands_above_the_inbox(client, moderator):
    make_submission(document=article_document(title="In France", regions=["FR"]))
    make_submission(document=article_document(title="In Kenya", regions=["KE"]))
    data = {"name": "Leads of Kenya", "region": "KE", "state": "all"}

    answer = client.post(FILTERS, data, follow=True)

    link = 'href="?state=all&amp;region=KE" aria-current="true"'
    assert link in answer.text
    assert "Leads of Kenya" in client.get(INBOX).text
    assert "Save this choice" not in answer.text
    found = client.get(f"{INBOX}?state=all&region=KE").text
    assert "In Kenya</a>" in found
    assert "In France</a>" not in found


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ({"state": "lead", "kind": "article"}, {"state": "lead", "kind": "article"}),
        ({"region": "011", "language": "ar", "for": "me"},
         {"region": "011", "language": "ar", "for": "me"}),
        ({"q": "  two\u202e words "}, {"q": "two words"}),
        ({"q": "x" * 300}, {"q": "x" * 200}),
        ({"q": "x", "state": "x", "kind": "x", "region": "ZZ", "language": "xx", "for": "you"},
         {"q": "x"}),
        ({"q": "x", "id__gt": "1", "proposer__password__startswith": "a", "o": "1"}, {"q": "x"}),
    ],
)  # fmt: skip
def test_only_known_keys_with_known_values_are_kept(moderator, query, kept):
    assert saved_filters.save("Mine", query, by=moderator).query == kept


@pytest.mark.parametrize(
    ("name", "query", "words"),
    [
        ("", {"q": "x"}, "Give it a name"),
        (" \u200b ", {"q": "x"}, "Give it a name"),
        ("x" * 41, {"q": "x"}, "Give it a name"),
        ("Mine", {}, "Choose a filter first"),
        ("Mine", {"region": "ZZ"}, "Choose a filter first"),
    ],
)
def test_what_is_no_filter_is_refused_in_words(client, moderator, name, query, words):
    answer = client.post(FILTERS, {"name": name} | query, follow=True)

    assert words in answer.text
    assert not SavedFilter.objects.exists()


def test_a_name_that_is_used_already_means_the_new_choice(moderator, saved):
    again = saved_filters.save("Kenya", {"region": "KE", "state": "lead"}, by=moderator)

    assert again.pk == saved.pk
    assert SavedFilter.objects.get().query == {"region": "KE", "state": "lead"}


def test_another_moderator_uses_the_same_name_and_sees_nothing_of_it(client, saved):
    other = make_moderator()
    client.force_login(other)

    assert "<bdi>Kenya</bdi>" not in client.get(INBOX).text
    assert saved_filters.save("Kenya", {"q": "x"}, by=other).place == 1


def test_one_is_deleted_and_its_place_is_free_again(client, moderator, saved):
    client.post(FILTERS, {"delete": saved.pk})

    assert not SavedFilter.objects.exists()
    assert saved_filters.save("Other", {"q": "x"}, by=moderator).place == 1


@pytest.mark.parametrize("pk", ["", "x", "-1", "9" * 40])
def test_what_is_not_there_is_not_deleted(client, saved, pk):
    assert client.post(FILTERS, {"delete": pk}).status_code == 302
    assert SavedFilter.objects.exists()


def test_nobody_deletes_anothers(client, saved):
    client.force_login(make_moderator())

    client.post(FILTERS, {"delete": saved.pk})

    assert SavedFilter.objects.exists()


def test_twenty_are_enough(moderator):
    for number in range(20):
        saved_filters.save(f"Filter {number}", {"q": "x"}, by=moderator)

    with pytest.raises(NotAllowed, match="20 already"):
        saved_filters.save("One more", {"q": "x"}, by=moderator)
    assert saved_filters.save("Filter 3", {"q": "y"}, by=moderator).place == 4


@pytest.mark.django_db(transaction=True)
def test_of_many_saved_at_once_twenty_stay():
    moderator = make_moderator()

    def attempt(number):
        try:
            return saved_filters.save(f"Filter {number}", {"q": "x"}, by=moderator).place
        except NotAllowed:
            return None
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as threads:
        places = [place for place in threads.map(attempt, range(24)) if place]

    assert sorted(places) == list(range(1, 21))


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"place": 1}, "saved_filter_place_is_taken_once"),
        ({"name": "Kenya"}, "saved_filter_name_is_used_once"),
        ({"place": 21}, "saved_filters_are_few"),
        ({"place": 0}, "saved_filters_are_few"),
        ({"name": ""}, "saved_filter_has_a_name"),
    ],
)
def test_postgresql_holds_it_too(moderator, saved, fields, constraint):
    told = {"moderator": moderator, "name": "Other", "place": 2, "query": {}} | fields

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        SavedFilter.objects.create(**told)


def test_a_name_is_shown_as_words(client, moderator):
    saved_filters.save("<b>Kenya</b>", {"q": '"><script>'}, by=moderator)

    html = client.get(INBOX).text
    assert "<b>Kenya" not in html
    assert '"><script>' not in html


def test_filters_cost_the_inbox_one_query(client, moderator, django_assert_num_queries):
    for number in range(20):
        saved_filters.save(f"Filter {number}", {"q": "x"}, by=moderator)

    with django_assert_num_queries(6):
        client.get(INBOX)
