"""Verbs about requests: ask, ask back, answer, decide, take back. docs/rules.md, rule 11."""

from datetime import timedelta
from typing import Any

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from freedomnow.corrections.models import (
    URGENT,
    Decision,
    Ground,
    LoggedRequest,
    Request,
    State,
)
from freedomnow.publishing import withdrawn_names
from freedomnow.publishing.kinds import kind_named
from freedomnow.publishing.models import Action, Event, Merge, Record, VersionContent
from freedomnow.publishing.services import locked, log, withdraw
from freedomnow.submissions import contacts, hiding
from freedomnow.submissions.arrivals import NO_ACCOUNT, RULE
from freedomnow.submissions.intake import submit
from freedomnow.submissions.models import Approval, Message, Origin, Submission
from freedomnow.submissions.services import AlreadyDecided, NotAllowed
from freedomnow.users.models import User
from freedomnow.web.clock import today
from freedomnow.web.name_keys import keys_in, name_key

DECIDED_WITHIN = timedelta(days=14)
# A page is hidden by a request once in that time; evidence that nobody gave before hides it again,
# a few times: else whoever invents links keeps it down for ever.
HIDES_AGAIN_AFTER = timedelta(days=30)
MOST_HIDES = 3
MOST_MESSAGES = 50
SOMEBODY = "(whose story it may be)"
HIDDEN = "Somebody asked to correct this page on a ground that may be urgent."


@transaction.atomic
def ask(
    kind_name: str,
    public_id: str,
    told: dict[str, Any],
    *,
    by: User | None,
    send_key: str,
    contact: str = "",
) -> Request:
    """
    Store a request about a live page, once for each `send_key`; an urgent one with evidence may
    hide the page at once. `contact` is sealed. Raises NotAllowed when the page is gone, NoKey.
    """
    kind = kind_named(kind_name)
    record = locked(kind, public_id)
    if there := Request.objects.filter(send_key=send_key).first():
        return there
    if record is None:
        raise NotAllowed(_("This page has been taken down already."))
    logged = LoggedRequest.objects.create(kind=kind.name, ground=told["ground"], asked_on=today())
    request = Request.objects.create(
        kind=kind.name,
        target=public_id,
        version=record.version,
        headline=kind.form.headline(record.document)[:300],
        send_key=send_key,
        asked_by=by,
        due_on=today() + DECIDED_WITHIN,
        logged=logged,
        **told,
    )
    if contact:
        contacts.seal(request.reference, contact, by=by)
    _log(request, Action.REQUESTED, signed_as(request), "")
    if hides(record, request):
        hide(record, request)
    return request


def signed_as(request: Request) -> str:
    """Nobody can change the history: it does not tell for ever whose story somebody says it is."""
    if request.ground == Ground.CONSENT:
        return SOMEBODY
    return request.asked_by.username if request.asked_by else NO_ACCOUNT


def hides(record: Record, request: Request) -> bool:
    """
    Whether the page comes down before anybody decides: it rests on an accusation alone, or on
    consent, the ground is urgent, and there is reason to believe it.
    """
    if not record.comes_down_on_request or request.ground not in URGENT:
        return False
    if not is_believed(record, request):
        return False
    others = Request.objects.about(request.kind, request.target).exclude(pk=request.pk)
    hid = others.filter(hidden_at__gte=timezone.now() - HIDES_AGAIN_AFTER).count()
    is_new = bool(request.link) and not others.filter(link=request.link).exists()
    return hid == 0 or (is_new and hid < MOST_HIDES)


def is_believed(record: Record, request: Request) -> bool:
    """
    There is a source, or an address that its owner has confirmed. Nobody can prove that a story
    is theirs: their word is enough.
    """
    if request.ground == Ground.CONSENT:
        return kind_named(request.kind).form.rests_on_consent(record.document)
    told = request.link or request.reference_number
    return bool(told) or has_confirmed_address(request.asked_by)


def has_confirmed_address(user: User | None) -> bool:
    return bool(user) and EmailAddress.objects.filter(user=user, verified=True).exists()


def hide(record: Record, request: Request) -> None:
    hiding.hide(request.kind, record, by=RULE, reason=HIDDEN, origin=Origin.REQUEST)
    request.hidden_at = timezone.now()
    request.save()
    LoggedRequest.objects.filter(pk=request.logged_id).update(was_hidden=True)


@transaction.atomic
def ask_back(reference: str, *, by: User, words: str) -> Request:
    """A moderator asks who asked; the day by which it must be decided stays."""
    request = _open(reference, by)
    Message.objects.create(reference=reference, author=by.username, words=words)
    request.state = State.ASKED
    request.save()
    _log(request, Action.ASKED, by.username, "")
    return request


@transaction.atomic
def answer(reference: str, *, words: str, link: str = "") -> Request:
    """The one who asked says more. Raises AlreadyDecided, ValidationError."""
    request = _open(reference)
    if Message.objects.filter(reference=reference).count() >= MOST_MESSAGES:
        raise ValidationError(_("There are many messages already. Please wait for an answer."))
    Message.objects.create(reference=reference, words=words, link=link)
    request.state = State.RECEIVED
    request.save()
    _log(request, Action.ANSWERED, NO_ACCOUNT, "")
    return request


@transaction.atomic
def take_back(reference: str) -> Request:
    """The one who asked no longer wants it. A page that it hid is not put back by that."""
    request = _open(reference)
    reason = _("The one who asked took it back.")
    _close(request, State.TAKEN_BACK, Decision.TAKEN_BACK, by=NO_ACCOUNT, reason=reason, words="")
    contacts.forget(Request.objects.filter(pk=request.pk))
    return request


@transaction.atomic
def decide(reference: str, decision: str, *, by: User, reason: str, words: str) -> Request:
    """
    Answer a request: `reason` is for the one who asked, `words` (without names) for the public
    log. Raises AlreadyDecided, NotAllowed, ValidationError, and then nothing has changed.
    """
    request = _open(reference, by)
    if decision not in DECISIONS:
        raise NotAllowed(_("This is not a decision that a moderator can take."))
    if decision != Decision.TAKEN_DOWN and by.username in publishers_of(request):
        raise NotAllowed(_("You have published this page: somebody else decides about it."))
    if named := names_in(words, request):
        told = _("The words for the public log hold a name: %(name)s.")
        raise ValidationError(told % {"name": named[0]})
    DECISIONS[decision](request, by, reason)
    _close(request, State.DECIDED, Decision(decision), by=by.username, reason=reason, words=words)
    return request


@transaction.atomic
def open_change(reference: str, *, by: User) -> Submission:
    """
    A report with the page as it stands, and the reply if there is one, for a moderator to correct;
    once for each version of the page. Raises NotAllowed where there is no page, and for
    somebody's own words.
    """
    request = _open(reference, by)
    record = live_page(request)
    if record is None:
        raise NotAllowed(_("This page has been taken down already."))
    document = record.document
    if kind_named(request.kind).form.rests_on_consent(document):
        raise NotAllowed(_("These are the words of the one who lived it. Ask the sender."))
    if request.reply and "reply" in document:
        document = document | {"reply": request.reply, "reply_on": f"{request.created_at:%Y-%m-%d}"}
    report, _is_new = submit(
        request.kind,
        document,
        by=None,
        by_name=NO_ACCOUNT,
        target=record.public_id,
        base_version=record.version,
        comment=_("Made from the request %(reference)s.") % {"reference": reference},
        import_key=f"request|{reference}|{record.version}",
        origin=Origin.REQUEST,
    )
    return report


def take_down(request: Request, by: User, reason: str) -> None:
    """At once; a page that is down already stays so."""
    if record := live_page(request):
        withdraw(request.kind, record.public_id, by=by.username, reason=reason)


def has_been_corrected(request: Request, by: User, reason: str) -> None:
    """A correction is a new version of the page, which two moderators published."""
    record = live_page(request)
    is_same = record is not None and record.public_id == request.target
    if record is None or (is_same and record.version <= request.version):
        raise NotAllowed(
            _("The page has not changed since this was asked. Suggest the change first.")
        )


def decline(request: Request, by: User, reason: str) -> None:
    """The page stays as it was; one that the request hid is put back by its own report."""


DECISIONS = {
    Decision.CORRECTED.value: has_been_corrected,
    Decision.TAKEN_DOWN.value: take_down,
    Decision.DECLINED.value: decline,
}


def live_page(request: Request) -> Record | None:
    """The page that was asked about, or the one that took it over. 1 query."""
    model = kind_named(request.kind).model
    ends = Merge.objects.filter(kind=request.kind, old=request.target).values("at_last")
    asked = Q(public_id=request.target) | Q(public_id__in=ends)
    return model._default_manager.filter(asked).first()


def paper_of(request: Request) -> contacts.Paper:
    """What contact details were left with; whoever published the page keeps out. 2 queries."""
    kept_from = publishers_of(request)
    return contacts.Paper(
        request.reference, request.kind, request.target, request.asked_by_id, kept_from
    )


def publishers_of(request: Request) -> set[str]:
    """Account names of those who said yes to any version of the page. 2 queries."""
    ends = Merge.objects.filter(kind=request.kind, old=request.target).values("at_last")
    page = Q(public_id=request.target) | Q(public_id__in=ends)
    about = Event.objects.filter(page, kind=request.kind)
    published = list(about.filter(action=Action.PUBLISHED).values_list("by", "submission"))
    reports = [submission for _by, submission in published if submission]
    approved = Approval.objects.filter(submission__in=reports).values_list("moderator", flat=True)
    return {by for by, _submission in published} | set(approved)


def names_in(words: str, request: Request) -> list[str]:
    """Names of the page, or of pages that came down, that these words hold. 3 queries at most."""
    keys = set(keys_in(words))
    form = kind_named(request.kind).form
    record = live_page(request)
    document = record.document if record else last_document(request)
    names = [*form.accused_names(document), request.headline] if document else [request.headline]
    own = {name_key(name) for name in names}
    return sorted((own & keys) | set(withdrawn_names.buried_among(keys)))


def last_document(request: Request) -> dict[str, Any] | None:
    """What the page said before it came down, as today's code reads it."""
    content = (
        VersionContent.objects.filter(version__kind=request.kind, version__public_id=request.target)
        .select_related("version")
        .order_by("-version__number")
        .first()
    )
    form = kind_named(request.kind).form
    return form.upgraded(content.document, content.version.schema) if content else None


def _open(reference: str, moderator: User | None = None) -> Request:
    """The request under a lock, while it may still be acted on."""
    if moderator and not moderator.is_moderator:
        raise NotAllowed(_("Only moderators decide on requests."))
    request = Request.objects.select_for_update().get(reference=reference)
    if not request.is_open:
        raise AlreadyDecided(
            _("It is too late for that: %(state)s.") % {"state": request.get_state_display()}
        )
    if moderator and request.asked_by_id == moderator.pk:
        raise NotAllowed(_("Nobody decides on a request of their own."))
    return request


def _close(
    request: Request, state: State, decision: Decision, *, by: str, reason: str, words: str
) -> None:
    request.state, request.decision = state, decision
    request.decided_at, request.decided_by, request.reason = timezone.now(), by, reason
    request.save()
    LoggedRequest.objects.filter(pk=request.logged_id).update(
        decision=decision, decided_on=today(), words=words
    )
    _log(request, Action.REQUEST_DECIDED, by, str(decision.label))


def _log(request: Request, action: Action, by: str, reason: str) -> None:
    log(
        action,
        by=by,
        reason=reason,
        kind=request.kind,
        public_id=request.target,
        submission=request.reference,
    )
