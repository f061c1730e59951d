"""
Markdown from strangers as HTML that cannot harm.

CommonMark without HTML, then nh3 with a short list of tags. No images (each would be a tracking
pixel), no links but https and this site's own paths.
"""

import nh3
from django.utils.safestring import SafeString, mark_safe  # noqa: TID251 (after nh3 alone)
from markdown_it import MarkdownIt

LIMIT = 20_000
TAGS = {
    "p", "br", "hr", "h2", "h3", "h4", "ul", "ol", "li", "strong", "em", "a", "blockquote",
    "code", "pre",
}  # fmt: skip
_parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 20}).disable("image")


def render(text: str) -> SafeString:
    """At most LIMIT characters are read. A heading of level 1 becomes level 2: the page has one."""
    html = _parser.render(text[:LIMIT]).replace("<h1>", "<h2>").replace("</h1>", "</h2>")
    clean = nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href"}},
        attribute_filter=_only_safe_links,
        url_schemes={"https"},
        link_rel="noopener noreferrer",
    )
    return mark_safe(clean)  # noqa: S308 (the line above is what makes it safe)


def _only_safe_links(tag: str, attribute: str, value: str) -> str | None:
    """https, or a path of this site; `//host` is neither, though nh3 would keep it."""
    is_own_path = value.startswith("/") and value[1:2] not in {"/", "\\"}
    is_safe = attribute == "href" and (is_own_path or value.startswith("https://"))
    # The rel that nh3 itself adds comes by here too.
    return value if is_safe or attribute == "rel" else None
