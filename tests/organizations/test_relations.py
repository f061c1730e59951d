"""What organizations are to each other: in the form, and on both their pages."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.db.utils import IntegrityError
from django.test import Client

from freedomnow.publishing.services import judged, withdraw
from organizations.codes import INVERSE_RELATIONS, RelationCode
from organizations.forms import OrganizationForm
from organizations.models import Organization, Relation
from tests.factories import (
    citation,
    make_published,
    make_relation,
    make_source,
    make_submission,
    organization_document,
    publish_directly,
)
from tests.safety.canaries import CANARY

pytestmark = pytest.mark.django_db


def put_up(name: str, *relations: dict) -> Organization:
    document = organization_document(name=name, relations=list(relations))
    return publish_directly("organization", document)


def page_of(organization: Organization, prefix: str = "") -> str:
    answer = Client().get(prefix + organization.path)
    assert answer.status_code == 200
    return " ".join(answer.text.split())


# --- the form ------------------------------------------------------------------------------------


def test_every_relation_can_be_said_from_the_other_side():
    assert set(INVERSE_RELATIONS) == set(RelationCode)


@pytest.mark.parametrize(
    "typed",
    ["{id}", "{slug}", "/organizations/{slug}/", "https://x.example/ar/organizations/{slug}/"],
)
def test_the_other_one_is_named_by_the_address_of_its_page(typed):
    other = put_up("Helpers of Testa")
    named = typed.format(id=other.public_id, slug=other.slug)

    document = judged(OrganizationForm, organization_document(relations=[make_relation(named)]))

    assert document["relations"][0]["to"] == other.public_id


def test_an_id_of_what_came_down_is_kept_as_it_is():
    gone = put_up("Helpers of Testa").public_id
    withdraw("organization", gone, by="tests", reason="for a test")
    document = organization_document(relations=[make_relation(gone)])

    assert judged(OrganizationForm, document)["relations"][0]["to"] == gone


@pytest.mark.parametrize(
    "typed",
    ["no-such-helpers", "Some Body", "/organizations/", "a" * 200, "helpinghands", "abc123def456"],
)
def test_what_is_no_address_of_an_organization_is_refused(typed):
    document = organization_document(relations=[make_relation(typed)])

    with pytest.raises(ValidationError, match=r"No organization on this site|at most"):
        judged(OrganizationForm, document)


def test_an_id_of_something_else_is_refused():
    article = make_published("article")
    document = organization_document(relations=[make_relation(article.public_id)])

    with pytest.raises(ValidationError, match="No organization on this site"):
        judged(OrganizationForm, document)


def test_what_was_typed_wrong_is_kept_in_the_form():
    document = organization_document(relations=[make_relation("helpinghands")])
    form = OrganizationForm.from_document(document)

    assert not form.is_valid()
    assert 'value="helpinghands"' in str(form.formsets["relations"].forms[0]["to"])


@pytest.mark.parametrize(("named", "is_refused"), [("itself", True), ("other", False)])
def test_an_organization_is_not_linked_to_itself(named, is_refused):
    one, other = put_up("Testa Line"), put_up("Helpers of Testa")
    to = one if named == "itself" else other
    document = one.document | {"relations": [make_relation(to.slug)]}

    if is_refused:
        with pytest.raises(ValidationError, match="address of this organization itself"):
            judged(OrganizationForm, document, one)
    else:
        assert judged(OrganizationForm, document, one)


def test_a_relation_needs_a_source():
    bare = make_relation(put_up("Helpers of Testa").public_id) | citation()

    with pytest.raises(ValidationError, match="Give a link"):
        judged(OrganizationForm, organization_document(relations=[bare]))


def test_postgresql_keeps_no_relation_without_a_source():
    other = put_up("Helpers of Testa")
    put_up("Testa Line", make_relation(other.public_id))

    Relation.objects.update(source_url="", source_reference="Annual report, page 7")
    with pytest.raises(IntegrityError, match="relation_has_a_source"):
        Relation.objects.update(source_reference="")


def test_an_unknown_relation_is_refused():
    wrong = make_relation(put_up("Helpers of Testa").public_id, relation="enemy_of")

    with pytest.raises(ValidationError, match="enemy_of"):
        judged(OrganizationForm, organization_document(relations=[wrong]))


def test_a_document_of_the_second_schema_is_read_as_todays():
    old = organization_document()
    del old["relations"]

    assert OrganizationForm.upgraded(old, 2) == old | {"relations": []}


# --- the pages -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "ours", "theirs"),
    [
        ("member_of", "Member of", "Has as member"),
        ("funded_by", "Funded by", "Funds"),
        ("partner_of", "Partner of", "Partner of"),
    ],
)
def test_a_relation_is_read_from_both_sides_with_its_source(code, ours, theirs):
    other = put_up("Helpers of Testa")
    one = put_up("Testa Line", make_relation(other.public_id, code))

    for page, label, linked in (
        (page_of(one), ours, other),
        (page_of(other), theirs, one),
    ):
        link = f'<dt>{label}</dt><dd><a href="{linked.path}"><bdi>{linked.name}</bdi></a>'
        assert f'{link} <a href="#source-2"' in page
        assert "Our members" in page.split('id="source-2"')[1]


def test_links_lead_to_the_page_in_the_same_language():
    other = put_up("Helpers of Testa")
    one = put_up("Testa Line", make_relation(other.public_id))

    assert f'href="/ar{other.path}"' in page_of(one, "/ar")


def test_an_organization_without_relations_says_nothing_of_them():
    assert "Linked organizations" not in page_of(put_up("Testa Line"))


@pytest.mark.parametrize("gone", ["one", "other"])
def test_a_relation_goes_with_either_page(gone):
    other = put_up("Helpers of Testa")
    one = put_up("Testa Line", make_relation(other.public_id))
    down, stays = (one, other) if gone == "one" else (other, one)

    withdraw("organization", down.public_id, by="tests", reason="for a test")

    page = page_of(stays)
    assert down.name not in page
    assert "Linked organizations" not in page
    assert "Our members" not in page


def test_a_relation_that_waits_shows_on_neither_page():
    other = put_up("Helpers of Testa")
    waiting = organization_document(
        name=f"{CANARY} line", relations=[make_relation(other.public_id, source_title=CANARY)]
    )
    make_submission("organization", document=waiting)

    assert CANARY not in page_of(other)


def test_nobody_is_linked_to_itself():
    other = put_up("Helpers of Testa")
    one = put_up("Testa Line", make_relation(other.public_id))
    withdraw("organization", other.public_id, by="tests", reason="for a test")
    Relation.objects.update(to=one.public_id)

    assert "Linked organizations" not in page_of(one)


def partners(**told_by_other) -> Organization:
    """Two pages that both say it; the first of them."""
    other = put_up("Helpers of Testa")
    one = put_up("Testa Line", make_relation(other.public_id, "partner_of"))
    back = [make_relation(one.public_id, "partner_of", **told_by_other)]
    publish_directly(
        "organization", other.document | {"relations": back}, target=other.public_id, base_version=1
    )
    return one


def test_what_both_pages_say_alike_is_said_once_with_both_sources():
    page = page_of(partners(source_title="Our friends"))

    [told] = re.findall("<dt>Partner of</dt>.*?</dd>", page)
    assert re.findall('href="#source-([0-9]+)"', told) == ["2", "3"]
    assert "Our members" in page.split('id="source-2"')[1]
    assert "Our friends" in page.split('id="source-3"')[1]


def test_of_one_source_that_both_pages_cite_there_is_one_number():
    [told] = re.findall("<dt>Partner of</dt>.*?</dd>", page_of(partners()))

    assert re.findall('href="#source-([0-9]+)"', told) == ["2"]


def test_a_page_that_several_links_cite_is_listed_once():
    others = [put_up(f"Helpers {number}") for number in range(3)]
    own = make_source() | {n: v for n, v in make_relation("").items() if n.startswith("source_")}
    one = publish_directly("organization", organization_document(
        relations=[make_relation(other.public_id) for other in others],
        sources=[make_source(), own],
    ))  # fmt: skip

    page = page_of(one)

    assert page.count('<li id="source-') == 2
    assert page.count('href="#source-2"') == 3


@pytest.mark.parametrize("count", [1, 20])
def test_a_page_asks_the_same_whatever_the_number(count, django_assert_num_queries):
    others = [put_up(f"Helpers {number}") for number in range(count)]
    one = put_up("Testa Line", *(make_relation(other.public_id) for other in others))
    for number in range(count):
        put_up(f"Friends {number}", make_relation(one.public_id, "funded_by"))

    with django_assert_num_queries(4):
        page = page_of(one)

    assert page.count("<dt>Member of</dt>") == page.count("<dt>Funds</dt>") == count


def test_a_relation_goes_the_whole_road():
    other = make_published("organization")
    document = organization_document(relations=[make_relation(other.slug)])

    published = make_published("organization", document)

    assert [str(row) for row in Relation.objects.all()] == [f"member_of {other.public_id}"]
    assert other.name in page_of(published)
