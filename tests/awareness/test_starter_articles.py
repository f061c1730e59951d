"""The starter articles in English: shape, sources, safety and how easy they are to read."""

import re
from urllib.parse import urlsplit

import pytest

from awareness.starter import load

ARTICLES = list(load.originals())
KINDS = {"form", "sign", "prevention", "help", "law"}
FORMS = {
    "ForcedLabour",
    "SexualExploitation",
    "ChildLabour",
    "ForcedMarriage",
    "Servitude",
    "ForcedMilitaryByNonStateActors",
    "OrganRemoval",
    "ForcedBegging",
    "ForcedAdoption",
    "Surrogacy",
    "Other",
}
SIGNS = {
    *("VulnerabilityAbuse", "Deception", "MovementRestriction", "Isolation", "Violence"),
    *("ThreatIntimidation", "DocumentRetention", "WageWithholding", "DebtBondage"),
    *("WorkLiveConditions", "ExcessiveOvertime"),
}
WARNINGS = {"violence", "sexual_violence", "children", "captivity", "suicide"}
SOURCE_KINDS = {"law", "government", "statistics", "international", "operator"} | {
    "police_release",
    "ngo",
    "press",
    "academic",
    "other",
}
DOCUMENT_KEYS = {
    *("title", "slug", "kind", "language", "group", "summary", "body"),
    *("forms", "signs", "warnings", "regions", "tags", "sources"),
}
ROW_KEYS = {"key", "supports", *load.CITATION}
PARTIAL_DATE = re.compile(r"|\d{4}(-\d{2}){0,2}")
LINK = re.compile(r"\]\(([^)]*)\)")
HIGHEST_GRADE = 8
# The history of the law needs one for each treaty.
MOST_SOURCES = 10

each_article = pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article["slug"])


def sentences(body):
    """The text's sentences; a heading or a list item ends one, as it does for a reader."""
    text = re.sub(r"\]\([^)]*\)", "]", body)
    pieces = re.split(r"[.!?]+[\"”*)\s]|\n\s*(?=[-#\d])|\n\n", text)
    return [words for piece in pieces if (words := re.findall(r"[A-Za-z][A-Za-z'\u2019-]*", piece))]


def syllables(word):
    """Vowel groups of a word, without an e that is not spoken at its end; at least one."""
    word = re.sub(r"[^a-z]", "", word.lower())
    word = re.sub(r"(?<=[^aeiouytd])ed$|(?<=[^aeiouylsxzcgh])es$|(?<=[^aeiouyl])e$", "", word)
    word = re.sub(r"(?<=[aeiouy]l)e[sd]?$", "", word)
    word = re.sub(r"(?<=[aeiouy])ing", "-ing", word)
    return max(1, len(re.findall(r"[aeiouy]+", word)))


def grade(body):
    """Flesch-Kincaid grade: years at school (in the US) that the text asks of a reader."""
    found = sentences(body)
    words = [word for sentence in found for word in sentence]
    beats = sum(syllables(word) for word in words)
    return 0.39 * len(words) / len(found) + 11.8 * beats / len(words) - 15.59


def test_at_least_fourteen_articles_ship_and_no_slug_comes_twice():
    slugs = [article["slug"] for article in ARTICLES]

    assert len(slugs) >= 14
    assert len(set(slugs)) == len(slugs)


def test_every_file_but_the_readme_is_an_article():
    files = {path.stem for path in load.FOLDER.glob("*.md")} - {"README"}

    assert files == {article["slug"] for article in ARTICLES}


@each_article
def test_an_article_has_the_documents_fields_and_no_other(article):
    assert set(article) == DOCUMENT_KEYS
    assert all(set(row) == ROW_KEYS for row in article["sources"])


@each_article
def test_every_leaf_is_text_or_a_list_of_text(article):
    texts = [
        article[name]
        for name in DOCUMENT_KEYS - {"forms", "signs", "warnings", "regions", "tags", "sources"}
    ]
    lists = article["forms"] + article["signs"] + article["regions"] + article["tags"]
    cells = [cell for row in article["sources"] for cell in row.values()]

    assert all(isinstance(leaf, str) for leaf in texts + lists + cells)


@each_article
def test_codes_are_ones_the_product_knows(article):
    assert article["kind"] in KINDS
    assert article["language"] == "en"
    assert article["group"] == article["slug"]
    assert set(article["forms"]) <= FORMS
    assert set(article["signs"]) <= SIGNS
    assert set(article["warnings"]) <= WARNINGS
    assert article["regions"] == []
    assert {row["source_kind"] for row in article["sources"]} <= SOURCE_KINDS


@each_article
def test_sizes_stay_within_the_documents_limits(article):
    assert 0 < len(article["title"]) <= 120
    assert 0 < len(article["summary"]) <= 300
    assert len(article["body"]) <= 20_000
    assert 400 <= len(re.findall(r"[\w'\u2019-]+", article["body"])) <= 950
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", article["slug"])


@each_article
def test_two_to_ten_sources_say_where_and_when_they_were_seen(article):
    assert 2 <= len(article["sources"]) <= MOST_SOURCES
    for row in article["sources"]:
        assert row["source_url"] or row["source_reference"]
        assert all(row[name] for name in ("supports", "source_title", "source_publisher"))
        assert all(row[name] for name in ("source_seen_in", "source_retrieved_on"))
        assert 0 < len(row["source_quote"]) <= 250


@each_article
def test_links_of_sources_are_https_and_dates_are_dates(article):
    for row in article["sources"]:
        links = [row["source_url"], row["source_archive_url"]]
        assert all(urlsplit(link).scheme == "https" for link in links if link)
        assert PARTIAL_DATE.fullmatch(row["source_published_on"])
        assert PARTIAL_DATE.fullmatch(row["source_retrieved_on"])
        assert row["source_published_on"] <= row["source_retrieved_on"]


@each_article
def test_row_keys_are_short_and_differ(article):
    keys = [row["key"] for row in article["sources"]]

    assert all(re.fullmatch(r"[a-z0-9]{8}", key) for key in keys)
    assert len(set(keys)) == len(keys)


def test_reading_twice_gives_the_same_documents():
    assert list(load.originals()) == ARTICLES


@each_article
def test_no_phone_number_stands_in_a_text(article):
    for text in (article["title"], article["summary"], article["body"]):
        digits = re.findall(r"\+?\d[\d\s().-]{4,}\d", text)

        assert digits == []
        assert not re.search(r"\b(112|911|999|000|116\d{3})\b", text)


@each_article
def test_a_body_has_no_html_no_image_and_no_title_heading(article):
    assert not re.search(r"<[a-zA-Z/!]|&[a-z]+;", article["body"])
    assert "![" not in article["body"]
    assert not re.search(r"^# |^(=|-)+$", article["body"], re.MULTILINE)
    assert re.search(r"^## ", article["body"], re.MULTILINE)


@each_article
def test_links_in_a_body_go_to_the_help_page_or_over_https(article):
    targets = LINK.findall(article["body"])

    assert "/help/" in targets
    assert all(target == "/help/" or target.startswith("https://") for target in targets)


@each_article
def test_a_twelve_year_old_can_read_it(article):
    assert grade(article["body"]) <= HIGHEST_GRADE
    assert max(len(sentence) for sentence in sentences(article["body"])) <= 35


def test_the_grade_tells_plain_text_from_officialese():
    plain = "You can ask for help. You do not have to give your name."
    official = (
        "Notwithstanding considerations of administrative proportionality, authorities "
        "shall facilitate individualised rehabilitation of particularly vulnerable persons."
    )

    assert grade(plain) < 3 < HIGHEST_GRADE < grade(official)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        *(("help", 1), ("made", 1), ("forced", 1), ("called", 1), ("rules", 1), ("times", 1)),
        *(("wanted", 2), ("people", 2), ("candle", 2), ("houses", 2), ("pages", 2), ("being", 2)),
        *(("exploited", 3), ("controlled", 2), ("trafficking", 3), ("exploitation", 4)),
    ],
)
def test_syllables_are_counted_as_they_are_spoken(word, expected):
    assert syllables(word) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("no fences at all", "no front matter"),
        ("+++\ntitle = \n+++\nbody", "not TOML"),
        ('+++\ntitle = "x"\n+++\nbody', "missing or unknown"),
        ('x\n+++\ntitle = "x"\n+++\nbody', "before the front matter"),
    ],
)
def test_a_broken_file_is_named_and_refused(tmp_path, text, message):
    path = tmp_path / "broken.md"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(ValueError, match=rf"broken\.md.*{message}"):
        load.read(path)


@each_article
def test_every_copy_that_was_read_carries_a_date(article):
    undated = [row["source_title"] for row in article["sources"] if not row["source_published_on"]]

    assert undated == []
    assert "without a date" not in str(article)
    assert len(article["sources"]) >= 2


@each_article
def test_no_source_is_younger_than_the_day_it_was_read(article):
    for row in article["sources"]:
        assert row["source_published_on"] <= row["source_retrieved_on"] <= "2026-11-28"
