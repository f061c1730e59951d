"""The skeletons of names in reports that came before, as intake.fill() writes them."""

from django.db import migrations

from freedomnow.publishing.kinds import kind_named
from freedomnow.web.skeletons import telling_skeletons


def fill(apps, schema_editor):
    """
    From the documents: folded names have lost the apostrophes and signs that skeletons read.
    There is no way back, and no need: the column goes with 0026.
    """
    reports = apps.get_model("submissions", "Submission").objects
    for report in reports.only("kind", "document", "schema").iterator(chunk_size=500):
        form = kind_named(report.kind).form
        names = form.names(form.upgraded(report.document, report.schema))
        report.name_skeletons = telling_skeletons(names)
        report.save(update_fields=["name_skeletons"])


class Migration(migrations.Migration):
    dependencies = [("submissions", "0026_name_skeletons")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
