"""A card with numbers: to print small, or to send. It never says what the numbers are for."""

from urllib.parse import quote

from django.utils.translation import gettext as _

from freedomnow.web.places import place_name
from organizations.card_numbers import Numbers, numbers_of

__all__ = ["Numbers", "as_text", "digits_on", "links_to_send", "numbers_of"]


def as_text(cards: list[Numbers]) -> str:
    """The card as a message: countries and numbers, no name of anybody."""
    return "\n".join(f"{place_name(one.code)}: {', '.join(digits_on(one))}" for one in cards)


def digits_on(card: Numbers) -> list[str]:
    return [
        *(entry["number"] for entry in card.emergency.numbers),
        *(f"{line.readable} {line.means}".strip() for line in card.lines),
    ]


def links_to_send(text: str) -> dict[str, str]:
    """Addresses that open the phone's own messages or mail, to nobody yet, with that text."""
    body = quote(text)
    subject = quote(_("Numbers"))
    return {"sms": f"sms:?body={body}", "mail": f"mailto:?subject={subject}&body={body}"}
