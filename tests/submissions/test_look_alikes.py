"""Look-alikes of a report: by name across scripts, and what beside the name agrees."""

from importlib import import_module

import pytest
from django.apps import apps

from freedomnow.submissions.models import Submission
from tests.factories import make_name, make_published, make_submission, record_document
from tests.submissions.test_apart import shown

pytestmark = pytest.mark.django_db


def make_report(*names, **fields):
    return make_submission(
        "record", document=record_document(names=[make_name(name) for name in names], **fields)
    )


def make_page(*names, **fields):
    return make_published(
        "record", record_document(names=[make_name(name) for name in names], **fields)
    )


@pytest.mark.parametrize("name", ["Ivan Petrov", "Petrov, Ivan"])
def test_a_name_in_another_script_is_shown_published_and_waiting(name):
    page = make_page("Иван Петров")
    waiting = make_report("Иван Петров")

    assert shown(make_report(name)) == ([page.public_id], [waiting.reference])


@pytest.mark.parametrize("name", ["Muhammad Ali", "Mohamed Ali"])
def test_an_arabic_name_is_shown_however_it_is_written_in_latin(name):
    waiting = make_report("محمد علي")

    assert shown(make_report(name))[1] == [waiting.reference]


def test_a_different_name_in_another_script_is_not_shown():
    make_page("Сергей Сидоров")
    make_report("Сергей Сидоров")

    assert shown(make_report("Ivan Petrov")) == ([], [])


def test_short_names_are_not_shown_by_their_skeleton():
    make_page("علي حسن")
    make_report("علي حسن")

    assert shown(make_report("Ali Hassan")) == ([], [])


def test_reports_of_before_have_skeletons_after_the_migration():
    report = make_report("Sa’d Tikriti", "Иван Петров")
    told = report.name_skeletons
    Submission.objects.update(name_skeletons=[])

    import_module("freedomnow.submissions.migrations.0027_fill_name_skeletons").fill(apps, None)

    report.refresh_from_db()
    assert report.name_skeletons == told == ["fn ptrf", "sd tkrt"]
