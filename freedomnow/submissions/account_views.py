"""The page of an account: letters on or off, a copy of everything, the end of it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from freedomnow.submissions import account, public_names, rate_limit, roles
from freedomnow.submissions.form_page import problems_of
from freedomnow.submissions.models import PublicName, RoleRequest
from freedomnow.submissions.public_name_form import PublicNameForm
from freedomnow.submissions.services import NotAllowed

MOST_TRIES = 10


class DeleteForm(forms.Form):
    """The password, so that a phone that lies about deletes nothing."""

    password = forms.CharField(
        label=gettext_lazy("Your password"),
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
        max_length=200,
    )
    waiting = forms.ChoiceField(
        label=gettext_lazy("Reports that nobody has decided on"),
        choices=[
            ("take_back", gettext_lazy("Take them back")),
            ("leave", gettext_lazy("Leave them, unsigned")),
        ],
        widget=forms.RadioSelect,
        initial="take_back",
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        typed = str(self.cleaned_data["password"])
        if not self.user.check_password(typed):
            raise forms.ValidationError(_("This is not your password."))
        return typed


class RoleForm(forms.ModelForm):
    """Which role above their own somebody wants, and why."""

    class Meta:
        model = RoleRequest
        fields = ["role", "reason"]

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = roles.above(user.role)


@require_safe
@login_required
def my_account(request: HttpRequest) -> HttpResponse:
    return page(request, DeleteForm(user=request.user))


def page(
    request: HttpRequest,
    form: Any,
    *,
    role_form: Any = None,
    name_form: Any = None,
    status: int = 200,
) -> HttpResponse:
    asked = RoleRequest.objects.filter(user=request.user).order_by("-pk").first()
    own = PublicName.objects.filter(user=request.user).first()
    told = {"name": own.name, "expertise": own.expertise} if own else {}
    wrong = role_form or name_form or form
    context = {
        "form": form,
        "role_form": role_form or RoleForm(user=request.user),
        "name_form": name_form or PublicNameForm(user=request.user, initial=told),
        "public_name": own,
        "named_on": public_names.named_on(request.user),
        "asked": asked,
        "may_ask": roles.above(request.user.role) and not (asked and asked.is_granted is None),
        "problems": problems_of(wrong) if wrong.is_bound else [],
    }
    return render(request, "submissions/account.html", context, status=status)


@require_POST
@login_required
def ask_for_role(request: HttpRequest) -> HttpResponse:
    """To become a moderator, or any other role above their own."""
    form = RoleForm(request.POST, user=request.user)
    if not form.is_valid():
        return page(request, DeleteForm(user=request.user), role_form=form, status=422)
    try:
        roles.ask(request.user, **form.cleaned_data)
    except NotAllowed as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Thank you. The admins will answer here."))
    return redirect("my_account")


@require_POST
@login_required
def public_name(request: HttpRequest) -> HttpResponse:
    """To be named on pages; or, POST `do` "take_back", not to be named any more."""
    if request.POST.get("do") == "take_back":
        public_names.take_back(request.user)
        messages.success(request, _("No page shows your name any more."))
        return redirect("my_account")
    form = PublicNameForm(request.POST, user=request.user)
    if form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("name", "expertise")}
        try:
            public_names.ask(request.user, **told)
        except NotAllowed as error:
            form.add_error("name", str(error))
    if not form.is_valid():
        return page(request, DeleteForm(user=request.user), name_form=form, status=422)
    messages.success(request, _("Stored. A new name shows once a moderator has read it."))
    return redirect("my_account")


@require_POST
@login_required
def letters(request: HttpRequest) -> HttpResponse:
    """On or off."""
    request.user.wants_notices = request.POST.get("letters") == "on"
    request.user.save(update_fields=["wants_notices"])
    is_on = request.user.wants_notices
    messages.success(request, _("We write to you.") if is_on else _("We no longer write to you."))
    return redirect("my_account")


@require_safe
@login_required
def copy(request: HttpRequest) -> HttpResponse:
    """A file to keep."""
    response = JsonResponse(
        account.copy_of(request.user), json_dumps_params={"ensure_ascii": False, "indent": 1}
    )
    response["Content-Disposition"] = 'attachment; filename="freedomnow-account.json"'
    return response


@require_http_methods(["POST"])
@login_required
def delete(request: HttpRequest) -> HttpResponse:
    """Asks for the password; ten wrong ones an hour are enough."""
    form = DeleteForm(request.POST, user=request.user)
    if rate_limit.count(request, "delete") > MOST_TRIES:
        form.add_error(None, _("Too many tries. Please wait for an hour."))
        return page(request, form, status=429)
    if not form.is_valid():
        return page(request, form, status=422)
    try:
        account.delete(request.user, takes_back=form.cleaned_data["waiting"] == "take_back")
    except NotAllowed as error:
        form.add_error(None, str(error))
        return page(request, form, status=409)
    logout(request)
    return render(request, "submissions/account_gone.html")
