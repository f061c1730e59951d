"""The public side of credit: which kinds may name somebody, whom, and in which order."""

import gzip
import random

import pytest
from django.db import IntegrityError
from django.test import Client

from freedomnow.publishing.credits import MOST_NAMED, Credit
from freedomnow.publishing.kinds import all_kinds, kind_named
from freedomnow.search.models import Page
from freedomnow.web.text import folded
from tests.factories import make_published, make_submission
from tests.safety.surfaces import client_of

pytestmark = pytest.mark.django_db

# Said twice on purpose: here by a person, in the code by each kind.
CREDITED = ["article", "campaign", "organization", "region"]
WORDS = "Written with the help of:"


def credit(record, kind, name="Testa Helper", expertise=""):
    page = Page.objects.get(kind=kind, public_id=record.public_id)
    return Credit.objects.create(page=page, name=name, expertise=expertise, folded=folded(name))


def html_of(record):
    return Client().get(record.path).text


def test_these_kinds_may_name_somebody_and_no_other():
    assert sorted(kind.name for kind in all_kinds() if kind.credits) == CREDITED


@pytest.mark.parametrize("kind", CREDITED)
def test_a_page_names_who_helped_to_write_it(kind):
    record = make_published(kind)
    before = html_of(record)

    credit(record, kind, "Ana", "midwife in Nairobi")

    assert WORDS not in before
    assert f"{WORDS} <bdi>Ana (<bdi>midwife in Nairobi</bdi>)</bdi></p>" in html_of(record)


@pytest.mark.parametrize("kind", ["record", "case", "story"])
def test_no_row_makes_a_page_of_another_kind_name_somebody(kind):
    record = make_published(kind)

    credit(record, kind, "Ana")

    assert "Ana" not in html_of(record)
    assert "publishing_credit" not in str(kind_named(kind).credited(Page.objects.all()).query)


def test_names_stand_by_the_alphabet_whoever_came_first():
    article = make_published("article")

    for name in ("Zoe", "ana", "Élise", "Bo"):
        credit(article, "article", name)

    line = "<bdi>ana</bdi>, <bdi>Bo</bdi>, <bdi>Élise</bdi>, <bdi>Zoe</bdi></p>"
    assert f"{WORDS} {line}" in html_of(article)


@pytest.mark.parametrize(
    ("more", "end"), [(0, "</bdi></p>"), (1, "and 1 more</p>"), (25, "and 25 more</p>")]
)
def test_ten_are_named_and_the_others_counted(more, end):
    article = make_published("article")

    for number in range(MOST_NAMED + more):
        credit(article, "article", f"Helper {number:02}")

    html = html_of(article)
    assert html.count("<bdi>Helper ") == MOST_NAMED
    assert html.split(WORDS)[1].split("\n")[0].endswith(end)


def test_a_name_is_text_and_has_its_own_direction():
    article = make_published("article")

    credit(article, "article", "<b>آنا</b>", '"x" & y')

    line = "<bdi>&lt;b&gt;آنا&lt;/b&gt; (<bdi>&quot;x&quot; &amp; y</bdi>)</bdi>"
    assert line in html_of(article)


def test_an_arabic_page_parts_names_as_arabic_does(client):
    article = make_published("article")
    for name in ("Ana", "Bo"):
        credit(article, "article", name)

    assert "<bdi>Ana</bdi>، <bdi>Bo</bdi>" in client.get(f"/ar{article.path}").text


def test_another_page_is_not_touched():
    first, second = make_published("article"), make_published("article")

    credit(first, "article", "Ana")

    assert "Ana" not in html_of(second)


@pytest.mark.parametrize("total", [0, 1, 20])
@pytest.mark.parametrize("kind", CREDITED)
def test_names_cost_no_query(kind, total, client, django_assert_num_queries):
    record = make_published(kind)
    for number in range(total):
        credit(record, kind, f"Helper {number}")

    with django_assert_num_queries(3 if kind == "campaign" else 4):
        client.get(record.path)


HINDI = "अआइईउऊएऐओऔकखगघचछजझटठडढणतथदधनपफबभमयरलवशषसह"


def test_ten_of_the_longest_names_leave_room_on_every_page(client):
    """In letters of three bytes, no two names alike."""
    letters = random.Random(1)  # noqa: S311  nothing is hidden by them
    record = make_published("region")
    before = len(gzip.compress(client.get(f"/hi{record.path}").content, 6))
    for _number in range(MOST_NAMED):
        name, line = ("".join(letters.choices(HINDI, k=k)) for k in (60, 80))
        credit(record, "region", name, line)

    after = len(gzip.compress(client.get(f"/hi{record.path}").content, 6))

    assert 0 < after - before <= 2_000


def test_a_name_goes_with_its_page():
    article = make_published("article")
    credit(article, "article", "Ana")

    Page.objects.filter(kind="article").delete()

    assert not Credit.objects.exists()


def test_a_credit_has_a_name():
    article = make_published("article")

    with pytest.raises(IntegrityError, match="credit_has_a_name"):
        credit(article, "article", "")


@pytest.mark.parametrize(
    "path",
    ["/", "/awareness/", "/search/?q=Zzyzx", "/regions/france/", "/sitemap.xml",
     "/regions/france/feed/", "/share/article/{slug}/", "/awareness/{slug}/feedback/"],
)  # fmt: skip
def test_no_list_search_or_feed_tells_a_name(path):
    article = make_published("article")
    credit(article, "article", "Zzyzx Helper")

    assert "Zzyzx Helper" not in Client().get(path.format(slug=article.slug)).text


def test_a_preview_names_nobody():
    article = make_published("article")
    credit(article, "article", "Ana")
    change = make_submission(
        "article", document=article.document, target=article.public_id, base_version=1
    )

    path = f"/admin/submissions/submission/{change.pk}/preview/"
    assert WORDS not in client_of("moderator").get(path).text
