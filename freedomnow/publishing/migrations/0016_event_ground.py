"""An Event keeps why a report was declined, as a code that can be counted; older ones have none."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("publishing", "0015_research_desk"),
    ]

    operations = [
        migrations.AddField(
            model_name="event",
            name="ground",
            field=models.CharField(blank=True, max_length=20),
        ),
    ]
