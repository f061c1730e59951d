"""
Markdown from strangers as HTML that cannot harm.

CommonMark without HTML, then nh3 with a short list of tags. No images (each would be a tracking
pixel), no links but https and this site's own paths.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import nh3
from django.utils.safestring import SafeString, mark_safe  # noqa: TID251 (after nh3 alone)
from markdown_it import MarkdownIt
from markdown_it.token import Token

from freedomnow.web.paths import LANGUAGES, in_language, without_language

LIMIT = 20_000
TAGS = {
    "p", "br", "hr", "h2", "h3", "h4", "ul", "ol", "li", "strong", "em", "a", "blockquote",
    "code", "pre",
}  # fmt: skip
HEADINGS = {"h2", "h3", "h4"}
_parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 20}).disable("image")


@dataclass(frozen=True)
class Heading:
    """A heading of level 2; `anchor` is its id on the page."""

    anchor: str
    title: str


@dataclass(frozen=True)
class Reading:
    """A text as its page shows it, and its headings for a table of contents."""

    html: SafeString
    headings: list[Heading]


def render(text: str) -> SafeString:
    """At most LIMIT characters are read. A heading of level 1 becomes level 2: the page has one."""
    return _clean(_parser.renderer.render(_tokens(text), _parser.options, {}))


def read(text: str, links: Mapping[str, str] | None = None, language: str = "en") -> Reading:
    """
    As `render`, with an id for each heading of level 2 (`part-1` ...), and the first time that a
    word of `links` (small letters: address) stands in the running text as a link. Words in
    headings, links and code stay as they are; addresses are judged by nh3 like any other.
    Links to this site lead to its pages in the text's `language`, where the interface has it.
    """
    tokens = _tokens(text)
    headings = _with_ids(tokens)
    _stay_in(language, tokens)
    _link_words(tokens, links or {})
    return Reading(_clean(_parser.renderer.render(tokens, _parser.options, {})), headings)


def _tokens(text: str) -> list[Token]:
    tokens = _parser.parse(text[:LIMIT])
    for token in tokens:
        if token.tag == "h1":
            token.tag = "h2"
    return tokens


def _with_ids(tokens: list[Token]) -> list[Heading]:
    """Give the headings of level 2 their ids; markdown itself has no way to set one."""
    found: list[Heading] = []
    for token, inside in pairwise(tokens):
        if token.type == "heading_open" and token.tag == "h2":
            anchor = f"part-{len(found) + 1}"
            token.attrSet("id", anchor)
            found.append(Heading(anchor, _words_of(inside.children or [])))
    return found


def _words_of(children: Iterable[Token]) -> str:
    return "".join(child.content or " " * (child.type == "softbreak") for child in children)


def _stay_in(language: str, tokens: list[Token]) -> None:
    """`/help/` becomes `/ar/help/` in an Arabic text; a path that names its language stays."""
    if language not in LANGUAGES:
        return
    inner = (child for token in tokens for child in token.children or [])
    for link in (child for child in inner if child.type == "link_open"):
        path = str(link.attrGet("href") or "")
        if _is_own_path(path) and without_language(path) == path:
            link.attrSet("href", in_language(path, language))


def _link_words(tokens: list[Token], links: Mapping[str, str]) -> None:
    """Changes the tokens: each address is linked once, where its first word stands."""
    if not links:
        return
    pattern, used, before = _pattern(tuple(sorted(links))), set[str](), ""
    for token in tokens:
        if token.type == "inline" and before != "heading_open":
            token.children = list(_linked(token.children or [], pattern, links, used))
        before = token.type


def _linked(
    children: list[Token], pattern: re.Pattern[str], links: Mapping[str, str], used: set[str]
) -> Iterator[Token]:
    depth = 0
    for child in children:
        depth += {"link_open": 1, "link_close": -1}.get(child.type, 0)
        if child.type == "text" and not depth:
            yield from _parts(child.content, pattern, links, used)
        else:
            yield child


def _parts(
    text: str, pattern: re.Pattern[str], links: Mapping[str, str], used: set[str]
) -> Iterator[Token]:
    """The text as tokens: words as they are, and the links between them."""
    done = 0
    for found in pattern.finditer(text):
        target = links.get(found.group().lower(), "")
        if target and target not in used:
            used.add(target)
            yield _text(text[done : found.start()])
            yield Token("link_open", "a", 1, attrs={"href": target})
            yield _text(found.group())
            yield Token("link_close", "a", -1)
            done = found.end()
    yield _text(text[done:])


def _text(words: str) -> Token:
    return Token("text", "", 0, content=words)


@lru_cache(maxsize=32)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the words, whole; of two that begin alike the longer one."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.I)


def _clean(html: str) -> SafeString:
    clean = nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href"}} | {tag: {"id"} for tag in HEADINGS},
        attribute_filter=_only_safe_links,
        url_schemes={"https"},
        link_rel="noopener noreferrer",
    )
    return mark_safe(clean)  # noqa: S308 (the line above is what makes it safe)


def _only_safe_links(tag: str, attribute: str, value: str) -> str | None:
    """https, or a path of this site; `//host` is neither, though nh3 would keep it."""
    is_safe = attribute == "href" and (_is_own_path(value) or value.startswith("https://"))
    # The rel that nh3 itself adds comes by here too, and our own ids.
    return value if is_safe or attribute in {"rel", "id"} else None


def _is_own_path(value: str) -> bool:
    return value.startswith("/") and value[1:2] not in {"/", "\\"}
