"""Every kind of service has its place in HTCDS, or says that there is none."""

from organizations.codes import ServiceType
from organizations.standards import HTCDS_SUPPORT

# IOM HTCDS 2.0, spl_Type
SUPPORT = {
    "Education", "Financial", "Health", "LabourExploitationRehabilitation", "Legal", "Livelihood",
    "RightsBasedTraining", "SexualExploitationRehabilitation", "SocialCare",
}  # fmt: skip


def test_every_service_is_mapped_to_a_kind_of_support_or_to_none():
    assert set(HTCDS_SUPPORT) == set(ServiceType)
    assert set(HTCDS_SUPPORT.values()) <= {*SUPPORT, ""}


def test_only_lines_and_journeys_have_no_word_there():
    assert {ours for ours, theirs in HTCDS_SUPPORT.items() if not theirs} == {
        "hotline",
        "repatriation",
    }
