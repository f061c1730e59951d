"""What a moderator should look at twice: said on the review page, decided by nobody but them."""

import unicodedata
from collections.abc import Iterator

from django.utils.translation import gettext as _

from freedomnow.submissions.models import Origin, Submission
from freedomnow.submissions.private_data import found_in
from freedomnow.submissions.spam import Flag, texts_of

# Scripts whose letters look alike; a word of two of them was hardly written by accident.
LOOK_ALIKE = {"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE"}
# Letters of other scripts that pass for Latin ones, as Unicode's confusables have them.
TWINS = str.maketrans(
    "аеорсухіјѕԁһԛԝАВЕКМНОРСТХІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",  # noqa: RUF001  twins are meant
    "aeopcyxijsdhqwABEKMHOPCTXIJSABEZHIKMNOPTYXo",
)


def risks_of(submission: Submission) -> list[str]:
    """In words, the gravest first. 1 query."""
    return [
        *(str(Flag(flag).label) for flag in submission.flags),
        *_mixed_names(submission),
        *_private(submission),
        *_sender(submission),
    ]


def _mixed_names(submission: Submission) -> Iterator[str]:
    for name in submission.known_kind.form.names(submission.current_document):
        if mixes_scripts(name):
            yield _("“%(name)s” mixes letters of two scripts; it looks like “%(twin)s”.") % {
                "name": name,
                "twin": twin_of(name),
            }


def mixes_scripts(name: str) -> bool:
    """Whether one word of it has letters of two scripts that look alike."""
    return any(len(_scripts(word)) > 1 for word in name.split())


def _scripts(word: str) -> set[str]:
    letters = (unicodedata.name(letter, "").split(" ")[0] for letter in word if letter.isalpha())
    return {script for script in letters if script in LOOK_ALIKE}


def twin_of(name: str) -> str:
    """What the name looks like: letters that pass for Latin ones, as Latin ones."""
    return name.translate(TWINS)


def _private(submission: Submission) -> Iterator[str]:
    sentences = (text for text in texts_of(submission.current_document) if " " in text)
    for kind, words in found_in(sentences):
        yield _("“%(words)s” looks like %(what)s.") % {"words": words, "what": kind.label}


def _sender(submission: Submission) -> Iterator[str]:
    if submission.origin == Origin.RECEIPT:
        yield _("Sent without an account.")
    elif submission.proposer_id:
        others = Submission.objects.sent_by(submission.proposer_id).exclude(pk=submission.pk)
        if not others.exists():
            yield _("The first report of this sender.")
