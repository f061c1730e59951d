"""What to leave with a friend before leaving: a list with blanks, and no word about anybody."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from freedomnow.guidance.card import Numbers, as_text

ITEMS = (
    gettext_lazy("Employer: full name, address, telephone"),
    gettext_lazy("Agent, and who travels with me: names, telephone"),
    gettext_lazy("Where I will live and work: addresses"),
    gettext_lazy("The way: days, flight, bus or ship"),
    gettext_lazy("What was promised: work, pay, hours, who pays for what"),
    gettext_lazy("When I will call: days and hours"),
    gettext_lazy("The word that means “I am not safe”"),
    gettext_lazy("If I do not call: whom to ask, and after how many days"),
)


def as_message(cards: list[Numbers]) -> str:
    """The list with room to fill in, then the numbers of the countries. For SMS and mail."""
    blanks = [f"{item}: …" for item in ITEMS]
    copies = _("I leave copies of: passport, visa, ticket, contract.")
    return "\n".join([*blanks, copies, as_text(cards)]).strip()
