"""Following one link: HEAD, then GET, a few redirects, no cookies, never more than 64 kB."""

import http.client
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urljoin

from django.conf import settings

from freedomnow.links.addresses import Forbidden, NotFound, Target, address_of, target_of
from freedomnow.links.models import LinkState

TIMEOUT = 10  # seconds, for the whole of one request
MOST_BYTES = 65_536
MOST_REDIRECTS = 5
REDIRECTS = {301, 302, 303, 307, 308}
GONE = {404, 410}


@dataclass(frozen=True)
class Answer:
    """
    What a server said: its status, None where it said nothing; url: where the last redirect led.

    body: its first 64 kB where they were asked for; is_cut: there was more.
    """

    state: LinkState
    status: int | None = None
    url: str = ""
    body: bytes = b""
    is_cut: bool = False


def look(url: str) -> Answer:
    """Whether a link leads somewhere. Some servers answer HEAD wrongly: GET decides then."""
    answer = follow(url, "HEAD")
    return answer if answer.state == LinkState.FOUND else follow(url, "GET")


def read(url: str) -> Answer:
    """The beginning of a page."""
    return follow(url, "GET")


def follow(url: str, method: str) -> Answer:
    """One request, and those that it is redirected to; each address is judged anew."""
    try:
        for _redirect in range(MOST_REDIRECTS + 1):
            answer, onward = request(url, method)
            if not onward:
                return answer
            url = urljoin(url, onward)
    except Forbidden:
        return Answer(LinkState.UNCLEAR)
    except ssl.SSLCertVerificationError:  # has run out, perhaps: the page is there all the same
        return Answer(LinkState.UNCLEAR)
    except (NotFound, OSError, http.client.HTTPException, ValueError):
        return Answer(LinkState.FAILING)
    return Answer(LinkState.UNCLEAR)


def request(url: str, method: str) -> tuple[Answer, str]:
    """The answer, and where it sends us, or "". A host is asked by one thread at a time."""
    target = target_of(url)
    with turn_of(target.host):
        connection = connection_to(target)
        with ended_in_time(connection):
            connection.request(method, target.path, headers=headers())
            response = connection.getresponse()
            if response.status in REDIRECTS:
                onward = response.headers["Location"] or ""
                return Answer(LinkState.UNCLEAR, response.status), onward
            body = response.read(MOST_BYTES + 1) if method == "GET" else b""
    state = state_of(response.status)
    return Answer(state, response.status, url, body[:MOST_BYTES], len(body) > MOST_BYTES), ""


_turns: dict[str, threading.Lock] = {}


def turn_of(host: str) -> threading.Lock:
    return _turns.setdefault(host, threading.Lock())


def state_of(status: int) -> LinkState:
    """A page that asks for a password or refuses machines may be there all the same."""
    if 200 <= status < 300:
        return LinkState.FOUND
    return LinkState.FAILING if status in GONE or status >= 500 else LinkState.UNCLEAR


def headers() -> dict[str, str]:
    return {
        "User-Agent": f"FreedomNow/{settings.RELEASE} (link check)",
        "Accept": "*/*",
        "Accept-Encoding": "identity",
        "Connection": "close",
    }


def connection_to(target: Target) -> "Pinned":
    """To the address that was judged; name and certificate are the host's."""
    address = address_of(target.host, target.port)
    kind = PinnedSecurely if target.scheme == "https" else Pinned
    return kind(address, target.host, target.port)


class Pinned(http.client.HTTPConnection):
    """Connects to one address, whatever its host's name means by then."""

    def __init__(self, address: str, host: str, port: int) -> None:
        super().__init__(host, port, timeout=TIMEOUT)
        self.address = address
        self.raw: socket.socket | None = None
        self.is_late = False

    def connect(self) -> None:
        self.raw = self.sock = socket.create_connection((self.address, self.port), TIMEOUT)


class PinnedSecurely(Pinned):
    default_port = http.client.HTTPS_PORT

    def connect(self) -> None:
        super().connect()
        context = ssl.create_default_context()
        self.raw = self.sock = context.wrap_socket(
            self.sock, server_hostname=self.host, do_handshake_on_connect=False
        )
        self.sock.do_handshake()


@contextmanager
def ended_in_time(connection: "Pinned") -> Iterator[None]:
    """The socket's own timeout begins anew with each byte; this one does not."""
    timer = threading.Timer(TIMEOUT, hang_up, [connection])
    timer.daemon = True
    timer.start()
    try:
        yield
        if connection.is_late:
            raise TimeoutError("what came until then may be half of it")
    finally:
        timer.cancel()
        connection.close()


def hang_up(connection: "Pinned") -> None:
    connection.is_late = True
    if connection.raw is not None:
        try:
            connection.raw.shutdown(socket.SHUT_RDWR)
        except OSError:  # it has hung up itself
            return
