"""Rows that most documents have none of come folded, and open once anything stands in them."""

import re

import pytest

from freedomnow.publishing.documents import as_typed
from freedomnow.publishing.kinds import all_kinds, kind_named
from freedomnow.submissions.models import Submission
from tests.factories import (
    DOCUMENTS,
    make_published,
    make_submission,
    make_user,
    organization_document,
    own_story,
)
from tests.safety.surfaces import client_of

pytestmark = pytest.mark.django_db

REPORT = "/report/organization/"
OPTIONAL = [(kind.name, rows) for kind in all_kinds() for rows in kind.form.optional_rows]
RELATION = {"relation": "member_of", "to": "no-such-page"}


@pytest.fixture
def volunteer(client):
    client.force_login(make_user())
    return client


def typed(**relation):
    """An organization's form as its first page sends it, with one row of relations."""
    document = as_typed(kind_named("organization").form, organization_document(relations=[]))
    row = {f"relations-0-{name}": value for name, value in relation.items()}
    return document | {"relations-TOTAL_FORMS": "1", "page": "whole"} | row


def section(page, rows):
    return re.search(rf'<section id="{rows}-rows">.*?</section>', page, re.S)[0]


def fold_of(page, rows="relations"):
    """The first tag of the fold that these rows stand behind; "" for none."""
    found = re.search(r"<details[^>]*>\s*<summary>Add: ", section(page, rows))
    return found[0].split(">")[0] + ">" if found else ""


def test_every_kind_but_the_article_has_such_rows():
    assert {kind for kind, _rows in OPTIONAL} == set(DOCUMENTS) - {"article"}


@pytest.mark.parametrize(("kind", "rows"), OPTIONAL)
def test_they_may_all_be_missing(kind, rows):
    form = kind_named(kind).form
    whole = own_story() if kind == "story" else DOCUMENTS[kind]()  # one that is retold needs some
    document = whole | {name: [] for name in form.optional_rows}

    assert rows in form.rows
    assert form.from_document(document).is_valid()


@pytest.mark.parametrize(("kind", "rows"), OPTIONAL)
def test_they_come_folded_and_say_that_they_are_optional(volunteer, kind, rows):
    page = volunteer.post(f"/report/{kind}/", {"do": "more", "code": "FR"}).text

    assert fold_of(page, rows) == "<details>"
    assert "(optional)</span></summary>" in section(page, rows)


def test_rows_that_a_document_lives_by_stand_open(volunteer):
    page = volunteer.get(REPORT).text

    assert fold_of(page, "services") == ""
    assert fold_of(page, "sources") == ""


def test_a_row_with_an_error_is_open_with_what_was_typed(volunteer):
    answer = volunteer.post(REPORT, typed(**RELATION) | {"do": "send"})

    assert answer.status_code == 422
    assert fold_of(answer.text) == "<details open>"
    assert 'value="no-such-page"' in section(answer.text, "relations")
    assert 'class="error"' in section(answer.text, "relations")


def test_an_empty_row_stays_folded_when_something_else_is_wrong(volunteer):
    told = typed(relation="", to="") | {"name": "", "do": "send"}

    answer = volunteer.post(REPORT, told)

    assert answer.status_code == 422
    assert fold_of(answer.text) == "<details>"


@pytest.mark.parametrize("do", [{"do": "more"}, {"add": "services"}])
def test_what_was_typed_is_open_when_the_form_is_drawn_again(volunteer, do):
    assert fold_of(volunteer.post(REPORT, typed(**RELATION) | do).text) == "<details open>"
    assert fold_of(volunteer.post(REPORT, typed(to="") | do).text) == "<details>"


def test_another_row_that_was_asked_for_is_open(volunteer):
    page = volunteer.post(REPORT, typed(to="") | {"add": "relations"}).text

    assert fold_of(page) == "<details open>"
    assert section(page, "relations").count("data-row") > 2


def test_what_a_page_says_already_is_open_in_the_form_of_a_change(volunteer):
    case = make_published("case")
    assert case.document["routes"]

    page = volunteer.get(f"/report/case/{case.public_id}/").text

    assert fold_of(page, "routes") == "<details open>"


def test_a_moderator_who_corrects_finds_the_same_fold():
    report = make_submission("organization", document=organization_document(relations=[]))

    page = client_of("moderator").get(f"/admin/submissions/submission/{report.pk}/correct/").text

    assert fold_of(page) == "<details>"


def test_a_folded_row_that_is_left_alone_is_sent_as_none(volunteer):
    volunteer.post(REPORT, typed(relation="", to="") | {"do": "send"})

    assert Submission.objects.get().document["relations"] == []
