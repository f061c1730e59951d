"""The learning path: what to read in which order, and what each step gives."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from awareness.models import Article

# Pages of this app that are steps too: title, and minutes for looking, not for reading.
PAGES = {
    "awareness:pictures": (_("Signs in pictures"), 3),
    "awareness:quiz": (_("Spot the signs"), 12),
}
STEPS = (
    ("forms-of-trafficking", _("You know the forms it takes, and that it can be near home.")),
    ("eleven-signs-of-forced-labour", _("You know eleven signs, and what a sign does not prove.")),
    ("awareness:pictures", _("You can show the signs to somebody who does not read.")),
    ("what-the-law-calls-trafficking", _("You can tell act, means and purpose apart.")),
    ("trafficking-smuggling-forced-labour", _("You no longer mix up three different crimes.")),
    ("debt-bondage", _("You see how a debt can hold a person.")),
    ("how-recruiters-work-online", _("You know the steps from a kind message to a trap.")),
    ("forced-to-cheat-online", _("You know who may sit at the other end of a scam.")),
    ("check-a-job-offer-abroad", _("You can check an offer before you say yes.")),
    ("make-it-harder-for-recruiters", _("You know what families, schools and towns can do.")),
    ("awareness:quiz", _("You try what you know on nine short stories.")),
    ("if-you-suspect-it", _("You know what to do when you are worried, and what not to do.")),
    ("stand-by-a-survivor", _("You know how to be a good friend to a survivor.")),
    ("support-after-leaving", _("You know which support survivors can ask for.")),
    (
        "what-happens-after-a-report",
        _("You know what police and courts do, and your rights there."),
    ),
    ("the-law-since-1904", _("You know how the law came to be what it is.")),
)


@dataclass(frozen=True)
class Step:
    """`url` of a page, its `title` in `language`, what it gives, and minutes."""

    url: str
    title: Any
    gives: Any
    minutes: int
    language: str = ""


def steps(language: str) -> list[Step]:
    """
    The path in that language, in English where no translation is public; what is not public is
    left out. 1 query.
    """
    told = Article.objects.told_in(language, [slug for slug, _gives in STEPS])
    articles = told.only("slug", "title", "body", "group", "language")
    found = {article.group: article for article in articles}
    return [step for slug, gives in STEPS if (step := step_of(slug, gives, found))]


def step_of(slug: str, gives: Any, found: dict[str, Article]) -> Step | None:
    if slug in PAGES:
        title, time = PAGES[slug]
        return Step(reverse(slug), title, gives, time)
    if article := found.get(slug):
        url = article.get_absolute_url()
        return Step(url, article.title, gives, article.minutes, article.language)
    return None


def minutes(path: Sequence[Step]) -> int:
    return sum(step.minutes for step in path)
