"""Words on how a page helped are no request for a correction: one more label, no column changes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("corrections", "0002_plain_grounds"),
    ]

    operations = [
        migrations.AlterField(
            model_name="loggedrequest",
            name="ground",
            field=models.CharField(
                choices=[
                    ("wrong_person", "It is somebody else: a wrong person, network or company"),
                    (
                        "case_ended",
                        "The case ended in another way: not guilty, charge dropped, taken off the list",
                    ),
                    ("victim", "Somebody named here was trafficked or forced to take part"),
                    ("minor", "Somebody named here was under 18"),
                    ("fact", "A fact on the page is wrong or missing"),
                    ("reply", "The one who is named wants to reply on the page"),
                    ("other", "Another reason"),
                    ("feedback", "An answer to “Did this page help you?”"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="request",
            name="ground",
            field=models.CharField(
                choices=[
                    ("wrong_person", "It is somebody else: a wrong person, network or company"),
                    (
                        "case_ended",
                        "The case ended in another way: not guilty, charge dropped, taken off the list",
                    ),
                    ("victim", "Somebody named here was trafficked or forced to take part"),
                    ("minor", "Somebody named here was under 18"),
                    ("fact", "A fact on the page is wrong or missing"),
                    ("reply", "The one who is named wants to reply on the page"),
                    ("other", "Another reason"),
                    ("feedback", "An answer to “Did this page help you?”"),
                ],
                max_length=20,
                verbose_name="What is wrong?",
            ),
        ),
    ]
