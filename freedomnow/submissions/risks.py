"""What a moderator should look at twice: said on the review page, decided by nobody but them."""

import unicodedata
from collections.abc import Iterable, Iterator

from django.db.models import Count, Exists, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from freedomnow.evidence.hosts import OFFICIAL_HOSTS, hosts_in
from freedomnow.publishing.documents import Document
from freedomnow.publishing.models import Action, Event
from freedomnow.search.hosts import uncited
from freedomnow.submissions.models import Origin, State, Submission
from freedomnow.submissions.private_data import found_in
from freedomnow.submissions.spam import Flag, texts_of
from freedomnow.web.clock import today

# Scripts whose letters look alike; a word of two of them was hardly written by accident.
LOOK_ALIKE = {"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE"}
# Letters of other scripts that pass for Latin ones, as Unicode's confusables have them.
TWINS = str.maketrans(
    "аеорсухіјѕԁһԛԝАВЕКМНОРСТХІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",  # noqa: RUF001  twins are meant
    "aeopcyxijsdhqwABEKMHOPCTXIJSABEZHIKMNOPTYXo",
)


# Whether a report's sender sent others: for queries that fetch it anyway.
# What became of other reports of the same sender.
SENDERS_PAST = {
    f"sender_{state.value}": Coalesce(
        Subquery(
            Submission.objects.filter(proposer=OuterRef("proposer_id"), state=state)
            .exclude(pk=OuterRef("pk"))
            .order_by()
            .values("proposer")
            .annotate(times=Count("pk"))
            .values("times")
        ),
        0,
    )
    for state in (State.PUBLISHED, State.DECLINED)
}
SENT_OTHERS = Exists(
    Submission.objects.filter(proposer=OuterRef("proposer")).exclude(pk=OuterRef("pk"))
)


def risks_of(
    submission: Submission, events: Iterable[Event] = (), new_hosts: set[str] | None = None
) -> list[str]:
    """
    In words, the gravest first. `events` are those about its page, `new_hosts` the uncited sites
    of several reports. 1 query where these are not given, 1 where SENT_OTHERS is not annotated.
    """
    document = submission.current_document
    new = new_hosts_of([submission]) if new_hosts is None else new_hosts
    return [
        *_page(submission, events),
        *submission.known_kind.form.look_twice(document, today()),
        *(str(Flag(flag).label) for flag in submission.flags),
        *_hosts(document, new),
        *_mixed_names(submission),
        *_private(submission),
        *_sender(submission),
    ]


def new_hosts_of(submissions: Iterable[Submission]) -> set[str]:
    """Sites that these cite, that no published page cites, and that no list stands on. 1 query."""
    cited = {host for one in submissions for host in hosts_in(one.current_document)}
    return uncited(cited - OFFICIAL_HOSTS)


def _hosts(document: Document, new: set[str]) -> Iterator[str]:
    for host in hosts_in(document):
        if host in new:
            yield _("No published page cites the site “%(host)s” yet: is it what it says?") % {
                "host": host
            }


def _page(submission: Submission, events: Iterable[Event]) -> Iterator[str]:
    """From the history: corrections, whose requests these are, stand on a higher floor."""
    pages = {submission.target, submission.published_id, submission.absorbs} - {""}
    about = [one for one in events if one.kind == submission.kind and one.public_id in pages]
    if any(one.action == Action.WITHDREW for one in about):
        yield _("High risk: this page was taken down before.")
    asked = {one.submission for one in about if one.action == Action.REQUESTED}
    if asked - {one.submission for one in about if one.action == Action.REQUEST_DECIDED}:
        yield _("High risk: somebody asks for this page to be corrected, and waits for an answer.")


def _mixed_names(submission: Submission) -> Iterator[str]:
    for name in submission.known_kind.form.names(submission.current_document):
        if mixes_scripts(name):
            yield _("“%(name)s” mixes letters of two scripts; it looks like “%(twin)s”.") % {
                "name": name,
                "twin": twin_of(name),
            }


def mixes_scripts(name: str) -> bool:
    """Whether one word of it has letters of two scripts that look alike."""
    return any(len(_scripts(word)) > 1 for word in name.split())


def _scripts(word: str) -> set[str]:
    letters = (unicodedata.name(letter, "").split(" ")[0] for letter in word if letter.isalpha())
    return {script for script in letters if script in LOOK_ALIKE}


def twin_of(name: str) -> str:
    """What the name looks like: letters that pass for Latin ones, as Latin ones."""
    return name.translate(TWINS)


def _private(submission: Submission) -> Iterator[str]:
    sentences = (text for text in texts_of(submission.current_document) if " " in text)
    for kind, words in found_in(sentences):
        yield _("“%(words)s” looks like %(what)s.") % {"words": words, "what": kind.label}


def _sender(submission: Submission) -> Iterator[str]:
    if submission.origin == Origin.IMPORT:
        return
    if submission.origin == Origin.RECEIPT:
        yield _("Sent without an account.")
    elif submission.proposer_id and not sent_others(submission):
        yield _("The first report of this sender.")


def sent_others(submission: Submission) -> bool:
    known = getattr(submission, "sent_others", None)
    if known is None:
        others = Submission.objects.sent_by(submission.proposer_id).exclude(pk=submission.pk)
        return others.exists()
    return bool(known)
