"""
What our own lists of a record are called in the field's standards; "" where none has a word.

FollowTheMoney: schemata and topics (alephdata/followthemoney); IOM HTCDS 2.0: hte_Type. For roles
see codes.HTCDS_ROLE. Names of kinds, places and events keep our codes on this site.
"""

from collections.abc import Mapping
from types import MappingProxyType

from freedomnow.evidence.codes import Matter
from traffickers.codes import ConnectionRelation, EventCode, NameKind, RecordType, RegionRelation

FTM_SCHEMA: Mapping[str, str] = MappingProxyType(
    {
        RecordType.PERSON: "Person",
        RecordType.NETWORK: "Organization",
        RecordType.COMPANY: "Company",
    }
)
# Properties of a Thing.
FTM_NAME: Mapping[str, str] = MappingProxyType(
    {
        NameKind.PRIMARY: "name",
        NameKind.ALIAS: "alias",
        NameKind.FORMER: "previousName",
        NameKind.WEAK: "weakAlias",
        NameKind.ORIGINAL: "alias",
    }
)
FTM_TOPIC: Mapping[str, str] = MappingProxyType(
    {
        Matter.TRAFFICKING: "crime.traffick.human",
        Matter.FORCED_LABOUR: "forced.labor",
        # Never "crime.traffick": smuggling is kept apart from trafficking (rule 3).
        Matter.SMUGGLING: "crime",
    }
)
# Schemata that link two entities.
FTM_LINK: Mapping[str, str] = MappingProxyType(
    {
        ConnectionRelation.AGENT_OF: "UnknownLink",
        ConnectionRelation.RECRUITS_FOR: "UnknownLink",
        ConnectionRelation.MEMBER_OF: "Membership",
        ConnectionRelation.LEADS: "Directorship",
        ConnectionRelation.OWNS: "Ownership",
        ConnectionRelation.WORKS_WITH: "Associate",
        ConnectionRelation.TRANSPORTS_FOR: "UnknownLink",
        ConnectionRelation.FINANCES: "UnknownLink",
    }
)
# What a legal event is: a listing is a Sanction, all else belongs to a CourtCase; a death is a
# property of the Person.
FTM_EVENT: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(EventCode.values, "CourtCase"),
        EventCode.SANCTIONED: "Sanction",
        EventCode.ADMINISTRATIVELY_LISTED: "Sanction",
        EventCode.DELISTED: "Sanction",
        EventCode.LISTING_ENDED: "Sanction",
        EventCode.DECEASED: "Person",
    }
)
# HTCDS knows the three parts of the process, not where somebody lives or is wanted.
HTCDS_PART: Mapping[str, str] = MappingProxyType(
    {
        RegionRelation.RECRUITS_FROM: "Recruitment",
        RegionRelation.MOVES_THROUGH: "Transit",
        RegionRelation.EXPLOITS_IN: "Exploitation",
        RegionRelation.ACTIVE_IN: "",
        RegionRelation.BASED_IN: "",
        RegionRelation.WANTED_IN: "",
    }
)
