"""Who answers for the site, as the settings say it."""

from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email


@dataclass(frozen=True)
class Operator:
    """Who runs the site, how to reach them, under whose law, and the licence of what it says."""

    name: str
    contact: str
    contact_link: str
    jurisdiction: str
    licence: str
    licence_link: str
    is_trial: bool


def operator() -> Operator:
    """From the settings; in a trial any of it may be ""."""
    return Operator(
        name=settings.OPERATOR_NAME,
        contact=settings.OPERATOR_CONTACT,
        contact_link=link_to(settings.OPERATOR_CONTACT),
        jurisdiction=settings.JURISDICTION,
        licence=settings.DATA_LICENCE,
        licence_link=settings.DATA_LICENCE_LINK,
        is_trial=settings.IS_TRIAL,
    )


def link_to(contact: str) -> str:
    """What pressing the contact opens: mailto: for an address, the link itself, else ""."""
    if contact.startswith("https://") and contact.isprintable() and " " not in contact:
        return contact
    try:
        validate_email(contact)
    except ValidationError:
        return ""
    return f"mailto:{contact}"
