"""Somebody says that a story is theirs, and that they do not agree."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("corrections", "0003_feedback_is_a_ground_of_its_own"),
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
                    ("consent", "It is my story, and I do not agree that it stands here"),
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
                    ("consent", "It is my story, and I do not agree that it stands here"),
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
