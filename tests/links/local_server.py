"""A real web server of this machine, which answers as a test tells it."""

import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Site:
    """
    answers: path -> (status, headers, body). seen: (method, path, headers) of each request.
    takes: seconds that each answer takes.
    """

    port: int = 0
    answers: dict = field(default_factory=dict)
    seen: list = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0
    takes: float = 0
    lock: threading.Lock = field(default_factory=threading.Lock)
    slow: threading.Event = field(default_factory=threading.Event)

    def url(self, path="/", host="site.example"):
        return f"http://{host}:{self.port}{path}"

    @contextmanager
    def counted(self):
        with self.lock:
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            yield
        finally:
            with self.lock:
                self.at_once -= 1


class Handler(BaseHTTPRequestHandler):
    def answer(self):
        site = self.server.site
        with site.counted():
            site.seen.append((self.command, self.path, dict(self.headers)))
            status, headers, body = site.answers.get(self.path, (404, {}, b""))
            if status == "slow":
                site.slow.wait(5)
                return
            if status == "drip":
                self.drip(site)
                return
            told = status(self.command) if callable(status) else status
            time.sleep(site.takes)
        # Not counted any more: who reads the answer may ask again before this thread goes on.
        self.reply(told, headers, body)

    def drip(self, site):
        """A header without end, one letter at a time."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
        while not site.slow.wait(0.05):
            self.wfile.write(b"x")

    def reply(self, status, headers, body):
        self.send_response(status)
        for name, value in (headers | {"Content-Length": str(len(body))}).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    do_GET = do_HEAD = answer  # noqa: N815 - http.server calls them so

    def handle(self):
        try:
            super().handle()
        except ConnectionError:  # the other side had read enough
            return

    def log_message(self, *args):
        return


@contextmanager
def served():
    site = Site()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.site = site
    server.daemon_threads = True
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield site
    finally:
        site.slow.set()
        server.shutdown()
        server.server_close()
        thread.join()
