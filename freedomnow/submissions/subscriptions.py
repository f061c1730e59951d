"""Places and languages that a moderator reads first, and the letter about them."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.conf import settings
from django.db import transaction
from django.db.models import Max, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from freedomnow.publishing.models import Action
from freedomnow.publishing.services import log
from freedomnow.submissions import notices
from freedomnow.submissions.housekeeping import CLOCK, Chore
from freedomnow.submissions.models import Submission, SubmissionQuerySet, Subscription
from freedomnow.users.models import User
from freedomnow.web.vocabularies import Vocabulary

COUNTED = 1_000
KIND = "letter"  # as Events call it

_places: list[Vocabulary] = []


def register_places(vocabulary: Vocabulary) -> None:
    """Called once, in AppConfig.ready(), by the package that knows the tree of places."""
    _places[:] = [vocabulary]


def places() -> Vocabulary:
    return _places[0]


def subscribe(codes: Iterable[str], languages: Iterable[str], *, by: User) -> None:
    """From now on these and no others; nothing ends it."""
    told = {"codes": sorted(set(codes)), "languages": sorted(set(languages))}
    if any(told.values()):
        Subscription.objects.update_or_create(moderator=by, defaults=told)
    else:
        Subscription.objects.filter(moderator=by).delete()


def of(user: User) -> Subscription | None:
    """1 query."""
    return Subscription.objects.filter(moderator=user).first()


def theirs(reports: SubmissionQuerySet, subscription: Subscription | None) -> SubmissionQuerySet:
    """
    Reports about one of the places or one below it, or in one of the languages: most records
    have no language. None without a subscription.
    """
    if subscription is None:
        return reports.none()
    return reports.filter(
        Q(codes__overlap=subscription.codes) | Q(language__in=subscription.languages)
    )


def count_for(user: User) -> int | None:
    """How many of theirs wait, to 1,000 and one more; None without a subscription. 2 queries."""
    subscription = of(user)
    if subscription is None:
        return None
    waiting = theirs(Submission.objects.waiting(), subscription)
    return waiting.order_by()[: COUNTED + 1].count()


# The letter


def to_tell(day: date) -> Iterator[Subscription]:
    """Of moderators whom a letter reaches: none was sent today, and something new waits."""
    for subscription in reached(day):
        if newest_for(subscription) > subscription.told_of:
            yield subscription


def reached(day: date) -> QuerySet[Subscription]:
    """Those of moderators who take letters and got none on that day."""
    moderators = User.objects.moderators().filter(wants_notices=True).exclude(email="")
    not_today = Q(told_on__isnull=True) | Q(told_on__lt=day)
    return Subscription.objects.filter(not_today, moderator__in=moderators).order_by("pk")


def newest_for(subscription: Subscription) -> int:
    """The number of the newest report of theirs that waits; 0 for none."""
    waiting = theirs(Submission.objects.waiting(), subscription)
    return waiting.aggregate(newest=Max("pk"))["newest"] or 0


@transaction.atomic
def tell(subscription: Subscription, day: date) -> str | None:
    """At most one letter a day; None where somebody was first."""
    found = reached(day).select_for_update(of=("self",)).filter(pk=subscription.pk).first()
    if found is None or (newest := newest_for(found)) <= found.told_of:
        return None
    found.told_on, found.told_of = day, newest
    found.save(update_fields=["told_on", "told_of"])
    total = theirs(Submission.objects.waiting(), found).count()
    log(
        Action.REMINDED,
        by=CLOCK,
        reason=_("A moderator was told that reports wait."),
        kind=KIND,
        public_id=found.moderator.username[:40],
    )
    notices.reports_wait(found.moderator.notice_address, total, link())
    return ""


def link() -> str:
    """To the moderators' first page, as the site's first name has it; the path where none is."""
    names = [name.lstrip(".") for name in settings.ALLOWED_HOSTS if name.strip(".*")]
    scheme = "http" if settings.DEVELOPMENT else "https"
    return f"{scheme}://{names[0]}{reverse('admin:index')}" if names else reverse("admin:index")


CHORE = Chore("told", to_tell, tell)
