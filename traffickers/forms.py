import re
from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from freedomnow.corrections.replies import short_enough
from freedomnow.evidence.codes import SourceKind
from freedomnow.evidence.models import CITATION_FIELDS
from freedomnow.publishing.documents import Document, DocumentForm, RowForm
from freedomnow.submissions.exemptions import exempted
from freedomnow.web.clock import today
from freedomnow.web.paths import last_part
from regions.tree import with_ancestors
from traffickers.codes import BY_AGE, EXEMPTIBLE, NameKind, RecordType, SurvivorAnswer, Tier
from traffickers.joining import joined, list_numbers
from traffickers.models import (
    Connection,
    LegalEvent,
    Name,
    RecordRegion,
    Trafficker,
    findable_names,
    main_name,
)
from traffickers.standing import refusals, standing

# publishing.models.new_public_id makes them.
MOST_CASES = 10
SURVIVOR_RISKS = {
    SurvivorAnswer.YES: _("High risk: a source says that this person was trafficked or coerced."),
    SurvivorAnswer.NOT_CHECKED: _(
        "High risk: nobody has checked whether a source says that this person was trafficked."
    ),
}
PUBLIC_ID = re.compile(r"[a-z0-9]{12}")


class NameForm(RowForm):
    class Meta:
        model = Name
        fields = ["key", "name", "kind", "language", *CITATION_FIELDS]


class RecordRegionForm(RowForm):
    class Meta:
        model = RecordRegion
        fields = ["key", "code", "relation", *CITATION_FIELDS]


class LegalEventForm(RowForm):
    class Meta:
        model = LegalEvent
        fields = [
            "key", "code", "on", "matters", "authority", "jurisdiction", "court", "case_id",
            "charges", "sentence", "sentence_ends_on", "kept_on", "kept_because", "act_year",
            "says_adult", *CITATION_FIELDS,
        ]  # fmt: skip

    def clean(self) -> None:
        super().clean()
        told = self.cleaned_data
        if not (told.get("source_url") or told.get("source_reference") or told.get("case_id")):
            self.add_error("source_url", _("Give the official link, or the case number."))
        if bool(told.get("kept_on")) != bool(told.get("kept_because")):
            self.add_error("kept_because", _("Say both: when it was decided, and why."))
        if told.get("kept_on") and not told.get("sentence_ends_on"):
            self.add_error("sentence_ends_on", _("Say when the sentence ended."))


class ConnectionForm(RowForm):
    to = forms.CharField(
        label=_("the other record"),
        max_length=300,
        help_text=_("Its address on this site, or the last part of it."),
    )

    class Meta:
        model = Connection
        fields = ["key", "relation", "to", *CITATION_FIELDS]

    def clean_to(self) -> str:
        """A pasted address is read as the public id at its end."""
        public_id = last_part(str(self.cleaned_data["to"]))
        if not PUBLIC_ID.fullmatch(public_id):
            raise forms.ValidationError(_("This is not the address of a record on this site."))
        return public_id


class CasesField(forms.CharField):
    """Addresses of cases on this site, or the last parts of them, parted by blanks or commas."""

    def to_python(self, value: Any) -> Any:
        parts = value if isinstance(value, list) else re.split(r"[\s,]+", str(value or ""))
        found = list(dict.fromkeys(last_part(part) for part in parts if part))
        if len(found) > MOST_CASES or not all(map(PUBLIC_ID.fullmatch, found)):
            raise forms.ValidationError(_("Give addresses of at most 10 cases on this site."))
        return found

    def run_validators(self, value: Any) -> None:
        """Done in to_python: the validators of CharField expect text."""

    def prepare_value(self, value: Any) -> Any:
        return " ".join(value) if isinstance(value, list) else value


def with_cases_and_reply(document: Document) -> Document:
    """Schema 2: the cases that a record belongs to, and what the one who is named replies."""
    return document | {"cases": [], "reply": "", "reply_on": ""}


def with_kept_and_not_meant(document: Document) -> Document:
    """Schema 3: convictions that are kept beyond ten years, and who else has the name."""
    kept = {"kept_on": "", "kept_because": ""}
    events = [event | kept for event in document["legal_events"]]
    return document | {"not_meant": "", "legal_events": events}


class TraffickerForm(DocumentForm):
    """A person, network or company, with what an authority says about it."""

    cases = CasesField(
        label=_("cases it belongs to"),
        required=False,
        max_length=1000,
        help_text=_("Addresses of cases on this site. The case does not link back."),
    )
    rows = {
        "names": NameForm,
        "legal_events": LegalEventForm,
        "regions": RecordRegionForm,
        "connections": ConnectionForm,
    }
    row_titles = {
        "names": (
            _("Name"),
            _(
                "Every name that a source gives, in its own script too. "
                "The first main name heads the page; any other becomes “also known as”."
            ),
        ),
        "legal_events": (
            _("What an authority did"),
            _("Charges, judgments, listings, and how they ended. Outcomes count as much."),
        ),
        "regions": (_("Country or region"), _("Only places that a source names.")),
        "connections": (_("Connection"), _("To other records that are published here.")),
    }
    optional_rows = ("connections",)
    own_title = _("Person, network or company")
    is_mergeable = True
    born_in = "year_of_birth"
    upgrades = [with_cases_and_reply, with_kept_and_not_meant]
    first_page = [
        (_("1. Who is it?"), "", [("", "type"), ("names", "name")]),
        (
            _("2. Where is the official text?"),
            _("A link to a court, prosecutor, ministry or sanctions list, or the case number."),
            [
                ("legal_events", "source_url"),
                ("legal_events", "case_id"),
                ("legal_events", "authority"),
                ("legal_events", "source_kind"),
            ],
        ),
        (
            _("3. What does it say?"),
            _("Copy its words. Then choose what they say happened, and about what."),
            [
                ("legal_events", "source_quote"),
                ("legal_events", "code"),
                ("legal_events", "matters"),
                ("legal_events", "on"),
            ],
        ),
        (_("4. Where?"), _("A country that the text names."), [("regions", "code")]),
        (_("5. What part does the text give them?"), "", [("", "roles")]),
    ]

    class Meta:
        model = Trafficker
        fields = [
            "type", "year_of_birth", "nationalities", "roles", "forms", "years_from", "years_to",
            "summary", "not_meant", "survivor_answer", "cases", "reply", "reply_on",
        ]  # fmt: skip

    def clean_reply(self) -> str:
        return short_enough(str(self.cleaned_data["reply"]))

    def clean_year_of_birth(self) -> int | None:
        year = self.cleaned_data["year_of_birth"]
        if year and year > today().year:
            raise forms.ValidationError(_("This year has not come yet."))
        return year

    def clean(self) -> None:
        super().clean()
        told = self.cleaned_data
        if (
            told.get("years_from")
            and told.get("years_to")
            and told["years_from"] > told["years_to"]
        ):
            self.add_error("years_to", _("This year is before the first one."))
        for name in ("years_from", "years_to"):
            if (told.get(name) or 0) > today().year:
                self.add_error(name, _("This year has not come yet."))
        if told.get("type") != RecordType.PERSON:
            self.leave_out_what_only_persons_have()

    def leave_out_what_only_persons_have(self) -> None:
        """A network has no birth; and nobody coerces a company."""
        if self.cleaned_data.get("year_of_birth"):
            self.add_error("year_of_birth", _("Only a person has a year of birth."))
        answer = self.cleaned_data.get("survivor_answer")
        if answer == SurvivorAnswer.NOT_CHECKED:
            self.cleaned_data["survivor_answer"] = SurvivorAnswer.NO_SOURCE_DOES.value
        elif answer == SurvivorAnswer.YES:
            told = _("Only a person can have been trafficked or coerced.")
            self.add_error("survivor_answer", told)

    def clean_document(self) -> None:
        names = self.formsets["names"].kept()
        if not names:
            self.add_error(None, _("Give at least one name."))
        for form in [row for row in names if row.cleaned_data["kind"] == NameKind.PRIMARY][1:]:
            form.cleaned_data["kind"] = NameKind.ALIAS.value  # each new row begins as a main name
        events = self.formsets["legal_events"].kept()
        if not events:
            self.add_error(None, _("Say what an authority did, and where that is written."))
            return
        source = {name: events[0].cleaned_data[name] for name in CITATION_FIELDS}
        for name in ("names", "regions", "connections"):
            for form in self.formsets[name].kept():
                cite_like(form, source)

    @classmethod
    def headline(cls, document: Document) -> str:
        return main_name(document)

    @classmethod
    def names(cls, document: Document) -> list[str]:
        return findable_names(document)

    @classmethod
    def accused_names(cls, document: Document) -> list[str]:
        return findable_names(document)

    @classmethod
    def region_codes(cls, document: Document) -> list[str]:
        return with_ancestors({row["code"] for row in document["regions"]})

    @classmethod
    def refusals(cls, document: Document, today: date) -> list[str]:
        """
        docs/rules.md, rules 1, 2, 6 and 7. Demo mode hides nothing by age. 1 query where a senior
        moderator may have passed over a rule, else none.
        """
        found = refusals(document, today)
        passed_over: set[str] = set(BY_AGE) if settings.DEMO else set()
        if EXEMPTIBLE & {refusal.code for refusal in found}:
            passed_over |= EXEMPTIBLE & exempted("record", document)
        return [refusal.sentence for refusal in found if refusal.code not in passed_over]

    @classmethod
    def exemptions_wanted(cls, document: Document, today: date) -> dict[str, str]:
        """docs/rules.md, rule 6: "yes" to the question about survivors."""
        found = refusals(document, today)
        return {one.code: one.sentence for one in found if one.code in EXEMPTIBLE}

    @classmethod
    def identifiers(cls, document: Document) -> list[tuple[str, str]]:
        return list_numbers(document)

    @classmethod
    def joined(cls, kept: Document, other: Document, *, kept_id: str, other_id: str) -> Document:
        return joined(kept, other, kept_id=kept_id, other_id=other_id)

    @classmethod
    def look_twice(cls, document: Document, today: date) -> list[str]:
        """Where a mistake does most harm: an accusation, and who may be a survivor."""
        found = []
        if standing(document, today).tier == Tier.B:
            found.append(_("High risk: an accusation that no court has finally judged."))
        if document["type"] == RecordType.PERSON:
            found += filter(None, [SURVIVOR_RISKS.get(document["survivor_answer"])])
        return [str(words) for words in found]

    @classmethod
    def rows_to_see(cls, document: Document) -> list[str]:
        """Every official source of a legal event; PostgreSQL asks for the same."""
        return [
            f"legal_events/{row['key']}"
            for row in document["legal_events"]
            if row["source_kind"] in SourceKind.OFFICIAL
        ]

    @classmethod
    def approvals_needed(cls) -> int:
        """docs/rules.md, rule 5; PostgreSQL holds it too."""
        return 2


def cite_like(form: Any, source: dict[str, Any]) -> None:
    """
    A row without a source of its own stands in the first event's: the form says so. Half a
    source is not overwritten but asked about.
    """
    told = form.cleaned_data
    if told["source_url"] or told["source_reference"] or told["source_kind"]:
        return
    if any(told[name] for name in set(CITATION_FIELDS) - {"source_language"}):
        form.add_error("source_url", _("Say where this can be seen: a link, or words."))
    else:
        told.update(source)
