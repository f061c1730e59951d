"""Help on 50 kbit/s with 600 ms on the way: readable 4 seconds after the handshake (product.md)."""

import gzip
from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpRequest

from tests.browser.conftest import OneAtATime, SharingServerThread
from tests.drill.measured import write_section
from tests.factories import make_published

pytestmark = pytest.mark.drill

BYTES_A_SECOND = 50_000 / 8
ROUND_TRIP = 600  # milliseconds
BAR = 4.0  # seconds
PATHS = ("/help/", "/help/?c=FR", "/ar/help/?c=FR", "/hi/help/?d=1&a=002", "/ur/check/")
# From the first byte of the request (the connection stands by then) to the first text on the
# screen. No fonts are loaded, so the first paint is the text.
READABLE = """() => {
    const asked = performance.getEntriesByType("navigation")[0].requestStart;
    const painted = performance.getEntriesByName("first-contentful-paint")[0];
    return painted && painted.startTime - asked;
}"""


class Compressed(OneAtATime):
    """As the web server in front sends pages and files."""

    def get_response(self, request: HttpRequest) -> Any:
        response = super().get_response(request)
        body = gzip.compress(b"".join(response), 6)
        if response.streaming:
            response.streaming_content = [body]
        else:
            response.content = body
        response["Content-Encoding"], response["Content-Length"] = "gzip", str(len(body))
        return response


@pytest.fixture
def compressing(site: str, server: SharingServerThread) -> Iterator[str]:
    """A second server on the test's connection."""
    thread = SharingServerThread(
        "localhost", Compressed, connections_override=server.connections_override
    )
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    yield f"http://{thread.host}:{thread.port}"
    thread.terminate()


def seconds_to_read(open_page: Any, address: str) -> float:
    page = open_page("about:blank", width=360, script=True)
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    network.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": ROUND_TRIP,
            "downloadThroughput": BYTES_A_SECOND,
            "uploadThroughput": BYTES_A_SECOND,
        },
    )
    page.goto(address, wait_until="load", timeout=60_000)
    page.wait_for_function(READABLE)
    return float(page.evaluate(READABLE)) / 1000


def test_help_is_readable_on_a_slow_network(open_page: Any, compressing: str) -> None:
    make_published("organization")

    told = {path: seconds_to_read(open_page, compressing + path) for path in PATHS}

    write_section(
        "Seconds until pages can be read on 50 kbit/s with 600 ms, an empty cache",
        "| page | seconds | bar |",
        [f"| `{path}` | {seconds:.1f} | {BAR} |" for path, seconds in told.items()],
    )
    assert {path: seconds for path, seconds in told.items() if not 0.6 < seconds <= BAR} == {}
