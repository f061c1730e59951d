"""Short texts put together as the active language does it."""

from collections.abc import Iterable

from babel.lists import format_list

from freedomnow.web.languages import interface_language


def in_one_line(parts: Iterable[object]) -> str:
    """The parts with the language's own comma between them; "" for none."""
    return format_list([str(p) for p in parts], style="unit", locale=interface_language())
