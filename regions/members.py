"""The newest figures of the countries in a larger region, side by side: a table, no sums."""

from typing import Any

from regions import tree
from regions.codes import CODED, MEANINGS
from regions.fields import countries
from regions.world_figures import newest_of, table_rows


def members(code: str, indicator: str) -> dict[str, Any] | None:
    """
    Of each country in a group the newest figure of the indicator, with its year. 1 query.

    None for a country, for the world, which has a page of its own, and where no country of the
    group has a figure. What is no indicator, or has no figure here, shows the first that has.
    Averages and sums are left out on purpose: the years differ, and most places have no figure.
    """
    if tree.level(code) in (tree.Level.COUNTRY, tree.Level.WORLD):
        return None
    codes = [one for one in tree.below(code) if one.isalpha()]
    have = newest_of(codes)
    if not have:
        return None
    chosen = next((one for one in have if one == indicator), next(iter(have)))
    missing = {*codes} - {*have[chosen]}
    return {
        "indicator": chosen.value,
        "label": chosen.label,
        "meaning": MEANINGS[chosen],
        "is_coded": chosen in CODED,
        "indicators": [(one.value, one.label) for one in have],
        "rows": table_rows(have[chosen], "name"),
        "without": [name for other, name in countries() if other in missing],
    }
