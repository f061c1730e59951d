"""The skeletons of names that are published already, as Name.of() writes them."""

from django.db import migrations

from freedomnow.web.skeletons import skeleton

CHUNK = 500


def fill(apps, schema_editor):
    """There is no way back, and no need: the column goes with 0005."""
    names = apps.get_model("search", "Name").objects.only("text")
    last = 0
    while some := list(names.filter(pk__gt=last).order_by("pk")[:CHUNK]):
        for name in some:
            name.skeleton = skeleton(name.text)[:300]
        names.bulk_update(some, ["skeleton"])
        last = some[-1].pk


class Migration(migrations.Migration):
    dependencies = [("search", "0005_name_skeletons")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
