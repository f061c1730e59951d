"""
Every line of the history names somebody and, but for a report's arrival, a reason.

Not asked of lines that are there: nobody can mend them, and they must not stop an update.
"""

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations
from django.db.models import CheckConstraint, Q


class Migration(migrations.Migration):
    dependencies = [("publishing", "0003_withdrawn_names")]
    operations = [
        AddConstraintNotValid("event", CheckConstraint(condition=~Q(by=""), name="event_says_who")),
        AddConstraintNotValid(
            "event",
            CheckConstraint(
                condition=Q(action__in=["received"]) | ~Q(reason=""), name="event_says_why"
            ),
        ),
    ]
