"""
The legal events of a record as a picture: along a line of years, each at its date.

Two drawings of the same events: level for a wide screen, upright for a narrow one; the style sheet
shows one of them. Of a date that is known in part the whole span is marked.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from freedomnow.web.partial_dates import display, earliest, latest
from traffickers.drawing import Canvas, lines_of, number, shape, width_of

FEWEST, MOST = 2, 12  # dates: one needs no picture, more cannot be told apart
LETTER = 7.4  # the width of one, roughly
LINE = 17
# level: the length of the line, room at its ends, height of one floor of words
LENGTH, END, FLOOR = 660, 14, 46
MOST_LINES = 3  # of what happened at one date; the list says the rest
BESIDE = 12  # room between words and what stands next
# upright: the whole width, where the line stands, height of a step, letters that fit
WIDTH, AXIS, STEP, LETTERS = 320, 62, 46, 32
MOST_TICKS = 8
YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100)


@dataclass(frozen=True)
class Text:
    x: str
    y: str
    words: str
    kind: str  # what, date or year
    anchor: str = "start"


@dataclass(frozen=True)
class Mark:
    """One thing that happened: its shape, its words, the way to them, and the span of its date."""

    shape: str
    tone: str
    at: str
    span: str
    leader: str
    texts: list[Text]


@dataclass(frozen=True)
class Timeline:
    """One picture. `axis` is the line with its ticks."""

    kind: str
    width: str
    height: str
    axis: str
    years: list[Text]
    marks: list[Mark]


@dataclass
class _Moment:
    """What happened at one partial date; places are shares of the line, 0 to 1."""

    on: str
    what: list[str]
    tone: str
    begins: float = 0
    ends: float = 0
    floor: int = field(default=0)
    # level: its words in lines, and whether they end at the mark and do not begin there
    lines: list[str] = field(default_factory=list)
    is_late: bool = False

    @property
    def middle(self) -> float:
        return (self.begins + self.ends) / 2


def drawings_of(events: Iterable[dict[str, Any]], *, is_rtl: bool) -> list[Timeline]:
    """
    The level and the upright picture of what pages.timeline_of() tells, or none.

    None where fewer than two dates are known, and where there are too many to be told apart:
    the list says all of it.
    """
    moments = _moments(events)
    if not FEWEST <= len(moments) <= MOST:
        return []
    years = _spread(moments)
    return [_level(moments, years, is_rtl=is_rtl), _upright(moments, years, is_rtl=is_rtl)]


def _moments(events: Iterable[dict[str, Any]]) -> list[_Moment]:
    """The dated events in their order, those of one date and tone together."""
    found: dict[tuple[str, str], _Moment] = {}
    for event in events:
        if event["date"]:
            key = (event["date"], event["tone"])
            moment = found.setdefault(key, _Moment(event["date"], [], event["tone"]))
            if str(event["what"]) not in moment.what:
                moment.what.append(str(event["what"]))
    return sorted(found.values(), key=lambda moment: (earliest(moment.on), latest(moment.on)))


def _spread(moments: list[_Moment]) -> list[tuple[str, float]]:
    """Give each moment its place on the line; the years that are marked, with theirs."""
    first = min(earliest(moment.on) for moment in moments).year
    last = max(latest(moment.on) for moment in moments).year + 1
    begin, length = date(first, 1, 1), (date(last, 1, 1) - date(first, 1, 1)).days
    for moment in moments:
        moment.begins = (earliest(moment.on) - begin).days / length
        moment.ends = ((latest(moment.on) - begin).days + 1) / length
    step = next(n for n in YEAR_STEPS if (last - first) / n <= MOST_TICKS)
    return [
        (display(str(year)), (date(year, 1, 1) - begin).days / length)
        for year in range(first, last + 1)
        if (year - first) % step == 0
    ]


def _level(moments: list[_Moment], years: list[tuple[str, float]], *, is_rtl: bool) -> Timeline:
    """Words above the line on as many floors as they need, years below it."""
    canvas = Canvas(LENGTH + 2 * END, is_rtl=is_rtl)
    for moment in moments:
        _lay_out(moment)
    floor = FLOOR + LINE * (max(len(moment.lines) for moment in moments) - 1)
    y = floor * (_floors(moments) + 1) + 12
    places = [(word, END + share * LENGTH) for word, share in years]
    ticks = "".join(f"M{canvas.at(x, y)}v7" for _word, x in places)
    return Timeline(
        "level",
        number(canvas.width),
        number(y + 30),
        f"M{canvas.at(END, y)}L{canvas.at(END + LENGTH, y)}{ticks}",
        [Text(number(canvas.x(x)), number(y + 24), word, "year", _edge(x)) for word, x in places],
        [_mark_above(moment, canvas, y, floor) for moment in moments],
    )


def _edge(x: float) -> str:
    """How a year stands to its tick: inside the picture at both its ends."""
    if x <= END:
        return "start"
    return "end" if x >= END + LENGTH else "middle"


def _lay_out(moment: _Moment) -> None:
    """
    Its words run from the mark in one line where there is room, else up to it, else in lines on
    the side with more room.
    """
    ahead, behind = ((1 - moment.middle) * LENGTH + END, moment.middle * LENGTH + END)
    words = ", ".join(moment.what)
    long = max(width_of(words), width_of(display(moment.on))) * LETTER + BESIDE
    moment.is_late = long > ahead and behind > ahead
    room = behind if moment.is_late else ahead
    moment.lines = lines_of(words, int((room - BESIDE) / LETTER), most=MOST_LINES)


def _floors(moments: list[_Moment]) -> int:
    """
    Put words that would meet, or cover the way to others, on higher floors; the highest one.

    Where words run from their mark the last mark comes first, where they must run up to it, at the
    end of the line, the first: each floor is then built on what stands below.
    """
    placed: list[_Moment] = []
    early = [moment for moment in reversed(moments) if not moment.is_late]
    late = [moment for moment in moments if moment.is_late]
    for moment in [*early, *late]:
        below = [one.floor for one in placed if _meet(moment, one)]
        moment.floor = max(below, default=-1) + 1
        placed.append(moment)
    return max(moment.floor for moment in moments)


def _long(moment: _Moment) -> float:
    """The room that its words take, with some more."""
    return max(width_of(words) for words, _kind in _words(moment)) * LETTER + BESIDE


def _reach(moment: _Moment) -> tuple[float, float]:
    """From where to where its words stand on the level line."""
    x = END + moment.middle * LENGTH
    return (x - _long(moment), x + 8) if moment.is_late else (x - 8, x + _long(moment))


def _meet(one: _Moment, other: _Moment) -> bool:
    (begins, ends), (other_begins, other_ends) = _reach(one), _reach(other)
    return begins < other_ends and other_begins < ends


def _words(moment: _Moment) -> list[tuple[str, str]]:
    return [*((line, "what") for line in moment.lines), (display(moment.on), "date")]


def _mark_above(moment: _Moment, canvas: Canvas, y: float, floor: float) -> Mark:
    """`floor`: the height of each, so that the words with most lines fit."""
    x = END + moment.middle * LENGTH
    words = _words(moment)
    top = y - 26 - floor * moment.floor - LINE * (len(words) - 2)
    side = -5 if moment.is_late else 5
    texts = [
        Text(
            number(canvas.x(x + side)),
            number(top - 18 + LINE * index),
            line,
            kind,
            "end" if moment.is_late else "start",
        )
        for index, (line, kind) in enumerate(words)
    ]
    begins, ends = END + moment.begins * LENGTH, END + moment.ends * LENGTH
    return Mark(
        shape(moment.tone),
        moment.tone,
        canvas.at(x, y),
        f"M{canvas.at(begins, y)}H{number(canvas.x(ends))}" if len(moment.on) < 10 else "",
        f"M{canvas.at(x, y)}V{number(top - 30)}",
        texts,
    )


def _upright(moments: list[_Moment], years: list[tuple[str, float]], *, is_rtl: bool) -> Timeline:
    """The line from above to below, years before it, words behind it, one below the other."""
    canvas = Canvas(WIDTH, is_rtl=is_rtl)
    long = max(180, STEP * len(moments))
    places = [(word, END + share * long) for word, share in years]
    ticks = "".join(f"M{canvas.at(AXIS - 7, y)}L{canvas.at(AXIS, y)}" for _word, y in places)
    marks, lowest = [], 0.0
    for moment in moments:
        y = END + moment.middle * long
        lowest = max(y, lowest + STEP) if lowest else y
        marks.append(_mark_beside(moment, canvas, (y, lowest), long))
    return Timeline(
        "upright",
        number(canvas.width),
        number(max(lowest + LINE, END + long) + END),
        f"M{canvas.at(AXIS, END)}V{number(END + long)}{ticks}",
        [Text(number(canvas.x(AXIS - 12)), number(y + 4), word, "year", "end")
         for word, y in places],
        marks,
    )  # fmt: skip


def _mark_beside(moment: _Moment, canvas: Canvas, heights: tuple[float, float], long: int) -> Mark:
    """`heights`: of the mark on the line, and of its words."""
    y, beside = heights
    x = AXIS + 34
    [what] = lines_of(", ".join(moment.what), LETTERS, most=1)
    begins, ends = END + moment.begins * long, END + moment.ends * long
    return Mark(
        shape(moment.tone),
        moment.tone,
        canvas.at(AXIS, y),
        f"M{canvas.at(AXIS, begins)}V{number(ends)}" if len(moment.on) < 10 else "",
        f"M{canvas.at(AXIS, y)}L{canvas.at(AXIS + 24, beside)}L{canvas.at(x - 4, beside)}",
        [
            Text(number(canvas.x(x)), number(beside), what, "what"),
            Text(number(canvas.x(x)), number(beside + LINE), display(moment.on), "date"),
        ],
    )
