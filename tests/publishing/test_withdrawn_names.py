"""Names of pages that came down: recognised, never readable."""

import pytest
from django.db import connection

from freedomnow.publishing.kinds import kind_named
from freedomnow.publishing.models import WithdrawnName
from freedomnow.publishing.rebuild import rebuild
from freedomnow.publishing.services import withdraw
from freedomnow.publishing.withdrawn_names import buried_among, bury, unearth
from freedomnow.web.name_keys import name_key
from tests.conftest import as_owner
from tests.factories import make_name, make_published, record_document

pytestmark = pytest.mark.django_db

KEY = name_key("Testa Persona")


@pytest.fixture
def gone():
    names = [make_name("Testa Persona"), make_name("The Uncle", kind="weak")]
    record = make_published("record", record_document(names=names))
    withdraw("record", record.public_id, by="tests", reason="wrong person")
    return record


def test_the_name_of_a_page_that_came_down_is_recognised(gone):
    assert set(buried_among([KEY, "somebody else"])) == {KEY}


def test_a_weak_name_is_not_kept(gone):
    assert set(buried_among([name_key("The Uncle")])) == set()


def test_no_name_can_be_read_in_the_table(gone):
    [row] = WithdrawnName.objects.values_list("kind", "public_id", "digest")

    assert "testa" not in str(row).lower()
    assert len(row[2]) == 64


def test_another_key_recognises_nothing(gone, settings):
    settings.MATCHING_KEY = "another"

    assert set(buried_among([KEY])) == set()


def test_a_page_that_stands_is_not_among_them():
    make_published("record", record_document(names=[make_name("Testa Persona")]))

    assert set(buried_among([KEY])) == set()
    assert not WithdrawnName.objects.exists()


@pytest.mark.parametrize("kind", ["article", "organization", "region", "case"])
def test_kinds_that_accuse_nobody_leave_no_names(kind):
    page = make_published(kind)

    withdraw(kind, page.public_id, by="tests", reason="old")

    assert not WithdrawnName.objects.exists()


def test_rebuild_remembers_again_what_was_lost(gone):
    kind = kind_named("record")
    assert rebuild(kind, check=True) == []
    WithdrawnName.objects.all().delete()

    assert rebuild(kind, check=True) == [gone.public_id]
    assert not WithdrawnName.objects.exists()
    assert rebuild(kind) == [gone.public_id]

    assert set(buried_among([KEY])) == {KEY}
    assert rebuild(kind, check=True) == []


def test_rebuild_writes_the_hashes_again_under_a_new_key(gone, settings):
    settings.MATCHING_KEY = "another"

    assert rebuild(kind_named("record")) == [gone.public_id]

    assert set(buried_among([KEY])) == {KEY}
    assert WithdrawnName.objects.count() == 1


def test_an_erased_version_takes_no_name_back_and_leaves_the_hash(gone):
    erase_versions_of(gone)

    assert rebuild(kind_named("record")) == []

    assert set(buried_among([KEY])) == {KEY}


def erase_versions_of(record):
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT erase_version('record', %s, 1)", [record.public_id])
        assert cursor.fetchone() == (True,)


OTHER = name_key("Second Persona")


def test_two_kinds_remember_their_names_apart():
    bury("record", "one", ["Testa Persona"])

    assert bury("other", "one", ["Second Persona"])

    assert set(buried_among([KEY, OTHER])) == {KEY, OTHER}
    assert not bury("record", "one", ["Testa Persona"], check=True)


def test_a_page_that_stands_again_takes_its_own_names_out_and_no_others():
    for public_id, name in [("one", "Testa Persona"), ("two", "Second Persona")]:
        bury("record", public_id, [name])

    unearth("record", "one")

    assert set(buried_among([KEY, OTHER])) == {OTHER}


def test_a_name_that_is_no_more_the_page_s_is_forgotten():
    bury("record", "one", ["Testa Persona", "Second Persona"])

    assert bury("record", "one", ["Testa Persona"], check=True)
    assert bury("record", "one", ["Testa Persona"])

    assert set(buried_among([KEY, OTHER])) == {KEY}


def test_a_name_of_two_pages_is_recognised_while_one_of_them_is_down():
    bury("record", "one", ["Testa Persona"])
    bury("record", "two", ["Persona, Testa"])

    unearth("record", "one")

    assert set(buried_among([KEY])) == {KEY}


def test_looking_for_many_names_costs_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        buried_among([f"name {number}" for number in range(1000)])
