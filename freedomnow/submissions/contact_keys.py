"""
Keys for contact details: made, changed and given up by the owner of the database.

Each verb is one transaction and shows a new private key before it commits: killed before that,
nothing has changed, and what was shown is worth nothing; there is never a key in use that nobody
was shown.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from freedomnow.publishing.models import Action
from freedomnow.publishing.services import log
from freedomnow.sealing import box, key_text
from freedomnow.submissions.contacts import LOCK, NoKey, WrongKey, active_key
from freedomnow.submissions.models import ContactKey, SealedContact

KIND = "contact key"
AT_A_TIME = 500
# Shows whoever sits at the terminal a key's fingerprint and its private half.
Show = Callable[[str, bytes], None]


class KeyIsActive(Exception):
    """A key is in use; told by its fingerprint."""


@dataclass(frozen=True)
class Rotated:
    """How many boxes are sealed anew, and of what references those were that opened with no key."""

    resealed: int
    lost: list[str]


@transaction.atomic
def create(*, by: str, show: Show) -> None:
    """The first key, or one after a loss. Raises KeyIsActive."""
    _alone()
    if key := active_key():
        raise KeyIsActive(key.fingerprint)
    key, private_key = _made(by)
    _log(Action.KEY_CREATED, key, by, _("There was none in use."))
    show(key.fingerprint, private_key)


@transaction.atomic
def rotate(private_key: bytes, *, by: str, show: Show) -> Rotated:
    """
    All boxes are opened with the old private key and sealed anew to a new one. What does not open
    (a row that somebody changed) opens for nobody ever, and is deleted. Raises NoKey, WrongKey.
    """
    _alone()
    old = active_key()
    if old is None:
        raise NoKey
    if box.public_key_of(private_key) != bytes(old.public_key):
        raise WrongKey
    _retire(old)
    contacts = list(SealedContact.objects.order_by("pk"))
    new, new_private_key = _made(by)
    resealed = list(_resealed(contacts, private_key, new))
    SealedContact.objects.bulk_update(resealed, ["sealed", "key"], batch_size=AT_A_TIME)
    broken = SealedContact.objects.exclude(key=new)
    lost = list(broken.values_list("reference", flat=True))
    broken.delete()
    told = _("Instead of %(old)s. Sealed anew: %(resealed)d. Deleted, because broken: %(lost)d.")
    counts = {"old": old.fingerprint, "resealed": len(resealed), "lost": len(lost)}
    _log(Action.KEY_ROTATED, new, by, told % counts)
    show(new.fingerprint, new_private_key)
    return Rotated(len(resealed), lost)


@transaction.atomic
def lose(*, by: str, reason: str) -> int:
    """
    Nobody has the private key any more: what is sealed to it is deleted, because nobody can open
    it. How much that was. Raises NoKey, also when done again.
    """
    _alone()
    key = active_key()
    if key is None:
        raise NoKey
    gone, _tables = SealedContact.objects.all().delete()
    _retire(key)
    told = _("%(reason)s (Contact details deleted: %(gone)d.)") % {"reason": reason, "gone": gone}
    _log(Action.KEY_LOST, key, by, told)
    return gone


def _alone() -> None:
    """No sender seals, and nobody else changes keys, until this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def _made(by: str) -> tuple[ContactKey, bytes]:
    """A new key, and its private half, which is stored nowhere."""
    private_key = box.new_private_key()
    public_key = box.public_key_of(private_key)
    key = ContactKey.objects.create(
        public_key=public_key, fingerprint=key_text.fingerprint(public_key), created_by=by
    )
    return key, private_key


def _retire(key: ContactKey) -> None:
    key.retired_at = timezone.now()
    key.save(update_fields=["retired_at"])


def _resealed(
    contacts: list[SealedContact], private_key: bytes, new: ContactKey
) -> Iterator[SealedContact]:
    for contact in contacts:
        about = contact.reference
        try:
            words = box.open_box(bytes(contact.sealed), private_key=private_key, about=about)
        except box.CannotOpen:
            continue
        contact.key = new
        contact.sealed = box.seal(words, public_key=bytes(new.public_key), about=about)
        yield contact


def _log(action: Action, key: ContactKey, by: str, reason: str) -> None:
    log(action, by=by, reason=reason, kind=KIND, public_id=key.fingerprint)
