"""The longest pages without the lines and indents that templates leave between tags."""

import re

# Only before a tag: what people wrote holds no "<" that is not escaped. A text that they are
# still writing may end in lines of its own. A run of blanks is looked at from its first one only:
# begun at each of them, a text of nothing but line breaks would take hours.
_BEFORE_TAGS = re.compile(rb"(?<!\s)\s++(?=<(?!/textarea))")


def tightened(page: bytes) -> bytes:
    """The same page with one line break where there were more, or blanks around it."""
    return _BEFORE_TAGS.sub(lambda found: b"\n" if b"\n" in found[0] else found[0], page)
