"""
Receipts: how somebody without an account finds what they sent, and nobody else does.

A receipt is 20 digits (66 bits), computed from the key of the form that was sent: the same form
sent again gives the same number. The database holds a slow hash of it under MATCHING_KEY, so that
neither a copy of the database nor of the settings alone tells one.
"""

import hashlib
import hmac
import unicodedata

from django.conf import settings

from freedomnow.submissions.models import Receipt

DIGITS = 20
GROUP = 4
LONGEST_TYPED = 200
# 16 MB and some 40 ms for each try: RFC 7914's parameters for interactive use.
COST = {"n": 2**14, "r": 8, "p": 1, "dklen": 32}


def receipt_for(send_key: str) -> str:
    """The number of the form with that key: "1234 5678 9012 3456 7890"."""
    number = int.from_bytes(_keyed(b"receipt", send_key.encode())) % 10**DIGITS
    return grouped(f"{number:0{DIGITS}}")


def grouped(typed: str) -> str:
    """In groups of four, as it is shown."""
    digits = read(typed)
    return " ".join(digits[at : at + GROUP] for at in range(0, len(digits), GROUP))


def read(typed: str) -> str:
    """The digits in what somebody typed, of any script, however they are grouped; "" for none."""
    values = (unicodedata.decimal(letter, None) for letter in typed[:LONGEST_TYPED])
    return "".join(str(value) for value in values if value is not None)


def is_whole(typed: str) -> bool:
    """Whether it has as many digits as a receipt."""
    return len(read(typed)) == DIGITS


def is_same(typed: str, receipt: str) -> bool:
    return hmac.compare_digest(read(typed), read(receipt))


def keep(reference: str, receipt: str) -> None:
    """Remember whose number that is; the number itself is forgotten."""
    Receipt.objects.get_or_create(digest=digest_of(receipt), defaults={"reference": reference})


def reference_of(typed: str) -> str | None:
    """
    The report with that receipt, or None. Right or wrong, of the right length or not, it is one
    slow hash and 1 query.
    """
    kept = Receipt.objects.filter(digest=digest_of(typed)).first()
    return kept.reference if kept else None


def digest_of(typed: str) -> str:
    return hashlib.scrypt(read(typed).encode(), salt=_keyed(b"receipt salt", b""), **COST).hex()


def _keyed(purpose: bytes, told: bytes) -> bytes:
    key = hmac.digest(settings.MATCHING_KEY.encode(), purpose, "sha256")
    return hmac.digest(key, told, "sha256")
