"""Quarters are counted once, when they are over, and no figure points at a single thing."""

import io
from datetime import UTC, date, datetime, timedelta
from unittest import mock

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from freedomnow.publishing.models import Action
from freedomnow.publishing.services import log
from freedomnow.submissions import housekeeping
from freedomnow.submissions.housekeeping import CLOCK
from freedomnow.trust import counting
from freedomnow.trust.counting import Quarter
from freedomnow.trust.models import FEW, Figure, Sort
from traffickers.syncing import SYNC

pytestmark = pytest.mark.django_db

SPRING = Quarter(date(2026, 4, 1))
IN_SPRING = datetime(2026, 5, 20, 12, tzinfo=UTC)
AFTER = date(2026, 7, 1)


def happened(action=Action.DECLINED, *, at=IN_SPRING, by="a moderator", kind="article", **about):
    with mock.patch("django.utils.timezone.now", return_value=at):
        return log(action, by=by, reason="It was read.", kind=kind, **about)


def decided(reference, days, *, sender="a volunteer", action=Action.DECLINED):
    """A report that came, and was decided on so many days later."""
    happened(Action.RECEIVED, at=IN_SPRING, by=sender, submission=reference)
    happened(action, at=IN_SPRING + timedelta(days=days), submission=reference)


def values(**which):
    rows = counting.figures(SPRING)
    return {
        (figure.kind, figure.code): figure.value
        for figure in rows
        if all(getattr(figure, name) == value for name, value in which.items())
    }


@pytest.mark.parametrize(
    ("day", "first", "name"),
    [
        (date(2026, 1, 1), date(2026, 1, 1), "2026-Q1"),
        (date(2026, 3, 31), date(2026, 1, 1), "2026-Q1"),
        (date(2026, 6, 30), date(2026, 4, 1), "2026-Q2"),
        (date(2026, 9, 1), date(2026, 7, 1), "2026-Q3"),
        (date(2026, 12, 31), date(2026, 10, 1), "2026-Q4"),
    ],
)
def test_a_day_belongs_to_one_quarter(day, first, name):
    assert Quarter.of(day).first == first
    assert str(Quarter.of(day)) == name


def test_quarters_follow_each_other():
    quarter = Quarter(date(2025, 1, 1))
    firsts = [quarter.first]
    for _n in range(5):
        quarter = quarter.next
        firsts.append(quarter.first)

    assert [(first.year, first.month) for first in firsts] == [
        (2025, 1), (2025, 4), (2025, 7), (2025, 10), (2026, 1), (2026, 4),
    ]  # fmt: skip


def test_nothing_is_due_where_nothing_happened():
    assert list(counting.due(AFTER)) == []


def test_a_quarter_is_due_when_it_is_over_and_not_before():
    happened()

    assert list(counting.due(AFTER - timedelta(days=1))) == []
    assert list(counting.due(AFTER)) == [SPRING]


def test_quarters_in_which_nothing_happened_are_due_too():
    happened()

    assert [str(one) for one in counting.due(date(2027, 1, 1))] == [
        "2026-Q2", "2026-Q3", "2026-Q4",
    ]  # fmt: skip


def test_what_is_due_costs_two_queries(django_assert_num_queries):
    happened()

    with django_assert_num_queries(2):
        list(counting.due(AFTER))


def test_a_quarter_is_written_once(settings):
    happened()
    settings.TODAY = AFTER

    assert counting.count(SPRING, AFTER) == ""
    rows = Figure.objects.count()
    happened()

    assert counting.count(SPRING, AFTER) is None
    assert Figure.objects.count() == rows
    assert list(counting.due(AFTER)) == []


def test_housekeeping_does_it_and_says_so(settings):
    happened()
    settings.TODAY = AFTER
    said = [io.StringIO(), io.StringIO()]

    for out in said:
        call_command("housekeeping", stdout=out)

    assert "2026-Q2" in said[0].getvalue()
    assert "2026-Q2" not in said[1].getvalue()


def test_a_dry_run_writes_no_figure(settings):
    happened()

    done = list(housekeeping.run(AFTER, is_dry=True))

    assert "2026-Q2" in {one.what for one in done}
    assert not Figure.objects.exists()


def test_fewer_than_five_are_not_told_and_five_are():
    for _n in range(FEW - 1):
        happened(kind="article")
    for _n in range(FEW):
        happened(kind="record")

    told = values(sort=Sort.DECIDED)

    assert told["article", "declined"] is None
    assert told["record", "declined"] == FEW


@pytest.mark.parametrize(("times", "told"), [(5, 5), (9, 5), (10, 10), (14, 10)])
def test_a_count_is_rounded_down_to_fives(times, told):
    assert counting.counted(Sort.ERASED, times).value == told


@pytest.mark.parametrize("times", range(FEW))
def test_a_count_below_five_is_nothing(times):
    assert counting.counted(Sort.ERASED, times).value is None


def test_none_and_four_look_alike():
    without = values()
    for number in range(FEW - 1):
        decided(f"report{number}", 3)
        happened(Action.ERASED)
        happened(Action.WITHDREW, by=CLOCK)
        happened(Action.PUBLISHED, kind="record")

    assert values() == without


def test_the_table_itself_holds_no_small_count():
    figure = Figure(quarter=SPRING.first, sort=Sort.ERASED, value=FEW - 1)

    with pytest.raises(IntegrityError, match="figure_tells_no_single_thing"), transaction.atomic():
        figure.save()

    Figure(quarter=SPRING.first, sort=Sort.ERASED, value=FEW).save()
    Figure(quarter=SPRING.first, sort=Sort.DAYS, code="median", value=1).save()


def test_a_figure_is_of_a_quarter():
    with pytest.raises(IntegrityError, match="figure_is_of_a_quarter"), transaction.atomic():
        Figure(quarter=date(2026, 5, 1), sort=Sort.ERASED).save()


def test_a_figure_stands_once():
    Figure(quarter=SPRING.first, sort=Sort.ERASED).save()

    with pytest.raises(IntegrityError, match="figure_is_written_once"), transaction.atomic():
        Figure(quarter=SPRING.first, sort=Sort.ERASED).save()


@pytest.mark.parametrize("action", counting.DECISIONS)
def test_each_decision_of_a_person_is_counted_by_kind(action):
    for _n in range(6):
        happened(action, kind="organization")

    assert values(sort=Sort.DECIDED)["organization", str(action)] == 5


@pytest.mark.parametrize("by", [CLOCK, SYNC, "FreedomNow 0.1.0"])
def test_what_a_program_did_is_no_decision_of_a_person(by):
    for _n in range(6):
        happened(Action.WITHDREW, by=by, kind="record")

    assert values(sort=Sort.DECIDED)["record", "withdrew"] is None
    assert values(sort=Sort.HIDDEN) == {("", ""): 5}


def test_what_lies_outside_the_quarter_is_not_counted():
    for at in (datetime(2026, 3, 31, 23, 59, tzinfo=UTC), datetime(2026, 7, 1, tzinfo=UTC)):
        for _n in range(6):
            happened(at=at)

    assert set(values(sort=Sort.DECIDED).values()) == {None}


def test_the_first_and_the_last_moment_belong_to_it():
    for _n in range(3):
        happened(at=datetime(2026, 4, 1, tzinfo=UTC))
        happened(at=datetime(2026, 6, 30, 23, 59, 59, tzinfo=UTC))

    assert values(sort=Sort.DECIDED)["article", "declined"] == 5


def test_grounds_of_declining_are_counted():
    for _n in range(5):
        happened(ground="discriminates")
        happened()
    happened(ground="double")

    told = values(sort=Sort.DECLINED_FOR)

    assert (told["", "discriminates"], told["", ""], told["", "double"]) == (5, 5, None)


def test_erasures_are_counted():
    for _n in range(5):
        happened(Action.ERASED, kind="record")

    assert values(sort=Sort.ERASED) == {("", ""): 5}


def test_the_median_is_told_from_ten_reports_on():
    for number in range(9):
        decided(f"report{number}", number)
    assert values(sort=Sort.DAYS)["", "median"] is None

    decided("report9", 9)

    assert values(sort=Sort.DAYS)["", "median"] == 5  # 4.5, rounded up
    assert values(sort=Sort.DAYS)["", "p95"] is None


def test_p95_is_told_from_a_hundred_reports_on():
    for number in range(99):
        decided(f"report{number}", 2)
    assert values(sort=Sort.DAYS)["", "p95"] is None

    decided("report99", 2)

    assert values(sort=Sort.DAYS)["", "p95"] == 2


def test_only_the_first_decision_on_a_report_counts():
    for number in range(10):
        decided(f"report{number}", 1, action=Action.KEPT_AS_LEAD)
        happened(at=IN_SPRING + timedelta(days=30), submission=f"report{number}")

    assert values(sort=Sort.DAYS)["", "median"] == 1


def test_what_no_person_sent_has_no_days():
    for number in range(12):
        decided(f"entry{number}", 20, sender=SYNC)

    assert values(sort=Sort.DAYS)["", "median"] is None


def test_counting_asks_the_same_whatever_happened(django_assert_num_queries):
    for number in range(12):
        decided(f"report{number}", 1)

    with django_assert_num_queries(5):
        counting.figures(SPRING)


def test_it_outlives_the_reports_themselves():
    """Reports are deleted 90 days after their decision: the history alone is asked."""
    for number in range(10):
        decided(f"purged{number}", 4)

    assert values(sort=Sort.DAYS)["", "median"] == 4
