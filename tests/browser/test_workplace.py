"""Merging, erasing and the research desk in a real browser, with and without script."""

from typing import Any

from django.urls import reverse

from freedomnow.publishing.models import VersionContent
from freedomnow.submissions.models import Submission
from tests.browser.test_moderator import review_path, take
from tests.browser.ways import with_script_in_drills
from tests.factories import (
    make_event,
    make_lead,
    make_moderator,
    make_name,
    make_published,
    make_senior,
    make_user,
    record_document,
)

MERGE, ERASE = reverse("admin:submission_merge"), reverse("admin:submission_erase")
DESK = reverse("research")
LISTED = {"case_id": "GIM0012", "jurisdiction": "GB"}


def put_up(name: str) -> Any:
    document = record_document(names=[make_name(name)], legal_events=[make_event(**LISTED)])
    return make_published("record", document)


def compare(page: Any, kept: Any, other: Any) -> None:
    page.goto(MERGE)
    page.select_option("[name=kind]", "record")
    page.fill("[name=keep]", kept.path)
    page.fill("[name=absorb]", other.path)
    page.click("text=Compare them")


def identify(page: Any, which: str) -> None:
    page.click("summary:has-text('Store a number')")
    page.check(f"[name=page][value={which}]")
    page.select_option("[name=sort]", "identity")
    page.fill("[name=number]", "AB 12-34 56")
    page.fill("[name=seen_in]", "the judgment")
    page.click("text=Store it as a hash")


@with_script_in_drills
def test_two_pages_become_one_and_the_old_address_leads_there(open_page: Any, script: bool) -> None:
    kept, other = put_up("Testa Persona"), put_up("Testa Personna")
    page = open_page("/admin/", user=make_moderator(), script=script)
    compare(page, kept, other)
    assert "1 identifier agrees" in page.inner_text("main")
    for which in ("keep", "absorb"):
        identify(page, which)
    page.fill("[name=reason]", "One man, two spellings.")
    page.click("text=Propose the merge")
    assert "This merges two pages" in page.inner_text("main")

    report = Submission.objects.get(absorbs=other.public_id)
    for user, step in ((make_moderator(), "approve"), (make_senior(), "publish")):
        take(open_page(review_path(report), user=user, script=script), step)

    page = open_page(other.path, script=script)
    assert page.url.endswith(kept.path)
    assert "Testa Personna" in page.inner_text("main")


@with_script_in_drills
def test_two_moderators_erase_a_page(open_page: Any, script: bool) -> None:
    record = put_up("Testa Vacata")
    for user, told in ((make_moderator(), "The page is down"), (make_senior(), "Erased: 1")):
        page = open_page(ERASE, user=user, script=script)
        page.select_option("[name=kind]", "record")
        page.fill("[name=page]", record.path)
        page.fill("[name=reason]", "Vacated by the court of appeal.")
        page.check("[name=is_sure]")
        page.click("text=Take it down, and erase it")
        assert told in page.inner_text("body")

    page = open_page(record.path, script=script)
    assert "Testa Vacata" not in page.content()
    assert not VersionContent.objects.filter(version__public_id=record.public_id).exists()


def test_an_erasure_without_the_tick_comes_back_with_its_reason(open_page: Any) -> None:
    record = put_up("Testa Vacata")
    page = open_page(f"{ERASE}?kind=record&page={record.public_id}", user=make_moderator())
    page.fill("[name=reason]", "Vacated by the court of appeal.")
    page.click("text=Take it down, and erase it")

    assert page.locator(".errorlist").count() == 1
    assert page.input_value("[name=reason]") == "Vacated by the court of appeal."
    assert VersionContent.objects.exists()


@with_script_in_drills
def test_a_lead_becomes_a_report_at_the_research_desk(open_page: Any, script: bool) -> None:
    lead = make_lead(names=[make_name("Testa Unevidenced")])
    page = open_page(DESK, user=make_user("trusted"), script=script)
    page.click("text=Show the one lead")
    assert "Testa Unevidenced" in page.inner_text("main")
    page.click("text=I found an official text")

    assert page.input_value("[name=names-0-name]") == "Testa Unevidenced"
    assert lead.reference in page.input_value("[name=comment]")


def test_these_pages_have_no_barriers(open_page: Any, violations: Any) -> None:
    kept, other = put_up("Testa Persona"), put_up("Testa Personna")
    make_lead()
    pair = f"{MERGE}?kind=record&keep={kept.public_id}&absorb={other.public_id}"
    senior = make_senior()
    page = open_page(DESK, user=senior)

    for path in (DESK, reverse("research_leads"), MERGE, pair, ERASE):
        for prefix in ("", "/ar"):
            page.goto(prefix + path)
            assert violations(page) == [], prefix + path


def test_they_stay_inside_a_small_screen(open_page: Any) -> None:
    kept, other = put_up("X" * 250), put_up("شركة الاختبار للتوظيف")
    make_lead(names=[make_name("Y" * 250)])
    pair = f"{MERGE}?kind=record&keep={kept.public_id}&absorb={other.public_id}"
    page = open_page(DESK, user=make_senior(), width=360)

    for path in (DESK, reverse("research_leads"), MERGE, pair, ERASE):
        page.goto(path)
        root = "document.documentElement"
        assert page.evaluate(f"{root}.scrollWidth - {root}.clientWidth") == 0, path
