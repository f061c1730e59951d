"""Names in a report's text that are not public: of leads, and of pages that came down."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from freedomnow.publishing import withdrawn_names
from freedomnow.publishing.documents import Document
from freedomnow.publishing.models import Action, Event
from freedomnow.search.models import Name
from freedomnow.submissions.models import State, Submission
from freedomnow.web.name_keys import keys_in, name_key


@dataclass(frozen=True)
class Named:
    """A name that the text holds: of the unpublished report, or None for a page that came down."""

    words: str
    report: Submission | None = None


def named_in(submission: Submission) -> list[Named]:
    """
    Whom the text names though no page does; the report's own names are no news, unless their
    page came down. 3 queries.
    """
    keys = set(_keys_of(submission.current_document))
    gone = withdrawn_names.buried_among(keys)
    return [*(Named(key) for key in sorted(gone)), *_leads_named(submission, keys)]


def are_let_stand(submission: Submission) -> bool:
    """Whether a moderator has said of this revision that the names may stay. 1 query."""
    return Event.objects.filter(
        action=Action.LET_NAMES_STAND,
        submission=submission.reference,
        number=submission.revision,
    ).exists()


def _leads_named(submission: Submission, keys: set[str]) -> list[Named]:
    form = submission.known_kind.form
    own = {name_key(name) for name in form.accused_names(submission.current_document)}
    others = (
        Submission.objects.filter(guarded_names__overlap=sorted(keys - own))
        .exclude(pk=submission.pk)
        .exclude(state=State.PUBLISHED)
        .only("headline", "state", "folded_names")
        .order_by("-pk")
    )
    found = {
        name: other
        for other in others
        for name in other.folded_names
        if name_key(name) in keys - own
    }
    public = set(Name.objects.filter(folded__in=list(found)).values_list("folded", flat=True))
    return [Named(name, other) for name, other in sorted(found.items()) if name not in public]


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
