"""What a moderator is asked to look at twice."""

import pytest

from freedomnow.submissions.risks import mixes_scripts, risks_of, twin_of
from tests.factories import (
    article_document,
    make_name,
    make_submission,
    make_unsigned,
    make_user,
    record_document,
)

CYRILLIC_A = "\u0430"


@pytest.mark.parametrize(
    ("name", "mixes"),
    [
        (f"S{CYRILLIC_A}leh Ahmed", True),
        ("\u0410\u0445\u043c\u0435\u0434 Saleh", False),  # each word in a script of its own
        ("\u0410\u0445\u043c\u0435\u0434", False),
        ("\u0391hmed", True),
        ("\u0623\u062d\u0645\u062f", False),
        ("\u738b Wang", False),
        ("O'Neill-Smith 3", False),
        ("", False),
    ],
)
def test_a_word_of_two_scripts_is_noticed(name, mixes):
    assert mixes_scripts(name) is mixes


def test_it_says_what_the_name_looks_like():
    assert twin_of(f"S{CYRILLIC_A}leh") == "Saleh"
    assert twin_of("Saleh") == "Saleh"


@pytest.mark.django_db
class TestReview:
    def test_a_name_that_passes_for_another_is_told(self):
        names = [make_name(f"S{CYRILLIC_A}leh Ahmed")]
        report = make_submission("record", document=record_document(names=names))

        [told] = [risk for risk in risks_of(report) if "two scripts" in risk]
        assert "looks like “Saleh Ahmed”" in told

    def test_private_data_is_told_though_its_sender_sent_it(self):
        document = article_document(body="A girl, 15 years old, was there.")

        assert "“15 years” looks like the age of a child." in risks_of(
            make_submission(document=document)
        )

    def test_a_first_report_is_told_and_a_second_is_not(self):
        user = make_user()
        first = make_submission(by=user)
        assert risks_of(first) == ["The first report of this sender."]

        assert risks_of(make_submission(by=user)) == []

    def test_a_report_without_an_account_says_so(self):
        report, _receipt = make_unsigned()

        assert risks_of(report) == ["Sent without an account."]

    def test_what_rules_noticed_comes_first(self):
        report, _receipt = make_unsigned(flags={"links"})

        assert risks_of(report)[0] == "Many links in the text"
