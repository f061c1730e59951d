"""Subresource integrity: the browser runs a script only if it is the one we shipped."""

import base64
import hashlib
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import ManifestFilesMixin, staticfiles_storage


@cache
def integrity_of(path: str) -> str:
    """
    SHA-384 of a static file as it is served, in the words of the `integrity` attribute.

    Read once a process: a changed script needs a restart, as its hashed name does. Raises
    FileNotFoundError for a file that is nowhere.
    """
    digest = hashlib.sha384(content_of(path)).digest()
    return f"sha384-{base64.b64encode(digest).decode()}"


def content_of(path: str) -> bytes:
    """The collected file where there is one, else the source."""
    if isinstance(staticfiles_storage._wrapped, ManifestFilesMixin):  # type: ignore[attr-defined]
        with staticfiles_storage.open(staticfiles_storage.stored_name(path)) as file:  # type: ignore[attr-defined]
            return bytes(file.read())
    found = finders.find(path)
    if not found:
        raise FileNotFoundError(path)
    return Path(str(found)).read_bytes()
