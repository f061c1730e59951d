"""Short texts: cut between words, or else between what a reader takes for letters."""

import unicodedata

from freedomnow.web.text import JOINERS

ELLIPSIS = "…"
ZWJ = "\u200d"
VIRAMA_CLASS = 9  # Unicode's combining class: the next letter joins this one
MODIFIERS = range(0x1F3FB, 0x1F400)  # tones of skin
LOOSE_ENDS = " ,;:.-\u2013\u2014\u060c\u061b"  # dashes and Arabic commas too; before an ellipsis
FLAGS = range(0x1F1E6, 0x1F200)  # two make one flag


def units(text: str) -> int:
    """How long messengers count it: emoji and rare letters are two UTF-16 units each."""
    return len(text.encode("utf-16-le")) // 2


def shortened(text: str, most: int) -> str:
    """
    The text in one line, of `most` units at most, "…" included where something was left out; ""
    where nothing of it fits.
    """
    text = " ".join(text.split())
    if units(text) <= most:
        return text
    end = last_end(text, most - units(ELLIPSIS))
    return f"{text[:end].rstrip(LOOSE_ENDS)}{ELLIPSIS}" if end else ""


def last_end(text: str, most: int) -> int:
    """The last place within `most` units at which a word ends, or a letter where no word does."""
    fitting = 0
    room = most
    for character in text:
        room -= units(character)
        if room < 0:
            break
        fitting += 1
    ends = [at for at in range(fitting, 0, -1) if can_part(text, at)]
    return next((at for at in ends if text[at : at + 1] in {" ", ""}), ends[0] if ends else 0)


def can_part(text: str, at: int) -> bool:
    """
    Whether the characters before and after belong to different letters: not before an accent, a
    vowel sign or a joiner, not within a conjunct, an emoji of several parts or a flag.
    """
    if at >= len(text):
        return True
    before, after = text[at - 1], text[at]
    if after in JOINERS or unicodedata.category(after).startswith("M"):
        return False
    if ord(after) in MODIFIERS or before == ZWJ:
        return False
    if unicodedata.combining(before) == VIRAMA_CLASS:
        return False
    return not (ord(after) in FLAGS and flags_before(text, at) % 2)


def flags_before(text: str, at: int) -> int:
    """How many halves of flags stand in a row before that place."""
    count = 0
    while count < at and ord(text[at - 1 - count]) in FLAGS:
        count += 1
    return count
