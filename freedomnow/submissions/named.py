"""Names in a report's text that are not public: of leads, and of pages that came down."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db.models import Max
from django.utils.translation import override

from freedomnow.evidence.codes import Exploitation, Matter
from freedomnow.publishing import withdrawn_names
from freedomnow.publishing.documents import Document
from freedomnow.publishing.models import Action, Event
from freedomnow.search.models import Name
from freedomnow.submissions.models import State, Submission
from freedomnow.web.languages import INTERFACE_LANGUAGES
from freedomnow.web.name_keys import guarded_keys, keys_in, name_key
from freedomnow.web.places import COUNTRY_CODES, place_name

# Of Submission.guarded_names; a name has at most as many letters.
LONGEST_KEY = 300


@dataclass(frozen=True)
class Named:
    """
    A name that the text holds: of the unpublished report, or None for a page that came down;
    `since` is when that was sent or came down.
    """

    words: str
    since: datetime
    report: Submission | None = None


def unanswered(submission: Submission) -> list[Named]:
    """
    Whom the text names though no page does, and no moderator has said of this revision that the
    name may stay; a name that came later is asked about again. 4 queries.
    """
    answers = Event.objects.filter(
        action=Action.LET_NAMES_STAND, submission=submission.reference, number=submission.revision
    )
    return newer_than(answers.aggregate(last=Max("at"))["last"], named_in(submission))


def newer_than(answered: datetime | None, found: list[Named]) -> list[Named]:
    """Those about whom nobody has been asked since the answer."""
    return [one for one in found if answered is None or one.since > answered]


def named_in(submission: Submission) -> list[Named]:
    """
    Whom the text names though no page does; the report's own names are no news, unless their
    page came down. 3 queries.
    """
    return named_in_each([submission])[submission.pk]


def named_in_each(submissions: Sequence[Submission]) -> dict[int, list[Named]]:
    """The same of several reports, by their number. 3 queries, however many they are."""
    keys = {one.pk: set(_keys_of(one.current_document)) for one in submissions}
    every = set[str]().union(*keys.values())
    gone = withdrawn_names.buried_among(every)
    guarding = _guarding(every)
    asked = {
        one.pk: keys[one.pk].difference(
            map(name_key, one.known_kind.form.accused_names(one.current_document)), gone
        )
        for one in submissions
    }
    leads = {one.pk: _leads_named(asked[one.pk], guarding, but=one) for one in submissions}
    public = _public_among({lead.words for found in leads.values() for lead in found})
    return {
        pk: [
            *(Named(key, at) for key, at in sorted(gone.items()) if key in keys[pk]),
            *(lead for lead in found if lead.words not in public),
        ]
        for pk, found in leads.items()
    }


def keys_to_guard(names: list[str]) -> list[str]:
    """Keys of a report's accused names, but for words that texts of this site are made of."""
    everyday = everyday_keys()
    return [key for key in guarded_keys(names) if key not in everyday and len(key) <= LONGEST_KEY]


@lru_cache(maxsize=1)
def everyday_keys() -> frozenset[str]:
    """
    Names of places, and what we call the crimes: a report "about France" guards no word.

    In every interface language; about 1,500.
    """
    places = [
        place_name(code, language) for code in COUNTRY_CODES for language in INTERFACE_LANGUAGES
    ]
    with override("en"):
        crimes = [str(label) for label in (*Matter.labels, *Exploitation.labels)]
    return frozenset(map(name_key, [*places, *crimes]))


def _guarding(keys: set[str]) -> list[Submission]:
    """
    Unpublished reports that may guard one of the keys. They are looked up by the text's words:
    the longest document that a form accepts has 570,000 keys, for which PostgreSQL took 14
    seconds.
    """
    words = sorted(key for key in keys if " " not in key)
    return list(
        Submission.objects.filter(guarded_words__overlap=words)
        .exclude(state__in=(State.PUBLISHED, State.DECLINED))
        .only("headline", "state", "folded_names", "guarded_names", "created_at")
        .order_by("-pk")
    )


def guards_one_of(keys: set[str]) -> bool:
    """Whether an unpublished report guards one of the keys. 1 query."""
    return any(not keys.isdisjoint(one.guarded_names) for one in _guarding(keys))


def _leads_named(asked: set[str], guarding: list[Submission], *, but: Submission) -> list[Named]:
    """Names of other reports that guard one of the keys asked about."""
    found = {
        name: other
        for other in guarding
        if other.pk != but.pk
        for name in other.folded_names
        if (key := name_key(name)) in asked and key in other.guarded_names
    }
    return [Named(name, other.created_at, other) for name, other in sorted(found.items())]


def _public_among(names: set[str]) -> set[str]:
    """Those that a published page has."""
    return set(Name.objects.filter(folded__in=names).values_list("folded", flat=True))


def _keys_of(document: Document) -> Iterator[str]:
    for text in _texts(document):
        yield from keys_in(text)


def _texts(value: Any) -> Iterator[str]:
    """Every text of a document, links and quotes too: a name in an address is a name."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
