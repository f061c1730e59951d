"""The site's own words in the moderators' admin: did somebody who grew up with them read these?"""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from awareness.interface_readings import confirm, read_on, take_back
from awareness.models import Article
from awareness.native_reading_forms import WordsDoubtedForm, WordsReadForm
from freedomnow.submissions.services import AlreadyDecided, NotAllowed
from freedomnow.web import native_readers
from freedomnow.web.languages import is_rtl
from freedomnow.web.paths import in_language

WORDS_ON_A_PAGE = 200
# Where the words help most, and harm most when they are wrong.
PAGES = ("/help/", "/check/", "/report/", "/report/record/")
# What can be said of the words: its form, what it does, and what is told then.
Said = tuple[type[Any], Callable[..., None], Any]
READ: Said = (
    WordsReadForm,
    confirm,
    gettext_lazy("The pages no longer say that they wait for a native speaker."),
)
BACK: Said = (
    WordsDoubtedForm,
    take_back,
    gettext_lazy("The pages say again that they wait for a native speaker."),
)


@require_safe
def words_to_read(request: HttpRequest) -> HttpResponse:
    """Each language that the site was translated into, and whether its words still wait."""
    context = {
        **admin.site.each_context(request),
        "title": _("Words of the site to read"),
        "read_on": read_on().items(),
        "opts": Article._meta,
    }
    return TemplateResponse(request, "admin/awareness/words_to_read.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def words_in(request: HttpRequest, language: str) -> HttpResponse:
    """
    One language's words; POST says that a native speaker read them, or with `back` that this was
    a mistake.
    """
    if language not in native_readers.languages():
        raise Http404
    if request.method != "POST":
        return words_page(request, language)
    kind_of_form, act, done = BACK if "back" in request.POST else READ
    form = kind_of_form(request.POST)
    if not form.is_valid():
        return words_page(request, language, form=form, status=422)
    try:
        act(language, by=request.user, **form.cleaned_data)
    except (AlreadyDecided, NotAllowed) as error:
        form.add_error(None, str(error))
        return words_page(request, language, form=form, status=409)
    messages.success(request, done)
    return redirect("admin:words_to_read")


def words_page(
    request: HttpRequest, language: str, *, form: Any = None, status: int = 200
) -> HttpResponse:
    """All words, some on each page, and the question. A wrong form keeps what was typed."""
    digest, day = native_readers.digest_of(language), read_on()[language]
    words = Paginator(native_readers.words(language), WORDS_ON_A_PAGE)
    context = {
        **admin.site.each_context(request),
        "title": _("Words of the site to read"),
        "language": language,
        "direction": "rtl" if is_rtl(language) else "ltr",
        "words": words.get_page(request.GET.get("page")),
        "pages": [in_language(path, language) for path in PAGES],
        "read_on": day,
        "form": form or (WordsDoubtedForm if day else WordsReadForm)(initial={"digest": digest}),
        "opts": Article._meta,
    }
    return TemplateResponse(request, "admin/awareness/words.html", context, status=status)
