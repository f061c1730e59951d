"""Who answers for the site: real processes, with the environment of a production and of a trial."""

import subprocess
import sys

import pytest

from tests.test_quality import OPERATOR, ROOT, deploy

START = "import freedomnow.wsgi; print('started')"
PRODUCTION = {
    "SECRET_KEY": "for this test only",
    "MATCHING_KEY": "for this test only",
    "DATABASE_URL": "postgresql://nobody@localhost/nothing",
    "FREEDOMNOW_ENVIRONMENT": "",
    "PATH": "/usr/bin:/bin",
}


def start(**environment):
    """The web server's entry point, which asks no database; in this environment and no other."""
    return subprocess.run(
        [sys.executable, "-c", START],
        cwd=ROOT,
        env=PRODUCTION | environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_production_starts_with_all_five():
    done = start(**OPERATOR)

    assert done.stdout == "started\n", done.stderr


def test_production_refuses_to_start_and_names_each_missing_one():
    done = start(OPERATOR_NAME="Testa Association", DATA_LICENCE=" ")

    last = done.stderr.strip().splitlines()[-1]
    assert done.returncode != 0
    assert "OPERATOR_CONTACT, JURISDICTION, DATA_LICENCE, DATA_LICENCE_LINK must be set" in last
    assert "OPERATOR_NAME" not in last


@pytest.mark.parametrize("name", OPERATOR)
def test_any_one_that_is_missing_keeps_production_from_starting(name):
    done = start(**OPERATOR | {name: ""})

    assert done.returncode != 0
    assert f"ImproperlyConfigured: {name} must be set" in done.stderr


def test_a_licence_that_leads_nowhere_keeps_production_from_starting():
    done = start(**OPERATOR | {"DATA_LICENCE_LINK": "javascript:alert(1)"})

    assert done.returncode != 0
    assert "DATA_LICENCE_LINK must begin with https:// or http://" in done.stderr


@pytest.mark.parametrize("value", ["www.example.org", "javascript:alert(1)"])
def test_a_quick_exit_that_would_lead_back_here_keeps_the_site_from_starting(value):
    done = start(**OPERATOR | {"QUICK_EXIT_URL": value})

    assert done.returncode != 0
    assert "QUICK_EXIT_URL must begin with https:// or http://" in done.stderr


@pytest.mark.parametrize("trial", ["DEVELOPMENT", "DEMO"])
def test_a_trial_starts_without(trial):
    assert start(**{trial: "1"}).stdout == "started\n"


def test_commands_refuse_too():
    done = deploy(JURISDICTION="")

    assert done.returncode != 0
    assert "JURISDICTION must be set" in done.stderr


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"OPERATOR_CONTACT": "ring the bell"}, "freedomnow.W004"),
        ({"DEMO": "1"} | dict.fromkeys(OPERATOR, ""), "freedomnow.W003"),
    ],
    ids=["no address", "a trial"],
)
def test_the_deployment_check_warns(environment, words):
    done = deploy(**environment)

    assert done.returncode != 0
    assert words in done.stderr
