"""Languages as codes: their names, their direction, and how PostgreSQL reads their words."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from babel import Locale
from babel.core import get_global
from babel.languages import get_official_languages
from django.utils.translation import get_language, gettext_lazy, override

from freedomnow.web.text import folded

# The languages of the interface (docs: architecture); every other code is only content.
INTERFACE_LANGUAGES = ("en", "es", "fr", "ar", "ur", "hi")

# ISO 639-1 (183 codes; "sh" was withdrawn), then languages that hotlines name and that have
# three letters only.
_CODES = """
    aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy
    da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht
    hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky
    la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny
    oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss
    st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo
    za zh zu
    bal ceb ckb fil hmn ilo kmr pap pcm prs rhg rom tet tpi yue
"""
LANGUAGE_CODES: tuple[str, ...] = tuple(_CODES.split())

_CLDR_KEYS = {"prs": "fa_AF"}
_OWN_NAMES = {"kmr": gettext_lazy("Northern Kurdish (Kurmanji)")}

_RTL_LANGUAGES = frozenset(
    ("ae", "ar", "bal", "ckb", "dv", "fa", "he", "ks", "prs", "ps", "rhg", "sd", "ug", "ur", "yi")
)
_RTL_SCRIPTS = frozenset(("adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"))

# What PostgreSQL 15 ships. It has stemmers for Arabic and Hindi too, not tried on our texts yet:
# those two, and Urdu, for which it has none, are read by "simple".
_SEARCH_CONFIGS: Mapping[str, str] = MappingProxyType(
    {
        "ca": "catalan",
        "da": "danish",
        "de": "german",
        "el": "greek",
        "en": "english",
        "es": "spanish",
        "eu": "basque",
        "fi": "finnish",
        "fr": "french",
        "ga": "irish",
        "hu": "hungarian",
        "hy": "armenian",
        "id": "indonesian",
        "it": "italian",
        "lt": "lithuanian",
        "nb": "norwegian",
        "ne": "nepali",
        "nl": "dutch",
        "nn": "norwegian",
        "no": "norwegian",
        "pt": "portuguese",
        "ro": "romanian",
        "ru": "russian",
        "sr": "serbian",
        "sv": "swedish",
        "ta": "tamil",
        "tr": "turkish",
        "yi": "yiddish",
    }
)


def interface_language(language: str | None = None) -> str:
    """The given or else the active language as one of INTERFACE_LANGUAGES; English otherwise."""
    primary = _primary(language or get_language() or "en")
    return primary if primary in INTERFACE_LANGUAGES else "en"


def language_name(code: str, language: str | None = None) -> str:
    """
    The CLDR name of a language in the interface language, first letter capital as in a list.

    A regional tag without a name of its own ("es-BO") gets its language's; a name that CLDR
    lacks in the interface language is given in English; an unknown code is returned as it is.
    """
    primary = _primary(code)
    if primary in _OWN_NAMES:
        with override(interface_language(language)):
            return str(_OWN_NAMES[primary])
    key = _CLDR_KEYS.get(code) or code.replace("-", "_")
    for names in (_cldr_names(interface_language(language)), _cldr_names("en")):
        name = names.get(key) or names.get(primary)
        if name:
            return name[:1].upper() + name[1:]
    return code


def language_choices() -> list[tuple[str, str]]:
    """
    Every code with its name, by name in the active language.

    The order is Unicode's without accents: a reader's in Latin script, roughly so in others.
    """
    return list(_language_choices(interface_language()))


def suggested_languages() -> list[tuple[str, str]]:
    """
    Of the choices those that a form suggests, as all 198 weigh a tenth of it: what is official in
    a country (CLDR, some 120), and what hotlines name. The others are typed, and accepted as well.
    """
    return [choice for choice in language_choices() if choice[0] in _suggested()]


@lru_cache(maxsize=1)
def _suggested() -> frozenset[str]:
    territories = get_global("territory_languages")
    official = {_primary(one) for code in territories for one in get_official_languages(code)}
    return frozenset({*official, *(code for code in LANGUAGE_CODES if len(code) > 2)})


@lru_cache(maxsize=len(INTERFACE_LANGUAGES))
def _language_choices(language: str) -> tuple[tuple[str, str], ...]:
    choices = [(code, language_name(code, language)) for code in LANGUAGE_CODES]
    return tuple(sorted(choices, key=lambda choice: (folded(choice[1]), choice[0])))


def find_language(text: str) -> str | None:
    """
    The language meant by a code or by a name in any interface language; None when nothing fits.

    Case, accents and punctuation do not matter.
    """
    code = text.strip().lower()
    return code if code in LANGUAGE_CODES else _languages_by_name().get(folded(text))


@lru_cache(maxsize=1)
def _languages_by_name() -> Mapping[str, str]:
    """Comparable names in all interface languages: about 1,000, none ambiguous."""
    names: dict[str, str] = {}
    for language in INTERFACE_LANGUAGES:
        for code in LANGUAGE_CODES:
            names.setdefault(folded(language_name(code, language)), code)
    return MappingProxyType(names)


def is_rtl(code: str) -> bool:
    """Whether the language is written from right to left; a script in the tag decides first."""
    subtags = code.lower().replace("_", "-").split("-")
    scripts = [subtag for subtag in subtags[1:] if len(subtag) == 4 and subtag.isalpha()]
    if scripts:
        return scripts[0] in _RTL_SCRIPTS
    return subtags[0] in _RTL_LANGUAGES


def search_config(code: str) -> str:
    """The PostgreSQL text search configuration for a language, "simple" where it has none."""
    return _SEARCH_CONFIGS.get(_primary(code), "simple")


def _primary(code: str) -> str:
    return code.replace("_", "-").split("-", 1)[0].lower()


@lru_cache(maxsize=len(INTERFACE_LANGUAGES))
def _cldr_names(language: str) -> Mapping[str, str]:
    return MappingProxyType(dict(Locale.parse(language).languages))
