"""Tags and filters that pages of every kind use."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.conf import settings
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from freedomnow.web import linked_data, markdown, partial_dates, paths
from freedomnow.web.integrity import integrity_of
from freedomnow.web.languages import is_rtl, language_name
from freedomnow.web.places import place_name
from freedomnow.web.sentences import comma, in_one_line, isolated
from freedomnow.web.text import shortened

register = template.Library()

# Open Graph wants a territory; these are the ones that its readers know.
OPEN_GRAPH_LOCALES = {
    "en": "en_US",
    "es": "es_ES",
    "fr": "fr_FR",
    "ar": "ar_AR",
    "ur": "ur_PK",
    "hi": "hi_IN",
}


@register.simple_tag
def integrity(path: str) -> str:
    """The digest of a static file, for `integrity`; "" while it may change under our hands."""
    return "" if settings.DEBUG else integrity_of(path)


@register.filter
def in_language(path: str) -> str:
    """A stored path, in the active language."""
    return paths.in_language(path)


@register.filter
def place(code: str) -> str:
    """A region's or country's name in the active language."""
    return place_name(code)


@register.filter
def places(codes: Iterable[str]) -> str:
    """Names of places in one line, in the order given."""
    return in_one_line(place_name(code) for code in codes)


@register.filter
def language(code: str) -> str:
    """A language's name in the active language."""
    return language_name(code)


register.filter("in_one_line", in_one_line)
register.filter("isolated", isolated)


@register.filter
def languages(codes: Iterable[str]) -> str:
    """Names of languages in one line."""
    return in_one_line(map(language_name, codes))


@register.simple_tag(name="comma")
def comma_of_language() -> str:
    """Between parts of a list that are more than text."""
    return comma()


@register.filter
def partial_date(text: str) -> str:
    """2018-06 as "June 2018", in the active language; what is no such date stays as it is."""
    try:
        return partial_dates.display(text)
    except partial_dates.InvalidPartialDate:
        return text


@register.filter
def cut(text: str, most: int) -> str:
    """The beginning of a long text, in whole words."""
    return shortened(text, most)


@register.filter
def as_html(text: str) -> SafeString:
    """Markdown as HTML that cannot harm."""
    return markdown.render(text)


@register.simple_tag
def json_ld(thing: Mapping[str, Any]) -> SafeString:
    """Facts for machines, for the head of a page; nothing in them can end the element."""
    return linked_data.as_script(thing)


@register.simple_tag
def text_direction(code: str) -> str:
    """dir of a text in that language, which may not be the page's."""
    return "rtl" if is_rtl(code or get_language() or "en") else "ltr"


@register.simple_tag(takes_context=True)
def absolute(context: Any, path: str) -> str:
    """A path with this site's own address before it, for those who read the page elsewhere."""
    return str(context["request"].build_absolute_uri(path))


@register.filter
def open_graph_locale(code: str) -> str:
    """A language as Open Graph writes it; "" for one that it has no territory for here."""
    return OPEN_GRAPH_LOCALES.get(code, "")


@register.simple_tag(takes_context=True)
def query_without_page(context: Any) -> str:
    """The page's other parameters, encoded and ending in "&", or ""."""
    query = context["request"].GET.copy()
    query.pop("page", None)
    return f"{query.urlencode()}&" if query else ""
