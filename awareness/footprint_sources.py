"""What the calculator rests on besides the list, as components/sources.html takes it."""

from django.utils.translation import gettext_lazy as _

from freedomnow.evidence.codes import SourceKind
from regions.goods import SOURCE

LAW = {
    "source_kind": SourceKind.NGO.label,
    "source_title": "2022 The List of Goods Produced by Child Labor or Forced Labor",
    "source_publisher": "Human Trafficking Search",
    "source_url": "https://humantraffickingsearch.org/resource/"
    "2022-the-list-of-goods-produced-by-child-labor-or-forced-labor/",
    "source_reference": "22 U.S.C. § 7112(b)(2)(C), in the introduction of the tenth edition",
    "source_language": "en",
    "source_retrieved_on": "2026-11-28",
    "source_seen_in": "a stored copy of the page, read on 2026-11-28",
    "supports": _(
        "Why there is a list, and what it takes to be on it: reason to believe, for goods from "
        "countries, and since 2018 for goods made from them."
    ),
}
PHONES = {
    "source_kind": SourceKind.GOVERNMENT.label,
    "source_title": "A World of Minerals in Your Mobile Device (General Information Product 167)",
    "source_publisher": "U.S. Geological Survey",
    "source_url": "https://pubs.usgs.gov/gip/0167/gip167.pdf",
    "source_language": "en",
    "source_published_on": "2016-09",
    "source_retrieved_on": "2026-11-28",
    "source_seen_in": "the abstract, in a stored copy of the catalogue Mendeley, "
    "read on 2026-11-28",
    "supports": _(
        "Phone or computer: tantalum, tin, tungsten, copper, silver and lithium are in phones."
    ),
}
MICA = {
    "source_kind": SourceKind.NGO.label,
    "source_title": "On its report Beauty and a Beast and the Responsible Mica Initiative",
    "source_publisher": "SOMO",
    "source_url": "https://www.somo.nl/companies-exposed-somo-report-commit-responsible-mica-"
    "initiative/",
    "source_language": "en",
    "source_retrieved_on": "2026-11-28",
    "source_seen_in": "a stored copy of the page, read on 2026-11-28",
    "supports": _("Make-up that shines: mica is what makes it shine."),
}
BOYCOTTS = {
    "source_kind": SourceKind.NGO.label,
    "source_title": "Stop Child Labour investigates",
    "source_publisher": "Concern Worldwide",
    "source_url": "https://www.concern.net/news-blogs/get-active/stop-child-labour-investigates",
    "source_language": "en",
    "source_retrieved_on": "2026-11-28",
    "source_seen_in": "a stored copy of the page, read on 2026-11-28",
    "supports": _("Why asking is better than a boycott, which can hurt those it means to help."),
}

SOURCES = (
    {**SOURCE, "supports": _("All goods, countries and kinds of evidence.")},
    LAW,
    PHONES,
    MICA,
    BOYCOTTS,
)
