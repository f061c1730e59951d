"""A letter to a brand about one thing that it sells: plain text, nothing about the writer."""

from urllib.parse import quote

from django.utils.translation import gettext as _

from awareness.footprint import Choice, Finding, finding
from freedomnow.web.places import place_name
from freedomnow.web.sentences import in_one_line
from regions.goods import EDITION


def letter(choice: Choice) -> str:
    """
    The letter in the active language: what the list says, and five questions.

    It names countries only as the list does, says that it accuses nobody, and has two gaps to fill
    in. No query.
    """
    return "\n\n".join([_("Hello,"), *_beginning(choice), _questions(), *_ending()])


def subject(choice: Choice) -> str:
    return _("How are these made: %(thing)s?") % {"thing": choice.label}


def mailto(choice: Choice) -> str:
    """A link that opens the reader's own mail program; it holds no address of anybody."""
    return f"mailto:?subject={quote(subject(choice))}&body={quote(letter(choice))}"


def _beginning(choice: Choice) -> list[str]:
    lines = [_line(finding(good)) for good in choice.goods]
    return [
        _("I buy from you: [write the product here]. I care about who made it, and how."),
        _(
            "The U.S. Department of Labor publishes a list of goods for which it found evidence of "
            "child labour or forced labour (I read the edition of %(edition)s). Of goods that may "
            "be in such a product it names:"
        )
        % {"edition": EDITION},
        "\n".join(lines),
        _(
            "I do not say that your product is made this way. I ask because I cannot know it. "
            "Please tell me:"
        ),
    ]


def _line(found: Finding) -> str:
    """The good, and what the list says of it: "- Cocoa. Child labour: Brazil, Ghana." """
    told = [
        _("%(evidence)s: %(places)s.") % {"evidence": kind.label, "places": _names(codes)}
        for kind, codes in found.evidence
    ]
    if found.inputs_from:
        names = {"places": _names(found.inputs_from)}
        told.append(_("The thing on the list comes from: %(places)s.") % names)
    return f"- {found.name}. {' '.join(told)}"


def _names(codes: list[str]) -> str:
    return in_one_line(map(place_name, codes))


def questions() -> list[str]:
    """What to ask a brand, in the order of a supply chain."""
    return [
        _("From which countries do these goods come, and do you know the farms or factories?"),
        _("How do you look for child and forced labour there? How can workers tell you safely?"),
        _("When you find it, do you stay and help: school for the children, wages paid?"),
        _("Do the prices that you pay let farmers and workers live from their work?"),
        _("Where do you publish the names of your suppliers and what you found?"),
    ]


def _questions() -> str:
    return "\n".join(f"{number}. {text}" for number, text in enumerate(questions(), 1))


def _ending() -> list[str]:
    return [_("Thank you for an answer."), _("[your name, if you want to give it]")]
