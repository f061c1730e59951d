"""
A real Chromium against a live server. Where browser or driver is missing the tests are skipped.

The server answers on the test's own connection, one request at a time, so that a test is undone
by a rollback: emptying all tables after each would cost more than the test. Playwright keeps an
event loop in this thread, so Django must be told that its own use is wanted.
"""

import importlib
import os
import shutil
from collections.abc import Callable, Iterator
from threading import Lock
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.servers.basehttp import ThreadedWSGIServer
from django.db import connections
from django.test import Client
from django.test.testcases import LiveServerThread

from freedomnow.users.models import User

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-quic",
]  # fmt: skip
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# The preview's frame runs no script, on purpose; Chromium says so.
EXPECTED = "the document's frame is sandboxed"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser/" in str(item.path).replace(os.sep, "/"):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.django_db(databases=["default", "public"]))


@pytest.fixture(scope="session")
def chromium(django_db_setup: None) -> Iterator[Any]:
    """
    One browser for all tests. While Playwright's event loop runs in this thread, Django looks for
    its connections in another place: the same ones are put there.
    """
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip(f"No browser is installed: none of {', '.join(NAMES)}.")
    try:
        driver = importlib.import_module("playwright.sync_api")
    except ImportError:
        pytest.skip("Playwright is not installed (requirements/browser.txt).")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    kept = {alias: connections[alias] for alias in connections}
    with driver.sync_playwright() as playwright:
        for alias, connection in kept.items():
            connections[alias] = connection
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


class OneAtATime(StaticFilesHandler):
    """Two requests at once would mix up whose role the one connection plays."""

    turn = Lock()

    def __call__(self, environ: Any, start_response: Any) -> Any:
        with self.turn:
            return super().__call__(environ, start_response)


class SharingServer(ThreadedWSGIServer):
    def _close_connections(self) -> None:
        """They are the test's."""


class SharingServerThread(LiveServerThread):
    server_class = SharingServer


@pytest.fixture(scope="session")
def server(chromium: Any) -> Iterator[SharingServerThread]:
    """
    A page that a test left may still be loading when the next one begins its transaction: at
    that moment Django would take the shared connection for an obsolete one, and close it.
    """
    shared = {alias: connections[alias] for alias in ("default", "public")}
    shared["default"].close_if_unusable_or_obsolete = lambda: None
    shared["default"].inc_thread_sharing()
    thread = SharingServerThread("localhost", OneAtATime, connections_override=shared)
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    yield thread
    thread.terminate()
    shared["default"].dec_thread_sharing()
    del shared["default"].close_if_unusable_or_obsolete


@pytest.fixture
def site(db: None, settings: Any, server: SharingServerThread) -> str:
    """The live server's address, with static files under their plain names."""
    storage = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**django_settings.STORAGES, "staticfiles": storage}
    return f"http://{server.host}:{server.port}"


@pytest.fixture
def open_page(chromium: Any, site: str) -> Iterator[Callable[..., Any]]:
    """A fresh browser, signed in as `user` if told. What its console complains of fails a test."""
    contexts, complaints = [], []

    def opened(
        path: str, *, user: User | None = None, script: bool = True, width: int = 1280
    ) -> Any:
        size = {"width": width, "height": 800}
        # Django's admin fades its colours; what is measured on the way is no colour of the page.
        context = chromium.new_context(
            base_url=site, java_script_enabled=script, viewport=size, reduced_motion="reduce"
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        if user:
            context.add_cookies([session_of(user, site)])
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message))
        page.click = settled(page, page.click)
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()
    wrong = [m.text for m in complaints if m.type in {"error", "warning"}]
    assert [text for text in wrong if is_complaint(text)] == []


def settled(page: Any, act: Callable[..., None]) -> Callable[..., None]:
    """The act, and what it led to read to its end: Playwright waits for its beginning alone."""

    def acted(*args: Any, **kwargs: Any) -> None:
        act(*args, **kwargs)
        page.wait_for_load_state("domcontentloaded")

    return acted


def is_complaint(text: str) -> bool:
    """Refused forms are answered with 403, 409 or 422, pages that came down with 410."""
    return EXPECTED not in text and not any(
        f"status of {code}" in text for code in (403, 409, 410, 422)
    )


def session_of(user: User, site: str) -> dict[str, Any]:
    client = Client()
    client.force_login(user, django_settings.AUTHENTICATION_BACKENDS[0])
    name = django_settings.SESSION_COOKIE_NAME
    return {"name": name, "value": client.cookies[name].value, "url": site}


@pytest.fixture
def violations() -> Callable[[Any], list[str]]:
    """
    What axe finds on a page: WCAG 2.2, levels A and AA, by light and in the dark, where only
    colours are others. Of forced colours axe knows the ground and not the letters: by light alone.
    """
    axe = importlib.import_module("axe_playwright_python.sync_playwright").Axe()

    def found(page: Any) -> list[str]:
        page.wait_for_load_state()
        if page.evaluate("() => !window.axe"):
            page.evaluate(axe.axe_script)
            page.add_init_script(axe.axe_script)  # a fifth faster on the pages that follow
        told = [f"light {one}" for one in run(page, {"type": "tag", "values": WCAG})]
        if page.evaluate("() => matchMedia('(forced-colors: active)').matches"):
            return told
        page.emulate_media(color_scheme="dark")
        told += [f"dark {one}" for one in run(page, COLOUR_RULES)]
        page.emulate_media(color_scheme="light")
        return told

    def run(page: Any, rules: Any) -> list[str]:
        options = {"runOnly": rules, "resultTypes": ["violations"]}
        broken = page.evaluate("how => axe.run(how).then(said => said.violations)", options)
        return [
            f"{one['id']}: {node['target']} {node['html'][:120]}"
            for one in broken
            for node in one["nodes"]
        ]

    return found
