"""What a text tells of that can hurt to read, in words for lists."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from freedomnow.evidence.codes import HardMatter
from freedomnow.web.sentences import in_one_line


def tells_of(codes: Iterable[str]) -> str:
    """ "tells of violence, suicide"; "" for none. A code that has left the list stays as it is."""
    labels: dict[str, Any] = dict(HardMatter.choices)
    matters = in_one_line(labels.get(code, code) for code in codes)
    return _("tells of %(matters)s") % {"matters": matters} if matters else ""
