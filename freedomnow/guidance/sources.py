"""What the six questions of /check/ rest on: the sources of the article on job offers abroad."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from freedomnow.evidence.codes import SourceKind

SOURCES: tuple[dict[str, str | Promise], ...] = (
    {
        "supports": _("Workers should not pay for being recruited."),
        "source_kind": SourceKind.INTERNATIONAL.label,
        "source_title": "Definition of recruitment fees and related costs",
        "source_publisher": "International Labour Organization (ilo.org/hanoi)",
        "source_url": "https://www.ilo.org/hanoi/Informationresources/Publicinformation/Videos/WCMS_743685/lang--en/index.htm",
        "source_published_on": "2020-05-06",
        "source_retrieved_on": "2026-11-22",
        "source_language": "en",
        "source_seen_in": "Stored copy of this page; page dated 6 May 2020",
    },
    {
        "supports": _(
            "A signed contract and a visa for work, not for tourists; licensed agents; care with "
            "agents who only use chat apps."
        ),
        "source_kind": SourceKind.PRESS.label,
        "source_title": "Ministry of External Affairs warns of work abroad scams, shares tips to "
        "identify fake job offers",
        "source_publisher": "Mint, on an advisory of the Ministry of External Affairs of India",
        "source_url": "https://www.livemint.com/news/india/ministry-of-external-affairs-warns-of-work-abroad-scams-shares-tips-to-identify-fake-job-offers-details-here-11702571771233.html",
        "source_published_on": "2023-12-14",
        "source_retrieved_on": "2026-11-22",
        "source_language": "en",
        "source_seen_in": "Stored copy of this page; page dated 14 December 2023",
    },
    {
        "supports": _(
            "INTERPOL warned its 195 member countries in 2023: false job ads, then forced fraud "
            "online."
        ),
        "source_kind": SourceKind.PRESS.label,
        "source_title": "Pencari kerja waspada ancaman perdagangan manusia mengintai",
        "source_publisher": "IDN Times (Indonesia), on a warning by INTERPOL",
        "source_url": "https://www.idntimes.com/news/world/pencari-kerja-waspada-ancaman-perdagangan-manusia-mengintai-c1c2-01-bgnvz-b4t7r3/amp",
        "source_published_on": "2023-06-07",
        "source_retrieved_on": "2026-11-25",
        "source_language": "id",
        "source_seen_in": "Stored copy of this page; text dated 7 June 2023",
    },
    {
        "supports": _("High fees and the debt that follows can tie a worker to a bad boss."),
        "source_kind": SourceKind.GOVERNMENT.label,
        "source_title": "Recruitment Fees and Debts for Migrant Workers: Precursor to Servitude",
        "source_publisher": "US Department of State, Office to Monitor and Combat Trafficking in "
        "Persons",
        "source_url": "",
        "source_archive_url": "https://webarchive.library.unt.edu/eot2008/20081007041511/http://www.state.gov/g/tip/rls/other/2006/106807.htm",
        "source_reference": "http://www.state.gov/g/tip/rls/other/2006/106807.htm",
        "source_published_on": "2006-06-05",
        "source_retrieved_on": "2026-11-25",
        "source_language": "en",
        "source_seen_in": "Stored copy of the archived page; page dated 5 June 2006",
    },
)
