"""Who may do what: asked for with a reason, given and taken by admins, told in the history."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from freedomnow.publishing.models import Action
from freedomnow.publishing.services import log
from freedomnow.submissions.models import RoleRequest
from freedomnow.submissions.services import AlreadyDecided, NotAllowed
from freedomnow.users.models import Role, User

KIND = "account"


def above(role: str) -> list[tuple[str, Any]]:
    """Roles that somebody of this role may ask for: (code, label), the next one first."""
    return Role.choices[Role.values.index(role) + 1 :]


def ask(user: User, role: str, *, reason: str) -> RoleRequest:
    """Raises NotAllowed where one waits already, or the role is theirs."""
    if user.role == role or role not in Role.values:
        raise NotAllowed(_("You have this role already."))
    try:
        with transaction.atomic():
            return RoleRequest.objects.create(user=user, role=role, reason=reason)
    except IntegrityError as error:
        raise NotAllowed(_("Your request waits already.")) from error


@transaction.atomic
def answer(request_id: int, *, by: User, reason: str, grants: bool) -> RoleRequest:
    """Grant or decline what was asked. Raises AlreadyDecided, NotAllowed."""
    request = RoleRequest.objects.select_for_update().select_related("user").get(pk=request_id)
    if request.is_granted is not None:
        raise AlreadyDecided(_("Somebody was first: this request is decided."))
    if grants:
        give(request.user, request.role, by=by, reason=reason)
    else:
        _may(by, request.user)
        log(Action.ROLE_DECLINED, by=by.username, reason=reason, kind=KIND,
            public_id=name_of(request.user))  # fmt: skip
    request.is_granted, request.decided_by, request.answer = grants, by.username, reason
    request.save()
    return request


@transaction.atomic
def give(user: User, role: str, *, by: User, reason: str) -> None:
    """
    The account has that role from the next request on, and the history says who gave it and why.
    Nobody gives themselves a role, and one admin always stays: of two who demote each other at
    once one is refused. Raises NotAllowed.
    """
    accounts = {one.pk: one for one in _locked(user)}
    locked, before = accounts[user.pk], accounts[user.pk].role
    _may(by, user)
    if role not in Role.values or not reason.strip():
        raise NotAllowed(_("Say which role, and why."))
    others = [one for one in accounts.values() if one.is_active and one.pk != user.pk]
    if before == Role.ADMIN != role and not any(one.role == Role.ADMIN for one in others):
        raise NotAllowed(_("This is the last admin."))
    locked.set_role(role)
    locked.save()
    log(
        Action.ROLE_CHANGED,
        by=by.username,
        reason=f"{before} > {role}: {reason}",
        kind=KIND,
        public_id=name_of(user),
    )


def _locked(user: User) -> list[User]:
    """This account and all admins, locked in one order."""
    admins = User.objects.filter(role=Role.ADMIN).values("pk")
    both = User.objects.filter(pk__in=[user.pk]) | User.objects.filter(pk__in=admins)
    return list(both.order_by("pk").select_for_update())


def _may(by: User, user: User) -> None:
    """Asks again, now that the rows are locked."""
    is_admin = User.objects.filter(pk=by.pk, role=Role.ADMIN, is_active=True).exists()
    if not is_admin:
        raise NotAllowed(_("Only admins give and take roles."))
    if by.pk == user.pk:
        raise NotAllowed(_("Nobody gives themselves a role."))


def name_of(user: User) -> str:
    """As an Event's public_id holds it."""
    return user.username[:40]
