import pytest
from django.core.management import CommandError, call_command

from freedomnow.users.management.commands.demo_accounts import ACCOUNTS, read
from freedomnow.users.models import User
from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(settings, tmp_path):
    settings.DEMO, settings.VAR_DIR = True, tmp_path
    return tmp_path / "demo-accounts"


def test_one_account_for_each_role_is_made_and_told(demo, capsys):
    call_command("demo_accounts")

    roles = dict(User.objects.filter(is_demo=True).values_list("username", "role"))
    assert roles == ACCOUNTS
    told = capsys.readouterr().out
    assert all(password in told for password in read(demo).values())


def test_the_passwords_open_the_accounts_and_are_for_the_owners_eye_only(demo):
    call_command("demo_accounts")

    assert all(User.objects.get(username=n).check_password(p) for n, p in read(demo).items())
    assert len(set(read(demo).values())) == len(ACCOUNTS)
    assert demo.stat().st_mode & 0o777 == 0o600


def test_a_second_run_changes_nothing(demo):
    call_command("demo_accounts")
    before = demo.read_text(), list(User.objects.values_list("password", flat=True).order_by("pk"))

    call_command("demo_accounts")

    assert before == (
        demo.read_text(),
        list(User.objects.values_list("password", flat=True).order_by("pk")),
    )


def test_an_account_of_an_older_release_keeps_its_password_and_gets_its_role(demo):
    call_command("demo_accounts")
    User.objects.filter(username="demo-moderator-2").update(role="moderator")
    User.objects.filter(username="demo-trusted").delete()
    kept = read(demo)["demo-moderator-2"]

    call_command("demo_accounts")

    assert User.objects.get(username="demo-moderator-2").role == "senior"
    assert read(demo)["demo-moderator-2"] == kept
    assert User.objects.filter(username="demo-trusted").exists()


def test_outside_demo_mode_there_are_none(demo, settings):
    settings.DEMO = False

    with pytest.raises(CommandError, match="demo mode only"):
        call_command("demo_accounts")

    assert not User.objects.exists()
    assert not demo.exists()


def test_somebodys_own_account_of_that_name_is_left_alone(demo):
    make_user(username="demo-admin")

    with pytest.raises(CommandError, match="somebody's own"):
        call_command("demo_accounts")

    assert User.objects.get().role == "volunteer"
