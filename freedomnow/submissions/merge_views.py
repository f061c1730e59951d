"""Merging two published pages that are about the same, and parting them: for moderators."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from freedomnow.publishing.kinds import all_kinds
from freedomnow.publishing.models import Merge
from freedomnow.submissions import merging, reading
from freedomnow.submissions.identifiers import SHORTEST, normal
from freedomnow.submissions.models import Sort, Submission
from freedomnow.submissions.review_views import review_url
from freedomnow.submissions.services import NotAllowed
from freedomnow.web.fields import CleanCharField, CleanProseField
from freedomnow.web.paths import last_part
from freedomnow.web.places import COUNTRY_CODES, place_name

SHOWN_MERGES = 20


class PairForm(forms.Form):
    """Which two pages: their addresses, or the last parts of them."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind"))
    keep = CleanCharField(label=gettext_lazy("The page that stays"), max_length=300)
    absorb = CleanCharField(label=gettext_lazy("The page that goes"), max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(kind.name, kind.label) for kind in all_kinds() if kind.form.is_mergeable]
        self.fields["kind"].choices = kinds

    def clean_keep(self) -> str:
        return last_part(self.cleaned_data["keep"])

    def clean_absorb(self) -> str:
        return last_part(self.cleaned_data["absorb"])


class IdentifierForm(forms.Form):
    """A number, which is hashed at once, and where it was seen."""

    page = forms.ChoiceField(
        label=gettext_lazy("It identifies"),
        choices=[
            ("keep", gettext_lazy("the one of the page that stays")),
            ("absorb", gettext_lazy("the one of the page that goes")),
        ],
        widget=forms.RadioSelect,
    )
    sort = forms.ChoiceField(label=gettext_lazy("It is a"), choices=Sort.choices)
    whose = forms.ChoiceField(label=gettext_lazy("Of a list: whose list"), required=False)
    number = CleanCharField(
        label=gettext_lazy("The number"),
        max_length=60,
        help_text=gettext_lazy("Stored only as a hash, which nobody can read."),
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    seen_in = CleanCharField(
        label=gettext_lazy("Where an official text gives it"),
        max_length=300,
        help_text=gettext_lazy("A link, or the list and its date. Do not repeat the number."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        countries = sorted(((code, place_name(code)) for code in COUNTRY_CODES), key=by_label)
        nobody = ("", _("A body of many countries"))
        self.fields["whose"].choices = [nobody, *countries]

    def clean_number(self) -> str:
        number = str(self.cleaned_data["number"])
        if len(normal(number)) < SHORTEST:
            raise forms.ValidationError(_("Too short: such numbers agree by accident."))
        return number

    def clean(self) -> None:
        number = normal(self.cleaned_data.get("number", ""))
        if number and number in normal(self.cleaned_data.get("seen_in", "")):
            self.add_error("seen_in", _("This repeats the number, which must not be stored."))


class ReasonForm(forms.Form):
    reason = CleanProseField(
        label=gettext_lazy("Your reason"), max_length=1000, widget=forms.Textarea({"rows": 3})
    )


def by_label(pair: tuple[str, str]) -> str:
    return pair[1]


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("number")
def merge(request: HttpRequest) -> HttpResponse:
    """Choose two pages, compare them, store what identifies them, propose that they become one."""
    pair = PairForm(request.GET if request.GET else None)
    if not pair.is_bound or not pair.is_valid():
        return page(request, pair, status=422 if pair.errors else 200)
    names = pair.cleaned_data["kind"], pair.cleaned_data["keep"], pair.cleaned_data["absorb"]
    step = {"identify": identify, "propose": propose}.get(request.POST.get("do", ""))
    try:
        answer = step(request, pair, names) if step else None
        return answer or page(request, pair, names)
    except NotAllowed as error:
        pair.add_error(None, str(error))
        return page(request, pair, status=409)


def identify(request: HttpRequest, pair: PairForm, names: tuple[str, str, str]) -> HttpResponse:
    form = IdentifierForm(request.POST)
    if not form.is_valid():
        return page(request, pair, names, identifier=form, status=422)
    told = form.cleaned_data
    chosen = names[1] if told.pop("page") == "keep" else names[2]
    merging.identify(names[0], chosen, by=request.user, **told)
    messages.success(request, _("Stored as a hash."))
    return redirect(request.get_full_path())


def propose(request: HttpRequest, pair: PairForm, names: tuple[str, str, str]) -> HttpResponse:
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return page(request, pair, names, reason=form, status=422)
    try:
        report = merging.propose(*names, by=request.user, reason=form.cleaned_data["reason"])
    except (NotAllowed, ValidationError) as error:
        form.add_error(None, words_of(error))
        return page(request, pair, names, reason=form, status=409)
    messages.success(request, _("The merge waits in the inbox, like any other change."))
    return redirect(review_url(report))


def words_of(error: Exception) -> list[str]:
    return error.messages if isinstance(error, ValidationError) else [str(error)]


@require_POST
def part(request: HttpRequest, pk: int) -> HttpResponse:
    """Two reports that part what was merged."""
    found, form = Merge.objects.filter(pk=pk).first(), ReasonForm(request.POST)
    if found is None or not form.is_valid():
        messages.error(request, _("Nothing was changed: say which merge, and why."))
        return redirect("admin:submission_merge")
    try:
        merging.ask_to_part(
            found.kind, found.old, by=request.user, reason=form.cleaned_data["reason"]
        )
    except (NotAllowed, ValidationError) as error:
        messages.error(request, " ".join(words_of(error)))
    else:
        messages.success(request, _("Two reports wait in the inbox: one for each page."))
    return redirect("admin:submission_merge")


def page(
    request: HttpRequest,
    pair: PairForm,
    names: tuple[str, str, str] | None = None,
    *,
    status: int = 200,
    **forms_: Any,
) -> HttpResponse:
    """The two pages side by side, or only the question which."""
    found = merging.compare(*names) if names else None
    context = {
        **admin.site.each_context(request),
        "title": _("Merge two pages"),
        "pair": pair,
        "found": found,
        "columns": columns(found) if found else [],
        "identifier": forms_.get("identifier") or IdentifierForm(),
        "reason": forms_.get("reason") or ReasonForm(),
        "merges": Merge.objects.order_by("-pk")[:SHOWN_MERGES],
        "opts": Submission._meta,
    }
    return TemplateResponse(request, "admin/submissions/merge.html", context, status=status)


def columns(found: merging.Compared) -> list[dict[str, Any]]:
    """What is shown of each page: heading, address, identifiers, the document in words."""
    form = found.kind.form
    sides = [
        (_("Stays"), found.kept, found.of_kept),
        (_("Goes, and leads to the other"), found.other, found.of_other),
    ]
    return [
        {
            "heading": heading,
            "title": form.headline(record.document),
            "url": record.get_absolute_url(),
            "marks": marks,
            "groups": reading.in_words(form, record.document),
        }
        for heading, record, marks in sides
    ]
