import re
import time
from html.parser import HTMLParser

import pytest

from freedomnow.web.markdown import LIMIT, TAGS, render

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
