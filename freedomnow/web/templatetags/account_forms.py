"""What the account pages need to draw forms like the rest of the site."""

from typing import Any

from django import forms, template

register = template.Library()


@register.simple_tag
def problems(form: forms.Form) -> list[tuple[str, Any, str]]:
    """Every error as (id of its field or "", its label, what is wrong)."""
    found: list[tuple[str, Any, str]] = [("", "", str(error)) for error in form.non_field_errors()]
    for field in form:
        found += [(field.id_for_label, field.label, str(error)) for error in field.errors]
    return found
