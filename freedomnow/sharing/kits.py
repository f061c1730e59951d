"""The texts of a kit and the plain links that hand them to a messenger. Nobody is counted."""

from dataclasses import dataclass
from urllib.parse import quote

from django.utils.translation import gettext as _

from freedomnow.sharing.cutting import shortened, units
from freedomnow.sharing.shared import Shared

# One SMS of Latin letters; the same in every language.
MOST = 160


@dataclass(frozen=True)
class Kit:
    """`short` has the short address in it, `post` the page's own; both end with it."""

    short: str
    post: str
    address: str
    short_address: str

    @property
    def length(self) -> int:
        return units(self.short)


def kit_of(shared: Shared, root: str) -> Kit:
    """`root` is the site's own address, as https://example.org."""
    address, short_address = root + shared.path, root + shared.short_path
    return Kit(
        short=with_address(told(shared), short_address),
        post="\n\n".join(part for part in (*parts_of(shared), address) if part),
        address=address,
        short_address=short_address,
    )


def with_address(text: str, address: str) -> str:
    """
    MOST units at most; the address is never cut. It has a line of its own: in a line of Arabic its
    last slash would be shown before it.
    """
    words = shortened(text, MOST - units(address) - 1)
    return f"{words}\n{address}".strip()


def told(shared: Shared) -> str:
    """In one line: a campaign's message or a place's words alone, else title and summary."""
    if shared.kind == "article":
        return f"{shared.title.rstrip('.')}. {shared.words}".strip()
    return shared.on_picture


def parts_of(shared: Shared) -> tuple[str, str]:
    """Title and words, each once."""
    repeats = shared.words.startswith(shared.title.partition(":")[0]) and shared.kind == "region"
    return ("" if repeats else shared.title, shared.words)


def links_of(shared: Shared, kit: Kit) -> list[tuple[str, str]]:
    """(name of a messenger, address that opens it with the text, to nobody yet)."""
    short, address = quote(kit.short), quote(kit.short_address, safe="")
    words = quote(kit.short.removesuffix(kit.short_address).strip())
    return [
        ("SMS", f"sms:?body={short}"),
        ("WhatsApp", f"https://wa.me/?text={short}"),
        ("Telegram", f"https://t.me/share/url?url={address}&text={words}"),
        ("Facebook", f"https://www.facebook.com/sharer/sharer.php?u={address}"),
        (_("E-mail"), f"mailto:?subject={quote(shared.title)}&body={quote(kit.post)}"),
    ]
