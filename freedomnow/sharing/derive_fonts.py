"""
Renew data/*.ttf.xz, the letters of share pictures, from copies of the Noto fonts (OFL 1.1).

    python -m freedomnow.sharing.derive_fonts LATIN ARABIC DEVANAGARI NASTALIQ [--out FOLDER]

The first three are the variable fonts NotoSans, NotoSansArabic and NotoSansDevanagari as the
Python packages fontpkg-noto-sans 2.15, -arabic 2.12 and -devanagari 2.7 hold them; the last is
noto-nastaliq-urdu-arabic-600-normal of the npm package @fontsource/noto-nastaliq-urdu 5.3.0, made
a TTF (`python -m fontTools.ttLib.woff2 decompress`). Of each, one weight (600) and the letters of
LETTERS stay, with all their rules for joining; hints go. The names "Noto" and the licence stay.
"""

import argparse
import lzma
from pathlib import Path

import uharfbuzz as hb

from freedomnow.sharing.fonts import DATA, NAMES

WEIGHT = 600
# Blank, no-break blank, joiners and marks of direction are in each.
EVERYWHERE = "20 a0 200c-200f"
LETTERS = {
    "latin": "21-7e a1-17f 18f 192 1a0-1a1 1af-1b0 1cd-1dc 218-21b 259 2b9-2bf 300-304 306-30c 323 "
    "327-328 370-4ff 1e00-1eff 2010-2027 2030-203a 20a8-20bf 2116 2122 2212",
    "arabic": "600-6ff 750-77f 25cc",
    "devanagari": "900-97f 1cd0-1cff 25cc a8e0-a8ff",
    "nastaliq": "60c 610-615 61b 61f 621-65f 660-66d 670-6d5 6f0-6f9",
}
# Copyright, family, style, full and PostScript name, licence and where it stands.
NAMES_KEPT = (0, 1, 2, 4, 6, 13, 14)


def code_points(ranges: str) -> list[int]:
    """Of "41 61-63": 0x41, 0x61, 0x62, 0x63."""
    ends = [part.partition("-") for part in ranges.split()]
    return [
        point
        for first, _dash, last in ends
        for point in range(int(first, 16), int(last or first, 16) + 1)
    ]


def smaller(font: bytes, ranges: str) -> bytes:
    """The font with those letters alone, in one weight."""
    face = hb.Face(hb.Blob(font))
    wanted = hb.SubsetInput()
    for point in code_points(f"{EVERYWHERE} {ranges}"):
        wanted.unicode_set.add(point)
    for axis in face.axis_infos:
        value = WEIGHT if axis.tag == "wght" else axis.default_value
        wanted.pin_axis_location(face, axis.tag, value)
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    wanted.name_id_set.clear()
    for number in NAMES_KEPT:
        wanted.name_id_set.add(number)
    return bytes(hb.subset(face, wanted).blob.data)


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in NAMES:
        parser.add_argument(name, type=Path)
    parser.add_argument("--out", type=Path, default=DATA)
    told = parser.parse_args(arguments)
    for name in NAMES:
        font = smaller(getattr(told, name).read_bytes(), LETTERS[name])
        (told.out / f"{name}.ttf.xz").write_bytes(lzma.compress(font, preset=9))


if __name__ == "__main__":
    main()
