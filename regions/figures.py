"""The figures of a place as its page shows them: in words, by what they count, with a chart."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from django.utils.formats import number_format

from freedomnow.evidence.numbering import Key, citation_key
from regions.charts import chart_of
from regions.codes import CODED, MEANINGS, UNITS, WORDS, Indicator
from regions.models import Figure

Shown = dict[str, Any]


def in_order(figures: Iterable[Any]) -> list[Any]:
    """Figures by indicator, the newest of each first."""
    order = list(Indicator)
    return sorted(figures, key=lambda f: (order.index(Indicator(f.indicator)), -f.year))


def figure_tables(figures: list[Any], numbers: Mapping[Key, int]) -> list[Shown]:
    """Ordered figures by indicator: words for codes, what they do not mean, a chart if of use."""
    return [
        _table(Indicator(indicator), list(group), numbers)
        for indicator, group in groupby(figures, key=lambda one: one.indicator)
    ]


def _table(indicator: Indicator, figures: list[Figure], numbers: Mapping[Key, int]) -> Shown:
    shown = [_shown(figure, numbers.get(citation_key(figure))) for figure in figures]
    return {
        "id": indicator.value,
        "caption": indicator.label,
        "meaning": MEANINGS[indicator],
        "newest": shown[0],
        "earlier": shown[1:],
        "chart": chart_of(figures),
    }


def _shown(figure: Figure, number: int | None) -> Shown:
    """A figure in words. `number`: of its source."""
    return {
        "value": WORDS.get(figure.value) or with_separators(figure.value),
        "unit": "" if figure.value == "no_data" else UNITS.get(figure.unit, figure.unit),
        "year": figure.year,
        "is_status": figure.indicator in CODED,
        "number": number,
    }


def with_separators(value: str) -> str:
    """A number as the active language groups its digits; other text as it is."""
    return number_format(int(value), force_grouping=True) if value.isdecimal() else value
