"""What the addresses of these pages ask for. Nothing of it is stored."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from django.http import HttpRequest, QueryDict

from freedomnow.guidance.codes import Danger, Need
from freedomnow.search.lookup import QUERY_LIMIT
from freedomnow.web.text import cleaned
from regions.asked import country_in
from regions.tree import WORLD

# The parts of the world, as M49 has them. Antarctica is in none: the list of all countries has it.
AREAS = ("002", "019", "142", "150", "009")


def choice_in(query: QueryDict, key: str, choices: Iterable[str]) -> tuple[str, bool]:
    """(one of the choices or "", whether something else was asked for)."""
    asked = query.get(key, "")
    return (asked, False) if asked in choices else ("", bool(asked))


@dataclass(frozen=True)
class Help:
    """In danger now (d)? Which country (c), or part of the world (a)? What is needed (n)?"""

    danger: str = ""
    code: str = ""
    area: str = ""
    need: str = ""
    # The first that makes no sense: "country" or "choice".
    unknown: str = ""

    @classmethod
    def of(cls, request: HttpRequest) -> Self:
        code, no_country = country_in(request.GET, "c")
        area, no_area = choice_in(request.GET, "a", (WORLD, *AREAS))
        danger, no_danger = choice_in(request.GET, "d", Danger.values)
        need, no_need = choice_in(request.GET, "n", Need.values)
        wrong = {"country": no_country or no_area, "choice": no_danger or no_need}
        unknown = next((name for name, is_wrong in wrong.items() if is_wrong), "")
        return cls(danger, code, area, need, unknown)

    @property
    def is_anywhere(self) -> bool:
        """All countries in one list."""
        return self.area == WORLD

    @property
    def status(self) -> int:
        """Of the answer: a place that is none is not found, a choice that is none is a mistake."""
        return {"country": 404, "choice": 400}.get(self.unknown, 200)


@dataclass(frozen=True)
class Check:
    """A name (q), where somebody comes from (f) and goes to (t): all, some or nothing."""

    name: str = ""
    is_cut: bool = False
    home: str = ""
    abroad: str = ""
    unknown: str = ""

    @classmethod
    def of(cls, request: HttpRequest) -> Self:
        name = cleaned(request.GET.get("q", ""))
        home, no_home = country_in(request.GET, "f")
        abroad, no_abroad = country_in(request.GET, "t")
        return cls(
            name=name[:QUERY_LIMIT],
            is_cut=len(name) > QUERY_LIMIT,
            home=home,
            abroad=abroad,
            unknown="country" if no_home or no_abroad else "",
        )

    @property
    def codes(self) -> list[str]:
        """The countries told, each once, home first."""
        return [code for code in dict.fromkeys((self.home, self.abroad)) if code]

    @property
    def status(self) -> int:
        return 404 if self.unknown else 200
