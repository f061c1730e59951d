"""Names of the public record in texts that name nobody: campaigns and stories, words and links."""

from collections.abc import Iterator
from urllib.parse import unquote

from freedomnow.publishing.documents import Document
from freedomnow.publishing.kinds import naming_kinds
from freedomnow.search.lookup import published_names_in
from freedomnow.submissions.spam import texts_of
from freedomnow.web.name_keys import keys_in
from freedomnow.web.text import folded

# Letters of words that are run together: fewer are other words by accident ("Li Na" is in "Lina").
SHORTEST_JOINED = 10


def names_in(document: Document) -> list[str]:
    """
    Names of the public record that any of its texts or links holds, also where signs stand for
    letters (%20), or words are run together as in a hashtag or in the name of a site. 1 query.
    """
    texts = [text for told in texts_of(document) for text in readings(told)]
    words = {word for text in texts for word in folded(text).split()}
    return published_names_in(
        {key for text in texts for key in keys_in(text)},
        kinds=naming_kinds(),
        joined={word for word in words if len(word) >= SHORTEST_JOINED},
    )


def readings(text: str) -> Iterator[str]:
    """The text as it is read, and with "AskFirst" as two words."""
    plain = unquote(text)
    yield plain
    before = " " + plain
    yield "".join(
        f" {one}" if one.isupper() and last.islower() else one
        for last, one in zip(before, plain, strict=False)
    )
