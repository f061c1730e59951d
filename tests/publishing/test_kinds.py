"""A kind that nobody knew: everything below works with it untouched."""

from types import SimpleNamespace

import pytest
from django.db import connection, models
from django.http import HttpResponse
from django.test.utils import isolate_apps
from psycopg import sql

from freedomnow.publishing.documents import DocumentForm, RowForm
from freedomnow.publishing.kinds import (
    Kind,
    UnknownKind,
    all_kinds,
    kind_choices,
    kind_named,
    register,
    unregister,
)
from freedomnow.publishing.models import Record, Row
from freedomnow.publishing.rebuild import rebuild
from freedomnow.publishing.services import withdraw
from freedomnow.search.lookup import find
from freedomnow.search.models import Facts
from tests.conftest import WEB, as_owner
from tests.factories import decide, make_submission

pytestmark = pytest.mark.django_db


def make_toy():
    """Models and forms of the toy kind, in an app registry of their own."""

    class Toy(Record):
        title = models.CharField(max_length=50)
        section = "toys"

        class Meta:
            app_label = "publishing"

        @property
        def path(self):
            return f"/toys/{self.public_id}/"

        def facts(self):
            return Facts(path=self.path, title=self.title, body="wooden", names=[self.title])

    class Wheel(Row):
        record = models.ForeignKey(Toy, models.CASCADE, related_name="wheels")
        spokes = models.PositiveSmallIntegerField()

        class Meta(Row.Meta):
            app_label = "publishing"

    class WheelForm(RowForm):
        class Meta:
            model = Wheel
            fields = ["key", "spokes"]

    class ToyForm(DocumentForm):
        rows = {"wheels": WheelForm}
        row_titles = {"wheels": ("Wheel", "")}

        class Meta:
            model = Toy
            fields = ["title"]

        @classmethod
        def headline(cls, document):
            return document["title"]

    return SimpleNamespace(model=Toy, row=Wheel, form=ToyForm)


@pytest.fixture
def toy():
    with isolate_apps("freedomnow.publishing"):
        made = make_toy()
        with as_owner(), connection.schema_editor() as editor, connection.cursor() as cursor:
            for model in (made.model, made.row):
                editor.create_model(model)
                table = sql.Identifier(model._meta.db_table)
                grant = "GRANT SELECT, INSERT, UPDATE, DELETE ON {} TO {}"
                cursor.execute(sql.SQL(grant).format(table, sql.Identifier(WEB)))
        register(
            Kind(
                "toy", "Toy", "Toys", made.form, lambda request, record: HttpResponse(record.title)
            )
        )
        yield made
        unregister("toy")


def document(**fields):
    return {"title": "Red car", "wheels": [{"key": "aaaa", "spokes": 8}]} | fields


def test_a_toy_goes_the_whole_road(toy):
    decided = decide(make_submission("toy", document=document()), "publish")

    record = toy.model.objects.get(public_id=decided.published_id)
    assert record.wheels.get().spokes == 8
    assert [hit.matched for hit in find("red car", language="en")] == ["Red car"]


def test_a_toy_is_rebuilt_and_withdrawn_like_all_others(toy):
    decided = decide(make_submission("toy", document=document()), "publish")
    toy.row.objects.update(spokes=3)
    kind = kind_named("toy")

    assert rebuild(kind, check=True) == [decided.published_id]
    assert rebuild(kind) == [decided.published_id]
    assert rebuild(kind, check=True) == []
    assert toy.row.objects.get().spokes == 8

    withdraw("toy", decided.published_id, by="tests", reason="broken")

    assert find("red car", language="en") == []


def test_a_kind_is_registered_once():
    with pytest.raises(ValueError, match="twice"):
        register(all_kinds()[0])


def test_an_unknown_kind_is_said_to_be_one():
    with pytest.raises(UnknownKind):
        kind_named("nothing")


def test_a_toy_is_a_choice_like_all_others_and_ships_nothing(toy):
    assert ("toy", "Toy") in kind_choices()
    assert [name for name, _label in kind_choices()] == [kind.name for kind in all_kinds()]
    assert list(kind_named("toy").starter()) == []


def test_a_kind_that_went_is_unknown(toy):
    kind = kind_named("toy")
    unregister("toy")

    with pytest.raises(UnknownKind, match="toy"):
        kind_named("toy")
    register(kind)
