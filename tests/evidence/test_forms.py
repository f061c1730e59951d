"""What every form asks that says where a fact stands."""

import pytest
from django.core.exceptions import ValidationError

from freedomnow.evidence.forms import NeedsSource
from freedomnow.publishing.documents import as_typed
from freedomnow.publishing.kinds import all_kinds, kind_named
from freedomnow.publishing.services import judged
from tests.factories import (
    article_document,
    campaign_document,
    case_document,
    citation,
    make_convention,
    make_figure,
    make_law,
    make_relation,
    make_service,
    make_source,
    organization_document,
    region_document,
    story_document,
)

pytestmark = pytest.mark.django_db

# (kind, rows): a document whose one row of these has that citation.
SOURCED = {
    ("article", "sources"): lambda told: article_document(sources=[make_source() | told]),
    ("campaign", "sources"): lambda told: campaign_document(sources=[make_source() | told]),
    ("case", "sources"): lambda told: case_document(sources=[make_source() | told]),
    ("organization", "services"): lambda told: organization_document(
        services=[make_service(phone="") | told]
    ),
    ("organization", "sources"): lambda told: organization_document(sources=[make_source() | told]),
    ("organization", "relations"): lambda told: organization_document(
        relations=[make_relation("abc123def456") | told]
    ),
    ("story", "sources"): lambda told: story_document(sources=[make_source() | told]),
    ("region", "figures"): lambda told: region_document(figures=[make_figure() | told]),
    ("region", "laws"): lambda told: region_document(laws=[make_law() | told]),
    ("region", "conventions"): lambda told: region_document(conventions=[make_convention() | told]),
}


def complaints(kind, rows, told):
    form = kind_named(kind).form.from_document(SOURCED[kind, rows](told))
    form.is_valid()
    return form.formsets[rows].forms[0].errors.get("source_url", [])


def test_every_row_that_needs_a_source_is_tried_here():
    needs = {
        (kind.name, name)
        for kind in all_kinds()
        for name, row in kind.form.rows.items()
        if issubclass(row, NeedsSource)
    }

    assert needs == set(SOURCED)


@pytest.mark.parametrize(("kind", "rows"), SOURCED)
def test_a_row_without_a_source_is_refused(kind, rows):
    assert len(complaints(kind, rows, citation())) == 1


@pytest.mark.parametrize("is_removed", [True, False])
def test_a_row_that_is_removed_needs_none(is_removed):
    bare = make_source() | citation()
    form_class = kind_named("article").form
    typed = as_typed(form_class, article_document(sources=[make_source(), bare]))

    form = form_class(typed | ({"sources-1-DELETE": "on"} if is_removed else {}))

    assert form.is_valid() is is_removed


@pytest.mark.parametrize(
    "told", [citation(url="https://www.example.org/"), citation(reference="Room 5")]
)
@pytest.mark.parametrize(("kind", "rows"), SOURCED)
def test_a_link_or_words_are_enough(kind, rows, told):
    assert complaints(kind, rows, told) == []


def test_each_kind_of_row_may_say_it_in_its_own_words():
    with pytest.raises(ValidationError, match="A figure needs a source"):
        judged(kind_named("region").form, SOURCED["region", "figures"](citation()))
    with pytest.raises(ValidationError, match="Give a link"):
        judged(kind_named("article").form, SOURCED["article", "sources"](citation()))
