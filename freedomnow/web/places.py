"""Names of places: countries, territories and the regions of the world, from CLDR."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from babel import Locale

from freedomnow.web.languages import INTERFACE_LANGUAGES, interface_language

# ISO 3166-1 alpha-2 (249 entries), and XK, which ISO leaves to users and CLDR gives to Kosovo.
_CODES = """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ
    BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM
    DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS
    GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN
    KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ
    MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM
    PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV
    SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI
    VN VU WF WS XK YE YT ZA ZM ZW
"""
COUNTRY_CODES: tuple[str, ...] = tuple(_CODES.split())


def place_name(code: str, language: str | None = None) -> str:
    """
    The name of a country, territory or M49 group in the active or given interface language.

    Names are CLDR's, through Babel: a name is no statement on a place's status. The first
    letter is capital, as in a list ("World"). An unknown code is returned as it is.
    """
    return _names(interface_language(language)).get(code, code)


def is_place(code: str) -> bool:
    """Whether it is the code of a country, territory or M49 group."""
    return code in _names("en")


@lru_cache(maxsize=len(INTERFACE_LANGUAGES))
def _names(language: str) -> Mapping[str, str]:
    names = {str(code): str(name) for code, name in Locale.parse(language).territories.items()}
    known = (*COUNTRY_CODES, *filter(str.isdigit, names))
    return MappingProxyType({code: names[code][:1].upper() + names[code][1:] for code in known})
