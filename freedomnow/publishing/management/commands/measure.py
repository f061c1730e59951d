"""Bytes, queries and times of one page of every type, on this machine and this data."""

import gzip
import statistics
import time
from contextlib import ExitStack
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from freedomnow.publishing.kinds import all_kinds
from freedomnow.search.models import Page

PAGES = ["/", "/help/?c=FR", "/search/?q=travel", "/about/", "/report/"]
ROUNDS = 9


class Command(BaseCommand):
    help = (
        "Prints for one page of every type its compressed bytes (gzip 6, HTML only), its queries "
        "and the median of its times in milliseconds, in this process without a network."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="*", help="other paths than one of each type")

    def handle(self, *args: Any, paths: list[str], **options: Any) -> None:
        self.stdout.write(f"{'path':<44} {'status':>6} {'bytes':>7} {'queries':>7} {'ms':>7}")
        for path in paths or [*PAGES, *paths_of_kinds()]:
            status, size, queries, milliseconds = measured(path)
            self.stdout.write(f"{path:<44} {status:>6} {size:>7} {queries:>7} {milliseconds:>7.1f}")


def paths_of_kinds() -> list[str]:
    """Each kind's list, and the page of its newest record."""
    paths = []
    for kind in all_kinds():
        paths.append(reverse(f"{kind.model.section}:detail", args=["x"]).removesuffix("x/"))
        newest = Page.objects.of_kind(kind.name).newest().first()
        paths += [newest.path] if newest else []
    return paths


def measured(path: str) -> tuple[int, int, int, float]:
    """(status, compressed bytes, queries, median milliseconds) of a visitor's GET."""
    client = Client(headers={"host": "127.0.0.1"})
    client.get(path)  # templates are read once for all
    with ExitStack() as stack:
        seen = [
            stack.enter_context(CaptureQueriesContext(connections[alias])) for alias in connections
        ]
        response = client.get(path)
        queries = sum(map(len, seen))
    times = [_milliseconds(client, path) for _n in range(ROUNDS)]
    size = len(gzip.compress(response.content, 6))
    return response.status_code, size, queries, statistics.median(times)


def _milliseconds(client: Client, path: str) -> float:
    before = time.perf_counter()
    client.get(path)
    return (time.perf_counter() - before) * 1000
