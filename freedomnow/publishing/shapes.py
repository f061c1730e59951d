"""The shape of a document, before any form reads it: a wrong one must not reach a field."""

from typing import Any

from django.contrib.postgres.fields import ArrayField

# Python refuses to write a number of 5,000 digits; no column holds one above this.
LARGEST_NUMBER = 2**63 - 1


def is_row_list(lines: Any, form: Any) -> bool:
    return isinstance(lines, list) and all(
        isinstance(line, dict) and set(line) == set(form.base_fields) and is_line(line, form)
        for line in lines
    )


def is_line(line: dict[str, Any], form: Any) -> bool:
    """A list of text where the model has an array; text, a number or nothing elsewhere."""
    model = form._meta.model
    return all(
        _is_text_list(line[name])
        if isinstance(model._meta.get_field(name), ArrayField)
        else _is_leaf(line[name])
        for name in form.base_fields
    )


def _is_text_list(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _is_leaf(value: Any) -> bool:
    if type(value) is int:
        return abs(value) <= LARGEST_NUMBER
    return value is None or type(value) in (str, bool)
