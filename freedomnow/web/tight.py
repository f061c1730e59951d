"""The longest pages without the lines and indents that templates leave between tags."""

import re

# Only before a tag: what people wrote holds no "<" that is not escaped. A text that they are
# still writing may end in lines of its own.
_BETWEEN_TAGS = re.compile(rb"\n\s+(?=<(?!/textarea))")


def tightened(page: bytes) -> bytes:
    """The same page with one line break where there were more, or blanks after it."""
    return _BETWEEN_TAGS.sub(b"\n", page)
