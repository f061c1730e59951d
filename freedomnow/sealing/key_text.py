"""A private key as letters on paper: in groups of four, with a checksum that tells a slip."""

import base64
import hashlib
import re

from django.utils.translation import gettext as _

KEY_BYTES = 32
CHECK_BYTES = 3  # one slip in 16 million passes
LETTERS = 56  # 35 bytes, five bits to a letter
GROUP = 4
LONGEST_TYPED = 400
# The alphabet of RFC 4648 has no 0, 1, 8 and 9: what looks like a letter is read as one.
ALIKE = str.maketrans("018", "OIB")
OTHERS = re.compile(r"[^A-Z2-7]")


class NotAKey(ValueError):
    """The words say what is wrong with what was typed, and repeat nothing of it."""


def written(key: bytes) -> str:
    """ "ABCD EFGH …": 14 groups."""
    return _grouped(base64.b32encode(key + _check(key)).decode())


def read(typed: str) -> bytes:
    """The key in what somebody typed or pasted, in any case and grouping. Raises NotAKey."""
    letters = OTHERS.sub("", typed[:LONGEST_TYPED].upper().translate(ALIKE))
    if len(letters) != LETTERS:
        told = _("This key has %(there)d letters and digits; it needs %(needed)d.")
        raise NotAKey(told % {"there": len(letters), "needed": LETTERS})
    both = base64.b32decode(letters)
    key, check = both[:KEY_BYTES], both[KEY_BYTES:]
    if check != _check(key):
        raise NotAKey(_("A letter of this key is wrong. Compare it group by group."))
    return key


def fingerprint(public_key: bytes) -> str:
    """Tells keys apart: "ABCD EFGH IJKL MNOP", 80 bits. It says nothing about the private key."""
    return _grouped(base64.b32encode(hashlib.sha256(public_key).digest()[:10]).decode())


def _check(key: bytes) -> bytes:
    return hashlib.sha256(b"freedomnow key " + key).digest()[:CHECK_BYTES]


def _grouped(letters: str) -> str:
    return " ".join(letters[at : at + GROUP] for at in range(0, len(letters), GROUP))
