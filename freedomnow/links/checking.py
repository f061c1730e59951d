"""Which links published pages cite, which of them are due, and what became of them."""

import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from datetime import date, timedelta
from functools import reduce
from typing import Any
from urllib.parse import urlsplit

from django.db import connection, transaction
from django.utils import timezone
from psycopg import sql

from freedomnow.evidence.models import Citation
from freedomnow.links.fetching import Answer, look
from freedomnow.links.models import LinkCheck, LinkState
from freedomnow.publishing.kinds import Kind, all_kinds
from freedomnow.search.models import Page
from freedomnow.web.clock import today

LOCK = 7_040_114  # of PostgreSQL's advisory locks; any number that nothing else uses
DEAD_AFTER = timedelta(days=7)  # between two failures
HOSTS_AT_ONCE = 8
FAILED = (LinkState.FAILING, LinkState.DEAD)

CITED = """
SELECT p.id AS page_id, r.source_url AS url
FROM {rows} r JOIN {records} k ON k.id = r.record_id
JOIN {pages} p ON p.kind = {kind} AND p.public_id = k.public_id
WHERE r.source_url <> ''
"""
ADD = """
INSERT INTO {links} (page_id, url, state) SELECT DISTINCT page_id, url, 'waiting' FROM ({cited}) c
ON CONFLICT (page_id, url) DO NOTHING
"""
DROP = """
DELETE FROM {links} l WHERE NOT EXISTS
(SELECT 1 FROM ({cited}) c WHERE c.page_id = l.page_id AND c.url = l.url)
"""


@transaction.atomic
def take_stock() -> tuple[int, int]:
    """
    One row for each link of each published page, none for any other; how many came and went.

    Two statements whatever the number of pages, without the web login's five seconds.
    """
    cited = cited_links()
    names = {"links": identifier(LinkCheck), "cited": cited}
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 0")
        cursor.execute(sql.SQL(DROP).format(**names))
        went = cursor.rowcount
        cursor.execute(sql.SQL(ADD).format(**names))
        return cursor.rowcount, went


def cited_links() -> sql.Composable:
    """Every row of every kind that cites a source."""
    return sql.SQL(" UNION ALL ").join(
        sql.SQL(CITED).format(
            rows=identifier(model),
            records=identifier(kind.model),
            pages=identifier(Page),
            kind=sql.Literal(kind.name),
        )
        for kind in all_kinds()
        for model in citing_models(kind)
    )


def citing_models(kind: Kind) -> list[Any]:
    models = (form._meta.model for form in kind.form.rows.values())
    return [model for model in models if issubclass(model, Citation)]


def identifier(model: Any) -> sql.Identifier:
    return sql.Identifier(model._meta.db_table)


def due(most: int, every: timedelta) -> list[str]:
    """Links that nobody looked at, then those looked at longest ago; each once."""
    old = LinkCheck.objects.filter(checked_at__lte=timezone.now() - every)
    new = LinkCheck.objects.filter(checked_at__isnull=True)
    found: dict[str, None] = {}
    for rows in (new.order_by("pk"), old.order_by("checked_at", "pk")):
        for url in rows.values_list("url", flat=True).iterator(chunk_size=500):
            if len(found) >= most:
                return list(found)
            found[url] = None
    return list(found)


def look_at(
    urls: Iterable[str], pause: float, follow: Callable[[str], Answer] = look
) -> Iterator[tuple[str, Answer]]:
    """
    Each link once, as soon as it is known. A host is asked for one link at a time, with a pause;
    several hosts at once.
    """
    by_host: dict[str, list[str]] = defaultdict(list)
    for url in dict.fromkeys(urls):
        by_host[host_of(url)].append(url)
    with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
        waiting = [
            pool.submit(look_at_one_host, links, pause, follow) for links in by_host.values()
        ]
        for done in as_completed(waiting):
            yield from done.result()


def host_of(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def look_at_one_host(
    urls: list[str], pause: float, follow: Callable[[str], Answer]
) -> list[tuple[str, Answer]]:
    answers = []
    for number, url in enumerate(urls):
        if number:
            time.sleep(pause)
        answers.append((url, follow(url)))
    return answers


@transaction.atomic
def note(url: str, answer: Answer, day: date) -> LinkState:
    """What becomes of a link on every page that cites it; the gravest."""
    states = []
    for check in LinkCheck.objects.select_for_update().filter(url=url).order_by("pk"):
        judge(check, answer, day)
        check.save()
        states.append(LinkState(check.state))
    return reduce(graver, states, answer.state)


def judge(check: LinkCheck, answer: Answer, day: date) -> None:
    """Dead after two failures at least a week apart, with no answer between; the caller saves."""
    has_failed = answer.state == LinkState.FAILING
    since = (check.first_failed_on or day) if has_failed else None
    is_dead = since is not None and day - since >= DEAD_AFTER
    check.state = LinkState.DEAD if is_dead else answer.state
    check.status, check.first_failed_on, check.checked_at = answer.status, since, timezone.now()


def graver(one: LinkState, other: LinkState) -> LinkState:
    return LinkState.DEAD if LinkState.DEAD in (one, other) else one


def check(most: int, every: timedelta, pause: float) -> Counter[str]:
    """Everything that is due; how many links are in which state now."""
    counts: Counter[str] = Counter()
    for url, answer in look_at(due(most, every), pause):
        counts[note(url, answer, today())] += 1
    return counts
