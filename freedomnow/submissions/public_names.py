"""
Public names of volunteers: asked for and taken back by their owner, read by one moderator before
they show. Off by default (docs/decisions/0019-who-helped-is-named-through-a-shadow.md).
"""

from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from freedomnow.publishing.kinds import naming_kinds
from freedomnow.publishing.models import Action, Event, new_public_id
from freedomnow.publishing.services import log
from freedomnow.publishing.withdrawn_names import buried_among
from freedomnow.search.lookup import look_alikes, published_names_in
from freedomnow.submissions import contributions, roles
from freedomnow.submissions.models import Contribution, NameState, PublicName
from freedomnow.submissions.named import guards_one_of
from freedomnow.submissions.risks import mixes_scripts
from freedomnow.submissions.services import AlreadyDecided, NotAllowed
from freedomnow.submissions.trays import Tray
from freedomnow.users.models import User
from freedomnow.web.name_keys import keys_in

DECISIONS = (Action.NAME_SHOWN, Action.NAME_DECLINED)


@transaction.atomic
def ask(user: User, *, name: str, expertise: str) -> PublicName:
    """
    The account wants to be called so. What is new waits, and what showed before goes at once; the
    same again changes nothing. Raises NotAllowed for what a moderator has declined.
    """
    told = {"name": name, "expertise": expertise}
    own, is_new = PublicName.objects.select_for_update().get_or_create(user=user, defaults=told)
    if is_new:
        return own
    if (own.name, own.expertise) == (name, expertise):
        if own.state == NameState.DECLINED:
            raise NotAllowed(_("A moderator declined exactly this. Please write something else."))
        return own
    contributions.hide(user)
    own.name, own.expertise, own.mark = name, expertise, new_public_id()
    own.state, own.reason, own.asked_at = NameState.WAITING, "", timezone.now()
    own.save()
    return own


@transaction.atomic
def take_back(user: User) -> None:
    """No page names the account from the next request on, and what it was called is deleted."""
    own = PublicName.objects.select_for_update().filter(user=user).first()
    if own is not None:
        contributions.hide(user)
        own.delete()


@transaction.atomic
def decide(pk: int, *, mark: str, shows: bool, by: User, reason: str) -> PublicName:
    """
    Let a name show, or decline it (one that shows already, too): its owner reads the reason.
    `pk` is the account's, `mark` that of the name that was read. Raises NotAllowed, AlreadyDecided.
    """
    own = PublicName.objects.select_for_update().filter(pk=pk).first()
    if own is None or own.mark != mark:
        raise AlreadyDecided(_("Its owner has changed this name, or taken it back."))
    if own.state == NameState.DECLINED or (shows and own.state == NameState.SHOWN):
        raise AlreadyDecided(_("Somebody was first: this name is decided."))
    _may(own, by, reason, shows=shows)
    if shows:
        own.state = NameState.SHOWN
    else:
        own.state, own.reason = NameState.DECLINED, reason
        contributions.hide(own.user)
    own.save()
    if shows:
        contributions.show(Contribution.objects.filter(user=own.user))
    log(Action.NAME_SHOWN if shows else Action.NAME_DECLINED, by=by.username, reason=reason,
        kind=roles.KIND, public_id=roles.name_of(own.user))  # fmt: skip
    return own


def _may(own: PublicName, by: User, reason: str, *, shows: bool) -> None:
    """Raises NotAllowed."""
    if not by.is_moderator:
        raise NotAllowed(_("Only moderators decide on names."))
    if own.pk == by.pk:
        raise NotAllowed(_("Nobody decides on their own name."))
    if not reason.strip():
        raise NotAllowed(_("Please give a reason."))
    if shows and (against := stands_against(own)):
        raise NotAllowed(against)


def is_on_record(text: str) -> bool:
    """Whether it holds the name of somebody on the public record, in any order of its words."""
    return bool(published_names_in(set(keys_in(text)), kinds=naming_kinds()))


def stands_against(own: PublicName) -> str:
    """Why no moderator may let it show, in words for them; "" where nothing does."""
    for text in (own.name, own.expertise):
        if is_on_record(text):
            return _("Somebody on the public record has this name.")
        if buried_among(set(keys_in(text))):
            return _("This is the name of a page that came down. Do not tell that to its owner.")
    return ""


def look_twice(own: PublicName) -> list[str]:
    """What a moderator should think about, in words; the gravest first."""
    texts = (own.name, own.expertise)
    said = [stands_against(own)]
    if any(guards_one_of(set(keys_in(text))) for text in texts):
        said.append(
            _("A report that is not public holds this name. Do not tell that to its owner.")
        )
    said += [
        _("A page on the public record has a name like it: %(name)s.") % {"name": alike.text}
        for alike in look_alikes([own.name], kinds=naming_kinds())
    ]
    if PublicName.objects.filter(name__iexact=own.name).exclude(pk=own.pk).exists():
        said.append(_("Another account asks for the same name."))
    if any(mixes_scripts(text) for text in texts):
        said.append(_("It mixes letters of two scripts."))
    return [words for words in said if words]


def decisions_about(user: User) -> models.QuerySet[Event]:
    """What moderators said of this account's names, the newest first."""
    about = Event.objects.filter(kind=roles.KIND, public_id=roles.name_of(user))
    return about.filter(action__in=DECISIONS).order_by("-pk")


def named_on(user: User) -> int:
    """On how many pages the account is named now. 1 query."""
    return Contribution.objects.filter(user=user, credit__isnull=False).count()


def copy_of(user: User) -> dict[str, Any]:
    """For the account's copy: the name, and all pages that it helped to write. 2 queries."""
    own = PublicName.objects.filter(user=user)
    helped = Contribution.objects.filter(user=user).order_by("pk")
    return {
        "public_name": own.values("name", "expertise", "state", "asked_at", "reason").first(),
        "helped_to_write": [
            {"kind": one.kind, "page": one.public_id, "on": one.on, "named": bool(one.credit_id)}
            for one in helped
        ],
    }


def waiting() -> dict[str, Any]:
    """For the tray on the moderators' first page. 1 query."""
    return PublicName.objects.waiting().aggregate(
        total=models.Count("pk"), oldest=models.Min("asked_at")
    )


TRAY = Tray(gettext_lazy("Names of volunteers"), "admin:submissions_publicname_changelist", waiting)
