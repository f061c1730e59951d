"""Reports that wait already guard their names too, from the names that they are found by."""

from django.db import migrations

from freedomnow.web.name_keys import guarded_keys

# The one kind that accuses somebody on the day of this migration.
KIND = "record"


def fill(apps, schema_editor):
    Submission = apps.get_model("submissions", "Submission")
    reports = Submission.objects.filter(kind=KIND).defer("document")
    for report in reports.iterator(chunk_size=500):
        keys = guarded_keys([report.headline, *report.folded_names])
        report.guarded_names = [key for key in keys if len(key) <= 300]
        report.save(update_fields=["guarded_names"])


class Migration(migrations.Migration):
    dependencies = [("submissions", "0003_guarded_names")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
