"""The picture that messengers show beside a link: 1200 by 630, words and the site's mark."""

from functools import cache, lru_cache

from freedomnow.sharing.canvas import ACCENT, PAINT, Canvas, filled, united
from freedomnow.sharing.lines import Paragraph, Undrawable
from freedomnow.sharing.wrapping import Block, fitted
from freedomnow.web.languages import is_rtl

WIDTH, HEIGHT = 1200, 630
MARGIN = 76
NAME = "FreedomNow"
# static/css/site.css: --band, --lamp
BAND, LAMP, WHITE = (0x0D, 0x4A, 0x45), (0xFF, 0xC2, 0x4B), (255, 255, 255)
SIZES = (76, 68, 60, 54, 48, 42)
NAME_SIZE, HOST_SIZE = 38, 30
TITLE_WIDTH = 760
TITLE_HEIGHT = 335
# Pixels for a unit of the mark's drawing (components/name_mark.html), and where the mark begins.
UNIT, DOOR_TOP, DOOR_WIDTH = 13.0, 170, 18 * 13
# Kept in each worker: about 10 kB a picture.
KEPT = 128


def picture(title: str, language: str, host: str) -> bytes:
    """The PNG for a page; the site's own where no font here can write the title."""
    try:
        return drawn(title, language, host)
    except Undrawable:
        return neutral(host)


def neutral(host: str) -> bytes:
    """The site's own picture: name and mark, no word that needs a language."""
    return drawn("", "en", host)


@lru_cache(maxsize=KEPT)
def drawn(title: str, language: str, host: str) -> bytes:
    """The PNG; about 50 ms the first time. Raises Undrawable, each time anew."""
    is_mirrored = is_rtl(language)
    canvas = Canvas(WIDTH, HEIGHT, shapes(is_mirrored))
    if title:
        write_title(canvas, fitted(title, language, SIZES, TITLE_WIDTH, TITLE_HEIGHT), is_mirrored)
        write_line(canvas, NAME, NAME_SIZE, MARGIN + NAME_SIZE, is_mirrored)
    else:
        write_line(canvas, NAME, 2 * NAME_SIZE, HEIGHT / 2 + NAME_SIZE / 2, is_mirrored)
    write_line(canvas, host, HOST_SIZE, HEIGHT - MARGIN, is_mirrored)
    return canvas.png(BAND, WHITE, LAMP)


def write_title(canvas: Canvas, block: Block, is_mirrored: bool) -> None:
    """In the middle between name and address."""
    y = (HEIGHT - block.height) / 2 + block.ascent
    for paragraph, start, end in block.lines:
        x = start_of(paragraph.width(start, end) * block.size, is_mirrored)
        canvas.write(paragraph.glyphs(start, end), block.size, x, y)
        y += block.leading


def write_line(canvas: Canvas, text: str, size: int, y: float, is_mirrored: bool) -> None:
    """Latin letters, at the side where lines begin."""
    line = Paragraph.of(text, "en")
    x = start_of(line.width(0, len(text)) * size, is_mirrored)
    canvas.write(line.glyphs(0, len(text)), size, x, y)


def start_of(width: float, is_mirrored: bool) -> float:
    return WIDTH - MARGIN - width if is_mirrored else MARGIN


@cache
def shapes(is_mirrored: bool) -> bytes:
    """The mark, at the side where lines end: the ground of every picture. 0.7 MB for each side."""
    left = MARGIN if is_mirrored else WIDTH - MARGIN - DOOR_WIDTH

    def placed(shape: tuple[float, float] | None) -> tuple[float, float] | None:
        if shape is None:
            return None
        near, far = (left + (edge - 7) * UNIT for edge in shape)
        middle = 2 * left + DOOR_WIDTH
        return (middle - far, middle - near) if is_mirrored else (near, far)

    return united(
        filled(WIDTH, HEIGHT, lambda y: placed(leaf((y - DOOR_TOP) / UNIT + 4.5))).translate(PAINT),
        filled(WIDTH, HEIGHT, lambda y: placed(light((y - DOOR_TOP) / UNIT + 4.5))).translate(
            ACCENT
        ),
    )


def leaf(y: float) -> tuple[float, float] | None:
    """The open leaf: m7 4.5 7.5 3.2v17.6L7 28.5z."""
    upper, lower = 7 + (y - 4.5) * 7.5 / 3.2, 7 + (28.5 - y) * 7.5 / 3.2
    right = min(14.5, upper, lower)
    return (7, right) if right > 7 else None


def light(y: float) -> tuple[float, float] | None:
    """What shines behind it: M15.5 7H20a5 5 0 0 1 5 5v13h-9.5z."""
    if not 7 <= y <= 25:
        return None
    drop = max(0.0, 12 - y)
    return 15.5, 20 + (25 - drop**2) ** 0.5
