"""
A confirmation may be known to its month or year only, so it is text, "" where there is none.

In SQL, because Django writes the "" into the column while it is still one of dates. On the way
back a month or a year is forgotten: a date column holds none. Then run `rebuild`.
"""

from django.db import migrations

import freedomnow.web.fields

FORWARD = """
ALTER TABLE organizations_service
    ALTER COLUMN confirmed_on TYPE varchar(10)
        USING coalesce(to_char(confirmed_on, 'YYYY-MM-DD'), ''),
    ALTER COLUMN confirmed_on SET NOT NULL;
"""
BACK = """
ALTER TABLE organizations_service
    ALTER COLUMN confirmed_on DROP NOT NULL,
    ALTER COLUMN confirmed_on TYPE date
        USING CASE WHEN length(confirmed_on) = 10 THEN confirmed_on::date END;
"""


class Migration(migrations.Migration):
    dependencies = [("organizations", "0001_initial")]
    operations = [
        migrations.RunSQL(
            FORWARD,
            BACK,
            state_operations=[
                migrations.AlterField(
                    model_name="service",
                    name="confirmed_on",
                    field=freedomnow.web.fields.PartialDateField(
                        blank=True,
                        default="",
                        help_text=(
                            "The day on which the operator's own page, or a call, said so. "
                            "2023 or 2023-06 where the page tells no day."
                        ),
                        max_length=10,
                        verbose_name="confirmed on",
                    ),
                )
            ],
        )
    ]
