"""Long pages without needless blanks."""

import pytest

from freedomnow.web.tight import tightened


@pytest.mark.parametrize(
    ("page", "sent"),
    [
        (b"<p>\n\n\n  <b>One</b>\n <i>two</i>", b"<p>\n<b>One</b>\n<i>two</i>"),
        (b"<p>words  \n\n  <b>One</b>", b"<p>words\n<b>One</b>"),
        (b"<b>One</b> <i>two</i>", b"<b>One</b> <i>two</i>"),
        (b"<p>\n  words\n  &lt;b&gt;", b"<p>\n  words\n  &lt;b&gt;"),
        (b"<textarea>\n\n  a\n\n</textarea>", b"<textarea>\n\n  a\n\n</textarea>"),
    ],
)
def test_one_line_break_is_left_between_tags(page, sent):
    assert tightened(page) == sent


def test_a_text_of_nothing_but_line_breaks_comes_back_at_once():
    """Begun anew at each line break, the pattern would not end within an hour."""
    page = b"<p>\n\n<textarea>" + b"\n" * 200_000 + b"</textarea>" + b" " * 200_000 + b"x"

    assert tightened(page) == page.replace(b"\n\n<textarea", b"\n<textarea")
