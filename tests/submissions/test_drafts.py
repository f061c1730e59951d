"""Forms that are not finished: kept as typed, gone on with on another day, and then sent."""

import pytest
from django.test import Client

from freedomnow.publishing.documents import as_typed
from freedomnow.publishing.kinds import all_kinds, kind_named
from freedomnow.publishing.services import withdraw
from freedomnow.submissions import receipts, spam
from freedomnow.submissions.models import Draft, Receipt, Submission
from tests.factories import article_document, make_draft, make_published, make_user

pytestmark = pytest.mark.django_db

REPORT = "/report/article/"
ASK = "/report/receipt/"


@pytest.fixture
def volunteer(client):
    user = make_user()
    client.force_login(user)
    return user


def whole(**typed):
    return as_typed(kind_named("article").form, article_document()) | {"do": "send"} | typed


def test_a_half_filled_form_is_kept_as_it_was_typed(client, volunteer):
    client.post(REPORT, {"do": "save", "title": " Half ", "kind": "no such", "regions": ["a", "b"]})

    draft = Draft.objects.get()
    assert (draft.owner, draft.kind, draft.target) == (volunteer, "article", "")
    assert draft.data["title"] == [" Half "]
    assert draft.data["regions"] == ["a", "b"]
    assert not Submission.objects.exists()


def test_a_draft_holds_no_key(client, volunteer):
    keys = {"send_key": "key-x", "opened": "key-y", "receipt": "key-z", "csrfmiddlewaretoken": "t"}

    client.post(REPORT, {"do": "save", "title": "Half"} | keys)

    assert set(Draft.objects.get().data) == {"title"}


def test_kept_twice_from_one_form_it_is_one_draft(client, volunteer):
    for title in ("First", "Second"):
        client.post(REPORT, {"do": "save", "send_key": "one", "title": title})

    assert [draft.data["title"] for draft in Draft.objects.all()] == [["Second"]]


def test_it_stands_under_my_reports_and_opens_as_it_was(client, volunteer):
    draft = make_draft(by=volunteer, title="Half a title")

    assert f"/report/drafts/{draft.reference}/" in client.get("/report/mine/").content.decode()
    page = client.get(f"/report/drafts/{draft.reference}/").content.decode()
    assert 'value="Half a title"' in page
    assert f'action="{REPORT}"' in page


def test_sent_from_there_it_becomes_the_report(client, volunteer):
    draft = make_draft(by=volunteer)
    opened = client.get(f"/report/drafts/{draft.reference}/")

    for _twice in range(2):
        client.post(REPORT, whole() | opened.context["hidden"])

    assert [report.reference for report in Submission.objects.all()] == [draft.reference]
    assert not Draft.objects.exists()


def test_kept_again_from_there_it_is_the_same_draft(client, volunteer):
    draft = make_draft(by=volunteer)
    opened = client.get(f"/report/drafts/{draft.reference}/")

    client.post(REPORT, {"do": "save", "title": "More"} | opened.context["hidden"])

    assert [(one.reference, one.data["title"]) for one in Draft.objects.all()] == [
        (draft.reference, ["More"])
    ]


def test_another_account_neither_opens_nor_throws_away_nor_takes_it(client, volunteer):
    draft = make_draft()

    assert client.get(f"/report/drafts/{draft.reference}/").status_code == 404
    assert client.post(f"/report/drafts/{draft.reference}/forget/").status_code == 404
    client.post(REPORT, whole(draft=draft.reference))
    assert Draft.objects.get() == draft
    assert Submission.objects.get().reference != draft.reference


def test_a_draft_is_thrown_away(client, volunteer):
    draft = make_draft(by=volunteer)

    client.post(f"/report/drafts/{draft.reference}/forget/")

    assert not Draft.objects.exists()


def test_without_an_account_the_receipt_opens_the_draft_and_stays_that_of_the_report(client):
    kept = client.post(REPORT, {"do": "save", "send_key": "one", "title": "Half"})
    receipt = kept.context["receipt"]
    assert receipt == receipts.receipt_for("one")

    opened = client.post(ASK, {"receipt": receipt, "do": "go_on"})
    assert 'value="Half"' in opened.content.decode()
    sent = client.post(REPORT, whole() | opened.context["hidden"])

    assert receipts.read(sent.context["receipt"]) == receipts.read(receipt)
    assert receipts.reference_of(receipt) == Submission.objects.get().reference
    assert (Draft.objects.count(), Receipt.objects.count()) == (0, 1)


def test_the_same_receipt_keeps_the_draft_again(client):
    make_draft(send_key="one", title="Half")
    receipt = receipts.receipt_for("one")
    opened = client.post(ASK, {"receipt": receipt, "do": "go_on"})

    again = client.post(REPORT, {"do": "save", "title": "More"} | opened.context["hidden"])

    assert receipts.read(again.context["receipt"]) == receipts.read(receipt)
    assert [draft.data["title"] for draft in Draft.objects.all()] == [["More"]]


def test_a_forged_receipt_in_a_form_takes_over_nothing(client):
    make_draft(send_key="one", title="Theirs")

    sent = client.post(REPORT, whole(receipt="9" * 20, send_key="mine"))

    assert sent.context["receipt"] == receipts.receipt_for("mine")
    assert Draft.objects.get().data["title"] == ["Theirs"]


def test_a_draft_of_somebody_without_an_account_is_thrown_away(client):
    make_draft(send_key="one")

    client.post(ASK, {"receipt": receipts.receipt_for("one"), "do": "forget"})

    assert not Draft.objects.exists()


def test_a_draft_about_a_page_that_came_down_meanwhile_is_not_lost(client, volunteer):
    article = make_published("article")
    client.post(f"/report/article/{article.public_id}/", {"do": "save", "title": "Half"})
    withdraw("article", article.public_id, by="tests", reason="wrong")

    page = client.get(f"/report/drafts/{Draft.objects.get().reference}/").content.decode()

    assert "has been taken down" in page
    assert 'value="Half"' in page
    assert f'action="{REPORT}"' in page


def test_a_draft_of_a_change_goes_on_as_that_change(client, volunteer):
    article = make_published("article")
    address = f"/report/article/{article.public_id}/"
    client.post(address, {"do": "save", "title": "Half"})

    page = client.get(f"/report/drafts/{Draft.objects.get().reference}/").content.decode()

    assert f'action="{address}"' in page


@pytest.mark.parametrize("do", ["send", "save"])
def test_a_form_is_stored_for_nobody_but_whom_it_was_drawn_for(client, do):
    form = whole(sender="account", do=do)

    signed_out = client.post(REPORT, form)
    assert signed_out.status_code == 403
    assert form["title"] in signed_out.content.decode()
    client.force_login(make_user())
    signed_in = client.post(REPORT, form | {"sender": "nobody"})
    assert signed_in.status_code == 403
    assert "it goes with your account" in signed_in.content.decode()
    assert not Submission.objects.exists()
    assert not Draft.objects.exists()


def test_drawn_again_it_is_sent(client):
    form = whole(sender="account", send_key="one")
    drawn = client.post(REPORT, form)

    sent = client.post(REPORT, form | drawn.context["hidden"])

    assert sent.context["receipt"] == receipts.receipt_for("one")
    assert Submission.objects.count() == 1


def test_a_form_to_write_anew_survives_being_signed_out():
    user, client = make_user(), Client()
    form = whole(report_kind="article", revision="1")

    answer = client.post("/report/mine/abcdefghijkl/edit/", form)

    assert answer.status_code == 403
    assert form["title"] in answer.content.decode()
    assert user.submissions.count() == 0


@pytest.mark.parametrize("kind", [kind.name for kind in all_kinds()])
def test_what_a_form_carries_along_has_no_name_of_a_field(kind):
    carried = {
        "send_key", "base_version", "opened", "sender", "draft", "receipt", "revision", "page",
        "report_kind", "do", "add", "looked_at", "comment", "csrfmiddlewaretoken", spam.HONEYPOT,
    }  # fmt: skip
    form = kind_named(kind).form()

    assert carried.isdisjoint(form.fields)
    assert carried.isdisjoint(field.html_name for row in form._rows() for field in row)
