from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from freedomnow.corrections.models import Decision, Ground, Request
from freedomnow.corrections.replies import short_enough
from freedomnow.corrections.services import DECISIONS
from freedomnow.submissions.contact_form import ContactField
from freedomnow.web.fields import CleanCharField, CleanProseField


class AskForm(forms.ModelForm):
    """What somebody asks about a page."""

    class Meta:
        model = Request
        fields = ["ground", "asker", "words", "link", "reference_number", "reply"]
        widgets = {"ground": forms.RadioSelect, "asker": forms.RadioSelect}

    def __init__(self, *args: Any, on_consent: bool = False, **kwargs: Any) -> None:
        """on_consent: whether the page holds somebody's own words."""
        super().__init__(*args, **kwargs)
        ground: Any = self.fields["ground"]
        # No blank button, and none for what only the question below an article sends.
        hidden = {Ground.FEEDBACK} if on_consent else {Ground.FEEDBACK, Ground.CONSENT}
        ground.choices = [one for one in Ground.choices if one[0] not in hidden]
        if on_consent:
            words: Any = self.fields["words"]
            words.required, words.depends = False, True  # on the ground
            words.help_text = _("Only moderators read it. If it is your story, you need no reason.")

    def clean_reply(self) -> str:
        return short_enough(str(self.cleaned_data["reply"]))

    def clean(self) -> None:
        super().clean()
        ground = self.cleaned_data.get("ground")
        if self.cleaned_data.get("words") == "" and ground != Ground.CONSENT:
            self.add_error("words", self.fields["words"].error_messages["required"])
        if ground == Ground.REPLY and not self.cleaned_data.get("reply"):
            self.add_error("reply", _("Write here what shall stand on the page."))


class AskWithContact(AskForm):
    """And how to be reached."""

    contact = ContactField()


class AskBackForm(forms.Form):
    """What a moderator wants to know."""

    reason = CleanProseField(
        label=_("Your reason, or your question"),
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
    )


class DecideForm(AskBackForm):
    """A decision, its reason for the one who asked, and words for everybody."""

    decision = forms.ChoiceField(
        label=_("Decision"),
        choices=[(code, Decision(code).label) for code in DECISIONS],
        widget=forms.RadioSelect,
    )
    words = CleanCharField(
        label=_("Why, for the public log"),
        help_text=_("One sentence, without a name and without what would show who is meant."),
        max_length=300,
    )
