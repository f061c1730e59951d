"""The telling words of names that reports guard already."""

from django.db import migrations

from freedomnow.web.name_keys import telling_word


def fill(apps, schema_editor):
    reports = apps.get_model("submissions", "Submission").objects.exclude(guarded_names=[])
    for report in reports.only("guarded_names").iterator(chunk_size=500):
        report.guarded_words = sorted(set(map(telling_word, report.guarded_names)))
        report.save(update_fields=["guarded_words"])


class Migration(migrations.Migration):
    dependencies = [("submissions", "0008_guarded_words")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
