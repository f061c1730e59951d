"""Input that nobody should send: each is told what is wrong, and nothing half-written stays."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from freedomnow.publishing.documents import NotADocument, as_typed
from freedomnow.publishing.kinds import all_kinds, kind_named
from freedomnow.submissions.models import Submission
from freedomnow.users.models import User
from tests.factories import (
    DOCUMENTS,
    article_document,
    make_name,
    make_published,
    make_submission,
    make_user,
    record_document,
    region_document,
)
from tests.safety.surfaces import client_of

pytestmark = pytest.mark.django_db

KINDS = ["article", "organization", "region", "record"]
INBOX = "/admin/submissions/submission/"
ZERO_WIDTH = "\u200b\u200d\ufeff"


def typed(kind, document=None, **changes):
    """What a browser would send for a document; `changes` are field names as the form has them."""
    data = as_typed(kind_named(kind).form, document or DOCUMENTS[kind]())
    told = {name.replace("__", "-"): value for name, value in changes.items()}
    return data | {"do": "send", "send_key": "key", "page": "whole"} | told


def send(kind, data, client=None):
    client = client or client_of("volunteer", raise_request_exception=False)
    return client.post(f"/report/{kind}/", data)


def refused(answer):
    """Told on the form, with nothing stored."""
    return (
        answer.status_code == 422 and answer.context["problems"] and not Submission.objects.exists()
    )


@pytest.mark.parametrize("kind", KINDS)
def test_a_good_form_arrives(kind):
    answer = send(kind, typed(kind))

    report = Submission.objects.get()
    assert answer["Location"] == report.get_absolute_url()
    assert report.state == "received"


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_form_is_told_what_is_missing(kind):
    assert refused(send(kind, {}))


WRONG = {
    "blank name": ("record", {"names__0__name": "   "}),
    "zero-width name": ("record", {"names__0__name": ZERO_WIDTH}),
    "filler name": ("record", {"names__0__name": "\u3164"}),
    "zalgo name": ("record", {"names__0__name": "Z" + "\u0336" * 500}),
    "long name": ("record", {"names__0__name": "a" * 301}),
    "megabyte": ("record", {"summary": "a" * 1_000_000}),
    "megabyte in a key": ("record", {"names__0__key": "a" * 1_000_000}),
    "NUL in a key": ("record", {"names__0__key": "a\x00b"}),
    "two rows of one key": (
        "record",
        {
            "names__TOTAL_FORMS": "2",
            "names__0__key": "same",
            "names__1__key": "same",
            "names__1__name": "X",
            "names__1__kind": "alias",
        },
    ),
    "unknown region": ("record", {"regions__0__code": "ZZ"}),
    "unknown regions": ("article", {"regions": ["FR", "ZZ"]}),
    "unknown country": ("region", {"code": "XX"}),
    "unknown language": ("article", {"language": "xx"}),
    "unknown choice": ("record", {"type": "villain"}),
    "choice with NUL": ("record", {"type": "per\x00son"}),
    "two answers for one": ("record", {"legal_events__0__matters": ["trafficking", "murder"]}),
    "year 99999": ("record", {"years_from": "99999"}),
    "year of 5,000 digits": ("record", {"years_from": "9" * 5_000}),
    "negative year": ("record", {"years_from": "-5"}),
    "year that has not come": ("record", {"type": "person", "year_of_birth": "2199"}),
    "years backwards": ("record", {"years_from": "2020", "years_to": "2010"}),
    "31 February": ("record", {"legal_events__0__on": "2018-02-31"}),
    "ambiguous day": ("record", {"legal_events__0__on": "05/06/2018"}),
    "address that is none": ("organization", {"services__0__email": "a@b\r\nBcc: c@d.example"}),
    "phone with tricks": ("organization", {"services__0__phone": "+44\x07 20;ext=1"}),
    "time that is none": ("organization", {"services__0__opens_at": "25:00"}),
    "figure that is none": ("region", {"figures__0__value": "many"}),
    "too many rows": ("record", {"names__TOTAL_FORMS": "9999999"}),
    "negative rows": ("record", {"names__TOTAL_FORMS": "-1"}),
    "rows that are no number": ("record", {"names__TOTAL_FORMS": "abc"}),
    "rows of 5,000 digits": ("record", {"names__TOTAL_FORMS": "9" * 5_000}),
    "no rows": ("record", {"names__TOTAL_FORMS": "0", "page": "", "names__INITIAL_FORMS": "0"}),
    "no row counts": ("record", {"names__TOTAL_FORMS": "", "names__INITIAL_FORMS": "x"}),
    "long comment": ("article", {"comment": "a" * 1_001}),
    "long tags": ("article", {"tags": "a" * 41}),
    "many tags": ("article", {"tags": ",".join("abcdefghijk")}),
    "slug with a path": ("article", {"slug": "../../admin"}),
}


@pytest.mark.parametrize(("kind", "changes"), WRONG.values(), ids=WRONG)
def test_a_wrong_answer_is_told_beside_the_form(kind, changes):
    assert refused(send(kind, typed(kind, **changes)))


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "http://127.0.0.1/",
        "http://127.0.0.1?@ok.example/",
        "http://[::1",
        "http://[::1]/",
        "http://localhost/",
        "//ok.example/x",
        "vbscript:x",
        "http://2130706433/",
        "\x01javascript:x",
    ],
)
@pytest.mark.parametrize(
    ("kind", "field"),
    [
        ("record", "legal_events__0__source_url"),
        ("record", "names__0__source_archive_url"),
        ("organization", "website"),
        ("organization", "services__0__chat_url"),
    ],
)
def test_a_link_to_nowhere_public_is_told_beside_its_field(kind, field, link):
    assert refused(send(kind, typed(kind, **{field: link})))


@pytest.mark.parametrize(
    ("day", "stored"),
    [
        ("2018", "2018"),
        ("2018-06", "2018-06"),
        ("2018-06-05", "2018-06-05"),
        ("2018/06/05", "2018-06-05"),
        ("5 June 2018", "2018-06-05"),
        ("June 5, 2018", "2018-06-05"),
        ("Jun 2018", "2018-06"),
        ("25.12.2018", "2018-12-25"),
        ("12/25/2018", "2018-12-25"),
        ("٢٠١٨", "2018"),
        ("20180605", "2018-06-05"),
    ],
)
def test_a_date_may_be_written_in_many_ways(day, stored):
    send("record", typed("record", legal_events__0__on=day))

    assert Submission.objects.get().document["legal_events"][0]["on"] == stored


@pytest.mark.parametrize(
    ("name", "stored"),
    [
        ("Ana\u202eBob", "AnaBob"),
        ("\u2066Ana\u2069", "Ana"),
        ("A\u200bna", "Ana"),
        ("Jose\u0301", "José"),
        ("👩‍👧 Ana", "👩‍👧 Ana"),
        ("نادیه می‌خواهم", "نادیه می‌خواهم"),
        ("An\x00a", "Ana"),
        ("劳工", "劳工"),
    ],
)
def test_a_name_is_kept_without_what_hides(name, stored):
    send("record", typed("record", names__0__name=name))

    assert Submission.objects.get().headline == stored


def test_fields_that_no_form_declares_are_ignored():
    volunteer, client = make_user(), Client()
    client.force_login(volunteer)
    forged = {
        "state": "published",
        "status": "published",
        "is_staff": "1",
        "role": "admin",
        "proposer": "1",
        "proposer_name": "x",
        "published_id": "x",
        "decided_by": "x",
        "origin": "release",
        "tier": "A",
        "public_id": "mine",
        "came_with": "1",
        "version": "9",
        "target": "x",
        "reference": "mine",
        "revision": "9",
    }

    send("article", typed("article", **forged), client)

    report = Submission.objects.get()
    told = (
        report.state,
        report.origin,
        report.proposer,
        report.target,
        report.revision,
        report.decided_by,
    )
    assert told == ("received", "form", volunteer, "", 1, "")
    assert set(report.document) == set(article_document())
    assert User.objects.get().role == "volunteer"


def test_a_field_sent_twice_counts_once():
    send("article", typed("article") | {"title": ["First", "Second"]})

    assert Submission.objects.get().document["title"] == "Second"


SEND_KEYS = ["", "a\x00b", "🕊" * 100, "x" * 1_000_000, "'; --"]


@pytest.mark.parametrize("key", SEND_KEYS, ids=["none", "NUL", "emoji", "megabyte", "SQL"])
def test_whatever_the_forms_own_key_is_the_report_arrives(key):
    client = client_of("volunteer", raise_request_exception=False)
    data = typed("article", send_key=key)

    assert [send("article", data, client).status_code for _time in range(2)] == [302, 302]
    assert Submission.objects.count() == (1 if key else 2)


def test_the_same_form_sent_again_by_another_person_is_another_report():
    data = typed("article")

    assert [send("article", data).status_code for _person in range(2)] == [302, 302]
    assert Submission.objects.count() == 2


TOTALS = ["1", "0", "-1", "abc", "", "9999999", "9" * 5_000, "٣"]
MORE = [{"add": "no-such-rows"}, {"add": "\x00"}, {"add": ""}, {"do": "more"}]


@pytest.mark.parametrize(
    ("total", "more"), [*((t, {"add": "names"}) for t in TOTALS), *(("1", m) for m in MORE)]
)
def test_asking_for_another_row_keeps_what_was_typed_whatever_the_count(total, more):
    data = typed("record", names__TOTAL_FORMS=total, summary="typed with care") | more

    answer = send("record", data)

    assert answer.status_code == 200
    assert "typed with care" in answer.content.decode()
    assert not Submission.objects.exists()


def test_asking_for_another_row_gives_one():
    answer = send("record", typed("record") | {"add": "names"})

    assert len(answer.context["form"].formsets["names"].forms) == 2


@pytest.mark.parametrize("count", [5_001, 20_000])
def test_more_fields_than_any_form_has_are_refused(count):
    data = "&".join(f"a{n}=1" for n in range(count))

    answer = client_of("volunteer").post(
        "/report/article/", data, content_type="application/x-www-form-urlencoded"
    )

    assert answer.status_code == 400


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("multipart/form-data", b"title=x"),
        ("multipart/form-data; boundary=", b"--x\r\n"),
        ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data; name="),
        ("application/x-www-form-urlencoded; charset=utf-16", b"title=x"),
        ("application/x-www-form-urlencoded; charset=nonsense", b"title=x"),
        ("application/x-www-form-urlencoded", b"title=%ED%A0%80&slug=%FF%00"),
        ("application/json", b"[" * 10_000),
        ("text/plain", b"\x00\xff"),
        ("", b""),
    ],
)
def test_a_body_that_is_no_form_stores_nothing_and_breaks_nothing(content_type, body):
    client = client_of("volunteer", raise_request_exception=False)

    answer = client.generic("POST", "/report/article/", body, content_type)

    assert answer.status_code in {400, 422}
    assert not Submission.objects.exists()


def test_a_file_is_not_taken():
    from_disk = '----x\r\nContent-Disposition: form-data; name="title"; filename="../../x"\r\n\r\n'
    answer = client_of("volunteer").post(
        "/report/article/",
        (from_disk + "MZ\r\n----x--\r\n").encode(),
        content_type="multipart/form-data; boundary=--x",
    )

    assert refused(answer)


def nested(depth):
    value = []
    for _level in range(depth):
        value = [value]
    return value


SHAPES = {
    "nothing": None,
    "text": "article",
    "list": [],
    "empty": {},
    "a field too many": article_document() | {"state": "published"},
    "a field missing": {k: v for k, v in article_document().items() if k != "body"},
    "number keys": {1: 2},
    "nested": article_document(title=nested(10_000)),
    "nested rows": article_document(sources=nested(10_000)),
    "a dictionary in a field": article_document(title={"a": 1}),
    "a list in a line of text": article_document(title=["a"]),
    "a number in a list": article_document(tags=[1]),
    "nothing in a list": article_document(regions=None),
    "text for a list": article_document(forms="ForcedLabour"),
    "a float": article_document(title=1.5),
    "a huge number": record_document(years_from=10**5_000),
    "rows that are none": article_document(sources="x"),
    "a row that is none": article_document(sources=["x"]),
    "a row of other fields": article_document(sources=[{"key": "a"}]),
    "a list for a day": DOCUMENTS["organization"](
        services=[DOCUMENTS["organization"]()["services"][0] | {"confirmed_on": ["x"]}]
    ),
}


@pytest.mark.parametrize("document", SHAPES.values(), ids=SHAPES)
@pytest.mark.parametrize("kind", KINDS)
def test_what_has_not_the_shape_of_a_document_is_refused(kind, document):
    with pytest.raises(NotADocument, match="not a document"):
        kind_named(kind).form.from_document(document)


@pytest.mark.parametrize("kind", all_kinds(), ids=lambda kind: kind.name)
def test_what_has_it_is_judged(kind):
    assert kind.form.from_document(DOCUMENTS[kind.name]()).is_valid()


@pytest.mark.parametrize(
    "value", [True, False, 7, -1, 2**40, "\ud800", "\x00", "a" * 50_000, "", None, []]
)
@pytest.mark.parametrize("kind", KINDS)
def test_any_leaf_anywhere_is_judged_and_breaks_nothing(kind, value):
    form, document = kind_named(kind).form, DOCUMENTS[kind]()
    rows = [(name, field) for name in form.rows for row in document[name][:1] for field in row]

    for field in form.base_fields:
        assert_judged(form, document | {field: value})
    for name, field in rows:
        assert_judged(form, document | {name: [document[name][0] | {field: value}]})


def assert_judged(form, document):
    try:
        judged = form.from_document(document)
    except NotADocument:
        return
    assert judged.is_valid() in {True, False}
    assert list(judged.problems()) == [] or not judged.is_valid()


def test_a_document_that_the_form_refuses_does_not_reach_the_waiting_room():
    with pytest.raises(ValidationError):
        make_submission("record", document=record_document(names=[make_name(ZERO_WIDTH)]))

    assert not Submission.objects.exists()


def test_a_place_cannot_be_told_as_another():
    region = make_published("region")
    data = typed("region", region_document("DE"), base_version=1)

    answer = client_of("volunteer").post(f"/report/region/{region.public_id}/", data)

    assert answer.status_code == 422
    assert not Submission.objects.filter(state="received").exists()
