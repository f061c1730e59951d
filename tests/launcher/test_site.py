"""The parts of `make run` that need no site; test_run.py runs the whole."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from urllib.parse import urlsplit

import pytest

from freedomnow.launcher import environment, layout, site
from freedomnow.launcher.errors import LauncherError

DEAF = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); {}; time.sleep(60)"
ANSWER = """
import http.server, sys, threading
class Healthy(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(503); self.end_headers()
    def log_message(self, *_): pass
server = http.server.HTTPServer(("127.0.0.1", {}), Healthy)
threading.Thread(target=server.serve_forever, daemon=True).start()
sys.stdin.read()
"""


@pytest.fixture
def port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.fixture
def start():
    """Starts programs as serve() starts the server."""
    started = []

    def start(program):
        command = [sys.executable, "-c", program]
        started.append(subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()
        process.stdin.close()


@pytest.mark.parametrize(
    ("given", "port"), [({}, 8000), ({"PORT": ""}, 8000), ({"PORT": "81"}, 81)]
)
def test_the_port_is_8000_unless_said_otherwise(given, port):
    assert site.port_of(given) == port


@pytest.mark.parametrize("given", ["0", "65536", "-1", "http", "8000.0", "٨٠٠٠", "9" * 30])
def test_a_port_that_is_none_is_explained(given):
    with pytest.raises(LauncherError, match="from 1 to 65535"):
        site.port_of({"PORT": given})


def test_a_free_port_is_fine(port):
    site.require_free(port)


def test_a_port_that_is_taken_is_explained(port):
    taken = socket.create_server(("127.0.0.1", port))

    with taken, pytest.raises(LauncherError, match=f"PORT={port + 1}"):
        site.require_free(port)


def test_a_port_just_left_can_be_used_again(port):
    address = ("127.0.0.1", port)
    with socket.create_server(address) as server, socket.create_connection(address):
        server.accept()[0].close()

    site.require_free(port)


@pytest.fixture
def file(tmp_path, monkeypatch):
    monkeypatch.setattr(layout, "ENVIRONMENT", tmp_path / "environment")
    return layout.ENVIRONMENT


def test_a_site_to_try_out_runs_in_demo_and_development_mode(file):
    values = site.settings({"DATABASE_URL": "x"}, {})

    assert (values["DEMO"], values["DEVELOPMENT"]) == ("1", "1")
    assert values["ALLOWED_HOSTS"] == "127.0.0.1,localhost"
    assert values["DATABASE_URL"] == "x"


def test_the_key_is_random_and_stays(file):
    first = site.settings({}, {})
    environment.write(file, first)

    assert site.settings({}, {})["SECRET_KEY"] == first["SECRET_KEY"]
    file.unlink()
    assert site.settings({}, {})["SECRET_KEY"] != first["SECRET_KEY"]


def test_the_operators_own_settings_come_first(file):
    assert site.settings({}, {"DEMO": "", "SECRET_KEY": "mine"}).items() >= {
        ("DEMO", ""),
        ("SECRET_KEY", "mine"),
    }


def test_a_given_server_starts_no_cluster(file):
    environ = {"DATABASE_URL": "postgresql://owner@db.example/site"}

    with site.addresses(environ) as urls:
        assert urlsplit(urls["DATABASE_WEB_URL"]).hostname == "db.example"


def test_a_login_without_its_server_is_refused(file):
    addresses = site.addresses({"DATABASE_WEB_URL": "postgresql://web@db/site"})

    with pytest.raises(LauncherError, match="without DATABASE_URL"), addresses:
        pass


def test_a_server_is_there_once_it_answers_whatever_it_answers(start, port):
    assert site.answers(port, start(ANSWER.format(port)))


def test_a_server_that_ended_does_not_answer(start, port):
    assert not site.answers(port, start("raise SystemExit(1)"))


def test_a_server_ends_with_its_pipe(start, port):
    server = start(ANSWER.format(port))
    site.answers(port, server)

    site.end(server)

    assert server.returncode == 0


def test_a_server_that_does_not_listen_is_ended_with_its_children(start, monkeypatch, tmp_path):
    monkeypatch.setattr(site, "STOP_SECONDS", 0.5)
    child = tmp_path / "child"
    fork = f"import os; pid = os.fork(); pid and open({str(child)!r}, 'w').write(str(pid))"
    server = start(DEAF.format(fork))
    while not child.exists() or not child.read_text():
        assert server.poll() is None

    site.end(server)

    assert not runs(child.read_text())


def runs(pid):
    """Whether the process does anything: a dead one that nobody waited for does not."""
    stat = subprocess.run(["ps", "-o", "stat=", "-p", pid], capture_output=True, text=True).stdout
    return bool(stat.strip()) and not stat.startswith("Z")


class MadeDuringASignal(subprocess.Popen):
    """A program whose start is interrupted, when it runs and nobody has its name yet."""

    made: int

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        type(self).made = self.pid
        os.kill(os.getpid(), signal.SIGINT)


@pytest.fixture
def interrupts():
    """As `run` sets them; pytest's own come back."""
    before = {number: signal.getsignal(number) for number in site.ENDING}
    signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def is_there(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_signal_while_a_child_is_made_leaves_none_behind(interrupts, monkeypatch):
    """Another thread takes the signal where there is one, as there is beside pytest-xdist."""
    threading.Thread(target=time.sleep, args=[1], daemon=True).start()
    monkeypatch.setattr(site.subprocess, "Popen", MadeDuringASignal)

    with pytest.raises(KeyboardInterrupt), site.child([sys.executable, "-c", DEAF.format("")]):
        pytest.fail("the signal came too late")

    assert not is_there(MadeDuringASignal.made)


def test_a_child_ends_with_its_block_and_hears_signals_before(interrupts):
    hears = "import signal; print(signal.getsignal(signal.SIGTERM).name, flush=True)"
    with site.child([sys.executable, "-c", hears], stdout=subprocess.PIPE) as process:
        handler, _none = process.communicate()

    assert handler == b"SIG_DFL\n"
    with site.child([sys.executable, "-c", DEAF.format("")]) as deaf:
        assert is_there(deaf.pid)
    assert not is_there(deaf.pid)
