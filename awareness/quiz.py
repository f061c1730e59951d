"""
"Spot the signs": scenarios that we made up, each with answers, what each answer gets, and sources.

The words stand in templates/awareness/quiz/<slug>.html. Nothing is stored; the answer stands in
the address.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from awareness.forms import ArticleForm
from awareness.models import Source
from awareness.pictures import PICTURES, Picture
from awareness.starter import load
from freedomnow.publishing.projection import rows

ANSWERS = ("a", "b", "c")


@dataclass(frozen=True)
class Scenario:
    """`best` is one of ANSWERS; `cites` are sources of starter articles, by slug and place."""

    slug: str
    best: str
    signs: tuple[str, ...]
    cites: tuple[tuple[str, int], ...]

    @property
    def template(self) -> str:
        return f"awareness/quiz/{self.slug}.html"

    @property
    def pictures(self) -> list[Picture]:
        return [PICTURES[code] for code in self.signs]

    @property
    def articles(self) -> list[str]:
        """Groups of the articles whose sources it rests on, each once."""
        return list(dict.fromkeys(slug for slug, _place in self.cites))

    def sources(self) -> list[Source]:
        """The rows as an article shows them; no query."""
        told = [source_rows()[slug][place] for slug, place in self.cites]
        return list(rows(ArticleForm, "sources", {"sources": told}))  # type: ignore[arg-type]


SCENARIOS = {
    scenario.slug: scenario
    for scenario in (
        Scenario(
            "hotel-job", "b", ("fee", "journey"),
            (("check-a-job-offer-abroad", 0), ("check-a-job-offer-abroad", 1)),
        ),
        Scenario(
            "farm-debt", "c", ("debt", "papers"),
            (("eleven-signs-of-forced-labour", 0), ("debt-bondage", 0)),
        ),
        Scenario(
            "new-friend", "a", ("online",),
            (("how-recruiters-work-online", 0), ("how-recruiters-work-online", 1)),
        ),
        Scenario(
            "computer-work", "b", ("deception", "movement", "threats"),
            (("how-recruiters-work-online", 2), ("how-recruiters-work-online", 3)),
        ),
        Scenario(
            "house-help", "c", ("isolation", "overtime", "wages"),
            (("eleven-signs-of-forced-labour", 0), ("if-you-suspect-it", 0)),
        ),
        Scenario(
            "low-pay", "a", (),
            (("eleven-signs-of-forced-labour", 0), ("eleven-signs-of-forced-labour", 2)),
        ),
        Scenario(
            "young-player", "b", ("fee", "vulnerability"),
            (("what-the-law-calls-trafficking", 1), ("check-a-job-offer-abroad", 0)),
        ),
        Scenario(
            "paid-crossing", "c", ("debt", "threats"),
            (("what-the-law-calls-trafficking", 0), ("what-the-law-calls-trafficking", 3)),
        ),
        Scenario(
            "fishing-boat", "b", ("wages", "conditions", "watched"),
            (("eleven-signs-of-forced-labour", 1), ("if-you-suspect-it", 0)),
        ),
    )
}  # fmt: skip


def after(scenario: Scenario) -> Scenario | None:
    """The one that follows; None after the last."""
    following: Iterator[Scenario] = iter(SCENARIOS.values())
    for one in following:
        if one is scenario:
            return next(following, None)
    return None


@lru_cache(maxsize=1)
def source_rows() -> dict[str, list[dict[str, str]]]:
    """The sources of every starter article in English, by its slug: read from their files once."""
    return {article["slug"]: article["sources"] for article in load.originals()}
