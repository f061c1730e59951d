from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from freedomnow.evidence.codes import SourceKind
from freedomnow.web.fields import LanguageField, LineField, LinkField, PartialDateField, ProseField

# What a named constraint of a row says that tells nothing without a source.
HAS_SOURCE = ~Q(source_url="") | ~Q(source_reference="")


class Citation(models.Model):
    """
    Where a fact stands, as columns of the row that states it.

    Not a table of sources: two documents that describe one link differently would make a
    rebuild depend on their order. `source_seen_in` names the copy that was read when it was not
    the link itself.
    """

    source_kind = LineField(
        _("kind of source"), max_length=20, choices=SourceKind.choices, blank=True, default=""
    )
    source_title = LineField(_("title of the source"), max_length=300, blank=True, default="")
    source_publisher = LineField(_("who published it"), max_length=200, blank=True, default="")
    source_url = LinkField(_("link"), blank=True, default="")
    source_archive_url = LinkField(_("link to an archived copy"), blank=True, default="")
    source_reference = LineField(
        _("where it can be seen without a link"),
        max_length=300,
        blank=True,
        default="",
        help_text=_("For example: registry of the court, room, file number."),
    )
    source_published_on = PartialDateField(_("published on"))
    source_retrieved_on = PartialDateField(_("you saw it on"))
    source_language = LanguageField(_("language of the source"))
    source_quote = ProseField(
        _("its words"),
        max_length=1000,
        blank=True,
        default="",
        help_text=_("Copy the sentence that says it, word for word."),
    )
    source_seen_in = LineField(
        _("seen in a copy"),
        max_length=300,
        blank=True,
        default="",
        help_text=_("Only if you did not see the page itself: which copy did you read?"),
    )

    class Meta:
        abstract = True

    @property
    def is_official(self) -> bool:
        """By an authority, in a document that docs/rules.md rule 1 accepts."""
        return self.source_kind in SourceKind.OFFICIAL

    @property
    def has_source(self) -> bool:
        return bool(self.source_url or self.source_reference)


CITATION_FIELDS = [field.name for field in Citation._meta.local_fields]
