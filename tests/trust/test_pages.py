"""The pages below /about/: what each says, where it leads, what it weighs."""

import gzip
import re
from html import unescape
from pathlib import Path

import pytest
from django.conf import settings as project
from django.test import Client
from django.urls import reverse

from freedomnow.trust.guide import GUIDE
from freedomnow.trust.pages import GROUPS
from freedomnow.trust.urls import urlpatterns

pytestmark = pytest.mark.django_db

BOUND = 12_000
HERE = [f"/about/{pattern.pattern}" for pattern in urlpatterns]
NAMES = [page.name for group in GROUPS for page in group.pages]
PLAIN = [path for path in HERE if path != "/about/figures/"]
OPERATOR = {
    "OPERATOR_NAME": "Testa <b>Association</b>",
    "OPERATOR_CONTACT": "desk@example.org",
    "JURISDICTION": "Testa Land",
    "DATA_LICENCE": "A licence for tests",
    "DATA_LICENCE_LINK": "https://licence.example/text",
}


@pytest.fixture
def production(settings):
    """Somebody runs the site."""
    settings.IS_TRIAL = False
    for name, value in OPERATOR.items():
        setattr(settings, name, value)


@pytest.fixture
def trial(settings):
    settings.IS_TRIAL = True
    for name in OPERATOR:
        setattr(settings, name, "")


def page(path):
    return unescape(Client().get(path).content.decode())


def main_of(html):
    return html.split("<main")[1].split("</main>")[0]


def test_every_page_but_the_index_is_listed():
    listed = {reverse(name) for name in NAMES}

    assert listed == {*HERE, "/corrections/"} - {"/about/"}
    assert len(NAMES) == len(listed)


@pytest.mark.parametrize("prefix", ["", "/ar"])
@pytest.mark.parametrize("path", HERE)
def test_each_has_one_heading_a_title_and_a_description_and_sets_no_cookie(path, prefix):
    response = Client().get(prefix + path)

    html = response.content.decode()
    assert response.status_code == 200
    assert html.count("<h1") == html.count("<title>") == 1
    assert '<meta name="description" content="">' not in html
    assert " style=" not in html
    assert not response.cookies


@pytest.mark.parametrize("path", HERE)
def test_each_is_light(path):
    assert len(gzip.compress(Client().get(path).content, 6)) <= BOUND


@pytest.mark.parametrize("path", PLAIN)
def test_words_ask_the_database_nothing(path, django_assert_num_queries):
    with django_assert_num_queries(0):
        Client().get(path)


@pytest.mark.parametrize("path", HERE)
def test_each_answers_only_who_reads(path):
    assert Client().post(path).status_code == 405
    assert Client().head(path).status_code == 200


@pytest.mark.parametrize("path", sorted({*HERE} - {"/about/"}))
def test_each_leads_to_all_the_others_and_says_which_it_is(path):
    html = main_of(page(path))

    assert html.count('aria-current="page"') == 1
    assert f'href="{path}" aria-current="page"' in html
    for name in NAMES:
        assert f'href="{reverse(name)}"' in html
    assert 'href="/about/"' in html


def test_the_index_tells_what_each_is_about():
    html = main_of(page("/about/"))

    for group in GROUPS:
        assert str(group.title) in html
        for one in group.pages:
            assert f'href="{reverse(one.name)}"' in html
            assert str(one.about) in html


@pytest.mark.parametrize("path", HERE)
def test_every_link_on_it_leads_somewhere(path):
    links = set(re.findall(r'href="(/[^"#]*)"', main_of(page(path))))

    assert links
    for link in links - {"/admin/"}:
        assert Client().get(link).status_code in {200, 302}, link


@pytest.mark.parametrize(
    "path", ["/about/", "/about/contact/", "/about/privacy/", "/about/authorities/"]
)
def test_who_runs_the_site_is_said(production, path):
    html = Client().get(path).content.decode()

    assert "Testa &lt;b&gt;Association&lt;/b&gt;" in html
    assert 'href="mailto:desk@example.org"' in html
    assert "Testa Land" in html
    assert "trial copy" not in html


@pytest.mark.parametrize(
    "path", ["/about/", "/about/contact/", "/about/privacy/", "/about/authorities/"]
)
def test_a_trial_says_that_nobody_runs_it(trial, path):
    html = main_of(page(path))

    assert "This is a trial copy" in html
    assert "nobody runs it" in html
    assert "Run by" not in html


def test_a_trial_that_somebody_runs_says_both(trial, settings):
    settings.OPERATOR_NAME = "Testa Association"

    html = main_of(page("/about/contact/"))

    assert "This is a trial copy" in html
    assert "nobody runs it" not in html
    assert "Testa Association" in html


@pytest.mark.parametrize("path", ["/", "/help/", "/records/", "/no/such/page/"])
def test_the_foot_of_every_page_says_that_it_is_a_trial(trial, path):
    assert "This is a trial copy." in page(path)


@pytest.mark.parametrize("path", ["/", "/help/", "/records/"])
def test_the_foot_of_a_real_site_does_not(production, path):
    assert "trial copy" not in page(path)


def test_the_licence_is_named_with_its_text(production):
    html = page("/about/cite/")

    assert 'href="https://licence.example/text" rel="license noopener noreferrer"' in html
    assert "A licence for tests" in html


def test_a_trial_has_no_licence_and_says_so(trial):
    assert "nobody has chosen a licence" in page("/about/cite/")


def test_the_foot_links_to_contact_rules_and_privacy_first():
    foot = page("/").split("<footer")[1]

    paths = re.findall(r'<li><a href="(/[^"]*)">', foot)
    wanted = ["about/", "about/contact/", "about/decisions/", "corrections/", "about/privacy/"]
    assert [path for path in paths if path != "/"][:5] == [f"/{path}" for path in wanted]
    assert "/contribute/" in paths


# Words


def test_the_guide_says_each_word_with_two_sentences():
    for entry in GUIDE:
        assert len(re.findall(r"[.?!](?:\s|$)", str(entry.why))) == 2, entry.about


@pytest.mark.parametrize(
    "word", ["Survivor", "Victim", "smuggling", "Prostitution", "“Illegal”", "Children"]
)
def test_the_guide_has_the_words_that_matter(word):
    assert any(word in str(entry.about) for entry in GUIDE)


def test_the_guide_is_shown_whole():
    html = page("/about/words/")

    for entry in GUIDE:
        for words in (entry.about, entry.say, entry.leave, entry.why):
            assert str(words) in html


@pytest.mark.parametrize("kind", ["article", "case", "record", "organization"])
def test_report_forms_lead_to_the_guide(kind):
    assert 'href="/about/words/"' in main_of(page(f"/report/{kind}/"))


@pytest.mark.parametrize("word", ["sex slave", "child pornography", "illegals"])
def test_only_the_guide_says_what_we_leave(word):
    root = Path(project.BASE_DIR)
    texts = [*(root / "templates").rglob("*.html"), *(root / "awareness/starter").rglob("*.md")]

    told = [path.name for path in texts if re.search(rf"\b{word}\b", path.read_text(), re.I)]

    assert told == []


# Conduct


def test_the_code_of_conduct_asks_the_same_as_its_page():
    text = (Path(project.BASE_DIR) / "CODE_OF_CONDUCT.md").read_text()
    html = page("/about/conduct/")

    for words in ("survivor", "private", "safety wins", "under force", "with reasons"):
        assert words in text
        assert words in html
    assert "/about/conduct/" in text
