"""Events about requests to correct a page."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("publishing", "0005_a_conversation_with_the_sender"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="event",
            name="event_says_why",
        ),
        migrations.AlterField(
            model_name="event",
            name="action",
            field=models.CharField(
                choices=[
                    ("received", "received"),
                    ("corrected", "corrected by a moderator"),
                    ("approved", "approved"),
                    ("published", "published"),
                    ("declined", "declined"),
                    ("kept_as_lead", "kept as a lead"),
                    ("returned", "taken up again"),
                    ("withdrew", "taken off the site"),
                    ("let_names_stand", "said that names in the text may stay"),
                    ("asked", "asked the sender"),
                    ("answered", "answered by the sender"),
                    ("revised", "written anew by the sender"),
                    ("withdrawn", "withdrawn by the sender"),
                    ("held", "held back by a rule"),
                    ("requested", "somebody asked for a correction"),
                    ("request_decided", "decided on a request"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "action__in",
                        ["received", "asked", "answered", "revised", "withdrawn", "requested"],
                    ),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="event_says_why",
            ),
        ),
    ]
