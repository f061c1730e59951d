"""Who helped to write which page, from the reports that are still there."""

from django.db import migrations

# The kinds whose pages may name somebody on the day of this migration; no story does.
KINDS = ("article", "campaign", "organization", "region")


def fill(apps, schema_editor):
    """There is no way back, and no need: the table goes with 0031."""
    Submission = apps.get_model("submissions", "Submission")
    Contribution = apps.get_model("submissions", "Contribution")
    published = Submission.objects.filter(
        state="published", kind__in=KINDS, proposer__isnull=False
    ).exclude(kind="article", document__kind="story")
    rows = published.order_by("decided_at").values_list(
        "proposer_id", "kind", "published_id", "decided_at"
    )
    Contribution.objects.bulk_create(
        [
            Contribution(user_id=user, kind=kind, public_id=public_id, on=at.date())
            for user, kind, public_id, at in rows
        ],
        ignore_conflicts=True,
    )


class Migration(migrations.Migration):
    dependencies = [("submissions", "0032_credits_go_with_contributions")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
