"""
Small charts of figures over the years, as shapes that a template draws as inline SVG.

Lengths are units of the drawing, WIDTH across; nothing here is a pixel. A year without a figure
is a gap, "<5" an open ring that has no height, 0 is written as 0: docs/rules.md, rule 10. Charts
run from the earlier to the later year in every language. Pure: no query.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from django.utils.translation import gettext as _

from freedomnow.web.sentences import semicolon
from regions.codes import CODED, FEW, NO_DATA, is_value, value_in_words
from regions.models import Figure

WIDTH = 320
INSET = 4  # beside the first and the last year
TOP = 22  # room for the number that the upper line stands for
BARS = 96  # height of the tallest bar
AXIS = 18  # room for the years beneath
LANE = 30  # one tier: its words above its band
BAND = 9
RING = 4
WIDEST_BAR = 22
# A gap as wide as this holds the words "no data".
WORDS_FIT = 56
# The best tier stands at the top; a special case only where there is one.
LANES = ("tier_1", "tier_2", "tier_2_watch_list", "tier_3")
FEWEST_YEARS = 2


@dataclass(frozen=True)
class Bar:
    """One year's figure: a bar from the base line up."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Point:
    """Where a ring, or the middle of a 0, stands."""

    x: float
    y: float


@dataclass(frozen=True)
class Gap:
    """Years in a row without a figure; words where they fit."""

    x: float
    width: float
    middle: float
    words: str


@dataclass(frozen=True)
class Lane:
    """One tier: its words, and a band for each time that it lasted. `band_y`: where bands begin."""

    y: int
    band_y: int
    words: str
    bands: list[Bar]


@dataclass(frozen=True)
class Chart:
    """
    title, summary: what the picture says, for who does not see it; that of tiers is complete.
    base: the line that everything stands on; the years are written beneath. top: the number that
    the upper line stands for, "" for tiers.
    """

    title: str
    summary: str
    height: int
    base: int
    first: int
    last: int
    gaps: list[Gap]
    bars: list[Bar] = field(default_factory=list)
    rings: list[Point] = field(default_factory=list)
    zeros: list[Point] = field(default_factory=list)
    lanes: list[Lane] = field(default_factory=list)
    top: str = ""
    width: int = WIDTH
    # What the template draws everything else with; all in units of the drawing.
    left: int = INSET
    right: int = WIDTH - INSET
    upper: int = TOP
    above_upper: int = TOP - 6  # where the number of the upper line stands
    middle: int = TOP + BARS // 2  # where a gap's words stand
    band: int = BAND
    ring: int = RING

    @property
    def lane_width(self) -> int:
        return self.right - self.left

    @property
    def gap_top(self) -> int:
        """A gap reaches from the upper line, or from just inside the picture, to the base."""
        return self.upper if self.top else 1

    @property
    def gap_height(self) -> int:
        return self.base - self.upper if self.top else self.base - 2

    @property
    def years_y(self) -> int:
        """Where the first and the last year are written."""
        return self.height - 4


def chart_of(figures: Sequence[Figure]) -> Chart | None:
    """
    The chart of one indicator's figures, the newest first; None for fewer than two years.

    Only figures in the newest one's unit: two units have no common height.
    """
    unit = figures[0].unit
    told = (f for f in reversed(figures) if f.unit == unit and is_drawn(f))
    known = {figure.year: figure for figure in told}
    if len(known) < FEWEST_YEARS:
        return None
    values = {year: figure.value for year, figure in sorted(known.items())}
    label = str(figures[0].get_indicator_display())
    draw = tiers if figures[0].indicator in CODED else counts
    return draw(label, values)


def is_drawn(figure: Figure) -> bool:
    """Whether its value has a place in a picture; what no form lets through has none."""
    return figure.value != NO_DATA and is_value(figure.indicator, figure.value)


def counts(label: str, values: dict[int, str]) -> Chart:
    """Bars. `values`: digits or "<5" by year, ascending, two at least."""
    years = Years(values)
    numbers = {year: Decimal(value) for year, value in values.items() if value != FEW}
    top = round_above(max(numbers.values(), default=Decimal(5)))
    base = TOP + BARS
    wide = min(years.slot * 0.7, WIDEST_BAR)
    return Chart(
        title=_("%(what)s, %(first)d to %(last)d")
        % {"what": label, "first": years.first, "last": years.last},
        summary=_summary(values, numbers),
        height=base + AXIS,
        base=base,
        first=years.first,
        last=years.last,
        gaps=years.gaps(),
        bars=[_bar(years.middle(y), n / top, wide) for y, n in numbers.items() if n],
        rings=[Point(years.middle(y), base - RING - 2) for y in values if y not in numbers],
        zeros=[Point(years.middle(y), base - 4) for y, n in numbers.items() if not n],
        top=value_in_words(str(top)),
    )


def _bar(middle: float, share: Decimal, width: float) -> Bar:
    """A bar of that share of the whole height; never so low that it cannot be seen."""
    height = max(round(float(share) * BARS, 1), 1.5)
    return Bar(round(middle - width / 2, 1), round(TOP + BARS - height, 1), round(width, 1), height)


def _summary(values: dict[int, str], numbers: dict[int, Decimal]) -> str:
    """The newest and the highest figure, and how many years have one."""
    last = max(values)
    newest = {"year": last, "value": value_in_words(values[last])}
    told = [_("The newest: %(value)s in %(year)d.") % newest]
    if numbers:
        year = max(numbers, key=lambda one: (numbers[one], one))
        number = {"year": year, "value": value_in_words(values[year])}
        told.append(_("The highest: %(value)s in %(year)d.") % number)
    told.append(_("Years with a figure: %(count)d.") % {"count": len(values)})
    return " ".join(told)


def tiers(label: str, values: dict[int, str]) -> Chart:
    """A band for each time a tier lasted, on a lane of its own with its name."""
    years = Years(values)
    runs = list(runs_of(values))
    lanes = [*LANES, *sorted(set(values.values()) - set(LANES))]
    base = len(lanes) * LANE
    told = [f"{span(first, last)}: {value_in_words(value)}" for first, last, value in runs]
    return Chart(
        title=_("%(what)s, %(first)d to %(last)d")
        % {"what": label, "first": years.first, "last": years.last},
        summary=semicolon().join(told),
        height=base + AXIS,
        base=base,
        first=years.first,
        last=years.last,
        gaps=years.gaps(),
        lanes=[_lane(number, tier, runs, years) for number, tier in enumerate(lanes)],
    )


def _lane(number: int, tier: str, runs: Iterable[tuple[int, int, str]], years: "Years") -> Lane:
    y = number * LANE
    top = y + LANE - BAND - 4
    bands = [
        Bar(years.start(first), top, round(years.start(last + 1) - years.start(first), 1), BAND)
        for first, last, value in runs
        if value == tier
    ]
    return Lane(top - 4, top, value_in_words(tier), bands)


class Years:
    """Where each year stands, from the first to the last that has a figure."""

    def __init__(self, values: Iterable[int]) -> None:
        self.known = sorted(values)
        self.first, self.last = self.known[0], self.known[-1]
        self.slot = (WIDTH - 2 * INSET) / (self.last - self.first + 1)

    def start(self, year: int) -> float:
        return round(INSET + (year - self.first) * self.slot, 1)

    def middle(self, year: int) -> float:
        return round(INSET + (year - self.first + 0.5) * self.slot, 1)

    def gaps(self) -> list[Gap]:
        """Years between two known ones that have no figure."""
        return [
            self._gap(before + 1, after)
            for before, after in pairwise(self.known)
            if after > before + 1
        ]

    def _gap(self, begin: int, end: int) -> Gap:
        x = self.start(begin)
        width = round(self.start(end) - x, 1)
        words = _("no data") if width >= WORDS_FIT else ""
        return Gap(x, width, round(x + width / 2, 1), words)


def runs_of(values: dict[int, str]) -> Iterator[tuple[int, int, str]]:
    """(first year, last year, value) for years in a row with one value; a gap ends a run."""
    run: list[int] = []
    for year, value in values.items():
        if run and (year, value) != (run[-1] + 1, values[run[-1]]):
            yield run[0], run[-1], values[run[-1]]
            run = []
        run.append(year)
    if run:
        yield run[0], run[-1], values[run[-1]]


def span(first: int, last: int) -> str:
    """ "2003", or "2003 to 2005"."""
    if first == last:
        return str(first)
    return _("%(first)d to %(last)d") % {"first": first, "last": last}


def round_above(number: Decimal) -> Decimal:
    """The next of 1, 2, 5, 10, 20, 50 ... that is not smaller: what the upper line stands for."""
    step = Decimal(1)
    while True:
        for times in (1, 2, 5):
            if step * times >= number:
                return step * times
        step *= 10
