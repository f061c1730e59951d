"""How an article's file becomes its document, whatever the shipped ones say."""

import pytest

from awareness.starter import load
from freedomnow.evidence.models import CITATION_FIELDS
from freedomnow.publishing.documents import NotADocument
from freedomnow.publishing.kinds import kind_named
from freedomnow.publishing.services import judged

FRONT = """title = "An offer"
slug = "an-offer"
kind = "sign"
language = "en"
group = ""
summary = "How to read it."
forms = ["ForcedLabour"]
regions = ["FR"]
tags = ["work"]
"""
SOURCE = "[[sources]]\n" + "".join(
    f'{name} = ""\n' for name in ("supports", *CITATION_FIELDS)
).replace('source_url = ""', 'source_url = "https://www.example.org/"').replace(
    'supports = ""', 'supports = "the signs"'
)


def write(folder, front=FRONT + SOURCE, body="\nText.\n", name="offer.md"):
    path = folder / name
    path.write_text(f"+++\n{front}+++\n{body}", encoding="utf-8")
    return path


def write_in(folder, code, name, *, language=""):
    (folder / code).mkdir(exist_ok=True)
    front = FRONT.replace("an-offer", f"{name}-{code}")
    front = front.replace('language = "en"', f'language = "{language or code}"')
    return write(folder / code, front + SOURCE, name=f"{name}.md")


def test_a_file_is_read_as_a_document_of_the_form(tmp_path):
    document = load.read(write(tmp_path))

    assert document["title"] == "An offer"
    assert document["body"] == "Text."
    assert document["sources"][0]["supports"] == "the signs"
    assert kind_named("article").form.has_shape(document)


@pytest.mark.django_db
def test_the_form_takes_what_was_read(tmp_path):
    document = load.read(write(tmp_path))

    assert judged(kind_named("article").form, document)["slug"] == "an-offer"


def test_a_fence_in_the_text_is_text(tmp_path):
    document = load.read(write(tmp_path, body="One\n+++\nTwo\n"))

    assert document["body"] == "One\n+++\nTwo"


def test_arabic_is_read_as_it_is_written(tmp_path):
    front = FRONT.replace("An offer", "عرض عمل") + SOURCE

    assert load.read(write(tmp_path, front, body="نص")) | {"sources": []} == {
        "title": "عرض عمل", "slug": "an-offer", "kind": "sign", "language": "en", "group": "",
        "summary": "How to read it.", "body": "نص", "forms": ["ForcedLabour"], "signs": [],
        "warnings": [],
        "regions": ["FR"], "tags": ["work"], "sources": [],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("front", "name"),
    [
        (FRONT.replace('slug = "an-offer"\n', "") + SOURCE, "slug"),
        (FRONT + 'author = "x"\n' + SOURCE, "author"),
        (FRONT, "sources"),
        (FRONT + SOURCE.replace('source_url = "https://www.example.org/"\n', ""), "source_url"),
        (FRONT + SOURCE + 'page = "4"\n', "page"),
        (FRONT + SOURCE + 'key = "mine"\n', "key"),
    ],
    ids=["a field missing", "a field too many", "no sources", "a source's field missing",
         "a source's field too many", "a key of one's own"],
)  # fmt: skip
def test_a_field_missing_or_too_many_is_named_with_its_file(tmp_path, front, name):
    path = write(tmp_path, front)

    with pytest.raises(ValueError, match=rf"^offer\.md: missing or unknown: {name}$"):
        load.read(path)


def test_the_second_source_is_looked_at_too(tmp_path):
    broken = SOURCE.replace('source_title = ""\n', "")

    with pytest.raises(ValueError, match="source_title"):
        load.read(write(tmp_path, FRONT + SOURCE + broken))


def test_a_key_follows_from_the_article_and_the_place_in_its_list():
    keys = [load.row_key("an-offer", position) for position in range(20)]

    assert keys == [load.row_key("an-offer", position) for position in range(20)]
    assert len({*keys, load.row_key("another", 0)}) == 21
    assert {len(key) for key in keys} == {8}


def test_a_new_source_at_the_end_leaves_the_keys_before_it(tmp_path):
    one = load.read(write(tmp_path))["sources"]

    two = load.read(write(tmp_path, FRONT + SOURCE + SOURCE))["sources"]

    assert two[:1] == one
    assert two[1]["key"] != one[0]["key"]


def test_a_folder_is_read_by_file_name_without_its_readme(tmp_path, monkeypatch):
    monkeypatch.setattr(load, "FOLDER", tmp_path)
    for name in ("b", "a", "c"):
        write(tmp_path, FRONT.replace("an-offer", name) + SOURCE, name=f"{name}.md")
    (tmp_path / "README.md").write_text("No article.", encoding="utf-8")
    (tmp_path / "a.md.bak").write_text("No article.", encoding="utf-8")

    assert [document["slug"] for document in load.documents()] == ["a", "b", "c"]


def test_translations_come_after_the_originals_from_a_folder_for_each_language(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(load, "FOLDER", tmp_path)
    write_in(tmp_path, "fr", "b")
    write_in(tmp_path, "ar", "z")
    write(tmp_path, FRONT.replace("an-offer", "q") + SOURCE, name="q.md")

    assert [document["slug"] for document in load.documents()] == ["q", "z-ar", "b-fr"]
    assert [document["slug"] for document in load.originals()] == ["q"]
    assert [document["slug"] for document in load.translations()] == ["z-ar", "b-fr"]


def test_a_translation_in_the_folder_of_another_language_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(load, "FOLDER", tmp_path)
    write_in(tmp_path, "fr", "b", language="es")

    with pytest.raises(ValueError, match=r"^fr/b\.md: its language is another$"):
        list(load.documents())


def test_a_folder_with_a_broken_file_is_not_half_read(tmp_path, monkeypatch):
    monkeypatch.setattr(load, "FOLDER", tmp_path)
    write(tmp_path, name="a.md")
    (tmp_path / "b.md").write_text("no fences", encoding="utf-8")

    with pytest.raises(ValueError, match=r"^b\.md: no front matter"):
        list(load.documents())


@pytest.mark.django_db
def test_a_list_in_the_place_of_a_text_is_no_document(tmp_path):
    front = FRONT.replace('title = "An offer"', 'title = ["An offer"]') + SOURCE

    with pytest.raises(NotADocument):
        judged(kind_named("article").form, load.read(write(tmp_path, front)))
