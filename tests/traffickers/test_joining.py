"""Two documents about one: what may not be lost, and what may not be chosen for somebody."""

import pytest
from django.core.exceptions import ValidationError

from tests.factories import record_document
from traffickers.joining import joined


def join(kept=None, other=None):
    documents = [record_document(**(told or {})) for told in (kept, other)]
    return joined(*documents, kept_id="kept12345678", other_id="other1234567")


def reply(words, on=""):
    return {"reply": words, "reply_on": on}


@pytest.mark.parametrize(
    ("kept", "other", "both"),
    [
        (reply("No."), reply(""), reply("No.")),
        (reply(""), reply("No.", "2026-01"), reply("No.", "2026-01")),
        (reply("No.", "2025"), reply("", "2026"), reply("No.", "2025")),
        (reply("No."), reply("", "2026"), reply("No.")),
        (reply("No."), reply("No.", "2026"), reply("No.", "2026")),
        (reply(""), reply(""), reply("")),
    ],
)
def test_a_reply_keeps_its_own_date(kept, other, both):
    document = join(kept, other)

    assert {name: document[name] for name in ("reply", "reply_on")} == both


def test_of_two_replies_none_vanishes():
    with pytest.raises(ValidationError, match="Each of the two pages has a reply"):
        join(reply("No.", "2025"), reply("It was my brother.", "2026"))


@pytest.mark.parametrize(
    ("kept", "other", "both"),
    [
        ("Not the singer.", "", "Not the singer."),
        ("", "Not the baker.", "Not the baker."),
        ("Not the singer.", "Not the baker.", "Not the singer.\nNot the baker."),
        ("Not the singer.", "Not the singer.", "Not the singer."),
    ],
)
def test_nobody_who_is_not_meant_is_forgotten(kept, other, both):
    assert join({"not_meant": kept}, {"not_meant": other})["not_meant"] == both


def test_one_year_of_birth_is_kept_and_two_are_refused():
    born, later = {"year_of_birth": 1970}, {"year_of_birth": 1971}

    assert join(other=born)["year_of_birth"] == join(born, born)["year_of_birth"] == 1970
    with pytest.raises(ValidationError, match="two years of birth"):
        join(born, later)
