"""Pages that another page took over, and what the history says of it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("publishing", "0011_exemptions"),
    ]

    operations = [
        migrations.CreateModel(
            name="Merge",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("old", models.CharField(max_length=40)),
                ("into", models.CharField(max_length=40)),
                ("at_last", models.CharField(db_index=True, max_length=40)),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
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
                    ("reminded", "reminded"),
                    ("merged", "merged two pages into one"),
                    ("unmerged", "asked to part two pages again"),
                    ("told_apart", "said that two are not the same"),
                    ("identified", "stored an identifier as a hash"),
                    ("exempted", "said why a rule may be passed over"),
                    ("role_changed", "gave or took a role"),
                    ("role_declined", "declined to give a role"),
                    ("erased", "erased all that it ever said"),
                    ("purged", "raw report deleted"),
                    ("requested", "somebody asked for a correction"),
                    ("tip_closed", "dealt with a tip"),
                    ("request_decided", "decided on a request"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddConstraint(
            model_name="merge",
            constraint=models.UniqueConstraint(
                fields=("kind", "old"), name="merge_takes_a_page_over_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="merge",
            constraint=models.CheckConstraint(
                condition=models.Q(("old", models.F("into")), _negated=True), name="merge_is_of_two"
            ),
        ),
    ]
