"""A moderator in a real browser, with and without script."""

from typing import Any

from django.urls import reverse

from freedomnow.submissions.models import Origin, State, Submission
from tests.browser.ways import with_script_in_drills
from tests.factories import (
    article_document,
    decide,
    make_moderator,
    make_name,
    make_published,
    make_senior,
    make_submission,
    official,
    record_document,
)

INBOX = "/admin/submissions/submission/"


def review_path(submission: Submission) -> str:
    return reverse("admin:submissions_submission_change", args=[submission.pk])


def take(page: Any, step: str) -> None:
    for box in page.locator("[name=seen]").all():
        box.check()
    page.fill("[name=reason]", "I read the source.")
    page.click(f"button[name=step][value={step}]")
    page.wait_for_url(f"**{INBOX}")


@with_script_in_drills
def test_two_moderators_put_a_record_on_the_site(open_page: Any, script: bool) -> None:
    document = record_document(names=[make_name("Testa Road Company")])
    submission = make_submission("record", document=document)
    page = open_page("/admin/", user=make_moderator(), script=script)
    page.click("text=Open the inbox")
    page.click("text=Testa Road Company")
    take(page, "approve")
    page = open_page(review_path(submission), user=make_senior(), script=script)
    take(page, "publish")

    page = open_page("/records/", script=script)
    page.click("text=Testa Road Company")
    assert "Testa Road Company" in page.inner_text("h1")


def test_the_preview_is_the_page_and_what_blocks_it_is_said(open_page: Any) -> None:
    source = official(kind="press")
    document = record_document(names=[make_name("Testa Press Company")])
    document["legal_events"][0] |= source
    page = open_page(
        review_path(make_submission("record", document=document)), user=make_moderator()
    )

    heading = page.frame_locator("iframe").locator("h1")
    assert "Testa Press Company" in heading.inner_text()
    assert page.locator(".blocked li").count() > 1


def test_a_correction_voids_the_approval(open_page: Any) -> None:
    submission = make_submission("record")
    decide(submission, "approve")
    page = open_page(review_path(submission), user=make_moderator(), script=False)
    page.click("text=Correct it first")
    page.fill("[name=summary]", "What the list says.")
    page.fill("[name=reason]", "The summary was missing.")
    page.click("text=Store the correction")

    assert "Nobody has said yes yet" in page.inner_text("#decision")
    submission.refresh_from_db()
    assert submission.document["summary"] == "What the list says."


def test_a_correction_with_an_error_keeps_form_and_reason(open_page: Any) -> None:
    submission = make_submission("article")
    page = open_page(f"{INBOX}{submission.pk}/correct/", user=make_moderator())
    page.fill("[name=title]", "")
    page.fill("[name=reason]", "A better title.")
    page.click("text=Store the correction")

    assert page.locator(".notice.danger a").count() == 1
    assert page.input_value("[name=reason]") == "A better title."


def test_a_decision_without_a_reason_is_refused_beside_the_field(open_page: Any) -> None:
    submission = make_submission("article")
    page = open_page(review_path(submission), user=make_moderator())
    page.click("button[value=decline]")

    assert page.locator("#decision .errorlist").count() == 1
    assert Submission.objects.get().state == State.RECEIVED


def test_a_change_is_shown_before_and_after(open_page: Any) -> None:
    article = make_published("article", article_document(title="Reading an offer"))
    document = article.document | {"title": "Reading each offer"}
    change = make_submission(
        "article", document=document, target=article.public_id, base_version=article.version
    )
    page = open_page(review_path(change), user=make_moderator())

    assert page.locator(".changes del").all_inner_texts() == ["an"]
    assert page.locator(".changes ins").all_inner_texts() == ["each"]


def test_long_and_arabic_words_stay_inside_a_small_screen(open_page: Any) -> None:
    names = [make_name("X" * 250), make_name("شركة الاختبار للتوظيف", kind="original")]
    document = record_document(names=names)
    submission = make_submission("record", document=document, origin=Origin.IMPORT)
    page = open_page(review_path(submission), user=make_moderator(), width=360)
    batch = f"{INBOX}batch/?report={submission.pk}"

    for path in (review_path(submission), INBOX, f"{INBOX}{submission.pk}/correct/", batch):
        page.goto(path)
        root = "document.documentElement"
        assert page.evaluate(f"{root}.scrollWidth - {root}.clientWidth") == 0, path


def test_pages_for_moderators_have_no_barriers(open_page: Any, violations: Any) -> None:
    submission = make_submission("record", origin=Origin.IMPORT)
    decide(submission, "approve")
    batch = f"{INBOX}batch/?report={submission.pk}"
    paths = ["/admin/", INBOX, f"{INBOX}?state=all", review_path(submission), batch]
    page = open_page("/admin/", user=make_moderator())

    for path in [*paths, *(f"/ar{path}" for path in paths)]:
        page.goto(path)
        assert violations(page) == [], path
    for path in (f"{INBOX}{make_submission('article').pk}/correct/", f"{INBOX}mine/"):
        page.goto(path)
        assert violations(page) == [], path
