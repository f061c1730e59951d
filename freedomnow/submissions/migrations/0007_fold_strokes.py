"""Names of reports are folded again: letters with a stroke are the plain ones now."""

from django.db import migrations

from freedomnow.web.name_keys import name_key
from freedomnow.web.text import folded


def fold_again(apps, schema_editor):
    """Nothing else would: rebuild writes what is published. There is no way back, and no need."""
    reports = apps.get_model("submissions", "Submission").objects
    for report in reports.only("folded_names", "guarded_names").iterator(chunk_size=500):
        names = sorted({folded(name)[:300] for name in report.folded_names})
        keys = sorted({key for key in map(name_key, report.guarded_names) if len(key) <= 300})
        if (names, keys) != (report.folded_names, report.guarded_names):
            report.folded_names, report.guarded_names = names, keys
            report.save(update_fields=["folded_names", "guarded_names"])


class Migration(migrations.Migration):
    dependencies = [("submissions", "0006_clock_as_origin")]
    operations = [migrations.RunPython(fold_again, migrations.RunPython.noop)]
