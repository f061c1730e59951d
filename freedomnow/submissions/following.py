"""What its sender sees of a report, and may do with it there: by account or by receipt."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from freedomnow.publishing.models import Action, Event, Record, VersionContent
from freedomnow.submissions import (
    claims,
    consents,
    contacts,
    history,
    private_data,
    reading,
    receipts,
    sender,
)
from freedomnow.submissions.form_page import problems_of
from freedomnow.submissions.models import Message, State, Submission
from freedomnow.submissions.services import AlreadyDecided

# Papers of higher floors in "My reports": each {title, state, at, answer}, the newest first.
_papers: list[Callable[[Any], list[dict[str, Any]]]] = []


def register(papers: Callable[[Any], list[dict[str, Any]]]) -> None:
    """Called in AppConfig.ready(), once each."""
    _papers.append(papers)


def other_papers(user: Any) -> list[dict[str, Any]]:
    """1 query for each that registered."""
    return [one for papers in _papers for one in papers(user)]


WORDS_ARE_GONE = gettext_lazy(
    "Your words are gone from this site, and so is all that it kept of them."
)
CONTACT_IS_GONE = gettext_lazy("Your contact details are gone. Nobody can open them any more.")


class AnswerForm(forms.ModelForm):
    """
    Words for the moderators, and perhaps a source. private: what its sender is asked about first.
    """

    private: Sequence[Any] = ()

    class Meta:
        model = Message
        fields = ["words", "link"]


def seen_by_sender(report: Submission, form: forms.Form | None = None) -> dict[str, Any]:
    """For the page of a report, by account or by receipt. 7 queries at most."""
    said = list(Message.objects.filter(reference=report.reference))
    return {
        "report": report,
        "record": published_page(report),
        "history": history.told(Event.objects.filter(submission=report.reference)),
        "said": said,
        "last_said": said[-1:],
        "has_contact": contacts.is_left(report.reference),
        "has_own_words": report.is_in_own_words,
        "is_in_review": report.state == State.RECEIVED and is_read_now(report),
        "changed": changed_by(report),
        "groups": reading.in_words(report.known_kind.form, report.current_document),
        "form": form or AnswerForm(),
        "problems": problems_of(form) if form else [],
    }


def is_there(report: Submission) -> bool:
    """It goes with its sender's own words when these are taken back."""
    return Submission.objects.filter(pk=report.pk).exists()


def is_read_now(report: Submission) -> bool:
    """Whether a moderator has taken it."""
    return claims.standing().filter(reference=report.reference).exists()


def changed_by(report: Submission) -> list[reading.Difference]:
    """What the page says since the report was published, and said before; [] for a new page."""
    if not (report.is_change and report.published_id):
        return []
    told = Event.objects.filter(submission=report.reference, action=Action.PUBLISHED).last()
    number = told.number if told and told.number else 0
    contents = VersionContent.objects.filter(
        version__kind=report.kind,
        version__public_id=report.published_id,
        version__number__in=(number - 1, number),
    ).select_related("version")
    form = report.known_kind.form
    said = {one.version.number: form.upgraded(one.document, one.version.schema) for one in contents}
    if len(said) < 2:
        return []
    return reading.differences(form, said[number - 1], said[number])


def published_page(report: Submission) -> Record | None:
    """The page that it became, if it still stands."""
    if not report.published_id:
        return None
    model = report.known_kind.model
    return model._default_manager.filter(public_id=report.published_id).first()


def say(report: Submission, data: Any) -> tuple[AnswerForm | None, str]:
    return send_words(partial(sender.answer, report.reference), data)


def take_back(report: Submission, data: Any) -> tuple[None, str]:
    """Somebody's own words go whatever became of the report; any other while it is open."""
    if report.is_in_own_words:
        consents.take_back(report.reference)
        return None, str(WORDS_ARE_GONE)
    return take_back_with(
        partial(sender.take_back, report.reference),
        _("You took the report back. Nobody will decide on it."),
    )


def remove_contact(report: Submission, data: Any) -> tuple[None, str]:
    contacts.remove(contacts.Paper.of(report), by=report.sender_in_history)
    return None, str(CONTACT_IS_GONE)


def send_words(send: Callable[..., Any], data: Any) -> tuple[AnswerForm | None, str]:
    """What was typed, sent; or the form with what is wrong or asked about. And what to tell."""
    form = AnswerForm(data)
    if not form.is_valid():
        return form, ""
    form.private = private_data.to_ask_about([form.cleaned_data["words"]], data)
    if form.private:
        return form, ""
    try:
        send(**form.cleaned_data)
    except (AlreadyDecided, ValidationError) as error:
        told = error.messages if isinstance(error, ValidationError) else [str(error)]
        form.add_error(None, told)
        return form, ""
    return None, _("Thank you. The moderators will read it.")


def take_back_with(act: Callable[[], Any], told: str) -> tuple[None, str]:
    """What to tell: that it is done, or why it is too late."""
    try:
        act()
    except AlreadyDecided as error:
        return None, str(error)
    return None, told


Steps = dict[str, Callable[[Any, Any], tuple[AnswerForm | None, str]]]
STEPS: Steps = {"say": say, "take_back": take_back, "remove_contact": remove_contact}


def conversation(request: HttpRequest, paper: Any, steps: Steps, receipt: str) -> dict[str, Any]:
    """
    What somebody with the receipt of a paper asks for (`do`), done; and the context in which it
    is told. `form` is unbound and `status` 200 unless something was wrong with what they typed.
    """
    form, notice = None, ""
    if step := steps.get(request.POST.get("do", "")):
        form, notice = step(paper, request.POST)
        paper.refresh_from_db()
    said = list(Message.objects.filter(reference=paper.reference))
    return {
        "said": said,
        "last_said": said[-1:],
        "form": form or AnswerForm(),
        "problems": problems_of(form) if form else [],
        "notice": notice,
        "status": 422 if form else 200,
        "receipt": receipts.grouped(receipt),
        "is_brief": "do" not in request.POST,
    }
