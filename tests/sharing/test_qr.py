"""QR codes as paths."""

import re

import pytest
import qrcode
from qrcode.constants import ERROR_CORRECT_M

from freedomnow.sharing.qr import QUIET, code_of

ADDRESS = "https://freedomnow.example/ar/s/FR/"


def drawn(code):
    """The dark modules that the path fills."""
    return {
        (int(x) + step, int(y))
        for x, y, wide, back in re.findall(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z", code.path)
        for step in range(int(wide))
    }


@pytest.mark.parametrize("text", [ADDRESS, "https://a.example/s/x/", "x" * 200])
def test_the_path_draws_each_dark_module_and_no_other(text):
    code = code_of(text)
    model = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=QUIET)
    model.add_data(text)
    matrix = model.get_matrix()

    assert code.size == len(matrix)
    assert drawn(code) == {
        (x, y) for y, row in enumerate(matrix) for x, is_dark in enumerate(row) if is_dark
    }


def test_white_stands_around_it():
    code = code_of(ADDRESS)
    inside = range(QUIET, code.size - QUIET)

    assert all(x in inside and y in inside for x, y in drawn(code))


def test_the_path_holds_numbers_and_commands_alone():
    assert re.fullmatch(r"[Mhvz0-9 -]+", code_of('"><script>').path)


def test_the_same_address_has_the_same_code():
    assert code_of(ADDRESS) == code_of(ADDRESS)
    assert code_of(ADDRESS) != code_of(ADDRESS.replace("FR", "GB"))
