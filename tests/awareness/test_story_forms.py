"""What a story must and must not hold."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import override

from awareness.story_forms import StoryForm
from awareness.story_models import Agreement, Story
from freedomnow.publishing.services import judged
from freedomnow.web.clock import today
from tests.factories import (
    make_name,
    make_published,
    make_source,
    own_story,
    publish_directly,
    record_document,
    story_document,
)

pytestmark = pytest.mark.django_db


def complaints(document):
    """What the form says against it, "" for nothing."""
    try:
        judged(StoryForm, document)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def test_a_whole_story_is_accepted_retold_and_in_own_words():
    assert complaints(story_document()) == ""
    assert complaints(own_story()) == ""
    assert complaints(own_story(told_by="together")) == ""


@pytest.mark.parametrize("told_by", ["self", "together"])
@pytest.mark.parametrize("missing", Agreement.values)
def test_own_words_need_each_agreement(told_by, missing):
    agreed = [code for code in Agreement.values if code != missing]

    assert "it cannot appear" in complaints(own_story(told_by=told_by, agreed=agreed))


def test_nobody_agrees_for_others():
    assert "Nobody agrees for others" in complaints(story_document(agreed=Agreement.values))
    assert "Nobody agrees for others" in complaints(story_document(agreed=["adult"]))


def test_what_is_retold_needs_a_source_and_own_words_none():
    assert "at least one source" in complaints(story_document(sources=[]))
    assert complaints(own_story(sources=[])) == ""
    assert complaints(own_story(sources=[make_source()])) == ""


@pytest.mark.parametrize("field", ["title", "summary", "body", "told_by"])
def test_what_is_missing_is_asked_for(field):
    assert complaints(story_document(**{field: ""})) != ""


@pytest.mark.parametrize(
    ("field", "code"),
    [("told_by", "nobody"), ("warnings", ["dragons"]), ("agreed", ["x"]), ("regions", ["ZZ"])],
)
def test_a_code_that_does_not_exist_is_refused(field, code):
    assert complaints(own_story(**{field: code})) != ""


@pytest.mark.parametrize("broken", [{"told_by": []}, {"agreed": "adult"}, {"warnings": [1]}])
def test_another_shape_is_no_document(broken):
    assert "not a document" in complaints(story_document(**broken))


def test_postgresql_wants_every_agreement_too():
    story = publish_directly("story", story_document())

    for told in ({"told_by": "self"}, {"agreed": ["adult"]}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Story.objects.filter(pk=story.pk).update(**told)


def test_a_story_accuses_nobody_by_name():
    make_published("record", record_document(names=[make_name("Testa Padrona")]))
    named = story_document(body="Then Testa Padrona took my passport.")

    assert "Testa Padrona" in " ".join(StoryForm.refusals(named, today()))
    assert StoryForm.refusals(story_document(), today()) == []


def test_nor_in_a_source_or_a_link():
    make_published("record", record_document(names=[make_name("Testa Padrona")]))
    source = make_source(source_title="Testa Padrona goes to prison")
    link = "https://www.example.org/news/testa-padrona"

    assert StoryForm.refusals(story_document(sources=[source]), today())
    assert StoryForm.refusals(story_document(link=link), today())


@pytest.mark.parametrize(
    "words",
    ["Call +33 1 40 00 00 00.", "amal@example.org", "I lived at 12 Sand Street.", "P1234567", "لي"],
)
def test_nothing_by_which_somebody_is_found(words):
    refused = StoryForm.refusals(own_story(body=f"She wrote. {words}"), today())

    assert bool(refused) == (words != "لي")


@pytest.mark.parametrize("field", ["title", "called", "summary", "body"])
def test_each_field_with_words_is_looked_through(field):
    told = own_story(**{field: "amal@example.org"})

    assert "amal@example.org" in " ".join(StoryForm.refusals(told, today()))


def test_moderators_are_told_to_read_own_words_twice():
    assert StoryForm.look_twice(own_story(), today())
    assert StoryForm.look_twice(story_document(), today()) == []


def test_only_own_words_rest_on_consent():
    assert StoryForm.rests_on_consent(own_story())
    assert StoryForm.rests_on_consent(own_story(told_by="together"))
    assert not StoryForm.rests_on_consent(story_document())


def test_consent_is_not_called_optional_and_a_source_is_folded(client):
    html = client.get("/report/story/").text
    legend = html[html.index("Whoever lived it agrees") :].split("</legend>")[0]

    assert "optional" not in legend
    assert "<summary>Add: Source of a story that is retold" in html


def test_a_name_in_arabic_stays_as_it_is():
    told = own_story(called="أمل", title="قصة أمل", language="ar", body="كتبت رسالة.")

    assert judged(StoryForm, told)["called"] == "أمل"


def test_the_choices_are_told_in_the_reader_s_language():
    with override("ar"):
        labels = [str(label) for _code, label in StoryForm().fields["told_by"].choices]

    assert labels
    assert all(any("\u0600" <= letter <= "\u06ff" for letter in label) for label in labels)


def test_whoever_tells_their_own_story_is_not_told_to_tell_nothing_about_victims(client):
    story, article = (client.get(f"/report/{kind}/").text for kind in ("story", "article"))

    assert "Nothing about victims" not in story
    assert "nobody in it shall be found" in story
    assert "Nothing about victims" in article


def test_the_form_speaks_to_the_one_who_lived_it(client):
    html = client.get("/report/story/").text

    assert "<h1>Tell a story</h1>" in html
    assert "Nobody needs to know who you are" in html
    assert all(str(label).startswith(("I ", "It is my", "Names")) for label in Agreement.labels)


def test_the_form_begins_in_the_reader_s_language_and_keeps_the_one_of_a_page():
    with override("ar"):
        begun, edited = (StoryForm(document=told) for told in ({}, story_document(language="hi")))
        asked = StoryForm(document={"language": "ur"})

    assert [one["language"].initial for one in (begun, edited, asked)] == ["ar", "hi", "ur"]
