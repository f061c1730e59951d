"""
The site's own words wait for a native speaker, too: until a senior moderator says that one read
exactly these. A release that says anything in other words waits again.
"""

from datetime import date
from typing import Any, ClassVar

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from freedomnow.publishing.models import Action
from freedomnow.publishing.services import log
from freedomnow.submissions.services import AlreadyDecided, NotAllowed
from freedomnow.submissions.trays import Tray
from freedomnow.users.models import User
from freedomnow.web import native_readers
from freedomnow.web.clock import today

KIND = "words"
# So much of the digest names the words in the history.
DIGITS = 16


class InterfaceReading(models.Model):
    """
    That a native speaker read the interface in a language, in the words that have this digest,
    and on which day a moderator said so. Nothing of who: that is in the history.
    """

    language = models.CharField(max_length=12)
    digest = models.CharField(max_length=64)
    on = models.DateField()

    is_public: ClassVar[bool] = True

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["language", "digest"], name="interface_reading_is_said_once"
            )
        ]

    def __str__(self) -> str:
        return self.language


def is_said(language: str, digest: str) -> bool:
    """1 query."""
    return InterfaceReading.objects.filter(language=language, digest=digest).exists()


def read_on() -> dict[str, date | None]:
    """Each language that was translated: when its words of today were said to be read. 1 query."""
    digests = {code: native_readers.digest_of(code) for code in native_readers.languages()}
    found = InterfaceReading.objects.filter(digest__in=digests.values())
    days = {(one.language, one.digest): one.on for one in found}
    return {code: days.get((code, digest)) for code, digest in digests.items()}


def confirm(language: str, *, digest: str, by: User, reason: str) -> None:
    """
    A native speaker read the words with that digest; `reason` says who, for the history. Raises
    NotAllowed for who is no senior moderator and for other words than those of this release,
    AlreadyDecided where another was first.
    """
    if not by.is_senior:
        raise NotAllowed(_("Only a senior moderator can say this."))
    known = native_readers.languages()
    if language not in known or digest != native_readers.digest_of(language):
        raise NotAllowed(_("The page has changed meanwhile. Read it again."))
    try:
        with transaction.atomic():
            InterfaceReading.objects.create(language=language, digest=digest, on=today())
            log(Action.NATIVE_READ, by=by.username, reason=reason, kind=KIND,
                public_id=f"{language} {digest[:DIGITS]}")  # fmt: skip
    except IntegrityError as error:
        raise AlreadyDecided(_("Somebody was first: this is said already.")) from error
    native_readers.forget()


def take_back(language: str, *, digest: str, by: User, reason: str) -> None:
    """
    It was said by mistake: the words wait again. That needs no senior. Raises AlreadyDecided where
    it is not said of these words, or not any more.
    """
    with transaction.atomic():
        said = InterfaceReading.objects.filter(language=language, digest=digest)
        if not said.delete()[0]:
            raise AlreadyDecided(_("Nobody says this of these words, or not any more."))
        log(Action.NATIVE_READ_TAKEN_BACK, by=by.username, reason=reason, kind=KIND,
            public_id=f"{language} {digest[:DIGITS]}")  # fmt: skip
    native_readers.forget()


def waiting() -> dict[str, Any]:
    """For the tray on the moderators' first page. 1 query."""
    return {"total": sum(day is None for day in read_on().values())}


TRAY = Tray(gettext_lazy("Words of the site to read"), "admin:words_to_read", waiting)
