import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from freedomnow.users.models import Role, User
from tests.factories import PASSWORD, make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("role", "staff", "superuser", "moderates"),
    [
        (Role.VOLUNTEER, False, False, False),
        (Role.MODERATOR, True, False, True),
        (Role.ADMIN, True, True, True),
    ],
)
def test_the_role_decides_what_django_asks_for(role, staff, superuser, moderates):
    user = make_user(role)

    assert (user.is_staff, user.is_superuser, user.is_moderator) == (staff, superuser, moderates)


@pytest.mark.parametrize(
    ("role", "change"),
    [
        ("volunteer", {"is_staff": True}),
        ("volunteer", {"is_superuser": True}),
        ("moderator", {"is_superuser": True}),
        ("moderator", {"is_staff": False}),
        ("admin", {"is_staff": False}),
        ("admin", {"role": "moderator"}),
        ("volunteer", {"role": "owner"}),
    ],
)
def test_postgresql_refuses_rights_that_the_role_does_not_give(role, change):
    user = make_user(role)

    with pytest.raises(IntegrityError, match="follows_role"), transaction.atomic():
        User.objects.filter(pk=user.pk).update(**change)


def test_postgresql_takes_a_whole_change_of_role():
    user = make_user()

    User.objects.filter(pk=user.pk).update(role="admin", is_staff=True, is_superuser=True)

    assert User.objects.get(pk=user.pk).is_moderator


def test_the_form_of_the_admin_makes_the_rights_follow_the_role():
    user = User(username="ana", role=Role.MODERATOR)
    user.set_password(PASSWORD)

    user.full_clean()

    assert (user.is_staff, user.is_superuser) == (True, False)


def test_a_disabled_moderator_moderates_no_more():
    user = make_user("moderator", is_active=False)

    assert not user.is_moderator
    assert user not in User.objects.moderators()


def test_the_moderators_are_those_who_may_decide_now():
    moderator, admin = make_user("moderator"), make_user("admin")
    make_user()

    assert set(User.objects.moderators()) == {moderator, admin}


def test_createsuperuser_makes_an_admin():
    assert User.objects.create_superuser("ana", password=PASSWORD).role == Role.ADMIN


def test_a_fresh_account_may_do_the_least():
    user = User.objects.create_user("ana", password=PASSWORD)

    assert (user.role, user.is_staff, user.is_superuser) == ("volunteer", False, False)


@pytest.mark.parametrize("name", ["an a", "ana\n", "<b>ana", "ana\u202e", "", "a" * 151])
def test_a_name_with_tricks_is_refused(name):
    user = User(username=name, password="x")

    with pytest.raises(ValidationError):
        User.username_validator(name) or user.full_clean()


def test_no_account_keeps_where_somebody_came_from():
    fields = {field.name for field in User._meta.get_fields()}

    assert not {
        name for name in fields if {"ip", "address", "agent", "referrer"} & {*name.split("_")}
    }
    assert not {"first_name", "last_name"} & fields


@pytest.mark.parametrize("demo", [True, False])
def test_only_a_demo_accounts_sessions_know_the_mode(settings, demo):
    own, on_trial = make_user(), make_user(is_demo=True)
    settings.DEMO = demo
    before = own.get_session_auth_hash(), on_trial.get_session_auth_hash()

    settings.DEMO = not demo

    assert own.get_session_auth_hash() == before[0]
    assert on_trial.get_session_auth_hash() != before[1]
