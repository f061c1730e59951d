"""
The consonants of a name, so that "Иван Петров" and "Ivan Petrov" can be found to be alike.

For a moderator's eye only: it joins what is not the same. Which sounds are one was chosen by
measuring (docs/measured.md); Chinese, Japanese, Korean and Thai are left as they are.
"""

import re
import unicodedata
from collections.abc import Iterable

from freedomnow.web.text import PLAIN_LETTERS

# Shorter skeletons, and those of one word, agree by accident.
FEWEST_LETTERS, FEWEST_WORDS = 4, 2


def _table(letters: str, sounds: str) -> dict[str, str]:
    return dict(zip(letters, sounds.split(), strict=True))


# Letters of an alphabet that writes its vowels.
CYRILLIC = _table(
    "абвгдеёжзийклмнопрстуфхцчшщыэюяіїєґђјљњћџқғүұһәөң",
    "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh sh y e u a i i e g "
    "dj i l n ch j k g u u h a o n",
)
GREEK = _table("αβγδεζηθικλμνξοπρστυφχψω", "a v g d e z i th i k l m n x o p r s t i f kh ps o")
# Letters of scripts that leave their vowels out: one is thought behind each.
ARABIC = _table(
    "بپتٹثجچحخدڈذرڑزژسشصضطظغفڤقکكگڭلمنںهھہځڅډټړږښګڼ",
    "b p t t th j ch h kh d d z r r z zh s sh s z t z gh f v q k k g g l m n n h h h "
    "z ts d t r zh sh g n",
)
HEBREW = _table("בגדהזחטכךלמםנןסףפצץקרשת", "b g d h z h t k k l m m n n s f p ts ts k r sh t")
DEVANAGARI = _table(
    "कखगघङचछजझञटठडढणतथदधनपफबभमयरलळवशषसह",
    "k kh g gh n ch ch j jh n t th d dh n t th d dh n p ph b bh m y r l l v sh sh s h",
)
SIGNS = {"ं": "n", "ँ": "n", "ऋ": "ri", "ृ": "ri"}
VOWELS = "اءآأإؤئوۇۆۈٱىيیےۓېۍةۃەعأאעויअआइईउऊएऐओऔऑ"
VIRAMA, NUKTA = "\u094d", "\u093c"
LETTERS = (
    CYRILLIC
    | GREEK
    | {letter: f"{sound}a" for letter, sound in (ARABIC | HEBREW | DEVANAGARI).items()}
    | dict.fromkeys(VOWELS, "a")
    | SIGNS
    | {NUKTA: ""}
)
# Before letters are looked up: what a script writes in its own way.
SPELLINGS = [
    (re.compile(pattern), told)
    for pattern, told in [
        ("μπ", "b"), ("ντ", "d"), ("γκ", "g"), ("τζ", "j"), ("дж", "j"), ("кс", "x"),
        (f"ज{NUKTA}", "za"), (f"फ{NUKTA}", "fa"), (f"[डढ]{NUKTA}", "ra"), (f"ज{VIRAMA}ञ", "gya"),
        ("संह", "singh"),
        (r" ?ا?لل[هہ]\b", "لا"), (r"\bعبد ?(?:ال)?", "عبدا"), (r" ?\bالد[يی]ن\b", "دين"),
        (r"\bال(?=\w\w)", ""),
    ]
]  # fmt: skip
# Once all is Latin: the article in its many forms, and letters that stand for one sound.
SOUNDS = [
    (re.compile(pattern), told)
    for pattern, told in [
        (r"\babd[aeou]?[lr]? (?:[aeu][lr] )?|\babd[aeou]l(?=.)", "abda"),
        (r" ?\b[aeu]l?lah\b", "ala"),
        (r" ?\b[aeu][ld] ?d(?:in|een|ine)\b|(?<=\w)[aeou][ld]?d(?:in|een|ine)\b", "adin"),
        (r"\b(?:[aeu][lrd]|as|es) (?=\w)", ""),
        (r"tch|tsch|sch|ch(?!r)|c(?=[eiy])|cz", "s"), (r"dzh|dj", "j"), (r"zh", "z"),
        (r"t[sz]", "s"), (r"ph", "f"), (r"x", "ks"),
    ]
]  # fmt: skip
SAME = str.maketrans({"q": "k", "c": "k", "z": "s", "j": "g", "v": "f"})
DOUBLED = re.compile(r"([^aeiou\d ])\1+")
KEPT_SIGNS = {VIRAMA, NUKTA, *SIGNS}
VANISHING = {"Mn", "Mc", "Cf", "Lm"}
APOSTROPHES = "'’‘`´ьъ"
WEAK = re.compile(r"[aeiouwyh]")


def skeleton(name: str) -> str:
    """Its consonants, word by word, the words sorted; "" where none is left."""
    plain = unicodedata.normalize("NFKD", name).casefold().translate(PLAIN_LETTERS)
    latin = _in_latin("".join(map(_kept, plain)))
    for pattern, told in SOUNDS:
        latin = pattern.sub(told, latin)
    heard = DOUBLED.sub(r"\1", latin.translate(SAME))
    return " ".join(sorted(WEAK.sub("", heard).split()))


def telling_skeletons(names: Iterable[str]) -> list[str]:
    """Those that say something when they are equal: of enough letters, in two words or more."""
    return sorted({told[:300] for told in map(skeleton, names) if _tells(told)})


def _tells(told: str) -> bool:
    words = told.split()
    return len(words) >= FEWEST_WORDS and sum(map(len, words)) >= FEWEST_LETTERS


def _in_latin(text: str) -> str:
    for pattern, told in SPELLINGS:
        text = pattern.sub(told, text)
    text = "".join(LETTERS.get(letter, letter) for letter in text)
    return text.replace(f"a{VIRAMA}", "")


def _kept(character: str) -> str:
    """Letters, digits, signs that change a letter; apostrophes vanish, the rest parts words."""
    if character in KEPT_SIGNS:
        return character
    if unicodedata.category(character) in VANISHING or character in APOSTROPHES:
        return ""
    return character if character.isalnum() else " "
