"""
Names of pages that came down, as keyed hashes: a text that holds one can be recognised, and
nobody can read a name here. They outlive the erasure of a version.
"""

import hmac
from collections.abc import Iterable
from datetime import datetime

from django.conf import settings

from freedomnow.publishing.models import WithdrawnName
from freedomnow.web.name_keys import guarded_keys


def bury(kind: str, public_id: str, names: Iterable[str], *, check: bool = False) -> bool:
    """
    Remember the names of a page that comes down, and no others of it; or only check that.

    Returns whether something else was remembered before: another name, or one under another key.
    """
    wanted = {digest_of_key(key) for key in guarded_keys(names)}
    there = WithdrawnName.objects.filter(kind=kind, public_id=public_id)
    differs = set(there.values_list("digest", flat=True)) != wanted
    if differs and not check:
        there.delete()
        WithdrawnName.objects.bulk_create(
            WithdrawnName(kind=kind, public_id=public_id, digest=digest)
            for digest in sorted(wanted)
        )
    return differs


def unearth(kind: str, public_id: str) -> None:
    """The page stands again: its names are public."""
    WithdrawnName.objects.filter(kind=kind, public_id=public_id).delete()


def buried_among(keys: Iterable[str]) -> dict[str, datetime]:
    """
    Those of the keys that are names of pages that came down and do not stand again, with when.

    1 query: all hashes are read, because a long text has more keys than pages ever come down.
    """
    buried = dict(WithdrawnName.objects.order_by("at").values_list("digest", "at"))
    if not buried:
        return {}
    by_key = ((key, buried.get(digest_of_key(key))) for key in keys)
    return {key: at for key, at in by_key if at}


def digest_of_key(key: str) -> str:
    """HMAC-SHA256 under MATCHING_KEY, in hexadecimal."""
    return hmac.digest(settings.MATCHING_KEY.encode(), key.encode(), "sha256").hex()
