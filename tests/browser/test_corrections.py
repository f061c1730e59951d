"""Somebody asks for a correction, in a real browser; moderators decide; the public reads why."""

from typing import Any

from django.urls import reverse

from freedomnow.corrections.models import Request
from tests.browser.ways import with_script_in_drills
from tests.factories import (
    make_event,
    make_moderator,
    make_name,
    make_published,
    make_request,
    official,
    record_document,
)


def accused() -> Any:
    event = make_event(code="charged", on="2026-10-01", source=official(kind="prosecution"))
    names = [make_name("Testa Accused")]
    return make_published("record", record_document(names=names, legal_events=[event]))


@with_script_in_drills
def test_an_acquitted_person_has_the_page_hidden_and_reads_the_answer(
    open_page: Any, script: bool
) -> None:
    record = accused()
    page = open_page(record.get_absolute_url(), script=script)
    page.click("text=Ask for a correction")
    page.check("[name=ground][value=case_ended]")
    page.check("[name=asker][value=self]")
    page.fill("[name=words]", "The court acquitted me in October.")
    page.fill("[name=link]", "https://www.example.org/acquittal")
    page.click("main form button")
    receipt = page.inner_text(".digits")
    response = page.goto(record.get_absolute_url())
    assert response.status == 410

    asked = Request.objects.get()
    desk = open_page(
        reverse("admin:corrections_request_change", args=[asked.pk]), user=make_moderator()
    )
    desk.check("[value=taken_down]")
    desk.fill("[name=reason]", "You are right: we read the judgment.")
    desk.fill("[name=words]", "The court acquitted the person.")
    desk.click("button[value=decide]")

    page.goto("/report/receipt/")
    page.fill("[name=receipt]", receipt)
    page.click("text=Open")
    assert "we read the judgment" in page.inner_text("main")
    page.goto("/corrections/")
    assert "The court acquitted the person." in page.inner_text("main")
    assert "Testa" not in page.content()


def test_pages_about_corrections_have_no_barriers(open_page: Any, violations: Any) -> None:
    record = accused()
    make_request(record)
    page = open_page("/corrections/", width=360)

    for prefix in ("", "/ar"):
        for path in ("/corrections/", f"/corrections/ask/record/{record.public_id}/"):
            page.goto(prefix + path)
            assert violations(page) == [], path
            assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.click("main form button")
    assert page.locator(".notice.danger a").count() > 0
    assert violations(page) == []


def test_the_moderators_pages_have_no_barriers(open_page: Any, violations: Any) -> None:
    asked = make_request()
    page = open_page("/admin/corrections/request/", user=make_moderator())
    assert violations(page) == []

    page.goto(reverse("admin:corrections_request_change", args=[asked.pk]))
    assert violations(page) == []
