"""The newest release of each list, so that an older one is refused."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("traffickers", "0008_cases_and_reply_of_a_record"),
    ]

    operations = [
        migrations.CreateModel(
            name="ListRelease",
            fields=[
                ("name", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("dated_on", models.DateField()),
                ("entries", models.PositiveIntegerField()),
                ("read_at", models.DateTimeField(auto_now=True)),
            ],
        ),
    ]
