"""The campaigns that come with the software: their shape, sources, words and where steps lead."""

import re
from datetime import date

import pytest
from django.test import Client

from awareness.campaign_dates import Stage, stage_on
from awareness.campaign_forms import CampaignForm
from awareness.campaign_models import LONGEST_MESSAGE, Campaign
from awareness.campaign_starter import load
from awareness.starter.load import originals, row_key
from freedomnow.evidence.models import CITATION_FIELDS
from freedomnow.publishing.kinds import kind_named
from freedomnow.publishing.services import judged
from freedomnow.publishing.slugs import is_fixed
from freedomnow.submissions.releases import publish_release, receive, undecided_of_releases
from regions import tree
from tests.awareness.test_starter_articles import HIGHEST_GRADE, grade, sentences
from tests.conftest import as_owner
from tests.factories import publish_directly

CAMPAIGNS = list(load.documents())
OURS = [one for one in CAMPAIGNS if not one["run_by"]]
OTHERS = [one for one in CAMPAIGNS if one["run_by"]]
WRITTEN_ON = date(2026, 11, 29)
LINK = re.compile(r"\]\(([^)]*)\)")
FRONT = """title = "Ask"
slug = "ask"
language = "en"
group = "ask"
message = "Ask first."
hashtag = ""
starts_on = ""
ends_on = ""
link = ""
forms = ["ForcedLabour"]
regions = []
"""
STEP = '[[steps]]\ntext = "Ask."\nlink = "/check/"\n'

each = pytest.mark.parametrize("campaign", CAMPAIGNS, ids=lambda one: one["slug"])
each_of_others = pytest.mark.parametrize("campaign", OTHERS, ids=lambda one: one["slug"])


@pytest.fixture(autouse=True)
def after_the_last_was_read(settings):
    settings.TODAY = WRITTEN_ON


def write(folder, front=FRONT + STEP, body="\nWhy.\n", name="ask.md"):
    path = folder / name
    path.write_text(f"+++\n{front}+++\n{body}", encoding="utf-8")
    return path


def test_two_of_our_own_and_five_of_others_come_with_the_software():
    assert {one["slug"] for one in OURS} == {"check-before-you-go", "know-the-eleven-signs"}
    assert len({one["slug"] for one in OTHERS}) == len(OTHERS) == 5
    files = {path.stem for path in load.FOLDER.glob("*.md")} - {"README"}
    assert files == {one["slug"] for one in CAMPAIGNS}


@each
@pytest.mark.django_db
def test_the_form_takes_each_as_it_stands(campaign):
    assert CampaignForm.has_shape(campaign)
    assert judged(CampaignForm, campaign) == campaign


@pytest.mark.django_db
def test_they_are_published_once_and_say_that_they_came_with_the_software():
    with as_owner():
        for _time in range(2):
            receive([kind_named("campaign")], release="tests")
            publish_release(undecided_of_releases(), release="tests")

    assert Campaign.objects.count() == len(CAMPAIGNS)
    html = Client().get("/awareness/campaigns/blue-heart/").text
    assert "Came with the software, release tests. No moderator" in html
    assert "<bdi>United Nations Office on Drugs and Crime (UNODC)</bdi>" in html


@each
def test_nothing_says_that_somebody_checked_it(campaign):
    words = str(campaign).lower()

    assert not re.search(r"\bcheck(ed|s) by\b|\bwe checked\b|\bverified\b|\bmoderator", words)
    assert "ten minutes" not in words


@each_of_others
def test_whose_campaign_it_is_stands_there_by_name_with_a_page_of_theirs(campaign):
    assert all(row["name"] and not row["to"] for row in campaign["run_by"])
    assert campaign["link"].startswith("https://")
    assert campaign["link"] in {row["link"] for row in campaign["steps"]}


@each
def test_each_rests_on_dated_sources_with_the_words_that_were_read(campaign):
    assert len(campaign["sources"]) >= 2
    for row in campaign["sources"]:
        assert row["source_url"].startswith("https://") or row["source_reference"]
        assert all(row[name] for name in ("supports", "source_title", "source_publisher"))
        assert 0 < len(row["source_quote"]) <= 250
        assert "copy" in row["source_seen_in"].lower()
        assert "1900" < row["source_published_on"] <= row["source_retrieved_on"] <= "2026-11-29"


def test_a_source_that_an_article_cites_too_is_told_alike():
    known = {row["source_quote"]: row for one in originals() for row in one["sources"]}
    shared = [row for one in OURS for row in one["sources"]]

    for row in shared:
        article = known[row["source_quote"]]
        assert {name: row[name] for name in CITATION_FIELDS} == {
            name: article[name] for name in CITATION_FIELDS
        }
    assert len(shared) == 4


@each_of_others
def test_what_a_source_says_is_not_copied_into_the_text(campaign):
    for row in campaign["sources"]:
        words = row["source_quote"].split()
        for start in range(len(words) - 7):
            assert " ".join(words[start : start + 8]) not in campaign["about"]


@each
def test_a_message_is_short_and_a_twelve_year_old_can_read_the_text(campaign):
    assert 0 < len(campaign["message"]) <= LONGEST_MESSAGE
    assert grade(campaign["about"]) <= HIGHEST_GRADE
    assert max(len(sentence) for sentence in sentences(campaign["about"])) <= 35
    assert len(campaign["about"].split()) <= 300


@each
def test_no_telephone_number_and_no_markup_stands_in_a_text(campaign):
    words = " ".join([campaign["title"], campaign["message"], campaign["about"]])

    assert not re.search(r"\+?\d[\d\s().-]{6,}\d", words)
    assert not re.search(r"<[a-zA-Z/!]|!\[", words)


@each
def test_links_of_a_text_stay_on_this_site(campaign):
    assert all(link.startswith("/") for link in LINK.findall(campaign["about"]))


@each
def test_steps_lead_to_pages_that_come_with_the_software(campaign):
    articles = {f"/awareness/{one['slug']}/" for one in originals()}
    places = {f"/regions/{tree.slug(code)}/" for code in ("US", "150")}
    paths = [row["link"] for row in campaign["steps"] if row["link"].startswith("/")]

    assert paths
    assert [path for path in paths if not is_fixed(path) and path not in articles | places] == []


@each
def test_keys_of_rows_are_short_and_differ(campaign):
    keys = [row["key"] for name in ("steps", "run_by", "sources") for row in campaign[name]]

    assert len(set(keys)) == len(keys)
    assert all(re.fullmatch(r"[0-9a-f]{8}", key) for key in keys)


YEARLY = {
    "world-day-against-trafficking": "07-30",
    "wear-blue-day": "01-11",
    "eu-anti-trafficking-day": "10-18",
}


@pytest.mark.parametrize(("slug", "day"), YEARLY.items())
def test_a_yearly_day_has_its_next_date_and_a_source_that_says_every_year(slug, day):
    [campaign] = [one for one in CAMPAIGNS if one["slug"] == slug]
    quotes = " ".join(row["source_quote"].lower() for row in campaign["sources"])

    assert campaign["starts_on"] == campaign["ends_on"] == f"2027-{day}"
    assert stage_on(WRITTEN_ON, campaign["starts_on"], campaign["ends_on"]) == Stage.COMING
    assert re.search(r"\b(each|every) year\b", quotes)
    assert "The date on this page is the next" in campaign["about"]


@each
def test_the_rest_runs_and_has_no_end_that_nobody_told(campaign):
    if campaign["slug"] not in YEARLY:
        assert stage_on(WRITTEN_ON, campaign["starts_on"], "") == Stage.RUNNING
        assert campaign["ends_on"] == ""
        assert campaign["starts_on"] in {"", "2009-03-05", "2015-10-20"}


@pytest.mark.django_db
@pytest.mark.parametrize("prefix", ["", "/ar", "/hi"])
def test_the_list_shows_all_of_them_by_their_stage(prefix):
    for document in CAMPAIGNS:
        publish_directly("campaign", document)

    html = Client().get(f"{prefix}/awareness/campaigns/").text

    assert all(f"/awareness/campaigns/{one['slug']}/" in html for one in CAMPAIGNS)
    assert html.index("/blue-heart/") < html.index("/wear-blue-day/")
    assert html.index("/wear-blue-day/") < html.index("/world-day-against-trafficking/")


def test_a_file_is_read_as_a_document_of_the_form(tmp_path):
    document = load.read(write(tmp_path))

    assert document["about"] == "Why."
    assert (document["run_by"], document["sources"]) == ([], [])
    assert kind_named("campaign").form.has_shape(document)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("no fences", "no front matter"),
        ("+++\ntitle = \n+++\nbody", "not TOML"),
        ("x\n+++\n+++\nbody", "before the front matter"),
        ('+++\ntitle = "x"\n+++\nbody', "missing or unknown"),
        (f"+++\n{FRONT}author = 1\n+++\n", "unknown: author"),
        (f'+++\n{FRONT}[[steps]]\ntext = "Ask."\n+++\n', "unknown: link"),
        (f'+++\n{FRONT}{STEP}key = "mine"\n+++\n', "unknown: key"),
        (f'+++\n{FRONT}[[run_by]]\nname = "x"\n+++\n', "unknown: to"),
    ],
)
def test_a_broken_file_is_named_and_refused(tmp_path, text, message):
    path = tmp_path / "broken.md"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(ValueError, match=rf"broken\.md.*{message}"):
        load.read(path)


def test_a_new_step_at_the_end_leaves_the_keys_before_it(tmp_path):
    one = load.read(write(tmp_path))["steps"]
    two = load.read(write(tmp_path, FRONT + STEP + STEP))["steps"]

    assert two[:1] == one
    assert two[1]["key"] not in {one[0]["key"], row_key("ask", 0)}


def test_a_folder_is_read_by_file_name_without_its_readme(tmp_path, monkeypatch):
    monkeypatch.setattr(load, "FOLDER", tmp_path)
    for name in ("b", "a"):
        write(tmp_path, FRONT.replace('"ask"', f'"{name}"') + STEP, name=f"{name}.md")
    (tmp_path / "README.md").write_text("No campaign.", encoding="utf-8")

    assert [document["slug"] for document in load.documents()] == ["a", "b"]
