"""What is sealed opens with its own key, at its own row, and for nobody else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freedomnow.sealing import box

PRIVATE = box.new_private_key()
PUBLIC = box.public_key_of(PRIVATE)


def sealed(text="Call 112", about="abc"):
    return box.seal(text, public_key=PUBLIC, about=about)


def opened(closed, private_key=PRIVATE, about="abc"):
    return box.open_box(closed, private_key=private_key, about=about)


@given(st.text(max_size=200))
def test_what_was_sealed_comes_out(text):
    assert opened(sealed(text)) == text


@pytest.mark.parametrize("text", ["", "x", "\0", "é" * 511, "𝕏" * 200, "x" * 1022])
def test_every_text_makes_a_box_of_one_size(text):
    assert len(sealed(text)) == box.SEALED_BYTES
    assert opened(sealed(text)) == text


def test_what_is_too_long_is_refused():
    with pytest.raises(ValueError, match="too long"):
        sealed("é" * 512)


def test_the_same_text_is_another_box_each_time():
    assert sealed() != sealed()
    assert b"112" not in sealed()


def test_another_key_opens_nothing():
    with pytest.raises(box.CannotOpen):
        opened(sealed(), private_key=box.new_private_key())


def test_a_box_in_another_row_does_not_open():
    with pytest.raises(box.CannotOpen):
        opened(sealed(about="abc"), about="abd")


@pytest.mark.parametrize("at", [0, 31, 32, 500, -1])
def test_a_box_with_one_byte_changed_does_not_open(at):
    changed = bytearray(sealed())
    changed[at] ^= 1

    with pytest.raises(box.CannotOpen):
        opened(bytes(changed))


@pytest.mark.parametrize("closed", [b"", b"x", b"\0" * 32, b"\0" * box.SEALED_BYTES])
def test_what_is_no_box_does_not_open(closed):
    with pytest.raises(box.CannotOpen):
        opened(closed)


def test_keys_are_those_of_the_standard():
    """RFC 9180, A.2.1: the recipient's keys of X25519, HKDF-SHA256, ChaCha20-Poly1305."""
    private = "8057991eef8f1f1af18f4a9491d16a1ce333f695d4db8e38da75975c4478e0fb"
    public = "4310ee97d88cc1f088a5576c77ab0cf5c3ac797f3d95139c6c84b5429c59662a"

    assert box.public_key_of(bytes.fromhex(private)).hex() == public
