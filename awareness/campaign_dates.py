"""When a campaign runs: what a list sorts by, and how a page says it."""

from datetime import date

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from freedomnow.web import partial_dates


class Stage(models.IntegerChoices):
    """Where a campaign stands on a day, in the order of the list."""

    RUNNING = 1, gettext_lazy("Running now")
    COMING = 2, gettext_lazy("Coming")
    OVER = 3, gettext_lazy("Over")


# The shape beside the word (components/chip.html): a chip is never told by its colour alone.
TONES = {Stage.RUNNING: "listed", Stage.COMING: "waiting", Stage.OVER: "ended"}


def first_day(starts_on: str) -> date | None:
    """The first day that the partial date can mean; None where it has always been running."""
    return partial_dates.earliest(starts_on) if starts_on else None


def last_day(ends_on: str) -> date | None:
    """The last day that the partial date can mean; None where no end is known."""
    return partial_dates.latest(ends_on) if ends_on else None


def stage_on(day: date, starts_on: str, ends_on: str) -> Stage:
    """A month or a year counts from its first day to its last one."""
    begin, end = first_day(starts_on), last_day(ends_on)
    if begin and begin > day:
        return Stage.COMING
    return Stage.OVER if end and end < day else Stage.RUNNING


def in_words(starts_on: str, ends_on: str, day: date) -> str:
    """
    "1 to 30 July 2026" as far as it is known, in the active language.

    Without an end it counts "since" its beginning, and "from" it while that still lies before it.
    """
    dates = {
        "begin": partial_dates.display(starts_on),
        "end": partial_dates.display(ends_on),
    }
    if starts_on and ends_on:
        same = starts_on == ends_on
        return dates["begin"] if same else _("%(begin)s to %(end)s") % dates
    if starts_on and stage_on(day, starts_on, ends_on) == Stage.COMING:
        return _("from %(begin)s, without an end") % dates
    if starts_on:
        return _("since %(begin)s, without an end") % dates
    return _("until %(end)s") % dates if ends_on else _("all year round")
