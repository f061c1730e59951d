from django.db import models


class ListRelease(models.Model):
    """The newest release of an official list that was compared with what is published."""

    name = models.CharField(max_length=40, primary_key=True)
    dated_on = models.DateField()
    entries = models.PositiveIntegerField()
    read_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.name} of {self.dated_on}"
