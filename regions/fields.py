"""Model fields for places: ISO 3166 codes, XK, and UN M49 groups."""

from functools import lru_cache
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from freedomnow.web.fields import LongCodeListField
from freedomnow.web.languages import INTERFACE_LANGUAGES, interface_language
from freedomnow.web.places import place_name
from freedomnow.web.text import folded
from freedomnow.web.vocabularies import NameField, Vocabulary
from regions.tree import Level, codes, find, is_code

Options = list[tuple[str, str]]


def place_choices() -> list[tuple[str, Options]]:
    """Countries by name in the active language, then larger regions from the world down."""
    language = interface_language()
    return [
        (_("Countries and territories"), list(_countries(language))),
        (_("Larger regions"), list(_larger_regions(language))),
    ]


def country_choices() -> list[tuple[str, Options]]:
    return place_choices()[:1]


def countries() -> Options:
    """(code, name) of every country, by name in the active language."""
    return list(_countries(interface_language()))


@lru_cache(maxsize=len(INTERFACE_LANGUAGES))
def _countries(language: str) -> tuple[tuple[str, str], ...]:
    named = ((code, place_name(code, language)) for code in codes(Level.COUNTRY))
    return tuple(sorted(named, key=lambda option: folded(option[1])))


@lru_cache(maxsize=len(INTERFACE_LANGUAGES))
def _larger_regions(language: str) -> tuple[tuple[str, str], ...]:
    levels = (Level.WORLD, Level.REGION, Level.SUBREGION)
    return tuple((code, place_name(code, language)) for level in levels for code in codes(level))


def validate_place(code: str) -> None:
    """Raises ValidationError for what is no code of the tree."""
    if not is_code(code):
        raise ValidationError(_("This is not a place that we know."), code="place")


PLACES = Vocabulary("places", place_choices, place_choices, find)
# Suggested from the same list: a second one would double a form's weight.
COUNTRIES = Vocabulary("places", place_choices, country_choices, find)


class PlaceField(models.CharField):
    """One place; "" when unknown, where blank is allowed."""

    default_validators = [validate_place]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_length": 3} | kwargs)

    def formfield(self, **kwargs: Any) -> Any:
        return NameField(
            PLACES,
            required=not self.blank,
            label=self.verbose_name,
            help_text=self.help_text,
        )


class PlaceListField(LongCodeListField):
    """Several places."""

    names = PLACES

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("base_field", models.CharField(max_length=3, validators=[validate_place]))
        if args:
            kwargs["verbose_name"], args = args[0], args[1:]
        super().__init__(*args, **kwargs)


class CountryListField(PlaceListField):
    """Several countries, no larger regions: nationalities."""

    names = COUNTRIES
