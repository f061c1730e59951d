"""
Erasure ordered by moderators: two different ones within 30 days, one of them a senior. The page is
down from the first yes on. PostgreSQL counts them itself before it empties anything.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from django.db import connection, transaction
from django.db.models import Max, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from freedomnow.publishing import withdrawn_names
from freedomnow.publishing.kinds import Kind, kind_named
from freedomnow.publishing.models import Action, Event, Merge, Version, VersionContent
from freedomnow.publishing.services import locked, log, withdraw
from freedomnow.submissions import erasing
from freedomnow.submissions.models import ErasureYes
from freedomnow.submissions.services import NotAllowed
from freedomnow.users.models import User
from freedomnow.web.name_keys import keys_in, name_key

STANDS = timedelta(days=30)
NEEDED = 2
LOCK = 7_040_114  # of PostgreSQL's advisory locks; any number that nothing else uses


@dataclass(frozen=True)
class Order:
    """A page that somebody wants erased, and who said yes within 30 days."""

    kind: str
    public_id: str
    given: list[ErasureYes]

    @property
    def has_senior(self) -> bool:
        return any(one.is_senior for one in self.given)

    def is_of(self, user: User) -> bool:
        return any(one.moderator_id == user.pk for one in self.given)


@transaction.atomic
def say_yes(kind_name: str, public_id: str, *, by: User, reason: str) -> Counter[str] | None:
    """
    The first yes takes the page down, the last one erases: what went, or None while one more is
    needed. Raises UnknownKind, NotAllowed.
    """
    kind = kind_named(kind_name)
    _check_page(kind, public_id, by=by, reason=reason)
    order = Order(kind.name, public_id, list(_standing(kind.name, public_id)))
    is_last = len(order.given) + 1 >= NEEDED
    if order.is_of(by):
        raise NotAllowed(_("You have said yes already; another moderator must."))
    if is_last and not (by.is_senior or order.has_senior):
        raise NotAllowed(_("One of the two has to be a senior moderator."))
    if locked(kind, public_id):
        withdraw(kind.name, public_id, by=by.username, reason=reason)
    about = {"kind": kind.name, "public_id": public_id}
    ErasureYes.objects.create(moderator_id=by.pk, moderator=by.username, reason=reason, **about)
    log(Action.ERASURE_ASKED, by=by.username, reason=reason, **about)
    if not is_last:
        return None
    return erasing.erase(
        kind.name, public_id, by=by.username, reason=reason, through="erase_ordered"
    )


def _check_page(kind: Kind, public_id: str, *, by: User, reason: str) -> None:
    """Others who want the same page erased wait until the transaction ends. Raises NotAllowed."""
    if not by.is_moderator:
        raise NotAllowed(_("Only moderators have pages erased."))
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [LOCK, public_id])
    versions = Version.objects.filter(kind=kind.name, public_id=public_id)
    if not versions.exists():
        raise NotAllowed(_("No such page was ever published."))
    if not VersionContent.objects.filter(version__in=versions).exists():
        raise NotAllowed(_("All that this page said is erased already."))
    if Merge.objects.filter(kind=kind.name, old=public_id).exists():
        raise NotAllowed(
            _("Another page took this one over: have that one erased, or part them first.")
        )
    if names := _names_in(reason, kind, public_id):
        raise NotAllowed(
            _("Your reason stays for ever and holds a name: %(names)s")
            % {"names": ", ".join(names)}
        )


def open_orders() -> list[Order]:
    """Pages that wait for a second yes, the oldest first. 2 queries."""
    contents = VersionContent.objects.values_list("version__kind", "version__public_id")
    given: dict[tuple[str, str], list[ErasureYes]] = {}
    for one in _recent().order_by("pk"):
        given.setdefault((one.kind, one.public_id), []).append(one)
    there = set(contents.filter(version__public_id__in=[page[1] for page in given]))
    return [Order(*page, yeses) for page, yeses in given.items() if page in there]


def _recent() -> QuerySet[ErasureYes]:
    return ErasureYes.objects.filter(at__gt=timezone.now() - STANDS)


def _standing(kind: str, public_id: str) -> QuerySet[ErasureYes]:
    """Those that count, as PostgreSQL counts them: since the page was last published or erased."""
    ended = Event.objects.filter(
        kind=kind, public_id=public_id, action__in=(Action.PUBLISHED, Action.ERASED)
    ).aggregate(last=Max("at"))["last"]
    given = _recent().filter(kind=kind, public_id=public_id)
    return (given.filter(at__gt=ended) if ended else given).order_by("pk")


def _names_in(words: str, kind: Kind, public_id: str) -> list[str]:
    """Names of the page, or of pages that came down, that these words hold."""
    keys = set(keys_in(words))
    contents = VersionContent.objects.filter(
        version__kind=kind.name, version__public_id=public_id
    ).select_related("version")
    own: set[str] = set()
    for content in contents:
        document = kind.form.upgraded(content.document, content.version.schema)
        own |= set(map(name_key, kind.form.names(document)))
    return sorted((own & keys) | set(withdrawn_names.buried_among(keys)))
