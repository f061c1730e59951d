"""The figures of a place as its page shows them: in words, by what they count, with a chart."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from freedomnow.evidence.numbering import Key, citation_key
from regions.charts import chart_of
from regions.codes import CODED, MEANINGS, NO_DATA, UNITS, Indicator, value_in_words
from regions.models import Figure

Shown = dict[str, Any]


def in_order(figures: Iterable[Any]) -> list[Any]:
    """
    Figures by indicator and within it by unit, the newest first; of several units that with the
    newest figure. A year can have a figure in each unit.
    """
    figures, order = list(figures), list(Indicator)
    newest: dict[tuple[str, str], int] = {}
    for figure in figures:
        series = series_of(figure)
        newest[series] = max(figure.year, newest.get(series, figure.year))

    def place(figure: Any) -> tuple[int, int, str, int]:
        indicator, unit = series_of(figure)
        return order.index(Indicator(indicator)), -newest[indicator, unit], unit, -figure.year

    return sorted(figures, key=place)


def series_of(figure: Any) -> tuple[str, str]:
    """What can stand in one table: its indicator and unit."""
    return figure.indicator, figure.unit


def figure_tables(figures: list[Any], numbers: Mapping[Key, int]) -> list[Shown]:
    """
    Ordered figures by indicator and unit: words for codes, what they do not mean, a chart if of
    use.
    """
    return [
        _table(f"{indicator}-{place}", list(group), numbers)
        for place, ((indicator, _unit), group) in enumerate(groupby(figures, key=series_of), 1)
    ]


def _table(name: str, figures: list[Figure], numbers: Mapping[Key, int]) -> Shown:
    """`name`: its own on the page."""
    indicator = Indicator(figures[0].indicator)
    shown = [_shown(figure, numbers.get(citation_key(figure))) for figure in figures]
    return {
        "id": name,
        "caption": indicator.label,
        "meaning": MEANINGS[indicator],
        "newest": shown[0],
        "earlier": shown[1:],
        "chart": chart_of(figures),
    }


def _shown(figure: Figure, number: int | None) -> Shown:
    """A figure in words. `number`: of its source."""
    return {
        "value": value_in_words(figure.value),
        "unit": "" if figure.value == NO_DATA else UNITS.get(figure.unit, figure.unit),
        "year": figure.year,
        "is_status": figure.indicator in CODED,
        "number": number,
    }
