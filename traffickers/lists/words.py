"""
The words of official texts that name human trafficking or smuggling, and where they were read.

Product.md rule 7: a list entry counts only when an official text says so, and the record cites
that text. Whether an entry of the designation table counts is told there, case by case; here is
which words of its text are quoted. What the table does not know can only be proposed, and only
where the entry's own text names the crime in so many words (`of_entry`). Nothing is quoted that was
not read in a copy.
"""

import re
from dataclasses import dataclass

from freedomnow.evidence.codes import Matter
from traffickers.lists.entry import Entry, OfficialList

# What else networks traffic in: such words accuse nobody of human trafficking (rule 7).
_GOODS = r"drugs?|narcotics?|arms|weapons?|fuel|oil|gold|wildlife|antiquities|cigarettes?"
SAYS_TRAFFICKING = re.compile(
    rf"human trafficking|(?<!\w )trafficking network|\b(?!(?:{_GOODS})\b)\w+ trafficking network"
    r"|trafficking (?:in|of) (?:persons|human beings|migrants)"
    r"|smuggling of migrants|migrant smuggling",
    re.IGNORECASE,
)
LEADS_A_NETWORK = re.compile(
    rf"\bleader of an? (?:(?!(?:{_GOODS})\b)\w+ )?trafficking network", re.IGNORECASE
)
# Narrower than SAYS_TRAFFICKING, because nobody has read the entry yet: the crime itself, by its
# name and about people; never "trafficking network" alone, and not who fights against it.
_PEOPLE = r"(?:persons?|people|human beings|humans|men|women|girls|children|migrants)"
_NOT_AGAINST = r"(?<!anti-)(?<!anti )(?<!counter-)(?<!counter )(?<!against )(?<!combating )"
SAYS_ITSELF: dict[str, re.Pattern[str]] = {
    Matter.TRAFFICKING: re.compile(
        rf"{_NOT_AGAINST}\b(?:human[ -]traffick\w+|traffick\w+ (?:in|of) {_PEOPLE})\b",
        re.IGNORECASE,
    ),
    Matter.FORCED_LABOUR: re.compile(rf"{_NOT_AGAINST}\bforced labou?r\b", re.IGNORECASE),
    Matter.SMUGGLING: re.compile(
        rf"{_NOT_AGAINST}\b(?:(?:migrant|people|human)[ -]smuggl\w+|smuggl\w+ of {_PEOPLE})\b",
        re.IGNORECASE,
    ),
}
SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True, slots=True)
class Words:
    """
    What an official text says of one entry.

    quote: its words, "[…]" where words between them are left out; "" when none are known.
    reference: where in the text. seen_in: the copy that was read. based_in: ISO code told there.
    """

    quote: str = ""
    reference: str = ""
    seen_in: str = ""
    roles: tuple[str, ...] = ()
    active_in: str = ""
    based_in: str = ""


@dataclass(frozen=True, slots=True)
class Release:
    """A press release of the listing authority; `quotes` by list id, "" for all others."""

    title: str
    quotes: dict[str, str]
    roles: tuple[str, ...] = ()
    active_in: str = ""
    based_in: dict[str, str] | None = None
    opening_names: frozenset[str] = frozenset()

    def words(self, list_id: str) -> Words:
        """What it says of that entry; the copy read holds the opening of the release only."""
        seen_in = OPENING if list_id in self.opening_names else OPENING_WITHOUT_NAME
        return Words(
            quote=self.quotes.get(list_id, self.quotes[""]),
            seen_in=seen_in,
            roles=self.roles,
            active_in=self.active_in,
            based_in=(self.based_in or {}).get(list_id, ""),
        )


# The copies are pages of a text collection: about the first 2,000 characters of each release.
OPENING = "words: the opening of the release, in an undated stored copy of the linked page"
OPENING_WITHOUT_NAME = f"{OPENING}; that it names this entry: our designation table"

SIX_SMUGGLERS = (
    "sanctioned six individuals for threatening the peace, security, or stability of Libya "
    "through their involvement in the smuggling of migrants. […] These brutal smuggling groups "
    "have tortured, robbed, and enslaved migrants seeking a better life. […] OFAC designated the "
    "six individuals \N{EN DASH} Ermias Ghermay, Musab Abu Grein, Abd al-Rahman Milad, Mohamed "
    "Koshlaf, Abd al-Razzak Fitwi, and Ahmed Dabbashi \N{EN DASH} pursuant to Executive Order "
    "(E.O.) 13726"
)
KHAN = (
    "designated Pakistani national Abid Ali Khan and the Abid Ali Khan Transnational Criminal "
    "Organization (TCO) […] The Abid Ali Khan TCO is a human smuggling organization based in "
    "Nowshera, Pakistan, that has facilitated the unlawful smuggling of foreign nationals"
)
KHANS_ASSOCIATES = (
    "The Abid Ali Khan TCO is a human smuggling organization based in Nowshera, Pakistan […] "
    "Additionally, OFAC designated three individuals and one entity associated with the Abid Ali "
    "Khan TCO."
)
# Quoted without the name, which must stand in no shipped file while its date is not told.
SMUGGLING_ORGANIZATION_2018 = (
    "Treasury Sanctions Syria-based Transnational Human Smuggling Organization Involved in "
    "Smuggling Migrants to the United States"
)

RELEASES = {
    "https://home.treasury.gov/news/press-releases/sm0409": Release(
        title="Treasury Sanctions Six Migrant Smugglers for Threatening "
        "Libya\N{RIGHT SINGLE QUOTATION MARK}s Peace, Security, or Stability",
        quotes={"": SIX_SMUGGLERS},
        roles=("smuggler",),
        active_in="LY",
        opening_names=frozenset({"24004", "24310", "24311", "24312", "24313", "24314"}),
    ),
    "https://home.treasury.gov/news/press-releases/jy0112": Release(
        title="Treasury Sanctions Pakistan-based Transnational Human Smuggling Organization "
        "Involved in Smuggling Migrants to the United States",
        quotes={"30165": KHAN, "30166": KHAN, "": KHANS_ASSOCIATES},
        based_in={"30166": "PK"},
        opening_names=frozenset({"30165", "30166"}),
    ),
    "https://home.treasury.gov/news/press-releases/sm0351": Release(
        title=SMUGGLING_ORGANIZATION_2018,
        quotes={"": SMUGGLING_ORGANIZATION_2018},
        opening_names=frozenset({"24037", "24038"}),
    ),
}

# https://www.gov.uk/government/publications/global-irregular-migration-sanctions-information-note-for-ngos
# published 22 July 2025, read in an undated stored copy.
PURPOSE_OF_REGIME = {
    "Global Irregular Migration": "to prevent and combat people-smuggling, trafficking in persons "
    "and the instrumentalisation of migration for the purpose of destabilisation",
}
WHERE_PURPOSE_STANDS = (
    "the regime's name as the list prints it, then its purpose in the FCDO's note of 22 July 2025 "
    "on gov.uk, read in an undated copy"
)


def matters_in(text: str) -> tuple[str, ...]:
    """Which crimes a text names by itself."""
    return tuple(matter for matter, says in SAYS_ITSELF.items() if says.search(text))


def of_entry(entry: Entry, official: OfficialList) -> Words:
    """The first of an entry's own sentences that names the crime; "" when none does."""
    for words in _own_sentences(entry):
        if matters_in(words):
            return Words(words, entry.list_id, official.seen_in)
    return Words()


def of_un(list_id: str, un: OfficialList, told: str) -> Words:
    """
    What the Council's list says of an entry: in its own words, or in another entry that names it.

    Without that list, the words that the designation table copied from it, if it copied any.
    """
    entry = un.entries.get(list_id)
    active_in = "LY" if entry and "Libya" in entry.programmes else ""
    for speaker, words in _sentences(list_id, entry, un):
        if SAYS_TRAFFICKING.search(words):
            other = "" if speaker == list_id else f" (the words stand in entry {speaker})"
            roles = ("ringleader",) if LEADS_A_NETWORK.search(words) else ()
            return Words(words, f"{list_id}{other}", un.seen_in, roles, active_in)
    return Words(_copied(told), list_id, "", (), active_in)


def of_uk(list_id: str, uk: OfficialList, regime: str) -> Words:
    """The regime's name as the list prints it, and what the regime is for."""
    entry = uk.entries.get(list_id)
    regimes = entry.programmes if entry else (regime,)
    name = regimes[0] if regimes else ""
    purpose = PURPOSE_OF_REGIME.get(name, "")
    reference = f"{list_id}: {WHERE_PURPOSE_STANDS}" if purpose else list_id
    quote = " […] ".join(filter(None, [name, purpose]))
    return Words(quote, reference, uk.seen_in if entry else "")


def _sentences(list_id: str, entry: Entry | None, un: OfficialList) -> list[tuple[str, str]]:
    """(Entry that says it, words): its positions, its remarks, other entries that name it."""
    own = _own_sentences(entry) if entry else []
    others = [
        (other.list_id, sentence)
        for other in un.entries.values()
        if f"({list_id})" in other.remarks and other is not entry
        for sentence in SENTENCE_END.split(other.remarks)
        if f"({list_id})" in sentence
    ]
    return [(list_id, words) for words in own] + others


def _own_sentences(entry: Entry) -> list[str]:
    return [*entry.positions, *SENTENCE_END.split(entry.remarks)]


def _copied(told: str) -> str:
    """Words of the list that the table copied: only after DESIGNATION is it a copy."""
    words = told.removeprefix("DESIGNATION: ") if told.startswith("DESIGNATION: ") else ""
    return words if SAYS_TRAFFICKING.search(words) else ""
