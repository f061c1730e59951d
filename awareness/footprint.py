"""
What stands behind everyday things: choices, the goods of a list behind each, and where from.

Nothing here is weighed. A choice leads to goods; for each good the U.S. Department of Labor's
list (regions/goods.py) names countries and the kind of evidence, and that is all that is shown.
Which goods stand behind a choice is our own reading; templates/awareness/footprint_method.html
shows it whole, with its sources. No query anywhere.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from freedomnow.web.places import place_name
from freedomnow.web.text import folded
from regions.goods import Evidence, Listing, of_good
from regions.goods_names import NAMES


class Group(TextChoices):
    EAT = "eat", _("I eat or drink")
    WEAR = "wear", _("I wear")
    USE = "use", _("I use")


@dataclass(frozen=True)
class Choice:
    """Something that people buy. `key` stands in addresses and never changes."""

    key: str
    group: Group
    label: Any
    goods: tuple[str, ...]

    @property
    def names(self) -> list[Any]:
        """Its goods in the active language."""
        return [NAMES[good] for good in self.goods]


CHOICES = (
    Choice("chocolate", Group.EAT, _("Chocolate"), ("Cocoa",)),
    Choice("coffee", Group.EAT, _("Coffee"), ("Coffee",)),
    Choice("tea", Group.EAT, _("Tea"), ("Tea",)),
    Choice("sugar", Group.EAT, _("Sugar"), ("Sugarcane", "Sugar Beets")),
    Choice("rice", Group.EAT, _("Rice"), ("Rice",)),
    Choice("fish", Group.EAT, _("Fish and seafood"), (
        "Fish", "Dried Fish", "Nile Perch (fish)", "Tilapia (fish)", "Shrimp", "Shellfish",
        "Lobsters",
    )),
    Choice("meat", Group.EAT, _("Meat"), (
        "Beef", "Cattle", "Bovines", "Meat", "Poultry", "Hogs", "Goats", "Sheep",
    )),
    Choice("fruit", Group.EAT, _("Fruit"), (
        "Bananas", "Citrus Fruits", "Grapes", "Melons", "Pineapples", "Strawberries",
        "Blueberries", "Coconuts", "Fruit (Pome and Stone)", "Açaí Berries",
    )),
    Choice("nuts", Group.EAT, _("Nuts"), (
        "Cashews", "Hazelnuts", "Peanuts", "Brazil Nuts/Chestnuts",
    )),
    Choice("palm", Group.EAT, _("Things with palm oil"), (
        "Palm Fruit", "Crude Palm Oil", "Refined Palm Oil", "Crude Palm Kernel Oil",
        "Refined Palm Kernel Oil",
    )),
    Choice("cotton", Group.WEAR, _("Cotton clothes"), (
        "Cotton", "Cottonseed (hybrid)", "Thread/Yarn", "Textiles", "Embellished Textiles",
        "Garments",
    )),
    Choice("shoes", Group.WEAR, _("Shoes and leather"), (
        "Footwear", "Footwear (sandals)", "Leather", "Leather Goods/Accessories",
    )),
    Choice("jewellery", Group.WEAR, _("Jewellery"), (
        "Gold", "Silver", "Diamonds", "Gems", "Emeralds", "Rubies", "Sapphires", "Jade",
        "Tanzanite (gems)", "Amber", "Glass Bangles",
    )),
    Choice("makeup", Group.WEAR, _("Make-up that shines"), ("Mica",)),
    Choice("phone", Group.USE, _("Phone or computer"), (
        "Electronics", "Lithium-Ion Batteries", "Cobalt ore (heterogenite)",
        "Tantalum ore (coltan)", "Tin ore (cassiterite)", "Tin", "Tungsten ore (wolframite)",
        "Copper", "Silver",
    )),
    Choice("toys", Group.USE, _("Toys and footballs"), ("Toys", "Soccer Balls")),
    Choice("furniture", Group.USE, _("Furniture and carpets"), (
        "Furniture", "Furniture (steel)", "Timber", "Teak", "Carpets",
    )),
    Choice("solar", Group.USE, _("Solar panels"), (
        "Polysilicon", "Photovoltaic Ingots", "Photovoltaic Wafers", "Solar Cells",
        "Solar Modules",
    )),
    Choice("house", Group.USE, _("A house of brick or stone"), (
        "Bricks", "Bricks (clay)", "Cement", "Sand", "Gravel (crushed stones)", "Granite",
        "Granite (crushed)", "Sandstone", "Stones", "Stones (limestone)",
    )),
    Choice("tobacco", Group.USE, _("Tobacco"), ("Tobacco", "Bidis (hand-rolled cigarettes)")),
)  # fmt: skip
BY_KEY = MappingProxyType({choice.key: choice for choice in CHOICES})


@dataclass(frozen=True)
class Finding:
    """
    A good, and for each kind of evidence the countries that the list names, by name.

    `inputs_from`: where the listed things come from that it is made from.
    """

    good: str
    evidence: tuple[tuple[Evidence, list[str]], ...]
    inputs_from: list[str]

    @property
    def name(self) -> Any:
        return NAMES[self.good]

    @property
    def codes(self) -> set[str]:
        return {code for _kind, codes in self.evidence for code in codes}


@dataclass(frozen=True)
class Result:
    """All findings of one choice, those from most countries first."""

    choice: Choice
    findings: tuple[Finding, ...]

    @property
    def codes(self) -> set[str]:
        return set[str]().union(*(finding.codes for finding in self.findings))

    @property
    def child(self) -> int:
        """Countries with evidence of child labour in any of the goods."""
        return len(self._with(Evidence.CHILD, Evidence.BOTH))

    @property
    def forced(self) -> int:
        """Countries with evidence of forced labour in any of the goods."""
        return len(self._with(Evidence.FORCED, Evidence.BOTH))

    def _with(self, *kinds: Evidence) -> set[str]:
        told = (pair for finding in self.findings for pair in finding.evidence)
        return {code for kind, codes in told if kind in kinds for code in codes}


def asked(keys: Iterable[str]) -> tuple[list[Choice], list[str]]:
    """The choices with those keys, each once and in our order; and the keys that are none."""
    wanted = dict.fromkeys(keys)
    known = [choice for choice in CHOICES if choice.key in wanted]
    return known, [key for key in wanted if key not in BY_KEY]


def results(choices: Iterable[Choice]) -> list[Result]:
    """What the list says of each, the choice with the most countries first."""
    found = [Result(choice, _findings(choice)) for choice in choices]
    return sorted(found, key=lambda result: (-len(result.codes), folded(str(result.choice.label))))


def _findings(choice: Choice) -> tuple[Finding, ...]:
    found = [finding(good) for good in choice.goods]
    return tuple(sorted(found, key=lambda one: (-len(one.codes), folded(str(one.name)))))


def finding(good: str) -> Finding:
    """What the list says of one good. Raises KeyError for a good that is not on it."""
    listings = of_good(good)
    pairs = ((kind, _codes(listings, kind)) for kind in Evidence)
    inputs_from = {listing.made_from for listing in listings if listing.made_from}
    return Finding(
        good, tuple((kind, codes) for kind, codes in pairs if codes), _by_name(inputs_from)
    )


def _codes(listings: Iterable[Listing], kind: Evidence) -> list[str]:
    return _by_name(listing.code for listing in listings if listing.evidence == kind)


def _by_name(codes: Iterable[str]) -> list[str]:
    return sorted(codes, key=lambda code: folded(place_name(code)))
