"""`run` as a whole, on a site in miniature: the launcher's own code, and Django with one app."""

import http.client
import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
import time
from contextlib import closing

import pytest

from freedomnow.launcher import environment, layout, postmaster

SETTINGS = """
import os
from pathlib import Path
VAR_DIR = Path(__file__).parent.parent / "var"
SECRET_KEY = os.environ["SECRET_KEY"]
DEMO = os.environ["DEMO"] == "1"
INSTALLED_APPS = ["django.contrib.staticfiles", "freedomnow"]
STATIC_URL, STATIC_ROOT = "static/", VAR_DIR / "static"
STORAGES = {"staticfiles": {
    "BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}}
USE_TZ = True
"""
WSGI = """
import os
import psycopg

def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    with psycopg.connect(os.environ["DATABASE_WEB_URL"]) as connection:
        return [connection.execute("SELECT current_user").fetchone()[0].encode()]
"""
ENSURE_ROLES = """
import os
import psycopg
from django.core.management.base import BaseCommand, CommandError

class Command(BaseCommand):
    def handle(self, **options):
        if os.environ.get("MINIATURE") == "cannot create roles":
            raise SystemExit(3)
        if os.environ.get("MINIATURE") == "broken":
            raise CommandError("It is broken.")
        with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
            if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname ~ 'web'").fetchone():
                connection.execute("CREATE ROLE freedomnow_web LOGIN")
"""
SAY = """
import os
from django.core.management.base import BaseCommand

class Command(BaseCommand):
    def add_arguments(self, parser):
        parser.add_argument("--demo", action="store_true")
        parser.add_argument("--no-input", action="store_false", dest="interactive")
    def handle(self, **options):
        self.stdout.write(f"{__name__} {os.environ['DATABASE_ROLE']} {options['demo']}")
"""
REBUILD = """
from django.core.management.base import BaseCommand

class Command(BaseCommand):
    def add_arguments(self, parser):
        parser.add_argument("--accept-upgrades", action="store_true")
    def handle(self, **options):
        self.stdout.write("many lines")
        print(f"{__name__} accepts {options['accept_upgrades']}")
"""


@pytest.fixture(scope="module")
def miniature(tmp_path_factory):
    project = tmp_path_factory.mktemp("mini") / "a project"
    package = project / "freedomnow"
    commands = package / "management" / "commands"
    shutil.copytree(layout.PROJECT / "freedomnow" / "launcher", package / "launcher")
    commands.mkdir(parents=True)
    (package / "static").mkdir()
    files = {
        package / "__init__.py": "",
        package / "settings.py": SETTINGS,
        package / "wsgi.py": WSGI,
        package / "static" / "style.css": "body { color: black }",
        commands / "ensure_roles.py": ENSURE_ROLES,
        commands / "migrate.py": SAY,
        commands / "compile_catalogues.py": SAY,
        commands / "load_starter.py": SAY,
        commands / "rebuild.py": REBUILD,
        commands / "demo_accounts.py": SAY,
    }
    for path, words in files.items():
        path.write_text(words)
    return project


class Run:
    """One `run` of the miniature, as a terminal would start it."""

    def __init__(self, project, **environ):
        self.project = project
        self.port = free_port()
        kept = {
            name: os.environ[name] for name in ("PATH", "FREEDOMNOW_PG_BIN") if name in os.environ
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", "freedomnow.launcher", "run"],
            cwd=project,
            env=kept | {"PORT": str(self.port), "PYTHONDONTWRITEBYTECODE": "1"} | environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self.said = ""

    def until_ready(self):
        while "FreedomNow is at" not in self.said:
            line = self.process.stdout.readline()
            assert line, self.said
            self.said += line
        return self

    def get(self):
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)) as connection:
            connection.request("GET", "/")
            return connection.getresponse().read().decode()

    def server(self):
        """The number of the server's process, a child of the launcher like PostgreSQL's."""
        children = ["ps", "-o", "pid=,args=", "--ppid", str(self.process.pid)]
        lines = subprocess.run(children, capture_output=True, text=True).stdout.splitlines()
        return next(int(line.split()[0]) for line in lines if "launcher.server" in line)

    def answers(self):
        with socket.socket() as caller:
            return caller.connect_ex(("127.0.0.1", self.port)) == 0

    def end(self, number=signal.SIGTERM):
        self.process.send_signal(number)
        self.said += self.process.communicate(timeout=30)[0]
        return self.process.returncode


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.fixture
def run(miniature):
    """Starts runs; whatever is left of them is ended after the test."""
    runs = []

    def run(**environ):
        runs.append(Run(miniature, **environ))
        return runs[-1]

    yield run
    for each in runs:
        if each.process.poll() is None:
            each.end()
        each.process.stdout.close()


def postgres_of(project):
    return postmaster.find(project / "var" / "postgres" / "data")


def test_the_site_is_served_by_the_web_login_on_a_database_of_its_own(run):
    site = run().until_ready()

    assert f"http://127.0.0.1:{site.port}/" in site.said
    assert site.get() == "freedomnow_web"


def test_the_steps_run_in_order_as_the_owner(run):
    site = run().until_ready()

    steps = [line for line in site.said.splitlines() if line.startswith("freedomnow.management")]
    assert [line.removeprefix("freedomnow.management.commands.") for line in steps] == [
        "migrate owner False",
        "load_starter owner True",
        "rebuild accepts True",
        "demo_accounts owner False",
    ]


def test_outside_demo_mode_nothing_is_published_and_nobody_is_made(run):
    site = run(DEMO="0").until_ready()

    assert "load_starter owner False" in site.said
    assert "demo_accounts" not in site.said
    assert "rebuild" not in site.said


def test_the_settings_are_kept_for_commands_beside_it(run, miniature):
    run().until_ready()

    path = miniature / "var" / "environment"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "freedomnow_owner@" in environment.read(path)["DATABASE_URL"]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_server_and_cluster(run, miniature, number):
    site = run().until_ready()

    assert site.end(number) == 0

    assert site.said.endswith("Stopped.\n")
    assert not site.answers()
    assert postgres_of(miniature) is None


@pytest.mark.parametrize("seconds", [0, 0.05, 0.1, 0.5])
def test_a_signal_at_any_moment_of_the_start_ends_it_all(run, miniature, seconds):
    site = run()
    site.said = site.process.stdout.readline()
    time.sleep(seconds)

    assert site.end() == 0

    assert site.said.endswith("Stopped.\n")
    assert postgres_of(miniature) is None


def test_the_server_ends_with_a_killed_launcher_and_the_next_start_works(run):
    killed = run().until_ready()
    killed.end(signal.SIGKILL)
    until = time.monotonic() + 20
    while killed.answers() and time.monotonic() < until:
        time.sleep(0.05)

    assert not killed.answers()
    assert run().until_ready().get() == "freedomnow_web"


def test_a_server_that_dies_ends_the_run(run, miniature):
    site = run().until_ready()
    os.kill(site.server(), signal.SIGKILL)

    site.said += site.process.communicate(timeout=30)[0]

    assert site.process.returncode == 1
    assert "The server ended by itself (exit code -9).\n" in site.said
    assert not site.answers()
    assert postgres_of(miniature) is None


def test_a_second_site_shares_the_cluster_which_outlives_the_first(run):
    first, second = run(), run()
    first.until_ready()
    second.until_ready()

    first.end()

    assert second.get() == "freedomnow_web"


def test_static_files_are_collected_again_when_one_changed(run, miniature):
    run().until_ready().end()

    unchanged = run().until_ready()
    unchanged.end()
    (miniature / "freedomnow" / "static" / "style.css").write_text("body { color: red }")
    changed = run().until_ready()

    assert "Collecting" not in unchanged.said
    assert "Collecting" in changed.said


def test_one_login_does_everything_where_roles_cannot_be_made(run, miniature):
    site = run(MINIATURE="cannot create roles").until_ready()

    assert "Warning: the login of DATABASE_URL cannot create roles" in site.said
    assert environment.read(miniature / "var" / "environment")["DATABASE_WEB_URL"] == ""


def test_a_step_that_fails_ends_it_with_its_reason(run, miniature):
    site = run(MINIATURE="broken")
    said = site.process.communicate(timeout=60)[0]

    assert site.process.returncode == 1
    assert "It is broken.\nThe site could not be prepared (exit code 1).\n" in said
    assert postgres_of(miniature) is None
