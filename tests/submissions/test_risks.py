"""What a moderator is asked to look at twice."""

import pytest

from freedomnow.corrections import services as corrections
from freedomnow.publishing.models import Event
from freedomnow.publishing.services import withdraw
from freedomnow.submissions.risks import mixes_scripts, risks_of, twin_of
from tests.factories import (
    article_document,
    decide,
    make_event,
    make_moderator,
    make_name,
    make_published,
    make_request,
    make_source,
    make_submission,
    make_unsigned,
    make_user,
    official,
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
        assert risks_of(first, new_hosts=set()) == ["The first report of this sender."]

        assert risks_of(make_submission(by=user), new_hosts=set()) == []

    def test_a_report_without_an_account_says_so(self):
        report, _receipt = make_unsigned()

        assert risks_of(report, new_hosts=set()) == ["Sent without an account."]

    def test_what_rules_noticed_comes_first(self):
        report, _receipt = make_unsigned(flags={"links"})

        assert risks_of(report)[0] == "Many links in the text"


def citing(*links):
    """An article that cites these."""
    sources = [make_source(source_url=link) for link in links]
    return article_document(sources=sources)


def told_of_hosts(report):
    return [risk for risk in risks_of(report) if "cites the site" in risk]


def change_of(record):
    """A report about its page."""
    return make_submission(
        "record", document=record.document, target=record.public_id, base_version=record.version
    )


def high_risks(report, *, events=True):
    about = Event.objects.all() if events else ()
    return [risk for risk in risks_of(report, about) if risk.startswith("High risk")]


@pytest.mark.django_db
class TestSites:
    def test_a_site_that_no_page_cites_is_told(self):
        report = make_submission(document=citing("https://WWW.New.example.org:8443/a?b"))

        [told] = told_of_hosts(report)
        assert "“new.example.org”" in told

    def test_a_site_that_a_page_cites_is_not(self):
        make_published("article", citing("https://new.example.org/other"))

        assert told_of_hosts(make_submission(document=citing("https://www.new.example.org/"))) == []

    def test_a_site_is_new_again_once_its_last_page_came_down(self):
        page = make_published("article", citing("https://new.example.org/"))
        withdraw("article", page.public_id, by="tests", reason="Wrong.")

        assert len(told_of_hosts(make_submission(document=citing("https://new.example.org/")))) == 1

    @pytest.mark.parametrize(
        "link", ["https://www.un.org/a", "https://home.treasury.gov/b", "https://www.gov.uk/c"]
    )
    def test_sites_of_official_lists_are_known(self, link):
        assert told_of_hosts(make_submission(document=citing(link))) == []

    def test_a_site_below_or_beside_an_official_one_is_not_known_by_that(self):
        links = ["https://un.org.example.org/", "https://evil-un.org/"]

        assert len(told_of_hosts(make_submission(document=citing(*links)))) == 2

    def test_on_the_review_page_it_is_text_and_no_link(self, client):
        client.force_login(make_moderator())
        report = make_submission(document=citing("https://new.example.org/"))

        html = client.get(f"/admin/submissions/submission/{report.pk}/change/").content.decode()
        risks = html.split("Look twice")[1].split("</section>")[0]
        assert "“new.example.org”" in risks
        assert "<a " not in risks

    def test_many_sites_cost_one_query(self, django_assert_num_queries):
        report = make_submission(document=citing(*(f"https://s{n}.example.org/" for n in range(9))))
        with django_assert_num_queries(2):
            assert len(told_of_hosts(report)) == 9


@pytest.mark.django_db
class TestHighRisk:
    def test_a_plain_listing_is_none(self):
        assert high_risks(make_submission("record")) == []

    def test_an_accusation_is_one(self):
        charge = make_event(code="charged", source=official(kind="prosecution"))
        document = record_document(legal_events=[charge])

        [told] = high_risks(make_submission("record", document=document))
        assert "accusation" in told

    @pytest.mark.parametrize(
        ("answer", "words"), [("yes", "a source says"), ("not_checked", "nobody has checked")]
    )
    def test_a_possible_survivor_is_one(self, answer, words):
        document = record_document(type="person", survivor_answer=answer)

        [told] = high_risks(make_submission("record", document=document))
        assert words in told

    def test_a_page_that_came_down_before_is_one(self):
        record = make_published("record")
        report = change_of(record)
        assert high_risks(report) == []
        withdraw("record", record.public_id, by="tests", reason="Wrong.")

        assert high_risks(report) == ["High risk: this page was taken down before."]

    def test_a_page_that_somebody_asks_to_correct_is_one_until_that_is_decided(self):
        record = make_published("record")
        report, request = change_of(record), make_request(record)
        [told] = high_risks(report)
        assert "waits for an answer" in told

        corrections.take_back(request.reference)
        assert high_risks(report) == []

    def test_the_review_page_says_so_in_few_queries(self, client, django_assert_max_num_queries):
        client.force_login(make_moderator())
        record = make_published("record")
        report, _request = change_of(record), make_request(record)
        decide(report, "approve")

        with django_assert_max_num_queries(14):
            page = client.get(f"/admin/submissions/submission/{report.pk}/change/")
        assert "High risk: somebody asks" in page.content.decode()
