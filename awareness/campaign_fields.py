"""What a campaign's form takes that no other does: a hashtag, and a link that a step leads to."""

import unicodedata
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.urls import Resolver404, resolve
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from freedomnow.web.fields import CleanCharField, LinkFormField, over
from freedomnow.web.paths import first_segment, without_language
from freedomnow.web.text import JOINERS

LONGEST_HASHTAG = 60
HASH_SIGNS = "#\uff03\ufe5f"
# Where no campaign sends anybody (validate_way says why), by the first part of the path.
CLOSED = {"admin", "accounts", "records", "cases"}
# Sections that are closed but for these pages, by the names of their URLs.
OPEN_PAGES = {"report": {"report", "report_kind", "tip"}, "corrections": {"log"}}


def validate_hashtag(text: str) -> None:
    """
    One word of letters, digits and "_" in any script, with the signs that letters of some scripts
    carry, and at least one letter. Raises ValidationError.
    """
    is_word = all(c in f"_{JOINERS}" or unicodedata.category(c)[0] in "LMN" for c in text)
    if not is_word or not any(map(str.isalpha, text)) or unicodedata.category(text[0])[0] == "M":
        raise ValidationError(
            _("A hashtag is one word of letters, digits and _, without blanks or other signs."),
            code="hashtag",
        )


class HashtagFormField(CleanCharField):
    """Typed with its sign or without; kept without."""

    def to_python(self, value: Any) -> str:
        return super().to_python(value).lstrip(HASH_SIGNS).strip()


class HashtagField(models.CharField):
    """A hashtag without its "#"; "" for none."""

    default_validators = [validate_hashtag]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        own = {"max_length": LONGEST_HASHTAG, "blank": True, "default": ""}
        super().__init__(*args, **over(own, kwargs))

    def formfield(self, **kwargs: Any) -> Any:
        longest = LONGEST_HASHTAG + 1  # with its sign
        return super().formfield(
            **over({"form_class": HashtagFormField, "max_length": longest}, kwargs)
        )


def is_path(link: str) -> bool:
    """Whether it stays on this site: what browsers would read as another host does not."""
    return link.startswith("/") and not link.startswith("//") and "\\" not in link


def validate_way(link: str) -> None:
    """
    An https address, or the path of a page of this site that is open to all and is about nobody in
    particular. Raises ValidationError.

    A record names somebody. A case names nobody, but its sources may, and those who were harmed can
    be recognised in it: a crowd that is sent there looks for them. Nor is a crowd sent to a form
    about one page, or behind a door. Places stay open: who helps stands there first, and whoever is
    named there goes with a page of their own.
    """
    if not is_path(link):
        URLValidator(schemes=["https"], message=_("A link begins with https://."))(link)
        return
    with override(settings.LANGUAGE_CODE):
        try:
            page = resolve(link).url_name
        except Resolver404 as error:
            raise ValidationError(_("No page of this site has that address.")) from error
    section = first_segment(link)
    if section in CLOSED or page not in OPEN_PAGES.get(section, {page}):
        raise ValidationError(_("A campaign does not lead there."), code="closed")


class WayFormField(LinkFormField):
    """A path of this site, kept without its language, or an https address."""

    default_validators = [validate_way]

    def to_python(self, value: Any) -> str:
        typed = CleanCharField.to_python(self, value)
        return without_language(typed) if is_path(typed) else super().to_python(value)

    def validate(self, value: str) -> None:
        if not is_path(value):
            super().validate(value)


class WayField(models.CharField):
    """Where a step leads; "" for nowhere."""

    default_validators = [validate_way]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **over({"max_length": 500, "blank": True, "default": ""}, kwargs))

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**over({"form_class": WayFormField}, kwargs))
