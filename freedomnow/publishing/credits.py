"""
Who helped to write a page and wants to be named there, as the public may read it.

The rows are written by submissions/contributions.py, which alone knows whose account it is.
"""

from typing import Any, ClassVar

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import F, Func, OuterRef, Subquery
from django.db.models.functions import JSONObject

from freedomnow.search.models import Page

MOST_NAMED = 10


class Credit(models.Model):
    """
    A name and one line of expertise on one page, as somebody chose and a moderator read them:
    no account, no day. A row of the page: it goes with the page, at once.

    `folded` sorts (web/text.py), so that the order tells nothing but the alphabet.
    """

    page = models.ForeignKey(Page, models.CASCADE, related_name="credits")
    name = models.CharField(max_length=60)
    expertise = models.CharField(max_length=80, blank=True)
    folded = models.CharField(max_length=300)

    is_public: ClassVar[bool] = True

    class Meta:
        ordering: ClassVar[list[str]] = ["folded", "expertise", "pk"]
        constraints = [
            models.CheckConstraint(name="credit_has_a_name", condition=~models.Q(name=""))
        ]

    def __str__(self) -> str:
        return f"credit {self.pk}"


def with_credits(records: Any, kind: str) -> Any:
    """
    The records, each with `credited`: at most 10 of {name, expertise}, by the alphabet; and
    `credited_in_all`, how many there are. No query of its own.
    """
    here = Credit.objects.filter(page__kind=kind, page__public_id=OuterRef("public_id"))
    told = here.values(told=JSONObject(name="name", expertise="expertise"))
    in_all = here.order_by().values(times=Func(F("pk"), function="COUNT"))
    return records.annotate(
        credited=ArraySubquery(told[:MOST_NAMED]), credited_in_all=Subquery(in_all)
    )
