"""What a moderator is shown of one report, and what is asked of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from freedomnow.publishing.documents import Document
from freedomnow.publishing.models import Record, VersionContent
from freedomnow.publishing.projection import unsaved
from freedomnow.publishing.services import judged
from freedomnow.submissions import compare, consents, look_alikes, reading
from freedomnow.submissions.declining import CHOICES
from freedomnow.submissions.models import Approval, State, Submission
from freedomnow.submissions.named import Named, named_in, newer_than
from freedomnow.submissions.papers import Papers, papers_of
from freedomnow.submissions.risks import risks_of
from freedomnow.submissions.services import ANSWER_WITHIN, TAKEN_UP_FROM, has_senior
from freedomnow.users.models import User
from freedomnow.web.clock import today
from freedomnow.web.fields import CleanProseField


class DecisionForm(forms.Form):
    """The reason is read by the sender and stays in the history."""

    reason = CleanProseField(
        label=gettext_lazy("Your reason"),
        help_text=gettext_lazy(
            "The sender reads it, and it stays in the history. Name nobody in it."
        ),
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
    )
    ground: forms.ChoiceField | None = forms.ChoiceField(
        label=gettext_lazy("If you decline it: why?"),
        help_text=gettext_lazy("The sender reads words for it first, then yours. It is counted."),
        choices=CHOICES,
        required=False,
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class CorrectionForm(DecisionForm):
    """A correction also names the version of the page that it was opened on; 0 for none."""

    ground = None
    base_version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


@dataclass(frozen=True)
class Step:
    """A decision that can be taken now."""

    name: str
    label: Any
    help: Any


STEPS = {
    "approve": Step(
        "approve",
        gettext_lazy("Approve"),
        gettext_lazy("Your yes is the first of two. Another moderator publishes it."),
    ),
    "publish": Step(
        "publish", gettext_lazy("Publish"), gettext_lazy("The page appears at once, as previewed.")
    ),
    "keep_as_lead": Step(
        "keep_as_lead",
        gettext_lazy("Keep as a lead"),
        gettext_lazy("Not evidenced yet. It leaves the inbox and appears nowhere."),
    ),
    "decline": Step("decline", gettext_lazy("Decline"), gettext_lazy("It will not be published.")),
    "take_down": Step(
        "take_down",
        gettext_lazy("Take the page down"),
        gettext_lazy("The published page goes at once. What is left names nobody."),
    ),
    "let_names_stand": Step(
        "let_names_stand",
        gettext_lazy("The names may stay"),
        gettext_lazy(
            "Somebody else is meant, or an official text names them. Nothing is published by this."
        ),
    ),
    "exempt": Step(
        "exempt",
        gettext_lazy("It may be published all the same"),
        gettext_lazy(
            "A rule blocks it that a senior moderator may pass over. Say why: the sender does not "
            "read it. Nothing is published by this."
        ),
    ),
    "request_changes": Step(
        "request_changes",
        gettext_lazy("Ask the sender"),
        format_lazy(
            ngettext_lazy(
                "Your words go to the sender, who has {days} day to answer.",
                "Your words go to the sender, who has {days} days to answer.",
                ANSWER_WITHIN.days,
            ),
            days=ANSWER_WITHIN.days,
        ),
    ),
    "take_up_again": Step(
        "take_up_again", gettext_lazy("Take up again"), gettext_lazy("It goes back to the inbox.")
    ),
}


@dataclass(frozen=True)
class Review:
    """One report as read now: everything that the page shows."""

    submission: Submission
    live: Record | None
    papers: Papers
    first_words: str
    groups: list[reading.Group]
    differences: list[reading.Difference]
    evidence: list[reading.Evidence]
    blockers: list[str]
    clashes: list[str]
    named: list[Named]
    published_alike: list[look_alikes.Alike]
    waiting_alike: list[look_alikes.Alike]
    risks: list[str]
    seen: set[str]
    must_see: set[str]
    steps: list[Step]

    @property
    def can_merge(self) -> bool:
        """Whether the page that it changes could be one with another."""
        return self.live is not None and self.submission.known_kind.form.is_mergeable

    @property
    def needs_senior(self) -> bool:
        """Whether somebody else has to give the second yes: a senior moderator."""
        names = {step.name for step in self.steps}
        is_half_done = self.submission.state == State.SECOND_REVIEW
        return is_half_done and bool(names) and names.isdisjoint({"publish", "approve"})

    @property
    def is_blocked(self) -> bool:
        """Whether something keeps it from being published now."""
        return bool(self.blockers or self.named)


def review(submission: Submission, user: User, seen: Iterable[str] | None = None) -> Review:
    """
    A fixed number of queries, whatever waits beside it. `seen` are the boxes as just ticked.
    """
    kind = submission.known_kind
    record = live_record(submission)
    document = submission.current_document
    papers = papers_of(submission, user)
    blocked_by = blockers(submission, record, papers.approvals)
    named = newer_than(papers.answered_at, named_in(submission))
    return Review(
        submission=submission,
        live=record,
        papers=papers,
        first_words=first_words(submission),
        groups=reading.in_words(kind.form, document),
        differences=reading.differences(kind.form, record.document, document) if record else [],
        evidence=reading.evidence(kind.form, document),
        blockers=blocked_by,
        clashes=clashing(submission, record),
        named=named,
        published_alike=look_alikes.published(submission, document),
        waiting_alike=look_alikes.waiting(submission, document),
        risks=risks_of(submission, papers.about_page),
        seen=papers.seen if seen is None else set(seen),
        must_see=set(kind.form.rows_to_see(document)),
        steps=steps(
            submission,
            user,
            papers.approvals,
            is_live=record is not None,
            is_named=bool(named),
            is_exemptible=open_exemptions(submission, blocked_by),
        ),
    )


def first_words(submission: Submission) -> str:
    """What the page will say first, in public; by the model's own function."""
    return unsaved(
        submission.known_kind.form,
        submission.current_document,
        public_id=submission.target or "preview",
        version=submission.base_version + 1,
        updated_at=submission.created_at,
    ).first_words()


def live_record(submission: Submission) -> Record | None:
    """The published record that the report changes, if it is still there."""
    if not submission.target:
        return None
    model = submission.known_kind.model
    return model._default_manager.filter(public_id=submission.target).first()


def blockers(submission: Submission, record: Record | None, approvals: list[Approval]) -> list[str]:
    """What still keeps it from being published, in words."""
    form = submission.known_kind.form
    found: list[str] = []
    try:
        clean = judged(form, submission.current_document, record)
    except ValidationError as error:
        found += error.messages
    else:
        found += form.refusals(clean, today())
    if submission.is_in_own_words:
        found += [why] if (why := consents.blocker(submission)) else []
    elif submission.target and record is None:
        found.append(
            _("The page was taken down. Correct this report first if the page shall stand again.")
        )
    elif (record.version if record else 0) != submission.base_version:
        found.append(_("The page has changed since this report was written: correct it first."))
    missing = form.approvals_needed() - 1 - len(approvals)
    if missing > 0:
        found.append(_("Two moderators have to say yes, and nobody has yet."))
    return found


def open_exemptions(submission: Submission, blocked_by: list[str]) -> bool:
    """Whether a senior moderator may pass over one of these blockers; no query."""
    wanted = submission.known_kind.form.exemptions_wanted(submission.current_document, today())
    return not set(wanted.values()).isdisjoint(blocked_by)


def clashing(submission: Submission, record: Record | None) -> list[str]:
    """Fields that the report and a later version both changed."""
    base = base_document(submission, record)
    if record is None or base is None:
        return []
    paths = compare.clashes(base, submission.current_document, record.document)
    form = submission.known_kind.form
    return [
        reading.path_in_words(form, path, base, submission.current_document, record.document)
        for path in paths
    ]


def to_correct(submission: Submission, record: Record | None) -> Document:
    """What the correction form opens with: the report's changes on top of today's page."""
    base = base_document(submission, record)
    if record is None or base is None:
        return submission.current_document
    return compare.merged(base, submission.current_document, record.document)


def base_document(submission: Submission, record: Record | None) -> Document | None:
    """The version the report was made from, when the page has moved on since; else None."""
    if record is None or record.version == submission.base_version:
        return None
    content = (
        VersionContent.objects.filter(
            version__kind=submission.kind,
            version__public_id=submission.target,
            version__number=submission.base_version,
        )
        .select_related("version")
        .first()
    )
    form = submission.known_kind.form
    return form.upgraded(content.document, content.version.schema) if content else None


def steps(
    submission: Submission,
    user: User,
    approvals: list[Approval],
    *,
    is_live: bool,
    is_named: bool,
    is_exemptible: bool,
) -> list[Step]:
    """What this moderator can do with it now; nothing with a report of their own."""
    if submission.proposer_id == user.pk:
        return []
    if submission.state in TAKEN_UP_FROM:
        return [STEPS["take_up_again"]]
    if not submission.is_waiting:
        return []
    possible = {
        "let_names_stand": is_named,
        "exempt": is_exemptible and user.is_senior,
        **saying_yes(submission, user, approvals),
        "take_down": is_live,
        "request_changes": submission.has_sender,
        "keep_as_lead": True,
        "decline": True,
    }
    return [STEPS[name] for name, is_possible in possible.items() if is_possible]


def saying_yes(submission: Submission, user: User, approvals: list[Approval]) -> dict[str, bool]:
    """
    Whose yes publishes it, and whose is one of two: with the last one a senior moderator must be
    among them.
    """
    others = [approval for approval in approvals if approval.moderator_id != user.pk]
    needed = submission.known_kind.form.approvals_needed()
    is_last = len(others) + 1 >= needed
    has_enough = needed == 1 or user.is_senior or has_senior(others)
    return {
        "publish": is_last and has_enough,
        "approve": not is_last and len(others) == len(approvals),
    }
