"""Text as people type it, made safe to store, compare and show."""

import re
import unicodedata

# Persian and Indic scripts are misspelt without these two joiners.
JOINERS = "\u200c\u200d"
# Letters by name, blank to the eye: they would pass as text where nothing is written.
BLANK_LETTERS = "\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
MOST_MARKS_IN_A_ROW = 6
# Letters that Unicode does not take apart, and the ones that people type for them.
PLAIN_LETTERS = str.maketrans("łđøħıŧɖƙɓɗŋ", "ldohitdkbdn", "") | str.maketrans(
    {"æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
)
MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
STACKED_MARKS = re.compile(f"[{MARKS}]{{{MOST_MARKS_IN_A_ROW + 1},}}")


def cleaned(text: str, *, keep_lines: bool = False) -> str:
    """
    NFC, without control and formatting characters (direction overrides among them), trimmed.

    Line breaks become \\n where `keep_lines`, a space elsewhere. Costs one pass over the text.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not keep_lines:
        text = " ".join(text.split())
    text = unicodedata.normalize("NFC", text)
    if not text.isprintable():  # most texts hold nothing to take out
        text = "".join(c for c in text if _is_kept(c, keep_lines))
    return text.strip().strip(JOINERS).strip()


def is_blank(text: str) -> bool:
    """Nothing that an eye could see."""
    return not any(map(_can_be_seen, text))


def has_stacked_marks(text: str) -> bool:
    """More accents on one letter than any script writes: text made to deface a page."""
    return STACKED_MARKS.search(text) is not None


def folded(text: str) -> str:
    """
    For comparing and sorting names: no accents, no case, no punctuation, single blanks.

    Vowel signs of Indic scripts stay: without them Togo and Tonga are one word in Hindi. Names
    across scripts are a matter of the search function.
    """
    plain = unicodedata.normalize("NFKD", text).casefold().translate(PLAIN_LETTERS)
    return " ".join("".join(map(_compared, plain)).split())


def shortened(text: str, most: int) -> str:
    """At most so many characters, cut between words where there are any, and then marked."""
    if len(text) <= most:
        return text
    head = text[: most - 1]
    words = head.rpartition(" ")[0]
    kept = words if len(words) > most // 2 else head
    return kept.rstrip(" ,;:.") + "…"


def _compared(character: str) -> str:
    """Letters, digits and vowel signs stay; accents vanish; anything else parts words."""
    if character.isalnum() or _is_vowel_sign(character):
        return character
    return "" if unicodedata.category(character) in {"Mn", "Cf", "Lm"} else " "


def _is_vowel_sign(character: str) -> bool:
    """Accents, unlike it, have a combining class."""
    return unicodedata.category(character) in {"Mc", "Mn"} and not unicodedata.combining(character)


def _can_be_seen(character: str) -> bool:
    """Accents, joiners and selectors show nothing without a letter that carries them."""
    return unicodedata.category(character)[0] not in "MZC" and character not in BLANK_LETTERS


def _is_kept(character: str, keep_lines: bool) -> bool:
    if character in JOINERS or (keep_lines and character in "\n\t"):
        return True
    return unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
