"""Long pages without needless blanks."""

import pytest

from freedomnow.web.tight import tightened


@pytest.mark.parametrize(
    ("page", "sent"),
    [
        (b"<p>\n\n\n  <b>One</b>\n <i>two</i>", b"<p>\n<b>One</b>\n<i>two</i>"),
        (b"<b>One</b> <i>two</i>", b"<b>One</b> <i>two</i>"),
        (b"<p>\n  words\n  &lt;b&gt;", b"<p>\n  words\n  &lt;b&gt;"),
        (b"<textarea>\n\n  a\n\n</textarea>", b"<textarea>\n\n  a\n\n</textarea>"),
    ],
)
def test_one_line_break_is_left_between_tags(page, sent):
    assert tightened(page) == sent
