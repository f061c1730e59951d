"""What a deployment is told about its logins."""

import pytest

from freedomnow.publishing.checks import check_demo, check_logins


def login(user):
    return {"user": user, "password": "x"}


def test_two_logins_of_their_own_are_fine(settings):
    settings.DATABASE_LOGINS = {"web": login("web"), "public": login("public")}

    assert check_logins(None) == []


@pytest.mark.parametrize(
    "logins",
    [
        {},
        {"web": login("web")},
        {"public": login("public")},
        {"web": login("one"), "public": login("one")},
        {"web": login(""), "public": login("public")},
    ],
    ids=["none", "no public one", "no web one", "one for both", "one without a name"],
)
def test_roles_that_postgresql_cannot_tell_apart_are_a_warning(settings, logins):
    settings.DATABASE_LOGINS = logins

    [warning] = check_logins(None)

    assert warning.id == "freedomnow.W001"
    assert "DATABASE_PUBLIC_URL" in warning.hint


@pytest.mark.parametrize(("demo", "told"), [(True, ["freedomnow.W002"]), (False, [])])
def test_demo_mode_is_no_way_to_run_a_site(settings, demo, told):
    settings.DEMO = demo

    assert [warning.id for warning in check_demo(None)] == told
