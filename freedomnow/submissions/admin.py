"""The moderators' inbox and review, in Django's admin: it calls services and writes nothing."""

from typing import Any

from django.contrib import admin
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from freedomnow.publishing.kinds import kind_choices
from freedomnow.submissions import (
    admin_pages,
    batch_views,
    claims,
    contact_views,
    desk_views,
    erasure_views,
    merge_views,
    preference_views,
    public_name_admin,
    review_views,
    subscriptions,
)
from freedomnow.submissions.models import ReasonTemplate, State, Submission
from freedomnow.submissions.moderators_admin import ForModerators, WaitingFilter
from freedomnow.submissions.saved_filters import FOR_ME
from freedomnow.web.languages import INTERFACE_LANGUAGES, language_name
from freedomnow.web.places import COUNTRY_CODES, place_name

DIGITS_OF_A_KEY = 18
MOST_LOOKED_AT = 1_000


class KindFilter(admin.SimpleListFilter):
    title = _("kind")
    parameter_name = "kind"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return kind_choices()

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(kind=self.value()) if self.value() else queryset


class StateFilter(WaitingFilter):
    states, waiting = State, Submission.WAITING


def in_state(request: HttpRequest) -> Any:
    """Reports of the state that is chosen."""
    state = request.GET.get(StateFilter.parameter_name)
    return StateFilter.chosen(state, Submission.objects.all())


class RegionFilter(admin.SimpleListFilter):
    """Places that reports are about, and everything below them."""

    title = _("region")
    parameter_name = "region"
    template = "admin/submissions/select_filter.html"

    def choices(self, changelist: Any) -> Any:
        """The other filters first, then each place: no link has to be made for any."""
        chosen = changelist.params.items()
        yield {"others": [(name, value) for name, value in chosen if name != "region"]}
        for value, display in self.lookup_choices:
            yield {"value": value, "display": display, "selected": value == self.value()}

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        shown = first_of(request)
        codes = {code for codes, _language in shown for code in codes}
        if len(shown) > MOST_LOOKED_AT:
            codes |= set(COUNTRY_CODES)  # any of them may wait further down
        return sorted(((code, place_name(code)) for code in codes), key=lambda pair: pair[1])

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(codes__contains=[self.value()]) if self.value() else queryset


class LanguageFilter(admin.SimpleListFilter):
    title = _("language")
    parameter_name = "language"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        shown = first_of(request)
        codes = {language for _codes, language in shown if language}
        if len(shown) > MOST_LOOKED_AT:
            codes |= set(INTERFACE_LANGUAGES)
        return [(code, language_name(code)) for code in sorted(codes)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(language=self.value()) if self.value() else queryset


class ForMeFilter(admin.SimpleListFilter):
    """What this moderator reads first."""

    title = _("my choice")
    parameter_name = "for"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(FOR_ME, _("My places and languages"))]

    def queryset(self, request: Any, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() != FOR_ME:
            return queryset
        return subscriptions.theirs(queryset, subscriptions.of(request.user))


def first_of(request: Any) -> list[tuple[list[str], str]]:
    """
    Places and language of the reports of the chosen state: of all, or of any 1,000 and one more,
    unsorted, so that PostgreSQL may stop there. 1 query a request, however many wait.
    """
    if not hasattr(request, "inbox_begins_with"):
        some = in_state(request).order_by()[: MOST_LOOKED_AT + 1]
        request.inbox_begins_with = list(some.values_list("codes", "language"))
    found: list[tuple[list[str], str]] = request.inbox_begins_with
    return found


class CappedPaginator(Paginator):
    """Counts to 1,000 and one more: nobody turns more pages than that."""

    @cached_property
    def count(self) -> int:
        found: Any = self.object_list
        return int(found.order_by()[: MOST_LOOKED_AT + 1].count())


def submission_of(object_id: str) -> Submission | None:
    """Whole, and with its claim. 1 query."""
    if not (object_id.isascii() and object_id.isdecimal() and len(object_id) < DIGITS_OF_A_KEY):
        return None
    found: Submission | None = review_views.reports().filter(pk=object_id).first()
    return found


@admin.register(Submission)
class Inbox(ForModerators):
    """
    Oldest first, those of trusted volunteers before. Reports are decided on, never edited as rows
    or deleted here.
    """

    list_display = (
        "headline", "kind_label", "state", "places", "proposer_name", "sent_on", "taken_by",
    )  # fmt: skip
    list_filter = (ForMeFilter, StateFilter, KindFilter, RegionFilter, LanguageFilter)
    paginator = CappedPaginator
    search_fields = ("headline", "reference")
    ordering = ("-is_first", "created_at", "pk")
    actions = (batch_views.read_as_batch,)

    @admin.display(description=_("kind"), ordering="kind")
    def kind_label(self, submission: Submission) -> str:
        kind = str(submission.known_kind.label)
        return _("%(kind)s, a change") % {"kind": kind} if submission.is_change else kind

    @admin.display(description=_("places"))
    def places(self, submission: Submission) -> str:
        countries = [code for code in submission.codes if not code.isdigit()]
        return ", ".join(place_name(code) for code in countries[:4])

    @admin.display(description=_("taken by"))
    def taken_by(self, submission: Any) -> str:
        return submission.holder or ""

    @admin.display(description=_("sent"), ordering="created_at")
    def sent_on(self, submission: Submission) -> str:
        return f"{submission.created_at:%Y-%m-%d %H:%M}"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Submission]:
        reports = super().get_queryset(request).defer("document", "comment", "reason")
        return claims.with_holders(reports)

    def get_urls(self) -> list[URLPattern]:
        view, correct = self.admin_site.admin_view, review_views.Correct.as_view()
        return [
            path("<int:pk>/preview/", view(review_views.preview), name="submission_preview"),
            path("<int:pk>/correct/", view(correct), name="submission_correct"),
            path("<int:pk>/decide/", view(review_views.decide), name="submission_decide"),
            path("<int:pk>/work/", view(desk_views.work_on), name="submission_work"),
            path("merge/", view(merge_views.merge), name="submission_merge"),
            path("merge/<int:pk>/part/", view(merge_views.part), name="submission_part"),
            path("erase/", view(erasure_views.erase), name="submission_erase"),
            path("batch/", view(batch_views.batch), name="submission_batch"),
            path("filters/", view(preference_views.keep_filter), name="submission_filters"),
            path("mine/", view(preference_views.subscription), name="submission_subscription"),
            path("<int:pk>/contact/", view(contact_views.of_report), name="submission_contact"),
            path("next/", view(desk_views.take_next), name="submission_next"),
            *super().get_urls(),
        ]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        beside = preference_views.beside_inbox(request)
        return super().changelist_view(request, beside | (extra_context or {}))

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        found = submission_of(object_id)
        return review_views.review_page(request, found) if found else review_views.gone(request)


@admin.register(ReasonTemplate)
class WordsForReasons(admin.ModelAdmin):
    """Every moderator may add and change them: they are only words to begin with."""

    list_display = ("title", "words")

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.is_moderators(request)

    def is_moderators(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(request.user.is_authenticated and request.user.is_moderator)

    has_view_permission = has_change_permission = is_moderators
    has_add_permission = has_delete_permission = is_moderators


REGISTERED_BY_BEING_IMPORTED = (admin_pages, public_name_admin)
