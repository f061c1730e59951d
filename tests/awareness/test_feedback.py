""" "Did this page help you?": what becomes of an answer, and who may read it."""

import pytest

from awareness.feedback_views import FeedbackForm, Helped, Wrong
from freedomnow.corrections.models import Asker, Ground, LoggedRequest, Request
from freedomnow.publishing.services import withdraw
from freedomnow.submissions import spam
from freedomnow.submissions.models import Receipt
from freedomnow.trust.published import days_by_ground
from tests.factories import article_document, make_moderator, make_user, publish_directly

pytestmark = pytest.mark.django_db
TOLD = {"helped": "no", "wrong": "fact", "words": "The year is wrong.", "send_key": "one"}


@pytest.fixture
def article():
    return publish_directly("article", article_document(title="Testa offer"))


def address(article):
    return f"{article.path}feedback/"


def test_every_article_leads_to_the_form(client, article):
    assert f'href="{address(article)}"' in client.get(article.path).content.decode()


def test_the_form_stands_on_a_page_of_its_own_that_is_not_stored_or_indexed(client, article):
    response = client.get(address(article))

    html = response.content.decode()
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert '<meta name="robots" content="noindex">' in html
    assert "Testa offer" in html


def test_words_go_into_the_moderators_queue(client, article):
    client.post(address(article), TOLD)

    asked = Request.objects.get()
    assert (asked.kind, asked.target) == ("article", article.public_id)
    assert (asked.ground, asked.asker) == (Ground.FACT, Asker.OTHER)
    assert asked.words == "No · A fact is wrong or missing\n\nThe year is wrong."
    assert list(Request.objects.waiting()) == [asked]


def test_a_moderator_reads_them(client, article):
    client.post(address(article), TOLD)
    client.force_login(make_moderator())

    html = client.get("/admin/corrections/request/").content.decode()

    assert "Testa offer" in html


@pytest.mark.parametrize(
    ("wrong", "ground"),
    [
        ("fact", Ground.FACT),
        ("hard", Ground.FEEDBACK),
        ("hurts", Ground.FEEDBACK),
        ("translation", Ground.FEEDBACK),
        ("other", Ground.FEEDBACK),
        ("", Ground.FEEDBACK),
    ],
)
def test_what_is_wrong_becomes_a_ground(client, article, wrong, ground):
    client.post(address(article), TOLD | {"wrong": wrong})

    assert Request.objects.get().ground == ground


def test_no_answer_hides_the_page(client, article):
    client.post(address(article), TOLD)

    assert client.get(article.path).status_code == 200
    assert Request.objects.get().hidden_at is None


def test_words_are_answered_with_a_receipt_that_opens_the_answer(client, article):
    receipt = client.post(address(article), TOLD).context["receipt"]

    page = client.post("/report/receipt/", {"receipt": receipt, "do": "all"}).content.decode()

    assert "The year is wrong." in page


def test_sent_twice_it_is_one_request_with_one_receipt(client, article):
    receipts = {client.post(address(article), TOLD).context["receipt"] for _twice in range(2)}

    assert len(receipts) == 1
    assert Request.objects.count() == 1


def test_a_yes_alone_is_thanked_and_kept_by_nobody(client, article):
    response = client.post(address(article), {"helped": "yes"})

    assert response.status_code == 200
    assert "Nothing of this was kept." in response.content.decode()
    assert not Request.objects.exists()
    assert not LoggedRequest.objects.exists()
    assert not Receipt.objects.exists()


def test_a_yes_with_words_is_a_request(client, article):
    client.post(address(article), {"helped": "yes", "words": "Add Peru."})

    assert Request.objects.get().words == "Yes\n\nAdd Peru."


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"helped": ""}, "required"),
        ({"helped": "x"}, "valid choice"),
        ({"wrong": "x"}, "valid choice"),
        ({"words": ""}, "few words"),
        ({"words": "\u200b\u3164"}, "letters that can be seen"),
        ({"words": "x" * 2501}, "2500"),
    ],
    ids=["no answer", "unknown answer", "unknown wrong", "no words", "unseen words", "long"],
)
def test_what_is_wrong_with_it_is_said_and_nothing_is_stored(client, article, wrong, said):
    response = client.post(address(article), TOLD | wrong)

    assert response.status_code == 422
    assert said in response.content.decode()
    assert not Request.objects.exists()


def test_what_was_typed_comes_back_after_an_error(client, article):
    html = client.post(address(article), TOLD | {"helped": ""}).content.decode()

    assert "The year is wrong.</textarea>" in html
    assert 'value="one"' in html


def test_private_data_is_pointed_out_once(client, article):
    told = TOLD | {"words": "Call me: +33 6 12 34 56 78."}

    asked = client.post(address(article), told)
    sent = client.post(address(article), told | {"looked_at": "yes"})

    assert (asked.status_code, sent.status_code) == (422, 200)
    assert Request.objects.count() == 1


def test_a_program_is_thanked_and_nothing_is_stored(client, article):
    response = client.post(address(article), TOLD | {spam.HONEYPOT: "https://spam.example"})

    assert "receipt" in response.context
    assert not Request.objects.exists()
    assert not Receipt.objects.exists()


def test_a_flood_from_one_network_is_stopped_and_keeps_its_words(client, article):
    for n in range(10):
        client.post(address(article), TOLD | {"send_key": f"key {n}"})

    refused = client.post(address(article), TOLD | {"send_key": "one too many"})

    assert (refused.status_code, Request.objects.count()) == (429, 10)
    assert int(refused["Retry-After"]) > 0
    assert "The year is wrong." in refused.content.decode()


def test_who_is_signed_in_finds_it_among_their_reports(client, article):
    user = make_user()
    client.force_login(user)
    client.post(address(article), TOLD)

    assert Request.objects.get().asked_by == user


def test_it_is_counted_apart_from_requests_for_corrections(client, article):
    for n in range(10):
        client.post(address(article), TOLD | {"send_key": f"key {n}"})

    asked = client.post(
        f"/corrections/ask/article/{article.public_id}/",
        {"ground": "fact", "asker": "self", "words": "The year is wrong.", "send_key": "other"},
    )

    assert asked.status_code == 200
    assert Request.objects.count() == 11


def test_there_is_no_form_about_a_page_that_came_down_or_never_was(client, article):
    withdraw("article", article.public_id, by="tests", reason="for a test")

    for path in (address(article), "/awareness/never-was/feedback/"):
        assert client.get(path).status_code == 404


def test_an_article_that_comes_down_meanwhile_loses_no_words(client, article):
    withdraw("article", article.public_id, by="tests", reason="for a test")

    response = client.post(address(article), TOLD)

    html = response.content.decode()
    assert response.status_code == 409
    assert "taken down already" in html
    assert "The year is wrong.</textarea>" in html
    assert not Request.objects.exists()


def test_sent_again_after_the_article_came_down_it_has_its_first_receipt(client, article):
    first = client.post(address(article), TOLD).context["receipt"]
    withdraw("article", article.public_id, by="tests", reason="for a test")

    again = client.post(address(article), TOLD)

    assert (again.status_code, again.context["receipt"]) == (200, first)
    assert Request.objects.count() == 1


def test_a_yes_about_an_article_that_came_down_is_thanked_too(client, article):
    withdraw("article", article.public_id, by="tests", reason="for a test")

    html = client.post(address(article), {"helped": "yes"}).content.decode()

    assert "Thank you" in html
    assert 'href=""' not in html


def test_moderators_read_the_answers_in_their_own_language(client, article):
    client.post(f"/ar{address(article)}", TOLD)

    assert Request.objects.get().words.startswith("No · A fact is wrong or missing")


def decided(decision):
    """The newest request of all, decided so in the public log."""
    line = Request.objects.latest("pk").logged
    LoggedRequest.objects.filter(pk=line.pk).update(decision=decision, decided_on=line.asked_on)


@pytest.mark.parametrize(
    ("wrong", "decision", "is_correction"),
    [
        ("hard", "", False),
        ("hard", "declined", False),
        ("hard", "taken_back", False),
        ("hard", "corrected", True),
        ("hard", "taken_down", True),
        ("fact", "", True),
        ("fact", "declined", True),
    ],
)
def test_words_that_change_nothing_are_no_correction(
    client, article, wrong, decision, is_correction
):
    client.post(address(article), TOLD | {"wrong": wrong})
    if decision:
        decided(decision)

    log = client.get("/corrections/").context

    assert bool(log["counts"]["grounds"] or log["counts"]["open"]) is is_correction
    assert bool(log["taken"]) is (is_correction and bool(decision))
    assert len(log["page_obj"]) == int(is_correction and bool(decision))
    assert bool(days_by_ground()) is (is_correction and bool(decision))


def test_nobody_chooses_it_as_a_ground_of_a_correction(client, article):
    path = f"/corrections/ask/article/{article.public_id}/"
    told = {"ground": "feedback", "asker": "self", "words": "x", "send_key": "one"}

    assert 'value="feedback"' not in client.get(path).content.decode()
    assert client.post(path, told).status_code == 422


def test_reading_the_form_costs_one_query(client, article, django_assert_num_queries):
    with django_assert_num_queries(1, using="public"):
        client.get(address(article))


def test_the_log_tells_no_words(client, article):
    client.post(address(article), TOLD)
    decided("declined")

    html = client.get("/corrections/").content.decode()

    assert "A fact on the page is wrong" in html
    assert "The year is wrong." not in html
    assert "Testa offer" not in html


@pytest.mark.parametrize("helped", Helped.values)
@pytest.mark.parametrize("wrong", ["", *Wrong.values])
def test_the_answers_stand_in_words_before_the_text(helped, wrong):
    form = FeedbackForm({"helped": helped, "wrong": wrong, "words": "Text."})

    assert form.is_valid()
    first, last = form.as_request()["words"].split("\n\n")
    assert first.startswith(str(Helped(helped).label))
    assert last == "Text."
