from django.contrib.postgres.fields import ArrayField
from django.db import models


class ListRelease(models.Model):
    """
    The newest release of an official list that was compared with what is published. `list_ids`
    are those of its entries, so that the next one can say what it adds.
    """

    name = models.CharField(max_length=40, primary_key=True)
    dated_on = models.DateField()
    entries = models.PositiveIntegerField()
    list_ids = ArrayField(models.TextField(), default=list)
    read_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.name} of {self.dated_on}"
