"""
What our own lists of an organization are called in the field's standards; "" where none has a word.

IOM HTCDS 2.0: spl_Type, the support that somebody gets. Types of organizations, status, days and
cost carry the standard's own code as their value (codes.py).
"""

from collections.abc import Mapping
from types import MappingProxyType

from organizations.codes import ServiceType

HTCDS_SUPPORT: Mapping[str, str] = MappingProxyType(
    {
        ServiceType.HOTLINE: "",
        ServiceType.REFUGE: "SocialCare",
        ServiceType.RECOVERY: "SocialCare",
        ServiceType.LEGAL_AID: "Legal",
        ServiceType.JOB_TRAINING: "Livelihood",
        ServiceType.MEDICAL: "Health",
        ServiceType.EDUCATION: "Education",
        ServiceType.REPATRIATION: "",
        ServiceType.ADVOCACY: "RightsBasedTraining",
    }
)
