"""That a native speaker read something can be taken back."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("publishing", "0018_credits"),
    ]

    operations = [
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
                    ("erasure_asked", "said yes to erasing all that it ever said"),
                    ("erased", "erased all that it ever said"),
                    ("purged", "raw report deleted"),
                    ("requested", "somebody asked for a correction"),
                    ("tip_closed", "dealt with a tip"),
                    ("request_decided", "decided on a request"),
                    ("contact_opened", "opened the sealed contact details"),
                    ("contact_tried", "tried to open the sealed contact details"),
                    ("contact_removed", "sealed contact details removed by the sender"),
                    ("key_created", "made a key for contact details"),
                    ("key_rotated", "changed the key for contact details"),
                    ("key_lost", "gave up a lost key for contact details"),
                    ("looked", "looked at the research desk"),
                    ("opened_lead", "opened a lead at the research desk"),
                    ("native_read", "said that a native speaker read it"),
                    ("native_read_back", "took back that a native speaker read it"),
                    ("name_shown", "let the public name of an account show"),
                    ("name_declined", "declined the public name of an account"),
                ],
                max_length=20,
            ),
        ),
    ]
