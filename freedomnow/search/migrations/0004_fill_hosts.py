"""The sites that pages cite already, from the newest version of each."""

from django.db import migrations
from django.db.models import OuterRef, Subquery

from freedomnow.evidence.hosts import hosts_in

CHUNK = 500


def fill(apps, schema_editor):
    pages = apps.get_model("search", "Page").objects
    contents = apps.get_model("publishing", "VersionContent").objects
    newest = contents.filter(
        version__kind=OuterRef("kind"), version__public_id=OuterRef("public_id")
    ).order_by("-version__number")
    told = pages.annotate(document=Subquery(newest.values("document")[:1])).only("pk")
    last = 0
    while some := list(told.filter(pk__gt=last).order_by("pk")[:CHUNK]):
        for page in some:
            page.hosts = hosts_in(page.document or {})
        pages.bulk_update(some, ["hosts"])
        last = some[-1].pk


class Migration(migrations.Migration):
    dependencies = [("search", "0003_hosts"), ("publishing", "0001_initial")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
