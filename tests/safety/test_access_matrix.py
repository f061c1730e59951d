"""Who may do what where: every address of the site, each kind of person, each method."""

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client

from freedomnow.submissions.models import Submission
from freedomnow.users.models import User
from tests.factories import PASSWORD, make_submission, make_user
from tests.safety.surfaces import ROLES, World, client_of, routes

pytestmark = pytest.mark.django_db

# What GET and POST answer to: visitor, volunteer, moderator, admin. HEAD is GET; every other
# method is 405 everywhere. A POST has its token here, and no data.
PAGE = "200 200 200 200", "405 405 405 405"
SIGNED_IN = "302 200 200 200", "405 405 405 405"
FORM = "200 200 200 200", "422 422 422 422"
MINE = "302 404 404 404", "302 404 404 404"
BY_RECEIPT = "405 405 405 405", "200 200 200 200"
SIGN_IN = "200 302 302 302", "200 302 302 302"
OWN_FORM = "302 200 200 200", "302 200 200 200"
ADMIN_PAGE = "302 302 200 200", "302 302 200 200"
MODERATORS = "302 302 200 200", "302 302 405 405"
NOBODY = "302 302 403 403", "302 302 403 403"
ADMINS = "302 302 403 200", "302 302 403 200"
RESEARCH = "404 404 200 200", "405 405 405 405"
INBOX = "/admin/submissions/submission/"
USERS = "/admin/users/user/"
REQUESTS = "/admin/corrections/request/"
TIPS = "/admin/tips/tip/"
EVENTS = "/admin/publishing/event/"
ROLE_ASKS = "/admin/submissions/rolerequest/"
NOBODY_THERE = "302 302 302 302", "302 302 302 302"
TRANSLATIONS = "/admin/awareness/article/"
WORDS = "/admin/submissions/reasontemplate/"
NAMES = "/admin/submissions/publicname/"

# route: (a path, the answers)
MATRIX = {
    "/healthz": ("", PAGE),
    "/readyz": ("", PAGE),
    "/robots.txt": ("", PAGE),
    "/sitemap.xml": ("", PAGE),
    "/": ("", PAGE),
    "/help/": ("", PAGE),
    "/help/card/": ("/help/card/?c=FR", PAGE),
    "/check/": ("", PAGE),
    "/check/card/": ("", PAGE),
    "/search/": ("", PAGE),
    "/about/": ("", PAGE),
    "/contribute/": ("", PAGE),
    "/about/decisions/": ("", PAGE),
    "/about/privacy/": ("", PAGE),
    "/about/moderation/": ("", PAGE),
    "/about/words/": ("", PAGE),
    "/about/conduct/": ("", PAGE),
    "/about/figures/": ("", PAGE),
    "/about/safety/": ("", PAGE),
    "/about/contact/": ("", PAGE),
    "/about/cite/": ("", PAGE),
    "/about/authorities/": ("", PAGE),
    "/about/press/": ("", PAGE),
    "/about/companies/": ("", PAGE),
    "/records/": ("", PAGE),
    "/records/<slug:public_id>/": ("/records/{record.public_id}/", PAGE),
    "/records/<slug:public_id>/network/": ("/records/{record.public_id}/network/", PAGE),
    "/cases/": ("", PAGE),
    "/cases/<slug:public_id>/": ("/cases/{case.public_id}/", PAGE),
    "/organizations/": ("", PAGE),
    "/organizations/<str:slug>/": ("/organizations/{organization.slug}/", PAGE),
    "/regions/": ("", PAGE),
    "/regions/<slug:slug>/": ("/regions/france/", PAGE),
    "/regions/<slug:slug>/feed/": ("/regions/france/feed/", PAGE),
    "/styleguide/": ("", PAGE),  # in development, as these tests are: tests/styleguide
    "/awareness/": ("", PAGE),
    "/awareness/footprint/": ("", PAGE),
    "/awareness/footprint/letter/": ("/awareness/footprint/letter/?i=tea", PAGE),
    "/awareness/footprint/method/": ("", PAGE),
    "/awareness/path/": ("", PAGE),
    "/awareness/glossary/": ("", PAGE),
    "/awareness/signs-in-pictures/": ("", PAGE),
    "/awareness/spot-the-signs/": ("", PAGE),
    "/awareness/spot-the-signs/<slug:slug>/": ("/awareness/spot-the-signs/hotel-job/", PAGE),
    "/awareness/campaigns/": ("", PAGE),
    "/awareness/campaigns/<str:slug>/": ("/awareness/campaigns/{campaign.slug}/", PAGE),
    "/awareness/stories/": ("", PAGE),
    "/awareness/stories/<str:public_id>/": ("/awareness/stories/{story.public_id}/", PAGE),
    "/awareness/<str:slug>/": ("/awareness/{article.slug}/", PAGE),
    "/awareness/<str:slug>/feedback/": ("/awareness/{article.slug}/feedback/", FORM),
    "/s/<slug:public_id>/": ("/s/FR/", ("302 302 302 302", "405 405 405 405")),
    "/share/picture.png": ("", PAGE),
    "/share/<slug:kind>/<str:slug>/": ("/share/article/{article.slug}/", PAGE),
    "/share/<slug:kind>/<str:slug>/picture.png": ("/share/region/france/picture.png", PAGE),
    "/share/<slug:kind>/<str:slug>/card/": ("/share/article/{article.slug}/card/", PAGE),
    "/share/<slug:kind>/<str:slug>/poster/": ("/share/region/france/poster/", PAGE),
    "/corrections/": ("", PAGE),
    "/corrections/ask/<slug:kind>/<slug:public_id>/": (
        "/corrections/ask/record/{record.public_id}/", FORM,
    ),
    "/report/": ("", PAGE),
    "/report/account/": ("", SIGNED_IN),
    "/report/account/letters/": ("", ("405 405 405 405", "302 302 302 302")),
    "/report/account/copy/": ("", SIGNED_IN),
    "/report/account/name/": ("", ("405 405 405 405", "302 422 422 422")),
    "/report/account/role/": ("", ("405 405 405 405", "302 422 422 422")),
    "/report/account/delete/": ("", ("405 405 405 405", "302 422 422 422")),
    "/report/mine/": ("", SIGNED_IN),
    "/report/mine/<slug:reference>/": ("/report/mine/{waiting.reference}/", MINE),
    "/report/mine/<slug:reference>/edit/": (
        "/report/mine/{waiting.reference}/edit/", MINE,
    ),
    "/report/mine/<slug:reference>/words/": (
        "/report/mine/{own_words.reference}/words/",
        ("405 405 405 405", "302 302 302 302"),  # where there is nothing of theirs, nothing is done
    ),
    "/report/drafts/<slug:reference>/": (
        "/report/drafts/{draft.reference}/", ("302 404 404 404", "405 405 405 405"),
    ),
    "/report/drafts/<slug:reference>/forget/": (
        "/report/drafts/{draft.reference}/forget/", ("405 405 405 405", "302 404 404 404"),
    ),
    "/report/research/": ("", RESEARCH),
    "/report/research/leads/": ("", RESEARCH),
    "/report/research/leads/<slug:reference>/": (
        "/report/research/leads/{lead.reference}/", RESEARCH,
    ),
    "/report/receipt/": ("", ("200 200 200 200", "200 200 200 200")),
    "/report/receipt/written/": ("", BY_RECEIPT),
    "/report/receipt/print/": ("", BY_RECEIPT),
    "/report/receipt/edit/": ("", BY_RECEIPT),
    "/report/<slug:kind>/": ("/report/article/", FORM),
    "/report/<slug:kind>/<slug:public_id>/": ("/report/article/{article.public_id}/", FORM),
    "/accounts/login/": ("", SIGN_IN),
    "/accounts/signup/": ("", SIGN_IN),
    "/accounts/logout/": ("", ("302 200 200 200", "302 302 302 302")),
    "/accounts/inactive/": ("", PAGE),
    "/accounts/reauthenticate/": ("", OWN_FORM),
    "/accounts/email/": ("", ("302 200 200 200", "302 302 302 302")),
    "/accounts/confirm-email/": ("", PAGE),
    "/accounts/^confirm-email/(?P<key>[-:\\w]+)/$": (
        "/accounts/confirm-email/none/", ("200 200 200 200", "404 404 404 404"),
    ),
    "/accounts/password/change/": ("", OWN_FORM),
    "/accounts/password/set/": ("", ("302 302 302 302", "302 302 302 302")),
    "/accounts/password/reset/": ("", ("200 200 200 200", "200 200 200 200")),
    "/accounts/password/reset/done/": ("", PAGE),
    "/accounts/^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$": (
        "/accounts/password/reset/key/1-none/", ("200 200 200 200", "200 200 200 200"),
    ),
    "/accounts/password/reset/key/done/": ("", PAGE),
    "/accounts/login/code/confirm/": ("", ("302 302 302 302", "302 302 302 302")),
    "/admin/": ("", ADMIN_PAGE),
    "/admin/login/": ("", ("302 403 403 403", "302 403 403 403")),
    "/admin/logout/": ("", ("302 302 405 405", "302 302 200 200")),
    "/admin/password_change/": ("", ADMIN_PAGE),
    "/admin/password_change/done/": ("", MODERATORS),
    "/admin/autocomplete/": ("", ("302 302 403 403", "302 302 405 405")),
    "/admin/jsi18n/": ("", MODERATORS),
    "/admin/r/<path:content_type_id>/<path:object_id>/": (
        "/admin/r/1/1/", ("302 302 404 404", "302 302 404 404"),
    ),
    INBOX: ("", ADMIN_PAGE),
    f"{INBOX}add/": ("", NOBODY),
    f"{INBOX}<int:pk>/preview/": (f"{INBOX}{{waiting.pk}}/preview/", MODERATORS),
    f"{INBOX}<int:pk>/correct/": (
        f"{INBOX}{{waiting.pk}}/correct/", ("302 302 200 200", "302 302 422 422"),
    ),
    f"{INBOX}<int:pk>/decide/": (
        f"{INBOX}{{waiting.pk}}/decide/", ("302 302 405 405", "302 302 422 422"),
    ),
    f"{INBOX}<int:pk>/work/": (
        f"{INBOX}{{waiting.pk}}/work/", ("302 302 405 405", "302 302 302 302"),
    ),
    f"{INBOX}erase/": ("", ("302 302 200 200", "302 302 422 422")),
    f"{INBOX}merge/": ("", ADMIN_PAGE),
    f"{INBOX}merge/<int:pk>/part/": (
        f"{INBOX}merge/1/part/", ("302 302 405 405", "302 302 302 302"),
    ),
    f"{INBOX}batch/": (
        f"{INBOX}batch/?report={{waiting.pk}}", ("302 302 200 200", "302 302 302 302"),
    ),
    f"{INBOX}filters/": ("", ("302 302 405 405", "302 302 302 302")),
    f"{INBOX}mine/": ("", ("302 302 200 200", "302 302 302 302")),
    f"{INBOX}<int:pk>/contact/": (
        f"{INBOX}{{reachable.pk}}/contact/", ("302 302 200 200", "302 302 422 422"),
    ),
    f"{INBOX}next/": ("", ("302 302 405 405", "302 302 302 302")),
    f"{INBOX}<path:object_id>/history/": (f"{INBOX}{{waiting.pk}}/history/", ADMIN_PAGE),
    f"{INBOX}<path:object_id>/delete/": (f"{INBOX}{{waiting.pk}}/delete/", NOBODY),
    f"{INBOX}<path:object_id>/change/": (f"{INBOX}{{waiting.pk}}/change/", ADMIN_PAGE),
    f"{INBOX}<path:object_id>/": (
        f"{INBOX}{{waiting.pk}}/", ("302 302 302 302", "302 302 302 302"),
    ),
    TRANSLATIONS: ("", ADMIN_PAGE),
    f"{TRANSLATIONS}add/": ("", NOBODY),
    f"{TRANSLATIONS}<int:pk>/read/": (
        f"{TRANSLATIONS}{{translation.pk}}/read/", ("302 302 405 405", "302 302 422 422"),
    ),
    f"{TRANSLATIONS}words/": ("", MODERATORS),
    f"{TRANSLATIONS}words/<slug:language>/": (
        f"{TRANSLATIONS}words/es/", ("302 302 200 200", "302 302 422 422"),
    ),
    f"{TRANSLATIONS}<path:object_id>/history/": (
        f"{TRANSLATIONS}{{translation.pk}}/history/", ADMIN_PAGE,
    ),
    f"{TRANSLATIONS}<path:object_id>/delete/": (
        f"{TRANSLATIONS}{{translation.pk}}/delete/", NOBODY,
    ),
    f"{TRANSLATIONS}<path:object_id>/change/": (
        f"{TRANSLATIONS}{{translation.pk}}/change/", ADMIN_PAGE,
    ),
    f"{TRANSLATIONS}<path:object_id>/": (
        f"{TRANSLATIONS}{{translation.pk}}/", NOBODY_THERE,
    ),
    WORDS: ("", ADMIN_PAGE),
    f"{WORDS}add/": ("", ADMIN_PAGE),
    f"{WORDS}<path:object_id>/history/": (f"{WORDS}{{words.pk}}/history/", ADMIN_PAGE),
    f"{WORDS}<path:object_id>/delete/": (
        f"{WORDS}{{words.pk}}/delete/", ("302 302 200 200", "302 302 200 200"),
    ),
    f"{WORDS}<path:object_id>/change/": (f"{WORDS}{{words.pk}}/change/", ADMIN_PAGE),
    f"{WORDS}<path:object_id>/": (
        f"{WORDS}{{words.pk}}/", ("302 302 302 302", "302 302 302 302"),
    ),
    NAMES: ("", ADMIN_PAGE),
    f"{NAMES}add/": ("", NOBODY),
    f"{NAMES}<int:pk>/decide/": (
        f"{NAMES}{{name.pk}}/decide/", ("302 302 405 405", "302 302 422 422"),
    ),
    f"{NAMES}<path:object_id>/history/": (f"{NAMES}{{name.pk}}/history/", ADMIN_PAGE),
    f"{NAMES}<path:object_id>/delete/": (f"{NAMES}{{name.pk}}/delete/", NOBODY),
    f"{NAMES}<path:object_id>/change/": (f"{NAMES}{{name.pk}}/change/", ADMIN_PAGE),
    f"{NAMES}<path:object_id>/": (f"{NAMES}{{name.pk}}/", NOBODY_THERE),
    EVENTS: ("", ADMINS),
    f"{EVENTS}add/": ("", NOBODY),
    f"{EVENTS}export/": ("", ("302 302 302 200", "302 302 302 200")),
    f"{EVENTS}<path:object_id>/history/": (f"{EVENTS}1/history/", ("302 302 302 302",) * 2),
    f"{EVENTS}<path:object_id>/delete/": (f"{EVENTS}1/delete/", NOBODY),
    f"{EVENTS}<path:object_id>/change/": (
        f"{EVENTS}1/change/", ("302 302 403 302", "302 302 403 403"),
    ),
    f"{EVENTS}<path:object_id>/": (f"{EVENTS}1/", ("302 302 302 302", "302 302 302 302")),
    ROLE_ASKS: ("", ADMINS),
    f"{ROLE_ASKS}add/": ("", NOBODY),
    f"{ROLE_ASKS}give/<int:user>/": (
        f"{ROLE_ASKS}give/{{waiting.proposer_id}}/", ("302 302 302 200", "302 302 302 422"),
    ),
    f"{ROLE_ASKS}<path:object_id>/history/": (f"{ROLE_ASKS}{{role.pk}}/history/", ADMINS),
    f"{ROLE_ASKS}<path:object_id>/delete/": (f"{ROLE_ASKS}{{role.pk}}/delete/", NOBODY),
    f"{ROLE_ASKS}<path:object_id>/change/": (
        f"{ROLE_ASKS}{{role.pk}}/change/", ("302 302 302 200", "302 302 302 422"),
    ),
    f"{ROLE_ASKS}<path:object_id>/": (f"{ROLE_ASKS}{{role.pk}}/", NOBODY_THERE),
    "/report/tip/": ("", FORM),
    TIPS: ("", ADMIN_PAGE),
    f"{TIPS}add/": ("", NOBODY),
    f"{TIPS}<int:pk>/decide/": (
        f"{TIPS}{{tip.pk}}/decide/", ("302 302 405 405", "302 302 422 422"),
    ),
    f"{TIPS}<path:object_id>/history/": (f"{TIPS}{{tip.pk}}/history/", ADMIN_PAGE),
    f"{TIPS}<path:object_id>/delete/": (f"{TIPS}{{tip.pk}}/delete/", NOBODY),
    f"{TIPS}<path:object_id>/change/": (f"{TIPS}{{tip.pk}}/change/", ADMIN_PAGE),
    f"{TIPS}<path:object_id>/": (f"{TIPS}{{tip.pk}}/", ("302 302 302 302", "302 302 302 302")),
    REQUESTS: ("", ADMIN_PAGE),
    f"{REQUESTS}add/": ("", NOBODY),
    f"{REQUESTS}<int:pk>/decide/": (
        f"{REQUESTS}{{asked.pk}}/decide/", ("302 302 405 405", "302 302 422 422"),
    ),
    f"{REQUESTS}<int:pk>/contact/": (  # nothing was left: back to the request
        f"{REQUESTS}{{asked.pk}}/contact/", ("302 302 302 302", "302 302 302 302"),
    ),
    f"{REQUESTS}<path:object_id>/history/": (f"{REQUESTS}{{asked.pk}}/history/", ADMIN_PAGE),
    f"{REQUESTS}<path:object_id>/delete/": (f"{REQUESTS}{{asked.pk}}/delete/", NOBODY),
    f"{REQUESTS}<path:object_id>/change/": (f"{REQUESTS}{{asked.pk}}/change/", ADMIN_PAGE),
    f"{REQUESTS}<path:object_id>/": (
        f"{REQUESTS}{{asked.pk}}/", ("302 302 302 302", "302 302 302 302"),
    ),
    USERS: ("", ADMINS),
    f"{USERS}add/": ("", ADMINS),
    f"{USERS}<id>/password/": (f"{USERS}{{waiting.proposer_id}}/password/", ADMINS),
    f"{USERS}<path:object_id>/history/": (f"{USERS}{{waiting.proposer_id}}/history/", ADMINS),
    f"{USERS}<path:object_id>/delete/": (
        f"{USERS}{{waiting.proposer_id}}/delete/", ("302 302 403 200", "302 302 403 200"),
    ),
    f"{USERS}<path:object_id>/change/": (f"{USERS}{{waiting.proposer_id}}/change/", ADMINS),
    f"{USERS}<path:object_id>/": (
        f"{USERS}{{waiting.proposer_id}}/", ("302 302 302 302", "302 302 302 302"),
    ),
    "/admin/^(?P<app_label>users|publishing|submissions|corrections|awareness|tips)/$": (
        "/admin/submissions/", ("302 302 200 200", "302 302 200 200"),
    ),
    "/admin/(?P<url>.*)$": ("/admin/no/such/page/", ("302 302 404 404", "302 302 404 404")),
}  # fmt: skip
CLOSED = ("PUT", "DELETE", "PATCH", "TRACE", "PROPFIND")


@pytest.fixture
def browsers():
    """One for each role, signed in; a view that breaks answers 500 instead of raising."""
    return [client_of(role, raise_request_exception=False) for role in ROLES]


def answers(browsers, method, path, *, without_token=False):
    """What each role is answered."""
    for browser in browsers:
        browser.handler.enforce_csrf_checks = without_token
    return [browser.generic(method, path).status_code for browser in browsers]


def numbers(row):
    return [int(status) for status in row.split()]


def test_every_address_of_the_site_stands_in_the_matrix_and_no_other():
    assert sorted(routes()) == sorted(MATRIX)


@pytest.mark.parametrize("route", MATRIX)
def test_each_role_is_answered_what_the_matrix_says(browsers, route):
    template, (reading, sending) = MATRIX[route]
    path = World().path(template or route)

    assert answers(browsers, "GET", path) == numbers(reading)
    assert answers(browsers, "HEAD", path) == numbers(reading)
    assert answers(browsers, "POST", path, without_token=True) == [403] * len(ROLES)
    assert answers(browsers, "POST", path) == numbers(sending)


@pytest.mark.parametrize("route", MATRIX)
def test_other_methods_are_refused(route):
    path, client = World().path(MATRIX[route][0] or route), client_of("admin")

    assert [client.generic(method, path).status_code for method in CLOSED] == [405] * len(CLOSED)


@pytest.mark.parametrize("role", ROLES)
def test_other_methods_are_refused_to_everyone(role):
    client = client_of(role)

    assert [client.generic(method, INBOX).status_code for method in CLOSED] == [405] * len(CLOSED)


def test_a_volunteer_opens_a_report_of_their_own_and_no_other():
    mine, others = make_user(), make_submission()
    client = Client()
    client.force_login(mine)
    own = make_submission(by=mine)

    assert client.get(own.get_absolute_url()).status_code == 200
    assert client.get(others.get_absolute_url()).status_code == 404
    assert others.headline not in client.get("/report/mine/").content.decode()


def test_a_report_that_is_anothers_looks_like_one_that_never_was():
    client = client_of("volunteer")
    path, none = make_submission().get_absolute_url(), "/report/mine/zzzzzzzzzzzz/"

    others, missing = client.get(path), client.get(none)

    assert others.status_code == missing.status_code == 404
    told, expected = (answer.content.decode() for answer in (others, missing))
    assert told.replace(path, none) == expected  # the foot leads to it in other languages


@pytest.mark.parametrize("role", ["visitor", "volunteer"])
def test_who_is_no_moderator_decides_nothing(role):
    waiting = make_submission()
    data = {"reason": "I want to.", "revision": 1, "step": "publish"}

    client_of(role).post(f"{INBOX}{waiting.pk}/decide/", data)

    waiting.refresh_from_db()
    assert waiting.state == "received"


def test_a_moderator_decides():
    waiting = make_submission()
    data = {"reason": "I read it.", "revision": 1, "step": "publish"}

    client_of("moderator").post(f"{INBOX}{waiting.pk}/decide/", data)

    waiting.refresh_from_db()
    assert waiting.state == "published"


def test_a_moderator_does_not_decide_on_a_report_of_their_own():
    moderator, client = make_user("moderator"), Client()
    waiting = make_submission(by=moderator)
    client.force_login(moderator)

    answer = client.post(
        f"{INBOX}{waiting.pk}/decide/", {"reason": "Mine.", "revision": 1, "step": "publish"}
    )

    waiting.refresh_from_db()
    assert (answer.status_code, waiting.state) == (409, "received")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "/?_to_field=id",
        "{pk}/change/?_popup=1",
        "{pk}/change/?_to_field=document",
        "add/?_popup=1",
    ],
)
@pytest.mark.parametrize(
    "data",
    [
        {"state": "published", "_save": "1"},
        {"_saveasnew": "1"},
        {"action": "delete_selected", "_selected_action": "{pk}", "post": "yes"},
    ],
)
def test_the_admin_writes_nothing_past_the_services(address, data):
    waiting = make_submission()
    data = {name: value.format(pk=waiting.pk) for name, value in data.items()}

    client_of("admin").post(INBOX + address.format(pk=waiting.pk).lstrip("/"), data)

    assert [(one.pk, one.state) for one in Submission.objects.all()] == [(waiting.pk, "received")]


@pytest.mark.parametrize(
    ("change", "moderates"),
    [({"is_active": False}, False), ({"role": "volunteer", "is_staff": False}, False), ({}, True)],
    ids=["disabled", "demoted", "as before"],
)
def test_a_moderators_rights_end_with_the_next_request(change, moderates):
    moderator, client = make_user("moderator"), Client()
    client.force_login(moderator)
    before = client.get(INBOX).status_code

    User.objects.filter(pk=moderator.pk).update(**change)

    assert before == 200
    assert (client.get(INBOX).status_code == 200) is moderates


def test_a_disabled_volunteer_is_signed_out_with_the_next_request():
    volunteer, client = make_user(), Client()
    client.force_login(volunteer)

    User.objects.filter(pk=volunteer.pk).update(is_active=False)

    assert client.get("/report/mine/").status_code == 302
    assert client.post("/report/article/", {"sender": "account"}).status_code == 403


@pytest.mark.parametrize(("demo", "status"), [(True, 200), (False, 302)])
def test_a_demo_account_is_signed_out_where_demo_mode_ends(settings, demo, status):
    settings.DEMO = True
    account, client = make_user("moderator", is_demo=True), Client()
    client.force_login(account)

    settings.DEMO = demo

    assert client.get("/report/mine/").status_code == status
    assert client.get(INBOX).status_code == status


@pytest.mark.parametrize(("is_demo", "demo", "enters"), [(True, False, False), (True, True, True),
                                                         (False, False, True)])  # fmt: skip
def test_a_demo_account_signs_in_in_demo_mode_only(settings, is_demo, demo, enters):
    settings.DEMO = demo
    user, client = make_user("admin", is_demo=is_demo), Client()

    client.post("/accounts/login/", {"login": user.username, "password": PASSWORD})

    assert (client.get("/report/mine/").status_code == 200) is enters


def test_signing_in_makes_a_new_session_and_signing_out_ends_it():
    user, client = make_user(), Client()
    client.force_login(user)
    stolen = client.cookies[settings.SESSION_COOKIE_NAME].value
    client.post("/accounts/logout/")

    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = stolen

    assert thief.get("/report/mine/").status_code == 302
    assert not Session.objects.filter(pk=stolen).exists()


def test_a_session_that_somebody_planted_is_not_the_one_after_signing_in():
    user, client = make_user(), Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = planted = "planted0planted0planted0planted0"

    client.post("/accounts/login/", {"login": user.username, "password": PASSWORD})

    assert client.get("/report/mine/").status_code == 200
    assert client.cookies[settings.SESSION_COOKIE_NAME].value != planted


def test_a_new_password_ends_the_other_sessions():
    user, here, elsewhere = make_user(), Client(), Client()
    here.force_login(user)
    elsewhere.force_login(user)
    new = PASSWORD + " new"

    here.post(
        "/accounts/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new}
    )

    assert here.get("/report/mine/").status_code == 200
    assert elsewhere.get("/report/mine/").status_code == 302


def test_the_admins_own_form_signs_nobody_in():
    admin, client = make_user("admin"), Client()

    answer = client.post("/admin/login/", {"username": admin.username, "password": PASSWORD})

    assert answer["Location"].startswith("/accounts/login/")
    assert settings.SESSION_COOKIE_NAME not in client.cookies
