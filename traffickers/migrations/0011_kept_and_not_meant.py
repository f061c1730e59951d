"""Convictions that are kept beyond ten years with a reason, and who else has a name."""

from django.db import migrations, models

import freedomnow.web.fields


class Migration(migrations.Migration):
    dependencies = [
        ("traffickers", "0010_survivors"),
    ]

    operations = [
        migrations.AddField(
            model_name="legalevent",
            name="kept_because",
            field=freedomnow.web.fields.LineField(
                blank=True, default="", max_length=300, verbose_name="kept because"
            ),
        ),
        migrations.AddField(
            model_name="legalevent",
            name="kept_on",
            field=freedomnow.web.fields.PartialDateField(
                blank=True, default="", max_length=10, verbose_name="kept beyond ten years, on"
            ),
        ),
        migrations.AddField(
            model_name="trafficker",
            name="not_meant",
            field=freedomnow.web.fields.ProseField(
                blank=True,
                default="",
                help_text="As “Not the singer of the same name.” Say only what everybody can know.",
                max_length=300,
                verbose_name="others of this name, who are not meant",
            ),
        ),
        migrations.AddConstraint(
            model_name="legalevent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kept_because", ""), ("kept_on", "")),
                    models.Q(
                        models.Q(("kept_on", ""), _negated=True),
                        models.Q(("kept_because", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="legal_event_is_kept_with_a_reason",
            ),
        ),
    ]
