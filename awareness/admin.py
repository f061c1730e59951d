"""Translations in the moderators' admin: was this one read by somebody who grew up with it?"""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from awareness import words_views
from awareness.models import Article
from awareness.native_reading_forms import ReadForm
from awareness.native_readings import confirm, translations
from freedomnow.submissions.moderators_admin import ForModerators
from freedomnow.submissions.services import AlreadyDecided, NotAllowed
from freedomnow.web.languages import language_name

CHANGELIST = "admin:awareness_article_changelist"


class ReadFilter(admin.SimpleListFilter):
    """Opens with what still waits."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("read", _("Read by a native speaker")), ("all", _("All"))]

    def choices(self, changelist: Any) -> Any:
        waiting = changelist.get_query_string(remove=[self.parameter_name])
        yield {"selected": not self.value(), "query_string": waiting, "display": _("Waiting")}
        yield from list(super().choices(changelist))[1:]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        wanted = {"all": {}, "read": {"was_read": True}}
        return queryset.filter(**wanted.get(self.value() or "", {"was_read": False}))


@admin.register(Article)
class TranslationAdmin(ForModerators):
    """Articles that are translations; the oldest first."""

    list_display = ("title", "in_language", "version", "updated_at")
    list_filter = (ReadFilter, "language")
    search_fields = ("title",)
    ordering = ("updated_at", "pk")
    sortable_by = ()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        return translations().order_by(*self.ordering)

    @admin.display(description=_("language"))
    def in_language(self, article: Article) -> str:
        return language_name(article.language)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/read/", view(read_view), name="translation_read"),
            path("words/", view(words_views.words_to_read), name="words_to_read"),
            path("words/<slug:language>/", view(words_views.words_in), name="words_in"),
            *super().get_urls(),
        ]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        article = self.get_object(request, object_id)
        if article is None:
            messages.error(request, _("There is no such translation."))
            return redirect(reverse(CHANGELIST))
        return translation_page(request, article)


def translation_page(
    request: HttpRequest, article: Any, *, form: Any = None, status: int = 200
) -> HttpResponse:
    """The text beside its original, and the question."""
    original = Article.objects.filter(slug=article.group).first()
    context = {
        **admin.site.each_context(request),
        "title": article.title,
        "article": article,
        "original": original,
        "form": form or ReadForm(initial={"version": article.version}),
        "opts": Article._meta,
    }
    return TemplateResponse(request, "admin/awareness/translation.html", context, status=status)


@require_POST
def read_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Whatever went wrong is said on the page, with what was typed."""
    form = ReadForm(request.POST)
    if not form.is_valid():
        article = get_object_or_404(translations(), pk=pk)
        return translation_page(request, article, form=form, status=422)
    try:
        confirm(pk, by=request.user, **form.cleaned_data)
    except (AlreadyDecided, NotAllowed) as error:
        messages.error(request, str(error))
        return redirect(reverse(CHANGELIST))
    messages.success(request, _("The page no longer says that it waits for a native speaker."))
    return redirect(reverse(CHANGELIST))
