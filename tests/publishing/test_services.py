import hashlib

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from awareness.forms import ArticleForm
from awareness.models import Article, Tag
from freedomnow.publishing.documents import NotADocument
from freedomnow.publishing.models import (
    AcceptedDocument,
    Event,
    Tombstone,
    Version,
    VersionContent,
)
from freedomnow.publishing.services import (
    Refused,
    Stale,
    accept,
    digest_of,
    judge_now,
    publish,
    rehearsal,
    withdraw,
)
from freedomnow.search.models import Name, Page
from organizations.models import Organization
from regions.models import Region
from tests.conftest import as_owner
from tests.factories import (
    article_document,
    make_event,
    make_figure,
    make_published,
    official,
    organization_document,
    publish_directly,
    record_document,
    region_document,
)
from traffickers.models import Trafficker

pytestmark = pytest.mark.django_db


def test_publishing_writes_record_rows_page_names_version_and_event():
    article = publish_directly("article", article_document(title="An offer"))

    assert article.slug == "an-offer"
    assert article.sources.get().supports == "the signs"
    assert [tag.name for tag in article.topics.all()] == ["work abroad"]
    page = Page.objects.get()
    assert (page.title, page.path, page.codes) == (
        "An offer", "/awareness/an-offer/", ["001", "150", "155", "FR"]
    )  # fmt: skip
    assert Name.objects.get().folded == "an offer"
    assert Version.objects.get().number == 1
    assert Event.objects.get().action == "published"


def test_a_change_replaces_rows_and_keeps_the_old_version():
    first = publish_directly("article", article_document(tags=["old"]))
    changed = first.document | {
        "title": "Changed",
        "tags": ["new"],
        "sources": first.document["sources"],
    }

    publish_directly("article", changed, target=first.public_id, base_version=1)

    article = Article.objects.get()
    assert (article.title, article.version, article.slug) == ("Changed", 2, first.slug)
    assert article.sources.count() == 1
    assert [tag.name for tag in Tag.objects.all()] == ["new"]
    old = VersionContent.objects.get(version__number=1)
    assert old.document["title"] == first.title


def test_a_document_made_from_an_older_version_is_stale_and_changes_nothing():
    first = publish_directly("article", article_document())
    publish_directly(
        "article", first.document | {"title": "B"}, target=first.public_id, base_version=1
    )

    with pytest.raises(Stale):
        publish_directly(
            "article", first.document | {"title": "C"}, target=first.public_id, base_version=1
        )

    assert Article.objects.get().title == "B"
    assert Version.objects.count() == 2


def test_a_second_new_page_of_one_place_is_stale():
    publish_directly("region", region_document("FR"))

    with pytest.raises(Stale):
        publish_directly("region", region_document("FR"))

    assert Region.objects.count() == 1


def test_an_invalid_document_is_refused_in_the_forms_words_and_changes_nothing():
    with pytest.raises(ValidationError, match="at least one source"):
        publish_directly("article", article_document(sources=[]))

    assert not Article.objects.exists()
    assert not Event.objects.exists()


@pytest.mark.parametrize("document", [None, [], "text", {}, {"title": "x"}], ids=repr)
def test_what_is_no_document_is_refused(document):
    with pytest.raises(NotADocument):
        publish_directly("article", document)


@pytest.mark.parametrize(
    "change",
    [
        {"sources": {}},
        {"sources": ["x"]},
        {"sources": [{"key": "a"}]},
        {"title": {"a": 1}},
        {"unknown": ""},
        {"forms": [1]},
    ],
    ids=repr,
)
def test_a_document_of_the_wrong_shape_is_refused(change):
    with pytest.raises(NotADocument):
        publish_directly("article", article_document() | change)


def test_withdrawing_takes_everything_off_and_leaves_a_tombstone_that_names_nobody():
    organization = make_published("organization", organization_document(name="Helpers of Testa"))

    withdraw("organization", organization.public_id, by="tests", reason="closed")

    assert not Organization.objects.exists()
    assert not Page.objects.exists()
    assert not Name.objects.exists()
    tombstone = Tombstone.objects.get()
    assert "helpers" not in f"{tombstone.path_digest}{tombstone.public_id}".lower()
    assert Event.objects.filter(action="withdrew", reason="closed").exists()
    assert VersionContent.objects.exists()


def test_what_was_withdrawn_can_be_published_again_and_its_versions_count_on():
    first = publish_directly("article", article_document())
    withdraw("article", first.public_id, by="tests", reason="wrong")

    again = publish_directly("article", first.document, target=first.public_id)

    assert (again.public_id, again.version) == (first.public_id, 2)
    assert not Tombstone.objects.exists()


def test_a_hidden_address_is_stored_nowhere():
    document = organization_document(city="Lyon", street="1 rue Cachée")

    organization = publish_directly("organization", document)

    stored = str(VersionContent.objects.get().document) + str(organization.document)
    assert "Lyon" not in stored
    assert "Cachée" not in stored


@pytest.mark.parametrize(
    ("visibility", "city", "street"),
    [("partial", "Lyon", ""), ("full", "Lyon", "1 rue Ouverte")],
)
def test_an_address_is_stored_as_far_as_it_may_be_seen(visibility, city, street):
    document = organization_document(
        address_visibility=visibility, city="Lyon", street="1 rue Ouverte"
    )

    organization = publish_directly("organization", document)

    assert (organization.city, organization.street) == (city, street)


@pytest.mark.parametrize("value", ["<5", "no_data", "17", "0"])
def test_figures_keep_their_words(value):
    region = publish_directly("region", region_document("FR", figures=[make_figure(value=value)]))

    assert region.figures.get().value == value


@pytest.mark.parametrize("value", ["-3", "about 5", "tier_2", "≥5", "1e9"])
def test_what_is_no_value_is_refused(value):
    with pytest.raises(ValidationError, match="Write a number"):
        publish_directly("region", region_document("FR", figures=[make_figure(value=value)]))


def test_a_rehearsal_leaves_nothing():
    with rehearsal():
        publish_directly("article", article_document())

    assert not Article.objects.exists()
    assert not Version.objects.exists()


def test_a_named_record_is_not_published_by_the_service_alone():
    publish("record", record_document(), by="one person", reason="I am sure")

    with pytest.raises(IntegrityError, match="two moderators"), transaction.atomic():
        judge_now()

    Trafficker.objects.all().delete()


def test_a_version_says_who_when_with_what_and_in_which_schema():
    article = publish_directly("article", article_document(), by="Ann", came_with="1.0")

    version = Version.objects.get()
    assert (version.by, version.came_with, version.schema) == ("Ann", "1.0", ArticleForm.schema())
    assert (article.came_with, article.updated_at) == ("1.0", version.at)


def test_a_version_s_digest_is_salted_and_its_content_proves_it():
    first = publish_directly("article", article_document())
    publish_directly("article", first.document, target=first.public_id, base_version=1)

    one, other = VersionContent.objects.order_by("pk")

    assert one.document == other.document
    assert one.version.digest != other.version.digest
    told = hashlib.sha256(f"{one.salt}{digest_of(one.document)}".encode()).hexdigest()
    assert one.version.digest == told


def test_a_digest_does_not_depend_on_the_order_of_names():
    document = article_document()

    turned = dict(reversed(document.items()))

    assert digest_of(turned) == digest_of(document)
    assert digest_of(document | {"title": "Another"}) != digest_of(document)


def test_the_event_leads_back_to_the_report_and_the_version():
    article = publish_directly("article", article_document(), submission="REF-1", reason="read")

    event = Event.objects.get()
    assert (event.submission, event.public_id, event.number, event.reason) == (
        "REF-1", article.public_id, 1, "read"
    )  # fmt: skip


def test_a_new_page_that_says_it_changes_a_version_is_stale():
    with pytest.raises(Stale):
        publish_directly("article", article_document(), base_version=1)

    assert not Version.objects.exists()


def test_what_a_rule_refuses_is_told_in_words_and_changes_nothing():
    unquoted = make_event(source=official(quote=""))

    with pytest.raises(Refused, match="the words"):
        publish_directly("record", record_document(legal_events=[unquoted]))

    assert not Version.objects.exists()
    assert not Trafficker.objects.exists()


def test_a_field_s_own_words_come_with_its_label():
    with pytest.raises(ValidationError) as refused:
        publish_directly("article", article_document(title="", summary=""))

    assert [words.split(":")[0] for words in refused.value.messages] == ["Title", "Summary"]


def test_a_new_name_of_a_page_replaces_the_old_one_in_the_search():
    first = publish_directly("organization", organization_document(name="Old Testa"))
    changed = first.document | {"name": "New Testa", "alternate_name": "Third Testa"}

    publish_directly("organization", changed, target=first.public_id, base_version=1)

    assert {name.text for name in Name.objects.all()} == {"New Testa", "Third Testa"}
    assert Page.objects.get().title == "New Testa"


def test_a_name_that_is_told_twice_is_found_once():
    publish_directly("organization", organization_document(name="Testa", alternate_name="Testa"))

    assert Name.objects.get().text == "Testa"


def test_a_document_is_accepted_once_and_with_the_release_that_was_first():
    document = record_document()

    with as_owner():
        accept([document, document], release="1.0")
        accept([document], release="2.0")

    accepted = AcceptedDocument.objects.get()
    assert (accepted.digest, accepted.release) == (digest_of(document), "1.0")


def test_a_rehearsal_is_judged_by_the_gate_too():
    with pytest.raises(IntegrityError, match="two moderators"), transaction.atomic(), rehearsal():
        publish_directly("record", record_document())

    assert not Trafficker.objects.exists()


def test_a_rehearsal_does_not_hide_what_went_wrong_in_it():
    with pytest.raises(NotADocument), rehearsal():
        publish_directly("article", {})


def test_each_record_counts_its_own_versions():
    first = publish_directly("article", article_document())
    publish_directly("article", first.document, target=first.public_id, base_version=1)

    assert publish_directly("article", article_document()).version == 1


def test_a_publication_that_postgresql_refuses_leaves_nothing():
    publish_directly("article", article_document(title="Other", group="offer"))

    with pytest.raises(IntegrityError, match="article_has_one_text_per_language"):
        publish_directly("article", article_document(title="Offer"))

    assert Version.objects.count() == Article.objects.count() == Event.objects.count() == 1


def locks_in(act):
    with CaptureQueriesContext(connection) as seen:
        act()
    return [query["sql"] for query in seen if query["sql"].endswith("FOR UPDATE")]


def test_a_change_and_a_withdrawal_lock_the_record():
    article = publish_directly("article", article_document())
    told = {"target": article.public_id, "base_version": 1}

    assert locks_in(lambda: publish_directly("article", article.document, **told))
    assert locks_in(lambda: withdraw("article", article.public_id, by="tests", reason="wrong"))


def test_the_page_of_one_place_is_not_published_as_another_s():
    publish_directly("region", region_document("FR"))

    with pytest.raises(ValidationError, match="cannot become another"):
        publish_directly("region", region_document("DE"), target="FR", base_version=1)

    assert Region.objects.get().code == "FR"


def test_rules_look_at_the_document_as_it_will_be_stored():
    blank = make_event(source=official(quote="   "))

    with pytest.raises(Refused, match="the words"):
        publish_directly("record", record_document(legal_events=[blank]))
