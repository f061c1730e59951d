"""Which words differ between two texts, for a moderator's eye."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

# Above this the comparison could take seconds; the texts are then shown as wholly different.
MOST_WORDS = 6_000
Part = tuple[bool, str]  # whether it differs, and the words


def parts(before: str, after: str) -> tuple[list[Part], list[Part]]:
    """Both texts cut where they begin or end to differ; spaces and line breaks are kept."""
    old, new = re.findall(r"\s+|\S+", before), re.findall(r"\s+|\S+", after)
    if not (old and new) or len(old) + len(new) > MOST_WORDS:
        return _whole(before), _whole(after)
    steps = SequenceMatcher(None, old, new, autojunk=True).get_opcodes()
    return (
        _told((tag, old[start:end]) for tag, start, end, _from, _to in steps),
        _told((tag, new[start:end]) for tag, _from, _to, start, end in steps),
    )


def _told(steps: Iterable[tuple[str, list[str]]]) -> list[Part]:
    return [(tag != "equal", "".join(words)) for tag, words in steps if words]


def _whole(text: str) -> list[Part]:
    return [(True, text)] if text else []
