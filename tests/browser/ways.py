"""
In which ways a page is walked. `make test` walks each without script and by light, which is what
the poorest phone has; `make drill` also with script and in the dark.
"""

import pytest

with_script_in_drills = pytest.mark.parametrize(
    "script", [pytest.param(True, marks=pytest.mark.drill), False]
)
in_the_dark_in_drills = pytest.mark.parametrize(
    "scheme", ["light", pytest.param("dark", marks=pytest.mark.drill)]
)
