"""Names as they can be recognised inside a text, whatever the order of their words."""

from collections.abc import Iterable, Iterator

from freedomnow.web.text import folded

MOST_WORDS = 8
# A name of one word is looked for only if it is the main one and not as short as "Ali".
SHORTEST_SINGLE = 4


def name_key(name: str) -> str:
    """ "SALEH, Ahmed" and "Ahmed Saleh" have one key: folded words, sorted."""
    return " ".join(sorted(folded(name).split()))


def guarded_keys(names: Iterable[str]) -> list[str]:
    """
    Keys to look for in texts, of somebody's names, the main one first.

    Left out is what texts hold by accident: single words, but for a main name of four letters
    or more, and names of more than eight words. Scripts that do not part words (Chinese, Thai)
    are not recognised inside a sentence.
    """
    keys = [name_key(name) for name in names]
    main = keys[:1]
    return sorted({key for key in keys if _can_be_looked_for(key, is_main=key in main)})


def _can_be_looked_for(key: str, *, is_main: bool) -> bool:
    words = key.count(" ") + 1
    if words == 1:
        return is_main and len(key) >= SHORTEST_SINGLE
    return words <= MOST_WORDS


def telling_word(key: str) -> str:
    """The longest word of a key: a text without it cannot hold the name."""
    return max(key.split(), key=lambda word: (len(word), word))


def keys_in(text: str) -> Iterator[str]:
    """The key of every run of up to eight words: for 1,000 words about 8,000."""
    words = folded(text).split()
    for start in range(len(words)):
        for end in range(start + 1, min(start + MOST_WORDS, len(words)) + 1):
            yield " ".join(sorted(words[start:end]))
