"""Trusted volunteers and senior moderators."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("users", "0002_letters_can_be_stopped"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="user",
            name="user_staff_follows_role",
        ),
        migrations.RemoveConstraint(
            model_name="user",
            name="user_superuser_follows_role",
        ),
        migrations.AlterField(
            model_name="user",
            name="role",
            field=models.CharField(
                choices=[
                    ("volunteer", "Volunteer"),
                    ("trusted", "Trusted volunteer"),
                    ("moderator", "Moderator"),
                    ("senior", "Senior moderator"),
                    ("admin", "Admin"),
                ],
                default="volunteer",
                max_length=20,
                verbose_name="role",
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("is_staff", True), ("role__in", ["moderator", "senior", "admin"])),
                    models.Q(("is_staff", False), ("role__in", ["volunteer", "trusted"])),
                    _connector="OR",
                ),
                name="user_staff_follows_role",
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("is_superuser", True), ("role", "admin")),
                    models.Q(
                        ("is_superuser", False),
                        ("role__in", ["volunteer", "trusted", "moderator", "senior"]),
                    ),
                    _connector="OR",
                ),
                name="user_superuser_follows_role",
            ),
        ),
    ]
