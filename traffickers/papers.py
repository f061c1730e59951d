"""Numbers of papers that an official list gives: kept as hashes, they tell one man on two lists."""

from freedomnow.submissions import identifiers
from freedomnow.submissions.models import Sort
from traffickers.lists.designations import Designation


def keep(reference: str, designation: Designation, *, by: str) -> None:
    """Those of the report that was made of the designation."""
    identifiers.keep(
        [
            identifiers.digest_of(Sort.IDENTITY, number)
            for number in designation.papers
            if len(identifiers.normal(number)) >= identifiers.SHORTEST
        ],
        kind="record",
        sort=Sort.IDENTITY,
        seen_in=designation.import_key,
        by=by,
        reference=reference,
    )
