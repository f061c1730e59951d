"""The line of years: each event at its date, and no words on others."""

import re

import pytest
from django.test import Client
from django.utils.translation import override

from tests.traffickers.public_records import put_up, told
from traffickers.codes import LISTINGS
from traffickers.timeline_drawing import FEWEST, LENGTH, MOST, MOST_LINES, Timeline, drawings_of


def event(on: str, what: str = "Charged", tone: str = "accused") -> dict[str, str]:
    return {"date": on, "what": what, "tone": tone}


def level(*events: dict[str, str], is_rtl: bool = False) -> Timeline:
    return drawings_of(events, is_rtl=is_rtl)[0]


def upright(*events: dict[str, str], is_rtl: bool = False) -> Timeline:
    return drawings_of(events, is_rtl=is_rtl)[1]


def place(mark) -> float:
    return float(mark.at.split()[0])


def test_there_is_one_picture_for_each_width():
    drawings = drawings_of([event("2018"), event("2020")], is_rtl=False)

    assert [drawing.kind for drawing in drawings] == ["level", "upright"]


@pytest.mark.parametrize(
    "events",
    [
        [],
        [event("2018")],
        [event(""), event("2018")],
        [event("2018"), event("2018")],
        [event(str(1950 + number)) for number in range(MOST + 1)],
    ],
    ids=["none", "one", "one with a date", "one date", "too many"],
)
def test_without_two_dates_or_with_too_many_there_is_none(events):
    assert drawings_of(events, is_rtl=False) == []


@pytest.mark.parametrize("count", [FEWEST, MOST])
def test_what_can_be_told_apart_is_drawn(count):
    events = [event(str(1950 + number)) for number in range(count)]

    assert len(level(*events).marks) == len(upright(*events).marks) == count


def test_later_events_stand_further_along_in_proportion():
    marks = level(event("2018-01-01"), event("2019-01-01"), event("2021-12-31")).marks

    first, second, last = map(place, marks)
    assert second - first == pytest.approx(LENGTH / 4, abs=2)
    assert last - first == pytest.approx(LENGTH, abs=2)


def test_events_are_in_order_whatever_that_of_the_list():
    marks = level(event("2021", "B"), event("2018", "A"))

    assert [mark.texts[0].words for mark in marks.marks] == ["A", "B"]


@pytest.mark.parametrize(("on", "days"), [("2018", 365), ("2018-06", 30), ("2018-06-05", 0)])
def test_a_date_that_is_known_in_part_is_a_span(on, days):
    mark = level(event(on), event("2019-12-31")).marks[0]

    if not days:
        assert mark.span == ""
        return
    begins, ends = re.fullmatch(r"M([\d.]+) [\d.]+H([\d.]+)", mark.span).groups()
    assert float(ends) - float(begins) == pytest.approx(LENGTH * days / 730, abs=1)


def test_two_things_of_one_kind_on_one_date_share_a_mark():
    marks = level(event("2018", "Charged"), event("2018", "Wanted"), event("2020")).marks

    assert marks[0].texts[0].words == "Charged, Wanted"
    assert len(marks) == 2


def test_an_outcome_on_the_day_of_a_charge_has_its_own_mark():
    marks = level(event("2018"), event("2018", "Acquitted", "ended"))

    assert [mark.tone for mark in marks.marks] == ["accused", "ended"]


def boxes(drawing: Timeline) -> list[tuple[float, float, float, float]]:
    """Where words stand, roughly: from x to x, from y to y."""
    found = []
    for text in [text for mark in drawing.marks for text in mark.texts]:
        x, y, long = float(text.x), float(text.y), 7 * len(text.words)
        begins = x - long if text.anchor == "end" else x
        found.append((begins, begins + long, y - 12, y + 3))
    return found


def meet(one, other) -> bool:
    return one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]


CLOSE = [
    event(f"2018-0{month}-01", f"Convicted, can still appeal {month}") for month in range(1, 9)
]
LIFE = [event("2014"), event("2016-03"), event("2016-11-04"), event("2019"), event("2021-05-01")]


@pytest.mark.parametrize("draw", [level, upright])
@pytest.mark.parametrize("events", [CLOSE, LIFE], ids=["close", "apart"])
def test_no_words_stand_on_others_or_outside(draw, events):
    drawing = draw(*events)
    found = boxes(drawing)

    assert not any(meet(a, b) for n, a in enumerate(found) for b in found[:n])
    assert all(box[0] >= 0 and box[1] <= float(drawing.width) for box in found)
    assert all(box[2] >= 0 and box[3] <= float(drawing.height) for box in found)


@pytest.mark.parametrize("language", ["en", "es"])
def test_two_listings_in_the_middle_are_told_whole_and_inside(language):
    with override(language):
        labels = [str(code.label) for code in sorted(LISTINGS)]
        middle = [event("2019-06-30", label, "listed") for label in labels]
        drawing = level(event("2018"), *middle, event("2020-12-31"))
    found = boxes(drawing)

    [mark] = [one for one in drawing.marks if one.tone == "listed"]
    told = " ".join(text.words for text in mark.texts if text.kind == "what")
    assert len(labels) > 1
    assert told == ", ".join(labels)
    assert not any(meet(a, b) for n, a in enumerate(found) for b in found[:n])
    assert all(box[0] >= 0 and box[1] <= float(drawing.width) for box in found)
    assert all(box[2] >= 0 and box[3] <= float(drawing.height) for box in found)


def test_more_words_than_lines_end_in_an_ellipsis():
    many = [event("2019-06-30", f"On the list of the office number {n}") for n in range(9)]
    mark = level(event("2018"), *many, event("2020-12-31")).marks[1]

    told = [text.words for text in mark.texts if text.kind == "what"]
    assert (len(told), told[-1][-1]) == (MOST_LINES, "…")


@pytest.mark.parametrize("draw", [level, upright])
def test_right_to_left_mirrors_the_line(draw):
    left, right = draw(*LIFE), draw(*LIFE, is_rtl=True)

    for one, other in zip(left.marks, right.marks, strict=True):
        assert place(one) + place(other) == pytest.approx(float(left.width), abs=0.11)
        assert one.at.split()[1] == other.at.split()[1]
        assert [text.anchor for text in one.texts] == [text.anchor for text in other.texts]


@pytest.mark.parametrize(("last", "most"), [("2019", 9), ("2030", 9), ("2200", 9), ("1901", 9)])
def test_however_long_the_line_some_years_are_marked(last, most):
    years = level(event("1900"), event(last)).years

    assert 2 <= len(years) <= most
    assert years[0].words == "1900"


def test_years_and_dates_are_in_the_language_of_the_page():
    with override("es"):
        drawing = level(event("2018-06"), event("2020"))

    assert drawing.marks[0].texts[1].words == "junio de 2018"


# --- on the page ---------------------------------------------------------------------------------


@pytest.mark.django_db
def test_the_page_draws_what_its_list_says():
    record = put_up(legal_events=[told("charged", on="2018"), told("convicted_final", on="2020")])

    page = Client().get(record.path).text

    assert page.count('class="drawing ') == 2
    assert page.count('role="img" aria-label="Picture of the time line. The list below') == 2
    assert '<ol class="line">' in page
    assert "css/drawings." in page


@pytest.mark.django_db
def test_a_page_with_one_event_has_neither_picture_nor_its_style():
    page = Client().get(put_up().path).text

    assert "<figure" not in page
    assert "css/drawings." not in page


@pytest.mark.django_db
def test_what_the_list_leaves_out_is_not_drawn_either():
    case = {"case_id": "7/18", "authority": "Court of Testa"}
    ended = [told("charged", on="2018", **case), told("acquitted", on="2019", **case)]
    record = put_up(legal_events=[told("sanctioned", on="2021"), *ended])

    figure = Client().get(record.path).text.split("</figure>")[0].split("<figure")[1]

    assert "Charged" not in figure
    assert "Acquitted" in figure
