"""What a moderator says when somebody who grew up with a language has read what stands in it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from freedomnow.web.fields import CleanProseField


class WhoReadForm(forms.Form):
    """Who read it, for the history."""

    reason = CleanProseField(
        label=_("Who read it?"),
        help_text=_("You, or somebody you know. No name: “I grew up with Urdu.” is enough."),
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
    )


class ReadForm(WhoReadForm):
    """Of an article. The version is the one that the page showed."""

    version = forms.IntegerField(min_value=1, max_value=1_000_000, widget=forms.HiddenInput)


class OfWords(forms.Form):
    """The digest is that of the words that the page showed."""

    digest = forms.RegexField(r"^[0-9a-f]{64}\Z", widget=forms.HiddenInput)


class WordsReadForm(WhoReadForm, OfWords):
    """Of the site's own words."""

    takes_back = False


class WordsDoubtedForm(OfWords):
    """That they were read was said by mistake."""

    takes_back = True

    reason = CleanProseField(label=_("Why"), max_length=500, widget=forms.Textarea({"rows": 3}))
