"""Choices of the inbox's filters that a moderator keeps under a name."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django.db import transaction
from django.utils.translation import gettext as _

from freedomnow.publishing.kinds import kind_choices
from freedomnow.submissions.models import SavedFilter, State
from freedomnow.submissions.models.preferences import MOST_FILTERS
from freedomnow.submissions.services import NotAllowed
from freedomnow.users.models import User
from freedomnow.web.languages import LANGUAGE_CODES
from freedomnow.web.places import is_place
from freedomnow.web.text import cleaned

LONGEST_SEARCH, LONGEST_NAME = 200, 40
FOR_ME = "me"
KEYS = ("state", "kind", "region", "language", "for", "q")


def chosen_in(query: Mapping[str, str]) -> dict[str, str]:
    """What of a query is a choice of filters: known keys with known values, in one order."""
    told = {key: cleaned(query.get(key, ""))[:LONGEST_SEARCH] for key in KEYS}
    return {key: value for key, value in told.items() if value and is_known(key, value)}


def is_known(key: str, value: str) -> bool:
    known = {
        "state": value in State.values or value == "all",
        "kind": value in dict(kind_choices()),
        "region": is_place(value),
        "language": value in LANGUAGE_CODES,
        "for": value == FOR_ME,
        "q": True,
    }
    return known[key]


def query_of(chosen: Mapping[str, str]) -> str:
    """For an address of the inbox; what is no longer known is left out."""
    return urlencode(chosen_in(chosen))


@transaction.atomic
def save(name: str, query: Mapping[str, str], *, by: User) -> SavedFilter:
    """A name that is used already now means this choice. Raises NotAllowed."""
    name, chosen = cleaned(name), chosen_in(query)
    if not name or len(name) > LONGEST_NAME:
        raise NotAllowed(_("Give it a name of at most 40 letters."))
    if not chosen:
        raise NotAllowed(_("Choose a filter first, then save it."))
    User.objects.select_for_update().get(pk=by.pk)  # of two at once one waits
    there = {saved.name: saved for saved in SavedFilter.objects.filter(moderator=by)}
    places = set(range(1, MOST_FILTERS + 1)) - {saved.place for saved in there.values()}
    if name not in there and not places:
        raise NotAllowed(_("You have %(most)d already: delete one first.") % {"most": MOST_FILTERS})
    saved = there.get(name) or SavedFilter(moderator=by, name=name, place=min(places))
    saved.query = chosen
    saved.save()
    return saved


def delete(pk: int, *, by: User) -> None:
    """Only one's own; another's stays."""
    SavedFilter.objects.filter(pk=pk, moderator=by).delete()
