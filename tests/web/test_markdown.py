import re
import time
from html.parser import HTMLParser

import pytest

from freedomnow.web.markdown import LIMIT, TAGS, Heading, read, render

PAYLOADS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<math><a xlink:href=javascript:alert(1)>x</a></math>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=javascript:alert(1)></object>",
    "<form action=//evil.example><input name=x></form>",
    "<style>*{background:url(//evil.example)}</style>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<a href='javascript:alert(1)'>x</a>",
    "<div style='position:fixed'>x</div>",
    "<a id=location name=cookie>x</a>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](\x01javascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox(1))",
    "[x](file:///etc/passwd)",
    "[x](http://plain.example/)",
    "[x](//evil.example/)",
    "[x](/\\evil.example/)",
    "[x]: javascript:alert(1)\n\n[x]",
    "<javascript:alert(1)>",
    "<data:text/html,x>",
    "![x](https://evil.example/pixel.gif)",
    '![x](x"onerror="alert(1))',
    '[x](https://ok.example/"onmouseover="alert(1))',
    "[x](https://ok.example/ 'x\" onclick=\"alert(1)')",
    "`<script>alert(1)</script>`",
    '```"onload=alert(1)\n<script>\n```',
    "<!--<script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "{{7*7}} {% debug %}",
]


class Seen(HTMLParser):
    """Tags and attributes as a browser would read them."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.attributes = set(), []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += attrs


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_payload_becomes_more_than_text_and_safe_links(payload):
    seen = Seen(render(payload))

    assert seen.tags <= TAGS
    assert {name for name, _value in seen.attributes} <= {"href", "rel"}
    assert all(
        re.match(r"https://|/(?![/\\])", value) for name, value in seen.attributes if name == "href"
    )


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("plain & <b>", "<p>plain &amp; &lt;b&gt;</p>"),
        ("*a* **b** `c`", "<p><em>a</em> <strong>b</strong> <code>c</code></p>"),
        ("# Big", "<h2>Big</h2>"),
        ("### Small", "<h3>Small</h3>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("> said", "<blockquote>\n<p>said</p>\n</blockquote>"),
        ("{{ 7 }} {% x %}", "<p>{{ 7 }} {% x %}</p>"),
    ],
)
def test_what_writers_need_is_kept(text, html):
    assert render(text).strip() == html


@pytest.mark.parametrize("link", ["https://ok.example/a?b=c&d", "/help/", "/ar/regions/france/"])
def test_links_to_https_and_to_this_site_are_kept(link):
    [attributes] = [dict(Seen(render(f"[x]({link})")).attributes)]

    assert attributes == {"href": link, "rel": "noopener noreferrer"}


def test_text_behind_the_limit_is_not_read():
    html = render("a" * LIMIT + "beyond")

    assert "beyond" not in html
    assert html.count("a") == LIMIT


PATHOLOGICAL = {
    "brackets": "[" * 20_000,
    "image brackets": "![[" * 6_000,
    "emphasis": "*a_" * 6_000,
    "quotes": ">" * 20_000,
    "lists": "".join(" " * n + "- x\n" for n in range(190)),
    "backticks": "".join("`" * n + " " for n in range(1, 190)),
    "links": "[a](" * 5_000,
    "entities": "&#" * 10_000,
    "angles": "<a " * 6_000,
}


@pytest.mark.parametrize("text", PATHOLOGICAL.values(), ids=PATHOLOGICAL)
def test_text_made_to_take_long_does_not(text):
    started = time.perf_counter()

    render(text)

    assert time.perf_counter() - started < 3


WORDS = {
    "debt bondage": "/g/#debt",
    "bonded labour": "/g/#debt",
    "debt": "/g/#owed",
    "عمل": "/g/#work",
}


def hrefs_in(text, words=WORDS):
    return re.findall(r'<a href="([^"]+)"[^>]*>([^<]+)</a>', read(text, words).html)


def test_headings_of_the_second_level_get_an_id_and_stand_in_the_table():
    reading = read("# One\n\n## Two *x*\n\n### Three\n\ntext")

    assert reading.headings == [Heading("part-1", "One"), Heading("part-2", "Two x")]
    assert '<h2 id="part-1">One</h2>' in reading.html
    assert '<h2 id="part-2">Two <em>x</em></h2>' in reading.html
    assert "<h3>Three</h3>" in reading.html


def test_an_id_cannot_be_written_by_an_author():
    reading = read('<h2 id="main">x</h2>\n\n## y {#main}')

    assert re.findall(r'<\w[^>]* id="([^"]+)"', reading.html) == ["part-1"]


def test_a_text_without_headings_has_none():
    assert read("one\n\ntwo").headings == []


def test_a_heading_in_the_table_is_words_that_the_template_escapes():
    [heading] = read("## <b>a</b> & b").headings

    assert heading.title == "<b>a</b> & b"


def test_a_word_is_linked_where_it_first_stands_and_once():
    assert hrefs_in("Debt bondage. Again debt bondage.") == [("/g/#debt", "Debt bondage")]


def test_two_words_for_one_thing_are_linked_once():
    assert hrefs_in("Bonded labour is debt bondage.") == [("/g/#debt", "Bonded labour")]


def test_the_longer_of_two_words_wins_and_the_shorter_stays_free():
    found = hrefs_in("Debt bondage grows from debt.")

    assert found == [("/g/#debt", "Debt bondage"), ("/g/#owed", "debt")]


@pytest.mark.parametrize(
    "text",
    [
        "## Debt bondage",
        "`debt bondage`",
        "    debt bondage",
        "[about debt bondage](/x/)",
        "[**debt bondage**](/x/)",
        "indebt bondages",
    ],
)
def test_headings_code_links_and_parts_of_words_stay_as_they_are(text):
    assert "/g/" not in read(text, WORDS).html


def test_a_word_is_linked_inside_of_strong_text_and_lists():
    assert hrefs_in("- **Debt bondage.** Here") == [("/g/#debt", "Debt bondage")]


def test_a_word_is_linked_in_any_script():
    assert hrefs_in("هذا عمل.") == [("/g/#work", "عمل")]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "//evil.example/", "http://x.example/"])
def test_an_address_of_a_word_is_judged_like_any_other(address):
    html = read("debt", {"debt": address}).html

    assert "href" not in html
    assert "debt" in html


def test_words_of_an_author_stay_escaped_beside_a_link():
    html = read("<b>debt</b> & more", WORDS).html

    assert "&lt;b&gt;" in html
    assert "&amp; more" in html


def test_without_words_a_reading_is_the_plain_text():
    text = "debt *bondage*\n\n- one"

    assert read(text).html == render(text)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_reading_is_as_safe_as_a_rendering(payload):
    assert read(payload, WORDS).html.replace(' id="part-1"', "") == render(payload)


def test_many_words_in_a_long_text_take_no_time():
    words = {f"word{n}": f"/g/#{n}" for n in range(60)}
    begun = time.perf_counter()
    read("word1 word2 and other words. " * 700, words)

    assert time.perf_counter() - begun < 1


@pytest.mark.parametrize(
    ("language", "link", "href"),
    [
        ("ar", "/help/?c=FR", "/ar/help/?c=FR"),
        ("ur", "/check/", "/ur/check/"),
        ("en", "/help/", "/help/"),
        ("de", "/help/", "/help/"),  # the interface does not speak it
        ("ar", "/es/help/", "/es/help/"),
        ("ar", "https://www.example.org/help/", "https://www.example.org/help/"),
        ("ar", "//example.org/", None),
    ],
)
def test_a_link_to_this_site_stays_in_the_texts_language(language, link, href):
    html = read(f"- **[help]({link})**", language=language).html

    assert re.findall('href="([^"]*)"', html) == ([href] if href else [])
