"""
What a clock does, whenever `manage.py housekeeping` runs.

Each chore says what is due on a day, and does one such thing in a transaction of its own under a
lock: safe to run at any time, twice at once, and after an interruption. What is done already is
not done again. Packages of higher floors register chores of their own.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

CLOCK = "housekeeping"


@dataclass(frozen=True)
class Chore:
    """
    name: what is said of each thing that was done ("hidden").
    due: what is to be done on that day; each tells itself as text.
    act: does one; a note to add ("" for none), or None where somebody was first.
    """

    name: str
    due: Callable[[date], Iterable[Any]]
    act: Callable[[Any, date], str | None]


@dataclass(frozen=True)
class Done:
    """One thing that was done, or in a dry run would be."""

    chore: str
    what: str
    note: str = ""


_chores: list[Chore] = []


def register(*chores: Chore) -> None:
    """Called in AppConfig.ready(), in the order in which they shall be done."""
    _chores.extend(chores)


def chores() -> list[Chore]:
    return list(_chores)


def run(day: date, *, is_dry: bool = False) -> Iterator[Done]:
    """Do all that is due, one by one; each is yielded once it is done."""
    for chore in _chores:
        for one in list(chore.due(day)):
            note = "" if is_dry else chore.act(one, day)
            if note is not None:
                yield Done(chore.name, told(one), note)


def told(one: Any) -> str:
    """As a log may say it: a report by its reference, never by what it is about."""
    reference = getattr(one, "reference", "")
    return f"{one._meta.model_name} {reference}" if reference else str(one)
