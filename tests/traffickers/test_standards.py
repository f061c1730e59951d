"""Every code of our own lists has its place in a standard, or says that there is none."""

import pytest

from freedomnow.evidence.codes import Matter
from traffickers import standards
from traffickers.codes import ConnectionRelation, EventCode, NameKind, RecordType, RegionRelation

# FollowTheMoney, followthemoney/schema
SCHEMATA = {
    "Person", "Organization", "Company", "Sanction", "CourtCase", "Associate", "UnknownLink",
    "Membership", "Ownership", "Directorship", "Employment", "Family",
}  # fmt: skip
NAMES = {"name", "alias", "previousName", "weakAlias"}
TOPICS = {
    "crime", "crime.boss", "crime.traffick", "crime.traffick.human", "crime.traffick.drug",
    "crime.fin", "crime.fraud", "forced.labor", "wanted", "sanction", "sanction.linked",
}  # fmt: skip
# IOM HTCDS 2.0, hte_Type
PARTS = {"Recruitment", "Transit", "Exploitation", ""}


@pytest.mark.parametrize(
    ("mapping", "ours", "theirs"),
    [
        (standards.FTM_SCHEMA, RecordType, SCHEMATA),
        (standards.FTM_NAME, NameKind, NAMES),
        (standards.FTM_TOPIC, Matter, TOPICS),
        (standards.FTM_LINK, ConnectionRelation, SCHEMATA),
        (standards.FTM_EVENT, EventCode, SCHEMATA),
        (standards.HTCDS_PART, RegionRelation, PARTS),
    ],
    ids=["types", "names", "matters", "connections", "events", "places"],
)
def test_every_code_is_mapped_to_one_of_the_standard(mapping, ours, theirs):
    assert set(mapping) == set(ours)
    assert set(mapping.values()) <= theirs


def test_smuggling_is_never_told_as_trafficking():
    assert "traffick" not in standards.FTM_TOPIC[Matter.SMUGGLING]


def test_what_ends_a_listing_belongs_to_it():
    assert {standards.FTM_EVENT[code] for code in ("delisted", "listing_ended")} == {"Sanction"}
