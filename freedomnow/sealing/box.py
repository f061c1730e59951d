"""
A sealed box: whoever has the public key closes it, only the private key opens it.

HPKE (RFC 9180, base mode) as the package `cryptography` has it: X25519, HKDF-SHA256,
ChaCha20-Poly1305. The text is padded, so that all boxes are equally long, and a box is bound to
what it is about: moved to another row it does not open.
"""

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
PURPOSE = b"freedomnow sealed contact 1: "
# Two bytes tell the length of the text; zeros fill up the rest.
LENGTH_BYTES = 2
PADDED_BYTES = 1024
LONGEST_BYTES = PADDED_BYTES - LENGTH_BYTES
SEALED_BYTES = 32 + PADDED_BYTES + 16  # the sender's one-time key, the text, the tag


class CannotOpen(Exception):
    """Another key, another row, or not what was sealed."""


def new_private_key() -> bytes:
    """32 random bytes."""
    return X25519PrivateKey.generate().private_bytes_raw()


def public_key_of(private_key: bytes) -> bytes:
    return X25519PrivateKey.from_private_bytes(private_key).public_key().public_bytes_raw()


def seal(text: str, *, public_key: bytes, about: str) -> bytes:
    """SEALED_BYTES bytes, others each time. Raises ValueError above LONGEST_BYTES of UTF-8."""
    told = text.encode()
    if len(told) > LONGEST_BYTES:
        raise ValueError("too long to be sealed")
    padded = (len(told).to_bytes(LENGTH_BYTES) + told).ljust(PADDED_BYTES, b"\0")
    return SUITE.encrypt(padded, X25519PublicKey.from_public_bytes(public_key), info=_info(about))


def open_box(sealed: bytes, *, private_key: bytes, about: str) -> str:
    """Raises CannotOpen."""
    key = X25519PrivateKey.from_private_bytes(private_key)
    try:
        padded = SUITE.decrypt(sealed, key, info=_info(about))
    except (InvalidTag, ValueError) as error:
        raise CannotOpen from error
    length = int.from_bytes(padded[:LENGTH_BYTES])
    return padded[LENGTH_BYTES:][:length].decode()


def _info(about: str) -> bytes:
    return PURPOSE + about.encode()
