"""When a campaign runs: its stage on a day, and how pages say it in each language."""

from datetime import date, timedelta

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override

from awareness.campaign_dates import TONES, Stage, first_day, in_words, last_day, stage_on
from awareness.templatetags.campaigns import campaign_dates_in_words, stage_chip
from freedomnow.web import partial_dates
from freedomnow.web.languages import INTERFACE_LANGUAGES

ONE = timedelta(days=1)
LEFT_TO_RIGHT = "\u200e"
languages = pytest.mark.parametrize("language", INTERFACE_LANGUAGES)


@pytest.mark.parametrize(
    ("told", "first", "last"),
    [
        ("2027", date(2027, 1, 1), date(2027, 12, 31)),
        ("2027-03", date(2027, 3, 1), date(2027, 3, 31)),
        ("2028-02", date(2028, 2, 1), date(2028, 2, 29)),
        ("2027-03-10", date(2027, 3, 10), date(2027, 3, 10)),
    ],
)
def test_a_partial_date_is_read_as_widely_as_it_can_be(told, first, last):
    assert first_day(told) == first
    assert last_day(told) == last


def test_a_date_that_is_not_known_bounds_nothing():
    assert first_day("") is None
    assert last_day("") is None
    assert stage_on(date(1900, 1, 1), "", "") == stage_on(date(2200, 1, 1), "", "") == Stage.RUNNING


@pytest.mark.parametrize(
    ("starts_on", "first"),
    [
        ("2027", date(2027, 1, 1)),
        ("2027-03", date(2027, 3, 1)),
        ("2027-03-10", date(2027, 3, 10)),
    ],
)
def test_it_comes_until_the_day_before_and_runs_from_the_day_itself(starts_on, first):
    assert stage_on(first - ONE, starts_on, "") == Stage.COMING
    assert stage_on(first, starts_on, "") == Stage.RUNNING
    assert stage_on(first + ONE, starts_on, "") == Stage.RUNNING


@pytest.mark.parametrize(
    ("ends_on", "last"),
    [
        ("2027", date(2027, 12, 31)),
        ("2028-02", date(2028, 2, 29)),
        ("2027-03-10", date(2027, 3, 10)),
    ],
)
def test_it_runs_on_its_last_day_and_is_over_on_the_next(ends_on, last):
    assert stage_on(last - ONE, "", ends_on) == Stage.RUNNING
    assert stage_on(last, "", ends_on) == Stage.RUNNING
    assert stage_on(last + ONE, "", ends_on) == Stage.OVER


def test_a_campaign_of_one_day_runs_on_that_day_alone():
    day = date(2027, 7, 30)
    told = ("2027-07-30", "2027-07-30")

    stages = [stage_on(one, *told) for one in (day - ONE, day, day + ONE)]

    assert stages == [Stage.COMING, Stage.RUNNING, Stage.OVER]


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "words"),
    [
        ("", "", "all year round"),
        ("2026-06-01", "2026-07-30", "June 1, 2026 to July 30, 2026"),
        ("2026-06", "2027", "June 2026 to 2027"),
        ("2026-07-30", "2026-07-30", "July 30, 2026"),
        ("2026-07", "2026-07", "July 2026"),
        ("", "2026-12", "until December 2026"),
        ("2025", "", "since 2025, without an end"),
        ("2027-03", "", "from March 2027, without an end"),
    ],
)
def test_dates_are_said_as_far_as_they_are_known(starts_on, ends_on, words):
    assert in_words(starts_on, ends_on, date(2026, 11, 25)) == words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2027, 2, 28), "from March 2027, without an end"),
        (date(2027, 3, 1), "since March 2027, without an end"),
        (date(2027, 3, 2), "since March 2027, without an end"),
    ],
)
def test_what_has_not_begun_is_not_said_to_run_since_then(day, words):
    assert in_words("2027-03", "", day) == words


@languages
def test_before_and_after_its_beginning_each_language_says_it_otherwise(language):
    with override(language):
        begin = partial_dates.display("2027-03")
        before, on, after = (
            in_words("2027-03", "", day)
            for day in (date(2027, 2, 28), date(2027, 3, 1), date(2027, 3, 2))
        )

        assert begin in before
        assert begin in on
        assert before != on == after


@languages
def test_dates_are_written_as_the_language_does(language):
    day = date(2026, 11, 25)
    with override(language):
        begin, end = partial_dates.display("2026-06-01"), partial_dates.display("2026-07-30")

        assert begin in in_words("2026-06-01", "2026-07-30", day)
        assert end in in_words("2026-06-01", "2026-07-30", day)
        assert end in in_words("", "2026-07-30", day)
        assert in_words("2026-07-30", "2026-07-30", day) == end


@pytest.mark.parametrize("language", ["ar", "ur"])
def test_dates_keep_their_order_within_words_from_right_to_left(language):
    day = date(2026, 11, 25)
    with override(language):
        begin, end = partial_dates.display("2025-06-01"), partial_dates.display("2026-12-30")

        assert f"{LEFT_TO_RIGHT}{begin}" in in_words("2025-06-01", "", day)
        assert f"{LEFT_TO_RIGHT}{end}" in in_words("", "2026-12-30", day)
        both = in_words("2025-06-01", "2026-12-30", day)
        assert both.index(f"{LEFT_TO_RIGHT}{begin}") < both.index(f"{LEFT_TO_RIGHT}{end}")


@pytest.mark.parametrize(
    ("day", "label", "words"),
    [
        (date(2027, 2, 28), "Coming", "from March 2027, without an end"),
        (date(2027, 3, 1), "Running now", "since March 2027, without an end"),
        (date(2027, 3, 2), "Running now", "since March 2027, without an end"),
    ],
)
def test_words_and_chip_go_by_one_clock(settings, day, label, words):
    settings.TODAY = day

    assert stage_chip("2027-03", "")["label"] == label
    assert campaign_dates_in_words("2027-03", "") == words


@pytest.mark.parametrize("stage", Stage)
def test_a_stage_is_told_by_a_shape_and_a_word_not_by_colour_alone(stage):
    html = render_to_string("components/chip.html", {"label": stage.label, "tone": TONES[stage]})

    assert str(stage.label) in html
    assert len(set(TONES.values())) == len(Stage)


@languages
def test_each_stage_has_a_word_of_its_own(language):
    with override(language):
        assert len({str(stage.label) for stage in Stage}) == 3
