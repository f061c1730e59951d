"""
Which account helped to write which page, and the public rows that name those who want it.

A public row (publishing/credits.py) holds no account. The way to it is Contribution, which
readers cannot see; so a name is taken off all its pages in one statement.
"""

from datetime import date

from django.db import models, transaction
from django.db.models import Exists, OuterRef

from freedomnow.publishing.credits import Credit
from freedomnow.publishing.models import Record
from freedomnow.search.models import Page
from freedomnow.submissions.housekeeping import Chore
from freedomnow.submissions.models import Contribution, NameState, PublicName, Submission
from freedomnow.users.models import User
from freedomnow.web.clock import today
from freedomnow.web.text import folded

Contributions = models.QuerySet[Contribution]


def keep(submission: Submission, record: Record) -> None:
    """The report has just become the page: its sender, if there is an account, helped with it."""
    kind = submission.known_kind
    if not kind.credits:
        return
    here = Contribution.objects.filter(kind=kind.name, public_id=record.public_id)
    if submission.proposer_id:
        Contribution.objects.get_or_create(
            user_id=submission.proposer_id,
            kind=kind.name,
            public_id=record.public_id,
            defaults={"on": today()},
        )
    show(here)


@transaction.atomic
def show(contributions: Contributions) -> int:
    """
    Name those who want it on the pages that stand; how often that was missing. 5 statements.

    Names are read under a lock: one that is taken back at this moment is not written again.
    """
    wanting = PublicName.objects.filter(user__in=contributions.filter(credit=None).values("user"))
    names = {one.pk: one for one in wanting.order_by("pk").select_for_update()}
    shown = [pk for pk, one in names.items() if one.state == NameState.SHOWN]
    missing = list(contributions.filter(credit=None, user__in=shown))
    pages = _pages_of(missing)
    for one in missing:
        one.credit = _credit(names[one.user_id], pages.get((one.kind, one.public_id)))
    named = [one for one in missing if one.credit]
    Credit.objects.bulk_create([one.credit for one in named if one.credit])
    Contribution.objects.bulk_update(named, ["credit"])
    return len(named)


def _pages_of(contributions: list[Contribution]) -> dict[tuple[str, str], int]:
    """The live ones, by kind and public id."""
    pages = Page.objects.filter(
        kind__in={one.kind for one in contributions},
        public_id__in={one.public_id for one in contributions},
    )
    return {
        (kind, public_id): pk
        for pk, kind, public_id in pages.values_list("pk", "kind", "public_id")
    }


def _credit(name: PublicName, page: int | None) -> Credit | None:
    """Not saved; None where no page stands."""
    if page is None:
        return None
    sorts_as = folded(name.name)[:300]
    return Credit(page_id=page, name=name.name, expertise=name.expertise, folded=sorts_as)


def hide(user: User) -> None:
    """No page names this account from now on; where it helped is kept."""
    Credit.objects.filter(contribution__user=user).delete()


def unnamed(day: date) -> Contributions:
    """Those of names that are shown, to pages that stand: of a page that was made anew by hand."""
    page = Page.objects.filter(kind=OuterRef("kind"), public_id=OuterRef("public_id"))
    wanting = Contribution.objects.filter(credit=None, user__public_name__state=NameState.SHOWN)
    return wanting.filter(Exists(page)).order_by("pk")


def name(contribution: Contribution, day: date) -> str | None:
    """None where somebody was first."""
    return "" if show(Contribution.objects.filter(pk=contribution.pk)) else None


CHORE = Chore("named", unnamed, name)
