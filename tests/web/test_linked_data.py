"""Facts for machines: escaped, complete, and only where nobody is accused."""

import json
import re

import pytest
from django.test import Client

from freedomnow.web.linked_data import as_script, known
from tests.factories import DOCUMENTS, make_published

ELEMENT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)
WITH_FACTS = {"article", "organization"}
OTHER_PAGES = [
    "/",
    "/help/",
    "/records/",
    "/regions/",
    "/regions/france/",
    "/awareness/",
    "/about/",
]


def facts_in(html):
    return [json.loads(text) for text in ELEMENT.findall(html)]


@pytest.mark.parametrize(
    "text",
    ["</script><script>alert(1)</script>", "<!--<script>", "a & b", "\u2028\u2029", '"\\', "عرض"],
)
def test_no_text_can_end_the_element_and_every_text_is_read_back(text):
    element = as_script({"name": text, text: "x"})

    inner = ELEMENT.fullmatch(element)[1]
    assert not re.search("[<>&\u2028\u2029]", inner)
    assert json.loads(inner) == {"@context": "https://schema.org", "name": text, text: "x"}


def test_what_is_unknown_is_left_out_and_what_is_false_is_not():
    assert known({"a": "", "b": None, "c": [], "d": False, "e": 0, "f": "x"}) == {
        "d": False, "e": 0, "f": "x",
    }  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("kind", DOCUMENTS)
def test_organizations_and_articles_have_facts_and_no_other_kind_has(client, kind):
    html = client.get(make_published(kind).get_absolute_url()).content.decode()

    assert len(facts_in(html)) == (1 if kind in WITH_FACTS else 0)
    assert html.count("ld+json") == (1 if kind in WITH_FACTS else 0)


@pytest.mark.django_db
@pytest.mark.parametrize("path", OTHER_PAGES)
def test_no_page_that_gathers_has_facts(path):
    for kind in WITH_FACTS | {"record"}:
        make_published(kind)

    assert "ld+json" not in Client().get(path).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("kind", sorted(WITH_FACTS))
def test_the_policy_allows_no_more_than_before(client, kind):
    policy = client.get(make_published(kind).get_absolute_url())["Content-Security-Policy"]

    assert "script-src 'self';" in policy + ";"
    assert "unsafe" not in policy
    assert "nonce" not in policy
