"""What lies beside one report: read in as few queries as the review page can afford."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import BooleanField, CharField, F, Func, JSONField, Q, QuerySet, Value

from freedomnow.publishing.models import Action, Event
from freedomnow.submissions.models import (
    Approval,
    Message,
    Note,
    ReasonTemplate,
    SourceTick,
    Submission,
)
from freedomnow.users.models import User

# What makes a page one to be careful with (risks.py); its last coming down voids approvals.
ABOUT_PAGE = (
    Action.PUBLISHED,
    Action.WITHDREW,
    Action.REQUESTED,
    Action.REQUEST_DECIDED,
    Action.MERGED,
)
MOST_OF_PAGE = 20
NOTHING: Any = Value("", output_field=CharField())


@dataclass(frozen=True)
class Papers:
    """
    history: the report's own events. about_page: what happened to its page. seen: rows whose
    source this moderator has ticked.
    """

    history: list[Event]
    about_page: list[Event]
    answered_at: datetime | None
    approvals: list[Approval]
    seen: set[str]
    said: list[Message]
    notes: list[Note]
    templates: list[ReasonTemplate]

    @property
    def page_history(self) -> list[Event]:
        """The last that happened to the page but for this report, the newest first."""
        own = {event.pk for event in self.history}
        others = [event for event in reversed(self.about_page) if event.pk not in own]
        return others[:MOST_OF_PAGE]


def papers_of(submission: Submission, user: User) -> Papers:
    """3 queries."""
    own = {submission.target, submission.published_id} - {""}
    pages = own | ({submission.absorbs} - {""})
    about = Q(kind=submission.kind, action__in=ABOUT_PAGE, public_id__in=pages)
    events = list(Event.objects.filter(Q(submission=submission.reference) | about))
    about_page = [one for one in events if one.action in ABOUT_PAGE and one.public_id in pages]
    downs = [one.at for one in about_page if one.action == Action.WITHDREW and one.public_id in own]
    answers = [one.at for one in events if answers_names(one, submission)]
    approvals, seen = _said_yes(submission, user, max(downs, default=None))
    said, notes, templates = _written(submission.reference)
    return Papers(
        history=[one for one in events if one.submission == submission.reference],
        about_page=about_page,
        answered_at=max(answers, default=None),
        approvals=approvals,
        seen=seen,
        said=said,
        notes=notes,
        templates=templates,
    )


def answers_names(event: Event, submission: Submission) -> bool:
    """Whether a moderator said of this revision that its names may stay."""
    return (
        event.action == Action.LET_NAMES_STAND
        and event.submission == submission.reference
        and event.number == submission.revision
    )


def _said_yes(
    submission: Submission, user: User, came_down: datetime | None
) -> tuple[list[Approval], set[str]]:
    """Approvals that count (as services.approvals_of says), and this moderator's ticks."""
    document = Value(submission.document, output_field=JSONField())
    digest = Func(document, function="document_digest", output_field=CharField())
    this = {"submission": submission.reference, "digest": digest}
    given = Approval.objects.filter(kind=submission.kind, **this)
    if came_down:
        given = given.filter(at__gt=came_down)
    ticks = SourceTick.objects.filter(moderator_id=user.pk, **this)
    fields = ("pk", "moderator_id", "moderator", "reason", "at", "is_senior")
    unknown = Value(None, output_field=BooleanField(null=True))
    rows = given.annotate(row=NOTHING).values_list(*fields, "row").union(
        ticks.annotate(reason=NOTHING, is_senior=unknown).values_list(*fields, "row"), all=True
    )  # fmt: skip
    found = sorted(rows, key=lambda one: one[0])
    approvals = [Approval(**dict(zip(fields, one, strict=False))) for one in found if not one[-1]]
    return approvals, {one[-1] for one in found if one[-1]}


def _written(reference: str) -> tuple[list[Message], list[Note], list[ReasonTemplate]]:
    """What was said, what was noted, and the words to begin with; oldest first. 1 query."""
    said = _tagged(Message.objects.filter(reference=reference), "said", "author", "link")
    notes = _tagged(Note.objects.filter(reference=reference), "note", "author")
    templates = _tagged(ReasonTemplate.objects.all(), "template", "title")
    found = sorted(said.union(notes, templates, all=True))
    return (
        [Message(pk=pk, author=who, words=words, link=link, at=at)
         for tag, pk, who, words, link, at in found if tag == "said"],
        [Note(pk=pk, author=who, words=words, at=at)
         for tag, pk, who, words, _link, at in found if tag == "note"],
        [ReasonTemplate(pk=pk, title=who, words=words)
         for tag, pk, who, words, _link, _at in found if tag == "template"],
    )  # fmt: skip


def _tagged(rows: QuerySet[Any], tag: str, who: str, link: str = "") -> QuerySet[Any]:
    """The same six columns of each table."""
    has_time = any(field.name == "at" for field in rows.model._meta.fields)
    plain = rows.order_by().annotate(
        tag=Value(tag, output_field=CharField()),
        who=F(who),
        linked=F(link) if link else NOTHING,
        moment=F("at") if has_time else Value(None, output_field=Event._meta.get_field("at")),
    )
    return plain.values_list("tag", "pk", "who", "words", "linked", "moment")
