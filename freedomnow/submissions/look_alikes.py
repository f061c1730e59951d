"""Pages and reports that may be about the same, and what beside the name agrees."""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, OuterRef, Q, TextChoices
from django.utils.translation import gettext_lazy as _

from freedomnow.publishing.documents import Document
from freedomnow.search import lookup
from freedomnow.search.models import Name
from freedomnow.submissions import apart, identifiers
from freedomnow.submissions.models import State, Submission
from freedomnow.web.places import place_name
from freedomnow.web.sentences import in_one_line

MOST_WAITING = 10


class Agreement(TextChoices):
    AGREES = "agrees", _("agrees")
    DIFFERS = "differs", _("differs")
    NOT_TOLD = "not_told", _("not told")


WEIGHTS = {Agreement.AGREES: 1, Agreement.DIFFERS: -1, Agreement.NOT_TOLD: 0}


@dataclass(frozen=True)
class Beside:
    """Something else than a name: what the other says, and whether the report says so too."""

    label: Any
    theirs: str
    agreement: Agreement


@dataclass(frozen=True)
class Alike:
    """A published name, or a report; `is_same`: a number of a paper or list is the same."""

    thing: Name | Submission
    is_same: bool
    beside: list[Beside]

    @property
    def weight(self) -> tuple[bool, int]:
        """More of it stands first."""
        return self.is_same, sum(WEIGHTS[one.agreement] for one in self.beside)


def published(submission: Submission, document: Document) -> list[Alike]:
    """Published names that are alike, and pages that share a number of a paper or list. 1 query."""
    kind = submission.known_kind
    born_in = kind.form.born_in
    page = kind.model._default_manager.filter(public_id=OuterRef("page__public_id"))
    found = lookup.look_alikes(
        kind.form.names(document),
        kinds=(submission.kind,),
        but=submission.target,
        apart=apart.from_(submission),
        same=identifiers.sharing(submission).exclude(public_id="").values("public_id"),
        told={"born": page.values(born_in)[:1]} if born_in else {},
    )
    told: list[tuple[Any, Any, list[str]]] = [
        (name, getattr(name, "born", None), name.page.codes) for name in found
    ]
    return _in_order(submission, document, told)


def waiting(submission: Submission, document: Document) -> list[Alike]:
    """
    Other unpublished reports that say one of the same names, its words in any order and in any
    script, or have a number of a paper or list in common; at most 10, the newest. 1 query.
    """
    says_folded = Q(folded_names__overlap=submission.folded_names)
    says_any_order = Q(guarded_names__overlap=submission.guarded_names)
    says_same = says_folded | says_any_order
    sounds_same = Q(name_skeletons__overlap=submission.name_skeletons)
    numbers = identifiers.sharing(submission).exclude(reference="").values("reference")
    is_same = Q(reference__in=numbers)
    conditions = [says_folded, says_any_order, sounds_same, is_same]
    found = (
        Submission.objects.filter(pk__in=_that_meet(conditions), kind=submission.kind)
        .exclude(state=State.PUBLISHED)
        .exclude(reference__in=apart.from_(submission))
        .exclude(pk=submission.pk)
        .annotate(is_same=_as_column(is_same), says_same=_as_column(says_same))
        .order_by("-is_same", "-says_same", "-pk")
    )
    born_in = submission.known_kind.form.born_in
    told: list[tuple[Any, Any, list[str]]] = [
        (other, other.current_document.get(born_in), other.codes) for other in found[:MOST_WAITING]
    ]
    return _in_order(submission, document, told)


def _that_meet(conditions: Iterable[Q]) -> Any:
    """
    Numbers of reports that meet one of the conditions. Each is asked by itself and finds its own
    index; joined by OR they would read every report.
    """
    each = [Submission.objects.filter(condition).values("pk") for condition in conditions]
    return each[0].union(*each[1:])


def _as_column(condition: Q) -> ExpressionWrapper:
    return ExpressionWrapper(condition, output_field=BooleanField())


def _in_order(
    submission: Submission, document: Document, told: Iterable[tuple[Any, Any, list[str]]]
) -> list[Alike]:
    """Those with the same number first, then by what agrees; else as they were found."""
    born_in = submission.known_kind.form.born_in
    mine = document.get(born_in), countries(submission.codes)
    found = [
        Alike(thing, thing.is_same, beside(mine, (born, countries(codes)), has_birth=bool(born_in)))
        for thing, born, codes in told
    ]
    return sorted(found, key=lambda one: one.weight, reverse=True)


def countries(codes: Iterable[str]) -> set[str]:
    """Without the regions above them, whose codes are digits: any two share the world."""
    return {code for code in codes if code.isalpha()}


def beside(
    mine: tuple[Any, set[str]], theirs: tuple[Any, set[str]], *, has_birth: bool
) -> list[Beside]:
    """Year of birth, for kinds that tell it, and countries."""
    (my_year, my_places), (year, places) = mine, theirs
    told = [Beside(_("countries"), _listed(places), agreement(my_places, places))]
    if has_birth:
        years = agreement({my_year} - {None}, {year} - {None})
        told.insert(0, Beside(_("year of birth"), str(year or ""), years))
    return told


def agreement(mine: Set[Any], theirs: Set[Any]) -> Agreement:
    """Sets that share something agree; of an empty one nothing can be said."""
    if not mine or not theirs:
        return Agreement.NOT_TOLD
    return Agreement.DIFFERS if mine.isdisjoint(theirs) else Agreement.AGREES


def _listed(codes: Iterable[str]) -> str:
    return in_one_line(sorted(map(place_name, codes)))
