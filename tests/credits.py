"""Volunteers who want to be named on pages that they helped to write."""

from typing import Any

from freedomnow.publishing.models import Record
from freedomnow.submissions import public_names
from freedomnow.submissions.models import PublicName
from freedomnow.users.models import User
from tests.factories import decide, make_moderator, make_submission, make_user


def make_name(
    name: str = "Testa Helper", *, by: User | None = None, expertise: str = "", shows: bool = True
) -> PublicName:
    """The public name of an account; a moderator let it show, unless told otherwise."""
    own = public_names.ask(by or make_user(), name=name, expertise=expertise)
    return say(own) if shows else own


def say(own: PublicName, *, shows: bool = True, **told: Any) -> PublicName:
    """A moderator's decision on the name as it stands."""
    whole = {"by": make_moderator(), "reason": "I read it.", "mark": own.mark} | told
    return public_names.decide(own.pk, shows=shows, **whole)


def make_page(kind: str = "article", *, by: User | None = None, document: Any = None) -> Record:
    """The page that this account's report became."""
    return became_page(make_submission(kind, by=by, document=document))


def change_page(page: Record, *, by: User, **fields: Any) -> Record:
    """The article after this account's change of it."""
    change = make_submission(
        "article", by=by, document=page.document | fields, target=page.public_id,
        base_version=page.version,
    )  # fmt: skip
    return became_page(change)


def became_page(report: Any) -> Record:
    done = decide(report, "publish")
    return done.known_kind.model.objects.get(public_id=done.published_id)
