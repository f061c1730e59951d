"""
Words that articles use and that need a word of explanation: our own sentences, each with the
name that a published standard gives the thing.

Articles link a word to the glossary where it first stands; nothing of that is stored.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import TextChoices
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from freedomnow.web.languages import interface_language


class Standard(TextChoices):
    """Where a term has its name from."""

    PALERMO = "palermo", _("Palermo Protocol, article 3")
    ILO_29 = "ilo_29", _("ILO Convention No. 29, article 2")
    ILO_SIGNS = "ilo_signs", _("ILO, indicators of forced labour")
    SLAVERY_1926 = "slavery_1926", _("Slavery Convention of 1926, article 1")
    SLAVERY_1956 = "slavery_1956", _("Supplementary Convention of 1956, article 1")
    HTCDS = "htcds", _("IOM data standard HTCDS 2.0")
    EUROPE = "europe", _("Council of Europe Convention of 2005")
    OURS = "ours", _("A word of this site")


@dataclass(frozen=True)
class Term:
    """
    One entry. `words` is what a text may call it, in small letters and parted by semicolons, in
    each language as it is written there; `code` is its name in a list of codes, which no law has.
    """

    slug: str
    name: Any
    words: Any
    meaning: Any
    standard: Standard
    code: str = ""

    def in_text(self) -> list[str]:
        return [word for part in str(self.words).split(";") if (word := part.strip().lower())]


TERMS = (
    Term(
        "act-means-purpose",
        _("Act, means, purpose"),
        _("act, means and purpose; act, means, purpose"),
        _(
            "The three parts of trafficking in law: what was done, how it was done, and why. For"
            " a child the second part is not needed."
        ),
        Standard.PALERMO,
    ),
    Term(
        "trafficking",
        _("Trafficking in persons"),
        _("trafficking in persons; human trafficking; trafficking in human beings"),
        _(
            "To recruit, move, hide or take in a person, by force, by a lie or by using their"
            " need, in order to exploit them. Nobody has to cross a border."
        ),
        Standard.PALERMO,
    ),
    Term(
        "consent",
        _("Consent"),
        _("consent"),
        _(
            "To say yes. A yes that was won by force, by a lie or by using a person's need does"
            " not count in law, and a child cannot agree to be exploited."
        ),
        Standard.PALERMO,
    ),
    Term(
        "coercion",
        _("Coercion"),
        _("coercion"),
        _("Pressure that leaves a person no real choice: threats, force, fear for their family."),
        Standard.PALERMO,
    ),
    Term(
        "abuse-of-vulnerability",
        _("Abuse of vulnerability"),
        _("abuse of vulnerability; abuse of a weak position"),
        _(
            "To use against people that they are in need: without papers, without money, without"
            " the language, far from anyone they know."
        ),
        Standard.ILO_SIGNS,
        "VulnerabilityAbuse",
    ),
    Term(
        "deception",
        _("Deception"),
        _("deception"),
        _("A lie about the work, the pay, the place or the boss, told so that somebody says yes."),
        Standard.ILO_SIGNS,
        "Deception",
    ),
    Term(
        "debt-bondage",
        _("Debt bondage"),
        _("debt bondage; bonded labour"),
        _(
            "Work to pay off a debt that grows or never ends, because the work is not counted"
            " fairly against it or nobody says how long it must go on."
        ),
        Standard.SLAVERY_1956,
    ),
    Term(
        "retention-of-documents",
        _("Retention of identity documents"),
        _("retention of identity documents; retention of documents"),
        _("Somebody else holds a person's passport or papers and does not give them back."),
        Standard.ILO_SIGNS,
        "DocumentRetention",
    ),
    Term(
        "withholding-of-wages",
        _("Withholding of wages"),
        _("withholding of wages; unpaid wages; theft of wages"),
        _("Pay is held back on purpose, so that a person stays and hopes to get it one day."),
        Standard.ILO_SIGNS,
        "WageWithholding",
    ),
    Term(
        "restriction-of-movement",
        _("Restriction of movement"),
        _("restriction of movement; confinement"),
        _("A person may not come and go: a locked door, a guard, somebody who always comes along."),
        Standard.ILO_SIGNS,
        "MovementRestriction",
    ),
    Term(
        "isolation",
        _("Isolation"),
        _("isolation"),
        _("A person is cut off: no phone, no visits, a place that is far from others."),
        Standard.ILO_SIGNS,
        "Isolation",
    ),
    Term(
        "intimidation",
        _("Intimidation and threats"),
        _("intimidation; blackmail"),
        _(
            "To make somebody afraid of what will happen if they leave or tell: to them, to their"
            " family, with the police, or with a picture."
        ),
        Standard.ILO_SIGNS,
        "ThreatIntimidation",
    ),
    Term(
        "excessive-overtime",
        _("Excessive overtime"),
        _("excessive overtime"),
        _("Far more hours or days of work than the law allows, and no way to say no."),
        Standard.ILO_SIGNS,
        "ExcessiveOvertime",
    ),
    Term(
        "forced-labour",
        _("Forced labour"),
        _("forced labour; forced labor; compulsory labour"),
        _("Work that a person does under a threat and did not freely choose."),
        Standard.ILO_29,
    ),
    Term(
        "sexual-exploitation",
        _("Sexual exploitation"),
        _("sexual exploitation"),
        _("To gain from sexual acts that a person did not freely choose."),
        Standard.HTCDS,
        "SexualExploitation",
    ),
    Term(
        "child-labour",
        _("Child labour"),
        _("child labour; child labor"),
        _("Work that a child is too young for, or that harms a child's health or schooling."),
        Standard.HTCDS,
        "ChildLabour",
    ),
    Term(
        "forced-marriage",
        _("Forced marriage"),
        _("forced marriage"),
        _("A marriage that one of the two did not freely agree to."),
        Standard.HTCDS,
        "ForcedMarriage",
    ),
    Term(
        "servitude",
        _("Servitude"),
        _("servitude; domestic servitude"),
        _("To have to live and work for somebody, often in their home, and not be able to leave."),
        Standard.HTCDS,
        "Servitude",
    ),
    Term(
        "forced-begging",
        _("Forced begging"),
        _("forced begging"),
        _("To be made to beg, and to hand over what was given."),
        Standard.HTCDS,
        "ForcedBegging",
    ),
    Term(
        "forced-crime",
        _("Forced crime"),
        _("forced crime; forced criminality"),
        _("To be made to break the law: to steal, to carry drugs, to cheat others online."),
        Standard.HTCDS,
        "Other",
    ),
    Term(
        "organ-removal",
        _("Removal of organs"),
        _("removal of organs; organ removal"),
        _("To take an organ from a person against their will or by using their need."),
        Standard.HTCDS,
        "OrganRemoval",
    ),
    Term(
        "slavery",
        _("Slavery"),
        _("slavery"),
        _("To treat a person as if one owned them. Treaties have banned it since 1926."),
        Standard.SLAVERY_1926,
    ),
    Term(
        "smuggling",
        _("Migrant smuggling"),
        _("migrant smuggling; smuggling of migrants"),
        _(
            "To bring somebody across a border for money and against the rules. It is another"
            " crime than trafficking, though one can turn into the other."
        ),
        Standard.OURS,
    ),
    Term(
        "recruiter",
        _("Recruiter"),
        _("recruiter; recruiters; agent; agents"),
        _("Somebody who finds people for a job. Most are honest; some find people to exploit."),
        Standard.HTCDS,
        "RecruiterOrIntermediary",
    ),
    Term(
        "recovery-and-reflection",
        _("Time to recover and think"),
        _("time to recover and think; reflection period; recovery and reflection period"),
        _(
            "Days or weeks in which a survivor may rest and decide whether to work with the"
            " police, and is not sent out of the country."
        ),
        Standard.EUROPE,
    ),
    Term(
        "hotline",
        _("Hotline"),
        _("hotline; hotlines"),
        _(
            "A number where trained people listen and tell you what can be done. You can ask"
            " before you give a name."
        ),
        Standard.OURS,
    ),
    Term(
        "survivor",
        _("Survivor, victim"),
        _("survivor; survivors"),
        _(
            "A person who was exploited. We say survivor; the law says victim, and gives rights"
            " under that name."
        ),
        Standard.OURS,
    ),
)


def links(language: str) -> Mapping[str, str]:
    """
    What a text of that language may call a term: where the glossary of the page's language
    explains it. Nothing for a language that the glossary does not speak.
    """
    spoken = interface_language(language)
    known = words_in(spoken) if spoken == language.split("-")[0] else {}
    address = reverse("awareness:glossary")
    return {word: f"{address}#{slug}" for word, slug in known.items()}


@lru_cache(maxsize=16)
def words_in(language: str) -> Mapping[str, str]:
    """Each word for a term in that language, and the term's slug."""
    with override(language):
        return {word: term.slug for term in TERMS for word in term.in_text()}


def in_order() -> list[Term]:
    """The terms by their names in the active language."""
    return sorted(TERMS, key=lambda term: str(term.name).casefold())
