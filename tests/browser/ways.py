"""
In which ways a page is walked. `make test` walks each without script, as the poorest phone does;
`make drill` also with script.
"""

import pytest

with_script_in_drills = pytest.mark.parametrize(
    "script", [pytest.param(True, marks=pytest.mark.drill), False]
)
