"""The stories that come with the software: retold, so that nobody in them can be recognised."""

import re
from datetime import date

import pytest
from django.test import Client

from awareness.names_in_texts import readings
from awareness.starter.load import originals
from awareness.story_forms import StoryForm
from awareness.story_models import Story
from awareness.story_starter import load
from freedomnow.publishing.kinds import kind_named
from freedomnow.publishing.services import judged
from freedomnow.publishing.slugs import is_fixed
from freedomnow.search.models import Page
from freedomnow.submissions.models import Consent
from freedomnow.submissions.private_data import found_in
from freedomnow.submissions.releases import publish_release, receive, undecided_of_releases
from freedomnow.submissions.spam import texts_of
from freedomnow.web.name_keys import keys_in, name_key
from tests.awareness.test_starter_articles import HIGHEST_GRADE, grade, sentences
from tests.conftest import as_owner
from tests.factories import publish_directly
from traffickers.starter import load as designations

SHIPPED = dict(load.documents())
READ_ON = "2026-11-29"
LINK = re.compile(r"\]\(([^)]*)\)")
# Countries and who is quoted; a name of anybody else in a text would be one too many.
CAPITALS = {
    *("Brazil", "Brazilian", "Burkina", "Faso", "France", "Russia", "Ukraine"),
    *("IOM", "International", "Labour", "Migration", "Nations", "Organization", "US", "United"),
}
# Words that show a person as a thing, as helpless, or as a sensation.
NOT_OUR_WORDS = (
    r"\b(rescu\w*|saved|slaves?|victims?|helpless|broken|ordeal|nightmare|hell|horr\w*|evil"
    r"|monsters?|shocking|sex\w*|rape\w*|prostitut\w*|illegals?)\b"
)
FRONT = """title = "Home"
language = "en"
summary = "Home again."
warnings = []
forms = ["ForcedLabour"]
regions = []
"""

each = pytest.mark.parametrize("name", SHIPPED)


@pytest.fixture(autouse=True)
def after_the_last_was_read(settings):
    settings.TODAY = date.fromisoformat(READ_ON)


def write(folder, front=FRONT, body="\nShe went.\n", name="home.md"):
    path = folder / name
    path.write_text(f"+++\n{front}+++\n{body}", encoding="utf-8")
    return path


def own_texts(story):
    """What we wrote: not what sources are called or say."""
    return [story[name] for name in ("title", "summary", "body")]


def plain(story):
    """The words of all of them, without addresses of links."""
    return LINK.sub("]", "\n\n".join(own_texts(story)))


def test_three_stories_come_with_the_software_from_different_places():
    files = {path.stem for path in load.FOLDER.glob("*.md")} - {"README"}

    assert set(SHIPPED) == files
    assert len(files) == 3
    assert len({code for story in SHIPPED.values() for code in story["regions"]}) == 5


@each
def test_each_is_retold_and_nobody_agreed_to_it(name):
    story = SHIPPED[name]

    assert (story["told_by"], story["agreed"]) == ("retold", [])
    assert (story["called"], story["link"]) == ("", "")
    assert not StoryForm.rests_on_consent(story)


@each
@pytest.mark.django_db
def test_the_form_takes_each_as_it_stands_and_has_nothing_against_it(name):
    story = SHIPPED[name]

    assert StoryForm.has_shape(story)
    assert judged(StoryForm, story) == story
    assert StoryForm.refusals(story, date.fromisoformat(READ_ON)) == []


@pytest.mark.django_db
def test_they_are_published_once_without_a_consent_and_say_that_they_came_with_the_software():
    with as_owner():
        for _time in range(2):
            receive([kind_named("story")], release="tests")
            publish_release(undecided_of_releases(), release="tests")

    assert Story.objects.count() == len(SHIPPED)
    assert not Consent.objects.exists()
    html = Client().get(Story.objects.first().path).text
    assert "Came with the software, release tests. No moderator" in html
    assert "Told with consent" not in html


@each
def test_nothing_says_that_somebody_checked_it(name):
    words = str(SHIPPED[name]).lower()

    assert not re.search(r"\bcheck(ed|s) by\b|\bwe (checked|asked)\b|\bverified\b", words)
    assert "moderator" not in words


@each
def test_each_rests_on_dated_sources_with_the_words_that_were_read(name):
    rows = SHIPPED[name]["sources"]

    assert rows
    for row in rows:
        assert row["source_url"].startswith("https://")
        assert row["source_kind"] in {"international", "judgment", "press"}
        assert all(row[part] for part in ("supports", "source_title", "source_publisher"))
        assert 0 < len(row["source_quote"]) <= 250
        assert "copy" in row["source_seen_in"].lower()
        assert "dated" in row["source_seen_in"]
        assert "1900" < row["source_published_on"] <= row["source_retrieved_on"] == READ_ON


@each
def test_what_a_source_says_is_not_copied_into_the_text(name):
    text = plain(SHIPPED[name])

    for row in SHIPPED[name]["sources"]:
        words = row["source_quote"].split()
        for start in range(len(words) - 5):
            assert " ".join(words[start : start + 6]) not in text


@each
def test_nobody_and_no_company_has_a_name(name):
    said = [sentence[1:] for sentence in sentences(plain(SHIPPED[name]))]
    capitals = {word for words in said for word in words if word[0].isupper()}

    assert capitals <= CAPITALS
    assert not re.search(r"\b\d+ years old\b|\baged \d", plain(SHIPPED[name]))


def test_a_name_in_a_text_would_be_seen():
    [[_first, *words]] = sentences("Then Amal went home")

    assert {word for word in words if word[0].isupper()} - CAPITALS == {"Amal"}


@each
def test_no_name_of_the_public_record_that_ships_stands_in_any_text_or_link(name):
    shipped = {
        name_key(row["name"]) for _key, one in designations.documents() for row in one["names"]
    }
    told = [reading for text in texts_of(SHIPPED[name]) for reading in readings(text)]

    assert len(shipped) > 43
    assert shipped & {key for text in told for key in keys_in(text)} == set()


@each
def test_the_finder_of_private_data_finds_nothing(name):
    words = plain(SHIPPED[name])

    assert found_in(own_texts(SHIPPED[name])) == []
    assert not re.search(r"\+?\d[\d\s().-]{6,}\d", words)


@each
def test_its_words_show_a_person_and_no_sensation(name):
    assert re.findall(NOT_OUR_WORDS, plain(SHIPPED[name]).lower()) == []


@pytest.mark.parametrize("words", ["she was rescued", "a sex slave", "the shocking ordeal"])
def test_words_that_are_not_ours_would_be_seen(words):
    assert re.findall(NOT_OUR_WORDS, words)


@each
def test_what_is_hard_is_said_before_and_in_neither_title_nor_summary(name):
    story = SHIPPED[name]

    assert "captivity" in story["warnings"]
    assert "sexual_violence" not in story["warnings"]
    assert ("violence" in story["warnings"]) == bool(re.search(r"\b(blows|beat)", story["body"]))
    assert not re.search(r"\b(blows?|beat\w*|guards?|fear)\b", story["title"] + story["summary"])


@each
def test_it_is_short_and_a_twelve_year_old_can_read_it(name):
    story = SHIPPED[name]

    assert 250 <= len(re.findall(r"[\w’'-]+", story["body"])) <= 500
    assert max(grade(story["body"]), grade(story["summary"])) <= HIGHEST_GRADE
    assert max(len(sentence) for sentence in sentences(story["body"])) <= 25
    assert not re.search(r"<[a-zA-Z/!]|!\[|^# ", story["body"], re.MULTILINE)


@each
def test_links_lead_to_pages_that_come_with_the_software(name):
    articles = {f"/awareness/{one['slug']}/" for one in originals()}
    paths = LINK.findall(SHIPPED[name]["body"])

    assert paths
    assert [path for path in paths if path not in articles and not is_fixed(path)] == []


@pytest.mark.django_db
@pytest.mark.parametrize("prefix", ["", "/ar", "/hi"])
def test_the_list_shows_all_of_them_and_search_engines_may_name_each(prefix):
    paths = {publish_directly("story", story).path for story in SHIPPED.values()}

    html = Client().get(f"{prefix}/awareness/stories/").text

    assert all(path in html for path in paths)
    assert {page.path for page in Page.objects.indexable()} == paths


# -- reading the files -----------------------------------------------------------------------------


def test_a_file_is_read_as_a_document_of_the_form(tmp_path):
    document = load.read(write(tmp_path, FRONT + "sources = []\n"))

    assert (document["body"], document["sources"]) == ("She went.", [])
    assert StoryForm.has_shape(document)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("no fences", "no front matter"),
        ("+++\ntitle = \n+++\nbody", "not TOML"),
        ("x\n+++\n+++\nbody", "before the front matter"),
        (f"+++\n{FRONT}+++\n", "unknown: sources"),
        (f"+++\n{FRONT}sources = []\ntold_by = 'self'\n+++\n", "unknown: told_by"),
        (f"+++\n{FRONT}sources = []\nagreed = ['adult']\n+++\n", "unknown: agreed"),
    ],
)
def test_a_broken_file_and_one_in_own_words_are_named_and_refused(tmp_path, text, message):
    path = tmp_path / "broken.md"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(ValueError, match=rf"broken\.md.*{message}"):
        load.read(path)


def test_keys_of_sources_are_short_differ_and_come_from_the_files_name():
    keys = [row["key"] for story in SHIPPED.values() for row in story["sources"]]

    assert len(set(keys)) == len(keys)
    assert all(re.fullmatch(r"[0-9a-f]{8}", key) for key in keys)
    assert dict(load.documents()) == SHIPPED


def test_a_folder_is_read_by_file_name_without_its_readme(tmp_path, monkeypatch):
    monkeypatch.setattr(load, "FOLDER", tmp_path)
    for name in ("b", "a"):
        write(tmp_path, FRONT + "sources = []\n", name=f"{name}.md")
    (tmp_path / "README.md").write_text("No story.", encoding="utf-8")

    assert [name for name, _document in load.documents()] == ["a", "b"]
