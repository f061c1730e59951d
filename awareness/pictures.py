"""
Signs as pictures that we drew, for people who do not read: templates/awareness/signs/<code>.svg.

Eleven of them are the ILO's indicators of forced labour; the others show how an offer begins.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Picture:
    """`meaning` stands below the picture, `shows` is read out instead of it."""

    code: str
    meaning: Any
    shows: Any

    @property
    def template(self) -> str:
        return f"awareness/signs/{self.code}.svg"


PICTURES = {
    code: Picture(code, meaning, shows)
    for code, meaning, shows in (
        ("fee", _("You must pay to get the job."), _("A coin, an arrow, an office bag")),
        ("online", _("A stranger online offers love or work."), _("A heart and a coin on a phone")),
        ("journey", _("Nobody says where you are going."), _("A bus and a question mark")),
        ("deception", _("The job is not what they said."), _("Many coins, then a single one")),
        ("debt", _("You owe more and more."), _("A coin above bars that grow")),
        ("papers", _("They keep your papers."), _("A passport behind a lock")),
        ("wages", _("You get no pay."), _("A banknote, crossed out")),
        ("movement", _("You may not go out."), _("A door with a lock")),
        ("isolation", _("You may not call anyone."), _("A phone, crossed out")),
        ("watched", _("Somebody always watches you."), _("An eye beside a person")),
        ("threats", _("They threaten you or your family."), _("A loud voice above a house")),
        ("violence", _("They hurt you."), _("A raised hand")),
        ("overtime", _("You work day and night."), _("A clock whose hand never stops")),
        ("conditions", _("The place is not fit to live in."), _("Three bunks and dripping water")),
        (
            "vulnerability",
            _("They use that you are in need."),
            _("A coin as bait on a fishing hook"),
        ),
    )
}
