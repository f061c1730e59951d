"""The gates that other tools keep, run with every test."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def run(*arguments, **environment):
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("-m", "ruff", "check", "."),
        ("-m", "ruff", "format", "--check", "."),
        ("-m", "mypy"),
        ("manage.py", "makemigrations", "--check", "--dry-run"),
    ],
    ids=" ".join,
)
def test_clean(arguments):
    done = run(*arguments)

    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]


OPERATOR = {
    "OPERATOR_NAME": "Testa Association",
    "OPERATOR_CONTACT": "desk@freedomnow.example",
    "JURISDICTION": "Testa Land",
    "DATA_LICENCE": "A licence for tests",
    "DATA_LICENCE_LINK": "https://licence.example/",
}


def deploy(**environment):
    production = {
        "SECRET_KEY": "".join(map(chr, range(40, 120))),
        "MATCHING_KEY": "".join(map(chr, range(40, 120))),
        "DEVELOPMENT": "",
        "DEMO": "",
        **OPERATOR,
        "DJANGO_ALLOW_ASYNC_UNSAFE": "",  # a browser's tests may have set it in this process
        "DATABASE_ROLE": "web",
        "ALLOWED_HOSTS": "freedomnow.example",
        "DJANGO_SETTINGS_MODULE": "freedomnow.settings",
    }
    return run(
        "manage.py", "check", "--deploy", "--fail-level", "WARNING", **production | environment
    )


def test_a_production_environment_passes_the_deployment_check():
    done = deploy()

    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "environment",
    [{"DEVELOPMENT": "1"}, {"DEBUG": "1"}, {"DATABASE_WEB_URL": "", "DATABASE_PUBLIC_URL": ""}],
    ids=lambda environment: next(iter(environment)),
)
def test_an_unsafe_environment_does_not(environment):
    assert deploy(**environment).returncode != 0
